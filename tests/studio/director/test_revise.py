"""Edits in free words: what was meant is done, what was not named stays the very same, what cannot be done is told."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.studio.director.briefs import COLD_BREW
from tests.studio.director.test_direct import document
from tui.api.terms import Orientation
from tui.studio.director.direct import direct
from tui.studio.director.plan import Plan, Wishes, house_casting
from tui.studio.director.revise import revise
from tui.studio.storyboard import Storyboard

CASTING = house_casting()
BOARD = direct(COLD_BREW, [], Wishes(), CASTING).storyboard
IDS = [scene.scene_id for scene in BOARD.scenes]


def revised(message: str, board: Storyboard = BOARD) -> Plan:
    """The plan after a message."""
    return revise(board, message, [], CASTING, COLD_BREW)


def order(board: Storyboard) -> list[int]:
    """Scenes by the number they had in the first board; 0 for a new one."""
    return [IDS.index(scene.scene_id) + 1 if scene.scene_id in IDS else 0 for scene in board.scenes]


def touched(board: Storyboard) -> set[int]:
    """Numbers of the scenes that are not what they were."""
    now = {scene.scene_id: scene for scene in board.scenes}
    return {at for at, scene in enumerate(BOARD.scenes, start=1) if now.get(scene.scene_id) != scene}


Check = Callable[[Storyboard], bool]


def says(number: int, text: str) -> Check:
    """That a scene says a text."""
    return lambda board: next(scene for scene in board.scenes if scene.scene_id == IDS[number - 1]).narration == text


def speaker(first_name: str) -> Check:
    """That somebody of a first name presents."""

    def check(board: Storyboard) -> bool:
        cast = CASTING.look(board.look_id or "")
        return cast is not None and cast[0].name.startswith(first_name)

    return check


REVISIONS: tuple[tuple[str, set[int], Check], ...] = (
    ("remove scene 2", {2}, lambda board: order(board) == [1, 3, 4, 5]),
    ("Please delete the second scene.", {2}, lambda board: order(board) == [1, 3, 4, 5]),
    ("drop scenes 2 and 3", {2, 3}, lambda board: order(board) == [1, 4, 5]),
    ("cut scenes 2 to 4", {2, 3, 4}, lambda board: order(board) == [1, 5]),
    ("remove the part about the fridge", {4}, lambda board: order(board) == [1, 2, 3, 5]),
    ("get rid of the last scene", {5}, lambda board: order(board) == [1, 2, 3, 4]),
    ("swap scenes 2 and 3", set(), lambda board: order(board) == [1, 3, 2, 4, 5]),
    ("swap scene two with scene four", set(), lambda board: order(board) == [1, 4, 3, 2, 5]),
    ("switch the second and third scenes", set(), lambda board: order(board) == [1, 3, 2, 4, 5]),
    ("move scene 4 to the beginning", set(), lambda board: order(board) == [4, 1, 2, 3, 5]),
    ("move scene 2 after scene 4", set(), lambda board: order(board) == [1, 3, 4, 2, 5]),
    ("put scene 4 before scene 2", set(), lambda board: order(board) == [1, 4, 2, 3, 5]),
    ("move scene 2 to the end", set(), lambda board: order(board) == [1, 3, 4, 5, 2]),
    ("move scene 3 up", set(), lambda board: order(board) == [1, 3, 2, 4, 5]),
    ("move scene 2 to position 3", set(), lambda board: order(board) == [1, 3, 2, 4, 5]),
    ('change "cold water" to "iced water"', {2}, lambda board: "iced water" in board.scenes[1].narration),
    ("replace “rounder” with “softer”", {3}, lambda board: "softer" in board.scenes[2].narration),
    ("replace the fridge with the cellar", {4}, lambda board: "the cellar" in board.scenes[3].narration),
    ('use "soft" instead of "rounder"', {3}, lambda board: "soft and sweeter" in board.scenes[2].narration),
    ('in scene 2 change "water" to "milk"', {2}, lambda board: "cold milk" in board.scenes[1].narration),
    ("scene 3: It tastes sweet. Very.", {3}, says(3, "It tastes sweet. Very.")),
    ('scene 3 should say "It tastes sweet."', {3}, says(3, "It tastes sweet.")),
    ('change scene 2 to "Grounds steep all night."', {2}, says(2, "Grounds steep all night.")),
    ("rewrite scene 2: grounds steep all night", {2}, says(2, "Grounds steep all night.")),
    ("end with: sleep on it", {5}, says(5, "Sleep on it.")),
    ('Finish with "Enjoy."', {5}, says(5, "Enjoy.")),
    ("start with: coffee, but cold", {1}, says(1, "Coffee, but cold.")),
    ("add: Serve it with milk.", set(), lambda board: order(board) == [1, 2, 3, 4, 0, 5]),
    ('add a scene after scene 2 that says "Stir once."', set(), lambda board: order(board) == [1, 2, 0, 3, 4, 5]),
    ("title: Slow Coffee", {1}, lambda board: board.title == "Slow Coffee"),
    ('change the title to "Slow Coffee"', {1}, lambda board: board.title == "Slow Coffee"),
    ('call it "Slow Coffee"', {1}, lambda board: board.title == "Slow Coffee"),
    ("use Leo instead", set(), speaker("Leo")),
    ("Could Amara present it?", set(), speaker("Amara")),
    ("another presenter please", set(), lambda board: board.look_id not in {None, BOARD.look_id}),
    ("I'd like a male presenter", set(), lambda board: CASTING.look(board.look_id or "")[0].gender == "male"),  # type: ignore[index]
    ("Maya in a coral sweater", set(), lambda board: board.look_id == "look_maya_coral_knit"),
    ("look_maya_coral_knit", set(), lambda board: board.look_id == "look_maya_coral_knit"),
    ("no presenter", {1, 2, 3, 4, 5}, lambda board: board.look_id is None),
    ("voice-over only", {1, 2, 3, 4, 5}, lambda board: board.look_id is None),
    ("a deeper voice", set(), lambda board: CASTING.voice(board.voice_id).pitch < 1),  # type: ignore[union-attr]
    ("use the voice Marcus", set(), lambda board: board.voice_id == "voice_oak"),
    ("another voice", set(), lambda board: board.voice_id != BOARD.voice_id),
    ("change the voice to a male one", set(), lambda board: CASTING.voice(board.voice_id).gender == "male"),  # type: ignore[union-attr]
    ("another style", set(), lambda board: board.style_id != BOARD.style_id),
    ("use the style Morning Paper", set(), lambda board: board.style_id == "style_morning_paper"),
    ("style_clean_slate", set(), lambda board: board.style_id == "style_clean_slate"),
    ("make it lighter", set(), lambda board: not CASTING.style(board.style_id).dark),  # type: ignore[union-attr]
    ("make it vertical", set(), lambda board: board.orientation is Orientation.PORTRAIT),
    ("9:16 please", set(), lambda board: board.orientation is Orientation.PORTRAIT),
    ("turn off the captions", set(), lambda board: not board.captions),
    ("no captions", set(), lambda board: not board.captions),
    ("remove the presenter from scene 2", {2}, lambda board: not board.scenes[1].presenter),
    ("change scene 2 and 3 order", set(), lambda board: order(board) == [1, 3, 2, 4, 5]),
    ("Rename it to Slow Coffee", {1}, lambda board: board.title == "Slow Coffee"),
    ("twelve to eighteen hours -> 12 to 18 hours", {2}, lambda board: "12 to 18 hours" in board.scenes[1].narration),
    ("shorter", {3}, lambda board: board.spoken_words < BOARD.spoken_words),
    ("make it 20 seconds", {3}, lambda board: board.target_s == 20 and board.estimated_s <= 22),
    ("yes, but make scene 4 shorter", {4}, lambda board: board.spoken_words < BOARD.spoken_words),
    (
        "looks good except the ending: end with “Enjoy.”",
        {5},
        says(5, "Enjoy."),
    ),
    (
        "swap scenes 2 and 3, make it vertical and end with: sleep on it",
        {5},
        lambda board: order(board) == [1, 3, 2, 4, 5] and board.orientation is Orientation.PORTRAIT,
    ),
    (
        "vertical, no presenter and captions off",
        {1, 2, 3, 4, 5},
        lambda board: (board.orientation, board.look_id, board.captions) == (Orientation.PORTRAIT, None, False),
    ),
    (
        "Remove scene 2. Then change scene 4 to “Pour it over ice.”",
        {2, 4},
        lambda board: order(board) == [1, 3, 4, 5] and board.scenes[2].narration == "Pour it over ice.",
    ),
)


@pytest.mark.parametrize(("message", "named", "meant"), REVISIONS, ids=[message for message, *_ in REVISIONS])
def test_an_edit_does_what_is_meant_and_touches_nothing_else(message: str, named: set[int], meant: Check) -> None:
    plan = revised(message)
    assert meant(plan.storyboard), plan.message
    assert touched(plan.storyboard) == named
    assert plan.storyboard.revision == BOARD.revision + 1
    assert plan.changes


@pytest.mark.parametrize(
    ("message", "told"),
    [
        ("what is the weather", "could not follow"),
        ("remove scene 9", "there is no scene 9"),
        ('change "tea" to "coffee"', "stands nowhere"),
        ("longer", "nothing more to say"),
        ("make scene 2 shorter", "one plain sentence"),
        ("use the voice of Caruso", "no other voice"),
        ("I don't like it", "could not follow"),
        ("use a purple polka-dot background", "no other style"),
        ("change the voice to something warmer", "no other voice fits"),
        ("", "nothing to change"),
    ],
)
def test_what_cannot_be_done_is_told_and_changes_nothing(message: str, told: str) -> None:
    plan = revised(message)
    assert plan.storyboard is BOARD
    assert told in plan.message
    assert plan.changes == ()


def test_a_message_half_understood_does_the_half_and_tells_the_rest() -> None:
    plan = revised("Remove scene 2. Make it sing like a lark.")
    assert order(plan.storyboard) == [1, 3, 4, 5]
    assert "sing like a lark" in plan.message


def test_longer_takes_up_what_the_files_still_hold() -> None:
    facts = document(
        "\n".join(f"Bean number {at} was roasted in the year {1900 + at} in the town of Trieste." for at in range(40))
    )
    plan = direct("Summarise the attached notes in 20 seconds.", [facts], Wishes(), CASTING)
    longer = revise(plan.storyboard, "make it 40 seconds", [facts], CASTING, "Summarise the attached notes.")
    assert longer.storyboard.spoken_words > plan.storyboard.spoken_words * 1.5
    assert set(plan.storyboard.scenes) <= set(longer.storyboard.scenes)


def test_points_sent_after_a_bare_topic_become_the_video() -> None:
    prompt = "make a video about photosynthesis"
    board = direct(prompt, [], Wishes(look_id="look_maya_coral_knit"), CASTING).storyboard
    plan = revise(
        board, "Plants turn light into sugar. It happens in the leaves. The waste is oxygen.", [], CASTING, prompt
    )
    said = " ".join(scene.narration for scene in plan.storyboard.scenes)
    assert "Plants turn light into sugar." in said
    assert plan.storyboard.look_id == "look_maya_coral_knit"
    assert plan.storyboard.revision == 2


def test_a_voice_goes_with_a_new_presenter_unless_it_was_chosen_apart() -> None:
    leo = revised("use Leo instead").storyboard
    assert leo.voice_id == CASTING.look(leo.look_id or "")[0].default_voice_id  # type: ignore[index]
    apart = revised("use the voice Gustav").storyboard
    assert revised("use Leo instead", apart).storyboard.voice_id == apart.voice_id


def test_a_presenter_can_leave_and_come_back() -> None:
    gone = revised("no presenter").storyboard
    back = revised("use Maya as presenter", gone).storyboard
    assert back.look_id is not None
    assert [scene.presenter for scene in back.scenes] == [scene.presenter for scene in BOARD.scenes]


EDITS = st.sampled_from(
    [
        ("make scene {n} shorter", True),
        ("scene {n}: Something else is said here.", True),
        ('in scene {n} change "cold" to "cool"', True),
        ("remove scene {n}", True),
        ("move scene {n} to the end", False),
        ("swap scenes {n} and 1", False),
        ("make it vertical", False),
        ("captions off", False),
        ("use Leo instead", False),
        ("another style", False),
        ("a deeper voice", False),
        ("add: One more thing.", False),
        ("blah blah blah", False),
        ("remove scene 77", False),
    ]
)


@given(edits=st.lists(st.tuples(EDITS, st.integers(2, 5)), min_size=1, max_size=5), together=st.booleans())
@settings(max_examples=120, deadline=None)
def test_revisions_never_damage_scenes_they_do_not_name(
    edits: list[tuple[tuple[str, bool], int]], together: bool
) -> None:
    lines = [text.format(n=number) for (text, _), number in edits]
    named = {number for (_, names), number in edits if names}
    if together:
        assert touched(revised("\n".join(lines)).storyboard) <= named
        return
    for (text, names), number in edits:
        board = revised(text.format(n=number)).storyboard
        assert touched(board) <= ({number} if names else set())


@given(messages=st.lists(st.text(max_size=80), max_size=4))
@settings(max_examples=80, deadline=None)
def test_any_messages_leave_a_board_that_can_be_drawn(messages: list[str]) -> None:
    board = BOARD
    for message in messages:
        board = revised(message, board).storyboard
    assert len(board.scenes) >= 1
    assert Storyboard.model_validate_json(board.model_dump_json()) == board
    assert len({scene.scene_id for scene in board.scenes}) == len(board.scenes)
