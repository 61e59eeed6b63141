"""What the interface draws: the conversation's state at one moment, as plain values.

`Conversation` makes these and hands each new one to its listeners; widgets only read them. Standard library only, so
that the first frame can import it.
"""

from __future__ import annotations

from dataclasses import field, replace
from enum import StrEnum

from tui.api.records import record
from tui.chat.draft import Attachment, Draft


class State(StrEnum):
    """Where a conversation stands, in the words the screen shows."""

    DRAFT = "draft"
    SENDING = "sending"
    THINKING = "thinking"
    YOUR_TURN = "your turn"
    GENERATING = "generating"
    COMPLETED = "completed"
    FAILED = "failed"
    STOPPED = "stopped"
    OFFLINE = "offline"


@record(frozen=True, slots=True)
class Span:
    """A stretch of time in one state. Times are Unix seconds; `ended_at` is None while it lasts.

    `status` is the word the API used, so that an unknown one is shown as it came.
    """

    state: State
    status: str
    started_at: float
    ended_at: float | None = None


@record(frozen=True, slots=True)
class Entry:
    """One line of the conversation. `key` is stable, so that a drawn entry is recognised when it comes again."""

    key: str
    role: str
    """"user" or "model" (any other role is shown as it comes)."""
    kind: str
    """"text", "resource" or "error" (any other kind is shown as text)."""
    content: str
    created_at: float | None = None
    resource_ids: tuple[str, ...] = ()
    attachments: tuple[Attachment, ...] = ()
    pending: bool = False
    """Sent or queued, and not yet seen in the session."""


@record(frozen=True, slots=True)
class SceneView:
    """A scene of a storyboard, as far as the resource tells."""

    number: int
    kind: str
    headline: str
    narration: str
    seconds: float | None = None
    image_url: str | None = None
    scene_id: str = ""
    """The plan's own name for the scene; empty when it has none."""


@record(frozen=True, slots=True)
class ResourceView:
    """A resource a message points at. `scenes` is filled for a storyboard whose metadata could be read."""

    resource_id: str
    resource_type: str
    url: str | None = None
    thumbnail_url: str | None = None
    preview_url: str | None = None
    title: str = ""
    scenes: tuple[SceneView, ...] = ()
    metadata: dict[str, object] = field(default_factory=dict)


@record(frozen=True, slots=True)
class VideoView:
    """A video of the session. Links are signed and expire; read again before use."""

    video_id: str
    status: str
    title: str = ""
    duration_s: float | None = None
    video_url: str | None = None
    thumbnail_url: str | None = None
    subtitle_url: str | None = None
    page_url: str | None = None
    size_bytes: int | None = None
    captioned_url: str | None = None
    """The version with captions in the picture; the video itself where it has them."""
    completed_at: float | None = None
    """Unix seconds."""


@record(frozen=True, slots=True)
class Trouble:
    """Something went wrong: what happened, what it means, what to do. `action` names a key the screen offers."""

    what: str
    why: str = ""
    way_out: str = ""
    action: str = ""
    """"retry", "stop", "login", "edit" or "" """


@record(frozen=True, slots=True)
class ConversationView:
    """Everything the chat screen shows of a session, at one moment. Times are Unix seconds."""

    state: State = State.DRAFT
    status: str = ""
    """The API's own word for the state."""
    backend: str = ""
    title: str = ""
    session_id: str | None = None
    video_id: str | None = None
    progress: int | None = None
    """Percent, as the API reported it; None when it reported none."""
    eta_s: float | None = None
    """Seconds left, once the pace of progress tells; None before."""
    spans: tuple[Span, ...] = ()
    entries: tuple[Entry, ...] = ()
    resources: dict[str, ResourceView] = field(default_factory=dict)
    video: VideoView | None = None
    """The current one: the last that was made, or is being made."""
    earlier_videos: tuple[VideoView, ...] = ()
    """Finished ones of the same session that came before it, oldest first."""
    trouble: Trouble | None = None
    notice: str = ""
    """A line that tells of waiting: back-off, rate limit, stall; empty when all is well."""
    polled_at: float | None = None
    next_poll_at: float | None = None
    quiet_s: float | None = None
    """Seconds since status, progress or video last changed, while the agent works."""
    stopping: bool = False
    """A stop was asked for and has not taken effect yet."""
    queued: tuple[str, ...] = ()
    """Messages waiting to be sent."""
    returned: tuple[Draft, ...] = ()
    """Drafts that were queued and came back unsent: they belong into the message box again (`take_returned`)."""


def finished_videos(view: ConversationView) -> tuple[VideoView, ...]:
    """Every video of the session that can be watched, oldest first."""
    current = (view.video,) if view.video and view.video.status == "completed" else ()
    return (*view.earlier_videos, *current)


def only_ticked(before: ConversationView, now: ConversationView) -> bool:
    """Whether nothing tells two views apart but the figures that move once a second, which no card shows."""
    return before is not now and now == replace(
        before,
        progress=now.progress,
        eta_s=now.eta_s,
        polled_at=now.polled_at,
        next_poll_at=now.next_poll_at,
        quiet_s=now.quiet_s,
    )
