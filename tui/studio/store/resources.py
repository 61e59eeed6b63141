"""What a session was given or has made, as its messages name it."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from tui.api.terms import ResourceType, SourceType
from tui.studio.store.database import Database


@dataclass(frozen=True, slots=True)
class Resource:
    """One resource. `file` is what its link leads to; a video's links come from `video_id`."""

    id: str
    session_id: str
    type: str
    source: SourceType
    created_at: int
    file: Path | None
    video_id: str | None
    metadata: dict[str, object]


class Resources:
    """The table of resources."""

    def __init__(self, database: Database) -> None:
        self._db = database

    def add(
        self,
        resource_id: str,
        session_id: str,
        kind: ResourceType | str,
        at: int,
        *,
        source: SourceType = SourceType.GENERATED,
        file: Path | None = None,
        video_id: str | None = None,
        metadata: Mapping[str, object] | None = None,
    ) -> None:
        """Keep a resource."""
        self._db.run(
            "INSERT INTO resources (id, session_id, type, source, created_at, file, video_id, metadata)"
            " VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
            resource_id,
            session_id,
            kind,
            source,
            at,
            str(file) if file else None,
            video_id,
            json.dumps(metadata or {}),
        )

    def find(self, resource_id: str, session_id: str | None = None) -> Resource | None:
        """A resource, of this session if one is named."""
        row = self._db.one(
            "SELECT * FROM resources WHERE id = ? AND session_id = coalesce(?, session_id)", resource_id, session_id
        )
        return _resource(row) if row else None

    def newest(self, session_id: str, kind: ResourceType) -> Resource | None:
        """The resource of a kind that a session made last."""
        row = self._db.one(
            "SELECT * FROM resources WHERE session_id = ? AND type = ? ORDER BY rowid DESC LIMIT 1", session_id, kind
        )
        return _resource(row) if row else None


def _resource(row: sqlite3.Row) -> Resource:
    return Resource(
        id=row["id"],
        session_id=row["session_id"],
        type=row["type"],
        source=SourceType(row["source"]),
        created_at=row["created_at"],
        file=Path(row["file"]) if row["file"] else None,
        video_id=row["video_id"],
        metadata=json.loads(row["metadata"]),
    )
