"""A screen around a list, whose work ends with it."""

from __future__ import annotations

from typing import TypeVar

from textual.await_complete import AwaitComplete
from textual.screen import ModalScreen

from tui.widgets.pick_list import PickList

ResultT = TypeVar("ResultT")


class Listed(ModalScreen[ResultT | None]):
    """Textual takes a screen's children away before it cancels what still wants to draw on them."""

    @property
    def options(self) -> PickList:
        """The list."""
        return self.query_one(PickList)

    def dismiss(self, result: ResultT | None = None) -> AwaitComplete:
        """Close, what is still being read for the screen or a widget on it let go first."""
        here = set(self.walk_children(with_self=True))
        for worker in [one for one in self.workers if one.node in here]:
            worker.cancel()
        return super().dismiss(result)
