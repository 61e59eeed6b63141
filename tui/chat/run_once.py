"""A session from start to end without a screen: what `reeltalk run`, `send` and `watch` do."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, replace
from enum import StrEnum

from tui.api.terms import MessageRole, VideoStatus
from tui.chat.conversation import Conversation
from tui.chat.draft import Draft
from tui.chat.timeline import state_of
from tui.chat.troubles import SendFailed
from tui.chat.view import ConversationView, Entry, State, Trouble


class Ending(StrEnum):
    """How a run ended."""

    COMPLETED = "completed"
    FAILED = "failed"
    STOPPED = "stopped"
    NEEDS_INPUT = "needs_input"
    """The agent asked something, or wants its plan approved: there is nobody to answer."""
    TIMEOUT = "timeout"
    """It goes on at the backend, and can be followed again."""
    SENT = "sent"
    """The backend has it, and nobody was asked to wait for what comes of it."""


_ENDINGS = {
    State.COMPLETED: Ending.COMPLETED,
    State.FAILED: Ending.FAILED,
    State.STOPPED: Ending.STOPPED,
    State.YOUR_TURN: Ending.NEEDS_INPUT,
}


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of a run; the ids are there whenever they were known."""

    ending: Ending
    view: ConversationView
    question: str = ""
    """What the agent asked, when it needs input."""
    trouble: Trouble | None = None

    @property
    def session_id(self) -> str | None:
        """The session, if one was opened."""
        return self.view.session_id

    @property
    def video_id(self) -> str | None:
        """The video, if one was begun."""
        return self.view.video_id


async def run(
    conversation: Conversation,
    draft: Draft,
    *,
    on_view: Callable[[ConversationView], None] | None = None,
    timeout_s: float | None = None,
) -> Outcome:
    """Send a draft and follow it until it ends, asks something, or takes too long.

    Args:
        conversation: a new one, or one that follows a session; it stays the caller's to close.
        draft: what to send.
        on_view: told of every new view.
        timeout_s: seconds to wait in all; None waits for ever.
    """
    outcome = await _until(_outcome, conversation, conversation.send(draft), on_view, timeout_s)
    return _unless_returned(outcome, draft)


async def hand_over(
    conversation: Conversation,
    draft: Draft,
    *,
    on_view: Callable[[ConversationView], None] | None = None,
    timeout_s: float | None = None,
) -> Outcome:
    """Send a draft and wait only until the backend has it; arguments as for `run`."""
    outcome = await _until(_handed_over, conversation, conversation.send(draft), on_view, timeout_s)
    return _unless_returned(outcome, draft)


async def watch(
    conversation: Conversation,
    session_id: str,
    *,
    on_view: Callable[[ConversationView], None] | None = None,
    timeout_s: float | None = None,
) -> Outcome:
    """Follow a session that is there until it ends, asks something, or takes too long; arguments as for `run`."""
    outcome = await _until(_outcome, conversation, conversation.follow(session_id), on_view, timeout_s)
    # Time may run out before anything was seen; the id is known all the same.
    return outcome if outcome.session_id else replace(outcome, view=replace(outcome.view, session_id=session_id))


async def halt(
    conversation: Conversation,
    *,
    on_view: Callable[[ConversationView], None] | None = None,
    timeout_s: float | None = None,
) -> Outcome:
    """Stop the session that is followed, and wait until that has taken effect; arguments as for `run`.

    Raises:
        ChatError: the backend did not take it.
    """
    return await _until(_outcome, conversation, conversation.stop(), on_view, timeout_s)


async def _until(
    reached: Callable[[Conversation], Outcome | None],
    conversation: Conversation,
    begun: Awaitable[object],
    on_view: Callable[[ConversationView], None] | None,
    timeout_s: float | None,
) -> Outcome:
    leave = conversation.subscribe(on_view) if on_view else lambda: None
    try:
        async with asyncio.timeout(timeout_s):
            await begun
            return await _ended(conversation, reached)
    except SendFailed as failure:
        return Outcome(Ending.FAILED, conversation.view, trouble=failure.trouble)
    except TimeoutError:
        return Outcome(Ending.TIMEOUT, conversation.view, trouble=conversation.view.trouble)
    finally:
        leave()


async def _ended(conversation: Conversation, reached: Callable[[Conversation], Outcome | None]) -> Outcome:
    """Wait for a view in which there is nothing more to wait for."""
    changed = asyncio.Event()
    leave = conversation.subscribe(lambda _: changed.set())
    try:
        while True:
            changed.clear()
            outcome = reached(conversation)
            if outcome is not None:
                return outcome
            await changed.wait()
    finally:
        leave()


def _outcome(conversation: Conversation) -> Outcome | None:
    view = conversation.view
    if conversation.halted:
        return Outcome(Ending.FAILED, view, trouble=view.trouble)
    ending = _ENDINGS.get(view.state)
    if ending is None or view.queued or not _is_seen(view):
        return None
    if ending is Ending.NEEDS_INPUT:
        return Outcome(ending, view, question_of(view)) if _all_read(view) else None
    return Outcome(ending, view, trouble=view.trouble)


def _is_seen(view: ConversationView) -> bool:
    """Whether the state is what the backend tells now; one that was kept from before may be in doubt."""
    told = state_of(view.status)
    match view.state:
        case State.YOUR_TURN:
            return told is State.YOUR_TURN
        case State.COMPLETED:
            return told is State.COMPLETED or (view.video is not None and view.video.status == VideoStatus.COMPLETED)
    return True


def _handed_over(conversation: Conversation) -> Outcome | None:
    view = conversation.view
    if conversation.halted:
        return Outcome(Ending.FAILED, view, trouble=view.trouble)
    on_its_way = bool(view.queued) or view.state is State.SENDING
    return None if on_its_way or view.session_id is None else Outcome(Ending.SENT, view)


def _unless_returned(outcome: Outcome, draft: Draft) -> Outcome:
    """A draft that waited for the user's turn and then could not be sent has come to nothing."""
    came_back = draft in outcome.view.returned
    return replace(outcome, ending=Ending.FAILED, trouble=outcome.view.trouble) if came_back else outcome


def _all_read(view: ConversationView) -> bool:
    """Whether everything the messages point at was read, so that a plan can be shown."""
    return all(one in view.resources for entry in view.entries for one in entry.resource_ids)


def agents_turn(view: ConversationView) -> tuple[Entry, ...]:
    """What the agent said since the user's last message: it may answer, and then ask."""
    said: list[Entry] = []
    for entry in reversed(view.entries):
        if entry.role == MessageRole.USER:
            break
        if entry.role == MessageRole.MODEL and entry.content:
            said.append(entry)
    return tuple(reversed(said))


def question_of(view: ConversationView) -> str:
    """What the agent wants to know when it waits for the user: all it said in its turn."""
    return "\n\n".join(entry.content for entry in agents_turn(view))
