"""Sessions as they are kept, with the brief they were opened with."""

from __future__ import annotations

import sqlite3
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from pydantic import BaseModel, ConfigDict, TypeAdapter

from tui.api.terms import Orientation, SessionMode, SessionStatus
from tui.studio.notebook import Notebook
from tui.studio.pages import Page, page_of, read_cursor
from tui.studio.store.database import Database
from tui.studio.storyboard import Storyboard

Pictures = Mapping[tuple[str, int | None], Path]
"""Image files by (asset id, 1-based page of a PDF or None)."""

_PICTURES = TypeAdapter(list[tuple[str, int | None, Path]])


class Attachment(BaseModel):
    """A file given with a request, as it lies in the session's folder."""

    model_config = ConfigDict(frozen=True)

    asset_id: str
    name: str
    mime_type: str
    path: Path


class Choices(BaseModel):
    """What the user chose; None leaves it to the agent. On a message: what changes from here on."""

    model_config = ConfigDict(frozen=True)

    look_id: str | None = None
    voice_id: str | None = None
    style_id: str | None = None
    brand_kit_id: str | None = None
    orientation: Orientation | None = None
    files: tuple[Attachment, ...] = ()

    def with_changes(self, later: Choices) -> Choices:
        """These choices with a later message's laid over them; files add up."""
        given = {name: value for name, value in later if value is not None and name != "files"}
        return self.model_copy(update={**given, "files": (*self.files, *later.files)})


class Brief(BaseModel):
    """What a session works from: the prompt and the choices as they stand now."""

    model_config = ConfigDict(frozen=True)

    prompt: str
    choices: Choices = Choices()
    incognito: bool = False
    notebook: Notebook = Notebook()
    """What was asked, answered and changed in the conversation so far."""


@dataclass(frozen=True, slots=True)
class Session:
    """One conversation with the agent. `created_at` is Unix seconds, `progress` percent."""

    seq: int
    id: str
    mode: SessionMode
    status: SessionStatus
    progress: int
    title: str | None
    video_id: str | None
    created_at: int
    brief: Brief
    storyboard: Storyboard | None
    pictures: Pictures
    callback_url: str | None
    callback_id: str | None


@dataclass(frozen=True, slots=True)
class SessionState:
    """How a session stands, without its brief and its plans. Fields as in `Session`."""

    id: str
    status: SessionStatus
    progress: int
    title: str | None
    video_id: str | None
    created_at: int


@dataclass(frozen=True, slots=True)
class SessionRow:
    """A session as the list shows it."""

    seq: int
    id: str
    title: str | None
    created_at: int


class Sessions:
    """The table of sessions."""

    def __init__(self, database: Database) -> None:
        self._db = database

    def add(
        self,
        session_id: str,
        mode: SessionMode,
        brief: Brief,
        created_at: int,
        *,
        video_id: str | None = None,
        callback_url: str | None = None,
        callback_id: str | None = None,
    ) -> None:
        """Keep a new session, thinking."""
        self._db.run(
            "INSERT INTO sessions (id, mode, status, created_at, brief, video_id, callback_url, callback_id)"
            " VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
            session_id,
            mode,
            SessionStatus.THINKING,
            created_at,
            brief.model_dump_json(),
            video_id,
            callback_url,
            callback_id,
        )

    def find(self, session_id: str) -> Session | None:
        """A session, if there is one."""
        row = self._db.one("SELECT * FROM sessions WHERE id = ?", session_id)
        return _session(row) if row else None

    def state(self, session_id: str) -> SessionState | None:
        """How a session stands, if there is one; much quicker than all of it, since clients ask for it every second."""
        row = self._db.one(
            "SELECT id, status, progress, title, video_id, created_at FROM sessions WHERE id = ?", session_id
        )
        return SessionState(row[0], SessionStatus(row[1]), *row[2:]) if row else None

    def get(self, session_id: str) -> Session:
        """A session that must be there.

        Raises:
            LookupError: It is not.
        """
        session = self.find(session_id)
        if session is None:
            raise LookupError(f"no session {session_id}")
        return session

    def page(self, limit: int, token: str | None) -> Page[SessionRow]:
        """Newest first."""
        before = read_cursor("sessions", token, int) if token is not None else 1 << 62
        rows = self._db.all(
            "SELECT seq, id, title, created_at FROM sessions WHERE seq < ? ORDER BY seq DESC LIMIT ?", before, limit + 1
        )
        return page_of([SessionRow(*row) for row in rows], limit, "sessions", lambda session: session.seq)

    def stranded(self) -> list[Session]:
        """Sessions that say they are at work though no job is open for them."""
        rows = self._db.all(
            "SELECT * FROM sessions WHERE status IN (?, ?) AND id NOT IN"
            " (SELECT session_id FROM jobs WHERE state IN ('queued', 'running'))",
            SessionStatus.THINKING,
            SessionStatus.GENERATING,
        )
        return [_session(row) for row in rows]

    def move(self, session_id: str, status: SessionStatus, progress: int | None = None) -> None:
        """Set where a session stands; progress stays when it is not given."""
        self._db.run(
            "UPDATE sessions SET status = ?, progress = coalesce(?, progress) WHERE id = ?",
            status,
            progress,
            session_id,
        )

    def set_progress(self, session_id: str, progress: int) -> None:
        """Set the percent done of a session that is still generating; it never goes back."""
        self._db.run(
            "UPDATE sessions SET progress = max(progress, ?) WHERE id = ? AND status = ?",
            progress,
            session_id,
            SessionStatus.GENERATING,
        )

    def set_plan(self, session_id: str, storyboard: Storyboard, pictures: Pictures) -> None:
        """Keep the plan, and the title it gives the session."""
        listed = [(asset_id, page, path) for (asset_id, page), path in pictures.items()]
        self._db.run(
            "UPDATE sessions SET storyboard = ?, pictures = ?, title = ? WHERE id = ?",
            storyboard.model_dump_json(),
            _PICTURES.dump_json(listed).decode(),
            storyboard.title,
            session_id,
        )

    def set_brief(self, session_id: str, brief: Brief) -> None:
        """Keep the brief as later messages have changed it."""
        self._db.run("UPDATE sessions SET brief = ? WHERE id = ?", brief.model_dump_json(), session_id)

    def set_video(self, session_id: str, video_id: str | None) -> None:
        """Name the session's current video."""
        self._db.run("UPDATE sessions SET video_id = ? WHERE id = ?", video_id, session_id)


def _session(row: sqlite3.Row) -> Session:
    return Session(
        seq=row["seq"],
        id=row["id"],
        mode=SessionMode(row["mode"]),
        status=SessionStatus(row["status"]),
        progress=row["progress"],
        title=row["title"],
        video_id=row["video_id"],
        created_at=row["created_at"],
        brief=Brief.model_validate_json(row["brief"]),
        storyboard=Storyboard.model_validate_json(row["storyboard"]) if row["storyboard"] else None,
        pictures={(asset, page): path for asset, page, path in _PICTURES.validate_json(row["pictures"])},
        callback_url=row["callback_url"],
        callback_id=row["callback_id"],
    )
