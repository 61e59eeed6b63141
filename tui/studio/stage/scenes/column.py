"""A column of text: a short line, a headline, a line under it, centred in a box and entering one after another."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from tui.studio.stage.brush import draw_layer, fill, rect, rounded, stroke
from tui.studio.stage.engine import Canvas, skia
from tui.studio.stage.layout import Box
from tui.studio.stage.motion import Growing, Part
from tui.studio.stage.setting import Setting
from tui.studio.stage.text import Align, Block, Font, clean, fitted, runs_left

_LINE_AFTER_LINE_S = 0.09


@dataclass(frozen=True, slots=True)
class ColumnText:
    """What a column says, and how large its headline may become, in pixels at a shorter side of 720."""

    headline: str
    kicker: str = ""
    subline: str = ""
    headline_sizes: tuple[float, float] = (84, 38)
    headline_lines: int = 5


@dataclass(frozen=True, slots=True, eq=False)
class Tail:
    """Something that stands under a column: its height in pixels, and its parts with their top at a y."""

    height_px: float
    parts: Callable[[float], list[Part]]


@dataclass(frozen=True, slots=True, eq=False)
class _Row:
    block: Block
    gap: float
    starts_s: float


def column(
    text: ColumnText, box: Box, setting: Setting, *, starts_s: float = 0.0, tail: Tail | None = None
) -> list[Part]:
    """The parts of a column, which together stay within the box."""
    tail_room = tail.height_px if tail else 0.0
    rows = _rows(text, Box(box.x, box.y, box.width, box.height - tail_room), setting, starts_s)
    ornament = ORNAMENTS.get(setting.style.ornament)
    bar_room = 28 * setting.unit if ornament else 0.0
    height = bar_room + sum(row.gap + row.block.height_px for row in rows) + tail_room
    y = box.y + max(0.0, (box.height - height) / 2)
    parts: list[Part] = []
    if ornament:
        parts.append(_ornament(ornament, box, y, setting, leftward=runs_left(text.headline), starts_s=starts_s))
    y += bar_room
    for row in rows:
        y += row.gap
        lines = setting.line_layers(row.block, aligned_x(row.block, box, setting.align), y)
        for number, line in enumerate(lines):
            parts.append(setting.enter(line, row.starts_s + number * _LINE_AFTER_LINE_S, rise_px=30))
        y += row.block.height_px
    return parts + (tail.parts(y) if tail else [])


def aligned_x(block: Block, box: Box, align: Align) -> float:
    """Where a block's left side lies in a box."""
    if align is Align.CENTER:
        return box.x + (box.width - block.width_px) / 2
    return box.right - block.width_px if runs_left(block.text) else box.x


def _rows(text: ColumnText, box: Box, setting: Setting, starts_s: float) -> list[_Row]:
    """The column's blocks: what is small is set first, the headline takes what is left."""
    unit, align = setting.unit, setting.align
    kicker = _line(text.kicker.upper(), setting.kicker(align), box, setting.sizes(25, 18), 1)
    subline = _line(text.subline, setting.text(setting.style.palette.muted, align), box, setting.sizes(35, 24), 3)
    taken = 28 * unit
    taken += kicker.height_px + 12 * unit if kicker else 0
    taken += subline.height_px + 22 * unit if subline else 0
    largest, smallest = setting.display_sizes(*text.headline_sizes)
    room = (box.width, max(box.height - taken, smallest * 1.3))
    words, font = setting.headline(text.headline), setting.display(align=align)
    headline = fitted(words, font, room, (largest, smallest), text.headline_lines)
    rows = [_Row(kicker, 0, starts_s + 0.08)] if kicker else []
    rows.append(_Row(headline, 12 * unit if kicker else 0, starts_s + 0.2))
    return [*rows, _Row(subline, 22 * unit, starts_s + 0.55)] if subline else rows


def _line(text: str, font: Font, box: Box, sizes: tuple[float, float], lines: int) -> Block | None:
    if not clean(text):
        return None
    return fitted(text, font, (box.width, sizes[0] * font.leading * lines + 2), sizes, lines)


def _ornament(ornament: Ornament, box: Box, y: float, setting: Setting, *, leftward: bool, starts_s: float) -> Part:
    """The small mark over a headline."""
    unit = setting.unit
    width, height = ornament.width_px * unit, ornament.height_px * unit
    x = box.right - width if leftward else box.x
    if setting.align is Align.CENTER:
        x = box.x + (box.width - width) / 2
    place = Box(x, y, width, height)
    mark = draw_layer(place, lambda canvas: ornament.draw(canvas, place, setting.style.palette.accent, unit))
    return Growing(mark, starts_s, 0.55)


@dataclass(frozen=True, slots=True)
class Ornament:
    """A mark over headlines: its size in pixels at a shorter side of 720, and how it is drawn in a colour."""

    width_px: float
    height_px: float
    draw: Callable[[Canvas, Box, str, float], None]


def _bar(canvas: Canvas, place: Box, colour: str, unit: float) -> None:  # noqa: ARG001  (not all need the unit)
    canvas.drawRRect(rounded(place, place.height / 2), fill(colour))


def _square(canvas: Canvas, place: Box, colour: str, unit: float) -> None:  # noqa: ARG001
    canvas.drawRect(rect(place), fill(colour))


def _squiggle(canvas: Canvas, place: Box, colour: str, unit: float) -> None:
    line = place.inset(3 * unit, 3 * unit)
    step = line.width / 12
    path = skia.Path()
    path.moveTo(line.x, line.middle[1])
    for wave in range(6):
        crest = line.y - line.height * 0.4 if wave % 2 == 0 else line.bottom + line.height * 0.4
        path.quadTo(line.x + step * (2 * wave + 1), crest, line.x + step * (2 * wave + 2), line.middle[1])
    canvas.drawPath(path, stroke(colour, 4 * unit))


ORNAMENTS: dict[str, Ornament] = {
    "bar": Ornament(76, 6, _bar),
    "rule": Ornament(150, 2, _square),
    "square": Ornament(20, 20, _square),
    "squiggle": Ornament(120, 16, _squiggle),
}
"""Marks over headlines, by `Style.ornament`."""
