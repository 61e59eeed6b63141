"""The real conversation, with the figures that no two runs share held still."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import replace
from typing import Any

from tui.backend_link import OpenLink, SettingsBackend
from tui.chat.view import ConversationView, Span, State

_SECONDS = {
    State.SENDING: 0.0,
    State.THINKING: 4.0,
    State.YOUR_TURN: 21.0,
    State.GENERATING: 41.0,
    State.COMPLETED: 9.0,
}
_SAID_AT = 1_790_000_000.0


def still(view: ConversationView) -> ConversationView:
    """A view with fixed clocks and progress."""
    now = time.time()
    making = view.state is State.GENERATING
    return replace(
        view,
        spans=_retimed(view.spans, now),
        entries=tuple(replace(entry, created_at=_SAID_AT) for entry in view.entries),
        progress=62 if making else view.progress,
        eta_s=16.0 if making else None,
        polled_at=view.polled_at and now,
        next_poll_at=None,
        notice="",
        quiet_s=None,
    )


def _retimed(spans: tuple[Span, ...], now: float) -> tuple[Span, ...]:
    ends, timed = now, list[Span]()
    for span in reversed(spans):
        starts = ends - _SECONDS.get(span.state, 1.0)
        timed.insert(0, replace(span, started_at=starts, ended_at=None if span is spans[-1] else ends))
        ends = starts
    return tuple(timed)


class StillConversation:
    """Everything is the real conversation's but what is shown of it."""

    def __init__(self, real: Any) -> None:
        self._real = real

    def __getattr__(self, name: str) -> Any:
        return getattr(self._real, name)

    @property
    def view(self) -> ConversationView:
        return still(self._real.view)

    def subscribe(self, listener: Callable[[ConversationView], None]) -> Callable[[], None]:
        ends: Callable[[], None] = self._real.subscribe(lambda view: listener(still(view)))
        return ends


class _StillLink(OpenLink):
    def conversation(self) -> Any:
        return StillConversation(super().conversation())


class StillBackend(SettingsBackend):
    """The backend of the settings, its conversations held still."""

    async def connect(self) -> OpenLink:
        link = await super().connect()
        link.__class__ = _StillLink
        return link
