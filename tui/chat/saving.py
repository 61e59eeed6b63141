"""Brings a video's files to the disk by its id alone: the video, its captioned cut, its subtitles."""

from __future__ import annotations

import asyncio
from enum import StrEnum
from pathlib import Path

from tui.api.client import VideoAgentClient
from tui.api.errors import LinkExpiredError
from tui.api.models import VideoDetail
from tui.api.terms import VideoStatus
from tui.chat import troubles
from tui.chat.fetching import Progress
from tui.chat.library import Library
from tui.chat.troubles import ChatError
from tui.chat.view import Trouble


class Part(StrEnum):
    """A file of a video."""

    VIDEO = "video"
    CAPTIONED = "captioned version"
    """With the captions in the picture."""
    SUBTITLES = "subtitles"
    """SubRip."""


async def save(
    client: VideoAgentClient,
    library: Library,
    backend: str,
    video_id: str,
    part: Part,
    target: Path,
    on_progress: Progress | None = None,
) -> Path:
    """Save a file of a video, by a link that is fresh; one that is dead at once is read a second time.

    Raises:
        ChatError: the video has no such file, or the disk does not take it.
        ApiError: the backend refused.
    """
    try:
        try:
            path = await client.download(_link(await client.get_video(video_id), part), target, on_progress)
        except LinkExpiredError:
            path = await client.download(_link(await client.get_video(video_id), part), target, on_progress)
        size = (await asyncio.to_thread(path.stat)).st_size
    except OSError as error:
        why = error.strerror or str(error)
        raise ChatError(Trouble(f"{target} could not be written.", why, "Choose another place.")) from error
    if part is Part.VIDEO:
        await asyncio.to_thread(library.save_download, backend, video_id, path, size)
    return path


def _link(video: VideoDetail, part: Part) -> str:
    links = {
        Part.VIDEO: video.video_url,
        Part.CAPTIONED: video.captioned_video_url,
        Part.SUBTITLES: video.subtitle_url,
    }
    if link := links[part]:
        return link
    if video.status == VideoStatus.FAILED:
        raise ChatError(troubles.of_failure(video, ()))
    if video.status == VideoStatus.COMPLETED:
        raise ChatError(Trouble(f"Video {video.id} has no {part}.", way_out="The video itself can be downloaded."))
    raise ChatError(
        Trouble(f"Video {video.id} is not ready yet.", f"It is {video.status}.", "Wait until it is completed.")
    )
