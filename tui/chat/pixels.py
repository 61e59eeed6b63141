"""Small pictures as plain bytes: what a terminal can draw, decoded from a file by whatever is installed for it.

Pillow comes with the studio extra; it is imported when a picture is decoded, never before, and its absence is told.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

MOST_PIXELS = 50_000_000
"""A picture of more is not opened: it would take more memory than the rest of the program."""
INSTALL = "pip install 'reeltalk[studio]'"
LOOK = "look:"
"""The address of a look's picture, by the look's id: the real one is signed, and known to the backend alone."""


class NoPictureError(Exception):
    """There is no picture to show; the message says why in words for the user."""


@dataclass(frozen=True, slots=True)
class Pixels:
    """Rows of pixels from top to bottom, three bytes (red, green, blue) each."""

    width_px: int
    height_px: int
    rgb: bytes


Ground = tuple[int, int, int]
"""The colour behind a picture that can be seen through."""


def fitted(width_px: int, height_px: int, room_px: tuple[int, int]) -> tuple[int, int]:
    """The largest size of the same shape that fits; at least a pixel each way, and an even height.

    Even, because a cell of the terminal holds two pixels one above the other.
    """
    scale = min(room_px[0] / max(width_px, 1), room_px[1] / max(height_px, 1))
    height = max(round(height_px * scale / 2) * 2, 2)
    return max(min(round(width_px * scale), room_px[0]), 1), max(min(height, room_px[1] // 2 * 2), 2)


def decode(path: Path, room_px: tuple[int, int], ground: Ground = (0, 0, 0)) -> Pixels:
    """The picture in a file, made to fit.

    Args:
        path: PNG, JPEG, WebP, GIF or whatever else Pillow reads.
        room_px: Width and height it may take.
        ground: What shows through where it is transparent.

    Raises:
        NoPictureError: Pillow is not installed, or the file is no picture.
    """
    try:
        from PIL import Image, ImageOps
    except ImportError:
        raise NoPictureError(f"Pictures need {INSTALL}") from None
    try:
        with Image.open(path) as opened:
            if opened.width * opened.height > MOST_PIXELS:
                raise NoPictureError(f"The picture has {opened.width} x {opened.height} pixels, too many to open.")
            opened.draft("RGB", (room_px[0] * 2, room_px[1] * 2))  # a JPEG is read at a fraction of its size
            turned = ImageOps.exif_transpose(opened)
            small = turned.resize(fitted(turned.width, turned.height, room_px), Image.Resampling.BOX, reducing_gap=2.0)
            if small.mode == "P" and "transparency" not in small.info:
                small = small.convert("RGB")
            if small.mode != "RGB":
                seen_through = small.convert("RGBA")
                small = Image.new("RGBA", small.size, (*ground, 255))
                small.alpha_composite(seen_through)
                small = small.convert("RGB")
            return Pixels(small.width, small.height, small.tobytes())
    except (OSError, ValueError, SyntaxError, Image.DecompressionBombError) as error:
        raise NoPictureError("The picture cannot be read.") from error
