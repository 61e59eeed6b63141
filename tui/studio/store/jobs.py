"""The queue of work as it is kept: a job survives the process that runs it."""

from __future__ import annotations

import sqlite3
from dataclasses import dataclass
from enum import StrEnum

from tui.studio.store.database import Database


class JobKind(StrEnum):
    """What a job does for its session."""

    PLAN = "plan"
    """Take the waiting messages: write or revise the storyboard."""
    RENDER = "render"
    """Make the session's current video."""


class JobState(StrEnum):
    """Where a job stands; a session has at most one that is queued or running."""

    QUEUED = "queued"
    RUNNING = "running"
    ENDED = "ended"


@dataclass(frozen=True, slots=True)
class Job:
    """One piece of work. `attempts` counts its starts; `stopping` tells that the user asked to stop.

    `stopped_after` is the number of the last message there was when that was asked: what comes later is not stopped.
    """

    id: str
    session_id: str
    kind: JobKind
    attempts: int
    stopping: bool
    stopped_after: int = 0


class Jobs:
    """The table of jobs."""

    def __init__(self, database: Database) -> None:
        self._db = database

    def add(self, job_id: str, session_id: str, kind: JobKind, at: int) -> None:
        """Queue a job.

        Raises:
            sqlite3.IntegrityError: The session has an open job already.
        """
        self._db.run(
            "INSERT INTO jobs (id, session_id, kind, state, created_at) VALUES (?, ?, ?, ?, ?)",
            job_id,
            session_id,
            kind,
            JobState.QUEUED,
            at,
        )

    def claim(self, kind: JobKind) -> Job | None:
        """Start the oldest queued job of a kind, counting the attempt."""
        row = self._db.one(
            "UPDATE jobs SET state = ?, attempts = attempts + 1 WHERE seq ="
            " (SELECT min(seq) FROM jobs WHERE state = ? AND kind = ?) RETURNING *",
            JobState.RUNNING,
            JobState.QUEUED,
            kind,
        )
        return _job(row) if row else None

    def find(self, job_id: str) -> Job | None:
        """A job, if there is one."""
        row = self._db.one("SELECT * FROM jobs WHERE id = ?", job_id)
        return _job(row) if row else None

    def open_of(self, session_id: str) -> Job | None:
        """The session's queued or running job."""
        row = self._db.one("SELECT * FROM jobs WHERE session_id = ? AND state IN ('queued', 'running')", session_id)
        return _job(row) if row else None

    def count_open(self, kind: JobKind | None = None) -> int:
        """How many jobs, of a kind or of any, are queued or running."""
        row = self._db.one(
            "SELECT count(*) FROM jobs WHERE state IN ('queued', 'running') AND (? IS NULL OR kind = ?)", kind, kind
        )
        return int(row[0]) if row else 0

    def end(self, job_id: str) -> None:
        """A job is over, however it went."""
        self._db.run("UPDATE jobs SET state = ? WHERE id = ?", JobState.ENDED, job_id)

    def requeue(self, job_id: str, *, forgive: bool) -> None:
        """Put a job back in its place; `forgive` does not count the attempt, since nothing went wrong."""
        self._db.run(
            "UPDATE jobs SET state = ?, attempts = attempts - ? WHERE id = ? AND state = ?",
            JobState.QUEUED,
            int(forgive),
            job_id,
            JobState.RUNNING,
        )

    def requeue_all(self) -> None:
        """Put every job that a dead server left running back in its place."""
        self._db.run("UPDATE jobs SET state = ? WHERE state = ?", JobState.QUEUED, JobState.RUNNING)

    def running(self) -> list[Job]:
        """The jobs under way."""
        return [_job(row) for row in self._db.all("SELECT * FROM jobs WHERE state = ?", JobState.RUNNING)]

    def is_queued(self, job_id: str) -> bool:
        """Whether a job has not begun."""
        return self._db.one("SELECT 1 FROM jobs WHERE id = ? AND state = ?", job_id, JobState.QUEUED) is not None

    def ask_to_stop(self, job_id: str) -> None:
        """Note that the user asked a job to stop, and after which message; asked again, the later one counts."""
        self._db.run("UPDATE jobs SET stopping = 1 + (SELECT coalesce(max(seq), 0) FROM messages) WHERE id = ?", job_id)


def _job(row: sqlite3.Row) -> Job:
    return Job(
        id=row["id"],
        session_id=row["session_id"],
        kind=JobKind(row["kind"]),
        attempts=row["attempts"],
        stopping=row["stopping"] > 0,
        stopped_after=row["stopping"] - 1,
    )
