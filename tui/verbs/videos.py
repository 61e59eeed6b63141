"""`reeltalk download` and `reeltalk delete`: a video's files brought here, or removed where they are."""

from __future__ import annotations

import sys
from argparse import Namespace
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass

from tui.api.errors import NotFoundError
from tui.api.models import VideoDetail
from tui.chat.library import Library
from tui.chat.saving import Part, save
from tui.chat.view import VideoView
from tui.settings import Settings
from tui.verbs.ending import free_name, say
from tui.verbs.exits import FAILED, OK, USAGE
from tui.verbs.progress import ProgressLines
from tui.verbs.words import call_line, video_line
from tui.verbs.work import (
    Desk,
    Refused,
    asked_for_backend,
    carried_out,
    desk,
    known_place,
    on_backend,
    refused,
    target_problems,
)


@dataclass(frozen=True, slots=True)
class Found:
    """A video, the desk it was found from, and whether a session's id led to it."""

    desk: Desk
    video: VideoDetail
    of_session: bool


def download(settings: Settings, arguments: Namespace) -> int:
    """Save a file of the video that the arguments name; returns the exit status."""
    if refused(target_problems(arguments.output)):
        return USAGE
    return carried_out(_download(settings, arguments))


async def _download(settings: Settings, arguments: Namespace) -> int:
    part = Part(arguments.part)
    async with found(settings, arguments.video) as it:
        video, backend = it.video, it.desk.backend
        suffix = ".srt" if part is Part.SUBTITLES else ".mp4"
        target = arguments.output or free_name(settings.folders.videos, view_of(video), suffix)
        target.parent.mkdir(parents=True, exist_ok=True)
        lines = ProgressLines(sys.stderr)
        try:
            path = await save(backend.client, it.desk.library, backend.name, video.id, part, target, lines.transfer)
        finally:
            lines.end()
        print(path)
        return OK


def delete(settings: Settings, arguments: Namespace) -> int:
    """Remove the video that the arguments name, once that is confirmed; returns the exit status."""
    if not arguments.yes and not sys.stdin.isatty():
        say("a video is removed for good, and there is no terminal to ask you on: say --yes.")
        return USAGE
    return carried_out(_delete(settings, arguments))


async def _delete(settings: Settings, arguments: Namespace) -> int:
    async with found(settings, arguments.video) as it:
        backend, video = it.desk.backend, it.video
        if it.of_session:
            way_out = call_line(settings, "delete", video.id)
            raise Refused(f"That is a session, and sessions cannot be removed. Its newest video: {way_out}", USAGE)
        if not arguments.yes and not confirmed(view_of(video), backend.name):
            say("nothing was removed.")
            return FAILED
        await backend.client.delete_video(video.id)
        print(video.id)
        for kept in it.desk.library.downloads(backend.name, video.id):
            if kept.path.is_file():
                say(f"the file that was downloaded is still there: {kept.path}")
        return OK


def confirmed(video: VideoView, backend: str) -> bool:
    """Ask on the terminal."""
    print(f"{video_line(video)}\nRemove it from {backend} for good? [y/N] ", end="", file=sys.stderr, flush=True)
    return sys.stdin.readline().strip().casefold() in {"y", "yes"}


@asynccontextmanager
async def found(settings: Settings, name: str) -> AsyncIterator[Found]:
    """Find a video by its own id, or the newest video of a session by the session's.

    Raises:
        Refused: there is neither, or the session has no video yet.
    """
    library = Library(settings.folders.home)
    backend = None if asked_for_backend(settings) else backend_of_video(library, name)
    place, whole = (on_backend(settings, backend), name) if backend else known_place(settings, library, name)
    async with desk(place, library) as open_desk:
        video_id = None if backend else await _newest_of_session(open_desk, whole)
        yield Found(open_desk, await _video(open_desk, video_id or whole), of_session=video_id is not None)


def backend_of_video(library: Library, video_id: str) -> str | None:
    """The backend a video was seen on from here."""
    for known in library.sessions():
        if known.video_id == video_id:
            return known.backend
    notes = library.notes.all().values()
    return next((note.backend for note in notes if video_id in {video.video_id for video in note.outcome.videos}), None)


async def _newest_of_session(open_desk: Desk, session_id: str) -> str | None:
    """The id of a session's newest video; None when there is no such session."""
    client = open_desk.backend.client
    try:
        session = await client.get_session(session_id)
    except NotFoundError:
        known = open_desk.library.session(open_desk.backend.name, session_id)
        return known.video_id if known else None
    if session.video_id:
        return session.video_id
    made = await client.list_session_videos(session_id)
    if not made:
        line = call_line(open_desk.settings, "watch", session_id)
        raise Refused(f"Session {session_id} has no video yet: it is {session.status}. To follow it: {line}")
    return made[0].id


async def _video(open_desk: Desk, video_id: str) -> VideoDetail:
    try:
        return await open_desk.backend.client.get_video(video_id)
    except NotFoundError as error:
        listing = call_line(open_desk.settings, "list", "videos")
        name = open_desk.backend.name
        raise Refused(f"There is no video or session “{video_id}” on {name}. Videos there are: {listing}") from error


def view_of(video: VideoDetail) -> VideoView:
    """A video as it is told of."""
    return VideoView(video.id, str(video.status), video.title or "", video.duration, page_url=video.video_page_url)
