"""What the vendor was seen to do, and what a conversation makes of it (BEHAVIOUR 2, 5, 7)."""

from __future__ import annotations

import asyncio

import pytest

from tests.chat.conftest import until
from tests.chat.vendor import CUT, HTML_502, NOT_FOUND, Answer, Time, Vendor, refusal
from tui.chat.conversation import Conversation, Delivery, SendFailed
from tui.chat.draft import Draft
from tui.chat.library import Library, TakeState
from tui.chat.view import ConversationView, State

DONE = {"id": "v1", "status": "completed", "video_url": "https://x/v1.mp4", "duration": 12.0}


async def test_a_failure_that_is_not_the_end_is_shown_but_not_believed(
    conversation: Conversation, vendor: Vendor, views: list[ConversationView]
) -> None:
    vendor.videos["v1"] = {"id": "v1", "status": "processing"}
    vendor.says(
        "GET session",
        {"status": "failed"},
        {"status": "failed"},
        {"status": "thinking"},
        {"status": "generating", "video_id": "v1", "progress": 2},
        {"status": "failed", "progress": 31},
        {"status": "generating", "progress": 97},
        {"status": "completed", "progress": 100},
    )
    vendor.says("GET video", {}, {}, {}, DONE)
    await conversation.send(Draft("A film"))
    view = await until(conversation, State.COMPLETED)
    assert not any(seen.state is State.FAILED for seen in views)
    words = [span.status for span in view.spans]
    assert words == ["", "thinking", "failed", "thinking", "generating", "failed", "generating", "completed"]
    assert any("making sure" in seen.notice for seen in views)
    assert view.trouble is None


async def test_a_failure_seen_steadily_and_agreed_by_the_video_is_believed_with_its_reason(
    conversation: Conversation, vendor: Vendor, time: Time
) -> None:
    vendor.videos["v1"] = {"id": "v1", "status": "failed", "failure_code": "rendering_failed"}
    vendor.says("GET session", {"status": "failed", "video_id": "v1"})
    began = time()
    await conversation.send(Draft("A film"))
    view = await until(conversation, State.FAILED)
    assert vendor.count("GET session") >= 3
    assert time() - began >= 30
    assert view.trouble is not None
    assert "rendering_failed" in view.trouble.why


@pytest.mark.parametrize(
    ("said", "told"),
    [
        ([{"role": "model", "content": "Quota of the renderer used up", "type": "error"}], "Quota of the renderer"),
        ([{"role": "model", "content": "I will now draw the can"}], "A guess, from what the agent said last: I will"),
        ([], ""),
    ],
)
async def test_a_failure_without_a_code_is_explained_by_what_was_said(
    conversation: Conversation, vendor: Vendor, said: list[dict[str, str]], told: str
) -> None:
    vendor.says("GET session", {"status": "failed"})
    vendor.open_session("A film", "s1", status="failed")
    for line in said:
        vendor.say("s1", **line)
    await conversation.follow("s1")
    view = await until(conversation, State.FAILED)
    assert view.trouble is not None
    assert told in view.trouble.why


async def test_a_session_that_cannot_be_read_any_more_is_followed_by_its_video(
    conversation: Conversation, vendor: Vendor, views: list[ConversationView]
) -> None:
    vendor.videos["v1"] = {"id": "v1", "status": "processing"}
    vendor.says("GET session", {"status": "generating", "video_id": "v1"}, *[NOT_FOUND] * 9)
    vendor.says("GET video", {}, {}, {}, DONE)
    await conversation.send(Draft("A film"))
    view = await until(conversation, State.COMPLETED)
    assert view.video is not None
    assert view.video.duration_s == 12.0
    assert any("following its video" in seen.notice for seen in views)


async def test_a_session_that_is_not_there_is_told_after_several_looks(
    conversation: Conversation, vendor: Vendor, views: list[ConversationView]
) -> None:
    await conversation.follow("sess_nowhere")
    view = await until(conversation, State.FAILED)
    assert view.trouble is not None
    assert "not found" in view.trouble.what
    assert vendor.count("GET session") >= 3
    assert next(seen for seen in views if seen.session_id == "sess_nowhere").state is not State.FAILED


async def test_a_lost_create_is_looked_up_and_never_sent_again(
    conversation: Conversation, vendor: Vendor, library: Library, views: list[ConversationView]
) -> None:
    def accepted_and_cut() -> Answer:
        vendor.open_session("A film", "sess_new")
        return CUT

    vendor.open_session("A film", "sess_web", created_at=1_700_000_000)
    vendor.says("POST create", accepted_and_cut)
    vendor.says("GET session", {}, {"status": "reviewing"})
    assert await conversation.send(Draft("A film")) is Delivery.SENT
    view = await until(conversation, State.YOUR_TURN)
    assert view.session_id == "sess_new"
    assert vendor.count("POST create") == 1
    assert any("Looking whether it arrived" in seen.notice for seen in views)
    assert library.takes("heygen")[0].state is TakeState.ANSWERED


