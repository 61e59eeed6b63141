"""Uploaded files as they are recorded; their bytes lie in files named by their ids."""

from __future__ import annotations

import sqlite3
from dataclasses import dataclass
from enum import StrEnum

from tui.studio.store.database import Database


class AssetState(StrEnum):
    """How far an upload is."""

    PENDING = "pending_upload"
    UPLOADED = "uploaded"
    READY = "ready"


@dataclass(frozen=True, slots=True)
class Asset:
    """One file. Until it is ready, type, size and checksum are what the client declared."""

    id: str
    name: str
    mime_type: str
    size_bytes: int
    checksum: str | None
    state: AssetState
    created_at: int


class Assets:
    """The table of assets."""

    def __init__(self, database: Database) -> None:
        self._db = database

    def add(self, asset: Asset) -> None:
        """Keep an asset."""
        self._db.run(
            "INSERT INTO assets (id, name, mime_type, size_bytes, checksum, state, created_at)"
            " VALUES (?, ?, ?, ?, ?, ?, ?)",
            asset.id,
            asset.name,
            asset.mime_type,
            asset.size_bytes,
            asset.checksum,
            asset.state,
            asset.created_at,
        )

    def find(self, asset_id: str) -> Asset | None:
        """An asset, if there is one."""
        row = self._db.one("SELECT * FROM assets WHERE id = ?", asset_id)
        return _asset(row) if row else None

    def set_state(self, asset_id: str, state: AssetState) -> None:
        """Tell how far an upload is."""
        self._db.run("UPDATE assets SET state = ? WHERE id = ?", state, asset_id)

    def remove(self, asset_id: str) -> bool:
        """Forget an asset; False when there is none."""
        return self._db.run("DELETE FROM assets WHERE id = ?", asset_id) == 1


def _asset(row: sqlite3.Row) -> Asset:
    return Asset(
        id=row["id"],
        name=row["name"],
        mime_type=row["mime_type"],
        size_bytes=row["size_bytes"],
        checksum=row["checksum"],
        state=AssetState(row["state"]),
        created_at=row["created_at"],
    )
