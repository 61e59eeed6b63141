"""One prompt from start to end without a screen: what `reeltalk run` does."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum

from tui.api.terms import MessageRole
from tui.chat.conversation import Conversation
from tui.chat.draft import Draft
from tui.chat.troubles import SendFailed
from tui.chat.view import ConversationView, State, Trouble


class Ending(StrEnum):
    """How a run ended."""

    COMPLETED = "completed"
    FAILED = "failed"
    STOPPED = "stopped"
    NEEDS_INPUT = "needs_input"
    """The agent asked something, or wants its plan approved: there is nobody to answer."""
    TIMEOUT = "timeout"
    """It goes on at the backend, and can be followed again."""


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
        conversation: a new one; it stays the caller's to close.
        draft: what to send.
        on_view: told of every new view.
        timeout_s: seconds to wait in all; None waits for ever.
    """
    leave = conversation.subscribe(on_view) if on_view else lambda: None
    try:
        async with asyncio.timeout(timeout_s):
            await conversation.send(draft)
            return await _ended(conversation)
    except SendFailed as failure:
        return Outcome(Ending.FAILED, conversation.view, trouble=failure.trouble)
    except TimeoutError:
        return Outcome(Ending.TIMEOUT, conversation.view, trouble=conversation.view.trouble)
    finally:
        leave()


async def _ended(conversation: Conversation) -> Outcome:
    """Wait for a view in which there is nothing more to wait for."""
    changed = asyncio.Event()
    leave = conversation.subscribe(lambda _: changed.set())
    try:
        while True:
            changed.clear()
            outcome = _outcome(conversation)
            if outcome is not None:
                return outcome
            await changed.wait()
    finally:
        leave()


def _outcome(conversation: Conversation) -> Outcome | None:
    view = conversation.view
    ending = _ENDINGS.get(view.state)
    if ending is Ending.NEEDS_INPUT:
        return Outcome(ending, view, _question(view)) if _all_read(view) else None
    if ending is not None:
        return Outcome(ending, view, trouble=view.trouble)
    return Outcome(Ending.FAILED, view, trouble=view.trouble) if conversation.halted else None


def _all_read(view: ConversationView) -> bool:
    """Whether everything the messages point at was read, so that a plan can be shown."""
    return all(one in view.resources for entry in view.entries for one in entry.resource_ids)


def _question(view: ConversationView) -> str:
    said = (entry.content for entry in reversed(view.entries) if entry.role == MessageRole.MODEL and entry.content)
    return next(said, "")
