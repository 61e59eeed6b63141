"""What must survive: drafts as they are typed, what was sent before it is sent, what was seen, what was downloaded.

Thread-safe and quick; nothing here raises because of the disk (see `shelf`).
"""

from __future__ import annotations

import json
import os
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from tui.chat.draft import GO_AHEAD, Draft
from tui.chat.favourites import SCHEMA as FAVOURITES_SCHEMA
from tui.chat.favourites import Favourites
from tui.chat.keeping import attachments_text, draft_text, read_attachments, read_draft, read_spans, spans_text
from tui.chat.session_notes import SCHEMA as NOTES_SCHEMA
from tui.chat.session_notes import SessionNotes
from tui.chat.shelf import Row, Shelf, Step
from tui.chat.still_running import still_runs
from tui.chat.transcript import Line
from tui.chat.view import Span

FILE_NAME = "library.db"
NEW = ""
"""The session id under which the draft of a session that is not there yet is kept."""

_VERSION = 1
_SCHEMA = """
CREATE TABLE IF NOT EXISTS drafts (
    backend TEXT, session_id TEXT, body TEXT NOT NULL, saved_at REAL NOT NULL, PRIMARY KEY (backend, session_id));
CREATE TABLE IF NOT EXISTS takes (
    take_id INTEGER PRIMARY KEY, backend TEXT NOT NULL, session_id TEXT NOT NULL, opening INTEGER NOT NULL,
    text TEXT NOT NULL, draft TEXT NOT NULL, request TEXT NOT NULL, state TEXT NOT NULL,
    recorded_at REAL NOT NULL, sent_at REAL, answered_at REAL, note TEXT NOT NULL DEFAULT '',
    process INTEGER NOT NULL DEFAULT 0);
CREATE INDEX IF NOT EXISTS takes_of_session ON takes (backend, session_id);
CREATE TABLE IF NOT EXISTS sessions (
    backend TEXT, session_id TEXT, title TEXT NOT NULL, state TEXT NOT NULL, status TEXT NOT NULL, video_id TEXT,
    created_at REAL, seen_at REAL NOT NULL, spans TEXT NOT NULL, PRIMARY KEY (backend, session_id));
CREATE TABLE IF NOT EXISTS messages (
    backend TEXT, session_id TEXT, position INTEGER, created_at REAL, role TEXT NOT NULL, kind TEXT NOT NULL,
    content TEXT NOT NULL, resource_ids TEXT NOT NULL, own TEXT NOT NULL, attachments TEXT NOT NULL,
    PRIMARY KEY (backend, session_id, position));
CREATE TABLE IF NOT EXISTS assets (
    backend TEXT, sha256 TEXT, asset_id TEXT NOT NULL, uploaded_at REAL NOT NULL, PRIMARY KEY (backend, sha256));
CREATE TABLE IF NOT EXISTS downloads (
    backend TEXT, video_id TEXT, path TEXT, size_bytes INTEGER NOT NULL, downloaded_at REAL NOT NULL,
    PRIMARY KEY (backend, video_id, path))
"""


class TakeState(StrEnum):
    """How far the sending of a take got."""

    RECORDED = "recorded"
    """Written down, nothing went out."""
    SENT = "sent"
    """It went out; no answer was seen, which is also what a crash leaves."""
    ANSWERED = "answered"
    UNKNOWN = "unknown"
    """The answer was lost, and looking for it brought nothing."""
    WITHDRAWN = "withdrawn"
    """It surely was not accepted, and the draft went back to its writer."""


@dataclass(frozen=True, slots=True)
class Take:
    """What was sent: the text as it went out, the draft it came from. Times are Unix seconds."""

    take_id: int
    backend: str
    session_id: str
    """Empty until the session it opens is known."""
    opening: bool
    text: str
    draft: Draft
    state: TakeState
    recorded_at: float
    sent_at: float | None = None
    note: str = ""
    process: int = 0
    """Id of the process that recorded it."""
    ours: bool = False
    """Whether that was this very process: after a restart another may have the same id, as in a container."""

    @property
    def key(self) -> str:
        """What its line in the transcript is recognised by."""
        return f"take-{self.take_id}"

    @property
    def adrift(self) -> bool:
        """Its sending began in a process that is no more."""
        unfinished = self.state in {TakeState.RECORDED, TakeState.SENT}
        return unfinished and not self.ours and not still_runs(self.process, self.recorded_at)

    @property
    def may_have_arrived(self) -> bool:
        """It went out, its answer was not seen, and nobody waits for it any more."""
        return self.state is TakeState.UNKNOWN or (self.state is TakeState.SENT and self.adrift)


