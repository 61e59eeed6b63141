"""A live session: sends, follows, stops, downloads, and tells its listeners what changed. No drawing, no terminal."""

from __future__ import annotations

import asyncio
import logging
import time
from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace
from enum import StrEnum
from pathlib import Path

from tui.api.client import VideoAgentClient
from tui.api.errors import ApiError, LinkExpiredError, NotFoundError
from tui.chat import troubles
from tui.chat.draft import Draft
from tui.chat.following import Follower
from tui.chat.library import Library, Take, TakeState
from tui.chat.polling import Schedule, schedule_for
from tui.chat.sending import Sender, Sleep
from tui.chat.standing import Standing
from tui.chat.timeline import WORKING, Timeline
from tui.chat.transcript import Transcript
from tui.chat.troubles import ChatError, SendFailed
from tui.chat.verdict import Memory
from tui.chat.view import ConversationView, State, Trouble

__all__ = ["ChatError", "Conversation", "Delivery", "Listener", "SendFailed"]

Listener = Callable[[ConversationView], None]
Progress = Callable[[int, int | None], None]
"""Told of bytes received, and of all bytes when known."""

GO_AHEAD = "Looks good, generate it."
"""What approves a plan: the contract has no field for it (BEHAVIOUR 2)."""

_log = logging.getLogger(__name__)


class Delivery(StrEnum):
    """What became of a draft that was handed over."""

    SENT = "sent"
    QUEUED = "queued"
    """It goes out when it is the user's turn."""


