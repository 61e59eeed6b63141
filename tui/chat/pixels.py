"""Small pictures as plain bytes: what a terminal can draw, decoded from a file by whatever is installed for it.

How many pixels a cell of the terminal holds is its grain: two by two in a mosaic of block characters, ten by twenty or
so where the terminal draws real pictures.

Pillow comes with the studio extra; it is imported when a picture is decoded, never before, and its absence is told.
"""

from __future__ import annotations

from pathlib import Path

from tui.api.records import record

MOST_PIXELS = 50_000_000
"""A picture of more is not opened: it would take more memory than the rest of the program."""
INSTALL = "pip install 'reeltalk[studio]'"
LOOK = "look:"
"""The address of a look's picture, by the look's id: the real one is signed, and known to the backend alone."""


class NoPictureError(Exception):
    """There is no picture to show; the message says why in words for the user."""


@record(frozen=True, slots=True)
class Grain:
    """How many pixels a cell of the terminal holds, across and down."""

    across: int
    down: int

    @property
    def is_real(self) -> bool:
        """Whether these are the terminal's own pixels, rather than parts of characters."""
        return self.down > 2

    @property
    def pixel_aspect(self) -> float:
        """Width of a pixel by its height: a cell is about twice as high as wide, a terminal's own pixels are square."""
        return 1.0 if self.is_real else self.down / (2 * self.across)


HALVES = Grain(1, 2)
"""Half blocks: any two colours one above the other."""
QUARTERS = Grain(2, 2)
"""Quarter blocks: four pixels of two colours."""


@record(frozen=True, slots=True)
class Pixels:
    """Rows of pixels from top to bottom, three bytes (red, green, blue) each.

    The width is a whole number of cells. The height may end within the last row of cells: below is the ground.
    """

    width_px: int
    height_px: int
    rgb: bytes
    grain: Grain = HALVES

    @property
    def cells(self) -> int:
        """Cells across."""
        return self.width_px // self.grain.across

    @property
    def rows(self) -> int:
        """Rows of cells, the last perhaps not full."""
        return -(-self.height_px // self.grain.down)

    def shortened(self) -> Pixels:
        """Without a quarter of its last row, or what comes nearest: it stands apart from a picture below."""
        height = self.height_px - max(round(self.grain.down / 4), 1)
        return Pixels(self.width_px, height, self.rgb[: self.width_px * 3 * height], self.grain)


Ground = tuple[int, int, int]
"""The colour behind a picture that can be seen through."""


def room_of(cells: int, rows: int, grain: Grain) -> tuple[int, int]:
    """The pixels that so many cells hold."""
    return cells * grain.across, rows * grain.down


def fitted(width_px: int, height_px: int, room_px: tuple[int, int], grain: Grain = HALVES) -> tuple[int, int]:
    """The largest size of the same shape that fits, in whole cells; at least one.

    Args:
        width_px: Width of the picture.
        height_px: Height of the picture.
        room_px: Pixels of the terminal it may take.
        grain: How many of these a cell holds.
    """
    width, height = max(width_px, 1), max(height_px, 1)
    scale = min(room_px[0] * grain.pixel_aspect / width, room_px[1] / height)
    cells = round(width * scale / grain.pixel_aspect / grain.across)
    rows = round(height * scale / grain.down)
    most = room_px[0] // grain.across, room_px[1] // grain.down
    return max(min(cells, most[0]), 1) * grain.across, max(min(rows, most[1]), 1) * grain.down


def cut_to(width_px: int, height_px: int, shape: tuple[int, int], grain: Grain) -> tuple[float, float, float, float]:
    """The middle of a picture that has the shape of its cells: left, top, right and bottom.

    Cells are coarse: without this a small picture would be squeezed by up to half a cell.
    """
    wanted = shape[0] * grain.pixel_aspect / shape[1]
    width, height = min(width_px, height_px * wanted), min(height_px, width_px / wanted)
    left, top = (width_px - width) / 2, (height_px - height) / 2
    return left, top, left + width, top + height


def decode(path: Path, room_px: tuple[int, int], ground: Ground = (0, 0, 0), grain: Grain = HALVES) -> Pixels:
    """The picture in a file, made to fit.

    Args:
        path: PNG, JPEG, WebP, GIF or whatever else Pillow reads.
        room_px: Width and height it may take.
        ground: What shows through where it is transparent.
        grain: How many of these pixels a cell of the terminal holds.

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
            size = fitted(turned.width, turned.height, room_px, grain)
            if turned.mode == "P":  # numbers of colours cannot be blended
                turned = turned.convert("RGBA" if "transparency" in turned.info else "RGB")
            part = cut_to(turned.width, turned.height, size, grain)
            small = turned.resize(size, Image.Resampling.HAMMING, box=part, reducing_gap=2.0)
            if small.mode != "RGB":
                seen_through = small.convert("RGBA")
                small = Image.new("RGBA", small.size, (*ground, 255))
                small.alpha_composite(seen_through)
                small = small.convert("RGB")
            return Pixels(small.width, small.height, small.tobytes(), grain)
    except (OSError, ValueError, SyntaxError, Image.DecompressionBombError) as error:
        raise NoPictureError("The picture cannot be read.") from error
