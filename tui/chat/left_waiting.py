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
    from tui.chat.session_list import opening_prompts

    notes, prompts = library.notes.all(), opening_prompts(library)
    found: list[LeftWaiting] = []
    for known in library.sessions(backend):
        key = (known.backend, known.session_id)
        note = notes.get(key)
        if known.state == State.YOUR_TURN and not (note and note.hidden):
            title = (note.name if note else "") or known.title or prompts.get(key, "") or "untitled"
            found.append(LeftWaiting(known.session_id, title))
    return tuple(found[:MOST])
