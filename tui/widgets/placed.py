"""A picture made ready for a terminal that draws real ones."""

from __future__ import annotations

import io
from base64 import b64encode
from typing import TYPE_CHECKING

from textual.content import Content
from textual.strip import Strip

from tui.chat.picture_means import Means
from tui.chat.picture_signs import Spot, rows_of
from tui.chat.pixels import INSTALL, NoPictureError, Pixels

if TYPE_CHECKING:
    from PIL import Image

    from tui.chat.sixel import Indexed

_PARTS = 8
"""Parts of a picture kept as they were sent: it is scrolled back and forth."""


class Placed:
    """A picture that stands somewhere on the screen, or did.

    Args:
        pixels: The picture, in the terminal's own pixels.
        means: How it is drawn.

    Raises:
        NoPictureError: Pillow or NumPy is not installed.
    """

    def __init__(self, pixels: Pixels, means: Means) -> None:
        self.pixels, self.means = pixels, means
        self.cells, self.rows = pixels.cells, pixels.rows
        self.start = 0
        """The first of its signs; 0 while it has none."""
        self.number = 0
        """The terminal's number for it."""
        self.png = b""
        self._parts: dict[tuple[int, int, int, int], str] = {}
        self._indexed: Indexed | None = None
        self._make_ready()

    def strips(self) -> list[Strip]:
        """Its rows, to be drawn by a widget."""
        from rich.segment import Segment

        return [Strip([Segment(row)], self.cells) for row in rows_of(self.start, self.cells, self.rows)]

    def lines(self) -> list[Content]:
        """Its rows, to stand beside words in one widget."""
        return [Content(row) for row in rows_of(self.start, self.cells, self.rows)]

    def placeholders(self, spot: Spot[Placed]) -> str:
        """A stretch of a row as the Kitty protocol writes it."""
        from tui.chat.kitty_graphics import placeholders

        return placeholders(self.number, spot.row, spot.column, spot.length)

    def part(self, column: int, row: int, cells: int, rows: int) -> str:
        """The sequence that draws a part, given in cells, where the cursor is."""
        key = (column, row, cells, rows)
        if key not in self._parts:
            if len(self._parts) >= _PARTS:
                del self._parts[next(iter(self._parts))]
            self._parts[key] = self._part(*key)
        return self._parts[key]

    def _make_ready(self) -> None:
        if self.means is Means.SIXEL:
            from tui.chat.sixel import indexed

            self._indexed = indexed(self.pixels)
        if self.means is Means.KITTY:
            self.png = _as_png(_on_cells(self.pixels))
        else:
            self.part(0, 0, self.cells, self.rows)

    def _part(self, column: int, row: int, cells: int, rows: int) -> str:
        grain = self.pixels.grain
        left, top = column * grain.across, row * grain.down
        right, bottom = left + cells * grain.across, top + rows * grain.down
        if self._indexed is not None:
            from tui.chat.sixel import sixel

            return sixel(self._indexed, (left, top, right, min(bottom, self.pixels.height_px)))
        png = _as_png(_on_cells(self.pixels).crop((left, top, right, bottom)))
        what = f"inline=1;size={len(png)};width={cells};height={rows};preserveAspectRatio=0;doNotMoveCursor=1"
        return f"\x1b]1337;File={what}:{b64encode(png).decode('ascii')}\x07"


def _on_cells(pixels: Pixels) -> Image.Image:
    """The picture on all of its cells, clear where it does not fill them."""
    try:
        from PIL import Image
    except ImportError:
        raise NoPictureError(f"Pictures need {INSTALL}") from None
    picture = Image.frombytes("RGB", (pixels.width_px, pixels.height_px), pixels.rgb)
    height = pixels.rows * pixels.grain.down
    if height == pixels.height_px:
        return picture
    whole = Image.new("RGBA", (pixels.width_px, height), (0, 0, 0, 0))
    whole.paste(picture)
    return whole


def _as_png(picture: Image.Image) -> bytes:
    written = io.BytesIO()
    picture.save(written, "PNG", compress_level=3)
    return written.getvalue()
