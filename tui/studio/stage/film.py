"""A video of the user's as the stage sees it: its picture at any moment, whatever its rate, shape or rotation."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction
from pathlib import Path

import av
import numpy as np
from av.error import FFmpegError
from av.video.reformatter import ColorRange, Colorspace, Interpolation, VideoReformatter

from tui.studio.stage.compositor import planes_of
from tui.studio.stage.layout import Box
from tui.studio.stage.task import Size
from tui.studio.stage.window import View, Window

_AHEAD_S = 3.0
"""Further ahead than this, seeking is quicker than decoding all that lies between."""
_SHORTEST_LOOP_S = 0.5
"""Pieces shorter than this do not play again: they would flicker."""
_HD_LINES = 720
"""Videos of so many lines that do not say which colours they mean, mean BT.709; smaller ones BT.601."""
_MOST_PIXELS = 4096 * 2304
"""More take a worker's memory and time out of all proportion to a 720p video."""


@dataclass(frozen=True, slots=True)
class Film:
    """What has to be known of a video to lay it out."""

    path: Path
    shape: float
    """Width for each unit of height, as it is meant to be seen."""
    length_s: float
    """Seconds; 0 where the file does not tell."""


def film_if_playable(path: Path) -> Film | None:
    """What a file holds; None where it is no video, its first frame cannot be decoded, or it is too large to play."""
    try:
        with av.open(str(path)) as container:
            frame = next(iter(container.decode(video=0)))
            length = container.duration
    except (FFmpegError, OSError, ValueError, IndexError, StopIteration):
        return None
    # A still picture is a film of one frame to FFmpeg.
    if not length or length < _SHORTEST_LOOP_S * av.time_base or frame.width * frame.height > _MOST_PIXELS:
        return None
    shape = frame.width / frame.height * float(_pixel_shape(frame))
    return Film(path, 1 / shape if _turns(frame) % 2 else shape, length / av.time_base)


def _pixel_shape(frame: av.VideoFrame) -> Fraction:
    """Width of a pixel for each unit of its height."""
    return Fraction(getattr(frame, "sample_aspect_ratio", None) or 1)


def _turns(frame: av.VideoFrame) -> int:
    """Quarters of a turn to the left that its camera asks for."""
    return round(frame.rotation / 90) % 4


class Reel:
    """The frames of a film by their time. They are decoded in order, so ask for them in order where possible.

    A frame is shown until the next one's time has come, so a film of any rate, steady or not, keeps its own pace. A
    film that cannot be decoded to its end stops at its last good frame.
    """

    def __init__(self, film: Film) -> None:
        self._film = film
        self._container = av.open(str(film.path))
        self._stream = self._container.streams.video[0]
        self._stream.codec_context.thread_count = 1  # every core has a scene of its own to draw
        self._begins_s = float((self._stream.start_time or 0) * (self._stream.time_base or 0))
        self._frames: Iterator[av.VideoFrame] = iter(())
        self._shown: av.VideoFrame | None = None
        self._next: av.VideoFrame | None = None

    def at(self, at_s: float) -> av.VideoFrame:
        """The frame that is seen at a time, in seconds from the film's start."""
        if (
            self._shown is None
            or at_s < self._time_s(self._shown) - 1e-6
            or at_s > self._time_s(self._shown) + _AHEAD_S
        ):
            self._wind(at_s)
        while self._next is not None and self._time_s(self._next) <= at_s + 1e-6:
            self._shown, self._next = self._next, self._pull()
        if self._shown is None:
            raise ValueError(f"{self._film.path.name} has no frame that could be decoded")
        return self._shown

    def _wind(self, to_s: float) -> None:
        """Go to the keyframe before a time, or to the start where the film has none to go to."""
        # Files are sought by the order of decoding, which runs ahead: what is found may be after what is wanted.
        for target_s in (to_s, to_s - 1.0, 0.0):
            try:
                self._container.seek(max(0, round((target_s + self._begins_s) * av.time_base)))
                self._frames = self._container.decode(self._stream)
            except FFmpegError:
                continue
            first = self._pull()
            if first is not None:
                self._shown, self._next = first, self._pull()
                if self._time_s(first) <= to_s:
                    return

    def _pull(self) -> av.VideoFrame | None:
        try:
            return next(self._frames, None)
        except (FFmpegError, ValueError):
            return None

    def _time_s(self, frame: av.VideoFrame) -> float:
        return (frame.time or 0.0) - self._begins_s


class Footage(Window):
    """A film that plays in a box of the frame, covering it; a `Part`.

    Args:
        film: What plays.
        box: Where.
        begins_s: Where in the film it begins, in seconds.
        starts_s: When the box comes, in seconds from the scene's start; the film plays from the scene's start on.
        radius_px: Roundness of its corners.
    """

    def __init__(self, film: Film, box: Box, begins_s: float, starts_s: float, radius_px: float = 0) -> None:
        super().__init__(box, starts_s, radius_px)
        self._reel = Reel(film)
        self._length_s = film.length_s
        self._begins_s = begins_s if begins_s < film.length_s - _SHORTEST_LOOP_S else 0.0
        self._scaler = VideoReformatter()
        self._kept: tuple[int, list[View]] | None = None

    def _views(self, at_s: float) -> list[View]:
        piece_s = self._length_s - self._begins_s
        frame = self._reel.at(self._begins_s + (max(0.0, at_s) % piece_s))
        if self._kept is None or self._kept[0] != frame.pts:
            self._kept = frame.pts or 0, self._fitted(frame)
        return self._kept[1]

    def _fitted(self, frame: av.VideoFrame) -> list[View]:
        """The frame turned upright and as large as it must be to cover the box, cut to it in the middle."""
        turns = _turns(frame)
        width, height = (self._height, self._width) if turns % 2 else (self._width, self._height)
        shape = frame.width / frame.height * float(_pixel_shape(frame))
        size = _covering(width, height, shape)
        planes = planes_of(self._converted(frame, size))
        left, top = (size.width_px - width) // 4 * 2, (size.height_px - height) // 4 * 2
        views: list[View] = []
        for step, plane in zip((1, 2, 2), planes, strict=True):
            rows = slice(top // step, (top + height) // step)
            columns = slice(left // step, (left + width) // step)
            views.append(np.rot90(plane[rows, columns], turns).copy())
        return views

    def _converted(self, frame: av.VideoFrame, size: Size) -> av.VideoFrame:
        told = frame.colorspace in {Colorspace.ITU709, Colorspace.ITU601, Colorspace.SMPTE240M}
        guessed = Colorspace.ITU709 if frame.height >= _HD_LINES else Colorspace.ITU601
        return self._scaler.reformat(
            frame,
            size.width_px,
            size.height_px,
            "yuv420p",
            src_colorspace=frame.colorspace if told else guessed,
            dst_colorspace=Colorspace.ITU709,
            dst_color_range=ColorRange.MPEG,
            interpolation=Interpolation.AREA if size.width_px < frame.width else Interpolation.BICUBIC,
            threads=1,
        )


def _covering(width: int, height: int, shape: float) -> Size:
    """The least size of a shape that covers a box, in even numbers."""
    if shape > width / height:
        return Size(max(width, round(height * shape / 2) * 2), height)
    return Size(width, max(height, round(width / shape / 2) * 2))
