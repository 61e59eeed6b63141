"""Two takes side by side: what differs is marked, on both sides, and nothing is lost."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from tui.api.terms import Orientation
from tui.chat.comparing import Change, Fact, compared, differing, paired
from tui.chat.draft import Choices, Draft, Pick
from tui.chat.families import TakeStory
from tui.chat.library import Take, TakeState
from tui.chat.view import ConversationView, ResourceView, SceneView, Span, State, VideoView


def story(text: str, *scenes: SceneView, choices: Choices | None = None, **view: object) -> TakeStory:
    take = Take(1, "studio", "s1", True, text, Draft(text, choices=choices or Choices()), TakeState.ANSWERED, 1.0)
    resources = {"b": ResourceView("b", "blueprint", scenes=scenes)} if scenes else {}
    return TakeStory(take, ConversationView(resources=resources, **view))  # type: ignore[arg-type]


def test_words_that_differ_are_marked_on_the_side_that_has_them() -> None:
    left, right = differing("A film about tea, calm.", "A long film about coffee, calm.")
    assert [part.text for part in left if part.change is Change.OTHER] == ["tea"]
    assert [part.text.strip() for part in right if part.change is Change.OTHER] == ["long", "coffee"]


@given(st.text(), st.text())
def test_nothing_of_either_text_is_lost_or_invented(left: str, right: str) -> None:
    mine, other = differing(left, right)
    assert "".join(part.text for part in mine) == left
    assert "".join(part.text for part in other) == right
    same = ["".join(part.text for part in side if part.change is Change.SAME) for side in (mine, other)]
    assert same[0] == same[1]


def test_two_long_prompts_are_compared_in_bounded_time() -> None:
    long = "\n".join(f"Line {number} says something." for number in range(400))
    left, right = differing(long, long.replace("Line 200 ", "Row 200 "))
    assert [part.text for part in left if part.change is Change.OTHER] == ["Line 200 says something.\n"]
    assert "".join(part.text for part in right).startswith("Line 0")


SCENES = [SceneView(number, "hook", f"Headline {number}", f"Said {number}.", 4.0) for number in (1, 2, 3)]


def test_scenes_that_say_the_same_stand_beside_each_other() -> None:
    moved = [SceneView(1, "new", "Fresh", "New.", 3.0), *SCENES[:2]]
    pairs = paired(SCENES, moved)
    assert [(pair.left and pair.left.headline, pair.right and pair.right.headline) for pair in pairs] == [
        (None, "Fresh"),
        ("Headline 1", "Headline 1"),
        ("Headline 2", "Headline 2"),
        ("Headline 3", None),
    ]
    assert [pair.change for pair in pairs] == [Change.OTHER, Change.SAME, Change.SAME, Change.OTHER]


def test_choices_and_what_came_of_it_stand_side_by_side() -> None:
    left = story("A", *SCENES, choices=Choices(voice=Pick("v", "Warm")), state=State.YOUR_TURN)
    right = story(
        "A",
        choices=Choices(orientation=Orientation.PORTRAIT),
        state=State.COMPLETED,
        spans=(Span(State.THINKING, "", 0.0, 4.0), Span(State.YOUR_TURN, "", 4.0, 90.0)),
        video=VideoView("v1", "completed", duration_s=31.25),
    )
    told = compared(left, right)
    facts = {fact.name: fact for fact in (*told.choices, *told.outcome)}
    assert facts["voice"] == Fact("voice", "Warm", "the agent's")
    assert facts["orientation"].change is Change.OTHER
    assert facts["mode"].change is Change.SAME
    assert facts["state"] == Fact("state", "your turn", "completed")
    assert facts["working time"].right == "4 s"
    assert facts["plan"] == Fact("plan", "3 scenes, 12 s", "none seen")
    assert facts["length"] == Fact("length", "no video", "31.2 s")
    assert [pair.right for pair in told.scenes] == [None, None, None]
