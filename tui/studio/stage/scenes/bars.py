"""Bars: upright where their names find room under them, else lying under each other."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from tui.studio.casting.colour import mix
from tui.studio.stage.brush import colour4, draw_layer, fill, stroke
from tui.studio.stage.compositor import Layer
from tui.studio.stage.engine import Canvas, skia
from tui.studio.stage.layout import Box
from tui.studio.stage.motion import Part, Unfolding
from tui.studio.stage.scenes.heading import texts_of_one_size
from tui.studio.stage.scenes.plot import Plot
from tui.studio.stage.setting import Setting
from tui.studio.stage.text import Align, Block

_GROWS_S = 0.7
_FIGURE_SIZES = (36.0, 18.0)
_LABEL_SIZES = (27.0, 18.0)
_NAMES_SHARES = (0.36, 0.44, 0.52)


@dataclass(frozen=True, slots=True, eq=False)
class _Bar:
    """One bar with what is written at it: `start` is the end that stands on the zero line."""

    box: Box
    upright: bool
    backward: bool
    """Whether it stands for a value under zero, and grows the other way."""
    colour: str
    starts_s: float


def bar_parts(plot: Plot, setting: Setting) -> list[Part]:
    """Bars with a name and a figure each; the largest is in the accent's colour."""
    columns = _upright_labels(plot, setting)
    return _upright(plot, columns, setting) if columns else _lying(plot, setting)


def _upright_labels(plot: Plot, setting: Setting) -> list[Block] | None:
    """Names as they fit under upright bars; None where they would have to be broken or cut."""
    each = plot.box.width / len(plot.labels)
    box = (each - 10 * setting.unit, 60 * setting.unit)
    if box[0] < 40 * setting.unit:
        return None
    font = setting.text(setting.style.palette.muted, Align.CENTER)
    blocks = texts_of_one_size(plot.labels, font, [box] * len(plot.labels), setting.sizes(*_LABEL_SIZES), 2)
    figures = _figures(plot, setting, [(each - 4 * setting.unit, 60 * setting.unit)] * len(plot.labels))
    whole = all(block.text == label and not block.broken for block, label in zip(blocks, plot.labels, strict=True))
    told = all(block.text == said and not block.broken for block, said in zip(figures, plot.figures, strict=True))
    return blocks if whole and told else None


def _figures(plot: Plot, setting: Setting, boxes: list[tuple[float, float]]) -> list[Block]:
    font = setting.figures(align=Align.CENTER)
    return texts_of_one_size(plot.figures, font, boxes, setting.display_sizes(*_FIGURE_SIZES), 1)


def _colour(plot: Plot, number: int, setting: Setting) -> str:
    palette = setting.style.palette
    return palette.accent if plot.values[number] == max(plot.values, key=abs) else palette.second


def _upright(plot: Plot, labels: list[Block], setting: Setting) -> list[Part]:
    unit, box = setting.unit, plot.box
    each = box.width / len(labels)
    figures = _figures(plot, setting, [(each - 4 * unit, 60 * unit)] * len(labels))
    over = figures[0].height_px + 6 * unit
    low, high = plot.span
    under = max(block.height_px for block in labels) + 10 * unit
    top, bottom = box.y + over, box.bottom - under - (over if low < 0 else 0)
    zero = bottom + (bottom - top) * low / (high - low)
    parts: list[Part] = [setting.enter(_rule(Box(box.x, zero, box.width, 0), setting), 0.15)]
    for number, value in enumerate(plot.values):
        middle = box.x + each * (number + 0.5)
        width = min(each * 0.58, 110 * unit)
        length = max(3 * unit, abs(value) / (high - low) * (bottom - top))
        bar_top = zero if value < 0 else zero - length
        bar = Box(middle - width / 2, bar_top, width, length)
        colour, starts_s = _colour(plot, number, setting), plot.times_s[number]
        parts.append(_growing(_Bar(bar, upright=True, backward=value < 0, colour=colour, starts_s=starts_s), setting))
        said, label = figures[number], labels[number]
        said_y = bar.bottom + 4 * unit if value < 0 else bar.y - over + 2 * unit
        parts.append(
            setting.enter(setting.block_layer(said, middle - said.width_px / 2, said_y), starts_s + 0.35, rise_px=14)
        )
        at = (middle - label.width_px / 2, box.bottom - under + 10 * unit)
        parts.append(setting.enter(setting.block_layer(label, *at), 0.2, rise_px=8))
    return parts


