"""Frames, bars and blocks as shapes instead of letters: a font rarely fills its cell, a shape always does."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from dataclasses import dataclass

from rich.cells import cell_len

CELL_PX, ROW_PX = 12.2, 24.4
"""Width and height of a cell in the pictures Rich writes."""
_BASE_PX = 18.5
"""From the top of a row to the line its letters stand on."""
_SEAM_PX = 0.25
"""How far shapes reach into the next row, so that no hair of the ground shows between them."""
_TEXT = re.compile(
    r'<text class="(?P<ink>[^"]*)" x="(?P<x>[\d.]+)" y="(?P<y>[\d.]+)" textLength="[\d.]+"(?P<rest>[^>]*)>'
    r"(?P<text>.*?)</text>",
    re.DOTALL,
)
_RUN = re.compile(r"([\u2500-\u257f])\1*|([\u2580-\u259f])\2*|[^\u2500-\u259f]+")
_ARMS = {
    "─": "lr", "│": "ud", "┌": "rd", "┐": "ld", "└": "ru", "┘": "lu", "├": "udr", "┤": "udl", "┬": "lrd", "┴": "lru",
    "┼": "lrud", "━": "LR", "┃": "UD", "╸": "L", "╺": "R", "╹": "U", "╻": "D",
}  # fmt: skip
"""The sides of the cell that a sign leads to: l, r, u, d, in capitals where the line is heavy."""
_CORNERS = {"╭": (1, 1), "╮": (-1, 1), "╰": (1, -1), "╯": (-1, -1)}
"""Which way a round corner turns, from the middle of the cell: right or left, down or up."""
_EIGHTHS = "▁▂▃▄▅▆▇█"
_ABOVE = {"▀": 0.5, "▔": 0.125}
"""How much of the cell is filled, from above."""
_QUARTERS = {
    "▌": "ac", "▐": "bd",
    "▘": "a", "▝": "b", "▖": "c", "▗": "d", "▚": "ad", "▞": "bc", "▙": "acd", "▛": "abc", "▜": "abd", "▟": "bcd",
}  # fmt: skip
"""The quarters of the cell that are filled: a and b above, c and d below."""
_LIGHT_PX, _HEAVY_PX, _TURN_PX = 1.6, 3.2, 5.0


@dataclass(frozen=True)
class _Cell:
    """A run of one sign: where it stands, in pixels, and how many cells it takes."""

    left: float
    top: float
    count: int

    @property
    def width(self) -> float:
        return self.count * CELL_PX

    @property
    def middle(self) -> tuple[float, float]:
        return self.left + self.width / 2, self.top + ROW_PX / 2


def outlined(svg: str) -> str:
    """The picture with every frame, bar and block drawn; letters keep their width in whatever font there is."""
    return _TEXT.sub(_parts, svg)


def _parts(found: re.Match[str]) -> str:
    text, left, base = html.unescape(found["text"]), float(found["x"]), float(found["y"])
    made: list[str] = []
    for run in _RUN.finditer(text):
        cells = cell_len(run[0])
        if shape := _shape(run[0][0], _Cell(left, base - _BASE_PX, cells)):
            made.append(f'<path class="{found["ink"]}" {shape}/>')
        elif run[0].strip("\xa0 ") or not made:
            made.append(
                f'<text class="{found["ink"]}" x="{left:.1f}" y="{base:g}" textLength="{cells * CELL_PX:.1f}" '
                f'lengthAdjust="spacingAndGlyphs"{found["rest"]}>{_escaped(run[0])}</text>'
            )
        left += cells * CELL_PX
    return "".join(made)


def _escaped(text: str) -> str:
    return html.escape(text).replace("\xa0", "&#160;")


def _shape(sign: str, cell: _Cell) -> str:
    if sign in _ARMS:
        return f'd="{"".join(_arms(_ARMS[sign], cell))}"'
    if sign in _CORNERS:
        return f'd="{_corner(*_CORNERS[sign], cell)}"'
    if sign in _QUARTERS:
        return f'd="{"".join(_quarters(_QUARTERS[sign], cell))}" shape-rendering="crispEdges"'
    if sign in _ABOVE:
        return f'd="{_block(0.0, _ABOVE[sign], cell)}" shape-rendering="crispEdges"'
    if sign in _EIGHTHS:
        height = (_EIGHTHS.index(sign) + 1) / 8
        return f'd="{_block(1 - height, height, cell)}" shape-rendering="crispEdges"'
    return ""


def _box(left: float, top: float, width: float, height: float) -> str:
    return f"M{left:.2f} {top:.2f}h{width:.2f}v{height:.2f}h{-width:.2f}z"


def _quarters(filled: str, cell: _Cell) -> Iterator[str]:
    for number in range(cell.count):
        left = cell.left + number * CELL_PX
        for quarter in filled:
            across, below = quarter in "bd", quarter in "cd"
            place = (left + across * CELL_PX / 2, cell.top + below * ROW_PX / 2)
            yield _box(*place, CELL_PX / 2, ROW_PX / 2 + below * _SEAM_PX)


def _block(top: float, height: float, cell: _Cell) -> str:
    return _box(cell.left, cell.top + top * ROW_PX, cell.width, height * ROW_PX + _SEAM_PX)


def _arms(arms: str, cell: _Cell) -> Iterator[str]:
    across, down = cell.middle
    for arm in arms:
        thick = _HEAVY_PX if arm.isupper() else _LIGHT_PX
        match arm.lower():
            case "l":
                yield _box(cell.left, down - thick / 2, across - cell.left + thick / 2, thick)
            case "r":
                yield _box(across - thick / 2, down - thick / 2, cell.width / 2 + thick / 2, thick)
            case side:
                top = cell.top if side == "u" else down
                yield _box(across - thick / 2, top, thick, ROW_PX / 2 + _SEAM_PX)


def _corner(right: int, below: int, cell: _Cell) -> str:
    """An arc of a line's thickness between two sides of the cell, as an outline that can be filled."""
    across, down = cell.middle
    half, edge, end = _LIGHT_PX / 2, right * cell.width / 2, below * (ROW_PX / 2 + _SEAM_PX)
    outer, inner = _TURN_PX + half, _TURN_PX - half
    sweep = int(right * below > 0)
    steps = (
        f"M{across - right * half:.2f} {down + end:.2f}",
        f"V{down + below * _TURN_PX:.2f}",
        f"A{outer:g} {outer:g} 0 0 {sweep} {across + right * _TURN_PX:.2f} {down - below * half:.2f}",
        f"H{across + edge:.2f}",
        f"V{down + below * half:.2f}",
        f"H{across + right * _TURN_PX:.2f}",
        f"A{inner:g} {inner:g} 0 0 {1 - sweep} {across + right * half:.2f} {down + below * _TURN_PX:.2f}",
        f"V{down + end:.2f}z",
    )
    return "".join(steps)
