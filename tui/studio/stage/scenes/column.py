"""A column of text: a short line, a headline, a line under it, centred in a box and entering one after another."""

from __future__ import annotations

from dataclasses import dataclass

from tui.studio.stage.brush import draw_layer, fill, rounded
from tui.studio.stage.layout import Box
from tui.studio.stage.motion import Entering, Growing, Part
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
class _Row:
    block: Block
    gap: float
    starts_s: float


def column(text: ColumnText, box: Box, setting: Setting, *, starts_s: float = 0.0) -> list[Part]:
    """The parts of a column, which together stay within the box."""
    rows = _rows(text, box, setting, starts_s)
    bar_room = 28 * setting.unit
    height = bar_room + sum(row.gap + row.block.height_px for row in rows)
    y = box.y + max(0.0, (box.height - height) / 2)
    parts: list[Part] = [_bar(box, y, setting, leftward=runs_left(text.headline), starts_s=starts_s)]
    y += bar_room
    for row in rows:
        y += row.gap
        lines = setting.line_layers(row.block, aligned_x(row.block, box, setting.align), y)
        for number, line in enumerate(lines):
            parts.append(Entering(line, row.starts_s + number * _LINE_AFTER_LINE_S, rise_px=30 * setting.unit))
        y += row.block.height_px
    return parts


def aligned_x(block: Block, box: Box, align: Align) -> float:
    """Where a block's left side lies in a box."""
    if align is Align.CENTER:
        return box.x + (box.width - block.width_px) / 2
    return box.right - block.width_px if runs_left(block.text) else box.x


def _rows(text: ColumnText, box: Box, setting: Setting, starts_s: float) -> list[_Row]:
    """The column's blocks: what is small is set first, the headline takes what is left."""
    unit, align = setting.unit, setting.align
    kicker = _line(text.kicker.upper(), setting.kicker(align), box, (23 * unit, 18 * unit), 1)
    subline = _line(text.subline, setting.text(setting.style.palette.muted, align), box, (31 * unit, 24 * unit), 3)
    taken = 28 * unit
    taken += kicker.height_px + 12 * unit if kicker else 0
    taken += subline.height_px + 22 * unit if subline else 0
    largest, smallest = (size * unit for size in text.headline_sizes)
    room = (box.width, max(box.height - taken, smallest * 1.3))
    headline = fitted(text.headline, setting.display(align=align), room, (largest, smallest), text.headline_lines)
    rows = [_Row(kicker, 0, starts_s + 0.08)] if kicker else []
    rows.append(_Row(headline, 12 * unit if kicker else 0, starts_s + 0.2))
    return [*rows, _Row(subline, 22 * unit, starts_s + 0.55)] if subline else rows


def _line(text: str, font: Font, box: Box, sizes: tuple[float, float], lines: int) -> Block | None:
    if not clean(text):
        return None
    return fitted(text, font, (box.width, sizes[0] * font.leading * lines + 2), sizes, lines)


def _bar(box: Box, y: float, setting: Setting, *, leftward: bool, starts_s: float) -> Part:
    """The short accent line over a headline."""
    width, height = 76 * setting.unit, 6 * setting.unit
    x = box.right - width if leftward else box.x
    if setting.align is Align.CENTER:
        x = box.x + (box.width - width) / 2
    place = Box(x, y, width, height)
    bar = draw_layer(
        place, lambda canvas: canvas.drawRRect(rounded(place, height / 2), fill(setting.style.palette.accent))
    )
    return Growing(bar, starts_s, 0.55)