@dataclass(frozen=True, slots=True)
class KnownSession:
    """A session that was seen from here, as it was last seen. Times are Unix seconds."""

    backend: str
    session_id: str
    title: str
    state: str
    status: str
    video_id: str | None
    created_at: float | None
    seen_at: float
    spans: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True)
class Download:
    """A video that was saved to a file."""

    video_id: str
    path: Path
    size_bytes: int
    downloaded_at: float


class Library:
    """Everything kept, in one SQLite file under the program's home."""

    def __init__(self, home: Path | None, clock: Callable[[], float] = time.time) -> None:
        """Open it.

        Args:
            home: the folder of the file; None keeps everything in memory.
            clock: tells Unix seconds.
        """
        schema = ";".join((_SCHEMA, NOTES_SCHEMA, FAVOURITES_SCHEMA))
        self._shelf = Shelf(home / FILE_NAME if home else None, schema, _VERSION)
        self._clock = clock
        self._home = home
        self.notes = SessionNotes(self._shelf)
        self.favourites = Favourites(self._shelf, clock)

    def take_notice(self) -> str:
        """What became of the file, said once; empty when all is well."""
        return self._shelf.take_notice()

    @property
    def lasting(self) -> bool:
        """Whether what is kept outlasts this program; a full disk ends that."""
        return not self._shelf.in_memory

    def close(self) -> None:
        """Close the file."""
        self._shelf.close()

    def save_draft(self, backend: str, session_id: str | None, draft: Draft) -> None:
        """Keep what is being written; an empty draft is forgotten."""
        key = (backend, session_id or NEW)
        if draft == Draft(choices=draft.choices) and draft.choices == Draft().choices:
            self._shelf.write(("DELETE FROM drafts WHERE backend=? AND session_id=?", key))
        else:
            row = (*key, draft_text(draft), self._clock())
            into = "INSERT OR REPLACE INTO drafts (backend, session_id, body, saved_at) VALUES (?,?,?,?)"
            self._shelf.write((into, row))

    def draft(self, backend: str, session_id: str | None) -> Draft:
        """What was being written when it was last kept."""
        query = "SELECT body FROM drafts WHERE backend=? AND session_id=?"
        rows = self._shelf.read(query, (backend, session_id or NEW))
        return read_draft(str(rows[0][0])) if rows else Draft()

    def record(self, backend: str, session_id: str | None, draft: Draft, text: str) -> Take:
        """Write down what is about to be sent; it outlasts a power cut from here on."""
        at = self._clock()
        opening = not session_id
        statement = (
            "INSERT INTO takes (backend, session_id, opening, text, draft, request, state, recorded_at, process)"
            " VALUES (?,?,?,?,?,?,?,?,?)"
        )
        recorded = TakeState.RECORDED.value
        row = (backend, session_id or NEW, int(opening), text, draft_text(draft), "", recorded, at, os.getpid())
        take_id = self._shelf.write((statement, row), durable=True)
        _ours.add((self._home, take_id))
        return Take(
            *(take_id, backend, session_id or NEW, opening, text, draft, TakeState.RECORDED, at),
            process=os.getpid(),
            ours=True,
        )

    def mark_sent(self, take_id: int, request: str, text: str) -> None:
        """Write down that the request goes out now.

        Args:
            take_id: the take.
            request: the body, JSON.
            text: the prompt or message as it goes out.
        """
        statement = "UPDATE takes SET state=?, request=?, text=?, sent_at=? WHERE take_id=?"
        self._shelf.write((statement, (TakeState.SENT.value, request, text, self._clock(), take_id)), durable=True)

    def mark_answered(self, take_id: int, session_id: str) -> None:
        """Write down that it was accepted, and as which session."""
        statement = "UPDATE takes SET state=?, session_id=?, answered_at=? WHERE take_id=?"
        self._shelf.write((statement, (TakeState.ANSWERED.value, session_id, self._clock(), take_id)), durable=True)

    def mark(self, take_id: int, state: TakeState, note: str = "") -> None:
        """Write down how the sending ended otherwise."""
        statement = "UPDATE takes SET state=?, note=? WHERE take_id=?"
        self._shelf.write((statement, (state.value, note, take_id)), durable=True)

    def takes(self, backend: str | None = None, session_id: str | None = None, limit: int = 200) -> tuple[Take, ...]:
        """What was sent, the latest first."""
        rows = self._shelf.read(
            "SELECT take_id, backend, session_id, opening, text, draft, state, recorded_at, sent_at, note, process"
            " FROM takes WHERE (?1 IS NULL OR backend=?1) AND (?2 IS NULL OR session_id=?2)"
            " ORDER BY take_id DESC LIMIT ?3",
            (backend, session_id, limit),
        )
        return tuple(_take(row, self._home) for row in rows)

    def mark_interrupted(self, take_id: int) -> None:
        """Write down that nobody waits for the answer any more, if the request went out."""
        statement = "UPDATE takes SET state=? WHERE take_id=? AND state=?"
        self._shelf.write((statement, (TakeState.UNKNOWN.value, take_id, TakeState.SENT.value)), durable=True)

    def unresolved(self, backend: str, session_id: str | None) -> tuple[Take, ...]:
        """What may have arrived and nobody waits for, the latest first; for None those that open a session."""
        takes = self.takes(backend, session_id or NEW)
        return tuple(take for take in takes if take.may_have_arrived)

    def prompts(self, limit: int = 200) -> tuple[str, ...]:
        """Texts written before, the latest first, each once."""
        texts = (take.draft.text for take in self.takes(limit=limit * 2))
        return tuple(dict.fromkeys(text for text in texts if text and text != GO_AHEAD))[:limit]

    def save_session(self, known: KnownSession) -> None:
        """Keep how a session was last seen."""
        row = (
            *(known.backend, known.session_id, known.title, known.state, known.status, known.video_id),
            *(known.created_at, known.seen_at, spans_text(known.spans)),
        )
        self._shelf.write((_INSERT_SESSION, row))

    def session(self, backend: str, session_id: str) -> KnownSession | None:
        """How a session was last seen."""
        query = f"{_SESSIONS} WHERE backend=? AND session_id=?"
        rows = self._shelf.read(query, (backend, session_id))
        return _known(rows[0]) if rows else None

    def sessions(self, backend: str | None = None) -> tuple[KnownSession, ...]:
        """The sessions seen from here, the latest seen first."""
        query = f"{_SESSIONS} WHERE ?1 IS NULL OR backend=?1 ORDER BY seen_at DESC"
        return tuple(_known(row) for row in self._shelf.read(query, (backend,)))

    def last_seen(self, backend: str) -> tuple[tuple[str, str, float], ...]:
        """Id, state and Unix seconds of each session of a backend as last seen, the latest first; quick to read."""
        query = "SELECT session_id, state, seen_at FROM sessions WHERE backend=? ORDER BY seen_at DESC"
        rows = self._shelf.read(query, (backend,))
        return tuple((str(row[0]), str(row[1]), float(row[2] or 0)) for row in rows)

    def forget_session(self, backend: str, session_id: str) -> None:
        """Remove a session from here; nothing is removed at the backend."""
        key = (backend, session_id)
        tables = ("sessions", "messages", "drafts", "takes")
        steps = [(f"DELETE FROM {table} WHERE backend=? AND session_id=?", key) for table in tables]  # noqa: S608
        self._shelf.write(*steps)

    def save_lines(self, backend: str, session_id: str, lines: Sequence[Line], kept: Sequence[Line] = ()) -> None:
        """Keep the whole conversation as far as it was seen.

        Args:
            backend: the backend's name.
            session_id: the session.
            lines: all of it, oldest first.
            kept: what is known to be kept of it already: only what differs is written.
        """
        same = next((at for at, (old, new) in enumerate(zip(kept, lines, strict=False)) if old != new), None)
        start = min(len(kept), len(lines)) if same is None else same
        what = "DELETE FROM messages WHERE backend=? AND session_id=? AND position>=?"
        steps: list[Step] = [(what, (backend, session_id, start))]
        fresh = enumerate(lines[start:], start)
        steps += [(_INSERT_LINE, (backend, session_id, at, *_line_row(line))) for at, line in fresh]
        self._shelf.write(*steps)

    def lines(self, backend: str, session_id: str) -> tuple[Line, ...]:
        """The conversation as far as it was seen, oldest first."""
        rows = self._shelf.read(
            "SELECT created_at, role, kind, content, resource_ids, own, attachments FROM messages"
            " WHERE backend=? AND session_id=? ORDER BY position",
            (backend, session_id),
        )
        return tuple(_line(row) for row in rows)

    def save_asset(self, backend: str, sha256: str, asset_id: str) -> None:
        """Remember what a file became, so that it need not be uploaded again."""
        row = (backend, sha256, asset_id, self._clock())
        into = "INSERT OR REPLACE INTO assets (backend, sha256, asset_id, uploaded_at) VALUES (?,?,?,?)"
        self._shelf.write((into, row))

    def asset(self, backend: str, sha256: str) -> str | None:
        """The asset id that a file of this content got before."""
        rows = self._shelf.read("SELECT asset_id FROM assets WHERE backend=? AND sha256=?", (backend, sha256))
        return str(rows[0][0]) if rows else None

    def assets(self, backend: str) -> tuple[str, ...]:
        """The ids of everything uploaded from here, the latest first."""
        query = "SELECT asset_id FROM assets WHERE backend=? GROUP BY asset_id ORDER BY max(uploaded_at) DESC"
        return tuple(str(row[0]) for row in self._shelf.read(query, (backend,)))

    def forget_asset(self, backend: str, asset_id: str) -> None:
        """Forget an upload that the backend no longer has."""
        self._shelf.write(("DELETE FROM assets WHERE backend=? AND asset_id=?", (backend, asset_id)))

    def save_download(self, backend: str, video_id: str, path: Path, size_bytes: int) -> None:
        """Remember where a video was saved."""
        row = (backend, video_id, str(path), size_bytes, self._clock())
        into = (
            "INSERT OR REPLACE INTO downloads (backend, video_id, path, size_bytes, downloaded_at) VALUES (?,?,?,?,?)"
        )
        self._shelf.write((into, row))

    def downloads(self, backend: str, video_id: str) -> tuple[Download, ...]:
        """Where a video was saved, the latest first."""
        rows = self._shelf.read(
            "SELECT video_id, path, size_bytes, downloaded_at FROM downloads WHERE backend=? AND video_id=?"
            " ORDER BY downloaded_at DESC",
            (backend, video_id),
        )
        return tuple(Download(str(row[0]), Path(str(row[1])), int(row[2] or 0), float(row[3] or 0)) for row in rows)


