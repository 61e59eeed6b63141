"""Frames as the encoder wants them (YUV 4:2:0, BT.709, limited range) and layers laid over them.

Working in the encoder's own format is what makes drawing quick: only small layers are ever converted from RGB, and each
of them once, while a frame goes to the encoder without being copied (a full 720p conversion costs 2.5 ms, a blend of a
presenter 0.2 ms).
"""

from __future__ import annotations

from collections.abc import Hashable
from functools import lru_cache
from typing import Final, NamedTuple, Self

import av
import numpy as np
from av.video.reformatter import ColorRange, Colorspace, Interpolation, VideoReformatter
from numpy.typing import NDArray

from tui.studio.stage.sprite import AnySprite, LaterSprite
from tui.studio.stage.task import Size

Plane = NDArray[np.uint8]
Wide = NDArray[np.uint16]
Sheets = tuple[Plane, Plane]
"""A picture's Y, and its U and V one over the other: what is done to both is done at once."""
LayerPlanes = tuple[tuple[Plane, Plane], tuple[Plane, Plane]]
"""For Y, and for U and V one over the other: premultiplied colour, and how much of what is below remains."""

_BLACK_LUMA: Final = 16
_GREY_CHROMA: Final = 128
SUBSAMPLING: Final = (1, 2)
"""Pixels for each sample of Y, and of U and V, in both directions."""


