"""Follows a session: looks at it, takes in what is new, and knows when to look again."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from dataclasses import replace

from tui.api.client import VideoAgentClient
from tui.api.errors import (
    ApiError,
    ApiTimeoutError,
    AuthError,
    NetworkError,
    NotFoundError,
    RateLimitError,
    ServerError,
    UnreadableAnswerError,
)
from tui.api.models import GetSessionResponse, SessionMessage, VideoDetail
from tui.api.terms import MessageRole, SessionStatus, VideoStatus
from tui.chat import troubles
from tui.chat.blueprint import read_resource
from tui.chat.library import KnownSession, Library
from tui.chat.moments import told_moment
from tui.chat.session_notes import Outcome, outcome_of
from tui.chat.standing import Publish, Standing
from tui.chat.transcript import Line
from tui.chat.verdict import GONE, Look, judge
from tui.chat.view import ResourceView, State

_PASSING = (NetworkError, ApiTimeoutError, RateLimitError, ServerError, UnreadableAnswerError)
"""Errors that may be gone at the next look."""
_AT_ONCE = 4
"""Resources read side by side."""
_RESOURCE_TRIES = 3
_EARLIER_TRIES = 3
"""Looks at which the earlier videos of a session are asked for that was not opened by this run."""
_WORTH_READING = frozenset(
    {SessionStatus.GENERATING, SessionStatus.COMPLETED, SessionStatus.FAILED, GONE},
)
"""Words of the session with which its video is asked too."""


class Follower:
    """Looks at one session and keeps its standing true.

    Args:
        client: asks the backend.
        library: keeps what was seen.
        standing: what is known, changed here.
        clock: tells Unix seconds.
        publish: tells the listeners.
    """

    def __init__(
        self,
        client: VideoAgentClient,
        library: Library,
        standing: Standing,
        clock: Callable[[], float],
        publish: Publish,
    ) -> None:
        self._client = client
        self._library = library
        self._standing = standing
        self._clock = clock
        self._publish = publish
        self._looking = asyncio.Lock()
        self._kept: tuple[KnownSession | None, tuple[Line, ...], Outcome] = (None, (), Outcome())
        self._said: object = None
        self._refreshes = 0
        self._resource_tries: dict[str, int] = {}
        self._earlier_tries = _EARLIER_TRIES if standing.session_id else 0

    async def look(self) -> None:
        """Look once. What goes wrong is told in the standing; nothing is raised for it."""
        async with self._looking:
            try:
                await self._look()
            except _PASSING as error:
                self._put_off(error)
            except ApiError as error:
                self._standing.trouble = troubles.of_error(error)
                self._standing.halted = True
                self._standing.waiting = ""
            self._publish()

    async def _look(self) -> None:
        standing = self._standing
        session = await self._session()
        if session is not None:
            self._take_in(session)
        await self._read_video(str(session.status) if session else GONE)
        if session is not None and self._earlier_tries:
            await self._read_earlier(session.session_id)
        standing.status = str(session.status) if session else GONE
        self._looked_well()
        self._judge()
        self._publish()
        await self._read_resources()
        await self.keep()

    def _looked_well(self) -> None:
        standing = self._standing
        standing.polled_at = self._clock()
        standing.errors, standing.retry_after_s, standing.waiting = 0, None, ""
        standing.offline = standing.halted = False

    async def _session(self) -> GetSessionResponse | None:
        """The session; None when the API says there is none."""
        try:
            return await self._client.get_session(self._standing.session_id or "")
        except NotFoundError:
            return None

    def _take_in(self, session: GetSessionResponse) -> None:
        standing = self._standing
        standing.title = session.title or standing.title
        standing.created_at = told_moment(session.created_at)
        standing.progress = session.progress if "progress" in session.model_fields_set else None
        if session.video_id and session.video_id != standing.video_id:
            standing.now_makes(session.video_id)
        window = [_line(message) for message in session.messages]
        standing.transcript = standing.transcript.merged(window)

    async def _read_video(self, word: str) -> None:
        standing = self._standing
        if word == SessionStatus.COMPLETED and standing.video_id is None and standing.session_id:
            made = await self._client.list_session_videos(standing.session_id)
            standing.video_id = made[0].id if made else None
        if standing.video_id is None:
            return
        known = standing.video if standing.video and standing.video.id == standing.video_id else None
        if known is None or (word in _WORTH_READING and not self._says_no_more(known, word)):
            standing.video = await self._video(standing.video_id) or known

    def _says_no_more(self, video: VideoDetail, word: str) -> bool:
        """Whether a video that is known has nothing to add to what the session says.

        The studio's session tells by itself when its video is done; the vendor's may be lost while its video is not.
        """
        here = self._standing.patience.loopback and word == SessionStatus.GENERATING
        return video.status == VideoStatus.COMPLETED or here

    async def _read_earlier(self, session_id: str) -> None:
        """Find out which videos a session that is taken up has made before; without them it can be gone on with."""
        self._earlier_tries -= 1
        standing = self._standing
        try:
            made = await self._client.list_session_videos(session_id)
        except ApiError:
            return
        self._earlier_tries = 0
        done = [one for one in reversed(made) if one.status == VideoStatus.COMPLETED and one.id != standing.video_id]
        standing.earlier_videos = {one.id: one for one in done} | standing.earlier_videos

    async def _video(self, video_id: str) -> VideoDetail | None:
        try:
            return await self._client.get_video(video_id)
        except NotFoundError:
            return None

    def _judge(self) -> None:
        standing = self._standing
        video = standing.run_video
        before = standing.memory
        look = Look(
            at=self._clock(),
            status=standing.status,
            video_status=str(video.status) if video else None,
            moved=self._agent_answered(),
        )
        stopped = video is not None and video.failure_code == troubles.STOP_CODE
        memory = replace(before, stop_asked=True) if stopped else before
        standing.memory = judge(look, memory, standing.patience)
        standing.mark(look.at)
        self._tell_of_trouble(before.state)

    def _agent_answered(self) -> bool:
        """Whether the agent said something after the last message of one's own."""
        lines = self._standing.transcript.lines
        return bool(lines) and not self._standing.transcript.pending and lines[-1].role != MessageRole.USER

    def _tell_of_trouble(self, before: State) -> None:
        standing = self._standing
        if standing.memory.state is State.FAILED:
            no_trace = standing.status == GONE and standing.video is None
            lines = standing.transcript.lines
            standing.trouble = troubles.gone() if no_trace else troubles.of_failure(standing.run_video, lines)
        elif before is State.FAILED or standing.memory.state is not before:
            standing.trouble = None

    def _put_off(self, error: ApiError) -> None:
        """Note an error that may pass."""
        standing = self._standing
        standing.errors += 1
        standing.retry_after_s = getattr(error, "retry_after_s", None)
        standing.offline = isinstance(error, NetworkError | ApiTimeoutError)
        standing.waiting = waiting_words(error)
        if standing.offline:
            standing.mark(self._clock())

    async def _read_resources(self) -> None:
        """Read what messages point at, each once, the newest first."""
        ids = dict.fromkeys(
            one for line in reversed(self._standing.transcript.lines) for one in reversed(line.resource_ids)
        )
        missing = [one for one in ids if one not in self._standing.resources]
        for at in range(0, len(missing), _AT_ONCE):
            await asyncio.gather(*(self._read_resource(one) for one in missing[at : at + _AT_ONCE]))
            self._publish()

    async def _read_resource(self, resource_id: str) -> None:
        standing = self._standing
        try:
            resource = await self._client.get_resource(standing.session_id or "", resource_id)
        except AuthError:
            raise
        except ApiError as error:
            tries = self._resource_tries.get(resource_id, 0) + 1
            self._resource_tries[resource_id] = tries
            if not isinstance(error, _PASSING) or tries >= _RESOURCE_TRIES:
                # What was read of it before is worth more than that it cannot be read again.
                standing.resources.setdefault(resource_id, ResourceView(resource_id, "", title=str(error.message)))
            return
        standing.resources[resource_id] = read_resource(resource)

    async def refresh(self) -> None:
        """Read video and resources again, for fresh links.

        Raises:
            ApiError: they could not be read.
        """
        standing, before = self._standing, self._refreshes
        async with self._looking:
            if self._refreshes != before:
                return  # it was done while this one waited: links that expire together are read anew together
            if standing.video_id:
                standing.video = await self._video(standing.video_id) or standing.video
            again = [key for key, view in standing.resources.items() if view.url or view.thumbnail_url]
            for at in range(0, len(again), _AT_ONCE):
                await asyncio.gather(*(self._read_resource(one) for one in again[at : at + _AT_ONCE]))
            self._refreshes += 1
        self._publish()

    def knows(self, lines: tuple[Line, ...]) -> None:
        """Take it that these lines are what the library holds of the session."""
        self._kept = (self._kept[0], lines, self._kept[2])

    async def keep(self) -> None:
        """Write down what was seen, if it is new."""
        standing = self._standing
        if not standing.session_id:
            return
        known = KnownSession(
            *(standing.backend, standing.session_id, standing.title, standing.memory.state.value, standing.status),
            video_id=standing.video_id,
            created_at=standing.created_at,
            seen_at=0.0,
            spans=standing.timeline.spans,
        )
        videos = (standing.video, standing.video_bytes, *standing.earlier_videos)
        said = (standing.transcript, videos, tuple(standing.resources.values()))
        if known == self._kept[0] and said == self._said:
            return  # the same things as at the last look, which need no comparing of every scene
        lines, outcome = standing.transcript.lines, outcome_of(standing.view(self._clock()))
        if known != self._kept[0]:
            await asyncio.to_thread(self._library.save_session, replace(known, seen_at=self._clock()))
        if lines != self._kept[1]:
            keep = self._library.save_lines
            await asyncio.to_thread(keep, standing.backend, standing.session_id, lines, self._kept[1])
        if outcome != self._kept[2]:
            notes = self._library.notes
            await asyncio.to_thread(notes.add_outcome, standing.backend, standing.session_id, outcome)
        self._kept, self._said = (known, lines, outcome), said


def waiting_words(error: ApiError) -> str:
    """Why nothing happens just now, in a line; when it goes on is shown beside it."""
    match error:
        case RateLimitError():
            asked = f": it asks to wait {error.retry_after_s:.0f} s" if error.retry_after_s else ""
            return f"The API is asked too much at once{asked}. It goes on by itself."
        case NetworkError() | ApiTimeoutError():
            return f"{error.message} Trying again by itself."
        case _:
            answer = f"The server answered {error.status}" if error.status else "The server's answer is unreadable"
            return f"{answer}. Trying again by itself."


def _line(message: SessionMessage) -> Line:
    return Line(told_moment(message.created_at), message.role, str(message.type), message.content, message.resource_ids)
