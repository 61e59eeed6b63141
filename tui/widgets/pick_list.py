"""A list beside a preview: the first click on a row shows it, the second takes it."""

from __future__ import annotations

from textual import events
from textual.widgets import OptionList


class PickList(OptionList):
    """Textual's own list takes a row at the first click, before what stands beside the list can be looked at."""

    def __init__(self, *, takes_focus: bool = True) -> None:
        """Start empty.

        Args:
            takes_focus: Whether the list has the keys; not where a search box keeps them.
        """
        super().__init__(markup=False)
        self.can_focus = takes_focus

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