def _lying(plot: Plot, setting: Setting) -> list[Part]:
    unit, box = setting.unit, plot.box
    count = len(plot.labels)
    each = min(box.height / count, 96 * unit)
    top = box.y + (box.height - each * count) / 2
    figures = _figures(plot, setting, [(box.width * 0.3, each * 0.94)] * count)
    labels = _lying_labels(plot, each, setting)
    names, said = (max(block.width_px for block in blocks) + 16 * unit for blocks in (labels, figures))
    low, high = plot.span
    # A figure under zero stands left of its bar: where the longest such bar is short, its room is already there.
    left, right = box.x + names + (said if low < 0 else 0), box.right - (said if high > 0 else 0)
    zero = left - (right - left) * low / (high - low)
    rule = Box(zero, top, 0, each * count)
    parts: list[Part] = [setting.enter(_rule(rule, setting), 0.15)]
    for number, value in enumerate(plot.values):
        middle = top + each * (number + 0.5)
        thick = min(each * 0.6, 44 * unit)
        length = max(3 * unit, abs(value) / (high - low) * (right - left))
        bar = Box(zero - length if value < 0 else zero, middle - thick / 2, length, thick)
        colour, starts_s = _colour(plot, number, setting), plot.times_s[number]
        parts.append(_growing(_Bar(bar, upright=False, backward=value < 0, colour=colour, starts_s=starts_s), setting))
        figure, label = figures[number], labels[number]
        figure_x = bar.x - 10 * unit - figure.width_px if value < 0 else bar.right + 10 * unit
        layer = setting.block_layer(figure, figure_x, middle - figure.height_px / 2)
        parts.append(setting.enter(layer, starts_s + 0.35, slide_px=-18))
        layer = setting.block_layer(label, box.x + names - 16 * unit - label.width_px, middle - label.height_px / 2)
        parts.append(setting.enter(layer, 0.2, rise_px=8))
    return parts


def _lying_labels(plot: Plot, each_px: float, setting: Setting) -> list[Block]:
    """Names beside lying bars: in as little of the width as shows all of them whole."""
    font = setting.text(setting.style.palette.muted)
    for share in _NAMES_SHARES:
        room = [(plot.box.width * share, each_px * 0.94)] * len(plot.labels)
        labels = texts_of_one_size(plot.labels, font, room, setting.sizes(*_LABEL_SIZES), 2)
        if all(block.text == label for block, label in zip(labels, plot.labels, strict=True)):
            return labels
    return labels


def _rule(line: Box, setting: Setting) -> Layer:
    paint = stroke(setting.style.palette.muted, 1.6 * setting.unit, 0.5)
    return draw_layer(
        line.inset(-2, -2), lambda canvas: canvas.drawLine(line.x, line.y, line.right, line.bottom, paint)
    )


def _growing(bar: _Bar, setting: Setting) -> Part:
    radius = {"glass": 8, "card": 12, "solid": 6, "plain": 5, "outline": 4}.get(setting.style.panels, 0) * setting.unit

    def draw_at(share: float) -> Layer:
        box = _part(bar, share)
        return draw_layer(bar.box, lambda canvas: _draw_bar(canvas, box, bar, radius, _paint(bar, radius)))

    return Unfolding(draw_at, bar.starts_s, _GROWS_S)


def _part(bar: _Bar, share: float) -> Box:
    """So much of a bar, from the zero line on."""
    box = bar.box
    if bar.upright:
        height = max(1.0, box.height * share)
        return Box(box.x, box.y if bar.backward else box.bottom - height, box.width, height)
    width = max(1.0, box.width * share)
    return Box(box.right - width if bar.backward else box.x, box.y, width, box.height)


def _paint(bar: _Bar, radius: float) -> Any:
    """Flat as print where a design's bars have sharp corners; else lit at the end that grows."""
    paint = fill(bar.colour)
    if radius:
        tip, root = (bar.box.x, bar.box.y), (bar.box.x, bar.box.bottom)
        if not bar.upright:
            tip, root = (bar.box.right, bar.box.y), (bar.box.x, bar.box.y)
        if bar.backward:
            tip, root = root, tip
        tones = mix(bar.colour, "#ffffff", 0.16), bar.colour, mix(bar.colour, "#0a0c18", 0.2)
        ends = [skia.Point(*tip), skia.Point(*root)]
        paint.setShader(skia.GradientShader.MakeLinear(ends, [colour4(tone) for tone in tones]))
    return paint


def _draw_bar(canvas: Canvas, box: Box, bar: _Bar, radius: float, paint: Any) -> None:
    """Round at the end that grows, square on the line it stands on."""
    round_ = min(radius, box.width / 2, box.height / 2)
    # Clockwise from the upper left corner.
    corners = {
        (True, False): (1, 1, 0, 0),
        (True, True): (0, 0, 1, 1),
        (False, False): (0, 1, 1, 0),
        (False, True): (1, 0, 0, 1),
    }[bar.upright, bar.backward]
    shape = skia.RRect()
    frame = skia.Rect.MakeXYWH(box.x, box.y, box.width, box.height)
    shape.setRectRadii(frame, [skia.Point(round_ * corner, round_ * corner) for corner in corners])
    canvas.drawRRect(shape, paint)
