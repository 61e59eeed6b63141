"""Text set in paragraphs: fitted to a box, with lines of like length, in any direction."""

from __future__ import annotations

import math
import unicodedata
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from tui.studio.stage.engine import Canvas, skia
from tui.studio.stage.typefaces import book, family_list


class Align(StrEnum):
    """Which side lines begin at; START is the right side in scripts that run to the left."""

    START = "start"
    CENTER = "center"


@dataclass(frozen=True, slots=True)
class Font:
    """How a text looks, its size aside.

    `leading` is the distance of lines in sizes; `spacing` what is added between letters, `apart` between words.
    """

    family: str
    weight: int
    colour: str
    leading: float = 1.25
    spacing: float = 0.0
    align: Align = Align.START
    apart: float = 0.0


@dataclass(frozen=True, slots=True)
class Span:
    """A piece of a text in a colour of its own; hidden, it takes its room and is not drawn."""

    text: str
    colour: str
    hidden: bool = False


@dataclass(frozen=True, slots=True, eq=False)
class Block:
    """A set text. Widths and heights are pixels; `left_px` is where its longest line begins within the width set."""

    paragraph: Any
    size_px: float
    lines: int
    left_px: float
    width_px: float
    height_px: float
    text: str
    broken: bool = False
    """Whether a word had to be broken, being wider than the width set."""

    def draw(self, canvas: Canvas, x_px: float, y_px: float) -> None:
        """Draw it with the left end of its longest line at x and its top at y."""
        self.paragraph.paint(canvas, x_px - self.left_px, y_px)

    @property
    def line_height_px(self) -> float:
        """Distance of its lines."""
        return self.height_px / self.lines


_RIGHT_TO_LEFT = frozenset({"R", "AL"})
_WIDE = 100_000.0
_HEADLINE_PX = 40.0
_CALM_SHARE = 0.82
"""How much smaller a headline may become to do with one line less."""
_LONE_SHARE = 0.58
"""The same where that line is a single word, and a short one."""
_SHORT_SHARE = 0.5
"""Words are short that take no more than this share of the longest line."""
_ISOLATE, _END_ISOLATE = "\u2067", "\u2069"


def runs_left(text: str) -> bool:
    """Whether a text's first letter belongs to a script that runs from right to left."""
    for character in text:
        direction = unicodedata.bidirectional(character)
        if direction in _RIGHT_TO_LEFT:
            return True
        if direction == "L":
            return False
    return False


def clean(text: str) -> str:
    """The text in one line: white space made single spaces, control characters and lone surrogates gone."""
    kept = "".join(
        " " if c.isspace() else c for c in text if c.isspace() or unicodedata.category(c) not in {"Cc", "Cs"}
    )
    return " ".join(kept.split())


def _paragraph(spans: Sequence[Span], font: Font, size_px: float) -> Any:
    whole = "".join(span.text for span in spans)
    families = family_list(whole, font.family, font.weight)
    leftward = runs_left(whole)
    style = skia.textlayout_ParagraphStyle()
    aligns = skia.textlayout_TextAlign
    style.setTextAlign(aligns.kCenter if font.align is Align.CENTER else aligns.kRight if leftward else aligns.kLeft)
    style.setStrutStyle(_strut(families, font, size_px))
    pieces = [(span, _text_style(families, font, span, size_px, joined=leftward)) for span in spans]
    style.setTextStyle(pieces[0][1])
    builder = skia.textlayout_ParagraphBuilder.make(style, book().collection, book().unicode)
    last = len(pieces) - 1
    for number, (span, text_style) in enumerate(pieces):
        builder.pushStyle(text_style)
        opening = _ISOLATE if leftward and number == 0 else ""
        builder.addText(opening + span.text + (_END_ISOLATE if leftward and number == last else ""))
        builder.pop()
    return builder.Build()


def _text_style(families: list[str], font: Font, span: Span, size_px: float, *, joined: bool) -> Any:
    """A run's style; letters that join one another, as in Arabic, are never spaced."""
    style = skia.textlayout_TextStyle()
    style.setFontFamilies(families)
    style.setFontSize(size_px)
    style.setColor(int(("00" if span.hidden else "ff") + span.colour[1:], 16))
    style.setLetterSpacing(0.0 if joined else font.spacing * size_px)
    style.setWordSpacing(font.apart * size_px)
    return style


def _strut(families: list[str], font: Font, size_px: float) -> Any:
    """Equal line heights, whichever fonts a line's characters come from."""
    strut = skia.textlayout_StrutStyle()
    strut.setStrutEnabled(True)
    strut.setFontFamilies(families[:1])
    strut.setFontSize(size_px)
    strut.setHeight(font.leading)
    strut.setHeightOverride(True)
    strut.setForceStrutHeight(True)
    strut.setHalfLeading(True)
    return strut


def _lines(paragraph: Any, font: Font, size_px: float) -> int:
    return max(1, round(float(paragraph.Height) / (font.leading * size_px)))


