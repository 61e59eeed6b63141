"""Edits in free words: what was meant is done, what was not named stays the very same, what cannot be done is told."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.studio.director.briefs import COLD_BREW
from tests.studio.director.revisions import (
    BOARD,
    CASTING,
    LAMP,
    LAMP_BOARD,
    LAMP_REVISIONS,
    PHOTOS,
    REVISIONS,
    SHOP,
    SHOP_BOARD,
    SHOP_REVISIONS,
    Check,
    order,
    touched,
)
from tests.studio.director.test_direct import document
from tui.api.terms import Orientation
from tui.studio.casting.extra_voices import EXTRA_VOICES
from tui.studio.director import whole_reader
from tui.studio.director.direct import direct
from tui.studio.director.materials import Material
from tui.studio.director.plan import Plan, Wishes
from tui.studio.director.references import shown_text
from tui.studio.director.revise import revise
from tui.studio.notebook import Notebook
from tui.studio.storyboard import Storyboard


class Conversation:
    """A plan under revision, with a notebook kept as a session keeps it."""

    def __init__(self, board: Storyboard) -> None:
        self.board, self.notebook = board, Notebook()

    def says(self, message: str) -> str:
        """Revise; the answer."""
        plan = revise(self.board, message, [], CASTING, COLD_BREW, self.notebook)
        if plan.notebook:
            self.notebook = plan.notebook
        elif plan.storyboard != self.board:
            self.notebook = self.notebook.changed_from(self.board)
        self.board = plan.storyboard
        return plan.message


def revised(message: str, board: Storyboard = BOARD) -> Plan:
    """The plan after a message."""
    return revise(board, message, [], CASTING, COLD_BREW)


@pytest.mark.parametrize(
    ("before", "given", "message", "named", "meant"),
    [
        *((BOARD, (COLD_BREW, ()), *case) for case in REVISIONS),
        *((LAMP_BOARD, (LAMP, ()), *case) for case in LAMP_REVISIONS),
        *((SHOP_BOARD, (SHOP, PHOTOS), *case) for case in SHOP_REVISIONS),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_an_edit_does_what_is_meant_and_touches_nothing_else(
    before: Storyboard,
    given: tuple[str, tuple[Material, ...]],
    message: str,
    named: set[int] | None,
    meant: Check,
) -> None:
    prompt, materials = given
    plan = revise(before, message, materials, CASTING, prompt)
    assert meant(plan.storyboard), plan.message
    assert named is None or touched(plan.storyboard, before) == named
    assert plan.storyboard.revision == before.revision + 1 or plan.storyboard is before
    assert Storyboard.model_validate_json(plan.storyboard.model_dump_json()) == plan.storyboard


@pytest.mark.parametrize(
    ("message", "told"),
    [
        ("what is the weather", "know nothing of"),
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


def test_changes_are_taken_back_one_by_one_and_done_again() -> None:
    talk = Conversation(BOARD)
    talk.says("remove scene 2")
    talk.says("make it vertical")
    talk.says("undo the last change")
    assert talk.board.orientation is Orientation.LANDSCAPE
    assert order(talk.board) == [1, 3, 4, 5]
    talk.says("go back")
    assert talk.board.scenes == BOARD.scenes
    talk.says("redo")
    assert order(talk.board) == [1, 3, 4, 5]
    talk.says("redo")
    assert talk.board.orientation is Orientation.PORTRAIT
    assert "Nothing was taken back" in talk.says("redo")


@pytest.mark.parametrize(
    "words",
    [
        "undo",
        "undo that",
        "undo the last change",
        "go back",
        "take that back",
        "revert",
        "revert the last change please",
        "back to the previous version",
        "change it back",
        "go back to how it was",
        "never mind that",
        "Undo, please.",
    ],
)
def test_going_back_is_understood_however_it_is_said(words: str) -> None:
    talk = Conversation(BOARD)
    talk.says("remove scene 2")
    talk.says(words)
    assert talk.board.scenes == BOARD.scenes
    assert talk.board.revision == 3


@pytest.mark.parametrize(
    "words", ["go back to the first version", "undo everything", "back to the original", "undo 3 changes"]
)
def test_the_first_plan_can_be_had_back(words: str) -> None:
    talk = Conversation(BOARD)
    for message in ("remove scene 2", "make it vertical", "use Leo"):
        talk.says(message)
    talk.says(words)
    assert talk.board.model_copy(update={"revision": 1}) == BOARD


def test_a_plan_is_had_back_by_its_number() -> None:
    talk = Conversation(BOARD)
    for message in ("remove scene 2", "make it vertical", "use Leo"):
        talk.says(message)
    talk.says("go back to version 2")
    assert order(talk.board) == [1, 3, 4, 5]
    assert talk.board.orientation is Orientation.LANDSCAPE


def test_going_back_with_another_edit_is_a_change_of_its_own() -> None:
    talk = Conversation(BOARD)
    talk.says("remove scene 2")
    talk.says("undo that and make it vertical")
    assert (talk.board.scenes, talk.board.orientation) == (BOARD.scenes, Orientation.PORTRAIT)
    talk.says("undo")
    assert order(talk.board) == [1, 3, 4, 5]


def test_with_nothing_changed_there_is_nothing_to_take_back() -> None:
    talk = Conversation(BOARD)
    assert "no change to take back" in talk.says("undo")
    assert talk.board is BOARD


@given(
    st.lists(
        st.sampled_from(["remove scene 2", "vertical", "use Leo", "undo", "redo", "slower", "undo everything"]),
        max_size=9,
    )
)
@settings(max_examples=60, deadline=None)
def test_whatever_was_changed_everything_can_be_taken_back(messages: list[str]) -> None:
    talk = Conversation(BOARD)
    for message in messages:
        talk.says(message)
    talk.says("undo everything")
    assert talk.board.model_copy(update={"revision": 1}) == BOARD


@pytest.mark.parametrize(
    "words", ["say it in Spanish", "translate it to French", "can she speak German?", "in Italian please"]
)
def test_a_language_no_voice_speaks_is_refused_in_words(words: str) -> None:
    plan = revised(words)
    assert plan.storyboard is BOARD
    assert "English only" in plan.message


def test_a_language_some_voice_speaks_is_not_said_to_be_spoken_by_none(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(whole_reader, "extra_voices", lambda: EXTRA_VOICES)
    plan = revised("make it Spanish")
    assert plan.storyboard is BOARD
    assert "a voice that speaks Spanish" in plan.message
    assert "English only" in revised("in Polish please").message


@pytest.mark.parametrize(
    ("words", "number"),
    [
        ("Make the first headline: Kinder water", 1),
        ("the second headline: Kinder water", 2),
        ("change the last headline to Kinder water", 5),
        ("make the headline of scene 2: Kinder water", 2),
        ("Make scene 3's headline “Kinder water”", 3),
        ("make the headline of the second scene “Kinder water”", 2),
    ],
)
def test_a_headline_is_changed_however_it_is_named(words: str, number: int) -> None:
    board = revised(words).storyboard
    assert "Kinder water" in shown_text(board.scenes[number - 1])
    assert board.scenes[number - 1].narration == BOARD.scenes[number - 1].narration
    assert touched(board) == {number}


def test_a_slower_pace_makes_the_plan_longer() -> None:
    assert revised("slower").storyboard.estimated_s > BOARD.estimated_s + 1


EDITS = st.sampled_from(
    [
        ("make scene {n} shorter", True),
        ("scene {n}: Something else is said here.", True),
        ('in scene {n} change "cold" to "cool"', True),
        ("remove scene {n}", True),
        ("make the headline of scene {n}: Kinder water", True),
        ("scene {n} headline: Kinder water", True),
        ("make scene {n}'s headline “Kinder water”", True),
        ("split scene {n}", True),
        ("make it Spanish", False),
        ("a draft first", False),
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
