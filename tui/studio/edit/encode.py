"""H.264 for every scene with one set of settings, so that finished scenes join without being encoded again."""

from __future__ import annotations

from fractions import Fraction
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Self

import av

from tui.studio.stage.task import FPS, Quality, Size

if TYPE_CHECKING:
    from av.video.stream import VideoStream

BT709 = 1
"""The number of BT.709 for colour space, primaries and transfer alike (ITU-T H.273)."""
LIMITED_RANGE = 1
"""Luma in 16..235, as players expect of H.264 (FFmpeg's AVCOL_RANGE_MPEG)."""
KEYFRAME_EVERY = 60
"""Frames between keyframes: two seconds, so that a player can seek without a visible wait."""

_OPTIONS = {
    # tune=animation suits flat areas and smooth gradients: fewer bits and a higher PSNR than without (measured).
    Quality.FULL: {"preset": "veryfast", "crf": "20", "tune": "animation"},
    Quality.HIGH: {"preset": "veryfast", "crf": "20", "tune": "animation"},
    Quality.DRAFT: {"preset": "ultrafast", "crf": "23"},
}


class Encoder:
    """Encodes frames into an MP4 without sound; the file appears under its name only when it is whole.

    Used as a context manager: leaving it normally finishes the file, leaving it by an exception removes what there is.
    """

    def __init__(self, target: Path, size: Size, quality: Quality) -> None:
        self._target = target
        self._part = target.with_name(f"{target.name}.part")
        self._container = av.open(str(self._part), "w", format="mp4")
        self._stream = self._add_stream(size, quality)
        self.frames = 0
        """Frames taken so far."""

    def _add_stream(self, size: Size, quality: Quality) -> VideoStream:
        stream = self._container.add_stream("libx264", rate=FPS)
        stream.width, stream.height, stream.pix_fmt = size.width_px, size.height_px, "yuv420p"
        stream.time_base = Fraction(1, FPS)
        stream.thread_count = 1  # one scene a process: threads inside x264 only take from the neighbours
        stream.options = {**_OPTIONS[quality], "g": str(KEYFRAME_EVERY)}
        context = stream.codec_context
        context.color_range = LIMITED_RANGE
        context.colorspace = context.color_primaries = context.color_trc = BT709
        return stream

    def add(self, frame: av.VideoFrame) -> None:
        """Encode the next frame. The frame may be drawn over afterwards: x264 keeps a copy of its own."""
        frame.pts = self.frames
        frame.time_base = Fraction(1, FPS)
        self._container.mux(self._stream.encode(frame))
        self.frames += 1

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        try:
            if error is None:
                self._container.mux(self._stream.encode(None))
            self._container.close()
            if error is None:
                self._part.replace(self._target)
        finally:
            self._part.unlink(missing_ok=True)
