"""Messages that wait, answers that are lost while the line is down, and what is told meanwhile."""

from __future__ import annotations

import asyncio

import pytest

from tests.chat.conftest import REMOTE, until
from tests.chat.vendor import CUT, NOT_FOUND, Answer, Time, Vendor, refusal
from tui.api.client import VideoAgentClient
from tui.api.errors import RateLimitError
from tui.api.transport import Waiting
from tui.chat.conversation import ChatError, Conversation, Delivery, SendFailed
from tui.chat.draft import Draft
from tui.chat.library import Library, TakeState
from tui.chat.view import ConversationView, State


async def queued(conversation: Conversation, vendor: Vendor, *texts: str) -> list[bool]:
    """Open a session that works until the list that is returned holds something, with messages waiting."""
    ready: list[bool] = []
    vendor.says("GET session", *[lambda: {"status": "reviewing" if ready else "thinking"}] * 500)
    await conversation.send(Draft("A film"))
    for text in texts:
        assert await conversation.send(Draft(text)) is Delivery.QUEUED
    return ready


async def test_a_waiting_message_that_is_refused_comes_back_with_those_behind_it(
    conversation: Conversation, vendor: Vendor, library: Library
) -> None:
    ready = await queued(conversation, vendor, "First", "Second")
    vendor.says("POST message", refusal(400, "invalid_parameter", param="session_id"))
    ready.append(True)
    view = await until(conversation, lambda seen: seen.returned and not seen.queued)
    assert [draft.text for draft in view.returned] == ["First", "Second"]
    assert view.trouble is not None
    assert "Start a new session" in view.trouble.way_out
    assert vendor.count("POST message") == 1
    assert {take.state for take in library.takes("heygen", "sess_1")} == {TakeState.WITHDRAWN, TakeState.ANSWERED}
    assert [draft.text for draft in conversation.take_returned()] == ["First", "Second"]
    assert conversation.view.returned == ()


async def test_a_waiting_message_whose_answer_is_lost_is_found_and_the_next_one_follows(
    conversation: Conversation, vendor: Vendor
) -> None:
    def accepted_and_cut() -> Answer:
        vendor.say("sess_1", "user", "First")
        return CUT

    ready = await queued(conversation, vendor, "First", "Second")
    vendor.says("POST message", accepted_and_cut)
    ready.append(True)
    view = await until(conversation, lambda seen: seen.entries[-1].content == "Second" and not seen.entries[-1].pending)
    assert [entry.content for entry in view.entries] == ["A film", "First", "Second"]
    assert vendor.count("POST message") == 2


async def test_a_message_written_while_the_line_is_down_goes_out_when_it_is_back(
    conversation: Conversation, vendor: Vendor
) -> None:
    down = [True]
    vendor.says("GET session", {"status": "reviewing"}, *[lambda: CUT if down else {}] * 500)
    await conversation.send(Draft("A film"))
    await until(conversation, State.YOUR_TURN)
    await conversation.retry()
    await until(conversation, State.OFFLINE)
    assert await conversation.send(Draft("Shorter")) is Delivery.QUEUED
    down.clear()
    view = await until(conversation, lambda seen: len(seen.entries) == 2 and not seen.entries[1].pending)
    assert vendor.count("POST message") == 1
    assert view.returned == ()


async def test_a_lost_create_is_still_found_when_the_line_was_down_as_well(
    conversation: Conversation, vendor: Vendor
) -> None:
    def accepted_and_cut() -> Answer:
        vendor.open_session("A film", "sess_new")
        return CUT

    vendor.says("POST create", accepted_and_cut)
    vendor.says("GET sessions", *[CUT] * 6)
    await conversation.send(Draft("A film"))
    assert conversation.view.session_id == "sess_new"
    assert vendor.count("POST create") == 1


async def test_a_lost_create_that_cannot_be_looked_up_says_so(conversation: Conversation, vendor: Vendor) -> None:
    vendor.says("POST create", CUT)
    vendor.says("GET sessions", *[CUT] * 200)
    with pytest.raises(SendFailed) as failure:
        await conversation.send(Draft("A film"))
    assert failure.value.unknown
    assert "could not be found out" in failure.value.trouble.why


async def test_a_session_that_shows_no_prompt_yet_is_taken_for_the_lost_one_only_when_it_is_alone(
    conversation: Conversation, vendor: Vendor
) -> None:
    def accepted_and_cut() -> Answer:
        vendor.open_session("A film", "sess_new", messages=[])
        vendor.sessions["sess_new"]["messages"].clear()
        return CUT

    vendor.says("POST create", accepted_and_cut)
    await conversation.send(Draft("A film"))
    assert conversation.view.session_id == "sess_new"


