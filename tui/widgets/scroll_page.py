"""A page of painted lines that scrolls, with a cell of air before its scrollbar."""

from __future__ import annotations

from textual import events
from textual.containers import VerticalScroll
from textual.message import Message

from tui.widgets.painted import Painted
from tui.widgets.pieces import Line

_AIR_CELLS = 1


class ScrollPage(VerticalScroll):
    """Lines that are laid out for `room_cells`; words that touch a scrollbar cannot be told from it."""

    DEFAULT_CSS = f"""
    ScrollPage {{ height: 1fr; scrollbar-size-vertical: 1; scrollbar-gutter: stable; }}
    ScrollPage > Painted {{ height: auto; padding: 0 {_AIR_CELLS} 0 0; }}
    """

    class Widened(Message):
        """The page has another width than before, however deep under other screens it lies: lines are laid out anew."""

    def __init__(self, *, takes_focus: bool = True) -> None:
        """Start empty.

        Args:
            takes_focus: Whether it has the keys; not where a list beside it keeps them.
        """
        super().__init__(Painted(id="page"), can_focus=takes_focus)
        self._laid_cells = 0

    def on_resize(self, event: events.Resize) -> None:
        """Tell of another width."""
        if event.size.width != self._laid_cells:
            self._laid_cells = event.size.width
            self.post_message(self.Widened())

    @property
    def room_cells(self) -> int:
        """How wide lines may be; 0 before there is a layout."""
        return max(self.scrollable_content_region.width - _AIR_CELLS, 0)

    def say(self, *lines: Line) -> None:
        """Show these lines."""
        self.query_one(Painted).say(*lines)
