"""The studio's memory: one folder, with a database for what is known and files for what is heavy."""

from __future__ import annotations

import contextlib
import errno
import os
import secrets
import shutil
import sqlite3
import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from tui.studio.cache import pieces_folder
from tui.studio.store.answers import Answers
from tui.studio.store.assets import Assets
from tui.studio.store.database import Database
from tui.studio.store.jobs import Jobs
from tui.studio.store.messages import Messages
from tui.studio.store.reserve import Reserve
from tui.studio.store.resources import Resources
from tui.studio.store.sessions import Sessions
from tui.studio.store.videos import Videos
from tui.studio.store.webhooks import Webhooks


def new_id() -> str:
    """An identifier as they are seen in the wild: 32 hex digits."""
    return uuid.uuid4().hex


class Store:
    """Every table, and where files lie.

    Args:
        home: The studio's folder; made when it is not there, readable by its owner alone.

    Raises:
        OSError: The folder cannot be written, or the database in it cannot be opened.
    """

    def __init__(self, home: Path) -> None:
        self.home = home
        for folder in (home, home / "assets", home / "sessions", home / "videos", home / "cache"):
            folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        with contextlib.suppress(OSError):  # somebody else may have made it, for everybody to read
            home.chmod(0o700)
        _sweep(home)
        self.database = _open(home / "studio.db")
        self.reserve = Reserve(home / "reserve")
        self.sessions = Sessions(self.database)
        self.messages = Messages(self.database)
        self.resources = Resources(self.database)
        self.videos = Videos(self.database)
        self.assets = Assets(self.database)
        self.jobs = Jobs(self.database)
        self.answers = Answers(self.database)
        self.webhooks = Webhooks(self.database)

    @contextmanager
    def transaction(self) -> Iterator[None]:
        """All changes inside are kept together, or none."""
        with self.database.transaction():
            yield

    def close(self) -> None:
        """Let the database go."""
        self.database.close()

    def secret(self, name: str) -> bytes:
        """A random secret that stays the same over restarts."""
        with self.transaction():
            row = self.database.one("SELECT value FROM meta WHERE name = ?", name)
            if row:
                return bytes(row["value"])
            fresh = secrets.token_bytes(32)
            self.database.run("INSERT INTO meta (name, value) VALUES (?, ?)", name, fresh)
            return fresh

    @property
    def pieces_folder(self) -> Path:
        """Where pieces of videos are kept that any session may use; see `tui.studio.cache` for its size."""
        return pieces_folder(self.home)

    def asset_file(self, asset_id: str) -> Path:
        """Where an asset's bytes lie."""
        return self.home / "assets" / asset_id

    def materials_folder(self, session_id: str) -> Path:
        """Where a session's own copies of its attachments lie."""
        return self.home / "sessions" / session_id / "materials"

    def work_folder(self, session_id: str) -> Path:
        """Where everything made on the way to a session's videos lies."""
        return self.home / "sessions" / session_id / "work"

    def stop_file(self, job_id: str, session_id: str) -> Path:
        """The file whose existence asks a job to stop."""
        return self.home / "sessions" / session_id / f"stop-{job_id}"

    def video_folder(self, video_id: str) -> Path:
        """Where a video's finished files lie."""
        return self.home / "videos" / video_id


def _sweep(home: Path) -> None:
    """Throw away what was coming in when a server was killed; whole files have names without a dot."""
    for part in (home / "assets").glob("*.*"):
        part.unlink(missing_ok=True)
    for part in (home / "sessions").glob("*/materials/arriving-*"):
        shutil.rmtree(part, ignore_errors=True)


def _open(file: Path) -> Database:
    try:
        # Prompts and secrets lie in it; the files SQLite puts beside it take their rights from it.
        os.close(os.open(file, os.O_RDWR | os.O_CREAT, 0o600))
        with contextlib.suppress(OSError):
            file.chmod(0o600)
        return Database(file)
    except sqlite3.Error as error:
        raise OSError(errno.EIO, f"the studio's database cannot be opened: {error}", str(file)) from error
