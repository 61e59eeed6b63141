"""A list beside a preview: the first click on a row shows it, the second takes it."""

from __future__ import annotations

from textual import events
from textual.message import Message
from textual.widgets import OptionList


class PickList(OptionList):
    """Textual's own list takes a row at the first click, before what stands beside the list can be looked at."""

    class Widened(Message):
        """The list has another width than before, however deep under other screens it lies: rows are laid out anew."""

    def __init__(self, *, takes_focus: bool = True) -> None:
        """Start empty.

        Args:
            takes_focus: Whether the list has the keys; not where a search box keeps them.
        """
        super().__init__(markup=False)
        self.can_focus = takes_focus
        self._laid_cells = 0

    def on_resize(self, event: events.Resize) -> None:
        """Tell of another width."""
        if event.size.width != self._laid_cells:
            self._laid_cells = event.size.width
            self.post_message(self.Widened())

    def on_click(self, event: events.Click) -> None:
        """Go to the row that was clicked; take it when the cursor is on it already."""
        event.prevent_default()
        clicked = event.style.meta.get("option")
        if clicked is None or self.get_option_at_index(clicked).disabled:
            return
        if clicked == self.highlighted:
            self.action_select()
        else:
            self.highlighted = clicked
