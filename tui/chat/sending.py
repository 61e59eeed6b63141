"""Sends what was written: recorded before it is sent, never sent twice because an answer was lost."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import replace
from typing import TypeVar

from tui.api.client import VideoAgentClient
from tui.api.errors import ApiError, InvalidError, NotFoundError, RateLimitError
from tui.api.terms import SessionStatus, VideoStatus
from tui.chat import troubles
from tui.chat.attachments import AttachmentError
from tui.chat.draft import Choices, Draft
from tui.chat.file_names import with_names
from tui.chat.following import Follower, waiting_words
from tui.chat.library import Library, Take, TakeState
from tui.chat.moments import told_moment
from tui.chat.packing import Packer, Parcel, create_request, message_request
from tui.chat.polling import Situation
from tui.chat.seeking import seek
from tui.chat.standing import Publish, Standing
from tui.chat.timeline import Timeline
from tui.chat.troubles import Cancelled, Lost, SendFailed
from tui.chat.view import State

AnswerT = TypeVar("AnswerT")
Sleep = Callable[[float], Awaitable[None]]

_LOOKS = 4
"""Times a lost answer is looked for while the backend answers."""
_OFFLINE_LOOKS = 12
"""Times it is tried while the backend does not answer: with back-off some eight minutes."""
_RATE_WAITS = 10
"""Times a rate limit is waited out before the draft goes back."""


class Sender:
    """Sends drafts of one conversation, one at a time.

    Args:
        client: talks to the backend.
        library: records takes.
        standing: what is known, changed here.
        follower: looks at the session when an answer to a message was lost.
        clock: tells Unix seconds.
        sleep: waits.
        publish: tells the listeners.
    """

    def __init__(
        self,
        client: VideoAgentClient,
        library: Library,
        standing: Standing,
        follower: Follower,
        *,
        clock: Callable[[], float],
        sleep: Sleep,
        publish: Publish,
    ) -> None:
        self._client = client
        self._library = library
        self._standing = standing
        self._follower = follower
        self._clock = clock
        self._sleep = sleep
        self._publish = publish
        self._packer = Packer(client, library, standing.backend, self._say)
        self.stop_asked = False
        """Set to end a sending that has not gone out yet."""
        self.gone_out = False
        """Whether the request of the sending under way, or of the last one, was handed to the network."""

    async def record(self, draft: Draft) -> Take:
        """Write down what is to be sent, before anything else is done with it."""
        standing = self._standing
        return await asyncio.to_thread(self._library.record, standing.backend, standing.session_id, draft, draft.text)

    async def deliver(self, take: Take) -> None:
        """Send a recorded take.

        Raises:
            SendFailed: it was not sent, or nobody knows whether it arrived; the draft is in it.
        """
        standing = self._standing
        before = standing.timeline
        standing.sending, standing.trouble, self.stop_asked, self.gone_out = True, None, False, False
        self._show(take, take.text)
        standing.mark(self._clock())
        self._publish()
        try:
            await self._pack_and_post(take)
        except (ApiError, AttachmentError, OSError, Cancelled, Lost) as error:
            await self._failed(take, error, before)
        except asyncio.CancelledError:
            self._library.mark_interrupted(take.take_id)
            raise
        finally:
            standing.sending, standing.waiting, standing.next_poll_at = False, "", None
            self._publish()

    async def _failed(self, take: Take, error: Exception, before: Timeline) -> None:
        trouble = with_names(troubles.of_sending(error), take.draft.attachments)
        unknown = isinstance(error, Lost)
        standing = self._standing
        state = TakeState.UNKNOWN if unknown else TakeState.WITHDRAWN
        await asyncio.to_thread(self._library.mark, take.take_id, state, trouble.why)
        standing.transcript = standing.transcript.unsaid(take.key)
        standing.trouble, standing.sending = trouble, False
        if standing.session_id:
            standing.mark(self._clock())
        else:
            standing.timeline = before
        raise SendFailed(trouble, take.draft, unknown=unknown) from error

    async def _pack_and_post(self, take: Take) -> None:
        parcel = await self._packer.pack(take.draft)
        try:
            await self._post(take, parcel)
        except (InvalidError, NotFoundError) as error:
            if not parcel.reused or not _about_files(error):
                raise
            await self._packer.forget(parcel.reused)
            await self._post(take, await self._packer.pack(take.draft))

    def _show(self, take: Take, text: str) -> None:
        """Show a message as being sent, in the words it will be recognised by."""
        said = self._standing.transcript.unsaid(take.key)
        self._standing.transcript = said.said(take.key, text, take.draft.attachments, opening=take.opening)

    async def _post(self, take: Take, parcel: Parcel) -> None:
        self._show(take, parcel.text)
        self._say("")
        if take.opening:
            await self._open(take, parcel)
        else:
            await self._tell(take, parcel)

    async def _open(self, take: Take, parcel: Parcel) -> None:
        request = create_request(take.draft, parcel)
        earlier = await self._opened_earlier(parcel.text)
        if earlier:
            await self._opened(take, earlier)
            return
        self.gone_out = True
        await asyncio.to_thread(self._library.mark_sent, take.take_id, request.model_dump_json(), parcel.text)
        sent_at = self._clock()
        try:
            answer = await self._patiently(lambda: self._client.create_session(request))
        except ApiError as error:
            if not _may_have_arrived(error):
                raise
            await self._opened(take, await self._sought(error, parcel.text, sent_at))
            return
        self._standing.video_id, self._standing.created_at = answer.video_id, told_moment(answer.created_at)
        self._standing.status = str(answer.status)
        await self._opened(take, answer.session_id)

    async def _opened(self, take: Take, session_id: str) -> None:
        await asyncio.to_thread(self._library.mark_answered, take.take_id, session_id)
        self._standing.session_id = session_id
        self._accepted(take.draft.choices, opening=True)
        await self._follower.keep()

    async def _opened_earlier(self, text: str) -> str | None:
        """The session that an earlier sending of the same prompt opened, if its answer was lost."""
        for take in await asyncio.to_thread(self._library.unresolved, self._standing.backend, None):
            if take.text == text and take.sent_at is not None:
                found = await seek(self._client, self._library, self._standing.backend, text, take.sent_at)
                await self._settle(take, found)
                if found:
                    return found
        return None

    async def _settle(self, take: Take, session_id: str | None) -> None:
        if session_id:
            await asyncio.to_thread(self._library.mark_answered, take.take_id, session_id)
        else:
            await asyncio.to_thread(self._library.mark, take.take_id, TakeState.WITHDRAWN, "looked for, not found")

    async def _sought(self, error: ApiError, text: str, sent_at: float) -> str:
        """Look for a session whose answer was lost, for a while.

        Raises:
            Lost: it is not listed, or the backend cannot be asked.
        """
        looked, offline = 0, 0
        while looked < _LOOKS and offline < _OFFLINE_LOOKS and not self.stop_asked:
            await self._wait(looked + offline, troubles.looking(error))
            try:
                found = await seek(self._client, self._library, self._standing.backend, text, sent_at)
            except ApiError:
                offline += 1
                continue
            looked += 1
            if found:
                return found
        raise Lost(troubles.lost_create(error, looked=looked > 0))

    async def _tell(self, take: Take, parcel: Parcel) -> None:
        standing = self._standing
        session_id = standing.session_id or ""
        request = message_request(take.draft, parcel, standing.sent_choices)
        if await self._told_earlier(take, parcel.text):
            return
        self.gone_out = True
        await asyncio.to_thread(self._library.mark_sent, take.take_id, request.model_dump_json(), parcel.text)
        try:
            answer = await self._patiently(lambda: self._client.send_message(session_id, request))
            standing.title = answer.title or standing.title
        except ApiError as error:
            if not _may_have_arrived(error):
                raise
            await self._seen_in_session(error, take)
        await asyncio.to_thread(self._library.mark_answered, take.take_id, session_id)
        self._accepted(take.draft.choices)

    async def _told_earlier(self, take: Take, text: str) -> bool:
        """Whether a message of the same words, whose answer was lost, is in the session by now."""
        standing = self._standing
        lost = await asyncio.to_thread(self._library.unresolved, standing.backend, standing.session_id)
        same = [one for one in lost if one.text == text]
        if not same:
            return False
        await self._follower.look()
        arrived = not any(one.key == take.key for one in standing.transcript.pending)
        for one in same:
            await self._settle(one, standing.session_id if arrived else None)
        if arrived:
            await asyncio.to_thread(self._library.mark, take.take_id, TakeState.WITHDRAWN, "it had arrived before")
            self._accepted(take.draft.choices)
        return arrived

    async def _seen_in_session(self, error: ApiError, take: Take) -> None:
        """Look whether a message whose answer was lost shows up.

        Raises:
            Lost: it does not.
        """
        looked, offline = 0, 0
        while looked < _LOOKS and offline < _OFFLINE_LOOKS and not self.stop_asked:
            await self._wait(looked + offline, troubles.looking(error))
            await self._follower.look()
            if not any(one.key == take.key for one in self._standing.transcript.pending):
                return
            if self._standing.errors:
                offline += 1
            else:
                looked += 1
        raise Lost(troubles.lost_message(error))

    def _accepted(self, choices: Choices, *, opening: bool = False) -> None:
        """Note that the agent was told something new: what was so before says nothing about it."""
        standing = self._standing
        if standing.video and standing.video.status == VideoStatus.COMPLETED:
            standing.old_videos.add(standing.video.id)
        standing.sent_choices = choices
        standing.offline = standing.halted = False
        standing.memory = replace(
            standing.memory,
            state=State.GENERATING if opening and standing.status == SessionStatus.GENERATING else State.THINKING,
            told_at=None if opening else self._clock(),
            doubted_since=None,
            sightings=0,
            stop_asked=False,
            notice="",
        )
        standing.sending = False
        standing.mark(self._clock())

    async def _patiently(self, call: Callable[[], Awaitable[AnswerT]]) -> AnswerT:
        """Make a call, waiting out rate limits: what was refused for being too much was not accepted."""
        for attempt in range(_RATE_WAITS):
            if self.stop_asked:
                raise Cancelled
            try:
                return await call()
            except RateLimitError as error:
                await self._wait(attempt, waiting_words(error), error.retry_after_s)
        if self.stop_asked:
            raise Cancelled
        return await call()

    async def _wait(self, attempt: int, why: str, retry_after_s: float | None = None) -> None:
        standing = self._standing
        situation = Situation(State.SENDING, errors=attempt + 1, retry_after_s=retry_after_s)
        wait_s = standing.patience.wait_s(situation) or 0.0
        standing.next_poll_at = self._clock() + wait_s
        self._say(why)
        await self._sleep(wait_s)

    def _say(self, words: str) -> None:
        self._standing.waiting = words
        self._publish()


def _may_have_arrived(error: ApiError) -> bool:
    return error.may_have_arrived or error.after_lost_answer


def _about_files(error: ApiError) -> bool:
    return (error.param or "").startswith("files") or "asset" in error.code or "asset" in error.message.casefold()
