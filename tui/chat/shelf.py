"""A SQLite file that does not give up: broken ones are put aside, unwritable ones go on in memory."""

from __future__ import annotations

import os
import sqlite3
import threading
from collections.abc import Sequence
from contextlib import closing, suppress
from pathlib import Path

Value = str | int | float | None
Row = tuple[Value, ...]
Step = tuple[str, Sequence[Value]]
"""A statement and its values."""

_BUSY_S = 10.0
"""Seconds to wait for another process that writes."""
_BUSY_TRIES = 6
"""Times that is waited for before the file is given up: a disk may be slow, a program be halted for a while."""


class Shelf:
    """One database, usable from any thread, that stays usable whatever becomes of its file.

    `notice` says once what happened when something did.
    """

    def __init__(self, path: Path | None, schema: str, version: int) -> None:
        """Open or make the database.

        Args:
            path: its file; None keeps everything in memory.
            schema: statements that make what is not there yet.
            version: number of the schema, kept in the file.
        """
        self._path = path
        self._schema = schema
        self._version = version
        self._lock = threading.RLock()
        self._notices: list[str] = []
        self._connection = self._opened()

    @property
    def in_memory(self) -> bool:
        """Whether nothing is written to a file any more."""
        return self._path is None

    def take_notice(self) -> str:
        """What happened to the file since this was last asked, for the user; empty when nothing did."""
        with self._lock:
            said, self._notices = " ".join(self._notices), []
            return said

    def read(self, statement: str, values: Sequence[Value] = ()) -> list[Row]:
        """The rows of a query."""
        with self._lock:
            try:
                return self._connection.execute(statement, values).fetchall()
            except sqlite3.DatabaseError as error:
                self._mend(error)
                return self._connection.execute(statement, values).fetchall()

    def write(self, *steps: Step, durable: bool = False) -> int:
        """Do statements as one transaction; the last one's new row id is the answer.

        Args:
            steps: the statements.
            durable: whether it has to outlast even a power cut (waits for the disk).
        """
        with self._lock:
            for tried in range(1, _BUSY_TRIES + 1):
                try:
                    return self._written(steps, durable)
                except sqlite3.DatabaseError as error:
                    if not _is_busy(error) or tried == _BUSY_TRIES:
                        self._mend(error)
                        break
            return self._written(steps, durable)

    def close(self) -> None:
        """Close the file."""
        with self._lock:
            self._connection.close()

    def _written(self, steps: Sequence[Step], durable: bool) -> int:  # noqa: FBT001  # passed on
        connection = self._connection
        connection.execute(f"PRAGMA synchronous={'FULL' if durable else 'NORMAL'}")
        new = 0
        connection.execute("BEGIN IMMEDIATE")
        try:
            for statement, values in steps:
                new = connection.execute(statement, [_storable(value) for value in values]).lastrowid or 0
            connection.execute("COMMIT")
        except BaseException:
            with suppress(sqlite3.Error):
                connection.execute("ROLLBACK")
            raise
        return new

    def _opened(self) -> sqlite3.Connection:
        if self._path is None:
            return self._connected(":memory:")
        try:
            self._path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
            return self._connected(self._path)
        except (sqlite3.OperationalError, OSError) as error:
            return self._without_file(error)
        except sqlite3.DatabaseError:
            return self._anew()

    def _connected(self, where: Path | str) -> sqlite3.Connection:
        if isinstance(where, Path):
            _make_private(where)
        connection = sqlite3.connect(where, timeout=_BUSY_S, isolation_level=None, check_same_thread=False)
        try:
            connection.execute("PRAGMA journal_mode=WAL")
            connection.execute("BEGIN IMMEDIATE")
            kept = int(connection.execute("PRAGMA user_version").fetchone()[0])
            for statement in self._schema.split(";"):
                connection.execute(statement)
            connection.execute(f"PRAGMA user_version={max(kept, self._version)}")
            connection.execute("COMMIT")
        except BaseException:
            connection.close()
            raise
        return connection

    def _mend(self, error: sqlite3.DatabaseError) -> None:
        """Make the shelf usable again after an error of the file; errors of the statement are raised on."""
        if self._path is None or isinstance(error, sqlite3.IntegrityError | sqlite3.ProgrammingError):
            raise error
        if not isinstance(error, sqlite3.OperationalError):
            self._connection.close()
            self._connection = self._anew()
            return
        old = self._connection
        self._connection = self._without_file(error)
        with suppress(sqlite3.Error):
            old.backup(self._connection)
        with suppress(sqlite3.Error):
            old.close()

    def _anew(self) -> sqlite3.Connection:
        """Put a broken file aside and begin a new one."""
        path = self._path
        if path is None:
            return self._connected(":memory:")
        try:
            aside = _moved_aside(path)
            connection = self._connected(path)
        except (sqlite3.Error, OSError) as error:
            return self._without_file(error)
        self._notices.append(f"The library {path.name} was broken. It was kept as {aside.name}, and a new one begun.")
        return connection

    def _without_file(self, error: Exception) -> sqlite3.Connection:
        where, self._path = self._path, None
        why = error.strerror if isinstance(error, OSError) and error.strerror else error
        self._notices.append(f"{where} cannot be written ({why}): what happens now is kept only until you quit.")
        connection = self._connected(":memory:")
        if where is not None:
            with suppress(sqlite3.Error, OSError):
                _copy(where, connection)
        return connection


def _is_busy(error: sqlite3.DatabaseError) -> bool:
    """Whether another program has the file, rather than something being wrong with it."""
    return getattr(error, "sqlite_errorcode", 0) & 0xFF in {sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED}


def _make_private(path: Path) -> None:
    """Let nobody else read what was written; the files SQLite puts beside it take their rights from it."""
    with suppress(OSError):
        os.close(os.open(path, os.O_RDWR | os.O_CREAT, 0o600))
        path.chmod(0o600)


def _storable(value: Value) -> Value:
    """A value as SQLite takes it: names of files may hold bytes that are no text (lone surrogates)."""
    return value.encode("utf-8", errors="replace").decode() if isinstance(value, str) else value


def _copy(path: Path, into: sqlite3.Connection) -> None:
    """Read what a file that cannot be written holds."""
    for how in ("mode=ro", "immutable=1"):  # the second needs no lock file, but misses what is only in the log
        with suppress(sqlite3.Error), closing(_reading(path, how)) as source:
            if source.execute("SELECT count(*) FROM sqlite_master").fetchone()[0]:
                source.backup(into)
            return


def _reading(path: Path, how: str) -> sqlite3.Connection:
    return sqlite3.connect(f"{path.absolute().as_uri()}?{how}", uri=True)


def _moved_aside(path: Path) -> Path:
    number = 1
    while (aside := path.with_name(f"{path.stem}.broken-{number}{path.suffix}")).exists():
        number += 1
    path.rename(aside)
    for ending in ("-wal", "-shm"):
        with suppress(OSError):
            path.with_name(path.name + ending).rename(aside.with_name(aside.name + ending))
    return aside
