"""The end: what to do or remember, how, and whose video it was."""

from __future__ import annotations

from tui.studio.casting.colour import contrast
from tui.studio.stage.brush import draw_layer, fill, rounded
from tui.studio.stage.compositor import Layer
from tui.studio.stage.engine import Canvas
from tui.studio.stage.layout import Box
from tui.studio.stage.motion import Part
from tui.studio.stage.scenes.column import ColumnText, Tail, aligned_x, column
from tui.studio.stage.scenes.logo import logo_layer
from tui.studio.stage.setting import Setting
from tui.studio.stage.text import Align, Block, Font, clean, fitted, runs_left
from tui.studio.storyboard import ClosingScene

_ACTION_SIZES = (34.0, 22.0)
_ADDRESS_SIZES = (32.0, 21.0)
_ROUND = {"rule": 2, "block": 0, "prompt": 0, "outline": 6, "sketch": 10}
"""Corners of the button; round at both ends where a design names none."""


def closing_parts(scene: ClosingScene, setting: Setting) -> list[Part]:
    """The parts of a closing scene; a brand's logo stands over the words, what to do under them."""
    box = setting.layout.content
    parts: list[Part] = []
    if setting.logo is not None:
        height = box.height * 0.2
        place = Box(box.x, box.y, box.width, height)
        parts.append(setting.enter(logo_layer(setting.logo, place, setting.align), 0.0, rise_px=14))
        box = Box(box.x, box.y + height, box.width, box.height - height)
    text = ColumnText(scene.headline, subline=scene.subline, headline_sizes=(82, 36))
    return parts + column(text, box, setting, starts_s=0.05, tail=_tail(scene, box, setting))


def _tail(scene: ClosingScene, box: Box, setting: Setting) -> Tail | None:
    """The button and the address under it."""
    unit = setting.unit
    action = _action(scene.action, box, setting)
    address = _address(scene.address, box, setting)
    if action is None and address is None:
        return None
    pad_x, pad_y, gap = 34 * unit, 15 * unit, 30 * unit
    height = gap
    height += action.height_px + 2 * pad_y if action else 0
    height += address.height_px + 16 * unit if address else 0

    def parts(y: float) -> list[Part]:
        made: list[Part] = []
        y += gap
        if action:
            size = (action.width_px + 2 * pad_x, action.height_px + 2 * pad_y)
            made.append(
                setting.enter(_button(action, _placed(size, action, box, y, setting), setting), 0.7, rise_px=20)
            )
            y += size[1] + 16 * unit
        if address:
            layer = setting.block_layer(address, aligned_x(address, box, setting.align), y)
            made.append(setting.enter(layer, 0.9, rise_px=16))
        return made

    return Tail(height, parts)


def _placed(size: tuple[float, float], block: Block, box: Box, y: float, setting: Setting) -> Box:
    width, height = size
    x = box.right - width if runs_left(block.text) else box.x
    if setting.align is Align.CENTER:
        x = box.x + (box.width - width) / 2
    return Box(x, y, width, height)


def _action(text: str, box: Box, setting: Setting) -> Block | None:
    if not clean(text):
        return None
    unit, accent = setting.unit, setting.style.palette.accent
    ink = max(("#ffffff", "#14101c"), key=lambda candidate: contrast(candidate, accent))
    display = setting.display(ink, Align.CENTER)
    font = Font(display.family, display.weight, ink, 1.2, display.spacing, Align.CENTER)
    room = (box.width - 68 * unit, 100 * unit)
    return fitted(setting.headline(text), font, room, setting.display_sizes(*_ACTION_SIZES), 2)


def _address(text: str, box: Box, setting: Setting) -> Block | None:
    if not clean(text):
        return None
    font = setting.text(setting.style.palette.second, setting.align)
    return fitted(text, font, (box.width, 90 * setting.unit), setting.sizes(*_ADDRESS_SIZES), 2)


def _button(block: Block, place: Box, setting: Setting) -> Layer:
    unit, palette = setting.unit, setting.style.palette
    radius = _ROUND.get(setting.style.panels, place.height / 2 / unit) * unit
    under = Box(place.x, place.y + 5 * unit, place.width, place.height)

    def draw(canvas: Canvas) -> None:
        canvas.drawRRect(rounded(under, radius), fill("#000000", 0.3, 7 * unit))
        canvas.drawRRect(rounded(place, radius), fill(palette.accent))
        block.draw(canvas, place.x + (place.width - block.width_px) / 2, place.y + (place.height - block.height_px) / 2)

    return draw_layer(place.inset(-18 * unit, -18 * unit), draw)
