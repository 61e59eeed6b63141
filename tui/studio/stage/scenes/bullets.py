"""A heading and points, each of which appears as it is said."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from tui.studio.stage.brush import draw_layer
from tui.studio.stage.compositor import Layer
from tui.studio.stage.engine import Canvas
from tui.studio.stage.layout import Box
from tui.studio.stage.motion import Lit, Part
from tui.studio.stage.panels import MANNERS, PanelManner
from tui.studio.stage.scenes.column import aligned_x
from tui.studio.stage.setting import Setting
from tui.studio.stage.text import Align, Block, clean, fitted, runs_left, set_text
from tui.studio.stage.timing import moments
from tui.studio.storyboard import BulletsScene

_HEADLINE_SIZES = (58.0, 34.0)
_POINT_SIZES = (44.0, 23.0)
_COMFORTABLE_PX = 34.0
_TIGHTNESS = (1.0, 0.7, 0.455)
"""What the panels' inner and outer space is shrunk to when the points do not fit."""


@dataclass(frozen=True, slots=True, eq=False)
class _Point:
    block: Block
    box: Box


def bullets_parts(scene: BulletsScene, setting: Setting) -> list[Part]:
    """The parts of a list: heading first, then each point when it is said, lit while it is the newest."""
    box, unit = setting.layout.content, setting.unit
    headline = _headline(scene.headline, box, setting)
    texts = [clean(point) for point in scene.points if clean(point)]
    room = Box(box.x, 0, box.width, box.height - headline.height_px - 26 * unit)
    blocks, manner = _blocks(texts, room, MANNERS[setting.style.panels], setting)
    heights = [block.height_px + 2 * manner.pad_y_px * unit for block in blocks]
    used = headline.height_px + 26 * unit + sum(heights) + manner.gap_px * unit * max(0, len(heights) - 1)
    y = box.y + max(0.0, box.height - used) * (0.5 if setting.lying else 0.4)
    box = _column(box, [headline, *blocks], manner, setting)
    align = Align.START if setting.lying else Align.CENTER
    x = aligned_x(headline, box, align)
    parts: list[Part] = [setting.enter(setting.block_layer(headline, x, y), 0.0, rise_px=26)]
    y += headline.height_px + 26 * unit
    points = []
    for block, height in zip(blocks, heights, strict=True):
        points.append(_Point(block, Box(box.x, y, box.width, height)))
        y += height + manner.gap_px * unit
    return parts + _point_parts(points, moments(texts, setting.words, setting.duration_s), manner, setting)


def _column(box: Box, blocks: Sequence[Block], manner: PanelManner, setting: Setting) -> Box:
    """The box made no wider than its points need, so that short ones do not lie lost in a wide frame."""
    if setting.layout.presenter or not setting.lying:
        return box
    needed = max(block.width_px for block in blocks) + (2 * manner.pad_x_px + manner.mark_px + 24) * setting.unit
    width = min(box.width, max(needed, box.width * 0.6))
    return Box(box.x + (box.width - width) / 2, box.y, width, box.height)


def _headline(text: str, box: Box, setting: Setting) -> Block:
    room = (box.width, box.height * 0.32)
    font = setting.display(align=Align.START if setting.lying else Align.CENTER)
    return fitted(setting.headline(text), font, room, setting.display_sizes(*_HEADLINE_SIZES), 2)


def _blocks(texts: Sequence[str], room: Box, manner: PanelManner, setting: Setting) -> tuple[list[Block], PanelManner]:
    """All points at one size, the largest at which they fit together, and their panels' manner.

    Panels become tighter before points are made smaller than is comfortable to read.
    """
    largest, smallest = map(round, setting.sizes(*_POINT_SIZES))
    comfortable = round(setting.sizes(_COMFORTABLE_PX, 0)[0])
    for least in (comfortable, smallest):
        for tightness in _TIGHTNESS:
            tight = manner.tightened(tightness)
            for size in range(largest, least - 1, -1):
                blocks = [set_text(text, setting.text(), size, _text_width(room, tight, setting)) for text in texts]
                height = sum(block.height_px for block in blocks) + _between(len(texts), tight, setting)
                if height <= room.height and not any(block.broken for block in blocks):
                    return blocks, tight
    manner = manner.tightened(_TIGHTNESS[-1])
    share = (room.height - _between(len(texts), manner, setting)) / max(1, len(texts))
    box = (_text_width(room, manner, setting), max(share, smallest * setting.text().leading))
    return [fitted(text, setting.text(), box, (smallest, smallest)) for text in texts], manner


def _text_width(room: Box, manner: PanelManner, setting: Setting) -> float:
    return room.width - (2 * manner.pad_x_px + manner.mark_px) * setting.unit


def _between(count: int, manner: PanelManner, setting: Setting) -> float:
    """Height that is not text, over all points."""
    return (2 * manner.pad_y_px * count + manner.gap_px * max(0, count - 1)) * setting.unit


def _point_parts(points: list[_Point], times: Sequence[float], manner: PanelManner, setting: Setting) -> list[Part]:
    parts: list[Part] = []
    for number, (point, starts_s) in enumerate(zip(points, times, strict=True)):
        ends_s = times[number + 1] if number + 1 < len(times) else setting.duration_s
        parts.append(setting.enter(_point_layer(point, number, manner, setting), starts_s, slide_px=-34))
        parts.append(Lit(_light_layer(point, manner, setting), starts_s + 0.3, ends_s))
    return parts


def _point_layer(point: _Point, number: int, manner: PanelManner, setting: Setting) -> Layer:
    unit, box, block = setting.unit, point.box, point.block
    leftward = runs_left(block.text)
    mark_x = box.right - (manner.pad_x_px + manner.mark_px) * unit if leftward else box.x + manner.pad_x_px * unit
    mark = Box(mark_x, box.y, (manner.mark_px - 14) * unit, box.height)
    text_x = mark_x - 14 * unit - block.width_px if leftward else mark_x + manner.mark_px * unit

    def draw(canvas: Canvas) -> None:
        manner.draw(canvas, box, setting.style.palette, unit)
        manner.mark(canvas, mark, setting.style, unit, number)
        block.draw(canvas, text_x, box.y + (box.height - block.height_px) / 2 - manner.lift_px * unit)

    return draw_layer(box.inset(-16 * unit, -16 * unit), draw)


def _light_layer(point: _Point, manner: PanelManner, setting: Setting) -> Layer:
    box, palette = point.box, setting.style.palette

    def draw(canvas: Canvas) -> None:
        if runs_left(point.block.text):
            canvas.translate(box.x + box.right, 0)
            canvas.scale(-1, 1)
        manner.light(canvas, box, palette, setting.unit)

    return draw_layer(box.inset(-4, -4), draw)
