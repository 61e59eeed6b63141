"""Two takes side by side."""

from __future__ import annotations

from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.screen import ModalScreen

from tui.chat.comparing import compared
from tui.chat.families import TakeStory
from tui.widgets.key_line import KeyHint, KeyLine
from tui.widgets.scroll_page import ScrollPage
from tui.widgets.take_lines import compare_lines


class CompareScreen(ModalScreen[TakeStory | None]):
    """Gives the take whose session is to be opened; None when one was only looking."""

    DEFAULT_CSS = """
    CompareScreen { align: center middle; background: $background 60%; }
    CompareScreen > Vertical { width: 98%; max-width: 170; height: 94%; background: $surface; border: round $border;
                               padding: 0 1; }
    CompareScreen KeyLine { background: $surface; padding: 0; margin: 1 0 0 0; }
    CompareScreen.-short KeyLine { margin: 0; }
    """
    VERTICAL_BREAKPOINTS = [(0, "-short"), (30, "-tall")]  # noqa: RUF012  # declared by Textual
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,q", "leave", "close", show=False),
        Binding("1", "take(0)", "open the left one", show=False),
        Binding("2", "take(1)", "open the right one", show=False),
    ]
    AUTO_FOCUS = "ScrollPage"

    def __init__(self, left: tuple[str, TakeStory], right: tuple[str, TakeStory]) -> None:
        """Take what is compared, each with what to call it."""
        super().__init__()
        self._names = tuple(f"{name} · {story.title}" for name, story in (left, right))
        self._sides = (left[1], right[1])
        self._told = compared(*self._sides)

    def compose(self) -> ComposeResult:
        """One scrolled page."""
        box = Vertical(ScrollPage(), KeyLine())
        box.border_title = "compare"
        yield box

    def on_mount(self) -> None:
        """Say what can be done."""
        self.query_one(KeyLine).hints = (
            KeyHint("1", "open the left one", "screen.take(0)"),
            KeyHint("2", "open the right one", "screen.take(1)"),
            KeyHint("↑ ↓", "scroll", ""),
            KeyHint("esc", "close", "screen.leave", stays=True),
        )

    @on(ScrollPage.Widened)
    def _widened(self) -> None:
        """Lay the page out for the new width."""
        self._draw()

    def _draw(self) -> None:
        page = self.query_one(ScrollPage)
        if page.room_cells > 0:
            page.say(*compare_lines(self._told, (self._names[0], self._names[1]), page.room_cells))

    def action_take(self, side: int) -> None:
        """Open the session of one side."""
        story = self._sides[side]
        if story.take.session_id:
            self.dismiss(story)
        else:
            self.notify("It opened no session.", markup=False)

    def action_leave(self) -> None:
        """Close."""
        self.dismiss(None)
