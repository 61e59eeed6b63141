"""A video's frames, made small enough for a terminal, at any moment of it.

PyAV comes with the studio extra; it is imported when a film is opened, never before, and its absence is told.
"""

from __future__ import annotations

import threading
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from tui.chat.pixels import HALVES, INSTALL, Grain, NoPictureError, Pixels, fitted

if TYPE_CHECKING:
    from av import VideoFrame

_READ_ON_S = 1.5
"""A moment this little ahead is reached by decoding on; one further away, or before, by seeking."""


class Film:
    """An open video. Usable from any thread, by one at a time.

    Raises:
        NoPictureError: PyAV is not installed, or the file is no video; the message says which.
    """

    def __init__(self, path: Path) -> None:
        try:
            import av
            from av.video.reformatter import Interpolation
        except ImportError:
            raise NoPictureError(f"Moving pictures need {INSTALL}") from None
        self._lock = threading.Lock()
        self._errors = (av.FFmpegError, OSError, ValueError)
        self._interpolation = Interpolation.AREA
        try:
            self._container = av.open(str(path))
            self._stream = self._container.streams.video[0]
        except (*self._errors, IndexError) as error:
            raise NoPictureError("The video cannot be read.") from error
        self._stream.thread_type = "AUTO"
        self._start_s = float((self._stream.start_time or 0) * (self._stream.time_base or 0))
        self._frames: Iterator[VideoFrame] = self._container.decode(self._stream)
        self._frame: VideoFrame | None = None
        self.duration_s = float(self._container.duration or 0) / 1_000_000

    def at(self, moment_s: float, room_px: tuple[int, int], grain: Grain = HALVES) -> Pixels:
        """The frame that is on the screen at a moment, made to fit; the last one from the end on.

        Raises:
            NoPictureError: It cannot be decoded.
        """
        with self._lock:
            try:
                frame = self._frame_at(max(moment_s, 0.0))
            except self._errors as error:
                raise NoPictureError("The video cannot be read on.") from error
            if frame is None:
                raise NoPictureError("The video has no pictures.")
            width, height = fitted(frame.width, frame.height, room_px, grain)
            small = frame.reformat(width, height, format="rgb24", interpolation=self._interpolation)
            return Pixels(width, height, _packed(small, width, height), grain)

    def close(self) -> None:
        """Let go of the file."""
        with self._lock:
            self._container.close()

    def _frame_at(self, moment_s: float) -> VideoFrame | None:
        if not 0 <= moment_s - self._time(self._frame) <= _READ_ON_S:
            self._seek(moment_s)
        following = self._frame
        while following is None or self._ends(following) <= moment_s:
            self._frame = following or self._frame
            following = next(self._frames, None)
            if following is None:
                return self._frame
        self._frame = following
        return following

    def _seek(self, moment_s: float) -> None:
        base = self._stream.time_base
        offset = int((moment_s + self._start_s) / base) if base else 0
        self._container.seek(offset, stream=self._stream)
        self._frames, self._frame = self._container.decode(self._stream), None

    def _time(self, frame: VideoFrame | None) -> float:
        return float("-inf") if frame is None else (frame.time or 0.0) - self._start_s

    def _ends(self, frame: VideoFrame) -> float:
        return self._time(frame) + float(1 / (self._stream.average_rate or 25)) - 1e-6


def _packed(frame: VideoFrame, width: int, height: int) -> bytes:
    """The frame's bytes without what pads its rows."""
    plane = frame.planes[0]
    rows = memoryview(plane)
    return b"".join(bytes(rows[at : at + width * 3]) for at in range(0, height * plane.line_size, plane.line_size))
