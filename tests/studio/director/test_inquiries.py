"""Questions to the studio are answered from what it knows, and change nothing."""

from __future__ import annotations

import pytest

from tests.studio.director.stranger_revisions import CASTING, PROMPT, TOUR
from tui.studio.director.inquiries import is_question, parted
from tui.studio.director.plan import Plan
from tui.studio.director.revise import revise


def asked(message: str) -> Plan:
    """What comes of a message about the tour's plan."""
    return revise(TOUR, message, [], CASTING, PROMPT)


def test_a_question_beside_a_wish_is_answered_and_the_wish_is_done() -> None:
    plan = asked("Who speaks? Make it vertical.")
    assert plan.message.startswith("Maya Lindholm presents")
    assert plan.storyboard == TOUR.model_copy(
        update={"orientation": plan.storyboard.orientation, "revision": TOUR.revision + 1}
    )
    assert plan.storyboard.orientation is not TOUR.orientation


def test_thanks_beside_a_question_approve_nothing() -> None:
    assert asked("How long is it? Thanks!").storyboard is TOUR


@pytest.mark.parametrize("message", ["who won the world cup?", "what is the capital of France?"])
def test_what_the_studio_does_not_know_is_said_to_be_unknown(message: str) -> None:
    plan = asked(message)
    assert plan.storyboard is TOUR
    assert "know nothing of" in plan.message
    assert plan.unread == ()


@pytest.mark.parametrize(
    "wish",
    [
        "can you make it shorter?",
        "could we lose scene 2?",
        "how about a man?",
        "what about blue?",
        "would you swap scenes 2 and 3?",
        "why not start with the price?",
        "can it be vertical?",
        "have Leo present it",
        "do scene 3 as a list",
    ],
)
def test_a_wish_put_as_a_question_stays_a_wish(wish: str) -> None:
    assert not is_question(wish)


def test_a_message_is_parted_into_questions_and_the_rest() -> None:
    assert parted("Nice. How long is it?\nslower please") == (("How long is it?",), "Nice. slower please")


def test_reasons_are_those_of_the_brief() -> None:
    plan = revise(TOUR, "why this style?", [], CASTING, "A calm, minimal video about seals. They sleep a lot.")
    assert "minimal" in plan.message
    assert "calm" in plan.message
