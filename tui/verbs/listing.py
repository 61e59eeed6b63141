"""`reeltalk list`: sessions, videos, and what can be chosen for a video, with the ids the other verbs take."""

from __future__ import annotations

import json
import sys
import time
from argparse import Namespace
from collections.abc import AsyncIterator, Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeVar

from tui.api.errors import ApiError
from tui.chat import troubles
from tui.chat.moments import told_moment
from tui.chat.session_list import SessionRow, opening_prompts, session_rows
from tui.chat.voice_list import every_voice
from tui.settings import Settings
from tui.verbs.ending import exit_of_trouble, say, say_trouble
from tui.verbs.exits import OK, USAGE
from tui.verbs.words import table
from tui.verbs.work import Desk, carried_out, desk
from tui.widgets.durations import length

if TYPE_CHECKING:
    from tui.api.client import VideoAgentClient
    from tui.api.models import (
        AvatarGroupItem,
        AvatarLookItem,
        BrandKitItem,
        SessionListItem,
        VideoAgentStyle,
        VideoDetail,
        VoiceItem,
    )

ItemT = TypeVar(
    "ItemT", "AvatarGroupItem", "AvatarLookItem", "BrandKitItem", "VideoAgentStyle", "VideoDetail", "VoiceItem"
)

_SESSIONS_READ = 200
"""Sessions of the backend that are read at least, when nothing is searched for."""


@dataclass(frozen=True, slots=True)
class Row:
    """A row of a list: its columns, the id first, and all that is known of it."""

    cells: tuple[str, ...]
    data: Mapping[str, object]

    def matches(self, query: str) -> bool:
        """Whether every word of the query is somewhere in the row."""
        hay = " ".join([*self.cells, *(value for value in self.data.values() if isinstance(value, str))]).casefold()
        return all(word in hay for word in query.casefold().split())


def list_things(settings: Settings, arguments: Namespace) -> int:
    """Print a list; returns the exit status."""
    if arguments.avatar and arguments.kind != "looks":
        say("--avatar narrows the list of looks: reeltalk list looks --avatar ID")
        return USAGE
    return carried_out(_list(settings, arguments))


async def _list(settings: Settings, arguments: Namespace) -> int:
    async with desk(settings) as open_desk:
        if arguments.kind == "sessions":
            rows, status = await _sessions(open_desk, arguments.search, arguments.limit)
        else:
            rows, status = rows_of(open_desk.backend.client, arguments.kind, arguments.avatar), OK
        shown: list[Row] = []
        has_more = False
        async for row in rows:
            if not row.matches(arguments.search):
                continue
            if arguments.limit and len(shown) == arguments.limit:
                has_more = True
                break
            shown.append(row)
        _print(shown, arguments, open_desk.backend.name, has_more=has_more, whole=status == OK)
        return status


def _print(rows: Sequence[Row], arguments: Namespace, backend: str, *, has_more: bool, whole: bool) -> None:
    if arguments.json:
        print(json.dumps({"data": [row.data for row in rows], "has_more": has_more}))
        return
    if rows:
        print(table((row.cells for row in rows), for_people=sys.stdout.isatty()))
    elif whole:
        of = f" of {arguments.avatar}" if arguments.avatar else ""
        say(f"there are no {arguments.kind}{of} on {backend}{' that match' if arguments.search else ''}.")
    if has_more:
        say(f"the first {len(rows)} are shown; --limit 0 shows all, --search narrows them.")


async def _sessions(open_desk: Desk, search: str, limit: int) -> tuple[AsyncIterator[Row], int]:
    """The sessions of the backend merged with those seen from here, latest first; the latter alone if need be."""
    library, status = open_desk.library, OK
    listed: list[tuple[str, SessionListItem]] = []
    enough = 0 if search or not limit else max(limit + 1, _SESSIONS_READ)
    try:
        async for item in open_desk.backend.client.iter_sessions():
            listed.append((open_desk.backend.name, item))
            if len(listed) == enough:
                break
    except ApiError as error:
        trouble = troubles.of_error(error)
        say_trouble(trouble)
        say("what was seen from here is listed.")
        status = exit_of_trouble(trouble)
    rows = session_rows(library.sessions(), listed, (), library.notes.all(), opening_prompts(library))
    return _each(rows), status


async def _each(rows: Sequence[SessionRow]) -> AsyncIterator[Row]:
    for row in rows:
        moment = row.began_at or row.seen_at
        state = row.state.value if row.state else "not opened"
        data = {
            "session_id": row.session_id,
            "backend": row.backend,
            "title": row.title or None,
            "name": row.name or None,
            "prompt": row.prompt or None,
            "state": row.state.value if row.state else None,
            "videos": row.videos,
            "created_at": row.began_at,
            "seen_at": row.seen_at,
        }
        yield Row((row.session_id, state, _moment(moment), row.backend, row.shown_title), data)


def rows_of(client: VideoAgentClient, kind: str, avatar: str | None) -> AsyncIterator[Row]:
    """A list of the backend, as rows; `avatar` narrows looks to those of one character."""
    match kind:
        case "videos":
            return _rows(client.iter_videos(), _video_cells)
        case "avatars":
            return _rows(client.iter_avatar_groups(), _avatar_cells)
        case "looks":
            return _rows(client.iter_avatar_looks(avatar), _look_cells)
        case "voices":
            return _rows(every_voice(client), _voice_cells)
        case "styles":
            return _rows(client.iter_styles(), _style_cells)
        case _:
            return _rows(client.iter_brand_kits(), _kit_cells)


async def _rows(items: AsyncIterator[ItemT], cells: Callable[[ItemT], tuple[str, ...]]) -> AsyncIterator[Row]:
    async for item in items:
        yield Row(cells(item), item.model_dump(mode="json"))


def _video_cells(video: VideoDetail) -> tuple[str, ...]:
    seconds = length(video.duration) if video.duration is not None else ""
    return (video.id, str(video.status), seconds, _moment(told_moment(video.created_at)), video.title or "")


def _avatar_cells(group: AvatarGroupItem) -> tuple[str, ...]:
    return (group.id, group.name, f"{group.looks_count} look{'s' * (group.looks_count != 1)}", group.gender or "")


def _look_cells(look: AvatarLookItem) -> tuple[str, ...]:
    return (look.id, look.name, str(look.preferred_orientation or ""), look.group_id or "")


def _voice_cells(voice: VoiceItem) -> tuple[str, ...]:
    return (voice.voice_id, voice.name, voice.gender, voice.language)


def _style_cells(style: VideoAgentStyle) -> tuple[str, ...]:
    return (style.style_id, style.name, style.aspect_ratio or "", ", ".join(style.tags))


def _kit_cells(kit: BrandKitItem) -> tuple[str, ...]:
    return (kit.brand_kit_id, kit.name, " ".join(kit.colors))


def _moment(unix_s: float | None) -> str:
    return time.strftime("%Y-%m-%d %H:%M", time.localtime(unix_s)) if unix_s else ""
