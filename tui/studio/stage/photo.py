"""A picture in slow motion: cut out of a larger one a little elsewhere each frame, without a jitter."""

from __future__ import annotations

import struct
from dataclasses import dataclass, replace
from pathlib import Path

import av
import numpy as np
from av.video.reformatter import Interpolation
from PIL import Image, ImageOps

from tui.studio.stage.compositor import Scaler
from tui.studio.stage.layout import Box
from tui.studio.stage.motion import ease_in_out
from tui.studio.stage.subject import subject_of
from tui.studio.stage.task import Size
from tui.studio.stage.window import View, Window

_LARGEST_PX = 1600
"""More pixels than a side of any view of a picture has."""
_MOST_PIXELS = 80_000_000
"""As many as are taken in; decoded, these take 240 MB, which a worker can still spare."""


@dataclass(frozen=True, slots=True)
class Way:
    """A way through a picture: the zoom, and where the view lies in the free room, at its begin and end."""

    zoom: tuple[float, float]
    across: tuple[float, float] = (0.35, 0.65)
    down: tuple[float, float] = (0.6, 0.4)


APPROACH = Way((1.0, 1.14))
"""For photographs: coming nearer, to their subject where one is found."""
REVEAL = Way((1.05, 1.0), (0.5, 0.5), (0.5, 0.5))
"""For pages, charts and screenshots: ends with all of it in view."""


def open_picture(path: Path) -> Image.Image:
    """The picture as it is meant to be seen: turned as its camera says, transparency on white, 8 bits deep."""
    with Image.open(path) as opened:
        opened.draft("RGB", (_LARGEST_PX, _LARGEST_PX))  # JPEGs only: decodes a camera's picture at half or a quarter
        upright = ImageOps.exif_transpose(opened)
        if upright.mode.startswith("I"):
            return upright.point(lambda value: value / 256).convert("L").convert("RGB")
        if upright.mode in {"RGBA", "LA", "PA"} or "transparency" in upright.info:
            rgba = upright.convert("RGBA")
            return Image.alpha_composite(Image.new("RGBA", rgba.size, "white"), rgba).convert("RGB")
        return upright.convert("RGB")


def picture_if_readable(path: Path) -> Image.Image | None:
    """As `open_picture`; None for a file that is broken, cut short, or too large to be opened safely.

    Such files are refused when they are handed in, so what comes here has broken since: a video is better than none.
    """
    try:
        with Image.open(path) as opened:
            opened.draft("RGB", (_LARGEST_PX, _LARGEST_PX))
            if opened.width * opened.height > _MOST_PIXELS:
                return None
        return open_picture(path)
    except (OSError, ValueError, SyntaxError, EOFError, struct.error, Image.DecompressionBombError):
        return None


def is_graphic(picture: Image.Image) -> bool:
    """Whether a picture looks like a page, a chart or a screenshot, of which nothing should be cut off.

    Such have a rim of one colour; a photograph's rim varies.
    """
    small = np.asarray(picture.convert("L").resize((64, 64), Image.Resampling.BOX)).astype(np.int16)
    rim = np.concatenate([small[0], small[-1], small[:, 0], small[:, -1]])
    return bool((np.abs(rim - np.median(rim)) <= 6).mean() > 0.85)


class Photo(Window):
    """A picture that fills a box of the frame and moves slowly; a `Part`.

    Args:
        picture: The picture.
        box: Where it is seen.
        way: How it moves.
        duration_s: How long the scene is, in seconds.
        starts_s: When it comes.
        radius_px: Roundness of its corners.
        subject: What it moves towards, as shares of its width and height; looked for when none is given and it is a
            photograph that comes nearer.
    """

    def __init__(
        self,
        picture: Image.Image,
        box: Box,
        way: Way,
        duration_s: float,
        starts_s: float,
        radius_px: float = 0,
        *,
        subject: tuple[float, float] | None = None,
    ) -> None:
        super().__init__(box, starts_s, radius_px)
        self._duration_s = duration_s
        subject = subject or (subject_of(picture) if way is APPROACH else (0.5, 0.5))
        size = (round(self._width * max(way.zoom) / 2) * 2, round(self._height * max(way.zoom) / 2) * 2)
        cut, self._way = _towards(way, subject, picture.size, size)
        self._source = _planes(picture, size, cut)

    def _views(self, at_s: float) -> list[View]:
        part = ease_in_out(at_s / self._duration_s) * 0.5 + 0.5 * min(1.0, max(0.0, at_s / self._duration_s))
        way = self._way

        def between(pair: tuple[float, float]) -> float:
            return pair[0] + (pair[1] - pair[0]) * part

        zoom = between(way.zoom)
        width, height = self._source[0].width / zoom, self._source[0].height / zoom
        left = (self._source[0].width - width) * between(way.across)
        top = (self._source[0].height - height) * between(way.down)
        views: list[View] = []
        for number, plane in enumerate(self._source):
            step = 1 if number == 0 else 2
            box = (left / step, top / step, (left + width) / step, (top + height) / step)
            size = (self._width // step, self._height // step)
            # A floating-point cut: whole pixels would make so slow a motion tremble.
            views.append(np.asarray(plane.resize(size, Image.Resampling.BILINEAR, box=box)))
        return views


def _towards(
    way: Way, subject: tuple[float, float], picture: tuple[int, int], box: tuple[int, int]
) -> tuple[tuple[float, float], Way]:
    """Where to cut a picture that has to cover a box so that its subject is not cut off, and the way that ends on it.

    The cut is given as `ImageOps.fit` wants it: shares of what falls outside that fall off at the left and above.
    """
    cover = max(box[0] / picture[0], box[1] / picture[1])
    cuts, ends = [], []
    for at, length, seen in zip(subject, picture, box, strict=True):
        visible = min(1.0, seen / (length * cover))
        cut = _share(at, visible)
        cuts.append(cut)
        ends.append(_share((at - cut * (1 - visible)) / visible, 1 / way.zoom[1]))
    if subject == (0.5, 0.5):
        return (0.5, 0.5), way
    return (cuts[0], cuts[1]), replace(way, across=(0.5, ends[0]), down=(0.5, ends[1]))


def _share(at: float, visible: float) -> float:
    """Where in the free room, 0 to 1, a view that shows a share of a length lies to have a place in its middle."""
    return 0.5 if visible > 0.999 else min(1.0, max(0.0, (at - visible / 2) / (1 - visible)))


def _planes(picture: Image.Image, size: tuple[int, int], cut: tuple[float, float]) -> list[Image.Image]:
    """The picture covering the box, larger by the closest zoom so that this is sharp, as Y, U and V images."""
    covering = ImageOps.fit(picture, size, Image.Resampling.LANCZOS, centering=cut)
    video = av.VideoFrame.from_ndarray(np.ascontiguousarray(np.asarray(covering)), "rgb24")
    scaler = Scaler(Size(*size), Interpolation.AREA)
    return [Image.fromarray(plane.copy()) for plane in scaler.planes(video)]
