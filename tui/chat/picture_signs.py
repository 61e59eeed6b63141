"""Signs that stand for the cells of real pictures while the interface is laid out.

Every cell of a picture on the screen has a private character of its own. So pictures scroll, are cut and are covered
as text is, whatever the terminal's protocol; as the text goes out, the signs are read and the pictures put there.
"""

from __future__ import annotations

import re
from bisect import bisect_right, insort
from collections.abc import Callable
from typing import Generic, NamedTuple, Protocol, TypeVar

_FIRST, _LAST = 0x104000, 0x10E000
"""Of the last private plane, above what any known font has put there, below the Kitty protocol's own character."""
SIGNS = re.compile(f"[{chr(_FIRST)}-{chr(_LAST - 1)}]+")
_TOKENS = re.compile(
    r"\x1b\[(?P<row>\d+);(?P<column>\d+)H"
    r"|\x1b(?:\[[0-?]*[ -/]*[@-~]|\][^\x07\x1b]*(?:\x07|\x1b\\)|[^\[\]])"
    r"|(?P<text>[^\x1b]+)"
)


class Sized(Protocol):
    """A picture of so many cells."""

    @property
    def cells(self) -> int:
        """Cells across."""

    @property
    def rows(self) -> int:
        """Rows of cells."""


P = TypeVar("P", bound=Sized)


class Spot(NamedTuple, Generic[P]):
    """A stretch of one row of a picture."""

    picture: P
    row: int
    column: int
    length: int
    """Cells of it."""


class Patch(NamedTuple, Generic[P]):
    """A part of a picture that is to be seen: which part, in cells, and where on the screen, from 0."""

    picture: P
    column: int
    row: int
    cells: int
    rows: int
    x: int
    y: int


class Signs(Generic[P]):
    """Which signs stand for which pictures."""

    def __init__(self) -> None:
        self._starts: list[int] = []
        self._pictures: dict[int, P] = {}

    def give(self, picture: P) -> int | None:
        """The first of a picture's signs, row by row; None when there are not enough left."""
        wanted, start = picture.cells * picture.rows, _FIRST
        for taken in self._starts:
            if taken - start >= wanted:
                break
            start = taken + self._pictures[taken].cells * self._pictures[taken].rows
        if start + wanted > _LAST:
            return None
        insort(self._starts, start)
        self._pictures[start] = picture
        return start

    def take_back(self, start: int) -> None:
        """Free the signs of a picture."""
        if self._pictures.pop(start, None) is not None:
            self._starts.remove(start)

    def spots(self, signs: str) -> list[Spot[P] | int]:
        """What a run of signs stands for, stretch by stretch; a number is of signs that stand for nothing now."""
        found: list[Spot[P] | int] = []
        at = 0
        while at < len(signs):
            spot = self._spot(ord(signs[at]))
            if spot is None:
                found.append(1)
                at += 1
                continue
            room = min(spot.picture.cells - spot.column, len(signs) - at)
            count = next((n for n in range(1, room) if ord(signs[at + n]) != ord(signs[at]) + n), room)
            found.append(spot._replace(length=count))
            at += count
        return found

    def _spot(self, code: int) -> Spot[P] | None:
        place = bisect_right(self._starts, code) - 1
        if place < 0:
            return None
        picture = self._pictures[self._starts[place]]
        row, column = divmod(code - self._starts[place], picture.cells)
        return Spot(picture, row, column, 1) if row < picture.rows else None


def rows_of(start: int, cells: int, rows: int) -> list[str]:
    """The signs of a picture, row by row."""
    return ["".join(map(chr, range(at, at + cells))) for at in range(start, start + cells * rows, cells)]


def replaced(output: str, signs: Signs[P], text: Callable[[Spot[P]], str]) -> str:
    """What goes to the terminal with other text in place of signs; what stands for nothing is blank."""

    def instead(found: re.Match[str]) -> str:
        return "".join(" " * spot if isinstance(spot, int) else text(spot) for spot in signs.spots(found[0]))

    return SIGNS.sub(instead, output)


def patches(output: str, signs: Signs[P], width: Callable[[str], int]) -> list[Patch[P]]:
    """Which parts of pictures an update of the screen shows, and where, in as few rectangles as rows allow.

    Args:
        output: What goes to the terminal; every line of an update begins with where it goes.
        signs: Which signs stand for what.
        width: Cells that a text takes.
    """
    open_ones: dict[tuple[int, int, int, int], Patch[P]] = {}
    done: list[Patch[P]] = []
    for line in output.split("\n"):
        for spot, x, y in _placed(line, signs, width) if SIGNS.search(line) else ():
            key = (id(spot.picture), x, spot.column, spot.length)
            above = open_ones.get(key)
            if above and above.y + above.rows == y and above.row + above.rows == spot.row:
                open_ones[key] = above._replace(rows=above.rows + 1)
                continue
            if above:
                done.append(above)
            open_ones[key] = Patch(spot.picture, spot.column, spot.row, spot.length, 1, x, y)
    return [*done, *open_ones.values()]


def _placed(line: str, signs: Signs[P], width: Callable[[str], int]) -> list[tuple[Spot[P], int, int]]:
    """The stretches of pictures in a line of output, each with its column and row on the screen."""
    found: list[tuple[Spot[P], int, int]] = []
    x, y = 0, 0
    for token in _TOKENS.finditer(line):
        if token["row"]:
            x, y = int(token["column"]) - 1, int(token["row"]) - 1
            continue
        text, at = token["text"] or "", 0
        for run in SIGNS.finditer(text):
            x += width(text[at : run.start()])
            for spot in signs.spots(run[0]):
                if not isinstance(spot, int):
                    found.append((spot, x, y))
                x += spot if isinstance(spot, int) else spot.length
            at = run.end()
        x += width(text[at:])
    return found
