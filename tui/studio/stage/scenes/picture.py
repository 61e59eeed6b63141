"""A picture of the user's: over the whole frame where it suits, else framed, whole and not cropped."""

from __future__ import annotations

from PIL import Image

from tui.studio.stage.brush import draw_layer, fill, rounded
from tui.studio.stage.compositor import Layer
from tui.studio.stage.engine import Canvas, skia
from tui.studio.stage.layout import Box
from tui.studio.stage.motion import Entering, Part
from tui.studio.stage.photo import APPROACH, REVEAL, Photo, is_graphic, open_picture
from tui.studio.stage.scenes.column import ColumnText, aligned_x, column
from tui.studio.stage.setting import Setting
from tui.studio.stage.text import Block, Font, clean, fitted
from tui.studio.storyboard import PictureScene

_LOST_AT_MOST = 0.3
"""A picture is shown over the whole frame when no more than this share of it falls outside."""
_LONGEST = 5.0
"""A picture longer than so many times its height would be a thread."""
_HEADLINE_SIZES = (46.0, 28.0)


def picture_parts(scene: PictureScene, setting: Setting) -> list[Part]:
    """The parts of a picture scene; without a picture file, its words take the picture's place."""
    if setting.picture is None:
        words = scene.headline or scene.picture.alt
        return column(ColumnText(words, headline_sizes=(72, 34)), setting.layout.content, setting)
    picture = open_picture(setting.picture)
    graphic = scene.picture.page is not None or is_graphic(picture)
    if not graphic and setting.layout.presenter is None and _lost(picture, setting) <= _LOST_AT_MOST:
        return _full(picture, scene.headline, setting)
    return _framed(picture, scene.headline, setting, graphic=graphic)


def _lost(picture: Image.Image, setting: Setting) -> float:
    """The share of a picture that would fall outside a frame it fills."""
    shape = picture.width / picture.height
    frame = setting.size.width_px / setting.size.height_px
    return 1 - min(shape, frame) / max(shape, frame)


def _full(picture: Image.Image, headline: str, setting: Setting) -> list[Part]:
    whole = Box(0, 0, setting.size.width_px, setting.size.height_px)
    parts: list[Part] = [Photo(picture, whole, APPROACH, setting.duration_s, starts_s=-0.25)]
    if not clean(headline):
        return parts
    unit, box = setting.unit, setting.layout.content
    font = Font(setting.style.display_font, 700, "#ffffff", 1.2)
    room = (min(box.width, 820 * unit) - 52 * unit, box.height * 0.4)
    block = fitted(headline, font, room, (44 * unit, 26 * unit), 3)
    return [*parts, Entering(_shade(setting), -0.3, 0), Entering(_plate(block, setting), 0.4, 0, slide_px=-30 * unit)]


def _shade(setting: Setting) -> Layer:
    """A darkening towards the lower edge, under which words stay readable."""
    width, height = setting.size.width_px, setting.size.height_px
    box = Box(0, height * 0.5, width, height * 0.5)

    def draw(canvas: Canvas) -> None:
        ends = [skia.Point(0, box.y), skia.Point(0, box.bottom)]
        shader = skia.GradientShader.MakeLinear(ends, [0x00000000, 0x99000000])
        canvas.drawPaint(skia.Paint(Shader=shader))

    return draw_layer(box, draw)


def _plate(block: Block, setting: Setting) -> Layer:
    """The headline on a plate at the lower left, over the captions."""
    unit, box = setting.unit, setting.layout.content
    height = block.height_px + 28 * unit
    place = Box(box.x, box.bottom - height, block.width_px + 52 * unit, height)
    bar = Box(place.x, place.y, 7 * unit, place.height)
    palette = setting.style.palette
    bright = palette.accent if setting.style.dark else palette.glow[0]

    def draw(canvas: Canvas) -> None:
        canvas.drawRRect(rounded(place, 12 * unit), fill("#0a0d16", 0.78))
        canvas.drawRRect(rounded(bar, 3 * unit), fill(bright))
        block.draw(canvas, place.x + 28 * unit, place.y + 14 * unit)

    return draw_layer(place.inset(-2, -2), draw)


def _framed(picture: Image.Image, headline: str, setting: Setting, *, graphic: bool) -> list[Part]:
    """The heading over the picture, which keeps its shape within what room is left."""
    box, unit = setting.layout.content, setting.unit
    parts: list[Part] = []
    block: Block | None = None
    taken = 0.0
    if clean(headline):
        largest, smallest = (size * unit for size in _HEADLINE_SIZES)
        font = setting.display(align=setting.align)
        block = fitted(headline, font, (box.width, box.height * 0.3), (largest, smallest), 2)
        taken = block.height_px + 22 * unit
    frame = _inside(picture, Box(box.x, box.y + taken, box.width, box.height - taken))
    shift = (box.bottom - frame.bottom) / 2
    frame = Box(_frame_x(frame, box, setting), frame.y + shift, frame.width, frame.height)
    if block is not None:
        text_x = aligned_x(block, box, setting.align)
        parts.append(Entering(setting.block_layer(block, text_x, box.y + shift), 0.0, rise_px=24 * unit))
    radius = {"rule": 2, "outline": 6, "plain": 10}.get(setting.style.panels, 20) * unit
    way = REVEAL if graphic else APPROACH
    photo = Photo(picture, frame, way, setting.duration_s, 0.12, radius)
    return [*parts, Entering(_shadow(frame, radius, setting), 0.1, 0, lasts_s=0.7), photo]


def _frame_x(frame: Box, box: Box, setting: Setting) -> float:
    return box.x if setting.layout.presenter and setting.lying else box.x + (box.width - frame.width) / 2


def _inside(picture: Image.Image, room: Box) -> Box:
    """A box of the picture's shape in the room; of a very long or high one, only the middle is shown."""
    shape = min(_LONGEST, max(1 / _LONGEST, picture.width / picture.height))
    width = min(room.width, room.height * shape)
    return Box(room.x, room.y, width, width / shape)


def _shadow(frame: Box, radius: float, setting: Setting) -> Layer:
    unit = setting.unit
    under = Box(frame.x, frame.y + 9 * unit, frame.width, frame.height)
    strength = 0.5 if setting.style.dark else 0.22

    def draw(canvas: Canvas) -> None:
        canvas.drawRRect(rounded(under, radius), fill("#000000", strength, 15 * unit))

    return draw_layer(frame.inset(-44 * unit, -44 * unit), draw)
