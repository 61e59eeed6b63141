"""Sends what was written: recorded before it is sent, never sent twice because an answer was lost."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import replace
from typing import TypeVar

from tui.api.client import VideoAgentClient
from tui.api.errors import ApiError, InvalidError, NotFoundError, RateLimitError
from tui.api.models import CreateVideoAgentRequest, SendMessageRequest
from tui.api.terms import VideoStatus
from tui.chat import troubles
from tui.chat.attachments import AttachmentError
from tui.chat.draft import Choices, Draft, Pick
from tui.chat.following import Follower, waiting_words
from tui.chat.library import Library, Take, TakeState
from tui.chat.packing import Packer, Parcel
from tui.chat.polling import Situation
from tui.chat.seeking import seek
from tui.chat.standing import Publish, Standing
from tui.chat.timeline import Timeline
from tui.chat.troubles import SendFailed
from tui.chat.view import State, Trouble

AnswerT = TypeVar("AnswerT")
Sleep = Callable[[float], Awaitable[None]]

_LOOKS = 4
"""Times a lost answer is looked for while the backend answers."""
_OFFLINE_LOOKS = 12
"""Times it is tried while the backend does not answer: with back-off some eight minutes."""
_RATE_WAITS = 10
"""Times a rate limit is waited out before the draft goes back."""


class _Lost(Exception):  # noqa: N818  # no error to anybody but this module
    """The answer was lost. `looked` says whether the backend could be asked afterwards."""

    def __init__(self, trouble: Trouble) -> None:
        super().__init__(trouble.what)
        self.trouble = trouble


class _Cancelled(Exception):  # noqa: N818  # as above
    """The user stopped the sending before it went out."""


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

    async def record(self, draft: Draft) -> Take:
        """Write down what is to be sent, before anything else is done with it."""
        standing = self._standing
        return await asyncio.to_thread(self._library.record, standing.backend, standing.session_id, draft, draft.text)

    async def deliver(self, take: Take) -> None:
        """Send a recorded take.

        Raises:
            SendFailed: it was not sent, or nobody knows whether it arrived; the draft is in it.
        """
        standing, key = self._standing, _key(take)
        before = standing.timeline
        standing.sending, standing.trouble, self.stop_asked = True, None, False
        standing.transcript = standing.transcript.unsaid(key).said(
            key, take.text, take.draft.attachments, opening=take.opening
        )
        standing.mark(self._clock())
        self._publish()
        try:
            await self._pack_and_post(take)
        except (ApiError, AttachmentError, OSError, _Cancelled, _Lost) as error:
            await self._failed(take, error, before)
        finally:
            standing.sending, standing.waiting, standing.next_poll_at = False, "", None
            self._publish()

    async def _failed(self, take: Take, error: Exception, before: Timeline) -> None:
        trouble, unknown = _trouble(error), isinstance(error, _Lost)
        standing = self._standing
        state = TakeState.UNKNOWN if unknown else TakeState.WITHDRAWN
        await asyncio.to_thread(self._library.mark, take.take_id, state, trouble.why)
        standing.transcript = standing.transcript.unsaid(_key(take))
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

    async def _post(self, take: Take, parcel: Parcel) -> None:
        self._say("")
        if take.opening:
            await self._open(take, parcel)
        else:
            await self._tell(take, parcel)

    async def _open(self, take: Take, parcel: Parcel) -> None:
        request = _create_request(take.draft, parcel)
        earlier = await self._opened_earlier(parcel.text)
        if earlier:
            await self._opened(take, earlier)
            return
        await asyncio.to_thread(self._library.mark_sent, take.take_id, request.model_dump_json(), parcel.text)
        sent_at = self._clock()
        try:
            answer = await self._patiently(lambda: self._client.create_session(request))
        except ApiError as error:
            if not _may_have_arrived(error):
                raise
            await self._opened(take, await self._sought(parcel.text, sent_at))
            return
        self._standing.video_id, self._standing.created_at = answer.video_id, float(answer.created_at)
        self._standing.status = str(answer.status)
        await self._opened(take, answer.session_id)

    async def _opened(self, take: Take, session_id: str) -> None:
        await asyncio.to_thread(self._library.mark_answered, take.take_id, session_id)
        self._standing.session_id = session_id
        self._accepted(take.draft.choices)

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

    async def _sought(self, text: str, sent_at: float) -> str:
        """Look for a session whose answer was lost, for a while.

        Raises:
            _Lost: it is not listed, or the backend cannot be asked.
        """
        looked, offline = 0, 0
        while looked < _LOOKS and offline < _OFFLINE_LOOKS and not self.stop_asked:
            await self._wait(looked + offline, "The answer was lost on the way: looking whether it arrived.")
            try:
                found = await seek(self._client, self._library, self._standing.backend, text, sent_at)
            except ApiError:
                offline += 1
                continue
            looked += 1
            if found:
                return found
        raise _Lost(troubles.lost_create(looked=looked > 0))

    async def _tell(self, take: Take, parcel: Parcel) -> None:
        standing = self._standing
        session_id = standing.session_id or ""
        request = _message_request(take.draft, parcel, standing.sent_choices)
        if await self._told_earlier(take, parcel.text):
            return
        await asyncio.to_thread(self._library.mark_sent, take.take_id, request.model_dump_json(), parcel.text)
        try:
            answer = await self._patiently(lambda: self._client.send_message(session_id, request))
            standing.title = answer.title or standing.title
        except ApiError as error:
            if not _may_have_arrived(error):
                raise
            await self._seen_in_session(take)
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
        arrived = not any(one.key == _key(take) for one in standing.transcript.pending)
        for one in same:
            await self._settle(one, standing.session_id if arrived else None)
        if arrived:
            await asyncio.to_thread(self._library.mark, take.take_id, TakeState.WITHDRAWN, "it had arrived before")
            self._accepted(take.draft.choices)
        return arrived

    async def _seen_in_session(self, take: Take) -> None:
        """Look whether a message whose answer was lost shows up.

        Raises:
            _Lost: it does not.
        """
        looked, offline = 0, 0
        while looked < _LOOKS and offline < _OFFLINE_LOOKS and not self.stop_asked:
            await self._wait(looked + offline, "The answer was lost on the way: looking whether it arrived.")
            await self._follower.look()
            if not any(one.key == _key(take) for one in self._standing.transcript.pending):
                return
            if self._standing.errors:
                offline += 1
            else:
                looked += 1
        raise _Lost(troubles.lost_message())

    def _accepted(self, choices: Choices) -> None:
        """Note that the agent was told something new: what was so before says nothing about it."""
        standing = self._standing
        if standing.video and standing.video.status == VideoStatus.COMPLETED:
            standing.old_videos.add(standing.video.id)
        standing.sent_choices = choices
        standing.offline = standing.halted = False
        standing.memory = replace(
            standing.memory,
            state=State.THINKING,
            told_at=self._clock(),
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
                raise _Cancelled
            try:
                return await call()
            except RateLimitError as error:
                await self._wait(attempt, waiting_words(error), error.retry_after_s)
        if self.stop_asked:
            raise _Cancelled
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


def _key(take: Take) -> str:
    return f"take-{take.take_id}"


def _may_have_arrived(error: ApiError) -> bool:
    return error.may_have_arrived or error.after_lost_answer


def _about_files(error: ApiError) -> bool:
    return (error.param or "").startswith("files") or "asset" in error.code or "asset" in error.message.casefold()


def _trouble(error: Exception) -> Trouble:
    match error:
        case _Lost():
            return error.trouble
        case _Cancelled():
            return troubles.cancelled()
        case AttachmentError():
            return troubles.of_problem(error.problem)
        case InvalidError(param="session_id"):
            way_out = "Start a new session: one made in generate mode takes no further messages."
            return replace(troubles.of_error(error), way_out=way_out)
        case ApiError():
            return troubles.of_error(error)
        case _:
            return Trouble("A file could not be read.", str(error), "Attach it again.", "edit")


def _id(pick: Pick | None) -> str | None:
    return pick.id if pick else None


def _create_request(draft: Draft, parcel: Parcel) -> CreateVideoAgentRequest:
    choices = draft.choices
    return CreateVideoAgentRequest(
        prompt=parcel.text,
        mode=choices.mode,
        avatar_id=_id(choices.avatar),
        voice_id=_id(choices.voice),
        style_id=_id(choices.style),
        brand_kit_id=_id(choices.brand_kit),
        orientation=choices.orientation,
        files=parcel.files or None,
        callback_url=choices.callback_url,
        callback_id=choices.callback_id,
        incognito_mode=choices.incognito,
    )


def _message_request(draft: Draft, parcel: Parcel, before: Choices) -> SendMessageRequest:
    """A message carries only what changed; style, orientation and the rest cannot (BEHAVIOUR 3)."""
    choices = draft.choices

    def changed(now: Pick | None, then: Pick | None) -> str | None:
        return now.id if now and _id(then) != now.id else None

    return SendMessageRequest(
        message=parcel.text,
        avatar_id=changed(choices.avatar, before.avatar),
        voice_id=changed(choices.voice, before.voice),
        brand_kit_id=changed(choices.brand_kit, before.brand_kit),
        files=parcel.files or None,
    )
