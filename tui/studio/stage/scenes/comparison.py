"""Two things beside each other, or one over the other where the frame is narrow."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import chain

from tui.studio.stage.brush import draw_layer, fill, rect
from tui.studio.stage.compositor import Layer
from tui.studio.stage.engine import Canvas
from tui.studio.stage.layout import Box
from tui.studio.stage.motion import Part
from tui.studio.stage.panels import BARE, MANNERS
from tui.studio.stage.scenes.heading import heading, texts_of_one_size
from tui.studio.stage.setting import Setting
from tui.studio.stage.text import Block, clean, runs_left
from tui.studio.stage.timing import moments
from tui.studio.storyboard import ComparisonScene, Side

_TITLE_SIZES = (42.0, 22.0)
_POINT_SIZES = (38.0, 20.0)
_WIDEST_PX = 1060.0
_NARROW_PX = 270.0
"""Columns narrower than this stand under each other, where there is height for it."""


@dataclass(frozen=True, slots=True, eq=False)
class _Column:
    side: Side
    box: Box
    colour: str
    title: Block
    points: list[Block]
    points_top: float
    gap: float


def comparison_parts(scene: ComparisonScene, setting: Setting) -> list[Part]:
    """The parts of a comparison: heading, both panels with their titles, then each point when it is said."""
    parts, room = heading(scene.headline, setting, 0.26)
    boxes = _boxes(room, setting)
    columns = _columns((scene.left, scene.right), boxes, setting)
    for number, column in enumerate(columns):
        parts += _column_parts(column, 0.15 + 0.2 * number, setting)
    return parts


def _boxes(room: Box, setting: Setting) -> tuple[Box, Box]:
    unit = setting.unit
    gap = 22 * unit
    width = min(room.width, _WIDEST_PX * unit)
    x = room.x if setting.layout.presenter else room.x + (room.width - width) / 2
    half = (width - gap) / 2
    if not setting.lying and (half < _NARROW_PX * unit or room.height > width):
        high = min((room.height - gap) / 2, 420 * unit)
        top = room.y + (room.height - 2 * high - gap) / 2
        return Box(x, top, width, high), Box(x, top + high + gap, width, high)
    return Box(x, room.y, half, room.height), Box(x + half + gap, room.y, half, room.height)


def _columns(sides: tuple[Side, Side], boxes: tuple[Box, Box], setting: Setting) -> list[_Column]:
    """Both sides in the same sizes, for they are to be compared."""
    unit, palette = setting.unit, setting.style.palette
    pad = 24 * unit if setting.style.panels not in BARE else 6 * unit
    mark = 26 * unit
    inner = boxes[0].inset(pad, pad * 0.9)
    titles = texts_of_one_size(
        [side.title for side in sides],
        setting.display(),
        [(inner.width, inner.height * 0.3)] * 2,
        setting.display_sizes(*_TITLE_SIZES),
        2,
    )
    head = max(title.height_px for title in titles) + 24 * unit
    most = max(len(side.points) for side in sides) or 1
    gap = 16 * unit
    each = max((inner.height - head - gap * (most - 1)) / most, 20 * unit)
    texts = list(chain.from_iterable(side.points for side in sides))
    room = [(inner.width - mark, each)] * len(texts)
    blocks = texts_of_one_size(texts, setting.text(), room, setting.sizes(*_POINT_SIZES))
    columns = []
    for number, (side, box, title) in enumerate(zip(sides, boxes, titles, strict=True)):
        first = 0 if number == 0 else len(sides[0].points)
        own = blocks[first : first + len(side.points)]
        colour = (palette.accent, palette.second)[number]
        columns.append(_Column(side, box.inset(pad, pad * 0.9), colour, title, own, head, gap))
    used = max(head + sum(b.height_px for b in c.points) + gap * (len(c.points) - 1) for c in columns)
    return _shrunk(columns, used, setting)


def _shrunk(columns: list[_Column], used: float, setting: Setting) -> list[_Column]:
    """Panels no higher than their words need, kept in the middle of their room."""
    spare = max(0.0, columns[0].box.height - used - 4 * setting.unit) / 2
    beside = columns[0].box.y == columns[1].box.y
    shifts = (spare, spare) if beside else (2 * spare - spare * 0.6, spare * 0.6)
    return [
        _Column(
            c.side,
            Box(c.box.x, c.box.y + shift, c.box.width, c.box.height - 2 * spare),
            c.colour,
            c.title,
            c.points,
            c.points_top,
            c.gap,
        )
        for c, shift in zip(columns, shifts, strict=True)
    ]


def _column_parts(column: _Column, starts_s: float, setting: Setting) -> list[Part]:
    box = column.box
    leftward = runs_left(column.title.text)
    parts: list[Part] = [setting.enter(_panel(column, setting), starts_s, rise_px=20)]
    title_x = box.right - column.title.width_px if leftward else box.x
    parts.append(setting.enter(setting.block_layer(column.title, title_x, box.y), starts_s + 0.08, rise_px=20))
    texts = [clean(point) for point in column.side.points]
    y = box.y + column.points_top
    for block, time_s in zip(column.points, moments(texts, setting.words, setting.duration_s), strict=True):
        parts.append(setting.enter(_point(block, box, y, column.colour, setting), time_s, slide_px=-24))
        y += block.height_px + column.gap
    return parts


def _panel(column: _Column, setting: Setting) -> Layer:
    """The panel, with a rule in the side's colour under its title."""
    unit, box = setting.unit, column.box
    pad = 24 * unit if setting.style.panels not in BARE else 6 * unit
    outer = box.inset(-pad, -pad * 0.9)
    rule = Box(box.x, box.y + column.points_top - 17 * unit, box.width, 4 * unit)

    def draw(canvas: Canvas) -> None:
        if setting.style.panels not in BARE:
            MANNERS[setting.style.panels].draw(canvas, outer, setting.style.palette, unit)
        canvas.drawRect(rect(rule), fill(column.colour))

    return draw_layer(outer.inset(-16 * unit, -16 * unit), draw)


def _point(block: Block, box: Box, y: float, colour: str, setting: Setting) -> Layer:
    unit = setting.unit
    leftward = runs_left(block.text)
    dot_x = box.right - 7 * unit if leftward else box.x + 7 * unit
    text_x = box.right - 26 * unit - block.width_px if leftward else box.x + 26 * unit

    def draw(canvas: Canvas) -> None:
        canvas.drawCircle(dot_x, y + block.line_height_px / 2, 5.5 * unit, fill(colour))
        block.draw(canvas, text_x, y)

    return draw_layer(Box(box.x, y, box.width, block.height_px).inset(-4 * unit, -4 * unit), draw)