async def test_a_lost_create_that_nobody_lists_comes_back_and_is_looked_up_again_before_a_retry(
    conversation: Conversation, vendor: Vendor, library: Library
) -> None:
    vendor.says("POST create", CUT)
    with pytest.raises(SendFailed) as failure:
        await conversation.send(Draft("A film"))
    assert failure.value.unknown
    assert failure.value.draft.text == "A film"
    assert vendor.count("POST create") == 1
    assert library.takes("heygen")[0].state is TakeState.UNKNOWN
    vendor.open_session("A film", "sess_late")  # it had arrived after all
    vendor.says("GET session", {}, {"status": "reviewing"})
    assert await conversation.retry() is Delivery.SENT
    assert (await until(conversation, State.YOUR_TURN)).session_id == "sess_late"
    assert vendor.count("POST create") == 1


async def test_a_retry_of_what_really_never_arrived_sends_it(conversation: Conversation, vendor: Vendor) -> None:
    vendor.says("POST create", CUT)
    with pytest.raises(SendFailed):
        await conversation.send(Draft("A film"))
    assert await conversation.retry() is Delivery.SENT
    assert vendor.count("POST create") == 2
    assert len(vendor.sessions) == 1


async def test_somebody_elses_session_is_not_taken_for_the_lost_one(conversation: Conversation, vendor: Vendor) -> None:
    vendor.open_session("Quite another film", "sess_other")
    vendor.says("POST create", CUT)
    with pytest.raises(SendFailed):
        await conversation.send(Draft("A film"))
    assert conversation.view.session_id is None


async def test_a_server_error_on_a_create_is_looked_up_too(conversation: Conversation, vendor: Vendor) -> None:
    def accepted_but_502() -> Answer:
        vendor.open_session("A film", "sess_new")
        return HTML_502

    vendor.says("POST create", accepted_but_502)
    await conversation.send(Draft("A film"))
    assert conversation.view.session_id == "sess_new"
    assert vendor.count("POST create") == 1


async def test_a_lost_message_is_found_in_the_session_and_not_sent_twice(
    conversation: Conversation, vendor: Vendor
) -> None:
    vendor.says("GET session", {"status": "waiting_for_input"})
    await conversation.send(Draft("A film"))
    await until(conversation, State.YOUR_TURN)

    def accepted_and_cut() -> Answer:
        vendor.say("sess_1", "user", "Shorter")
        vendor.sessions["sess_1"]["status"] = "thinking"
        return CUT

    vendor.says("POST message", accepted_and_cut)
    await conversation.send(Draft("Shorter"))
    view = await until(conversation, State.THINKING)
    assert [entry.content for entry in view.entries] == ["A film", "Shorter"]
    assert vendor.count("POST message") == 1


async def test_a_message_that_did_not_arrive_comes_back(conversation: Conversation, vendor: Vendor) -> None:
    vendor.says("GET session", {"status": "waiting_for_input"})
    await conversation.send(Draft("A film"))
    await until(conversation, State.YOUR_TURN)
    vendor.says("POST message", CUT)
    with pytest.raises(SendFailed) as failure:
        await conversation.send(Draft("Shorter"))
    assert failure.value.draft.text == "Shorter"
    assert [entry.content for entry in conversation.view.entries] == ["A film"]
    assert await conversation.retry() is Delivery.SENT
    assert vendor.count("POST message") == 2


async def test_a_rate_limit_on_a_create_is_waited_out_as_long_as_it_asks(
    conversation: Conversation, vendor: Vendor, time: Time, views: list[ConversationView]
) -> None:
    vendor.says("POST create", refusal(429, "quota_exceeded", Retry_After="95"))
    began = time()
    await conversation.send(Draft("A film"))
    assert time() - began >= 95
    told = next(seen for seen in views if "asks to wait 95 s" in seen.notice)
    assert told.next_poll_at == pytest.approx(began + 95, abs=5)
    assert conversation.view.session_id == "sess_1"


async def test_a_rate_limit_while_looking_is_told_and_waited_out(
    conversation: Conversation, vendor: Vendor, time: Time, views: list[ConversationView]
) -> None:
    slow_down = refusal(429, "rate_limit_exceeded", Retry_After="70")
    vendor.says("GET session", {}, slow_down, {"status": "reviewing"})
    await conversation.send(Draft("A film"))
    view = await until(conversation, State.YOUR_TURN)
    assert any("asks to wait 70 s" in seen.notice for seen in views)
    assert 70.0 in time.slept
    assert view.notice == ""


