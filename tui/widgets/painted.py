"""A Static that shows lines of pieces."""

from __future__ import annotations

from textual.widgets import Static

from tui.widgets.pieces import Line, paint


class Painted(Static):
    """Drawn again only when what it says has changed, so that a waiting clock costs next to nothing."""

    auto_links = False
    """Pieces bring their own tone; Textual would underline every one that can be clicked."""

    def __init__(self, lines: tuple[Line, ...] = (), *, id: str | None = None) -> None:  # noqa: A002  # Textual's name
        """Show these lines first."""
        super().__init__(paint(lines), id=id, markup=False)
        self._lines = lines

    def say(self, *lines: Line) -> None:
        """Show these lines."""
        if lines != self._lines:
            self._lines = lines
            self.update(paint(lines))

    def on_resize(self) -> None:
        """Lay the lines out for the new width."""
        self.draw()

    def draw(self) -> None:
        """Say what is true now; a widget whose lines depend on its width or state says how."""
