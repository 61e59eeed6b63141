"""Real pictures, films and players for the interface to show and call."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import Any

import av
import numpy as np
from PIL import Image

from tests.interface.fakes import FakeClient
from tui.screens.seams import Progress


def film(path: Path, seconds: float = 2.0, size: tuple[int, int] = (160, 90), fps: int = 24) -> Path:
    """A video whose red grows with the second it shows: 40 levels each."""
    with av.open(str(path), "w") as container:
        stream = container.add_stream("libx264", rate=fps)
        stream.width, stream.height, stream.pix_fmt = *size, "yuv420p"
        for number in range(round(seconds * fps)):
            frame = np.zeros((size[1], size[0], 3), np.uint8)
            frame[:, :, 0] = 40 * (number // fps + 1)
            container.mux(stream.encode(av.VideoFrame.from_ndarray(frame, format="rgb24")))
        container.mux(stream.encode(None))
    return path


def still(path: Path, colour: str = "#ff8800", size: tuple[int, int] = (64, 36)) -> Path:
    """A picture of one colour."""
    Image.new("RGB", size, colour).save(path)
    return path


def player(folder: Path, name: str = "ffplay") -> Path:
    """A program that notes what it is to play, and plays on until it is ended; gives the file it notes it in."""
    folder.mkdir(exist_ok=True)
    noted = folder / "played"
    script = folder / name
    script.write_text(f'#!/bin/sh\nfor last; do :; done\necho "$last" >> {noted}\nexec /bin/sleep 60\n')
    script.chmod(0o755)
    return noted


class MediaClient(FakeClient):
    """A backend whose lists have previews: a file of `folder` by the last part of its address."""

    def __init__(self, folder: Path, count: int = 60) -> None:
        super().__init__(count)
        self.folder = folder
        self.fetched: list[str] = []
        self.announced_bytes: int | None = None

    async def download(self, url: str, path: Path, on_progress: Progress | None = None) -> Path:
        self.fetched.append(url)
        if on_progress is not None:
            on_progress(0, self.announced_bytes)
        shutil.copy(self.folder / url.rpartition("/")[2].partition("?")[0], path)
        return path

    def iter_styles(self, **_: Any) -> Any:
        return self._with(super().iter_styles(), thumbnail_url="still.png", preview_video_url="clip.mp4")

    def iter_voices(self, **_: Any) -> Any:
        return self._with(super().iter_voices(), preview_audio_url="sample.wav")

    def iter_avatar_groups(self, **_: Any) -> Any:
        return self._with(super().iter_avatar_groups(), preview_image_url="still.png")

    async def _with(self, rows: Any, **names: str) -> Any:
        number = 0
        async for row in rows:
            for field, name in names.items():
                setattr(row, field, f"https://media.test/{number}/{name}")
            if hasattr(row, "tags"):
                row.tags = ["bold"] if number % 2 else ["calm", "light"]
            number += 1
            yield row
