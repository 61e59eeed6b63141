"""A session gone on with from outside the interface: what waits for its turn goes out, or comes back."""

from __future__ import annotations

from tests.chat.vendor import Time, Vendor, refusal
from tui.chat.conversation import Conversation
from tui.chat.draft import Draft
from tui.chat.run_once import Ending, hand_over, run

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