async def test_two_sessions_that_show_no_prompt_yet_are_not_guessed_between(
    conversation: Conversation, vendor: Vendor
) -> None:
    def two_and_cut() -> Answer:
        for name in ("sess_a", "sess_b"):
            vendor.open_session("?", name)
            vendor.sessions[name]["messages"].clear()
        return CUT

    vendor.says("POST create", two_and_cut)
    with pytest.raises(SendFailed):
        await conversation.send(Draft("A film"))


async def test_a_stop_that_is_refused_is_told_and_the_looking_goes_on(
    conversation: Conversation, vendor: Vendor
) -> None:
    ready = await queued(conversation, vendor)
    vendor.says("POST stop", NOT_FOUND)
    with pytest.raises(ChatError):
        await conversation.stop()
    assert not conversation.view.stopping
    ready.append(True)
    await until(conversation, State.YOUR_TURN)


async def test_pauses_the_client_makes_are_shown(conversation: Conversation, time: Time) -> None:
    conversation.heard_waiting(Waiting(RateLimitError("slow", status=429, retry_after_s=12.0), 12.0, 1))
    assert "asks to wait 12 s" in conversation.view.notice
    assert conversation.view.next_poll_at == time() + 12


async def test_what_cannot_be_asked_about_at_the_start_stays_for_the_next_one(
    client: VideoAgentClient, vendor: Vendor, library: Library, time: Time
) -> None:
    talk = Conversation(client, library, "heygen", clock=time, sleep=time.sleep, schedule=REMOTE)
    take = library.record("heygen", None, Draft("A film"), "A film")
    library.mark_sent(take.take_id, "{}", "A film")
    library.mark(take.take_id, TakeState.UNKNOWN)
    vendor.says("GET sessions", *[CUT] * 3)
    recovered = await talk.recover()
    assert (recovered.drafts, recovered.session_ids) == ((), ())
    vendor.open_session("A film", "sess_new")
    assert (await talk.recover()).session_ids == ("sess_new",)
    assert library.session("heygen", "sess_new") is not None


async def test_a_mistake_of_ours_is_told_instead_of_a_screen_that_stands_still(
    conversation: Conversation, vendor: Vendor, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_: object) -> None:
        raise ZeroDivisionError("ours")

    monkeypatch.setattr("tui.chat.following.judge", broken)
    await conversation.send(Draft("A film"))
    view = await until(conversation, lambda seen: seen.trouble)
    assert view.trouble is not None
    assert "mistake" in view.trouble.what
    assert conversation.halted
    monkeypatch.undo()
    vendor.says("GET session", {"status": "reviewing"})
    await conversation.retry()
    assert (await until(conversation, State.YOUR_TURN)).trouble is None


async def test_a_second_prompt_while_the_first_opens_the_session_is_given_back(
    conversation: Conversation, vendor: Vendor
) -> None:
    refused: list[SendFailed] = []

    async def second(view: ConversationView) -> None:
        try:
            await conversation.send(Draft("Another"))
        except SendFailed as failure:
            refused.append(failure)

    vendor.says("POST create", refusal(429, "quota_exceeded", Retry_After="95"))
    tasks: list[asyncio.Task[None]] = []
    leave = conversation.subscribe(lambda view: tasks.append(asyncio.create_task(second(view))) if not tasks else None)
    await conversation.send(Draft("A film"))
    leave()
    await asyncio.gather(*tasks)
    assert refused[0].draft.text == "Another"
    assert len(vendor.sessions) == 1


async def test_a_waiting_message_whose_files_are_on_their_way_when_it_is_closed_is_kept_as_a_draft(
    conversation: Conversation, vendor: Vendor, library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    ready = await queued(conversation, vendor, "First", "Second")
    packing = asyncio.Event()

    async def never(_: object, draft: Draft) -> None:
        packing.set()
        await asyncio.Event().wait()

    monkeypatch.setattr("tui.chat.packing.Packer.pack", never)
    ready.append(True)
    async with asyncio.timeout(30):
        await packing.wait()
    await conversation.close()
    kept = library.draft("heygen", "sess_1").text
    assert kept.index("First") < kept.index("Second")
    assert {take.state for take in library.takes("heygen", "sess_1") if not take.opening} == {TakeState.WITHDRAWN}
