"""Something to look at, over the whole frame or framed with its heading over it, and whose or what it is."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

from tui.studio.stage.brush import draw_layer, fill, rounded
from tui.studio.stage.compositor import Layer
from tui.studio.stage.engine import Canvas, skia
from tui.studio.stage.layout import Box
from tui.studio.stage.motion import Entering, Part
from tui.studio.stage.scenes.column import ColumnText, aligned_x, column
from tui.studio.stage.scenes.lower_third import lower_third
from tui.studio.stage.setting import Setting
from tui.studio.stage.text import Block, clean, fitted

_LONGEST = 5.0
"""What is longer than so many times its height would be a thread."""
_HEADLINE_SIZES = (46.0, 28.0)
_NARROW_SHARE = 0.5
"""What takes less of its room's width than this has its heading beside it."""
_BESIDE_PX = 520.0
_FULL_STARTS_S, _FRAMED_STARTS_S = -0.25, 0.12


@dataclass(frozen=True, slots=True)
class Pane:
    """What is shown, and the words that go with it.

    `shape` is its width for each unit of height; `part` draws it covering a box, from a second of the scene on, its
    corners rounded by so many pixels. `spare` is the share of it that may fall outside a box that suits the room.
    """

    shape: float
    part: Callable[[Box, float, float], Part]
    headline: str = ""
    name: str = ""
    role: str = ""
    spare: float = 0.0


def full_pane(pane: Pane, setting: Setting) -> list[Part]:
    """It fills the frame, with its words on plates at the lower left of what room there is."""
    whole = Box(0, 0, setting.size.width_px, setting.size.height_px)
    parts: list[Part] = [pane.part(whole, _FULL_STARTS_S, 0.0)]
    if not clean(pane.headline + pane.name):
        return parts
    unit, box = setting.unit, setting.layout.content
    parts.append(Entering(_shade(setting), -0.3, 0))
    third = lower_third(pane.name, pane.role, min(box.width, 820 * unit), setting)
    if third:
        parts.append(setting.enter(third.layer(box), 0.6, slide_px=-30))
        box = Box(box.x, box.y, box.width, box.height - third.height_px - 14 * unit)
    if clean(pane.headline):
        font = replace(setting.display("#ffffff"), leading=1.2)
        room = (min(box.width, 820 * unit) - 52 * unit, box.height * 0.4)
        block = fitted(setting.headline(pane.headline), font, room, setting.display_sizes(44, 26), 3)
        parts.append(setting.enter(_plate(block, box, setting), 0.4, slide_px=-30))
    return parts


def _shade(setting: Setting) -> Layer:
    """A darkening towards the lower edge, under which words stay readable."""
    width, height = setting.size.width_px, setting.size.height_px
    box = Box(0, height * 0.5, width, height * 0.5)

    def draw(canvas: Canvas) -> None:
        ends = [skia.Point(0, box.y), skia.Point(0, box.bottom)]
        shader = skia.GradientShader.MakeLinear(ends, [0x00000000, 0x99000000])
        canvas.drawPaint(skia.Paint(Shader=shader))

    return draw_layer(box, draw)


def _plate(block: Block, box: Box, setting: Setting) -> Layer:
    """The headline on a plate at the lower left of a box."""
    unit = setting.unit
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


def framed_pane(pane: Pane, setting: Setting) -> list[Part]:
    """The heading stands over it, and it keeps its shape within what room is left."""
    box, unit = setting.layout.content, setting.unit
    parts: list[Part] = []
    block: Block | None = None
    taken = 0.0
    if setting.lying and clean(pane.headline) and _inside(_suited(pane, box), box).width < _NARROW_SHARE * box.width:
        return _beside(pane, setting)
    if clean(pane.headline):
        font = setting.display(align=setting.align)
        words, most = setting.headline(pane.headline), (box.width, box.height * 0.3)
        block = fitted(words, font, most, setting.display_sizes(*_HEADLINE_SIZES), 2)
        taken = block.height_px + 22 * unit
    room = Box(box.x, box.y + taken, box.width, box.height - taken)
    frame = _inside(_suited(pane, room), room)
    shift = (box.bottom - frame.bottom) / 2
    frame = Box(_frame_x(frame, box, setting), frame.y + shift, frame.width, frame.height)
    if block is not None:
        text_x = aligned_x(block, box, setting.align)
        parts.append(setting.enter(setting.block_layer(block, text_x, box.y + shift), 0.0, rise_px=24))
    return parts + _framed(pane, frame, setting)


def _beside(pane: Pane, setting: Setting) -> list[Part]:
    """What is high and narrow takes all of the height, and its heading stands beside it."""
    box, gap = setting.layout.content, 56 * setting.unit
    frame = _inside(_suited(pane, box), box)
    width = min(box.width - frame.width - gap, _BESIDE_PX * setting.unit)
    left = box.x if setting.layout.presenter else box.x + (box.width - frame.width - gap - width) / 2
    frame = Box(left, frame.y, frame.width, frame.height)
    text = ColumnText(pane.headline, headline_sizes=(58, 28), headline_lines=6)
    room = Box(frame.right + gap, box.y, width, box.height)
    return _framed(pane, frame, setting) + column(text, room, setting)


def _framed(pane: Pane, frame: Box, setting: Setting) -> list[Part]:
    """The thing itself in a box, with its shadow, and whose it is."""
    unit = setting.unit
    corner = {"rule": 2, "outline": 6, "plain": 10, "block": 0, "prompt": 0, "sketch": 4}.get(setting.style.panels, 20)
    radius = corner * unit
    shade = Entering(_shadow(frame, radius, setting), 0.1, 0, lasts_s=0.7)
    parts: list[Part] = [shade, pane.part(frame, _FRAMED_STARTS_S, radius)]
    third = lower_third(pane.name, pane.role, frame.width - 36 * unit, setting)
    if third and third.height_px < frame.height * 0.6:
        parts.append(setting.enter(third.layer(frame.inset(18 * unit, 18 * unit)), 0.6, slide_px=-24))
    return parts


def _frame_x(frame: Box, box: Box, setting: Setting) -> float:
    return box.x if setting.layout.presenter and setting.lying else box.x + (box.width - frame.width) / 2


def _suited(pane: Pane, room: Box) -> float:
    """The pane's shape brought nearer to its room's, as far as it can spare what falls outside."""
    wanted, kept = room.width / room.height, 1 - pane.spare
    return min(wanted, pane.shape / kept) if pane.shape < wanted else max(wanted, pane.shape * kept)


def _inside(shape: float, room: Box) -> Box:
    """A box of a shape in the room; of what is very long or high, only the middle is shown."""
    shape = min(_LONGEST, max(1 / _LONGEST, shape))
    width = min(room.width, room.height * shape)
    return Box(room.x, room.y, width, width / shape)


def _shadow(frame: Box, radius: float, setting: Setting) -> Layer:
    unit = setting.unit
    under = Box(frame.x, frame.y + 9 * unit, frame.width, frame.height)
    strength = 0.5 if setting.style.dark else 0.22

    def draw(canvas: Canvas) -> None:
        canvas.drawRRect(rounded(under, radius), fill("#000000", strength, 15 * unit))

    return draw_layer(frame.inset(-44 * unit, -44 * unit), draw)
