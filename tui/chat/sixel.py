"""Pictures as Sixel: bands of six rows, each colour of a band a row of characters of six bits.

The whole picture has one palette; a part of it, as it is seen between other things, is written without choosing
colours again. Pixels that are not painted leave what is there.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from tui.chat.pixels import INSTALL, NoPictureError, Pixels

if TYPE_CHECKING:
    from numpy import uint8
    from numpy.typing import NDArray

_COLOURS = 160
"""Colours of a picture: more are hardly seen in one of a few hundred pixels, and cost time and bytes."""
_SAME = re.compile(rb"(.)\1{3,}", re.DOTALL)


@dataclass(frozen=True, slots=True, eq=False)
class Indexed:
    """A picture as numbers of colours."""

    numbers: NDArray[uint8]
    palette: tuple[tuple[int, int, int], ...]
    """Red, green and blue of each colour, 0 to 255."""


def indexed(pixels: Pixels) -> Indexed:
    """The picture in few colours.

    Raises:
        NoPictureError: NumPy or Pillow is not installed.
    """
    try:
        import numpy as np
        from PIL import Image
    except ImportError:
        raise NoPictureError(f"Pictures need {INSTALL}") from None
    full = Image.frombytes("RGB", (pixels.width_px, pixels.height_px), pixels.rgb)
    few = full.quantize(_COLOURS, Image.Quantize.MEDIANCUT, dither=Image.Dither.NONE)
    values = few.getpalette() or []
    palette = tuple((values[at], values[at + 1], values[at + 2]) for at in range(0, len(values) // 3 * 3, 3))
    return Indexed(np.asarray(few, np.uint8), palette)


def sixel(picture: Indexed, part: tuple[int, int, int, int]) -> str:
    """The sequence that draws a part of a picture where the cursor is.

    Args:
        picture: The whole of it.
        part: Left, top, right and bottom of the part, in pixels.
    """
    import numpy as np

    left, top, right, bottom = part
    numbers = picture.numbers[top:bottom, left:right]
    height, width = numbers.shape
    bands = np.arange(height)[:, None] // 6 * 256 + numbers
    keys, places = np.unique(bands, return_inverse=True)
    places = places.reshape(height, width)
    bits = np.full((len(keys), width), 63, np.uint8)
    columns = np.broadcast_to(np.arange(width), (-(-height // 6), width))
    for row in range(6):
        rows = places[row::6]
        bits[rows, columns[: len(rows)]] += np.uint8(1 << row)
    body: list[bytes] = []
    band = 0
    for key, line in zip(keys.tolist(), bits, strict=True):
        body.append(b"-" * (key // 256 - band) if key // 256 > band else b"$" if body else b"")
        band = key // 256
        body.append(b"#%d" % (key % 256) + _SAME.sub(_repeated, line.tobytes().rstrip(b"?")))
    used = sorted({key % 256 for key in keys.tolist()})
    colours = "".join(_colour(number, picture.palette[number]) for number in used)
    return f'\x1bP0;1;0q"1;1;{width};{height}{colours}{b"".join(body).decode("ascii")}\x1b\\'


def _repeated(found: re.Match[bytes]) -> bytes:
    return b"!%d%s" % (len(found[0]), found[1])


def _colour(number: int, rgb: tuple[int, int, int]) -> str:
    red, green, blue = (round(value * 100 / 255) for value in rgb)
    return f"#{number};2;{red};{green};{blue}"
