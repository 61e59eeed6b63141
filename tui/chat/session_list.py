"""The list of sessions: what the backend lists, what the library knows, and what is being followed just now, as one."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from tui.chat.library import KnownSession, Library
from tui.chat.moments import told_moment
from tui.chat.session_notes import SessionNote
from tui.chat.view import ConversationView, State

if TYPE_CHECKING:
    from tui.api.models import SessionListItem

Key = tuple[str, str]
"""Backend and session id."""


@dataclass(frozen=True, slots=True)
class SessionRow:
    """A session in the list."""

    backend: str
    session_id: str
    title: str = ""
    prompt: str = ""
    """What it began with, when it was sent from here."""
    name: str = ""
    """What the user calls it here."""
    state: State | None = None
    """None when it was never opened here: the list of the backend tells no state."""
    live: bool = False
    """Followed just now; else the state is the one it was last seen in."""
    progress: int | None = None
    videos: int = 0
    began_at: float | None = None
    seen_at: float | None = None

    @property
    def key(self) -> Key:
        """Backend and session id."""
        return (self.backend, self.session_id)

    @property
    def shown_title(self) -> str:
        """The user's name for it, else its title, else what it began with."""
        known = (one for one in (self.name, self.title, self.prompt) if one.strip())
        return next(known, "untitled")

    def matches(self, query: str) -> bool:
        """Whether every word of the query is somewhere in the row."""
        state = self.state.value if self.state else ""
        hay = " ".join((self.name, self.title, self.prompt, self.backend, self.session_id, state)).casefold()
        return all(word in hay for word in query.casefold().split())


def session_rows(
    known: Iterable[KnownSession],
    listed: Iterable[tuple[str, SessionListItem]],
    live: Iterable[ConversationView],
    notes: Mapping[Key, SessionNote],
    prompts: Mapping[Key, str] | None = None,
) -> list[SessionRow]:
    """Every session once, the latest first; those taken out of the list are left out.

    Args:
        known: sessions the library has seen.
        listed: sessions the backends list, each with its backend.
        live: sessions that are followed just now.
        notes: names, what is hidden, what came of them.
        prompts: what each began with, of those sent from here.
    """
    rows: dict[Key, SessionRow] = {}
    for one in known:
        row = SessionRow(one.backend, one.session_id, one.title, state=_state(one.state))
        rows[row.key] = replace(row, began_at=one.created_at, seen_at=one.seen_at)
    for backend, item in listed:
        row = rows.get((backend, item.session_id), SessionRow(backend, item.session_id))
        rows[row.key] = replace(row, title=item.title or row.title, began_at=told_moment(item.created_at))
    for view in live:
        if view.session_id:
            row = rows.get((view.backend, view.session_id), SessionRow(view.backend, view.session_id))
            title, began_at = view.title or row.title, row.began_at or _began(view)
            rows[row.key] = replace(
                row, title=title, began_at=began_at, state=view.state, progress=view.progress, live=True
            )
    noted = [_noted(row, notes.get(row.key)) for row in rows.values() if not _hidden(notes.get(row.key))]
    noted = [replace(row, prompt=(prompts or {}).get(row.key, "")) for row in noted]
    return sorted(noted, key=lambda row: -(row.began_at or row.seen_at or 0.0))


def opening_prompts(library: Library) -> dict[Key, str]:
    """What each session began with, of those that were sent from here."""
    takes = (take for take in library.takes(limit=5000) if take.opening and take.session_id)
    return {(take.backend, take.session_id): take.draft.text for take in takes}


def matching(rows: Sequence[SessionRow], query: str) -> list[SessionRow]:
    """The rows that match, in their order."""
    return [row for row in rows if row.matches(query)]


def _noted(row: SessionRow, note: SessionNote | None) -> SessionRow:
    return replace(row, name=note.name, videos=len(note.outcome.videos)) if note else row


def _hidden(note: SessionNote | None) -> bool:
    return note is not None and note.hidden


def _state(word: str) -> State | None:
    return State(word) if word in set(State) else None


def _began(view: ConversationView) -> float | None:
    return view.spans[0].started_at if view.spans else None
