"""Panels behind points, in the manner of each design, and the marks that count them."""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any

from tui.studio.casting.catalogue import Palette, Style
from tui.studio.casting.colour import READABLE, contrast, mix
from tui.studio.stage.brush import fill, rect, rounded, stroke
from tui.studio.stage.engine import Canvas, skia
from tui.studio.stage.layout import Box
from tui.studio.stage.text import Align, Font, set_text


@dataclass(frozen=True, slots=True)
class PanelManner:
    """Measures of a kind of panel in pixels at a shorter side of 720, and how its ground is drawn.

    `mark_px` is the width kept for the mark, `gap_px` the space between panels; `light` is drawn over the newest.
    """

    pad_x_px: float
    pad_y_px: float
    gap_px: float
    mark_px: float
    draw: Callable[[Canvas, Box, Palette, float], None]
    light: Callable[[Canvas, Box, Palette, float], None]
    mark: Callable[[Canvas, Box, Style, float, int], None]
    lift_px: float = 0.0
    """How far over the middle of its box what is written on it stands; a panel over its own shadow is no larger."""

    def tightened(self, share: float) -> PanelManner:
        """The same with only this share of the space over, under and between panels."""
        return replace(self, pad_y_px=self.pad_y_px * share, gap_px=self.gap_px * share)


def _glass(canvas: Canvas, box: Box, palette: Palette, unit: float) -> None:
    shape = rounded(box.inset(0.7 * unit, 0.7 * unit), 18 * unit)
    on_light = contrast(palette.ink, "#ffffff") > READABLE
    canvas.drawRRect(shape, fill(palette.panel, 0.55 if on_light else 0.085))
    canvas.drawRRect(shape, stroke(palette.panel, 1.3 * unit, 0.9 if on_light else 0.17))


def _glass_light(canvas: Canvas, box: Box, palette: Palette, unit: float) -> None:
    canvas.drawRRect(rounded(box.inset(unit, unit), 18 * unit), stroke(palette.accent, 2 * unit, 0.9))


def _solid(canvas: Canvas, box: Box, palette: Palette, unit: float) -> None:
    canvas.drawRRect(rounded(box, 10 * unit), fill(palette.panel, 0.88))


def _edge_light(canvas: Canvas, box: Box, palette: Palette, unit: float) -> None:
    edge = Box(box.x, box.y + 6 * unit, 6 * unit, box.height - 12 * unit)
    canvas.drawRRect(rounded(edge, 3 * unit), fill(palette.accent))


def _card(canvas: Canvas, box: Box, palette: Palette, unit: float) -> None:
    inner = box.inset(8 * unit, 6 * unit)
    shade = Box(inner.x, inner.y + 4 * unit, inner.width, inner.height)
    canvas.drawRRect(rounded(shade, 24 * unit), fill(palette.ink, 0.16, 6 * unit))
    canvas.drawRRect(rounded(inner, 24 * unit), fill(palette.panel))


def _card_light(canvas: Canvas, box: Box, palette: Palette, unit: float) -> None:
    inner = box.inset(9.5 * unit, 7.5 * unit)
    canvas.drawRRect(rounded(inner, 22.5 * unit), stroke(palette.accent, 3 * unit))


def _outline(canvas: Canvas, box: Box, palette: Palette, unit: float) -> None:
    shape = rounded(box.inset(unit, unit), 7 * unit)
    canvas.drawRRect(shape, fill(palette.panel, 0.72))
    canvas.drawRRect(shape, stroke(mix(palette.panel, palette.muted, 0.35), 1.4 * unit))


def _outline_light(canvas: Canvas, box: Box, palette: Palette, unit: float) -> None:
    canvas.drawRRect(rounded(box.inset(unit, unit), 7 * unit), stroke(palette.accent, 2 * unit))


def _rule(canvas: Canvas, box: Box, palette: Palette, unit: float) -> None:
    y = box.bottom - unit
    canvas.drawLine(box.x, y, box.right, y, stroke(palette.ink, 1.3 * unit, 0.28))


