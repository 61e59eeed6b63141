"""Pixels as cells of a terminal: two pixels a cell, one above the other, in runs of one style."""

from __future__ import annotations

from functools import lru_cache

from rich.color import Color as Ink
from rich.segment import Segment
from rich.style import Style
from textual.color import Color
from textual.content import Content, Span
from textual.strip import Strip
from textual.style import Style as ContentStyle

from tui.chat.pixels import Pixels

_FIVE_BITS = bytes(value & 0xF8 | value >> 5 for value in range(256))
"""Each channel in 32 steps: the eye does not miss the rest, and neighbours become runs that cost one style."""
_UPPER = "▀"


def rows(pixels: Pixels) -> list[list[tuple[int, bytes]]]:
    """Runs of every row of cells: how many cells, and their upper and lower colour in six bytes.

    The last row of an odd height has three bytes: below it is whatever it stands on.
    """
    rgb, stride = pixels.rgb.translate(_FIVE_BITS), pixels.width_px * 3
    found = []
    for top in range(0, pixels.height_px * stride, 2 * stride):
        runs: list[tuple[int, bytes]] = []
        last, count = b"", 0
        for at in range(top, top + stride, 3):
            pair = rgb[at : at + 3] + rgb[at + stride : at + stride + 3]
            if pair == last:
                count += 1
            else:
                if count:
                    runs.append((count, last))
                last, count = pair, 1
        runs.append((count, last))
        found.append(runs)
    return found


def strips(pixels: Pixels) -> list[Strip]:
    """Every row of cells, ready to be drawn."""
    return [
        Strip([Segment(_glyph(pair) * count, _style(pair)) for count, pair in runs], pixels.width_px)
        for runs in rows(pixels)
    ]


def lines(pixels: Pixels) -> list[Content]:
    """Every row of cells as content, to stand beside words in one widget."""
    return [_line(runs) for runs in rows(pixels)]


def _line(runs: list[tuple[int, bytes]]) -> Content:
    text, spans = "", []
    for count, pair in runs:
        start = len(text)
        text += _glyph(pair) * count
        below = Color(*pair[3:]) if len(pair) > 3 else None
        spans.append(Span(start, len(text), ContentStyle(background=below, foreground=Color(*pair[:3]))))
    return Content(text, spans)


def _glyph(pair: bytes) -> str:
    return " " if pair[:3] == pair[3:] else _UPPER


@lru_cache(maxsize=32_768)
def _style(pair: bytes) -> Style:
    return Style(color=Ink.from_rgb(*pair[:3]), bgcolor=Ink.from_rgb(*pair[3:]) if len(pair) > 3 else None)
