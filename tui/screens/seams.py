"""What the screens need of the rest of the program, said as protocols.

The real ones are `tui.chat.conversation`, `tui.chat.library` and `tui.backends`; none of them is imported before the
first frame, and a test brings its own.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from tui.chat.draft import Draft
from tui.chat.view import ConversationView

if TYPE_CHECKING:
    from tui.api.client import VideoAgentClient
    from tui.chat.library import Library

Listener = Callable[[ConversationView], None]
Progress = Callable[[int, int | None], None]
"""Told as bytes arrive: how many, and of how many when that is known."""


class Conversation(Protocol):
    """A session as it moves."""

    @property
    def view(self) -> ConversationView:
        """The session at this moment."""

    def subscribe(self, listener: Listener) -> Callable[[], None]:
        """Tell the listener of every new view; returns what ends that."""

    def step_aside(self) -> None:
        """Be told that another session is on the screen."""

    def come_forward(self) -> None:
        """Be told that this one is."""

    async def send(self, draft: Draft) -> object:
        """Send a message, opening the session with the first. What it raises may carry `trouble` and the `draft`."""

    async def approve(self) -> object:
        """Say yes to the storyboard."""

    async def stop(self) -> None:
        """Ask the agent to stop at its next checkpoint."""

    async def withdraw(self) -> Draft | None:
        """Take back the message that waits for the user's turn and would go out last."""

    async def follow(self, session_id: str) -> None:
        """Take up a session that exists."""

    async def recover(self) -> object:
        """Settle what an ended process was sending; prompts that did not arrive come back in the view."""

    async def retry(self) -> object:
        """Try again what failed last."""

    def take_returned(self) -> tuple[Draft, ...]:
        """Drafts that were queued and came back unsent; they are the caller's from here on."""

    async def refresh_links(self) -> None:
        """Read again what has links, which expire."""

    async def download(self, target: Path, on_progress: Progress | None = None) -> Path:
        """Fetch the video; returns where it is."""

    async def close(self) -> None:
        """Stop polling. The session goes on at the backend."""


class Drafts(Protocol):
    """What the chat screen keeps over restarts, for the backend it talks to. Quick, and usable from any thread."""

    def load(self, session_id: str | None) -> Draft:
        """The draft kept for a session, or for the next new one; an empty one when none was."""

    def save(self, session_id: str | None, draft: Draft) -> None:
        """Keep a draft; an empty one is forgotten."""

    def prompts(self) -> Sequence[str]:
        """What was sent before, oldest first."""

    def unfinished(self) -> str | None:
        """The session that was under way when the program was left; None when the last one had come to its end."""

    def under_way(self) -> Sequence[str]:
        """The sessions that were at work when they were last seen, not long ago; the latest first."""

    def take_notice(self) -> str:
        """What became of the file that keeps it all, said once; empty when all is well."""

    @property
    def lasting(self) -> bool:
        """Whether what is kept outlasts the program; it does not once the disk is full."""


class Link(Protocol):
    """A connected backend."""

    @property
    def name(self) -> str:
        """The backend's name."""

    @property
    def client(self) -> VideoAgentClient:
        """What the pickers read their lists from."""

    def conversation(self) -> Conversation:
        """A new conversation, with nothing sent yet."""

    def front(self, conversation: Conversation) -> None:
        """Take a conversation for the one on the screen: pauses before a repeated call are told to it."""

    async def close(self) -> None:
        """End what was started for the connection."""


class Backend(Protocol):
    """What the interface starts from: a name to show, files to keep, a connection to make."""

    name: str
    videos: Path

    async def drafts(self) -> Drafts:
        """Open what survives; needs no connection. `name` is the chosen backend's from then on."""

    async def library(self) -> Library:
        """Open what is kept of sessions and takes, of all backends; needs no connection."""

    def elsewhere(self, name: str) -> Backend:
        """Another backend with the same files."""

    async def connect(self) -> Link:
        """Connect, starting the studio when that is the backend; raises with a message for the user."""