def _rule_light(canvas: Canvas, box: Box, palette: Palette, unit: float) -> None:
    y = box.bottom - unit
    canvas.drawLine(box.x, y, box.right, y, stroke(palette.accent, 2.6 * unit))


def _plain(canvas: Canvas, box: Box, palette: Palette, unit: float) -> None:
    """Nothing stands behind the points of a plain design."""


def _wobbly(box: Box, unit: float, seed: float) -> Any:
    """A box's outline as a hand draws it: no side quite straight, and the ends run past each other."""
    corners = [(box.x, box.y), (box.right, box.y), (box.right, box.bottom), (box.x, box.bottom)]
    path = skia.Path()
    for number, ((x0, y0), (x1, y1)) in enumerate(zip(corners, corners[1:] + corners[:1], strict=True)):
        bend = 2.6 * unit * math.sin(seed + 2.3 * number)
        over = 3 * unit * math.cos(seed * 1.7 + number)
        across, down = (1, 0) if y0 == y1 else (0, 1)
        path.moveTo(x0 - over * across * (1 if x1 > x0 else -1), y0 - over * down * (1 if y1 > y0 else -1))
        path.quadTo((x0 + x1) / 2 + bend * down, (y0 + y1) / 2 + bend * across, x1, y1)
    return path


def _sketch(canvas: Canvas, box: Box, palette: Palette, unit: float) -> None:
    inner = box.inset(5 * unit, 5 * unit)
    canvas.drawRect(skia.Rect.MakeXYWH(inner.x, inner.y, inner.width, inner.height), fill(palette.panel, 0.4))
    for turn in (0.0, 1.9):
        canvas.drawPath(_wobbly(inner, unit, box.y * 0.13 + turn), stroke(palette.ink, 1.9 * unit, 0.75))


def _sketch_light(canvas: Canvas, box: Box, palette: Palette, unit: float) -> None:
    canvas.drawPath(
        _wobbly(box.inset(5 * unit, 5 * unit), unit, box.y * 0.13 + 1.0), stroke(palette.accent, 3.6 * unit)
    )


def _block(canvas: Canvas, box: Box, palette: Palette, unit: float) -> None:
    inner = Box(box.x + 2 * unit, box.y + 2 * unit, box.width - 10 * unit, box.height - 10 * unit)
    under = Box(inner.x + 7 * unit, inner.y + 7 * unit, inner.width, inner.height)
    canvas.drawRect(rect(under), fill(palette.ink))
    canvas.drawRect(rect(inner), fill(palette.panel))
    canvas.drawRect(rect(inner), _mitred(palette.ink, 3 * unit))


def _block_light(canvas: Canvas, box: Box, palette: Palette, unit: float) -> None:
    inner = Box(box.x + 2 * unit, box.y + 2 * unit, box.width - 10 * unit, box.height - 10 * unit)
    canvas.drawRect(rect(inner.inset(1.5 * unit, 1.5 * unit)), _mitred(palette.accent, 5 * unit))


def _mitred(colour: str, width_px: float) -> Any:
    paint = stroke(colour, width_px)
    paint.setStrokeJoin(skia.Paint.kMiter_Join)
    return paint


def _prompt_light(canvas: Canvas, box: Box, palette: Palette, unit: float) -> None:  # noqa: ARG001
    canvas.drawRect(rect(box), fill(palette.accent, 0.13))


def _tick(canvas: Canvas, box: Box, style: Style, unit: float, number: int) -> None:  # noqa: ARG001
    x, y = box.middle
    tick = skia.Path()
    tick.moveTo(x - 14 * unit, y + 1 * unit)
    tick.quadTo(x - 8 * unit, y + 6 * unit, x - 4 * unit, y + 13 * unit)
    tick.quadTo(x + 3 * unit, y - 6 * unit, x + 17 * unit, y - 16 * unit)
    canvas.drawPath(tick, stroke(style.palette.accent, 4.6 * unit))


