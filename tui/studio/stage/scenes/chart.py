"""Figures as bars, a line or a pie, each drawn as it is said."""

from __future__ import annotations

from tui.studio.stage.brush import draw_layer
from tui.studio.stage.engine import Canvas
from tui.studio.stage.layout import Box
from tui.studio.stage.motion import Part
from tui.studio.stage.panels import BARE, MANNERS
from tui.studio.stage.scenes.bars import bar_parts
from tui.studio.stage.scenes.column import aligned_x
from tui.studio.stage.scenes.heading import heading
from tui.studio.stage.scenes.line_chart import line_parts
from tui.studio.stage.scenes.pie import pie_parts
from tui.studio.stage.scenes.plot import Plot
from tui.studio.stage.setting import Setting
from tui.studio.stage.text import clean, fitted
from tui.studio.stage.timing import moments
from tui.studio.storyboard import ChartKind, ChartScene

_DRAWN = {ChartKind.BAR: bar_parts, ChartKind.LINE: line_parts, ChartKind.PIE: pie_parts}
_WIDEST_PX = 980.0


def chart_parts(scene: ChartScene, setting: Setting) -> list[Part]:
    """The parts of a chart: heading, the panel it stands on, the figures, where they are from."""
    parts, room = heading(scene.headline, setting, 0.24)
    unit = setting.unit
    told_once = _is_long(scene.unit)
    note = " · ".join(filter(None, (clean(scene.unit) if told_once else "", clean(scene.source))))
    if note:
        font = setting.text(setting.style.palette.muted, setting.align)
        block = fitted(note, font, (room.width, 60 * unit), setting.sizes(23, 18), 1)
        taken = block.height_px + 12 * unit
        panel = _panel_box(Box(room.x, room.y, room.width, room.height - taken), setting)
        layer = setting.block_layer(block, aligned_x(block, room, setting.align), panel.bottom + 12 * unit)
        parts.append(setting.enter(layer, 0.5, rise_px=10))
    else:
        panel = _panel_box(room, setting)
    manner = MANNERS[setting.style.panels]

    def draw(canvas: Canvas) -> None:
        manner.draw(canvas, panel, setting.style.palette, unit)

    if setting.style.panels not in BARE:
        parts.append(setting.enter(draw_layer(panel.inset(-16 * unit, -16 * unit), draw), 0.1, rise_px=18))
        panel = panel.inset(28 * unit, 24 * unit)
    texts = tuple(clean(label) or "–" for label in scene.labels)
    times = moments(texts, setting.words, setting.duration_s)
    plot = Plot(texts, scene.values, "" if told_once else scene.unit, panel, times)
    return parts + _DRAWN[scene.chart](plot, setting)


def _is_long(unit: str) -> bool:
    """Whether a unit is a word that would crowd the figures if it stood at each of them."""
    return len(clean(unit)) > len("km/h")


def _panel_box(room: Box, setting: Setting) -> Box:
    """No wider than a chart is easily read, in the middle of a wide frame; no higher than it is wide."""
    width = min(room.width, _WIDEST_PX * setting.unit)
    height = min(room.height, width * 1.05)
    x = room.x + (room.width - width) / 2 if setting.layout.presenter is None else room.x
    return Box(x, room.y + (room.height - height) / 2, width, height)
