"""A question that one line answers."""

from __future__ import annotations

from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.screen import ModalScreen
from textual.widgets import Input

from tui.widgets.frame_keys import frame_keys
from tui.widgets.painted import Painted
from tui.widgets.pieces import Piece, Tone
from tui.widgets.plain_text import plain


class AskLine(ModalScreen[str | None]):
    """Gives the line that was written; None when the user changed their mind."""

    DEFAULT_CSS = """
    AskLine { align: center middle; background: $background 60%; }
    AskLine > Vertical { width: 72; max-width: 96%; height: auto; padding: 1 2; background: $surface;
                         border: round $border; }
    AskLine Painted { height: auto; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape", "dismiss(None)", "leave", show=False)]
    AUTO_FOCUS = "Input"

    def __init__(self, title: str, remark: str = "", *, value: str = "", placeholder: str = "") -> None:
        """Take the question.

        Args:
            title: What the frame says.
            remark: What stands under the line.
            value: What stands in it at first.
            placeholder: What stands in it while it is empty.
        """
        super().__init__()
        self._title, self._remark, self._value, self._placeholder = title, remark, value, placeholder

    def compose(self) -> ComposeResult:
        """The line, and what it is for."""
        box = Vertical(
            Input(plain(self._value), placeholder=plain(self._placeholder), select_on_focus=False),
            Painted(((Piece(self._remark, Tone.MUTED),),) if self._remark else ()),
        )
        box.add_class("picking")
        box.border_title = self._title
        box.border_subtitle = frame_keys("⏎ takes it · esc leaves it")
        yield box

    @on(Input.Submitted)
    def _submitted(self, event: Input.Submitted) -> None:
        self.dismiss(event.value)