def set_text(text: str | Sequence[Span], font: Font, size_px: float, width_px: float) -> Block:
    """Set a text at a size, in lines no wider than the width and of like length."""
    spans = [Span(text, font.colour)] if isinstance(text, str) else list(text)
    paragraph = _paragraph(spans, font, size_px)
    longest_word = _longest_word(paragraph)
    paragraph.layout(width_px)
    width = _balanced_width(paragraph, font, size_px, (min(width_px, longest_word), width_px))
    paragraph.layout(width)
    whole = "".join(span.text for span in spans)
    longest = min(float(paragraph.LongestLine), width)
    left = 0.0
    if font.align is Align.CENTER:
        left = (width - longest) / 2
    elif runs_left(whole):
        left = width - longest
    lines = _lines(paragraph, font, size_px)
    return Block(paragraph, size_px, lines, left, longest, float(paragraph.Height), whole, longest_word > width_px)


def _longest_word(paragraph: Any) -> float:
    """The width of its widest word, unbroken: once a word has been broken the engine tells only of its pieces."""
    paragraph.layout(_WIDE)
    return float(paragraph.MinIntrinsicWidth)


def _balanced_width(paragraph: Any, font: Font, size_px: float, widths_px: tuple[float, float]) -> float:
    """The smallest width between two that needs no more lines than the larger: it evens their lengths out."""
    low, high = widths_px
    lines = _lines(paragraph, font, size_px)
    if lines == 1:
        snug = min(high, math.ceil(paragraph.LongestLine) + 2)
        paragraph.layout(snug)
        return float(snug if _lines(paragraph, font, size_px) == 1 else high)
    while high - low > 2:
        middle = (low + high) / 2
        paragraph.layout(middle)
        low, high = (low, middle) if _lines(paragraph, font, size_px) <= lines else (middle, high)
    return math.ceil(high)


def fitted(
    text: str, font: Font, box_px: tuple[float, float], sizes_px: tuple[float, float], max_lines: int = 99
) -> Block:
    """Set a text as large as its box allows.

    Words are kept whole as long as the smallest size allows it; a text too long even then ends in an ellipsis.

    Args:
        text: What to set; white space is made single spaces.
        font: How it looks.
        box_px: Width and height it has to stay within.
        sizes_px: The largest size wanted and the smallest that is still readable.
        max_lines: Lines it may have, whatever its box would hold.
    """
    words = clean(text) or " "
    width, height = box_px

    def fits(size: float, candidate: str = words, *, whole: bool = True) -> bool:
        paragraph = _paragraph([Span(candidate, font.colour)], font, size)
        breaks_word = _longest_word(paragraph) > width
        paragraph.layout(width)
        fits_height = paragraph.Height <= height and _lines(paragraph, font, size) <= max_lines
        return fits_height and not (whole and breaks_word)

    largest, smallest = sizes_px
    size = _largest(fits, smallest, largest)
    if size is not None:
        return _calmer(words, font, (size, smallest), width)
    shortened = _shortened(words, lambda candidate: fits(smallest, candidate, whole=False))
    return set_text(shortened, font, smallest, width)


def _calmer(text: str, font: Font, sizes_px: tuple[float, float], width_px: float) -> Block:
    """A headline a little smaller where that saves a line, and a good deal smaller while its last line is one word."""
    size, smallest = sizes_px
    block = set_text(text, font, size, width_px)
    if size < _HEADLINE_PX:
        return block
    for share in (_CALM_SHARE, _LONE_SHARE):
        if block.lines == 1 or (share == _LONE_SHARE and not _ends_alone(text, block, font, width_px)):
            break
        block = _with_a_line_less(text, font, block, max(smallest, size * share), width_px) or block
    return block


def _with_a_line_less(text: str, font: Font, block: Block, least_px: float, width_px: float) -> Block | None:
    """The text as large as it can be with fewer lines than a block of it has; None where that is too small."""
    sizes = range(round(block.size_px) - 2, math.ceil(least_px) - 1, -3)
    smaller = (set_text(text, font, size, width_px) for size in sizes)
    return next((other for other in smaller if other.lines < block.lines), None)


def _ends_alone(text: str, block: Block, font: Font, width_px: float) -> bool:
    """Whether the last line is a single short word: without that word there is a line less."""
    before, space, last = text.rpartition(" ")
    if not space or set_text(last, font, block.size_px, width_px).width_px > _SHORT_SHARE * block.width_px:
        return False
    # A little smaller, for lines that fill the width to a hair may break elsewhere without what followed them.
    return set_text(before, font, block.size_px * 0.97, width_px).lines < block.lines


def _largest(fits: Callable[[float], bool], smallest: float, largest: float) -> float | None:
    """The largest whole-pixel size that fits, by halving; None when not even the smallest does."""
    if fits(largest):
        return largest
    if not fits(smallest):
        return None
    low, high = math.ceil(smallest), math.floor(largest)
    while high - low > 1:
        middle = (low + high) // 2
        low, high = (middle, high) if fits(middle) else (low, middle)
    return float(low)


def _shortened(text: str, fits: Callable[[str], bool]) -> str:
    """The longest beginning of a text that fits with an ellipsis, ending at a word where there is one."""
    if fits(text):
        return text
    low, high = 0, len(text)
    while high - low > 1:
        middle = (low + high) // 2
        low, high = (middle, high) if fits(text[:middle].rstrip() + "…") else (low, middle)
    kept = text[:low].rstrip()
    space = kept.rfind(" ")
    if space > len(kept) // 2:
        kept = kept[:space]
    return kept.rstrip(" ,;:.-–—") + "…"
