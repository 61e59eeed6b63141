"""The cards of a session's videos: where each stands, and what is known of it beside its own figures. Pure."""

from __future__ import annotations

from collections.abc import Mapping

from tui.chat.view import ConversationView, ResourceView, State, VideoView, finished_videos
from tui.widgets.durations import roughly
from tui.widgets.transcript_items import Finished, Places, Told, Transfer


def video_cards(
    view: ConversationView, places: Places, transfers: Mapping[str, Transfer], told: Told
) -> dict[str, list[Finished]]:
    """The card of every finished video, by the entry it stands after; those that stand after none by an empty key."""
    videos = finished_videos(view)
    cards: dict[str, list[Finished]] = {}
    for number, video in enumerate(videos, 1):
        after = _told_of(video, view)
        if number < len(videos):
            after = after or _said_by(video, view)
        facts = _facts_of(video, view) if video is view.video else _words(video)
        card = Finished(
            f"video/{video.video_id}",
            video,
            transfers.get(video.video_id),
            told.can_preview,
            facts,
            number=number,
            of=len(videos),
        )
        cards.setdefault(after or places.settle(video.video_id, view.entries), []).append(card)
    return cards


def shown_ids(view: ConversationView) -> frozenset[str | None]:
    """The videos that have a card, or will; a resource that names none is the current one."""
    ids = {video.video_id for video in (*view.earlier_videos, view.video) if video}
    return frozenset({*ids, None} if ids else ids)


def _told_of(video: VideoView, view: ConversationView) -> str:
    """The entry that brought a video: where its card stands however late it is seen; empty when none did."""
    for entry in reversed(view.entries):
        if any(_is_of(video, view.resources.get(key)) for key in entry.resource_ids):
            return entry.key
    return ""


def _is_of(video: VideoView, resource: ResourceView | None) -> bool:
    return resource is not None and video.video_id in {resource.resource_id, resource.metadata.get("video_id")}


def _said_by(video: VideoView, view: ConversationView) -> str:
    """The last entry before the user spoke again after an earlier video was done; empty when that cannot be told."""
    last = ""
    for entry in view.entries:
        if video.completed_at is None or entry.created_at is None:
            return ""
        if entry.role == "user" and entry.created_at > video.completed_at:
            break
        last = entry.key
    return last


def _words(video: VideoView) -> tuple[str, ...]:
    return ("with subtitles",) if video.subtitle_url else ()


def _facts_of(video: VideoView, view: ConversationView) -> tuple[str, ...]:
    """What is known of the current video beside its own figures; of an earlier run only what is sure of it."""
    facts = list(_words(video))
    made = next((span for span in reversed(view.spans) if span.state is State.GENERATING), None)
    if view.state is State.COMPLETED and made is not None and made.ended_at is not None:
        facts.append(f"made in {roughly(made.ended_at - made.started_at)}")
    return tuple(facts)
