"""Who is told when a session ends, what was told, and what is still to be delivered."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Sequence
from dataclasses import dataclass

from tui.studio.pages import Page, page_of, read_cursor
from tui.studio.store.database import Database


@dataclass(frozen=True, slots=True)
class Receiver:
    """A registered endpoint; `events` None means every event."""

    seq: int
    id: str
    url: str
    events: tuple[str, ...] | None
    entity_id: str | None
    secret: str
    created_at: int


@dataclass(frozen=True, slots=True)
class Event:
    """Something that happened and may be told."""

    seq: int
    id: str
    type: str
    session_id: str
    video_id: str
    data: dict[str, object]
    created_at: int


@dataclass(frozen=True, slots=True)
class Delivery:
    """A call that is still to be made or repeated."""

    seq: int
    event: Event
    url: str
    secret: str | None
    attempts: int


class Webhooks:
    """The tables of receivers, events and deliveries."""

    def __init__(self, database: Database) -> None:
        self._db = database

    def add_receiver(
        self, receiver_id: str, url: str, events: Sequence[str] | None, entity_id: str | None, secret: str, at: int
    ) -> None:
        """Keep a new receiver."""
        self._db.run(
            "INSERT INTO receivers (id, url, events, entity_id, secret, created_at) VALUES (?, ?, ?, ?, ?, ?)",
            receiver_id,
            url,
            None if events is None else json.dumps(list(events)),
            entity_id,
            secret,
            at,
        )

    def receiver(self, receiver_id: str) -> Receiver | None:
        """A receiver, if there is one."""
        row = self._db.one("SELECT * FROM receivers WHERE id = ?", receiver_id)
        return _receiver(row) if row else None

    def receivers(self) -> list[Receiver]:
        """Every receiver."""
        return [_receiver(row) for row in self._db.all("SELECT * FROM receivers ORDER BY seq DESC")]

    def receivers_page(self, limit: int, token: str | None) -> Page[Receiver]:
        """Newest first."""
        before = read_cursor("receivers", token, int) if token is not None else 1 << 62
        rows = self._db.all("SELECT * FROM receivers WHERE seq < ? ORDER BY seq DESC LIMIT ?", before, limit + 1)
        return page_of([_receiver(row) for row in rows], limit, "receivers", lambda receiver: receiver.seq)

    def change_receiver(self, receiver_id: str, url: str, events: Sequence[str] | None) -> None:
        """Set a receiver's address, also for the calls that wait for it, and its events."""
        listed = None if events is None else json.dumps(list(events))
        with self._db.transaction():
            self._change_waiting(receiver_id, url=url)
            self._db.run("UPDATE receivers SET url = ?, events = ? WHERE id = ?", url, listed, receiver_id)

    def set_secret(self, receiver_id: str, secret: str) -> None:
        """Replace a receiver's secret; the calls that wait for it are signed with the new one, too."""
        with self._db.transaction():
            self._change_waiting(receiver_id, secret=secret)
            self._db.run("UPDATE receivers SET secret = ? WHERE id = ?", secret, receiver_id)

    def remove_receiver(self, receiver_id: str) -> None:
        """Forget a receiver and the calls that wait for it."""
        with self._db.transaction():
            self._change_waiting(receiver_id, state="given up")
            self._db.run("DELETE FROM receivers WHERE id = ?", receiver_id)

    def _change_waiting(
        self, receiver_id: str, *, url: str | None = None, secret: str | None = None, state: str | None = None
    ) -> None:
        """Change the calls still to be made to a receiver; they are told by its secret, which no other one has."""
        self._db.run(
            "UPDATE deliveries SET url = coalesce(?, url), secret = coalesce(?, secret), state = coalesce(?, state)"
            " WHERE state = 'waiting' AND secret = (SELECT secret FROM receivers WHERE id = ?)",
            url,
            secret,
            state,
            receiver_id,
        )

    def add_event(
        self, event_id: str, kind: str, session_id: str, video_id: str, data: dict[str, object], at: int
    ) -> None:
        """Keep an event."""
        self._db.run(
            "INSERT INTO events (id, type, session_id, video_id, data, created_at) VALUES (?, ?, ?, ?, ?, ?)",
            event_id,
            kind,
            session_id,
            video_id,
            json.dumps(data),
            at,
        )

    def events_page(self, limit: int, token: str | None, kind: str | None, entity_id: str | None) -> Page[Event]:
        """Newest first; only of a type, and only of a session or video, when those are named."""
        listing = json.dumps(["events", kind, entity_id])
        before = read_cursor(listing, token, int) if token is not None else 1 << 62
        rows = self._db.all(
            "SELECT * FROM events WHERE seq < ? AND type = coalesce(?, type)"
            " AND (? IS NULL OR ? IN (session_id, video_id)) ORDER BY seq DESC LIMIT ?",
            before,
            kind,
            entity_id,
            entity_id,
            limit + 1,
        )
        return page_of([_event(row) for row in rows], limit, listing, lambda event: event.seq)

    def add_delivery(self, event_id: str, url: str, secret: str | None, due_at: float) -> None:
        """Queue a call."""
        self._db.run(
            "INSERT INTO deliveries (event_id, url, secret, due_at, state) VALUES (?, ?, ?, ?, 'waiting')",
            event_id,
            url,
            secret,
            due_at,
        )

    def due(self, now: float, limit: int = 8) -> list[Delivery]:
        """Calls whose time has come, the longest due first."""
        rows = self._db.all(
            "SELECT deliveries.seq AS delivery, url, secret, attempts, events.* FROM deliveries"
            " JOIN events ON events.id = event_id WHERE state = 'waiting' AND due_at <= ? ORDER BY due_at LIMIT ?",
            now,
            limit,
        )
        return [Delivery(row["delivery"], _event(row), row["url"], row["secret"], row["attempts"]) for row in rows]

    def next_due(self) -> float | None:
        """When the next call is due, in Unix seconds."""
        row = self._db.one("SELECT min(due_at) FROM deliveries WHERE state = 'waiting'")
        return None if row is None or row[0] is None else float(row[0])

    def settle(self, delivery: Delivery, *, again_at: float | None, state: str = "delivered") -> None:
        """Note how an attempt went: due again, or settled; one whose receiver was removed meanwhile stays given up."""
        self._db.run(
            "UPDATE deliveries SET attempts = attempts + 1, due_at = coalesce(?, due_at), state = ?"
            " WHERE seq = ? AND state = 'waiting'",
            again_at,
            state if again_at is None else "waiting",
            delivery.seq,
        )


def _receiver(row: sqlite3.Row) -> Receiver:
    return Receiver(
        seq=row["seq"],
        id=row["id"],
        url=row["url"],
        events=None if row["events"] is None else tuple(json.loads(row["events"])),
        entity_id=row["entity_id"],
        secret=row["secret"],
        created_at=row["created_at"],
    )


def _event(row: sqlite3.Row) -> Event:
    return Event(
        seq=row["seq"],
        id=row["id"],
        type=row["type"],
        session_id=row["session_id"],
        video_id=row["video_id"],
        data=json.loads(row["data"]),
        created_at=row["created_at"],
    )
