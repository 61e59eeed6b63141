"""A Static that shows lines of pieces."""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import Self

from rich.cells import cell_len
from textual.geometry import Region
from textual.visual import Visual
from textual.widgets import Static

from tui.widgets.pieces import Line, paint
from tui.widgets.plain_text import plain


class Painted(Static):
    """Drawn again only where what it says has changed, so that a waiting clock costs next to nothing."""

    auto_links = False
    """Pieces bring their own tone; Textual would underline every one that can be clicked."""
    _changed: tuple[Region, ...] = ()
    """What alone is to be drawn again, while new lines are taken."""

    def __init__(self, lines: tuple[Line, ...] = (), *, id: str | None = None) -> None:  # noqa: A002  # Textual's name
        """Show these lines first."""
        super().__init__(paint(lines), id=id, markup=False)
        self._lines = lines

    def say(self, *lines: Line) -> None:
        """Show these lines."""
        if lines == self._lines:
            return
        before, self._lines = self._lines, lines
        width = self.styles.width
        as_wide_as_its_words = width is not None and width.is_auto
        self._changed = () if as_wide_as_its_words else changed_rows(before, lines, self.content_size.width)
        self.update(paint(lines), layout=not self._changed and self.styles.auto_dimensions)
        self._changed = ()

    def refresh(self, *regions: Region, repaint: bool = True, layout: bool = False, recompose: bool = False) -> Self:
        """Draw again; new lines of which most are the old ones, only where they differ."""
        return super().refresh(*(regions or self._changed), repaint=repaint, layout=layout, recompose=recompose)

    def _render_content(self) -> None:
        """Make the rows again that differ; Textual makes all of them, which is most of what a passing second costs."""
        rows, cache = self._dirty_rows(), self._render_cache
        if not rows or cache.size != self.size or len(cache.lines) != len(self._lines) or self.text_selection:
            super()._render_content()
            return
        sparse = paint(line if row in rows else () for row, line in enumerate(self._lines))
        made = Visual.to_strips(self, sparse, *self.size, self.visual_style)
        for row in rows:
            cache.lines[row] = made[row]
        self._dirty_regions.clear()

    def _dirty_rows(self) -> frozenset[int]:
        """The rows that alone are to be made again; none where that may be all of them."""
        top, whole = self.content_offset.y, self.outer_size.region
        if any(region == whole or region.height != 1 for region in self._dirty_regions):
            return frozenset()
        rows = frozenset(region.y - top for region in self._dirty_regions)
        return rows if rows <= frozenset(range(len(self._lines))) else frozenset()

    def draw_each_second(self, draw: Callable[[], None]) -> None:
        """Draw as each second of the clock begins: what ticks together is sent to the terminal in one piece."""
        self.set_timer(1 - time.time() % 1, lambda: self.set_interval(1, draw))

    def on_resize(self) -> None:
        """Lay the lines out for the new width."""
        self.draw()

    def draw(self) -> None:
        """Say what is true now; a widget whose lines depend on its width or state says how."""


def changed_rows(before: tuple[Line, ...], after: tuple[Line, ...], width: int) -> tuple[Region, ...]:
    """The rows in which lines differ; none, which means all, where a line is broken into several rows."""
    if len(before) != len(after) or not all(_fits(line, width) for line in (*before, *after)):
        return ()
    pairs = enumerate(zip(before, after, strict=True))
    return tuple(Region(0, row, width, 1) for row, (one, other) in pairs if one != other)


def _fits(line: Line, width: int) -> bool:
    text = "".join(plain(piece.text) for piece in line)
    return "\n" not in text and cell_len(text.expandtabs()) <= width