class Frame:
    """One picture in YUV 4:2:0. `video` is the same memory as an `av.VideoFrame`, ready to be encoded."""

    def __init__(self, size: Size) -> None:
        width, height = size.width_px, size.height_px
        if (width | height) & 1 or height % 4:
            raise ValueError(f"a frame of {width}x{height} has no whole chroma rows")
        self.size = size
        self.pixels = np.empty((height * 3 // 2, width), np.uint8)
        chroma = height // 4
        self.planes: tuple[Plane, Plane, Plane] = (
            self.pixels[:height],
            self.pixels[height : height + chroma].reshape(height // 2, width // 2),
            self.pixels[height + chroma :].reshape(height // 2, width // 2),
        )
        self.sheets: Sheets = (self.pixels[:height], self.pixels[height:].reshape(2, height // 2, width // 2))
        self.sheets[0][:] = _BLACK_LUMA
        self.sheets[1][:] = _GREY_CHROMA
        self.video = av.VideoFrame.from_numpy_buffer(self.pixels, "yuv420p")

    def copy_from(self, other: Frame) -> None:
        """Take another frame's picture; both have one size."""
        np.copyto(self.pixels, other.pixels)

    def begin(self, ground: Frame, edition: Hashable) -> None:
        """Begin a new picture over a ground; equal editions mean that the ground looks the same."""
        del edition  # what matters only to frames that remember
        self.copy_from(ground)

    def lay(self, stroke: Stroke) -> None:
        """Lay a layer over the picture."""
        stroke.paint(self.sheets, Area(0, 0, self.size.width_px, self.size.height_px))

    def rgb(self) -> Plane:
        """The picture as height x width x 3 RGB, full range."""
        self.video.colorspace = Colorspace.ITU709
        self.video.color_range = ColorRange.MPEG
        shown = VideoReformatter().reformat(
            self.video,
            format="rgb24",
            src_colorspace=Colorspace.ITU709,
            src_color_range=ColorRange.MPEG,
            dst_color_range=ColorRange.JPEG,
            interpolation=Interpolation.BILINEAR | Interpolation.FULL_CHR_H_INT | Interpolation.ACCURATE_RND,
            threads=1,
        )
        return np.asarray(shown.to_ndarray(), np.uint8)


def planes_of(picture: av.VideoFrame) -> list[Plane]:
    """Views of a decoded or converted frame's planes, without the padding at the ends of their rows."""
    views = []
    for plane in picture.planes:
        rows = np.frombuffer(memoryview(plane), np.uint8).reshape(-1, plane.line_size)
        views.append(rows[: plane.height, : plane.width])
    return views


class Scaler:
    """Turns RGB or BGRA pixels of one size into YUV 4:2:0 of another; keeps swscale's tables between calls.

    It works in one thread: its pictures are small, and every core has a scene of its own to draw.
    """

    def __init__(self, size: Size, interpolation: Interpolation = Interpolation.BICUBIC) -> None:
        self._size = size
        self._interpolation = interpolation
        self._reformatter = VideoReformatter()

    def planes(self, picture: av.VideoFrame) -> list[Plane]:
        """The picture in Y, U and V, BT.709 and limited range."""
        scaled = self._reformatter.reformat(
            picture,
            self._size.width_px,
            self._size.height_px,
            "yuv420p",
            dst_colorspace=Colorspace.ITU709,
            dst_color_range=ColorRange.MPEG,
            interpolation=self._interpolation,
            threads=1,
        )
        return planes_of(scaled)

    def into(self, frame: Frame, picture: av.VideoFrame) -> None:
        """Scale a picture over the whole frame."""
        for target, source in zip(frame.planes, self.planes(picture), strict=True):
            target[...] = source


def _trimmed(sprite: AnySprite) -> tuple[Plane, int, int]:
    """The part of a sprite that is not empty, on even borders, with its place."""
    pixels = sprite.pixels
    seen = pixels.view(np.uint32)[..., 0]  # premultiplied: a pixel without any cover is nothing but zeros
    rows = np.flatnonzero(np.bitwise_or.reduce(seen, axis=1))
    columns = np.flatnonzero(np.bitwise_or.reduce(seen, axis=0))
    if not len(rows):
        return pixels[:2, :2], sprite.x_px, sprite.y_px
    # What is drawn again and again is a little larger one time and smaller the next.
    step = _SIZES_APART if isinstance(sprite, LaterSprite) else 2
    top, bottom = _even_borders(int(rows[0]), int(rows[-1]) + 1, sprite.height_px, step)
    left, right = _even_borders(int(columns[0]), int(columns[-1]) + 1, sprite.width_px, step)
    return pixels[top:bottom, left:right], sprite.x_px + left, sprite.y_px + top


_SIZES_APART: Final = 16
"""Of sizes so far apart there are few enough to keep a converter for each; what lies between costs less than one."""


def _even_borders(first: int, end: int, most: int, step: int) -> tuple[int, int]:
    """Even borders around a stretch, a whole number of steps apart where there is room for that."""
    first &= ~1
    length = min(most, -(-(end - first) // step) * step)
    first = min(first, most - length)
    return first, first + length


class Layer:
    """A sprite converted for blending: `frame = frame * rest + colour`, per plane, in bytes.

    `rest` is 255 less the coverage. Bytes and not wider numbers, for layers are what memory goes to.
    """

    __slots__ = ("height_px", "opaque", "planes", "width_px", "x_px", "y_px")

    def __init__(self, sprite: AnySprite) -> None:
        pixels, x_px, y_px = _trimmed(sprite)
        pixels = np.ascontiguousarray(pixels)
        height, width = pixels.shape[:2]
        luma, u, v = _converter(width, height).planes(av.VideoFrame.from_numpy_buffer(pixels, "bgra"))
        cover, chroma_cover = _cover(pixels)
        planes = (
            (_premultiplied(luma, cover, _BLACK_LUMA), ~cover),
            (_premultiplied(np.stack((u, v)), chroma_cover, _GREY_CHROMA), ~chroma_cover),
        )
        self._take(planes, x_px, y_px)

    @classmethod
    def of_planes(cls, planes: LayerPlanes, x_px: int, y_px: int) -> Self:
        """A layer from what another one's `planes` were."""
        layer = cls.__new__(cls)
        layer._take(planes, x_px, y_px)
        return layer

    def _take(self, planes: LayerPlanes, x_px: int, y_px: int) -> None:
        self.planes = planes
        self.x_px, self.y_px = x_px, y_px
        self.height_px, self.width_px = planes[0][0].shape
        self.opaque = not planes[0][1].any()

    def blend(self, frame: Frame, dx: int = 0, dy: int = 0, opacity: float = 1.0, columns: int | None = None) -> None:
        """Lay the layer over a frame.

        Args:
            frame: Where to.
            dx: Pixels to the right of its place; taken down to an even number.
            dy: Pixels below its place; taken down to an even number.
            opacity: 0 (nothing is drawn) to 1.
            columns: Only that many pixels from its left side, for what grows; None for all.
        """
        strength = round(opacity * 256)
        width = self.width_px if columns is None else min(self.width_px, columns & ~1)
        if strength > 0 and width > 0:
            frame.lay(Stroke(self, (self.x_px + dx) & ~1, (self.y_px + dy) & ~1, width, strength))


class Area(NamedTuple):
    """A part of a frame in pixels, on the chroma grid; empty where it ends before it begins."""

    left: int
    top: int
    right: int
    bottom: int

    def common(self, other: Area) -> Area:
        """What two areas have in common."""
        return Area(
            max(self.left, other.left),
            max(self.top, other.top),
            min(self.right, other.right),
            min(self.bottom, other.bottom),
        )

    def both(self, other: Area) -> Area:
        """The least area that holds both."""
        return Area(
            min(self.left, other.left),
            min(self.top, other.top),
            max(self.right, other.right),
            max(self.bottom, other.bottom),
        )

    @property
    def empty(self) -> bool:
        """Whether there is nothing in it."""
        return self.right <= self.left or self.bottom <= self.top

    @property
    def pixels(self) -> int:
        """How many pixels it has, if it is not empty."""
        return (self.right - self.left) * (self.bottom - self.top)

    def within(self, step: int) -> tuple[slice, slice]:
        """Its rows and columns of a plane with a sample for so many pixels."""
        return slice(self.top // step, self.bottom // step), slice(self.left // step, self.right // step)


class Stroke(NamedTuple):
    """A layer as it is laid over a frame: where, how much of it from its left side, and how strongly (of 256)."""

    layer: Layer
    x: int
    y: int
    width: int
    strength: int

    @property
    def area(self) -> Area:
        """What it covers, which may reach beyond the frame."""
        return Area(self.x, self.y, self.x + self.width, self.y + self.layer.height_px)

    def paint(self, sheets: Sheets, clip: Area) -> None:
        """Blend it into a frame's sheets, within an area of it."""
        x, y, layer = self.x, self.y, self.layer
        left, top = max(x, clip.left), max(y, clip.top)
        right, bottom = min(x + self.width, clip.right), min(y + layer.height_px, clip.bottom)
        if right <= left or bottom <= top:
            return
        whole = self.strength >= 256
        for target, (colour, rest), step in zip(sheets, layer.planes, SUBSAMPLING, strict=True):
            place = target[..., top // step : bottom // step, left // step : right // step]
            rows, columns = (
                slice((top - y) // step, (bottom - y) // step),
                slice((left - x) // step, (right - x) // step),
            )
            if whole and layer.opaque:
                place[...] = colour[..., rows, columns]
            else:
                _blend(place, colour[..., rows, columns], rest[rows, columns], self.strength)


def coverage(pixels: Plane) -> tuple[Wide, Wide, Wide]:
    """How much of each luma and chroma sample BGRA pixels cover, 0..256, so that a shift divides exactly."""
    luma, chroma = (cover.astype(np.uint16) for cover in _cover(pixels))
    luma += luma >> 7
    chroma += chroma >> 7
    return luma, chroma, chroma


def _cover(pixels: Plane) -> tuple[Plane, Plane]:
    """How much of each luma and chroma sample BGRA pixels cover, 0..255."""
    alpha = np.ascontiguousarray(pixels[..., 3])
    rows = alpha[0::2].astype(np.uint16) + alpha[1::2]
    chroma = ((rows[:, 0::2] + rows[:, 1::2] + 2) >> 2).astype(np.uint8)
    return alpha, chroma


@lru_cache(maxsize=64)
def _converter(width: int, height: int) -> Scaler:
    """Kept by size: making swscale's tables takes longer than using them, and a face is as large in each frame."""
    return Scaler(Size(width, height), Interpolation.AREA)


def _premultiplied(colour: Plane, cover: Plane, zero: int) -> Plane:
    """What swscale made of premultiplied RGB, with black's offset scaled by the coverage as well."""
    # In 8 bits that wrap around: the sum lies in 0..255 again but for a rounding of swscale's, which is cut off first.
    offset = zero - ((cover.astype(np.uint16) * np.uint16(zero) + np.uint16(127)) // np.uint16(255)).astype(np.uint8)
    scaled: Plane = np.maximum(colour, offset) - offset
    return scaled


def _blend(place: Plane, colour: Plane, rest: Plane, strength: int) -> None:
    if strength < 256:
        share = np.uint16(strength)
        rest = ~(((~rest) * share) >> 8).astype(np.uint8)
        colour = ((colour * share) >> 8).astype(np.uint8)
    mixed = np.multiply(place, rest, dtype=np.uint16)
    mixed += 255  # so that what is not covered comes out as it was: (d * 255 + 255) >> 8 is d
    mixed >>= 8
    mixed += colour
    place[...] = mixed
