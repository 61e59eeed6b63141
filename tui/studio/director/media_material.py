"""Videos and recordings: how long they are, and of a video a still that can be shown."""

from __future__ import annotations

from pathlib import Path

import av
from av.error import FFmpegError
from av.stream import Disposition
from PIL import Image

from tui.studio.director.materials import Material, MaterialKind, MaterialPicture, Unreadable, picture_path
from tui.studio.stage.film import film_if_playable

LONG_SIDE_PX = 1920
SEEK_PART = 0.2
"""Where in a video its still is taken, as a part of its length: past titles and fades."""


def read_media(asset_id: str, path: Path, name: str, folder: Path) -> Material:
    """Read a video or sound file; raises `Unreadable` with the reason when nothing of it can be used."""
    try:
        with av.open(str(path)) as container:
            seconds = container.duration / av.time_base if container.duration else 0.0
            if not _moving(container):
                raise Unreadable(
                    f"is a recording of {seconds:.0f} seconds; it cannot be listened to here, so it is left out. "
                    "Attach its text or subtitles (SRT) to have it said."
                )
            still = _still(container, seconds)
    except (FFmpegError, OSError, ValueError, StopIteration):
        raise Unreadable("is damaged or cut short, so it is left out; export it again and attach it anew.") from None
    target = picture_path(folder, asset_id)
    still.save(target, format="PNG", compress_level=1)
    picture = MaterialPicture(target, still.width, still.height)
    shown = "it plays in its scene, without its sound" if film_if_playable(path) else "a still of it is shown"
    told = f"{name} is a video of {seconds:.0f} seconds; {shown}."
    return Material(asset_id, name, MaterialKind.IMAGE, pictures=(picture,), trouble=told)


def _moving(container: av.container.InputContainer) -> bool:
    """Whether there is a picture that moves; a recording's cover is none."""
    return any(not stream.disposition & Disposition.attached_pic for stream in container.streams.video)


def _still(container: av.container.InputContainer, seconds: float) -> Image.Image:
    stream = container.streams.video[0]
    if seconds > 1:
        container.seek(int(seconds * SEEK_PART * av.time_base))
    frame = next(container.decode(stream)).to_ndarray(format="rgb24")
    picture = Image.fromarray(frame)
    picture.thumbnail((LONG_SIDE_PX, LONG_SIDE_PX))
    return picture
