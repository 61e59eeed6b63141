"""Answers kept by Idempotency-Key, so that a repeated request gets the first one's answer."""

from __future__ import annotations

from dataclasses import dataclass

from tui.studio.store.database import Database

LIFE_S = 24 * 3600
"""How long an answer is replayed, in seconds."""


@dataclass(frozen=True, slots=True)
class KeptAnswer:
    """A first answer; `status` is None while its request is still being handled."""

    status: int | None
    body: bytes


class Answers:
    """The table of answers. What a dead server left open is dropped, since nobody will ever finish it."""

    def __init__(self, database: Database) -> None:
        self._db = database
        self._db.run("DELETE FROM answers WHERE status IS NULL")

    def open(self, route: str, key: str, now: int) -> KeptAnswer | None:
        """Claim a key for a request; returns what is known when it was claimed before."""
        with self._db.transaction():
            self._db.run("DELETE FROM answers WHERE created_at < ?", now - LIFE_S)
            row = self._db.one("SELECT status, body FROM answers WHERE route = ? AND key = ?", route, key)
            if row:
                return KeptAnswer(row["status"], row["body"] or b"")
            self._db.run("INSERT INTO answers (route, key, created_at) VALUES (?, ?, ?)", route, key, now)
            return None

    def close(self, route: str, key: str, status: int, body: bytes) -> None:
        """Keep the first answer."""
        self._db.run("UPDATE answers SET status = ?, body = ? WHERE route = ? AND key = ?", status, body, route, key)

    def drop(self, route: str, key: str) -> None:
        """Let a key go whose request came to nothing."""
        self._db.run("DELETE FROM answers WHERE route = ? AND key = ?", route, key)
