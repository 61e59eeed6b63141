"""Brings a session's video to the disk, by a link that is fresh."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from pathlib import Path

from tui.api.client import VideoAgentClient
from tui.api.errors import ApiError, LinkExpiredError, NotFoundError
from tui.chat import troubles
from tui.chat.library import Library
from tui.chat.standing import Standing
from tui.chat.troubles import ChatError
from tui.chat.view import Trouble

Progress = Callable[[int, int | None], None]
"""Told of bytes received, and of all bytes when known."""


async def fetch(
    client: VideoAgentClient, library: Library, standing: Standing, target: Path, on_progress: Progress | None
) -> Path:
    """Save the current video.

    Raises:
        ChatError: there is no video yet, the backend refused, or the disk did.
    """
    video_id = standing.video_id
    if video_id is None:
        raise ChatError(Trouble("There is no video yet.", way_out="Wait until it is completed."))
    try:
        path = await _download(client, standing, video_id, target, on_progress)
        size = (await asyncio.to_thread(path.stat)).st_size
    except ApiError as error:
        raise ChatError(troubles.of_error(error)) from error
    except OSError as error:
        why = f"{error.strerror or error}."
        raise ChatError(Trouble(f"{target} could not be written.", why, "Choose another place.")) from error
    await asyncio.to_thread(library.save_download, standing.backend, video_id, path, size)
    if standing.video_id == video_id:
        standing.video_bytes = size
    return path


async def _download(
    client: VideoAgentClient, standing: Standing, video_id: str, target: Path, on_progress: Progress | None
) -> Path:
    """Download by the link just read; one that is dead at once is read a second time."""
    try:
        return await client.download(await _link(client, standing, video_id), target, on_progress)
    except LinkExpiredError:
        return await client.download(await _link(client, standing, video_id), target, on_progress)


async def _link(client: VideoAgentClient, standing: Standing, video_id: str) -> str:
    video = await client.get_video(video_id)
    if standing.video_id == video_id:
        standing.video = video
    if not video.video_url:
        raise NotFoundError("The video has no file to download yet.")
    return video.video_url
