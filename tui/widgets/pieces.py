"""A line of the screen before it is drawn: pieces of text, each with a tone and perhaps an action.

What a line says is decided by pure functions that return pieces; a widget only paints them. Text in a piece is never
read as markup, so it may come from anywhere.
"""

from __future__ import annotations

from collections.abc import Iterable
from enum import StrEnum

from rich.cells import cell_len
from textual.content import Content
from textual.style import Style

from tui.api.records import record
from tui.widgets.plain_text import plain


class Tone(StrEnum):
    """What a piece means; the theme gives it a colour. Never the only sign of a state: glyph and word say it too."""

    PLAIN = ""
    STRONG = "bold"
    MUTED = "$text-muted"
    ACCENT = "$text-accent"
    WORKING = "$text-primary"
    GOOD = "$text-success"
    WARN = "$text-warning"
    BAD = "$text-error"
    KEY = "bold $text-accent"
    BUTTON = "bold $text-primary underline"
    MARKED = "bold $text-warning underline"
    """What differs from what stands beside it."""


@record(frozen=True, slots=True)
class Piece:
    """Text, what it means, and the Textual action a click on it runs."""

    text: str
    tone: Tone = Tone.PLAIN
    action: str = ""


Line = tuple[Piece, ...]


def text_of(line: Iterable[Piece]) -> str:
    """What a line says, without its tones."""
    return "".join(piece.text for piece in line)


def cells(line: Iterable[Piece]) -> int:
    """How many cells of the terminal a line takes."""
    return sum(cell_len(piece.text) for piece in line)


def paint(lines: Iterable[Iterable[Piece]]) -> Content:
    """Lines of pieces as Textual content."""
    return Content("\n").join(Content("").join(_painted(piece) for piece in line) for line in lines)


def _painted(piece: Piece) -> Content:
    content = Content(plain(piece.text))
    if piece.tone:
        content = content.stylize(piece.tone.value)
    if piece.action:
        content = content.stylize(Style.from_meta({"@click": piece.action}))
    return content
