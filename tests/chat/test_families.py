"""Takes that belong together are found together, with what came of each."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.chat.conftest import until
from tests.chat.vendor import Vendor
from tui.chat.conversation import Conversation
from tui.chat.draft import Choices, Draft, Pick
from tui.chat.families import family, opening_of, stories, story
from tui.chat.library import Library, Take, TakeState
from tui.chat.recalled import recalled
from tui.chat.view import State

BOARD = {
    "resource_id": "b1",
    "resource_type": "blueprint",
    "metadata": {"title": "Brew", "scenes": [{"headline": "Meet the can", "narration": "Here it is.", "seconds": 6}]},
}


def sent(library: Library, draft: Draft, session_id: str, backend: str = "heygen") -> Take:
    take = library.record(backend, None, draft, draft.text)
    library.mark_sent(take.take_id, "{}", draft.text)
    library.mark_answered(take.take_id, session_id)
    return replace(take, session_id=session_id, state=TakeState.ANSWERED)


def test_a_fork_of_a_fork_and_the_same_words_elsewhere_are_one_family(library: Library) -> None:
    first = sent(library, Draft("A film"), "s1")
    fork = sent(library, Draft("A longer film", origin=first.take_id), "s2")
    grandchild = sent(library, Draft("A longer, calmer film", origin=fork.take_id), "s3", "studio")
    again = sent(library, Draft(" a FILM "), "s4", "studio")
    sent(library, Draft("Something else"), "s5")
    takes = library.takes()
    expected = [again.take_id, grandchild.take_id, fork.take_id, first.take_id]
    for member in (first, fork, grandchild, again):
        assert [take.take_id for take in family(takes, member)] == expected


def test_takes_that_come_from_nowhere_are_not_kin_by_that(library: Library) -> None:
    sent(library, Draft("One"), "s1")
    two = sent(library, Draft("Two"), "s2")
    assert [take.session_id for take in family(library.takes(), two)] == ["s2"]


async def test_a_story_tells_what_came_of_a_take_without_a_connection(
    conversation: Conversation, vendor: Vendor, library: Library
) -> None:
    vendor.resources["b1"] = BOARD
    choices = Choices(avatar=Pick("look_1", "Maya, studio"))
    await conversation.send(Draft("A film about cold brew", choices=choices))
    session_id = conversation.view.session_id or ""
    vendor.sessions[session_id].update(status="reviewing", title="Cold brew")
    vendor.say(session_id, "model", "The plan.", type="resource", resource_ids=["b1"])
    await until(conversation, State.YOUR_TURN)
    await until(conversation, lambda view: view.resources)
    await conversation.send(Draft("Shorter, please", choices=choices))
    await conversation.close()

    opening = opening_of(library, "heygen", session_id)
    assert opening is not None
    (told,) = stories(library, opening)
    assert told.take.draft.choices.avatar == Pick("look_1", "Maya, studio")
    assert told.view.title == told.title == "Cold brew"
    assert [entry.content for entry in told.view.entries][:2] == ["A film about cold brew", "The plan."]
    assert told.view.resources["b1"].scenes[0].headline == "Meet the can"
    assert [take.draft.text for take in told.later] == ["Shorter, please"]


def test_a_session_not_sent_from_here_has_a_take_made_of_what_it_shows(library: Library) -> None:
    from tui.chat.transcript import Line

    assert opening_of(library, "heygen", "nowhere") is None
    library.save_lines("heygen", "s9", [Line(5.0, "user", "text", "Their prompt"), Line(6.0, "model", "text", "Ok")])
    take = opening_of(library, "heygen", "s9")
    assert take is not None
    assert (take.take_id, take.draft.text, take.session_id) == (0, "Their prompt", "s9")
    assert [one.take.draft.text for one in stories(library, take)] == ["Their prompt"]


def test_a_take_that_never_went_out_says_so(library: Library) -> None:
    take = library.record("heygen", None, Draft("Never sent"), "Never sent")
    library.mark(take.take_id, TakeState.WITHDRAWN)
    (back,) = library.takes()
    assert story(library, back, library.takes()).unsent
    assert story(library, back, library.takes()).title == "Never sent"


def test_nothing_is_recalled_of_a_session_never_seen(library: Library) -> None:
    assert recalled(library, "heygen", "s404") is None


@pytest.mark.parametrize("origin", [0, 7])
def test_where_a_draft_came_from_outlasts_a_restart(library: Library, origin: int) -> None:
    library.save_draft("heygen", None, Draft("A film", origin=origin))
    assert library.draft("heygen", None).origin == origin
