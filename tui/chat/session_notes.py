"""What is kept beside a session: the user's own name for it, whether it is out of the list, and what came of it.

What came of it is small (the newest plan, the videos), so that takes can be compared and exported without a connection.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass, replace

from tui.chat.shelf import Row, Shelf
from tui.chat.view import ConversationView, Entry, ResourceView, SceneView, VideoView

SCHEMA = """
CREATE TABLE IF NOT EXISTS notes (
    backend TEXT, session_id TEXT, name TEXT NOT NULL DEFAULT '', hidden INTEGER NOT NULL DEFAULT 0,
    board TEXT NOT NULL DEFAULT '', videos TEXT NOT NULL DEFAULT '', PRIMARY KEY (backend, session_id))
"""
# Columns are named, in case a newer version that shares the home has added some.
_SELECT = "SELECT backend, session_id, name, hidden, board, videos FROM notes"
_INSERT = "INSERT OR REPLACE INTO notes (backend, session_id, name, hidden, board, videos) VALUES (?,?,?,?,?,?)"
_VIDEOS_KEPT = 50


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of a session so far: its newest plan, and its videos in the order they were seen."""

    board: ResourceView | None = None
    videos: tuple[VideoView, ...] = ()


@dataclass(frozen=True, slots=True)
class SessionNote:
    """What is kept of one session."""

    backend: str
    session_id: str
    name: str = ""
    """What the user calls it here; empty when they left it its title."""
    hidden: bool = False
    """Taken out of the list here; the backend has it still."""
    outcome: Outcome = Outcome()


def newest_board(entries: Sequence[Entry], resources: Mapping[str, ResourceView]) -> ResourceView | None:
    """The plan that was shown last."""
    ids = (key for entry in reversed(entries) for key in reversed(entry.resource_ids))
    return next((resources[key] for key in ids if key in resources and resources[key].scenes), None)


def outcome_of(view: ConversationView) -> Outcome:
    """What came of the session a view shows, without links that expire."""
    board = newest_board(view.entries, view.resources)
    videos = tuple(_lasting_video(video) for video in (*view.earlier_videos, view.video) if video)
    return Outcome(_lasting_board(board) if board else None, videos)


def joined(before: Outcome, now: Outcome) -> Outcome:
    """What was known with what is seen now: a newer plan replaces the older, videos are added."""
    videos = {video.video_id: video for video in (*before.videos, *now.videos)}
    return Outcome(now.board or before.board, tuple(videos.values())[-_VIDEOS_KEPT:])


class SessionNotes:
    """The notes of all sessions. Thread-safe, as the shelf is."""

    def __init__(self, shelf: Shelf) -> None:
        """Keep them on a shelf whose schema holds `SCHEMA`."""
        self._shelf = shelf

    def note(self, backend: str, session_id: str) -> SessionNote:
        """What is kept of a session; an empty note when nothing is."""
        found = self._shelf.read(f"{_SELECT} WHERE backend=? AND session_id=?", (backend, session_id))
        return _note(found[0]) if found else SessionNote(backend, session_id)

    def all(self) -> dict[tuple[str, str], SessionNote]:
        """Every note, by backend and session id."""
        notes = (_note(row) for row in self._shelf.read(_SELECT))
        return {(note.backend, note.session_id): note for note in notes}

    def rename(self, backend: str, session_id: str, name: str) -> None:
        """Call a session something else here; an empty name gives it its title back."""
        self._keep(replace(self.note(backend, session_id), name=name.strip()))

    def hide(self, backend: str, session_id: str) -> None:
        """Take a session out of the list."""
        self._keep(replace(self.note(backend, session_id), hidden=True))

    def bring_back(self, backend: str, session_id: str) -> None:
        """Put a session that was taken out of the list into it again."""
        note = self.note(backend, session_id)
        if note.hidden:
            self._keep(replace(note, hidden=False))

    def add_outcome(self, backend: str, session_id: str, outcome: Outcome) -> None:
        """Put what came of a session to what is known of it."""
        note = self.note(backend, session_id)
        both = joined(note.outcome, outcome)
        if both != note.outcome:
            self._keep(replace(note, outcome=both))

    def _keep(self, note: SessionNote) -> None:
        board = json.dumps(asdict(note.outcome.board)) if note.outcome.board else ""
        videos = json.dumps([asdict(video) for video in note.outcome.videos])
        row = (note.backend, note.session_id, note.name, int(note.hidden), board, videos)
        self._shelf.write((_INSERT, row))


def _lasting_board(board: ResourceView) -> ResourceView:
    scenes = tuple(replace(scene, image_url=None) for scene in board.scenes)
    return ResourceView(board.resource_id, board.resource_type, title=board.title, scenes=scenes)


def _lasting_video(video: VideoView) -> VideoView:
    return replace(video, video_url=None, thumbnail_url=None, subtitle_url=None, captioned_url=None)


def _note(row: Row) -> SessionNote:
    backend, session_id, name, hidden, board, videos = row
    outcome = Outcome(read_board(_parsed(str(board))), tuple(read_videos(_parsed(str(videos)))))
    return SessionNote(str(backend), str(session_id), str(name), bool(hidden), outcome)


def read_board(kept: object) -> ResourceView | None:
    """A plan out of what was kept of it; None when that cannot be read."""
    if not isinstance(kept, Mapping):
        return None
    scenes = tuple(read_scenes_kept(kept.get("scenes")))
    board_id, title = kept.get("resource_id"), kept.get("title")
    return ResourceView(_text(board_id), _text(kept.get("resource_type")), title=_text(title), scenes=scenes)


def read_scenes_kept(kept: object) -> Iterable[SceneView]:
    """Scenes out of what was kept of them, leaving out what cannot be read."""
    for number, row in enumerate(kept if isinstance(kept, list) else [], 1):
        if isinstance(row, Mapping):
            yield SceneView(
                number,
                kind=_text(row.get("kind")),
                headline=_text(row.get("headline")),
                narration=_text(row.get("narration")),
                seconds=_number(row.get("seconds")),
                scene_id=_text(row.get("scene_id")),
            )


def read_videos(kept: object) -> Iterable[VideoView]:
    """Videos out of what was kept of them, leaving out what cannot be read."""
    for row in kept if isinstance(kept, list) else []:
        if isinstance(row, Mapping) and row.get("video_id"):
            size = row.get("size_bytes")
            yield VideoView(
                _text(row.get("video_id")),
                _text(row.get("status")),
                _text(row.get("title")),
                duration_s=_number(row.get("duration_s")),
                page_url=_text(row.get("page_url")) or None,
                size_bytes=size if isinstance(size, int) else None,
            )


def _parsed(text: str) -> object:
    try:
        return json.loads(text) if text else None
    except (ValueError, RecursionError):
        return None


def _text(value: object) -> str:
    return value if isinstance(value, str) else ""


def _number(value: object) -> float | None:
    return float(value) if isinstance(value, int | float) and not isinstance(value, bool) else None
