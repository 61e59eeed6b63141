"""One SQLite connection, shared between the server's loop and the threads that follow renders.

Every statement is short (well under a millisecond), so a lock around the connection is enough and nothing waits long.
"""

from __future__ import annotations

import sqlite3
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

SCHEMA_VERSION = 1

SCHEMA = """
CREATE TABLE meta (name TEXT PRIMARY KEY, value BLOB NOT NULL) STRICT;

CREATE TABLE sessions (
    seq INTEGER PRIMARY KEY AUTOINCREMENT,
    id TEXT NOT NULL UNIQUE,
    mode TEXT NOT NULL,
    status TEXT NOT NULL,
    progress INTEGER NOT NULL DEFAULT 0,
    title TEXT,
    video_id TEXT,
    created_at INTEGER NOT NULL,
    brief TEXT NOT NULL,
    storyboard TEXT,
    pictures TEXT NOT NULL DEFAULT '[]',
    callback_url TEXT,
    callback_id TEXT
) STRICT;

CREATE TABLE messages (
    seq INTEGER PRIMARY KEY AUTOINCREMENT,
    session_id TEXT NOT NULL REFERENCES sessions (id),
    role TEXT NOT NULL,
    content TEXT NOT NULL,
    type TEXT NOT NULL,
    created_at INTEGER NOT NULL,
    resource_ids TEXT NOT NULL DEFAULT '[]',
    run_id TEXT,
    changes TEXT,
    taken INTEGER NOT NULL DEFAULT 1
) STRICT;
CREATE INDEX messages_of_session ON messages (session_id, seq);

CREATE TABLE resources (
    seq INTEGER PRIMARY KEY AUTOINCREMENT,
    id TEXT NOT NULL UNIQUE,
    session_id TEXT NOT NULL REFERENCES sessions (id),
    type TEXT NOT NULL,
    source TEXT NOT NULL,
    created_at INTEGER NOT NULL,
    file TEXT,
    video_id TEXT,
    metadata TEXT NOT NULL DEFAULT '{}'
) STRICT;

CREATE TABLE videos (
    seq INTEGER PRIMARY KEY AUTOINCREMENT,
    id TEXT NOT NULL UNIQUE,
    session_id TEXT NOT NULL REFERENCES sessions (id),
    title TEXT,
    status TEXT NOT NULL,
    created_at INTEGER NOT NULL,
    completed_at INTEGER,
    duration_s REAL,
    captioned INTEGER NOT NULL DEFAULT 0,
    revision INTEGER,
    failure_code TEXT,
    failure_message TEXT
) STRICT;
CREATE INDEX videos_of_session ON videos (session_id, seq);

CREATE TABLE assets (
    seq INTEGER PRIMARY KEY AUTOINCREMENT,
    id TEXT NOT NULL UNIQUE,
    name TEXT NOT NULL,
    mime_type TEXT NOT NULL,
    size_bytes INTEGER NOT NULL,
    checksum TEXT,
    state TEXT NOT NULL,
    created_at INTEGER NOT NULL
) STRICT;

CREATE TABLE jobs (
    seq INTEGER PRIMARY KEY AUTOINCREMENT,
    id TEXT NOT NULL UNIQUE,
    session_id TEXT NOT NULL REFERENCES sessions (id),
    kind TEXT NOT NULL,
    state TEXT NOT NULL,
    attempts INTEGER NOT NULL DEFAULT 0,
    stopping INTEGER NOT NULL DEFAULT 0,
    created_at INTEGER NOT NULL
) STRICT;
CREATE UNIQUE INDEX one_open_job_a_session ON jobs (session_id) WHERE state IN ('queued', 'running');

CREATE TABLE answers (
    route TEXT NOT NULL,
    key TEXT NOT NULL,
    status INTEGER,
    body BLOB,
    created_at INTEGER NOT NULL,
    PRIMARY KEY (route, key)
) STRICT;

CREATE TABLE receivers (
    seq INTEGER PRIMARY KEY AUTOINCREMENT,
    id TEXT NOT NULL UNIQUE,
    url TEXT NOT NULL,
    events TEXT,
    entity_id TEXT,
    secret TEXT NOT NULL,
    created_at INTEGER NOT NULL
) STRICT;

CREATE TABLE events (
    seq INTEGER PRIMARY KEY AUTOINCREMENT,
    id TEXT NOT NULL UNIQUE,
    type TEXT NOT NULL,
    session_id TEXT NOT NULL,
    video_id TEXT NOT NULL,
    data TEXT NOT NULL,
    created_at INTEGER NOT NULL
) STRICT;

CREATE TABLE deliveries (
    seq INTEGER PRIMARY KEY AUTOINCREMENT,
    event_id TEXT NOT NULL REFERENCES events (id),
    url TEXT NOT NULL,
    secret TEXT,
    attempts INTEGER NOT NULL DEFAULT 0,
    due_at REAL NOT NULL,
    state TEXT NOT NULL
) STRICT;
"""


class Database:
    """The connection. Statements outside `transaction` commit by themselves.

    Args:
        path: The file; made when it is not there.

    Raises:
        sqlite3.Error: The file cannot be opened, or was written by a newer version.
    """

    def __init__(self, path: Path) -> None:
        self._lock = threading.RLock()
        self._depth = 0
        self._link = sqlite3.connect(path, isolation_level=None, check_same_thread=False, timeout=10)
        self._link.row_factory = sqlite3.Row
        # SQLite's own `lower` knows A to Z only.
        self._link.create_function("casefold", 1, _casefold, deterministic=True)
        for pragma in ("journal_mode = WAL", "synchronous = NORMAL", "foreign_keys = ON"):
            self._link.execute(f"PRAGMA {pragma}")
        self._migrate()

    def close(self) -> None:
        """Let the file go; what is committed stays."""
        with self._lock:
            self._link.close()

    @contextmanager
    def transaction(self) -> Iterator[None]:
        """All that happens inside is kept, or nothing of it. May be nested: the outermost decides."""
        with self._lock:
            if self._depth == 0:
                self._link.execute("BEGIN IMMEDIATE")
            self._depth += 1
            try:
                yield
            except BaseException:
                self._depth -= 1
                if self._depth == 0 and self._link.in_transaction:
                    self._link.execute("ROLLBACK")
                raise
            self._depth -= 1
            if self._depth == 0:
                self._commit()

    def run(self, sql: str, *values: object) -> int:
        """Execute a statement; returns how many rows it changed."""
        with self._lock:
            return self._link.execute(sql, values).rowcount

    def one(self, sql: str, *values: object) -> sqlite3.Row | None:
        """The first row of a query."""
        with self._lock:
            row: sqlite3.Row | None = self._link.execute(sql, values).fetchone()
            return row

    def all(self, sql: str, *values: object) -> list[sqlite3.Row]:
        """Every row of a query."""
        with self._lock:
            return self._link.execute(sql, values).fetchall()

    def _commit(self) -> None:
        try:
            self._link.execute("COMMIT")
        except sqlite3.Error:  # a full disk shows here
            if self._link.in_transaction:
                self._link.execute("ROLLBACK")
            raise

    def _migrate(self) -> None:
        row = self.one("PRAGMA user_version")
        version = int(row[0]) if row else 0
        if version > SCHEMA_VERSION:
            raise sqlite3.DatabaseError("the studio's data was written by a newer Reeltalk; update this one")
        if version == 0:
            self._link.executescript(f"BEGIN; {SCHEMA} PRAGMA user_version = {SCHEMA_VERSION}; COMMIT;")


def _casefold(text: str | None) -> str | None:
    return text and text.casefold()
