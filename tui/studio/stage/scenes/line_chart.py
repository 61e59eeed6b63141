"""A line through figures, drawn from the first to the last as they are said."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise

from tui.studio.stage.brush import colour4, draw_layer, fill, stroke
from tui.studio.stage.compositor import Layer
from tui.studio.stage.engine import Canvas, skia
from tui.studio.stage.layout import Box
from tui.studio.stage.motion import Entering, Part, Unfolding, ease_in_out
from tui.studio.stage.scenes.heading import texts_of_one_size
from tui.studio.stage.scenes.plot import Plot
from tui.studio.stage.setting import Setting
from tui.studio.stage.text import Align, Block

_FIGURE_SIZES = (27.0, 18.0)
_LABEL_SIZES = (22.0, 18.0)
_ALL_TOLD = 6
"""Up to so many figures are all written at the line; of more, the first, the last and the extremes."""


@dataclass(frozen=True, slots=True, eq=False)
class _Line:
    points: list[tuple[float, float]]
    floor: float
    """The y of the lower edge of the field under the line."""


def line_parts(plot: Plot, setting: Setting) -> list[Part]:
    """The line with its field, a dot at each figure, names under and figures over it."""
    unit, box = setting.unit, plot.box
    labels = _labels(plot, setting)
    under = max(block.height_px for block in labels.values()) + 12 * unit
    told = {number: _figure(plot, number, setting) for number in _told(plot.values)}
    over = max(block.height_px for block in told.values()) + 12 * unit
    area = Box(box.x + 6 * unit, box.y + over, box.width - 12 * unit, box.height - over * 1.6 - under)
    line = _Line(_points(plot, area), box.bottom - under)
    parts: list[Part] = [setting.enter(_guides(area, line.floor, setting), 0.1)]
    for number, label in labels.items():
        x = _clamped(line.points[number][0], label, box)
        parts.append(setting.enter(setting.block_layer(label, x, box.bottom - label.height_px), 0.2, rise_px=8))
    for number, (begins_s, ends_s) in enumerate(pairwise(plot.times_s)):
        parts.append(_stretch(line, number, (begins_s, ends_s), setting))
    for number, time_s in enumerate(plot.times_s):
        parts.append(_dot(line.points[number], time_s, setting))
        if number in told:
            parts.append(_told_part(told[number], number, line, plot, setting))
    return parts


def _points(plot: Plot, area: Box) -> list[tuple[float, float]]:
    low, high = min(plot.values), max(plot.values)
    # A scale that begins at zero, unless that would flatten all there is to see.
    if low > 0 and (high - low) > 0.35 * high:
        low = 0.0
    span = (high - low) or 1.0
    steps = max(1, len(plot.values) - 1)
    one = len(plot.values) == 1
    return [
        (area.x + area.width * (0.5 if one else number / steps), area.bottom - (value - low) / span * area.height)
        for number, value in enumerate(plot.values)
    ]


def _labels(plot: Plot, setting: Setting) -> dict[int, Block]:
    """Names under the line: all of them where they fit, else every second, third and so on."""
    font = setting.text(setting.style.palette.muted, Align.CENTER)
    count = len(plot.labels)
    for every in range(1, count + 1):
        numbers = range(0, count, every)
        room = (plot.box.width / max(1, count - 1) * every if count > 1 else plot.box.width) - 16 * setting.unit
        boxes = [(min(room, plot.box.width), 60 * setting.unit)] * len(numbers)
        texts = [plot.labels[number] for number in numbers]
        blocks = texts_of_one_size(texts, font, boxes, setting.sizes(*_LABEL_SIZES), 1)
        if all(block.text == text for block, text in zip(blocks, texts, strict=True)):
            labels = dict(zip(numbers, blocks, strict=True))
            if _apart(labels, plot, setting):
                return labels
    return {0: blocks[0]}


def _apart(labels: dict[int, Block], plot: Plot, setting: Setting) -> bool:
    """Whether names keep off each other; those at the ends are pushed inwards by the edges."""
    steps = max(1, len(plot.labels) - 1)
    lefts = {n: _clamped(plot.box.x + plot.box.width * n / steps, block, plot.box) for n, block in labels.items()}
    gap = 12 * setting.unit
    return all(lefts[one] + labels[one].width_px + gap <= lefts[other] for one, other in pairwise(lefts))


def _told(values: tuple[float, ...]) -> set[int]:
    last = len(values) - 1
    if len(values) <= _ALL_TOLD:
        return set(range(len(values)))
    return {0, last} | {
        number for number in (values.index(max(values)), values.index(min(values))) if 1 < number < last - 1
    }


def _figure(plot: Plot, number: int, setting: Setting) -> Block:
    font = setting.figures(align=Align.CENTER)
    room = (plot.box.width / min(_ALL_TOLD, len(plot.values)), 60 * setting.unit)
    return texts_of_one_size([plot.figures[number]], font, [room], setting.display_sizes(*_FIGURE_SIZES), 1)[0]


def _told_part(block: Block, number: int, line: _Line, plot: Plot, setting: Setting) -> Part:
    """A figure at its dot: under it in a dip, else over it."""
    values, last = plot.values, len(plot.values) - 1
    beside = [values[other] for other in (number - 1, number + 1) if 0 <= other <= last]
    x, y = line.points[number]
    # At either end the figure reaches inwards, where a line that comes from above would cross it.
    room = 0 < number < last or y + 14 * setting.unit + block.height_px < line.floor
    dips = bool(beside) and all(values[number] < other for other in beside) and room
    y = y + 10 * setting.unit if dips else y - 12 * setting.unit - block.height_px
    layer = setting.block_layer(block, _clamped(x, block, plot.box), y)
    return setting.enter(layer, plot.times_s[number] + 0.1, rise_px=12)


def _clamped(x: float, block: Block, box: Box) -> float:
    return min(max(box.x, x - block.width_px / 2), box.right - block.width_px)


def _guides(area: Box, floor: float, setting: Setting) -> Layer:
    """Faint level lines; the lowest is the ground the field stands on."""
    unit, palette = setting.unit, setting.style.palette

    def draw(canvas: Canvas) -> None:
        for share in (0.0, 0.5):
            y = area.y + area.height * share
            canvas.drawLine(area.x, y, area.right, y, stroke(palette.muted, 1.2 * unit, 0.22))
        canvas.drawLine(area.x, floor, area.right, floor, stroke(palette.muted, 1.6 * unit, 0.5))

    return draw_layer(Box(area.x, area.y, area.width, floor - area.y).inset(-2, -2), draw)


def _stretch(line: _Line, number: int, times_s: tuple[float, float], setting: Setting) -> Part:
    """The line from one figure to the next, with the field under it."""
    (x0, y0), (x1, y1) = line.points[number], line.points[number + 1]
    unit, colour = setting.unit, setting.style.palette.accent
    highest = min(y for _, y in line.points)

    def draw_at(share: float) -> Layer:
        x, y = x0 + (x1 - x0) * share, y0 + (y1 - y0) * share

        def draw(canvas: Canvas) -> None:
            field = skia.Path()
            field.addPoly(
                [skia.Point(x0, y0), skia.Point(x, y), skia.Point(x, line.floor), skia.Point(x0, line.floor)],
                close=True,
            )
            ends = [skia.Point(0, highest), skia.Point(0, line.floor)]
            shade = skia.GradientShader.MakeLinear(ends, [colour4(colour, 0.34), colour4(colour, 0.02)])
            canvas.drawPath(field, skia.Paint(Shader=shade))
            canvas.drawLine(x0, y0, x, y, stroke(colour, 5 * unit))

        return draw_layer(Box(x0, min(y0, y1), x1 - x0, line.floor - min(y0, y1)).inset(-4 * unit, -4 * unit), draw)

    begins_s, ends_s = times_s
    lasts_s = min(1.0, ends_s - begins_s)
    return Unfolding(draw_at, ends_s - lasts_s, lasts_s, ease_in_out)


def _dot(point: tuple[float, float], starts_s: float, setting: Setting) -> Part:
    unit, palette = setting.unit, setting.style.palette
    x, y = point

    def draw(canvas: Canvas) -> None:
        canvas.drawCircle(x, y, 8 * unit, fill(palette.ground[0]))
        canvas.drawCircle(x, y, 5.5 * unit, fill(palette.accent))

    return Entering(draw_layer(Box(x, y, 0, 0).inset(-9 * unit, -9 * unit), draw), starts_s, 0, lasts_s=0.3)
