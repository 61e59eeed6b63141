"""Searching what was sent before, as one types."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.screen import ModalScreen
from textual.widgets import Input, OptionList
from textual.widgets.option_list import Option

from tui.widgets.frame_keys import frame_keys
from tui.widgets.pieces import Piece, paint
from tui.widgets.plain_text import one_line

SHOWN = 200
"""Most prompts in the list at once."""
_WIDEST = 120
"""Cells of the box where there is room for more."""
_AROUND = 10
"""Cells of the box and its margins that are not a prompt's."""


def matching(prompts: Sequence[str], typed: str) -> list[str]:
    """Prompts that hold every word typed, the newest first."""
    words = typed.casefold().split()
    found = [prompt for prompt in reversed(prompts) if all(word in prompt.casefold() for word in words)]
    return found[:SHOWN]


class PromptSearch(ModalScreen[str | None]):
    """Gives the prompt that was chosen; None when none was."""

    DEFAULT_CSS = f"""
    PromptSearch {{ align: center bottom; background: $background 60%; }}
    PromptSearch > Vertical {{ width: 100%; max-width: {_WIDEST}; height: auto; max-height: 60%; margin: 0 1 1 1;
                              background: $surface; border: round $border; padding: 0 1; }}
    PromptSearch OptionList {{ height: auto; max-height: 12; }}
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "dismiss(None)", "close", show=False),
        Binding("ctrl+r,down", "move(1)", "older", show=False, priority=True),
        Binding("up", "move(-1)", "newer", show=False, priority=True),
    ]
    AUTO_FOCUS = "Input"

    def __init__(self, prompts: Sequence[str], typed: str = "") -> None:
        """Take the prompts, oldest first, and what to look for at first."""
        super().__init__()
        self._prompts, self._typed = prompts, typed
        self._found: list[str] = []

    def compose(self) -> ComposeResult:
        """What is looked for, and what was found."""
        words = Input(self._typed, placeholder="words of an earlier prompt", select_on_focus=False)
        box = Vertical(words, OptionList(markup=False))
        box.add_class("picking")
        box.border_title = "earlier prompts"
        box.border_subtitle = frame_keys("^r older · ⏎ takes it · esc closes")
        yield box

    def on_mount(self) -> None:
        """Show the newest."""
        self._find(self._typed)

    def on_resize(self) -> None:
        """Cut the prompts to the new width, and stay on the one that is marked."""
        at = self.query_one(OptionList).highlighted
        self._find(self.query_one(Input).value)
        self.query_one(OptionList).highlighted = at

    @on(Input.Changed)
    def _changed(self, event: Input.Changed) -> None:
        self._find(event.value)

    def _find(self, typed: str) -> None:
        self._found = matching(self._prompts, typed)
        options = self.query_one(OptionList)
        width = max(min(self.app.size.width, _WIDEST) - _AROUND, 20)
        options.set_options([Option(paint([(Piece(one_line(prompt, width)),)])) for prompt in self._found])
        options.highlighted = 0 if self._found else None

    @on(Input.Submitted)
    def _submitted(self) -> None:
        at = self.query_one(OptionList).highlighted
        self.dismiss(self._found[at] if at is not None else None)

    @on(OptionList.OptionSelected)
    def _selected(self, event: OptionList.OptionSelected) -> None:
        self.dismiss(self._found[event.option_index])

    def action_move(self, steps: int) -> None:
        """Go to an older prompt, or back."""
        options = self.query_one(OptionList)
        if self._found:
            options.highlighted = ((options.highlighted or 0) + steps) % len(self._found)