_ours: set[tuple[Path | None, object]] = set()
"""Home and id of every take recorded by this process."""
# Columns are named, in case a newer version that shares the home has added some.
_SESSIONS = "SELECT backend, session_id, title, state, status, video_id, created_at, seen_at, spans FROM sessions"
_INSERT_SESSION = (
    "INSERT OR REPLACE INTO sessions (backend, session_id, title, state, status, video_id, created_at, seen_at, spans)"
    " VALUES (?,?,?,?,?,?,?,?,?)"
)
_INSERT_LINE = (
    "INSERT INTO messages (backend, session_id, position, created_at, role, kind, content, resource_ids, own,"
    " attachments) VALUES (?,?,?,?,?,?,?,?,?,?)"
)


def _take(row: Row, home: Path | None) -> Take:
    return Take(
        ours=(home, row[0]) in _ours,
        take_id=int(row[0] or 0),
        backend=str(row[1]),
        session_id=str(row[2]),
        opening=bool(row[3]),
        text=str(row[4]),
        draft=read_draft(str(row[5])),
        state=TakeState(str(row[6])) if row[6] in set(TakeState) else TakeState.UNKNOWN,
        recorded_at=float(row[7] or 0),
        sent_at=_float(row[8]),
        note=str(row[9] or ""),
        process=int(row[10] or 0),
    )


def _known(row: Row) -> KnownSession:
    backend, session_id, title, state, status, video_id, created_at, seen_at, spans = row
    return KnownSession(
        *(str(backend), str(session_id), str(title), str(state), str(status)),
        video_id=str(video_id) if video_id else None,
        created_at=_float(created_at),
        seen_at=float(seen_at or 0),
        spans=read_spans(str(spans)),
    )


def _line_row(line: Line) -> tuple[float | str | None, ...]:
    resources = json.dumps(line.resource_ids) if line.resource_ids else "[]"
    attachments = attachments_text(line.attachments) if line.attachments else "[]"
    return (line.created_at, line.role, line.kind, line.content, resources, line.own, attachments)


def _line(row: Row) -> Line:
    return Line(
        created_at=_float(row[0]),
        role=str(row[1]),
        kind=str(row[2]),
        content=str(row[3]),
        resource_ids=() if row[4] == "[]" else tuple(json.loads(str(row[4]))),
        own=str(row[5]),
        attachments=read_attachments(str(row[6])),
    )


def _float(value: str | int | float | None) -> float | None:
    return None if value is None else float(value)
