"""Parts of a whole: a ring whose parts are drawn as they are said, with a key beside or under it."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import accumulate

from tui.studio.stage.brush import draw_layer, fill, rounded, stroke
from tui.studio.stage.compositor import Layer
from tui.studio.stage.engine import Canvas, skia
from tui.studio.stage.layout import Box
from tui.studio.stage.motion import Part, Unfolding, ease_in_out
from tui.studio.stage.scenes.figures import figure
from tui.studio.stage.scenes.heading import texts_of_one_size
from tui.studio.stage.scenes.plot import Plot, shades
from tui.studio.stage.setting import Setting
from tui.studio.stage.text import Align, fitted

_THICK = 0.36
"""Of the ring, in parts of its radius."""
_DRAWN_S = 0.6
_ROW_SIZES = (30.0, 18.0)


@dataclass(frozen=True, slots=True)
class _Slice:
    ring: Box
    from_share: float
    share: float
    colour: str
    starts_s: float


def pie_parts(plot: Plot, setting: Setting) -> list[Part]:
    """The ring, the largest part's share in its middle, and a row for each part."""
    ring, key = _places(plot, setting)
    colours = shades(setting.style.palette, len(plot.values))
    total = sum(plot.values)
    begins = [0.0, *accumulate(value / total for value in plot.values)]
    parts: list[Part] = []
    for number, value in enumerate(plot.values):
        share = value / total
        slice_ = _Slice(ring, begins[number], share, colours[number], plot.times_s[number])
        if share > 0:
            parts.append(_slice(slice_))
    return [*parts, _middle(plot, ring, setting), *_key(plot, key, colours, setting)]


def _places(plot: Plot, setting: Setting) -> tuple[Box, Box]:
    """Where ring and key lie: beside each other where the box is wide, else one over the other."""
    box, gap = plot.box, 34 * setting.unit
    if box.width > box.height * 1.15:
        side = min(box.height, box.width * 0.42)
        ring = Box(box.x, box.y + (box.height - side) / 2, side, side)
        return ring, Box(ring.right + gap, box.y, box.right - ring.right - gap, box.height)
    side = min(box.width * 0.7, box.height * 0.5)
    ring = Box(box.x + (box.width - side) / 2, box.y, side, side)
    return ring, Box(box.x, ring.bottom + gap * 0.7, box.width, box.bottom - ring.bottom - gap * 0.7)


def _slice(part: _Slice) -> Part:
    radius = part.ring.width / 2
    thick = radius * _THICK
    oval = part.ring.inset(thick / 2, thick / 2)
    gap = 2.2 if part.share < 0.995 else 0.0
    paint = stroke(part.colour, thick)
    paint.setStrokeCap(skia.Paint.kButt_Cap)
    begin = part.from_share * 360 - 90 + gap / 2
    whole = max(0.8, part.share * 360 - gap)

    def draw_at(share: float) -> Layer:
        def draw(canvas: Canvas) -> None:
            frame = skia.Rect.MakeXYWH(oval.x, oval.y, oval.width, oval.height)
            canvas.drawArc(frame, begin, whole * share, useCenter=False, paint=paint)

        return draw_layer(part.ring, draw)

    return Unfolding(draw_at, part.starts_s, _DRAWN_S, ease_in_out)


def _middle(plot: Plot, ring: Box, setting: Setting) -> Part:
    """The largest share, which is what a pie is looked at for."""
    largest = max(plot.values)
    share = round(100 * largest / sum(plot.values))
    inner = ring.width * (1 - _THICK) * 0.72
    block = fitted(f"{share}%", setting.figures(align=Align.CENTER), (inner, inner), setting.display_sizes(76, 20), 1)
    x, y = ring.middle
    layer = setting.block_layer(block, x - block.width_px / 2, y - block.height_px / 2)
    return setting.enter(layer, plot.times_s[plot.values.index(largest)] + 0.3, rise_px=12)


def _key(plot: Plot, box: Box, colours: list[str], setting: Setting) -> list[Part]:
    unit = setting.unit
    count = len(plot.labels)
    each = min(box.height / count, 62 * unit)
    top = box.y + (box.height - each * count) / 2
    total = sum(plot.values)
    figures = plot.figures if plot.unit.strip() else tuple(figure(round(100 * v / total), "%") for v in plot.values)
    room = [(box.width * 0.4, each * 0.96)] * count
    said = texts_of_one_size(figures, setting.figures(), room, setting.display_sizes(*_ROW_SIZES), 1)
    widest = max(block.width_px for block in said)
    mark = 30 * unit
    room = [(box.width - widest - mark - 16 * unit, each * 0.96)] * count
    names = texts_of_one_size(plot.labels, setting.text(), room, setting.sizes(*_ROW_SIZES), 2)
    # In a wide box the figures stand near their names, not at the far side.
    right = min(box.right, box.x + mark + max(block.width_px for block in names) + 40 * unit + widest)
    parts: list[Part] = []
    for number, (name, told) in enumerate(zip(names, said, strict=True)):
        middle = top + each * (number + 0.5)
        swatch = Box(box.x, middle - 8 * unit, 16 * unit, 16 * unit)
        name_at = (box.x + mark, middle - name.height_px / 2)
        told_at = (right - told.width_px, middle - told.height_px / 2)

        def draw(canvas: Canvas, number: int = number, swatch: Box = swatch) -> None:
            canvas.drawRRect(rounded(swatch, 4 * unit), fill(colours[number]))

        starts_s = plot.times_s[number]
        parts.append(setting.enter(draw_layer(swatch, draw), starts_s, slide_px=-16))
        parts.append(setting.enter(setting.block_layer(name, *name_at), starts_s, slide_px=-16))
        parts.append(setting.enter(setting.block_layer(told, *told_at), starts_s + 0.1, slide_px=-16))
    return parts
