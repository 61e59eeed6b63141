"""Several pictures of the user's beside each other, each coming as it is spoken of."""

from __future__ import annotations

from pathlib import Path

from tui.studio.stage.brush import draw_layer, fill, rounded
from tui.studio.stage.compositor import Layer
from tui.studio.stage.engine import Canvas
from tui.studio.stage.layout import Box
from tui.studio.stage.motion import Entering, Part
from tui.studio.stage.panels import MANNERS
from tui.studio.stage.photo import APPROACH, REVEAL, Photo, is_graphic, picture_if_readable
from tui.studio.stage.scenes.heading import heading
from tui.studio.stage.setting import Setting
from tui.studio.stage.text import Align, clean, fitted
from tui.studio.stage.timing import moments
from tui.studio.storyboard import ImageGridScene, Picture

_ROWS = {1: (1,), 2: (2,), 3: (3,), 4: (2, 2), 5: (3, 2), 6: (3, 3)}
"""Pictures a row, in a wide room."""
_ROWS_HIGH = {1: (1,), 2: (1, 1), 3: (1, 2), 4: (2, 2), 5: (1, 2, 2), 6: (2, 2, 2)}
"""As above, in a high one."""
_RADIUS = {"rule": 0, "block": 0, "prompt": 0, "outline": 4, "sketch": 4, "plain": 8}


def image_grid_parts(scene: ImageGridScene, setting: Setting) -> list[Part]:
    """The parts of a grid; a picture that cannot be read is a panel with what it would have shown."""
    parts, room = heading(scene.headline, setting, 0.22)
    cells = _cells(len(scene.pictures), room, setting)
    files = (*setting.pictures, *(None,) * len(cells))
    times = moments([picture.alt for picture in scene.pictures], setting.words, setting.duration_s)
    for picture, file, cell, time_s in zip(scene.pictures, files, cells, times, strict=False):
        parts += _cell(picture, file, cell, min(time_s, setting.duration_s * 0.7), setting)
    return parts


def _cells(count: int, room: Box, setting: Setting) -> list[Box]:
    gap = 14 * setting.unit
    rows = (_ROWS if room.width > room.height * 1.1 else _ROWS_HIGH)[count]
    height = (room.height - gap * (len(rows) - 1)) / len(rows)
    cells = []
    for number, columns in enumerate(rows):
        width = (room.width - gap * (columns - 1)) / columns
        y = room.y + (height + gap) * number
        cells += [Box(room.x + (width + gap) * column, y, width, height) for column in range(columns)]
    return cells


def _cell(picture: Picture, file: Path | None, cell: Box, starts_s: float, setting: Setting) -> list[Part]:
    radius = _RADIUS.get(setting.style.panels, 16) * setting.unit
    opened = picture_if_readable(file) if file else None
    if opened is None:
        return [setting.enter(_empty(picture, cell, setting), starts_s, rise_px=24)]
    graphic = picture.page is not None or is_graphic(opened)
    parts: list[Part] = [Entering(_backing(cell, radius, setting), starts_s, 0, lasts_s=0.5)]
    place, way = cell, APPROACH
    if graphic:
        place, way, radius = _inside(opened.width / opened.height, cell.inset(6, 6)), REVEAL, radius / 2
    return [*parts, Photo(opened, place, way, setting.duration_s, starts_s, radius)]


def _inside(shape: float, cell: Box) -> Box:
    """All of a page or drawing, in the middle of its cell."""
    shape = min(5.0, max(0.2, shape))
    width = min(cell.width, cell.height * shape)
    x, y = cell.middle
    return Box(x - width / 2, y - width / shape / 2, width, width / shape)


def _backing(cell: Box, radius: float, setting: Setting) -> Layer:
    """A shadow, and white paper for pictures that do not fill their cell."""
    unit = setting.unit
    under = Box(cell.x, cell.y + 5 * unit, cell.width, cell.height)

    def draw(canvas: Canvas) -> None:
        canvas.drawRRect(rounded(under, radius), fill("#000000", 0.4 if setting.style.dark else 0.18, 8 * unit))
        canvas.drawRRect(rounded(cell.inset(1, 1), radius), fill("#ffffff"))

    return draw_layer(cell.inset(-24 * unit, -24 * unit), draw)


def _empty(picture: Picture, cell: Box, setting: Setting) -> Layer:
    unit = setting.unit
    alt = clean(picture.alt)
    font = setting.text(setting.style.palette.muted, Align.CENTER)
    room = (cell.width - 40 * unit, cell.height - 30 * unit)
    block = fitted(alt, font, room, setting.sizes(26, 18), 3) if alt else None
    x, y = cell.middle
    # Cards keep room for their shadow; pictures beside them do not.
    panel = cell.inset(-8 * unit, -5 * unit) if setting.style.panels == "card" else cell

    def draw(canvas: Canvas) -> None:
        MANNERS[setting.style.panels].draw(canvas, panel, setting.style.palette, unit)
        if block:
            block.draw(canvas, x - block.width_px / 2, y - block.height_px / 2)

    return draw_layer(cell.inset(-16 * unit, -16 * unit), draw)