class Conversation:
    """One conversation with a video agent. Everything runs on the event loop it is used on.

    Args:
        client: talks to the backend; it stays the caller's to close.
        library: keeps what must survive.
        backend_name: the backend's name, in the library and on the screen.
        clock: tells Unix seconds.
        sleep: waits.
        schedule: when to look; by the backend's address when not given.
    """

    def __init__(
        self,
        client: VideoAgentClient,
        library: Library,
        backend_name: str,
        *,
        clock: Callable[[], float] = time.time,
        sleep: Sleep = asyncio.sleep,
        schedule: Schedule | None = None,
    ) -> None:
        self._client = client
        self._library = library
        self._backend = backend_name
        self._clock = clock
        self._sleep = sleep
        self._schedule = schedule or schedule_for(client.base_url)
        self._listeners: list[Listener] = []
        self._view = ConversationView(backend=backend_name)
        self._wake = asyncio.Event()
        self._task: asyncio.Task[None] | None = None
        self._unsent: Draft | None = None
        self._begin(None)

    def _begin(self, session_id: str | None) -> None:
        """Start with a clean standing."""
        self._standing = Standing(self._backend, self._schedule, session_id=session_id)
        standing = self._standing
        self._follower = Follower(self._client, self._library, standing, self._clock, self._publish)
        self._sender = Sender(
            self._client,
            self._library,
            standing,
            self._follower,
            clock=self._clock,
            sleep=self._sleep,
            publish=self._publish,
        )
        self._sending = asyncio.Lock()
        self._looked = asyncio.Event()

    @property
    def view(self) -> ConversationView:
        """What there is to show now."""
        return self._view

    def subscribe(self, listener: Listener) -> Callable[[], None]:
        """Be told of every new view from now on; what is returned ends that."""
        self._listeners.append(listener)

        def unsubscribe() -> None:
            with suppress(ValueError):
                self._listeners.remove(listener)

        return unsubscribe

    def _publish(self) -> None:
        view = self._standing.view(self._clock())
        if view == self._view:
            return
        self._view = view
        for listener in tuple(self._listeners):
            try:
                listener(view)
            except Exception:
                _log.exception("A listener failed; the conversation goes on.")

    async def send(self, draft: Draft) -> Delivery:
        """Send a prompt or a message.

        The first opens the session. While the agent works, a message waits for the user's turn, unless the backend is
        the studio, which takes it at its next checkpoint.

        Raises:
            SendFailed: it was not sent, or nobody knows whether it arrived; the draft is in it, to be restored.
        """
        problem = next(iter(draft.problems()), None)
        if problem:
            raise SendFailed(troubles.of_problem(problem), draft)
        if self._standing.session_id is None and self._sending.locked():
            raise SendFailed(
                Trouble("The first message is still being sent.", way_out="Send this one after it."), draft
            )
        if self._must_wait():
            self._standing.queue.append(await self._sender.record(draft))
            self._publish()
            return Delivery.QUEUED
        await self._deliver(draft)
        return Delivery.SENT

    def _must_wait(self) -> bool:
        standing = self._standing
        if standing.session_id is None:
            return False
        busy = standing.memory.state in WORKING and not self._schedule.loopback
        return bool(busy or standing.offline or standing.queue or self._sending.locked())

    async def _deliver(self, draft: Draft, take: Take | None = None) -> None:
        standing = self._standing
        async with self._sending:
            try:
                await self._sender.deliver(take or await self._sender.record(draft))
            except SendFailed:
                self._unsent = draft
                raise
        self._unsent = None
        if standing is self._standing:
            self._keep_looking()
            if self._sender.stop_asked:
                await self.stop()

    async def approve(self) -> Delivery:
        """Tell the agent to go ahead with its plan."""
        return await self.send(Draft(GO_AHEAD, choices=self._standing.sent_choices))

    async def stop(self) -> None:
        """Ask the agent to halt; messages still waiting come back in the view's `returned`.

        Raises:
            ChatError: the backend did not take it.
        """
        standing = self._standing
        self._sender.stop_asked = True
        await self._return_queue()
        if standing.session_id is None or self._sending.locked() or standing.memory.state not in WORKING:
            self._publish()
            return
        standing.memory = _asked_to_stop(standing.memory, asked=True)
        self._publish()
        try:
            await self._client.stop_session(standing.session_id)
        except ApiError as error:
            standing.memory = _asked_to_stop(standing.memory, asked=error.may_have_arrived)
            raise self._told(troubles.of_error(error)) from error
        finally:
            self._keep_looking()

    async def _return_queue(self) -> None:
        standing = self._standing
        while standing.queue:
            take = standing.queue.pop(0)
            standing.returned.append(take.draft)
            await asyncio.to_thread(self._library.mark, take.take_id, TakeState.WITHDRAWN, "stopped")

    def take_returned(self) -> tuple[Draft, ...]:
        """Fetch the drafts that came back unsent; they are the caller's from here on."""
        returned, self._standing.returned = tuple(self._standing.returned), []
        self._publish()
        return returned

    async def follow(self, session_id: str) -> None:
        """Go on with a session: what is known of it is shown at once, and this returns after the first look."""
        await self._halt()
        self._begin(session_id)
        standing = self._standing
        known = await asyncio.to_thread(self._library.session, self._backend, session_id)
        lines = await asyncio.to_thread(self._library.lines, self._backend, session_id)
        standing.transcript = Transcript(lines=lines)
        if known:
            standing.title, standing.video_id, standing.status = known.title, known.video_id, known.status
            standing.created_at = known.created_at
            standing.timeline = Timeline(spans=known.spans, unseen_since=known.seen_at)
            standing.memory = Memory(state=State(known.state) if known.state in set(State) else State.THINKING)
        self._publish()
        self._keep_looking()
        await self._looked.wait()

    async def retry(self) -> Delivery | None:
        """Try again what went wrong: the sending that failed, else the looking.

        Returns:
            What became of the draft when one was sent again; None when there was none.

        Raises:
            SendFailed: it failed again.
        """
        if self._unsent is not None:
            return await self.send(self._unsent)
        standing = self._standing
        standing.trouble, standing.halted, standing.errors = None, False, 0
        if standing.session_id:
            self._keep_looking()
        self._publish()
        return None

    async def refresh_links(self) -> None:
        """Read video and resources again: their links expire.

        Raises:
            ChatError: they could not be read.
        """
        try:
            await self._follower.refresh()
        except ApiError as error:
            raise self._told(troubles.of_error(error)) from error

    async def download(self, target: Path, on_progress: Progress | None = None) -> Path:
        """Save the current video, by a link that is fresh.

        Raises:
            ChatError: there is no video yet, the backend refused, or the disk did.
        """
        standing = self._standing
        if standing.video_id is None:
            raise ChatError(Trouble("There is no video yet.", way_out="Wait until it is completed."))
        try:
            path = await self._downloaded(standing.video_id, target, on_progress)
            standing.video_bytes = (await asyncio.to_thread(path.stat)).st_size
        except ApiError as error:
            raise self._told(troubles.of_error(error)) from error
        except OSError as error:
            why = error.strerror or str(error)
            raise self._told(Trouble(f"{target} could not be written.", why, "Choose another folder.")) from error
        save = (self._backend, standing.video_id, path, standing.video_bytes)
        await asyncio.to_thread(self._library.save_download, *save)
        self._publish()
        return path

    async def _downloaded(self, video_id: str, target: Path, on_progress: Progress | None) -> Path:
        for last in (False, True):
            video = await self._client.get_video(video_id)
            self._standing.video = video
            if not video.video_url:
                raise NotFoundError("The video has no file to download yet.")
            try:
                return await self._client.download(video.video_url, target, on_progress)
            except LinkExpiredError:
                if last:
                    raise
        raise AssertionError("unreachable")

    async def close(self) -> None:
        """Stop looking. What runs at the backend goes on, and can be followed again."""
        await self._halt()

    def _told(self, trouble: Trouble) -> ChatError:
        self._standing.trouble = trouble
        self._publish()
        return ChatError(trouble)

    def _keep_looking(self) -> None:
        """Look now, and go on looking."""
        self._wake.set()
        if self._task is None or self._task.done():
            self._task = asyncio.create_task(self._run())
            self._task.add_done_callback(self._ended)

    async def _halt(self) -> None:
        task, self._task = self._task, None
        if task is not None and not task.done():
            task.cancel()
            with suppress(asyncio.CancelledError):
                await task

    def _ended(self, task: asyncio.Task[None]) -> None:
        """A fault of ours in the looking is told, not left to a silent screen."""
        self._looked.set()
        if task.cancelled() or task.exception() is None:
            return
        error = task.exception()
        _log.error("Following ended by a fault.", exc_info=error)
        self._told(Trouble("Reeltalk made a mistake while following.", repr(error), "Retry goes on.", "retry"))

    async def _run(self) -> None:
        standing = self._standing
        while True:
            self._wake.clear()
            await self._follower.look()
            self._looked.set()
            await self._send_queued()
            now = self._clock()
            wait_s = None if standing.halted else self._schedule.wait_s(standing.situation(now))
            standing.next_poll_at = None if wait_s is None else now + wait_s
            self._publish()
            await self._rest(wait_s)

    async def _rest(self, wait_s: float | None) -> None:
        """Wait, or until there is a reason to look at once."""
        if wait_s is None:
            await self._wake.wait()
            return
        woken, slept = asyncio.ensure_future(self._wake.wait()), asyncio.ensure_future(self._sleep(wait_s))
        try:
            await asyncio.wait((woken, slept), return_when=asyncio.FIRST_COMPLETED)
        finally:
            woken.cancel()
            slept.cancel()

    async def _send_queued(self) -> None:
        """Send the next waiting message when the agent listens."""
        standing = self._standing
        listening = self._schedule.loopback or standing.memory.state not in WORKING
        if not standing.queue or not listening or standing.offline or standing.halted or self._sending.locked():
            return
        take = standing.queue.pop(0)
        try:
            await self._deliver(take.draft, take)
        except SendFailed as failure:
            standing.returned.append(failure.draft)
            await self._return_queue()


def _asked_to_stop(memory: Memory, *, asked: bool) -> Memory:
    return replace(memory, stop_asked=asked)
