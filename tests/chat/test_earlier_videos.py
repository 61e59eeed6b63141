"""A session's videos before the current one are known, whoever made them."""

from __future__ import annotations

from typing import Any

from tests.chat.conftest import REMOTE, until
from tests.chat.vendor import Vendor, refusal
from tui.api.models import VideoDetail
from tui.chat.conversation import Conversation
from tui.chat.draft import Draft
from tui.chat.library import Library
from tui.chat.recalled import recalled
from tui.chat.standing import Standing
from tui.chat.view import ConversationView, State, VideoView, finished_videos


def ids(view: ConversationView) -> list[str]:
    return [video.video_id for video in finished_videos(view)]


def made(video_id: str, at: int, **more: Any) -> dict[str, Any]:
    return {
        "id": video_id,
        "status": "completed",
        "created_at": at,
        "video_url": f"https://x.invalid/{video_id}",
    } | more


async def test_the_finished_video_stays_when_another_is_made(vendor: Vendor, conversation: Conversation) -> None:
    vendor.videos["v1"] = made("v1", 1)
    vendor.videos["v2"] = made("v2", 2, status="processing", video_url=None)
    vendor.says("GET session", {"status": "completed", "video_id": "v1"})
    await conversation.send(Draft("A film about tea."))
    assert ids(await until(conversation, State.COMPLETED)) == ["v1"]
    vendor.says("GET session", {"status": "generating", "video_id": "v2"})
    await conversation.send(Draft("Shorter."))
    view = await until(conversation, lambda view: view.video_id == "v2")
    assert ids(view) == ["v1"]
    vendor.videos["v2"] = made("v2", 2)
    vendor.says("GET session", {"status": "completed"})
    assert ids(await until(conversation, State.COMPLETED)) == ["v1", "v2"]


def test_a_video_is_told_once_while_the_next_one_is_not_read_yet() -> None:
    standing = Standing("heygen", REMOTE, video_id="v1", video=VideoDetail.model_validate(made("v1", 1)))
    assert ids(standing.view(1.0)) == ["v1"]
    standing.now_makes("v2")
    assert ids(standing.view(2.0)) == ["v1"]


async def test_a_session_that_is_taken_up_has_all_its_videos_and_they_are_remembered(
    vendor: Vendor, conversation: Conversation, library: Library
) -> None:
    session = vendor.open_session("A film about tea.", status="completed", video_id="v3")
    vendor.videos = {one: made(one, at) for at, one in ((3, "v3"), (2, "v2"), (1, "v1"))}  # the newest comes first
    vendor.videos["v2"] |= {"status": "failed"}
    await conversation.follow(session)
    assert ids(await until(conversation, lambda view: len(finished_videos(view)) == 2)) == ["v1", "v3"]
    await conversation.close()
    assert vendor.count("GET videos") == 1
    seen = recalled(library, "heygen", session)
    assert seen is not None
    assert ids(seen) == ["v1", "v3"]
    assert seen.earlier_videos == (VideoView("v1", "completed"),)  # its links would have expired


async def test_a_backend_that_does_not_tell_of_earlier_videos_is_followed_all_the_same(
    vendor: Vendor, conversation: Conversation
) -> None:
    session = vendor.open_session("A film about tea.", status="completed", video_id="v1")
    vendor.videos["v1"] = made("v1", 1)
    vendor.says("GET videos", *[refusal(404, "not_found")] * 9)
    await conversation.follow(session)
    assert ids(await until(conversation, State.COMPLETED)) == ["v1"]
    assert conversation.view.trouble is None
