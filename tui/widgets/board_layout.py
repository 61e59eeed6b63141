"""How a storyboard's stills are laid out: as large as the terminal has room for, beside or above their words.

Pure: how many scenes and how much room goes in, the size of a still and how many stand side by side comes out.
"""

from __future__ import annotations

import textwrap
from collections.abc import Iterator
from dataclasses import dataclass

from tui.chat.view import ResourceView, SceneView
from tui.widgets.card_lines import scene_lead
from tui.widgets.pieces import Line, Piece, Tone
from tui.widgets.plain_text import one_line

GAP_CELLS = 2
_LEAST_ROWS = 3
_TILED_FROM_ROWS = 5
"""Lower stills show nothing in portrait, and are too small for a tile."""
_MOST_ROWS = 12
_WORDS_ROWS = 4
"""Words below a still: what it is, what stands on it, and two lines of what is said."""
_BESIDE_CELLS = 40
"""Words beside a still want so much room on a line of their own."""
_IN_TILE_CELLS = 24
"""Words of a tile make do with this."""
_MOST_ACROSS = 5


@dataclass(frozen=True, slots=True)
class Arrangement:
    """The size of every still, how many scenes stand side by side, and where their words are."""

    cells: int
    rows: int
    across: int = 1
    tile_cells: int = 0
    """The width of a scene among several in a row."""
    words_below: bool = False
    spaced: bool = True
    """Whether an empty row tells scenes apart."""

    @property
    def height(self) -> int:
        """Rows a scene takes, with the empty row after it where there is one."""
        return self.rows + (_WORDS_ROWS if self.words_below else 0) + self.spaced

    @property
    def words_cells(self) -> int:
        """The width of a scene's words."""
        return self.tile_cells if self.words_below else self.tile_cells - self.cells - GAP_CELLS

    def rows_of(self, scenes: int) -> int:
        """Rows that so many scenes take; none is left empty below the last."""
        return -(-scenes // self.across) * self.height - self.spaced


def arranged(scenes: int, width: int, room_rows: int, *, portrait: bool = False) -> Arrangement:
    """The arrangement with the largest stills of which all scenes are in sight at once, else the lowest.

    The smallest stills stand without a row between them where that alone brings all scenes into sight.

    Args:
        scenes: how many there are.
        width: cells inside the card.
        room_rows: rows that may be taken.
        portrait: whether the video is higher than wide.
    """
    possible = [*_columns(scenes, width, portrait=portrait)]
    fitting = [one for one in possible if one.rows_of(scenes) <= room_rows]
    if fitting:
        return max(fitting, key=lambda one: (one.rows * one.cells, one.spaced, -one.rows_of(scenes), -one.across))
    return min(possible, key=lambda one: (not one.spaced, one.rows_of(scenes), one.across))


def _columns(scenes: int, width: int, *, portrait: bool) -> Iterator[Arrangement]:
    for across in range(1, max(min(scenes, _MOST_ACROSS), 1) + 1):
        tile = (width - GAP_CELLS * (across - 1)) // across
        least_rows = _LEAST_ROWS if across == 1 and not portrait else _TILED_FROM_ROWS
        least_cells = _BESIDE_CELLS if across == 1 else _IN_TILE_CELLS
        for rows in range(least_rows, _MOST_ROWS + 1):
            cells = _cells_of(rows, portrait=portrait)
            if tile - cells - GAP_CELLS >= least_cells or (across == 1 and rows == least_rows):
                yield Arrangement(cells, rows, across, tile)
                if rows < _TILED_FROM_ROWS:
                    yield Arrangement(cells, rows, across, tile, spaced=False)
        if across > 1 and not portrait and tile >= _IN_TILE_CELLS:
            yield _above(tile, across)


def _above(tile: int, across: int) -> Arrangement:
    """Stills as wide as their tiles, unless these are wider than the highest still."""
    rows = min(round(tile * 9 / 32), _MOST_ROWS)
    return Arrangement(min(tile, _cells_of(rows, portrait=False)), rows, across, tile, words_below=True)


def _cells_of(rows: int, *, portrait: bool) -> int:
    """The width of a still of so many rows; a cell is twice as high as wide."""
    return round(rows * 2 * (9 / 16 if portrait else 16 / 9))


def is_portrait(board: ResourceView) -> bool:
    """Whether the plan says that its video is higher than wide."""
    return board.metadata.get("orientation") == "portrait"


def scene_words(scene: SceneView, width: int, rows: int = _LEAST_ROWS) -> tuple[Line, ...]:
    """A scene in as many lines as its picture is high: what it is, and the beginning of what is said."""
    lines = (scene_lead(scene, width), *_said(scene, width, rows - 1))
    return (*lines, *[()] * (rows - len(lines)))


def tile_words(scene: SceneView, width: int, rows: int = _WORDS_ROWS) -> tuple[Line, ...]:
    """A scene in few cells: what stands on it has a line of its own."""
    lead = scene_lead(scene, width)[:-1]
    headline: tuple[Line, ...] = ((Piece(one_line(scene.headline, width), Tone.STRONG),),) if scene.headline else ()
    lines = (lead, *headline, *_said(scene, width, rows - 1 - len(headline)))
    return (*lines, *[()] * (rows - len(lines)))


def _said(scene: SceneView, width: int, rows: int) -> tuple[Line, ...]:
    """What is said in a scene in so many lines; where there is more, the last one ends in dots."""
    said = textwrap.wrap(f"“{' '.join(scene.narration.split())}”", width) if scene.narration.strip() else []
    shown = said[:rows]
    if len(said) > len(shown) > 0:
        shown[-1] = f"{shown[-1]} {said[len(shown)]}"
    return tuple((Piece(one_line(text, width), Tone.MUTED),) for text in shown)
