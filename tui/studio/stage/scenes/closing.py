"""The end: what to do or remember, and whose video it was."""

from __future__ import annotations

from tui.studio.stage.layout import Box
from tui.studio.stage.motion import Entering, Part
from tui.studio.stage.scenes.column import ColumnText, column
from tui.studio.stage.scenes.logo import logo_layer
from tui.studio.stage.setting import Setting
from tui.studio.storyboard import ClosingScene


def closing_parts(scene: ClosingScene, setting: Setting) -> list[Part]:
    """The parts of a closing scene; a brand's logo stands over the words."""
    box = setting.layout.content
    parts: list[Part] = []
    if setting.logo is not None:
        height = box.height * 0.2
        place = Box(box.x, box.y, box.width, height)
        parts.append(Entering(logo_layer(setting.logo, place, setting.align), 0.0, rise_px=14 * setting.unit))
        box = Box(box.x, box.y + height, box.width, box.height - height)
    text = ColumnText(scene.headline, subline=scene.subline, headline_sizes=(80, 36))
    return parts + column(text, box, setting, starts_s=0.05)
