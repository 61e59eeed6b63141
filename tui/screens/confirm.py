"""A question before something is stopped or lost."""

from __future__ import annotations

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.screen import ModalScreen

from tui.widgets.painted import Painted
from tui.widgets.pieces import Piece, Tone


class Confirm(ModalScreen[bool]):
    """Asks; `y` or enter says yes, `n` or escape says no."""

    DEFAULT_CSS = """
    Confirm { align: center middle; background: $background 60%; }
    Confirm > Vertical { width: 56; max-width: 90%; height: auto; padding: 1 2; background: $surface;
                         border: round $warning; border-title-color: $text-warning; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("y,enter", "answer(True)", "yes", show=False),
        Binding("n,escape", "answer(False)", "no", show=False),
    ]

    def __init__(self, question: str, consequence: str, verb: str) -> None:
        """Take what is asked, what follows from yes, and the word for it."""
        super().__init__()
        self._question, self._consequence, self._verb = question, consequence, verb

    def compose(self) -> ComposeResult:
        """The question, what follows, the two answers."""
        box = Vertical(
            Painted(
                (
                    (Piece(self._consequence),),
                    (),
                    (
                        Piece(" y ", Tone.KEY, "screen.answer(True)"),
                        Piece(self._verb, Tone.BUTTON, "screen.answer(True)"),
                        Piece("     n ", Tone.KEY, "screen.answer(False)"),
                        Piece("go on", Tone.BUTTON, "screen.answer(False)"),
                    ),
                )
            )
        )
        box.border_title = self._question
        yield box

    def action_answer(self, yes: bool) -> None:  # noqa: FBT001  # an action's argument
        """Give the answer back."""
        self.dismiss(yes)
