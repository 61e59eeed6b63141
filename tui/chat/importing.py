"""Reads an exported conversation back, to look at: a JSON export, or the HTML page, which holds the same JSON.

The file may come from anyone: what cannot be read is left out, and nothing in it can be sent or opened by itself.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from html.parser import HTMLParser
from pathlib import Path

from tui.chat.draft import Attachment, Source
from tui.chat.export_html import DATA_ID
from tui.chat.keeping import read_spans
from tui.chat.moments import told_moment
from tui.chat.session_notes import read_scenes_kept
from tui.chat.view import ConversationView, Entry, ResourceView, State, VideoView

FORMAT = "reeltalk.conversation"
BYTES_LIMIT = 64 * 1024 * 1024
"""Bytes a file may have: an export with its pictures has a few million."""


class ImportFailed(Exception):  # noqa: N818  # it says what happened
    """The file is no exported conversation; the message names it and says why."""


def read_export(path: Path) -> ConversationView:
    """The conversation of a file.

    Raises:
        ImportFailed: it cannot be read, or is none.
    """
    try:
        if path.stat().st_size > BYTES_LIMIT:
            raise ImportFailed(f"{path.name} is too big for an exported conversation.")
        text = path.read_text(encoding="utf-8")
    except OSError as error:
        raise ImportFailed(f"{path} cannot be read: {error.strerror or error}.") from error
    except UnicodeDecodeError as error:
        raise ImportFailed(f"{path.name} is no text; export as JSON or HTML to import again.") from error
    return parse_export(text, path.name)


def parse_export(text: str, name: str = "The file") -> ConversationView:
    """The conversation in the text of an export.

    Raises:
        ImportFailed: there is none in it.
    """
    try:
        data = json.loads(_json_of(text))
    except (ValueError, RecursionError) as error:
        raise ImportFailed(f"{name} is no exported conversation: export as JSON or HTML to import again.") from error
    if not isinstance(data, Mapping) or data.get("format") != FORMAT:
        raise ImportFailed(f"{name} is JSON, but no conversation that was exported from Reeltalk.")
    if data.get("version") != 1:
        raise ImportFailed(f"{name} was exported by a later version of Reeltalk than this one.")
    return _view(data)


class _DataFinder(HTMLParser):
    """Finds the element that holds the conversation."""

    def __init__(self) -> None:
        super().__init__()
        self._inside = False
        self.found: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._inside = tag == "script" and ("id", DATA_ID) in attrs

    def handle_endtag(self, tag: str) -> None:
        self._inside = self._inside and tag != "script"

    def handle_data(self, data: str) -> None:
        if self._inside:
            self.found.append(data)


def _json_of(text: str) -> str:
    if not text.lstrip().startswith("<"):
        return text
    finder = _DataFinder()
    finder.feed(text)
    finder.close()
    return "".join(finder.found)


def _view(data: Mapping[str, object]) -> ConversationView:
    state = _text(data.get("state"))
    boards = data.get("storyboards")
    resources = {
        str(key): ResourceView(str(key), "blueprint", scenes=tuple(read_scenes_kept(scenes)))
        for key, scenes in (boards.items() if isinstance(boards, Mapping) else ())
    }
    messages = data.get("messages")
    rows = messages if isinstance(messages, list) else []
    return ConversationView(
        state=State(state) if state in set(State) else State.DRAFT,
        status=_text(data.get("status")),
        backend=_text(data.get("backend")),
        title=_text(data.get("title")),
        session_id=_text(data.get("session_id")) or None,
        video_id=_text(data.get("video_id")) or None,
        spans=read_spans(json.dumps(data.get("spans"))),
        entries=tuple(_entry(row, number) for number, row in enumerate(rows) if isinstance(row, Mapping)),
        resources=resources,
        video=_video(data),
    )


def _entry(row: Mapping[str, object], number: int) -> Entry:
    created_at, ids, names = row.get("created_at"), row.get("resource_ids"), row.get("attachments")
    return Entry(
        key=f"imported/{number}",
        role=_text(row.get("role")),
        kind=_text(row.get("type")) or "text",
        content=_text(row.get("content")),
        created_at=_moment(created_at),
        resource_ids=tuple(_texts(ids)),
        attachments=tuple(Attachment(Source.ASSET, "", name) for name in _texts(names)),
    )


def _video(data: Mapping[str, object]) -> VideoView | None:
    video = data.get("video")
    if not isinstance(video, Mapping):
        return None
    length = video.get("duration_s")
    return VideoView(
        _text(data.get("video_id")),
        "completed" if data.get("state") == State.COMPLETED else "",
        _text(video.get("title")),
        float(length) if isinstance(length, int | float) else None,
        page_url=_text(video.get("page_url")) or None,
    )


def _moment(value: object) -> float | None:
    """Unix seconds that a calendar can show."""
    return told_moment(value) if isinstance(value, int | float) and not isinstance(value, bool) else None


def _texts(value: object) -> list[str]:
    return [one for one in value if isinstance(one, str)] if isinstance(value, list) else []


def _text(value: object) -> str:
    return value if isinstance(value, str) else ""
