"""SVG pictures of a terminal: what they say, and what they look like."""

from __future__ import annotations

import html
import re
from collections import defaultdict
from functools import partial
from pathlib import Path

from rich.cells import cell_len

from tests.screenshots.outlines import CELL_PX, outlined

_FONTS = Path(__file__).parents[2] / "tui" / "studio" / "stage" / "fonts"
_FONT = "JetBrains Mono"
_FONTS_OF_PAGES = '"JetBrains Mono", "Fira Code", ui-monospace, Menlo, Consolas, "DejaVu Sans Mono", monospace'
_TITLE_FONTS = '"Inter", "Helvetica Neue", Arial, sans-serif'
_WINDOW = re.compile(r'(<clipPath id="[^"]*-clip-terminal">\s*<rect[^>]*height=")([\d.]+)(")')
_SIZE_PX = CELL_PX / 0.6
"""At this size a letter of the font is as wide as a cell."""
_TEXT = re.compile(r'<text[^>]*\bx="([\d.]+)" y="([\d.]+)"[^>]*>(.*?)</text>', re.DOTALL)
_CHANGING = (
    (re.compile(r"\d{1,2}:\d\d(:\d\d)?"), "00:00"),
    (re.compile(r"(?<=\s)\d{1,2}$"), "00"),  # the end of a clock that a box covers
    (re.compile(r"[0-9a-f]{12,}"), "id"),
    (re.compile(r"[\u2580-\u259f]+"), ""),
    (re.compile(r"asked +\d+ s ago *"), "asked"),
    (re.compile(r"(?:working time|made in) +(?:[\d.]+ (?:min|s) *)+"), "a time"),
    (re.compile(r"[\d.]+ [KM]B *"), "a size"),
)
"""Clocks, ids, sizes and the brightness of pictures change from run to run; each says the same and keeps its room."""


def lines(svg: str) -> list[str]:
    """What a picture says, line by line, without what changes from run to run."""
    rows: dict[float, list[tuple[float, str]]] = defaultdict(list)
    for x, y, text in _TEXT.findall(svg):
        rows[float(y)].append((float(x), html.unescape(text).replace("\xa0", " ")))
    told = (_settled(_line(rows[y])) for y in sorted(rows))
    return [line for line in told if line]


def _line(pieces: list[tuple[float, str]]) -> str:
    line = ""
    for x, text in sorted(pieces):
        line = line.ljust(round(x / CELL_PX)) + text
    return line.rstrip()


def _settled(line: str) -> str:
    for pattern, word in _CHANGING:
        line = pattern.sub(partial(_in_the_same_room, word), line)
    return line.rstrip()


def _in_the_same_room(word: str, found: re.Match[str]) -> str:
    room = len(found[0])
    return word[:room].ljust(room)


def finished(svg: str) -> str:
    """A picture of Rich's for a page: frames as shapes, nothing fetched from elsewhere, any monospaced font will do."""
    drawn = re.sub(r"@font-face \{.*?\}\s*", "", svg, flags=re.DOTALL)
    drawn = drawn.replace("font-family: Fira Code, monospace", f"font-family: {_FONTS_OF_PAGES}")
    return outlined(_WINDOW.sub(_taller, drawn.replace("font-family: arial", f"font-family: {_TITLE_FONTS}")))


def _taller(found: re.Match[str]) -> str:
    """Rich cuts the last row's letters off below the line."""
    return f"{found[1]}{float(found[2]) + 3:g}{found[3]}"


def png(svg: str) -> bytes:
    """The finished picture, in a font that comes with the program."""
    import resvg_py

    drawn = svg.replace(_FONTS_OF_PAGES, f'"{_FONT}"').replace("font-size: 20px", f"font-size: {_SIZE_PX}px")
    drawn = _ELEMENT.sub(_apart, drawn)
    return bytes(resvg_py.svg_to_bytes(svg_string=drawn, font_dirs=[str(_FONTS)], monospace_family=_FONT))


_ELEMENT = re.compile(r'<text([^>]*?) x="([\d.]+)"([^>]*?) textLength="[\d.]+"([^>]*)>(.*?)</text>', re.DOTALL)
_SIGN = re.compile(r"([^\x00-\u024f\u2010-\u203a\u2500-\u259f])")


def _apart(found: re.Match[str]) -> str:
    """A text, each sign another font may have to draw in an element of its own; the rest keeps its font."""
    before, x, between, after, text = found.groups()
    elements, column = "", float(x)
    for piece in filter(None, _SIGN.split(html.unescape(text))):
        elements += f'<text{before} x="{column:.1f}"{between}{after}>{html.escape(piece)}</text>'
        column += cell_len(piece) * CELL_PX
    return elements
