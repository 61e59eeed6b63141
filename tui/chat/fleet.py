"""Several sessions at once: the one that is shown, and those that go on meanwhile; tells when one needs its user."""

from __future__ import annotations

from collections.abc import Callable
from typing import Protocol

from tui.api.first_terms import RUNNING_LIMIT
from tui.api.records import record
from tui.chat.timeline import WORKING
from tui.chat.view import ConversationView, State

NOTEWORTHY = frozenset({State.COMPLETED, State.FAILED, State.YOUR_TURN, State.STOPPED})
"""States a run comes to in which it wants to be looked at."""
WATCHED = WORKING | {State.YOUR_TURN, State.OFFLINE}
"""States in which a session is worth watching while another one is shown."""


class Talk(Protocol):
    """A conversation, as far as the fleet is concerned."""

    @property
    def view(self) -> ConversationView:
        """The session at this moment."""

    def step_aside(self) -> None:
        """Be told that another session is on the screen."""

    def come_forward(self) -> None:
        """Be told that this one is."""

    def subscribe(self, listener: Callable[[ConversationView], None]) -> Callable[[], None]:
        """Tell the listener of every new view; returns what ends that."""

    async def close(self) -> None:
        """Stop looking."""


@record(frozen=True, slots=True)
class News:
    """A run has come to a state that wants its user."""

    view: ConversationView
    shown: bool
    """Whether it is the session on the screen."""


class _Member:
    """A conversation that is followed, and where it stood.

    Args:
        talk: the conversation.
        moved: whether its state is known from the backend, so that a change of it is one.
    """

    __slots__ = ("leave", "moved", "state", "talk")

    def __init__(self, talk: Talk, *, moved: bool) -> None:
        self.talk = talk
        self.state = talk.view.state
        self.leave: Callable[[], None] = lambda: None
        self.moved = moved


class Fleet:
    """The conversations that are followed, in the order they were begun.

    Args:
        changed: told whenever one of them has changed.
        heard: told of news.
        limit: how many jobs the backend runs at once.
    """

    def __init__(self, changed: Callable[[], None], heard: Callable[[News], None], limit: int = RUNNING_LIMIT) -> None:
        self._changed = changed
        self._heard = heard
        self._members: list[_Member] = []
        self._shown: Talk | None = None
        self.limit = limit

    @property
    def views(self) -> tuple[ConversationView, ...]:
        """Where each session that was opened stands, in the order they were begun."""
        return tuple(one.talk.view for one in self._members if one.talk.view.session_id)

    def running(self, backend: str) -> int:
        """How many sessions of a backend are at work, as far as is known here."""
        views = (one.talk.view for one in self._members)
        return sum(view.backend == backend and view.state in WORKING for view in views)

    def full(self, backend: str) -> bool:
        """Whether a backend runs as many jobs as it takes at once."""
        return self.running(backend) >= self.limit

    def find(self, backend: str, session_id: str) -> Talk | None:
        """The conversation of a session, if it is followed."""
        for one in self._members:
            if (one.talk.view.backend, one.talk.view.session_id) == (backend, session_id):
                return one.talk
        return None

    def show(self, talk: Talk) -> None:
        """Follow a conversation, and take it for the one on the screen."""
        self._shown = talk
        self.watch(talk)
        talk.come_forward()

    def watch(self, talk: Talk, *, expected: bool = False) -> None:
        """Follow a conversation.

        Args:
            talk: the conversation.
            expected: whether it was at work when it was last seen, so that its first state already is news.
        """
        if any(one.talk is talk for one in self._members):
            return
        member = _Member(talk, moved=expected)
        member.leave = talk.subscribe(lambda view: self._moved(member, view))
        self._members.append(member)
        talk.step_aside()
        self._changed()

    async def leave(self, talk: Talk) -> None:
        """Take a conversation off the screen: it goes on being followed while there is something to wait for."""
        if self._shown is talk:
            self._shown = None
        talk.step_aside()
        if talk.view.session_id is None or talk.view.state not in WATCHED:
            await self.drop(talk)
        self._changed()

    async def drop(self, talk: Talk) -> None:
        """Stop following a conversation; what runs at the backend goes on."""
        for one in [one for one in self._members if one.talk is talk]:
            one.leave()
            self._members.remove(one)
        await talk.close()
        self._changed()

    async def close(self) -> None:
        """Stop following all of them."""
        for one in list(self._members):
            await self.drop(one.talk)

    def _moved(self, member: _Member, view: ConversationView) -> None:
        before, member.state = member.state, view.state
        known = member.moved
        member.moved = known or view.polled_at is not None or view.state is State.SENDING
        if known and before in WORKING | {State.OFFLINE} and view.state in NOTEWORTHY:
            self._heard(News(view, shown=member.talk is self._shown))
        self._changed()
