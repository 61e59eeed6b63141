"""A conversation over real HTTP with an agent that has the vendor's manners."""

from __future__ import annotations

from tests.chat.conftest import until
from tests.chat.vendor import Time, Vendor
from tui.api.client import VideoAgentClient
from tui.api.terms import SessionMode
from tui.chat.conversation import Conversation, Delivery
from tui.chat.draft import Choices, Draft, Pick
from tui.chat.library import Library
from tui.chat.polling import Schedule
from tui.chat.view import ConversationView, State

GENERATE = Choices(mode=SessionMode.GENERATE)
VIDEO = {"id": "v1", "status": "completed", "video_url": "https://x/v1.mp4", "duration": 30.5, "title": "Brew"}


async def test_a_prompt_becomes_a_video_and_every_transition_is_told(
    conversation: Conversation, vendor: Vendor, views: list[ConversationView]
) -> None:
    vendor.videos["v1"] = {"id": "v1", "status": "processing"}
    vendor.says(
        "GET session",
        {},
        {"status": "generating", "video_id": "v1", "progress": 10, "title": "Brew"},
        {"progress": 60},
        {"status": "completed", "progress": 100},
    )
    vendor.says("GET video", {}, {}, VIDEO)
    assert await conversation.send(Draft("A film", choices=GENERATE)) is Delivery.SENT
    view = await until(conversation, State.COMPLETED)
    assert [span.state for span in view.spans] == [
        *(State.SENDING, State.THINKING, State.GENERATING, State.COMPLETED),
    ]
    assert all(span.ended_at is not None for span in view.spans[:-1])
    assert (view.title, view.video_id, view.progress) == ("Brew", "v1", 100)
    assert view.video is not None
    assert view.video.duration_s == 30.5
    assert [entry.content for entry in view.entries] == ["A film"]
    assert not view.entries[0].pending
    assert views[0].state is State.SENDING
    assert views[0].entries[0].pending
    assert vendor.count("POST create") == 1


async def test_of_the_studio_the_video_is_read_when_it_begins_and_when_it_is_done(
    client: VideoAgentClient, library: Library, time: Time, vendor: Vendor
) -> None:
    vendor.videos["v1"] = {"id": "v1", "status": "processing"}
    rendering = [{"status": "generating", "video_id": "v1", "progress": progress} for progress in (10, 30, 60, 90)]
    vendor.says("GET session", {}, *rendering, {"status": "completed", "progress": 100})
    vendor.says("GET video", {}, VIDEO)
    studio = Schedule(loopback=True, jitter=lambda: 1.0)
    conversation = Conversation(client, library, "studio", clock=time, sleep=time.sleep, schedule=studio)
    await conversation.send(Draft("A film", choices=GENERATE))
    view = await until(conversation, State.COMPLETED)
    await conversation.close()
    assert view.video is not None
    assert view.video.video_url == VIDEO["video_url"]
    assert vendor.count("GET video") == 2


async def test_choices_travel_with_the_first_message_and_only_changes_with_later_ones(
    conversation: Conversation, vendor: Vendor
) -> None:
    choices = Choices(avatar=Pick("look1", "Maya"), voice=Pick("voice1", "warm"), style=Pick("bold", "Bold"))
    vendor.says("GET session", {"status": "reviewing"})
    await conversation.send(Draft("A film", choices=choices))
    await until(conversation, State.YOUR_TURN)
    changed = Choices(avatar=Pick("look1", "Maya"), voice=Pick("voice2", "deep"), style=Pick("bold", "Bold"))
    await conversation.send(Draft("Deeper please", choices=changed))
    created, sent = (body for what, _, body in vendor.requests if what.startswith("POST"))
    assert created["avatar_id"] == "look1"
    assert created["style_id"] == "bold"
    assert sent == {"message": "Deeper please", "voice_id": "voice2"}
