"""Videos: what has become of each render."""

from __future__ import annotations

import sqlite3
from dataclasses import dataclass

from tui.api.terms import VideoStatus
from tui.studio.pages import Page, page_of, read_cursor
from tui.studio.store.database import Database


@dataclass(frozen=True, slots=True)
class Video:
    """One video. Times are Unix seconds; its files lie in a folder named by its id."""

    seq: int
    id: str
    session_id: str
    title: str | None
    status: VideoStatus
    created_at: int
    completed_at: int | None
    duration_s: float | None
    captioned: bool
    revision: int | None
    failure_code: str | None
    failure_message: str | None


class Videos:
    """The table of videos."""

    def __init__(self, database: Database) -> None:
        self._db = database

    def add(self, video_id: str, session_id: str, at: int) -> None:
        """Keep a video that is still to be made."""
        self._db.run(
            "INSERT INTO videos (id, session_id, status, created_at) VALUES (?, ?, ?, ?)",
            video_id,
            session_id,
            VideoStatus.PENDING,
            at,
        )

    def find(self, video_id: str) -> Video | None:
        """A video, if there is one."""
        row = self._db.one("SELECT * FROM videos WHERE id = ?", video_id)
        return _video(row) if row else None

    def page(self, limit: int, token: str | None, title: str | None) -> Page[Video]:
        """Newest first; only those whose title contains `title`, whatever the case."""
        listing = f"videos:{title or ''}"
        before = read_cursor(listing, token, int) if token is not None else 1 << 62
        rows = self._db.all(
            "SELECT * FROM videos WHERE seq < ? AND (? IS NULL OR instr(casefold(title), casefold(?)) > 0)"
            " ORDER BY seq DESC LIMIT ?",
            before,
            title,
            title,
            limit + 1,
        )
        return page_of([_video(row) for row in rows], limit, listing, lambda video: video.seq)

    def of_session(self, session_id: str) -> list[Video]:
        """Every video of a session, newest first."""
        rows = self._db.all("SELECT * FROM videos WHERE session_id = ? ORDER BY seq DESC", session_id)
        return [_video(row) for row in rows]

    def start(self, video_id: str, title: str, revision: int) -> None:
        """Its rendering has begun, from this revision of the storyboard."""
        self._db.run(
            "UPDATE videos SET status = ?, title = ?, revision = ? WHERE id = ?",
            VideoStatus.PROCESSING,
            title,
            revision,
            video_id,
        )

    def complete(self, video_id: str, at: int, duration_s: float, *, captioned: bool) -> bool:
        """It is there; False when it was deleted meanwhile."""
        changed = self._db.run(
            "UPDATE videos SET status = ?, completed_at = ?, duration_s = ?, captioned = ? WHERE id = ?",
            VideoStatus.COMPLETED,
            at,
            duration_s,
            int(captioned),
            video_id,
        )
        return changed == 1

    def fail(self, video_id: str, code: str, message: str) -> None:
        """It will not be made; one that has ended stays as it is."""
        self._db.run(
            "UPDATE videos SET status = ?, failure_code = ?, failure_message = ?"
            " WHERE id = ? AND status IN ('pending', 'processing')",
            VideoStatus.FAILED,
            code,
            message,
            video_id,
        )

    def remove(self, video_id: str) -> None:
        """Forget a video."""
        self._db.run("DELETE FROM videos WHERE id = ?", video_id)


def _video(row: sqlite3.Row) -> Video:
    return Video(
        seq=row["seq"],
        id=row["id"],
        session_id=row["session_id"],
        title=row["title"],
        status=VideoStatus(row["status"]),
        created_at=row["created_at"],
        completed_at=row["completed_at"],
        duration_s=row["duration_s"],
        captioned=bool(row["captioned"]),
        revision=row["revision"],
        failure_code=row["failure_code"],
        failure_message=row["failure_message"],
    )
