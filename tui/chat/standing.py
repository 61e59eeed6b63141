"""Where a conversation stands: everything known of it, and the view made of that."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from tui.api.models import VideoDetail
from tui.api.terms import SessionStatus, VideoStatus
from tui.chat.blueprint import illustrated
from tui.chat.draft import Choices, Draft
from tui.chat.library import Take
from tui.chat.moments import told_moment
from tui.chat.polling import Schedule, Situation
from tui.chat.timeline import WORKING, Timeline, stall_notice
from tui.chat.transcript import Transcript
from tui.chat.verdict import Memory
from tui.chat.view import ConversationView, Entry, ResourceView, State, Trouble, VideoView

Publish = Callable[[], None]
"""Tells the listeners that something changed."""


@dataclass(slots=True)
class Standing:
    """The state of one conversation; changed only on the event loop, by its sender and its follower."""

    backend: str
    patience: Schedule
    session_id: str | None = None
    video_id: str | None = None
    title: str = ""
    status: str = ""
    progress: int | None = None
    created_at: float | None = None
    memory: Memory = field(default_factory=Memory)
    timeline: Timeline = field(default_factory=Timeline)
    transcript: Transcript = field(default_factory=Transcript)
    resources: dict[str, ResourceView] = field(default_factory=dict)
    video: VideoDetail | None = None
    earlier_videos: dict[str, VideoDetail] = field(default_factory=dict)
    """Finished videos of the session that came before the current one, oldest first."""
    video_bytes: int | None = None
    """Size of the video's file, once it was downloaded."""
    old_videos: set[str] = field(default_factory=set)
    """Videos that were done before the present run: they say nothing about it."""
    sent_choices: Choices = field(default_factory=Choices)
    """What the agent was told last."""
    sending: bool = False
    offline: bool = False
    halted: bool = False
    """Looking has ended until somebody does something, as a key that is refused does not get better by itself."""
    aside: bool = False
    """Another session is on the screen."""
    errors: int = 0
    retry_after_s: float | None = None
    waiting: str = ""
    """Why nothing happens just now: back-off, rate limit, an upload under way."""
    trouble: Trouble | None = None
    polled_at: float | None = None
    next_poll_at: float | None = None
    queue: list[Take] = field(default_factory=list)
    returned: list[Draft] = field(default_factory=list)
    _entries: tuple[Transcript, tuple[Entry, ...]] = (Transcript(), ())
    _illustrated: tuple[tuple[ResourceView, ...], dict[str, ResourceView]] = ((), {})
    """What was last made for the screen, and of what: while nothing is said, a look makes and compares none of it."""

    @property
    def state(self) -> State:
        """The state to show."""
        if self.sending:
            return State.SENDING
        if self.offline:
            return State.OFFLINE
        return self.memory.state if self.session_id else State.DRAFT

    @property
    def stopping(self) -> bool:
        """A stop was asked for and the agent is still at it."""
        return self.memory.stop_asked and self.memory.state in WORKING

    @property
    def run_video(self) -> VideoDetail | None:
        """The video of the present run, when it has one that could be read."""
        video = self.video
        return video if video and video.id == self.video_id and video.id not in self.old_videos else None

    def mark(self, now: float) -> None:
        """Put the present state on the timeline."""
        if self.sending or self.offline:
            self.timeline = self.timeline.seen(self.state, "", now)
            return
        state, word = self.memory.state, self.status
        if self.memory.told_at is not None:
            word = ""  # the session still shows the state from before one's own message
        elif self.memory.in_doubt and word == SessionStatus.FAILED:
            state = State.FAILED  # what was said is on the timeline, believed or not
        self.timeline = self.timeline.seen(state, word, now, progress=self.progress, video_id=self.video_id)

    def situation(self, now: float) -> Situation:
        """What the next wait depends on."""
        return Situation(
            state=State.THINKING if self.stopping else self.state,
            in_state_s=0.0 if self.stopping else self.timeline.in_state_s(now),
            errors=self.errors,
            retry_after_s=self.retry_after_s,
            in_doubt=self.memory.in_doubt,
            aside=self.aside,
        )

    def view(self, now: float) -> ConversationView:
        """Everything the screen shows, at this moment."""
        stall = stall_notice(self.timeline, now, expected_quiet_s=self.patience.expected_quiet_s)
        return ConversationView(
            state=self.state,
            status=self.status,
            backend=self.backend,
            title=self.title,
            session_id=self.session_id,
            video_id=self.video_id,
            progress=self.progress,
            eta_s=self.timeline.eta_s(now),
            spans=self.timeline.spans,
            entries=self._shown_entries(),
            resources=self._shown_resources(),
            video=_video_view(self.video, self.video_bytes) if self.video else None,
            earlier_videos=tuple(_video_view(video) for video in self.earlier_videos.values()),
            trouble=self.trouble,
            notice=self.waiting or self.memory.notice or stall,
            polled_at=self.polled_at,
            next_poll_at=self.next_poll_at,
            quiet_s=self.timeline.quiet_s(now),
            stopping=self.stopping,
            queued=tuple(take.text for take in self.queue),
            returned=tuple(self.returned),
        )

    def _shown_entries(self) -> tuple[Entry, ...]:
        if self._entries[0] is not self.transcript:
            self._entries = (self.transcript, self.transcript.entries())
        return self._entries[1]

    def _shown_resources(self) -> dict[str, ResourceView]:
        known = tuple(self.resources.values())
        if known != self._illustrated[0]:
            self._illustrated = (known, illustrated(self.resources))
        return self._illustrated[1]

    def now_makes(self, video_id: str) -> None:
        """Take it that the session has come to another video; a finished one from before is kept as an earlier one."""
        if self.video is not None and self.video.status == VideoStatus.COMPLETED:
            self.earlier_videos[self.video.id] = self.video
            self.video = None  # until the new one is read, the one from before is no second time the present one
        self.earlier_videos.pop(video_id, None)
        self.video_id, self.video_bytes = video_id, None


def _video_view(video: VideoDetail, size_bytes: int | None = None) -> VideoView:
    return VideoView(
        video_id=video.id,
        status=str(video.status),
        title=video.title or "",
        duration_s=video.duration,
        video_url=video.video_url,
        thumbnail_url=video.thumbnail_url,
        subtitle_url=video.subtitle_url,
        page_url=video.video_page_url,
        size_bytes=size_bytes,
        captioned_url=video.captioned_video_url,
        completed_at=told_moment(video.completed_at),
    )
