"""A design shown by itself, for whoever chooses one: its name in its type, points on its panels, on its ground."""

from __future__ import annotations

from dataclasses import replace

from tui.studio.casting.catalogue import Style
from tui.studio.stage.compositor import Frame
from tui.studio.stage.ground import Ground
from tui.studio.stage.layout import Box, layout
from tui.studio.stage.motion import THERE
from tui.studio.stage.render import DRAWING, png
from tui.studio.stage.scenes.bullets import bullets_parts
from tui.studio.stage.scenes.column import ColumnText, column
from tui.studio.stage.setting import Setting
from tui.studio.stage.task import Size
from tui.studio.storyboard import BulletsScene

_SETTLED_S = 6.0
_POINTS = ("What you say", "Point by point", "With your pictures")


def draw_style_still(style: Style, size: Size) -> bytes:
    """A sample of a design as PNG.

    Args:
        style: The design.
        size: Of a video; the picture is drawn at this size.
    """
    with DRAWING:
        return png(_sample(style, size))


def _sample(style: Style, size: Size) -> Frame:
    frame = Frame(size)
    Ground(style, size).draw(frame, _SETTLED_S)
    name, points = _halves(size)
    whole = layout(size, presenter=False, captions=False)
    title = ColumnText(style.name, " · ".join(style.tags), headline_sizes=(84, 38))
    setting = Setting(style, size, whole, _SETTLED_S * 2, ())
    sample = BulletsScene(scene_id="sample", narration="", headline="", points=_POINTS)
    shown = column(title, name, setting)
    shown += bullets_parts(sample, replace(setting, layout=replace(whole, content=points), duration_s=_SETTLED_S))
    for part in shown:
        part.draw(frame, _SETTLED_S - 0.5, THERE)
    return frame


def _halves(size: Size) -> tuple[Box, Box]:
    width, height = size.width_px, size.height_px
    if width > height:
        half = width * 0.4
        return Box(width * 0.07, 0, half, height), Box(width * 0.54, height * 0.08, half, height * 0.84)
    return Box(width * 0.1, height * 0.06, width * 0.8, height * 0.38), Box(
        width * 0.1, height * 0.5, width * 0.8, height * 0.42
    )
