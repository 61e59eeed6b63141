"""One thought in large type."""

from __future__ import annotations

from tui.studio.stage.motion import Part
from tui.studio.stage.scenes.column import ColumnText, column
from tui.studio.stage.setting import Setting
from tui.studio.storyboard import StatementScene


def statement_parts(scene: StatementScene, setting: Setting) -> list[Part]:
    """The parts of a statement scene."""
    text = ColumnText(scene.headline, scene.kicker, headline_sizes=(92, 36), headline_lines=6)
    return column(text, setting.layout.content, setting)
