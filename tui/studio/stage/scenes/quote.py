"""Somebody's words, with whose they are."""

from __future__ import annotations

from dataclasses import replace

from tui.studio.stage.layout import Box
from tui.studio.stage.motion import Part
from tui.studio.stage.scenes.column import aligned_x
from tui.studio.stage.setting import Setting
from tui.studio.stage.text import Block, Font, clean, fitted, runs_left, set_text
from tui.studio.storyboard import QuoteScene

_SIZES = (66.0, 30.0)


def quote_parts(scene: QuoteScene, setting: Setting) -> list[Part]:
    """The parts of a quote: the mark, the words in italics, the name."""
    box, unit, align, palette = setting.layout.content, setting.unit, setting.align, setting.style.palette
    mark = set_text("“", Font("Lora", 700, palette.accent, 1.0, 0.0, align), 150 * unit, box.width)
    mark_height = 78 * unit
    name = _name(scene.attribution, box, setting)
    name_height = name.height_px + 26 * unit if name else 0.0
    room = (box.width, box.height - mark_height - name_height)
    font = _quoting(setting)
    words = fitted(scene.quote, font, room, setting.sizes(*_SIZES, font.family))
    y = box.y + max(0.0, (box.height - mark_height - words.height_px - name_height) / 2)
    # The glyph stands in the upper half of its line: the line may reach over the words without touching them.
    mark_x = box.right - mark.width_px if runs_left(scene.quote) and mark.left_px == 0 else aligned_x(mark, box, align)
    parts: list[Part] = [setting.enter(setting.block_layer(mark, mark_x, y - 22 * unit), 0.0, rise_px=16)]
    y += mark_height
    parts.append(setting.enter(setting.block_layer(words, aligned_x(words, box, align), y), 0.2, rise_px=26))
    if name:
        y += words.height_px + 26 * unit
        parts.append(setting.enter(setting.block_layer(name, aligned_x(name, box, align), y), 0.75, rise_px=18))
    return parts


def _quoting(setting: Setting) -> Font:
    """Italics where the design is one of print or plain type; a design of marked character quotes in its own."""
    family, ink, align = setting.style.display_font, setting.style.palette.ink, setting.align
    if family in {"Inter", "Jakarta", "Lora", "Playfair"}:
        return Font("LoraItalic", 500, ink, 1.3, 0.0, align)
    return replace(setting.display(ink, align), weight=500, leading=1.25)


def _name(attribution: str, box: Box, setting: Setting) -> Block | None:
    said_by = clean(attribution).lstrip("—–- ")
    if not said_by:
        return None
    unit = setting.unit
    font = setting.text(setting.style.palette.muted, setting.align)
    return fitted(f"— {said_by}", font, (box.width, 80 * unit), setting.sizes(32, 22), 2)
