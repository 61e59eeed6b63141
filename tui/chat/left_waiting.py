"""Sessions that were left while they waited for the user, to go on with."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from tui.chat.view import State

if TYPE_CHECKING:
    from tui.chat.library import Library

MOST = 3
"""More are in the list of sessions."""


@dataclass(frozen=True, slots=True)
class LeftWaiting:
    """A session that waits for its user."""

    session_id: str
    title: str


def left_waiting(library: Library, backend: str) -> tuple[LeftWaiting, ...]:
    """The sessions of a backend that waited for the user when they were last seen, the latest first."""
    notes = library.notes.all()
    found: list[LeftWaiting] = []
    for known in library.sessions(backend):
        note = notes.get((known.backend, known.session_id))
        if known.state == State.YOUR_TURN and not (note and note.hidden):
            found.append(LeftWaiting(known.session_id, (note.name if note else "") or known.title or "A session"))
    return tuple(found[:MOST])