def _stamp(canvas: Canvas, box: Box, style: Style, unit: float, number: int) -> None:
    x, y = box.middle
    place = Box(x - 22 * unit, y - 26 * unit, 44 * unit, 44 * unit)
    canvas.drawRect(rect(place), fill(style.palette.accent))
    ink = max(("#ffffff", "#14101c"), key=lambda candidate: contrast(candidate, style.palette.accent))
    _centred(canvas, place, str(number + 1), Font(style.display_font, 700, ink, 1.2, 0.0, Align.CENTER), 27 * unit)


def _prompt(canvas: Canvas, box: Box, style: Style, unit: float, number: int) -> None:  # noqa: ARG001
    _centred(canvas, box, ">", Font(style.display_font, 800, style.palette.accent, 1.2, 0.0, Align.CENTER), 32 * unit)


def _check(canvas: Canvas, box: Box, style: Style, unit: float, number: int) -> None:
    x, y = box.middle
    colours = (style.palette.second, style.palette.accent)
    colour = colours[number % 2]
    canvas.drawCircle(x, y, 15 * unit, fill(colour))
    tick = skia.Path()
    tick.moveTo(x - 6.6 * unit, y + 0.4 * unit)
    tick.lineTo(x - 2 * unit, y + 5.2 * unit)
    tick.lineTo(x + 7 * unit, y - 5.4 * unit)
    canvas.drawPath(tick, stroke(style.palette.ground[0], 3.2 * unit))


def _numeral(canvas: Canvas, box: Box, style: Style, unit: float, number: int) -> None:
    font = Font(style.display_font, 600, style.palette.accent, 1.2, 0.0, Align.CENTER)
    _centred(canvas, box, str(number + 1), font, 38 * unit)


def _index(canvas: Canvas, box: Box, style: Style, unit: float, number: int) -> None:
    font = Font("Inter", 700, style.palette.accent, 1.2, 0.04, Align.CENTER)
    _centred(canvas, box, f"{number + 1:02d}", font, 24 * unit)


def _disc(canvas: Canvas, box: Box, style: Style, unit: float, number: int) -> None:
    x, y = box.middle
    colour = (style.palette.accent, style.palette.second)[number % 2]
    canvas.drawCircle(x, y, 21 * unit, fill(colour))
    ink = max(("#ffffff", "#14101c"), key=lambda candidate: contrast(candidate, colour))
    _centred(canvas, box, str(number + 1), Font("Jakarta", 800, ink, 1.2, 0.0, Align.CENTER), 23 * unit)


def _dot(canvas: Canvas, box: Box, style: Style, unit: float, number: int) -> None:
    x, y = box.middle
    canvas.drawCircle(x, y, 6 * unit, fill((style.palette.accent, style.palette.second)[number % 2]))


def _centred(canvas: Canvas, box: Box, text: str, font: Font, size_px: float) -> None:
    block = set_text(text, font, size_px, box.width)
    x, y = box.middle
    block.draw(canvas, x - block.width_px / 2, y - block.height_px / 2)


MANNERS: dict[str, PanelManner] = {
    "glass": PanelManner(18, 14, 14, 62, _glass, _glass_light, _check),
    "solid": PanelManner(22, 15, 12, 66, _solid, _edge_light, _disc),
    "card": PanelManner(26, 22, 2, 66, _card, _card_light, _disc),
    "outline": PanelManner(16, 14, 13, 64, _outline, _outline_light, _index),
    "rule": PanelManner(0, 15, 4, 66, _rule, _rule_light, _numeral),
    "plain": PanelManner(20, 11, 14, 34, _plain, _edge_light, _dot),
    "sketch": PanelManner(20, 17, 6, 60, _sketch, _sketch_light, _tick),
    "block": PanelManner(20, 18, 6, 68, _block, _block_light, _stamp, lift_px=4),
    "prompt": PanelManner(10, 11, 8, 46, _plain, _prompt_light, _prompt),
}
"""How the designs' panels are made, by `Style.panels`."""

BARE = frozenset({"rule", "plain", "prompt"})
"""Manners without a ground of their own: larger things stand on the frame itself."""
