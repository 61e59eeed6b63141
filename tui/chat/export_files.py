"""Writes an exported conversation to a file, with its pictures where the form holds any."""

from __future__ import annotations

import asyncio
import re
import tempfile
import unicodedata
from dataclasses import replace
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING

from tui.chat.export import to_json, to_markdown
from tui.chat.export_html import pictures_of, to_html
from tui.chat.light_pictures import light
from tui.chat.view import ConversationView

if TYPE_CHECKING:
    from tui.api.client import VideoAgentClient

_PICTURES_LIMIT = 60
_BYTES_LIMIT = 16 * 1024 * 1024
"""Bytes of pictures that one page may hold."""
_LONGEST_NAME = 60


class ExportForm(StrEnum):
    """What a conversation can be exported as; the value is the file's ending."""

    MARKDOWN = "md"
    HTML = "html"
    JSON = "json"


async def export(
    view: ConversationView, form: ExportForm, folder: Path, client: VideoAgentClient | None = None, name: str = ""
) -> Path:
    """Write a conversation to a new file.

    Args:
        view: the conversation.
        form: how.
        folder: where; made when it is not there.
        client: fetches pictures for a page; without one it has none.
        name: what the user calls the session.

    Returns:
        The file.

    Raises:
        OSError: it could not be written.
    """
    match form:
        case ExportForm.MARKDOWN:
            text = to_markdown(replace(view, title=name or view.title))
        case ExportForm.JSON:
            text = to_json(view)
        case ExportForm.HTML:
            if client:
                view = await _with_poster(view, client)
            text = to_html(view, await fetched(view, client) if client else {}, name)
    return await asyncio.to_thread(_write, folder, file_stem(name or view.title, view.session_id or ""), form, text)


async def _with_poster(view: ConversationView, client: VideoAgentClient) -> ConversationView:
    """The conversation with a fresh link to its video's poster, if that can be had."""
    if view.video is None:
        return view
    try:
        detail = await client.get_video(view.video.video_id)
    except Exception:  # a page without its poster is better than none
        return view
    poster = detail.thumbnail_url or view.video.thumbnail_url
    return replace(view, video=replace(view.video, thumbnail_url=poster, duration_s=detail.duration))


async def fetched(view: ConversationView, client: VideoAgentClient) -> dict[str, bytes]:
    """The pictures of a conversation by their addresses; those that cannot be had are left out."""
    found: dict[str, bytes] = {}
    room = _BYTES_LIMIT
    with tempfile.TemporaryDirectory(prefix="reeltalk-") as folder:
        for number, url in enumerate(pictures_of(view)[:_PICTURES_LIMIT]):
            try:
                path = await client.download(url, Path(folder) / str(number))
                data = await asyncio.to_thread(light, await asyncio.to_thread(path.read_bytes))
            except Exception:  # noqa: S112  # links expire; the page says in words what the picture showed
                continue
            if len(data) <= room:
                found[url] = data
                room -= len(data)
    return found


def file_stem(title: str, session_id: str) -> str:
    """A name made of the title, fit for every file system."""
    words = re.sub(r"[^\w]+", "-", unicodedata.normalize("NFKC", title).casefold()).strip("-_")
    tail = re.sub(r"[^A-Za-z0-9]", "", session_id)[-6:]
    return "-".join(part for part in (words[:_LONGEST_NAME].strip("-_") or "session", tail) if part)


def _write(folder: Path, stem: str, form: ExportForm, text: str) -> Path:
    """Write a new file; one that is there is never replaced."""
    folder.mkdir(parents=True, exist_ok=True)
    number = 1
    while True:
        path = folder / (f"{stem}.{form}" if number == 1 else f"{stem}-{number}.{form}")
        try:
            with path.open("x", encoding="utf-8", errors="replace") as file:
                file.write(text)
        except FileExistsError:
            number += 1
            continue
        return path
