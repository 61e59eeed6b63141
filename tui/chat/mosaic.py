"""Pixels as characters: two colours a cell, and the quarter blocks that put them where they are.

A cell shows four pixels in two colours. Which pixels share a colour is chosen by the least squared error, over all
eight ways to part them; each colour is the mean of its pixels. NumPy comes with the studio extra, as Pillow does.
"""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING, Any

from tui.chat.pixels import HALVES, INSTALL, NoPictureError, Pixels

if TYPE_CHECKING:
    from numpy import int32
    from numpy.typing import NDArray

_GLYPHS = " ▘▝▀▖▌▞▛▗▚▐▜▄▙▟█"
"""By which quarters are in the upper colour: 1 and 2 above, 4 and 8 below."""
_PARTINGS = (0, 3, 5, 1, 2, 4, 8, 9)
"""Every way to part four pixels in two; the other halves of these are the same. The first of equals is taken."""
_FLAT = 4 * 3 * 5**2
"""A cell whose squared error as one colour is below this has one: five steps of a channel are not seen."""
_FIVE_BITS = bytes(value & 0xF8 | value >> 5 for value in range(256))
"""Each channel in 32 steps: the eye does not miss the rest, and neighbours become runs that cost one style."""

Run = tuple[int, str, bytes]
"""How many cells, their character, and its colour and the one behind it, six bytes; three where it is the ground."""


def mosaic(pixels: Pixels) -> list[list[Run]]:
    """The cells of every row, in runs of the same.

    Raises:
        NoPictureError: NumPy is not installed.
    """
    try:
        import numpy as np
    except ImportError:
        raise NoPictureError(f"Pictures need {INSTALL}") from None
    whole = pixels.height_px // 2 * 2
    flat = np.frombuffer(pixels.rgb, np.uint8).reshape(pixels.height_px, pixels.width_px, 3)
    if pixels.grain == HALVES:
        flat = flat.repeat(2, axis=1)
    cells = flat[:whole].reshape(whole // 2, 2, pixels.cells, 2, 3).swapaxes(1, 2)
    rows = _rows(cells.reshape(whole // 2, pixels.cells, 4, 3).astype(np.int32))
    if whole < pixels.height_px:
        means = flat[whole].reshape(pixels.cells, 2, 3).mean(axis=1).astype(np.uint8)
        rows.append(_runs(means.tobytes().translate(_FIVE_BITS), b"\x03" * pixels.cells, 3))
    return rows


def coarse(pixels: Pixels) -> Pixels:
    """A real picture in quarters of cells, as it looks where the terminal cannot draw it just now."""
    from PIL import Image

    from tui.chat.pixels import QUARTERS

    if not pixels.grain.is_real:
        return pixels
    rows = pixels.height_px // pixels.grain.down
    height = pixels.height_px if rows == pixels.rows else rows * pixels.grain.down + pixels.grain.down // 2
    size = pixels.cells * 2, rows * 2 + (rows < pixels.rows)
    full = Image.frombytes("RGB", (pixels.width_px, pixels.height_px), pixels.rgb)
    small = full.resize(size, Image.Resampling.BOX, box=(0, 0, pixels.width_px, min(height, pixels.height_px)))
    return Pixels(*size, small.tobytes(), QUARTERS)


def _rows(cells: NDArray[int32]) -> list[list[Run]]:
    import numpy as np

    chosen = np.array([[mask >> at & 1 for at in range(4)] for mask in _PARTINGS], np.int32)
    count = chosen.sum(axis=1)
    upper = np.einsum("pk,rckd->rcpd", chosen, cells)
    lower = cells.sum(axis=2)[:, :, None] - upper
    kept = (upper**2).sum(axis=3) / np.maximum(count, 1) + (lower**2).sum(axis=3) / (4 - count)
    best = kept.argmax(axis=2)
    best[kept.max(axis=2) - kept[:, :, 0] < _FLAT] = 0
    over, under = (
        _of(best, sums) // np.maximum(n, 1)[best][..., None] for sums, n in ((upper, count), (lower, 4 - count))
    )
    over[best == 0] = under[best == 0]
    colours = np.concatenate((over, under), axis=2).astype(np.uint8)
    masks = np.array(_PARTINGS, np.uint8)[best]
    return [
        _runs(row.tobytes().translate(_FIVE_BITS), mask.tobytes(), 6) for row, mask in zip(colours, masks, strict=True)
    ]


def _of(best: NDArray[Any], sums: NDArray[int32]) -> NDArray[int32]:
    """The sums of the parting chosen in each cell."""
    import numpy as np

    return np.take_along_axis(sums, best[:, :, None, None], axis=2)[:, :, 0]


def _runs(colours: bytes, masks: bytes, size: int) -> list[Run]:
    keys = ((_GLYPHS[mask], colours[at * size : (at + 1) * size]) for at, mask in enumerate(masks))
    return [(sum(1 for _ in same), *key) for key, same in groupby(keys)]
