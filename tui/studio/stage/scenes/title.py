"""The opening: a title with a short line over it and one under it."""

from __future__ import annotations

from tui.studio.stage.motion import Part
from tui.studio.stage.scenes.column import ColumnText, column
from tui.studio.stage.setting import Setting
from tui.studio.storyboard import TitleScene


def title_parts(scene: TitleScene, setting: Setting) -> list[Part]:
    """The parts of a title scene. They begin a little early, so that the very first frame is not empty."""
    text = ColumnText(scene.headline, scene.kicker, scene.subline, headline_sizes=(112, 40))
    return column(text, setting.layout.content, setting, starts_s=-0.12)
