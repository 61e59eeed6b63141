"""Pixels as cells of a terminal: block characters of two colours, in runs of one style."""

from __future__ import annotations

from functools import lru_cache

from rich.color import Color as Ink
from rich.segment import Segment
from rich.style import Style
from textual.color import Color
from textual.content import Content, Span
from textual.strip import Strip
from textual.style import Style as ContentStyle

from tui.chat.mosaic import Run, mosaic
from tui.chat.pixels import Pixels


def strips(pixels: Pixels) -> list[Strip]:
    """Every row of cells, ready to be drawn."""
    return [
        Strip([Segment(glyph * count, _style(colours)) for count, glyph, colours in runs], pixels.cells)
        for runs in mosaic(pixels)
    ]


def lines(pixels: Pixels) -> list[Content]:
    """Every row of cells as content, to stand beside words in one widget."""
    return [_line(runs) for runs in mosaic(pixels)]


def _line(runs: list[Run]) -> Content:
    text, spans = "", []
    for count, glyph, colours in runs:
        start = len(text)
        text += glyph * count
        below = Color(*colours[3:]) if len(colours) > 3 else None
        spans.append(Span(start, len(text), ContentStyle(background=below, foreground=Color(*colours[:3]))))
    return Content(text, spans)


@lru_cache(maxsize=32_768)
def _style(colours: bytes) -> Style:
    behind = Ink.from_rgb(*colours[3:]) if len(colours) > 3 else None
    return Style(color=Ink.from_rgb(*colours[:3]), bgcolor=behind)
