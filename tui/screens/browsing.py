"""A search box over a list and a preview: the shape of every screen that something is chosen on."""

from __future__ import annotations

from typing import ClassVar, TypeVar

from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical
from textual.widget import Widget
from textual.widgets import Input

from tui.screens.listed import Listed
from tui.widgets.key_line import KeyHint, KeyLine
from tui.widgets.painted import Painted
from tui.widgets.pick_list import PickList
from tui.widgets.pieces import Piece, Tone

ResultT = TypeVar("ResultT")
WAY_OUT = KeyHint("esc", "close", "screen.dismiss(None)", stays=True)


class Browsing(Listed[ResultT]):
    """Typing goes to the box, arrows and pages to the list; space is a letter only while one types."""

    DEFAULT_CSS = """
    Browsing { align: center middle; background: $background 60%; }
    Browsing > Vertical { width: 92%; max-width: 150; height: 92%; max-height: 46; background: $surface;
                          border: round $border; padding: 0 1; }
    Browsing Horizontal { height: 1fr; }
    Browsing PickList { width: 1fr; height: 1fr; }
    Browsing #told { height: auto; color: $text-muted; }
    Browsing KeyLine { background: $surface; padding: 0; margin: 1 0 0 0; }
    Browsing.-short KeyLine { margin: 0; }
    """
    VERTICAL_BREAKPOINTS = [(0, "-short"), (30, "-tall")]  # noqa: RUF012  # declared by Textual
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "dismiss(None)", "close", show=False),
        Binding("down", "move(1)", "next", show=False, priority=True),
        Binding("up", "move(-1)", "previous", show=False, priority=True),
        Binding("pagedown", "move(10)", "ten on", show=False, priority=True),
        Binding("pageup", "move(-10)", "ten back", show=False, priority=True),
        Binding("space", "space", "what space does here", show=False, priority=True),
    ]
    AUTO_FOCUS = "Input"

    def __init__(self) -> None:
        """Nothing has been typed yet."""
        super().__init__()
        self.typing = False
        """Whether the last key was typed into the box, rather than one that moves in the list."""

    def boxed(self, *above: Widget, beside: tuple[Widget, ...]) -> Vertical:
        """The frame: what stands above the list, the list with what stands beside it, words and keys below."""
        box = Vertical(*above, Horizontal(PickList(takes_focus=False), *beside), Painted(id="told"), KeyLine())
        box.add_class("picking")
        return box

    @property
    def box(self) -> Input:
        """What is typed into."""
        return self.query_one(Input)

    def action_move(self, steps: int) -> None:
        """Move the cursor while the box keeps the focus."""
        self.typing = False
        if self.options.option_count:
            at = (self.options.highlighted or 0) + steps
            self.options.highlighted = max(0, min(at, self.options.option_count - 1))

    def say(self, text: str) -> None:
        """Say something below the list; nothing for an empty text."""
        self.query_one("#told", Painted).say(*([(Piece(text, Tone.MUTED),)] if text else []))

    def offer(self, *hints: KeyHint) -> None:
        """Show what can be done now, and the way out."""
        self.query_one(KeyLine).hints = (*hints, WAY_OUT)
