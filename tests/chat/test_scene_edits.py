"""Edits of a storyboard are said in words that the studio, and a person, take for what they are."""

from __future__ import annotations

from tests.interface.views import SCENES
from tui.chat.scene_edits import SceneEdit, changed, edit_message
from tui.studio.director.direct import direct
from tui.studio.director.plan import Wishes
from tui.studio.director.revise import revise

PROMPT = (
    "A 20-second introduction to cold brew coffee. Coarse grounds steep in cold water for twelve hours. Cold water "
    "draws out less acid, so it tastes rounder. Keep it in the fridge for up to a week."
)


def as_they_are() -> list[SceneEdit]:
    return [SceneEdit(scene.headline, scene.narration) for scene in SCENES]


def test_nothing_changed_says_nothing() -> None:
    edits = as_they_are()
    assert changed(SCENES, edits) == ()
    assert edit_message(SCENES, edits) == ""
    edits[0] = SceneEdit(f" {SCENES[0].headline}\n", SCENES[0].narration)
    assert changed(SCENES, edits) == ()


def test_each_edit_names_its_scene_and_stays_on_its_line() -> None:
    edits = as_they_are()
    edits[1] = SceneEdit("Meet the “new” can", "It is new;\nand then it is green.")
    edits[2] = SceneEdit(SCENES[2].headline, "")
    assert edit_message(SCENES, edits).splitlines() == [
        "Scene 2 should say: “It is new; and then it is green.”",
        'Change the headline of scene 2 to “Meet the "new" can”.',
        "Scene 3 should say nothing.",
    ]


def test_the_studio_does_what_the_message_says() -> None:
    board = direct(PROMPT, (), Wishes()).storyboard
    message = (
        "Scene 2 should say: “Grounds rest; and then they give their best.”\n"
        "Change the headline of scene 3 to “Less acid”."
    )
    revised = revise(board, message).storyboard
    assert revised.scenes[1].narration == "Grounds rest; and then they give their best."
    assert revised.scenes[2].narration == board.scenes[2].narration
