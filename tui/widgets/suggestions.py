"""What can be completed where the cursor is, in a list over the message box that does not take the focus."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from textual import on
from textual.message import Message
from textual.widgets import OptionList
from textual.widgets.option_list import Option

from tui.widgets.pieces import Line, paint

_MOST_CELLS = 84
_FRAME_CELLS = 7


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A row: what it stands for, and how it is shown."""

    kind: str
    value: str
    line: Line


class SuggestionList(OptionList):
    """Open while there is something to suggest; the message box hands it the keys that choose."""

    DEFAULT_CSS = """
    SuggestionList { layer: menus; dock: bottom; display: none; height: auto; max-height: 10;
                     margin: 0 1; border: round $border; background: $surface; padding: 0 1;
                     scrollbar-size-vertical: 1; }
    SuggestionList.-open { display: block; }
    """
    can_focus = False

    @dataclass
    class Taken(Message):
        """A row was chosen."""

        suggestion: Suggestion

    def __init__(self, id: str | None = None) -> None:  # noqa: A002  # Textual's name
        """Start closed."""
        super().__init__(id=id, markup=False)
        self._suggestions: tuple[Suggestion, ...] = ()

    @property
    def is_open(self) -> bool:
        """Whether there is something to choose from."""
        return bool(self._suggestions)

    def suggest(self, suggestions: Sequence[Suggestion], title: str = "") -> None:
        """Show these, the first one under the cursor; none closes the list."""
        if tuple(suggestions) == self._suggestions:
            return
        self._suggestions = tuple(suggestions)
        self.border_title = title
        self.set_options([Option(paint([each.line])) for each in suggestions])
        self.highlighted = 0 if suggestions else None
        self.set_class(self.is_open, "-open")

    def stand_over(self, rows: int) -> None:
        """Stand above the lowest `rows` rows of the screen."""
        self.styles.margin = (0, 1, rows, 1)
        self.styles.width = self._cells(self.app.size.width)

    def room(self, screen_cells: int) -> int:
        """Cells a row has on a screen so wide, beside frame and scroll bar."""
        return self._cells(screen_cells) - _FRAME_CELLS

    def _cells(self, screen_cells: int) -> int:
        return max(min(_MOST_CELLS, screen_cells - 2), 24)

    def move(self, steps: int) -> None:
        """Move the cursor."""
        if self.is_open:
            self.highlighted = ((self.highlighted or 0) + steps) % len(self._suggestions)

    def take(self) -> None:
        """Choose the row under the cursor."""
        if self.is_open:
            taken = self._suggestions[self.highlighted or 0]
            self.suggest(())
            self.post_message(self.Taken(taken))

    @on(OptionList.OptionSelected)
    def _clicked(self, event: OptionList.OptionSelected) -> None:
        event.stop()
        self.highlighted = event.option_index
        self.take()