async def test_a_gateway_page_is_told_and_looked_past(
    conversation: Conversation, vendor: Vendor, views: list[ConversationView]
) -> None:
    vendor.says("GET session", {}, *[HTML_502] * 6, {"status": "reviewing"})
    await conversation.send(Draft("A film"))
    view = await until(conversation, State.YOUR_TURN)
    assert any("answered 502" in seen.notice for seen in views)
    assert view.trouble is None


async def test_a_broken_connection_shows_offline_and_comes_back_by_itself(
    conversation: Conversation, vendor: Vendor, views: list[ConversationView]
) -> None:
    vendor.says("GET session", {}, *[CUT] * 4, {"status": "reviewing"})
    await conversation.send(Draft("A film"))
    view = await until(conversation, State.YOUR_TURN)
    offline = next(seen for seen in views if seen.state is State.OFFLINE and seen.next_poll_at)
    assert "by itself" in offline.notice
    assert State.OFFLINE in [span.state for span in view.spans]


async def test_a_refused_key_ends_the_looking_and_retry_takes_it_up(conversation: Conversation, vendor: Vendor) -> None:
    vendor.says("GET session", {}, refusal(401, "unauthorized"), {"status": "reviewing"})
    await conversation.send(Draft("A film"))
    view = await until(conversation, lambda seen: seen.trouble)
    assert view.trouble is not None
    assert view.trouble.action == "login"
    assert conversation.halted
    assert await conversation.retry() is None
    assert (await until(conversation, State.YOUR_TURN)).trouble is None


@pytest.mark.parametrize("status", [400, 401, 402, 403])
async def test_a_refused_create_gives_the_draft_back_and_says_why(
    conversation: Conversation, vendor: Vendor, library: Library, status: int
) -> None:
    vendor.says("POST create", refusal(status, "invalid_parameter", param="avatar_id"))
    with pytest.raises(SendFailed) as failure:
        await conversation.send(Draft("A film"))
    assert failure.value.draft.text == "A film"
    assert not failure.value.unknown
    assert conversation.view.state is State.DRAFT
    assert conversation.view.trouble is not None
    assert "avatar_id" in conversation.view.trouble.what
    assert conversation.view.entries == ()
    assert library.takes("heygen")[0].state is TakeState.WITHDRAWN
    assert library.prompts() == ("A film",)


async def test_words_and_fields_nobody_knows_are_shown_as_they_come(conversation: Conversation, vendor: Vendor) -> None:
    vendor.says("GET session", {"status": "storyboarding", "mood": 7}, {"status": "reviewing"})
    vendor.open_session("A film", "s1")
    vendor.say("s1", "narrator", "Hm.", type="thought", created_at=None, colour="red")
    await conversation.follow("s1")
    view = await until(conversation, State.YOUR_TURN)
    assert [(entry.role, entry.kind) for entry in view.entries] == [("user", "text"), ("narrator", "thought")]
    assert (view.spans[0].state, view.spans[0].status) == (State.THINKING, "storyboarding")


async def test_a_pause_with_a_blueprint_shows_its_scenes_and_reads_each_resource_once(
    conversation: Conversation, vendor: Vendor
) -> None:
    scenes = [{"scene_id": "a", "kind": "title", "headline": "Cold brew", "narration": "Mornings move fast."}]
    vendor.resources["b1"] = {"resource_id": "b1", "resource_type": "blueprint", "metadata": {"scenes": scenes}}
    image = {"resource_id": "i1", "resource_type": "image", "url": "https://x/i1.png", "metadata": {"scene_id": "a"}}
    vendor.resources["i1"] = image
    vendor.open_session("A film", "s1", status="waiting_for_input")
    vendor.say("s1", "model", "The plan", type="resource", resource_ids=["b1", "i1", "gone"])
    await conversation.follow("s1")
    view = await until(conversation, lambda seen: len(seen.resources) == 3)
    assert view.state is State.YOUR_TURN
    assert view.resources["b1"].scenes[0].headline == "Cold brew"
    assert view.resources["b1"].scenes[0].image_url == "https://x/i1.png"
    await conversation.approve()
    await until(conversation, State.THINKING)
    assert [subject for what, subject, _ in vendor.requests if what == "GET resource"].count("b1") == 1


