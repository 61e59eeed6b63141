"""Brings a video's files to the disk by its id alone: the video, its cuts, its subtitles."""

from __future__ import annotations

import asyncio
import re
from enum import StrEnum
from pathlib import Path

from tui.api.address import is_loopback, web_address
from tui.api.client import VideoAgentClient
from tui.api.errors import ApiError, LinkExpiredError
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
    CLEAN = "version without captions"
    SUBTITLES = "subtitles"
    """SubRip."""
    WEBVTT = "WebVTT subtitles"


_TIME = re.compile(r"(?<=\d\d:\d\d),(?=\d{3}\b)")
"""The comma of SubRip's times, where WebVTT has a full stop."""


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
        if part is Part.WEBVTT:
            await asyncio.to_thread(_rewrite, path)
        size = (await asyncio.to_thread(path.stat)).st_size
    except OSError as error:
        why = f"{error.strerror or error}."
        raise ChatError(Trouble(f"{target} could not be written.", why, "Choose another place.")) from error
    if part is Part.VIDEO:
        await asyncio.to_thread(library.save_download, backend, video_id, path, size)
    return path


def clean_link(video_url: str | None, captioned_url: str | None) -> str | None:
    """Where the cut without captions is; None when there is none, or no way to tell.

    A video whose captioned version is another file has no captions itself. The studio gives either cut of a video with
    captions by a word in its link.
    """
    if not video_url or not captioned_url:
        return None
    if captioned_url != video_url:
        return video_url
    try:
        here = is_loopback(web_address(video_url))
    except ApiError:
        return None
    return f"{video_url}&captions=off" if here and "?" in video_url else None


def webvtt(subrip: str) -> str:
    """Subtitles of one format in the other: a headline, and full stops in the times."""
    lines = subrip.removeprefix("\ufeff").replace("\r\n", "\n").strip().split("\n")
    told = (_TIME.sub(".", line) if "-->" in line else line for line in lines)
    return "WEBVTT\n\n" + "\n".join(told) + "\n"


def _rewrite(path: Path) -> None:
    text = path.read_text(encoding="utf-8", errors="replace")
    path.write_text(webvtt(text), encoding="utf-8")


def _link(video: VideoDetail, part: Part) -> str:
    links = {
        Part.VIDEO: video.video_url,
        Part.CAPTIONED: video.captioned_video_url,
        Part.CLEAN: clean_link(video.video_url, video.captioned_video_url),
        Part.SUBTITLES: video.subtitle_url,
        Part.WEBVTT: video.subtitle_url,
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
