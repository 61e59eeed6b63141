"""A session gone on with from outside the interface: what waits for its turn goes out, or comes back."""

from __future__ import annotations

from tests.chat.conftest import REMOTE
from tests.chat.vendor import Time, Vendor, refusal
from tui.api.client import VideoAgentClient
from tui.chat.conversation import Conversation
from tui.chat.draft import Draft
from tui.chat.library import Library
from tui.chat.run_once import Ending, hand_over, run, watch

WAITS = {"status": "waiting_for_input"}


async def test_a_message_that_waits_for_its_turn_has_gone_out_before_the_end_is_told(
    conversation: Conversation, vendor: Vendor
) -> None:
    session = vendor.open_session("A film")
    await conversation.follow(session)
    vendor.says("GET session", {}, WAITS, {"status": "completed"})
    outcome = await run(conversation, Draft("Shorter"))
    assert outcome.ending is Ending.COMPLETED
    assert vendor.count("POST message") == 1


async def test_a_message_that_waited_and_was_refused_is_no_success(conversation: Conversation, vendor: Vendor) -> None:
    session = vendor.open_session("A film")
    await conversation.follow(session)
    vendor.says("GET session", {}, WAITS)
    vendor.says("POST message", refusal(400, "invalid_parameter", param="message"))
    outcome = await hand_over(conversation, Draft("Shorter"))
    assert outcome.ending is Ending.FAILED
    assert [draft.text for draft in outcome.view.returned] == ["Shorter"]
    assert outcome.trouble is not None


async def test_a_message_without_a_wait_is_handed_over_when_it_was_taken(
    conversation: Conversation, vendor: Vendor, time: Time
) -> None:
    began = time()
    outcome = await hand_over(conversation, Draft("A film"))
    assert (outcome.ending, outcome.session_id) == (Ending.SENT, "sess_1")
    assert time() == began


async def test_a_state_from_before_a_message_of_another_run_is_not_taken_for_its_answer(
    client: VideoAgentClient, library: Library, vendor: Vendor, time: Time
) -> None:
    session = vendor.open_session("A film", **WAITS)
    vendor.say(session, "model", "Green or black?")
    first, second = (
        Conversation(client, library, "heygen", clock=time, sleep=time.sleep, schedule=REMOTE) for _ in "12"
    )
    await first.follow(session)
    assert (await hand_over(first, Draft("Green"))).ending is Ending.SENT
    await first.close()
    (sent, *_) = library.takes("heygen", session, 1)
    assert sent.sent_at is not None
    time.now = sent.sent_at + 1  # however long the first run went on looking: the second one comes right after it
    vendor.says("GET session", WAITS, {"status": "generating"}, {"status": "completed"})
    outcome = await watch(second, session)
    await second.close()
    assert outcome.ending is Ending.COMPLETED
