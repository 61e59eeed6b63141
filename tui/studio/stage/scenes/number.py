"""One figure in large type that counts up to its value as it is said."""

from __future__ import annotations

import math

from tui.studio.stage.brush import draw_layer, fill, rounded
from tui.studio.stage.compositor import Layer
from tui.studio.stage.engine import Canvas
from tui.studio.stage.layout import Box
from tui.studio.stage.motion import Part, Unfolding, ease_in_out
from tui.studio.stage.scenes.column import aligned_x
from tui.studio.stage.scenes.figures import figure, places
from tui.studio.stage.setting import Setting
from tui.studio.stage.text import Align, Block, clean, fitted, set_text
from tui.studio.stage.timing import moments
from tui.studio.storyboard import NumberScene

_SIZES = (210.0, 44.0)
_COUNTS_S = 1.5
_STEPS = 24
"""Figures shown on the way: more of them are not read, and each has to be set anew."""
_SETTLES_S = 0.25
"""The figure stands this long after it is said at the latest."""
_GAUGE_PX = 14.0


def number_parts(scene: NumberScene, setting: Setting) -> list[Part]:
    """The parts of a figure: what it is about, the figure itself, a gauge if it is a share, what it counts."""
    box, unit = setting.layout.content, setting.unit
    head = _line(scene.headline, setting, box, (42, 26), display=True)
    label = _line(scene.label, setting, box, (36, 23), display=False)
    gauge = 62 * unit if _is_share(scene) else 0.0
    taken = gauge + sum(block.height_px + 16 * unit for block in (head, label) if block)
    room = (box.width, box.height - taken)
    font = setting.figures(setting.style.palette.accent, setting.align)
    said = figure(scene.value, scene.unit, scene.decimals, scene.prefix)
    total = fitted(said, font, room, setting.display_sizes(*_SIZES), 1)
    y = box.y + (box.height - taken - total.height_px) / 2
    starts_s = _starts_s(scene, setting, said)
    parts: list[Part] = []
    if head:
        layer = setting.block_layer(head, aligned_x(head, box, setting.align), y)
        parts.append(setting.enter(layer, 0.0, rise_px=22))
        y += head.height_px + 16 * unit
    parts.append(_counting(scene, total, y, setting, starts_s))
    y += total.height_px
    if gauge:
        parts.append(
            _gauge(scene.value / 100, Box(box.x, y + 22 * unit, box.width, _GAUGE_PX * unit), setting, starts_s)
        )
        y += gauge
    if label:
        layer = setting.block_layer(label, aligned_x(label, box, setting.align), y + 16 * unit)
        parts.append(setting.enter(layer, starts_s + 0.35, rise_px=20))
    return parts


def _line(text: str, setting: Setting, box: Box, sizes: tuple[float, float], *, display: bool) -> Block | None:
    if not clean(text):
        return None
    font = setting.display(align=setting.align) if display else setting.text(align=setting.align)
    room = (box.width, box.height * 0.26)
    fit = setting.display_sizes(*sizes) if display else setting.sizes(*sizes)
    return fitted(setting.headline(text) if display else text, font, room, fit, 2)


def _is_share(scene: NumberScene) -> bool:
    return scene.unit.strip() == "%" and 0 <= scene.value <= 100


def _starts_s(scene: NumberScene, setting: Setting, said: str) -> float:
    """So early that the count ends as the figure is heard; at once where it is heard at once."""
    (heard_s,) = moments((f"{said} {scene.unit} {scene.label}",), setting.words, setting.duration_s)
    return max(0.15, min(heard_s + _SETTLES_S - _COUNTS_S, setting.duration_s - _COUNTS_S - 0.6))


def _counting(scene: NumberScene, total: Block, y: float, setting: Setting, starts_s: float) -> Part:
    decimals = places(scene.value) if scene.decimals is None else scene.decimals
    font = setting.figures(setting.style.palette.accent, setting.align)
    box = setting.layout.content

    drawn: dict[str, Layer] = {}

    def draw_at(share: float) -> Layer:
        if share >= 1:
            return setting.block_layer(total, aligned_x(total, box, setting.align), y)
        text = figure(scene.value * math.floor(share * _STEPS) / _STEPS, scene.unit, decimals, scene.prefix)
        if text not in drawn:
            drawn.clear()
            drawn[text] = counted(text)
        return drawn[text]

    def counted(text: str) -> Layer:
        block = set_text(text, font, total.size_px, box.width * 1.2)
        return setting.block_layer(block, aligned_x(block, box, setting.align), y)

    return Unfolding(draw_at, starts_s, _COUNTS_S, ease_in_out)


def _gauge(share: float, place: Box, setting: Setting, starts_s: float) -> Part:
    """How much of a hundred it is, as a bar that fills."""
    width = min(place.width, 620 * setting.unit)
    x = place.x + ((place.width - width) / 2 if setting.align is Align.CENTER else 0)
    track = Box(x, place.y, width, place.height)
    palette = setting.style.palette
    radius = place.height / 2

    def draw_at(grown: float) -> Layer:
        filled = Box(track.x, track.y, max(place.height, track.width * share * grown), track.height)

        def draw(canvas: Canvas) -> None:
            canvas.drawRRect(rounded(track, radius), fill(palette.ink, 0.16))
            if share > 0:
                canvas.drawRRect(rounded(filled, radius), fill(palette.second))

        return draw_layer(track, draw)

    return Unfolding(draw_at, starts_s, _COUNTS_S, ease_in_out)
