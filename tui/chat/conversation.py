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
from tui.api.errors import ApiError, ApiTimeoutError, NetworkError
from tui.api.transport import Waiting
from tui.chat import troubles
from tui.chat.asks import read_ahead
from tui.chat.draft import GO_AHEAD, Draft, joined
from tui.chat.fetching import Progress, fetch
from tui.chat.following import Follower, waiting_words
from tui.chat.library import KnownSession, Library, Take, TakeState
from tui.chat.polling import Schedule, schedule_for
from tui.chat.recovering import Recovered, recover_messages, recover_openings
from tui.chat.rounds import Rounds
from tui.chat.sending import Sender, Sleep
from tui.chat.standing import Standing
from tui.chat.timeline import WORKING, Timeline
from tui.chat.transcript import Transcript
from tui.chat.troubles import ChatError, SendFailed
from tui.chat.verdict import Memory
from tui.chat.view import ConversationView, State, Trouble, only_ticked

__all__ = ["ChatError", "Conversation", "Delivery", "Listener", "SendFailed"]

Listener = Callable[[ConversationView], None]

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
        self._aside = False
        self._begin(None)

    def _begin(self, session_id: str | None) -> None:
        """Start with a clean standing."""
        self._standing = standing = Standing(self._backend, self._schedule, session_id=session_id, aside=self._aside)
        self._unsent: Draft | None = None
        self._sending = asyncio.Lock()
        self._follower = Follower(self._client, self._library, standing, self._clock, self._publish_news)
        self._sender = Sender(
            self._client,
            self._library,
            standing,
            self._follower,
            clock=self._clock,
            sleep=self._sleep,
            publish=self._publish,
        )
        self._rounds = Rounds(
            self._follower,
            standing,
            clock=self._clock,
            sleep=self._sleep,
            publish=self._publish,
            after_look=self._send_queued,
            on_fault=self._fault,
        )

    @property
    def view(self) -> ConversationView:
        """What there is to show now."""
        return self._view

    @property
    def halted(self) -> bool:
        """Whether looking has ended with trouble that does not pass by itself, as a key that is refused."""
        return self._standing.halted

    def step_aside(self) -> None:
        """Another session is on the screen: what nobody looks at is asked for less often."""
        self._aside = self._standing.aside = True

    def come_forward(self) -> None:
        """Be the session on the screen again."""
        self._aside = self._standing.aside = False

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

    def _publish_news(self) -> None:
        """Publish what more than ticks: figures of the clock go out once a look, with the time of the next one."""
        if not only_ticked(self._view, self._standing.view(self._clock())):
            self._publish()

    def heard_waiting(self, waiting: Waiting) -> None:
        """Show a pause the client makes before it repeats a call: give this to it as `on_wait`."""
        self._standing.waiting = waiting_words(waiting.error)
        self._standing.next_poll_at = self._clock() + waiting.wait_s
        self._publish()

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
            self._rounds.go_on()
            return Delivery.QUEUED
        try:
            await self._deliver(draft)
        except SendFailed:
            if self._standing.session_id:
                self._rounds.go_on()
            raise
        return Delivery.SENT

    def _must_wait(self) -> bool:
        standing = self._standing
        if standing.session_id is None:
            return False
        busy = standing.memory.state in WORKING and not self._schedule.loopback
        return bool(busy or standing.offline or standing.queue or self._sending.locked())

    async def _deliver(self, draft: Draft, take: Take | None = None) -> None:
        standing, sender, rounds = self._standing, self._sender, self._rounds
        async with self._sending:
            try:
                await sender.deliver(take or await sender.record(draft))
            except SendFailed:
                self._unsent = draft
                raise
        if standing is not self._standing:
            return
        self._unsent = None
        rounds.go_on()
        if sender.stop_asked:
            await self.stop()

    async def _send_queued(self) -> None:
        """Send the next waiting message when the agent listens."""
        standing = self._standing
        listening = self._schedule.loopback or standing.memory.state not in WORKING
        if not standing.queue or not listening or standing.offline or standing.halted or self._sending.locked():
            return
        take = standing.queue.pop(0)
        try:
            await self._deliver(take.draft, take)
        except asyncio.CancelledError:
            if not self._sender.gone_out:  # closed while its files were being uploaded: it is kept as those behind it
                standing.queue.insert(0, take)
            raise
        except SendFailed as failure:
            self._unsent = None
            if not failure.unknown and isinstance(failure.__cause__, NetworkError | ApiTimeoutError):
                standing.trouble = None
                standing.queue.insert(0, take)
                await asyncio.to_thread(self._library.mark, take.take_id, TakeState.RECORDED)
            else:
                standing.returned.append(failure.draft)
                await self._return_queue("the one before it failed")

    async def withdraw(self) -> Draft | None:
        """Take back the message that waits and would go out last; None when none waits."""
        if not self._standing.queue:
            return None
        take = self._standing.queue.pop()
        self._publish()
        await asyncio.to_thread(self._library.mark, take.take_id, TakeState.WITHDRAWN, "taken back")
        return take.draft

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
        await self._return_queue("stopped")
        if standing.session_id is None or self._sending.locked() or standing.memory.state not in WORKING:
            self._publish()
            return
        standing.memory = replace(standing.memory, stop_asked=True)
        self._publish()
        try:
            await self._client.stop_session(standing.session_id)
        except ApiError as error:
            standing.memory = replace(standing.memory, stop_asked=error.may_have_arrived)
            raise self._told(troubles.of_error(error)) from error
        finally:
            self._rounds.go_on()

    async def _return_queue(self, why: str) -> None:
        standing = self._standing
        while standing.queue:
            take = standing.queue.pop(0)
            standing.returned.append(take.draft)
            await asyncio.to_thread(self._library.mark, take.take_id, TakeState.WITHDRAWN, why)

    def take_returned(self) -> tuple[Draft, ...]:
        """Fetch the drafts that came back unsent; they are the caller's from here on."""
        returned, self._standing.returned = tuple(self._standing.returned), []
        self._publish()
        return returned

    async def follow(self, session_id: str) -> None:
        """Go on with a session: what is known of it is shown at once, and this returns after the first look."""
        await self.close()
        self._begin(session_id)
        standing, rounds = self._standing, self._rounds
        known = await asyncio.to_thread(self._library.session, self._backend, session_id)
        transcript = await asyncio.to_thread(_recalled, self._library, self._backend, session_id)
        _restore(standing, known, transcript)
        standing.memory = replace(standing.memory, told_at=await self._told_lately(session_id))
        self._follower.knows(transcript.lines)
        self._publish()
        rounds.go_on()
        await rounds.first_look()
        if not standing.errors and not standing.halted:
            lines = standing.transcript.lines
            standing.returned += (await recover_messages(self._library, self._backend, session_id, lines)).drafts
            self._publish()

    async def _told_lately(self, session_id: str) -> float | None:
        """When another run sent the session its last message, while the state may still be that from before it."""
        takes = await asyncio.to_thread(self._library.takes, self._backend, session_id, 1)
        lately = self._clock() - self._schedule.settling_s
        return next((take.sent_at for take in takes if not take.opening and (take.sent_at or 0.0) > lately), None)

    async def recover(self) -> Recovered:
        """Settle what an ended process was sending: call it once at the start; it does not raise for the backend.

        Prompts that did not arrive are in the view's `returned`; sessions that were opened unseen can be followed.
        """
        recovered = await recover_openings(self._client, self._library, self._backend, self._clock())
        self._standing.returned += recovered.drafts
        self._publish()
        return recovered

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
            self._rounds.go_on()
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

        Args:
            target: the file to write; what is there is replaced in the last step.
            on_progress: told of bytes received, and of all bytes when known.

        Raises:
            ChatError: there is no video yet, the backend refused, or the disk did.
        """
        try:
            return await fetch(self._client, self._library, self._standing, target, on_progress)
        except ChatError as error:
            self._standing.trouble = error.trouble
            raise
        finally:
            self._publish()

    async def close(self) -> None:
        """Stop looking; what runs at the backend goes on. Messages still waiting go into the session's kept draft."""
        standing = self._standing
        await self._rounds.end()
        await self._follower.keep()
        await self._return_queue("kept as a draft")
        returned, standing.returned = standing.returned, []
        if returned:
            await asyncio.to_thread(self._keep_as_draft, standing.session_id, returned)

    def _keep_as_draft(self, session_id: str | None, returned: list[Draft]) -> None:
        kept = self._library.draft(self._backend, session_id)
        self._library.save_draft(self._backend, session_id, joined([*returned, kept]))

    def _told(self, trouble: Trouble) -> ChatError:
        self._standing.trouble = trouble
        self._publish()
        return ChatError(trouble)

    def _fault(self, error: BaseException) -> None:
        self._standing.halted = True
        self._told(Trouble("Reeltalk made a mistake while following.", repr(error), "Retry goes on.", "retry"))


def _recalled(library: Library, backend: str, session_id: str) -> Transcript:
    """What is known of a conversation, made ready to be shown: of thousands of lines that takes longer than a frame."""
    transcript = Transcript(lines=library.lines(backend, session_id))
    read_ahead(transcript.entries())
    return transcript


def _restore(standing: Standing, known: KnownSession | None, transcript: Transcript) -> None:
    """Begin with what was last seen of a session."""
    standing.transcript = transcript
    if known is None:
        return
    standing.title, standing.status, standing.video_id = known.title, known.status, known.video_id
    standing.created_at = known.created_at
    standing.timeline = Timeline(spans=known.spans, unseen_since=known.seen_at)
    state = State(known.state) if known.state in set(State) else State.THINKING
    standing.memory = Memory(state=state)
