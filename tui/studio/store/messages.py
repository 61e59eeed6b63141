"""What was said in a session, and which of it the agent has still to take."""

from __future__ import annotations

import json
import sqlite3
from dataclasses import dataclass

from tui.api.terms import VISIBLE_MESSAGES, MessageRole, MessageType
from tui.studio.store.database import Database
from tui.studio.store.sessions import Choices


@dataclass(frozen=True, slots=True)
class Message:
    """One line of a conversation. `changes` and `run_id` belong to a user's line only."""

    seq: int
    role: MessageRole
    content: str
    type: MessageType
    created_at: int
    resource_ids: tuple[str, ...]
    run_id: str | None
    changes: Choices


class Messages:
    """The table of messages."""

    def __init__(self, database: Database) -> None:
        self._db = database

    def hear(
        self,
        session_id: str,
        content: str,
        at: int,
        *,
        run_id: str,
        changes: Choices | None = None,
        resource_ids: tuple[str, ...] = (),
    ) -> None:
        """Keep what the user said; it waits until the agent takes it."""
        self._db.run(
            "INSERT INTO messages (session_id, role, content, type, created_at, run_id, changes, resource_ids, taken)"
            " VALUES (?, ?, ?, ?, ?, ?, ?, ?, 0)",
            session_id,
            MessageRole.USER,
            content,
            MessageType.TEXT,
            at,
            run_id,
            changes.model_dump_json() if changes else None,
            json.dumps(resource_ids),
        )

    def say(
        self,
        session_id: str,
        content: str,
        at: int,
        kind: MessageType = MessageType.TEXT,
        resource_ids: tuple[str, ...] = (),
    ) -> int:
        """Keep what the agent says; returns the message's number."""
        row = self._db.one(
            "INSERT INTO messages (session_id, role, content, type, created_at, resource_ids)"
            " VALUES (?, ?, ?, ?, ?, ?) RETURNING seq",
            session_id,
            MessageRole.MODEL,
            content,
            kind,
            at,
            json.dumps(resource_ids),
        )
        return int(row["seq"]) if row else 0

    def reword(self, seq: int, content: str) -> None:
        """Replace what a message says, as for one that is still being written."""
        self._db.run("UPDATE messages SET content = ? WHERE seq = ?", content, seq)

    def latest(self, session_id: str) -> list[Message]:
        """The visible messages, newest first."""
        rows = self._db.all(
            "SELECT * FROM messages WHERE session_id = ? ORDER BY seq DESC LIMIT ?", session_id, VISIBLE_MESSAGES
        )
        return [_message(row) for row in rows]

    def waiting(self, session_id: str) -> Message | None:
        """The oldest message the agent has not taken."""
        row = self._db.one("SELECT * FROM messages WHERE session_id = ? AND taken = 0 ORDER BY seq", session_id)
        return _message(row) if row else None

    def waiting_after(self, session_id: str, seq: int) -> Message | None:
        """The oldest message after a number that the agent has not taken."""
        row = self._db.one(
            "SELECT * FROM messages WHERE session_id = ? AND taken = 0 AND seq > ? ORDER BY seq", session_id, seq
        )
        return _message(row) if row else None

    def take(self, message: Message) -> None:
        """Mark a message as dealt with."""
        self._db.run("UPDATE messages SET taken = 1 WHERE seq = ?", message.seq)


def _message(row: sqlite3.Row) -> Message:
    return Message(
        seq=row["seq"],
        role=MessageRole(row["role"]),
        content=row["content"],
        type=MessageType(row["type"]),
        created_at=row["created_at"],
        resource_ids=tuple(json.loads(row["resource_ids"])),
        run_id=row["run_id"],
        changes=Choices.model_validate_json(row["changes"]) if row["changes"] else Choices(),
    )