async def test_the_state_from_before_a_message_is_not_taken_for_an_answer(
    conversation: Conversation, vendor: Vendor, views: list[ConversationView]
) -> None:
    vendor.videos["v1"] = dict(DONE)
    vendor.open_session("A film", "s1", status="completed", video_id="v1")
    await conversation.follow("s1")
    assert conversation.view.state is State.COMPLETED
    del views[:]
    vendor.says("POST message", {})
    vendor.says("GET session", {"status": "completed"}, {"status": "completed"}, {"status": "thinking"})
    vendor.says("GET session", {"status": "generating", "video_id": "v2"}, {"status": "completed"})
    vendor.videos["v2"] = {**DONE, "id": "v2"}
    await conversation.send(Draft("Another one"))
    view = await until(conversation, State.COMPLETED)
    assert view.video_id == "v2"


async def test_an_old_video_does_not_vouch_for_a_run_that_failed(conversation: Conversation, vendor: Vendor) -> None:
    vendor.videos["v1"] = dict(DONE)
    vendor.open_session("A film", "s1", status="completed", video_id="v1")
    await conversation.follow("s1")
    vendor.says("GET session", {"status": "thinking"}, {"status": "failed"})
    await conversation.send(Draft("Another one"))
    await until(conversation, State.FAILED)


async def test_completed_without_a_video_id_finds_the_video_by_the_session(
    conversation: Conversation, vendor: Vendor
) -> None:
    vendor.videos["v1"] = dict(DONE)
    vendor.open_session("A film", "s1", status="completed")
    await conversation.follow("s1")
    assert conversation.view.video_id == "v1"


async def test_a_message_while_the_agent_works_waits_for_the_users_turn_in_order(
    conversation: Conversation, vendor: Vendor
) -> None:
    done = False
    vendor.says("GET session", *[lambda: {"status": "reviewing"} if done else {}] * 500)
    await conversation.send(Draft("A film"))
    assert await conversation.send(Draft("First")) is Delivery.QUEUED
    assert await conversation.send(Draft("Second")) is Delivery.QUEUED
    assert conversation.view.queued == ("First", "Second")
    assert vendor.count("POST message") == 0
    done = True
    view = await until(conversation, lambda seen: vendor.count("POST message") == 2 and not seen.queued)
    assert [body["message"] for what, _, body in vendor.requests if what == "POST message"] == ["First", "Second"]
    assert view.queued == ()


async def test_stop_shows_stopping_then_stopped_and_hands_back_what_was_waiting(
    conversation: Conversation, vendor: Vendor
) -> None:
    halted = False
    vendor.says("GET session", *[lambda: {"status": "waiting_for_input"} if halted else {}] * 500)
    await conversation.send(Draft("A film"))
    await conversation.send(Draft("And shorter"))
    await conversation.stop()
    assert conversation.view.stopping
    assert [draft.text for draft in conversation.take_returned()] == ["And shorter"]
    halted = True
    view = await until(conversation, State.STOPPED)
    assert not view.stopping
    assert vendor.count("POST stop") == 1
    assert vendor.count("POST message") == 0


async def test_a_stop_that_ends_in_failed_is_no_failure(conversation: Conversation, vendor: Vendor) -> None:
    halted = False
    vendor.says("GET session", *[lambda: {"status": "failed"} if halted else {}] * 500)
    await conversation.send(Draft("A film"))
    await conversation.stop()
    halted = True
    view = await until(conversation, State.STOPPED)
    assert view.trouble is None


async def test_a_stall_is_told_by_lack_of_change(
    conversation: Conversation, vendor: Vendor, views: list[ConversationView]
) -> None:
    vendor.says("GET session", *[{}] * 80, {"status": "reviewing"})
    await conversation.send(Draft("A film"))
    await until(conversation, State.YOUR_TURN)
    stalled = [seen for seen in views if "No change for" in seen.notice]
    assert stalled
    assert stalled[0].quiet_s is not None
    assert stalled[0].quiet_s > 285
    assert "healthy sessions have been quiet for 5 min" in stalled[0].notice


async def test_a_session_that_was_stopped_elsewhere_is_shown_as_stopped(
    conversation: Conversation, vendor: Vendor
) -> None:
    vendor.videos["v1"] = {"id": "v1", "status": "failed", "failure_code": "stopped"}
    vendor.open_session("A film", "s1", status="failed", video_id="v1")
    await conversation.follow("s1")
    assert conversation.view.state is State.STOPPED


async def test_nothing_is_asked_any_more_once_a_conversation_is_closed(
    conversation: Conversation, vendor: Vendor
) -> None:
    started, held = asyncio.Event(), asyncio.Event()
    vendor.holds["POST create"] = (started, held)
    sending = asyncio.create_task(conversation.send(Draft("A film")))
    await started.wait()
    await conversation.close()
    held.set()
    assert await sending is Delivery.SENT
    assert vendor.count("GET session") == 0
    assert conversation.view.session_id == "sess_1"
