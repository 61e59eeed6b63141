"""The director and the user's own styles."""

from __future__ import annotations

from pathlib import Path

from tui.studio.casting.styles import STYLES
from tui.studio.planning import plan_brief, revise_plan
from tui.studio.store.sessions import Brief, Choices

PROMPT = "A 20-second video about tea in the harbour style. Tea is grown on hills. It is drunk all over the world."
HARBOUR = 'name = "Harbour"\nlike = "style_poster"\n'


def _planned(prompt: str, folder: Path, chosen: str | None = None) -> str:
    brief = Brief(prompt=prompt, choices=Choices(style_id=chosen))
    storyboard = plan_brief(brief, folder, styles=folder).storyboard
    assert storyboard is not None
    return storyboard.style_id


def test_a_style_of_one_s_own_is_cast_by_its_id_or_its_name(tmp_path: Path) -> None:
    (tmp_path / "harbour.toml").write_text(HARBOUR)
    assert _planned(PROMPT, tmp_path) == "style_harbour"
    assert _planned("A 20-second video about tea. Tea is grown on hills.", tmp_path, "style_harbour") == "style_harbour"


def test_a_plan_can_be_changed_to_a_style_of_one_s_own(tmp_path: Path) -> None:
    (tmp_path / "harbour.toml").write_text(HARBOUR)
    brief = Brief(prompt=PROMPT, choices=Choices(style_id="style_clean_slate"))
    before = plan_brief(brief, tmp_path, styles=tmp_path).storyboard
    assert before is not None
    after = revise_plan(before, "Use the Harbour style", brief, tmp_path, tmp_path).storyboard
    assert after is not None
    assert (before.style_id, after.style_id) == ("style_clean_slate", "style_harbour")


def test_a_broken_file_leaves_the_studio_s_styles_to_choose_from(tmp_path: Path) -> None:
    (tmp_path / "harbour.toml").write_text(HARBOUR + 'motion = "hop"\n')
    assert _planned(PROMPT, tmp_path) in {style.style_id for style in STYLES}
