"""A list with what is known of its row beside it, or below it where the terminal is narrow."""

from __future__ import annotations

from typing import ClassVar, TypeVar

from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical
from textual.widget import Widget

from tui.screens.listed import Listed
from tui.widgets.frame_keys import frame_keys
from tui.widgets.key_line import KeyLine
from tui.widgets.pick_list import PickList
from tui.widgets.pieces import Line
from tui.widgets.scroll_page import ScrollPage

ResultT = TypeVar("ResultT")


class Beside(Listed[ResultT]):
    """The list has the keys; letters do what the last line says."""

    DEFAULT_CSS = """
    Beside { align: center middle; background: $background 60%; }
    Beside > Vertical { width: 94%; max-width: 150; height: 88%; background: $surface; border: round $border;
                        padding: 0 1; }
    Beside PickList { width: 1fr; height: 1fr; }
    Beside ScrollPage { width: 1fr; padding: 0 0 0 2; }
    Beside.-narrow > Vertical { width: 100%; height: 100%; }
    Beside.-narrow Horizontal { layout: vertical; }
    Beside.-narrow PickList { width: 100%; height: auto; max-height: 60%; }
    Beside.-narrow ScrollPage { width: 100%; padding: 0 0 0 1; border-top: solid $border-blurred; }
    Beside KeyLine { background: $surface; padding: 0; margin: 1 0 0 0; }
    Beside.-short KeyLine { margin: 0; }
    """
    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (100, "-wide")]  # noqa: RUF012  # declared by Textual
    VERTICAL_BREAKPOINTS = [(0, "-short"), (30, "-tall")]  # noqa: RUF012  # declared by Textual
    AUTO_FOCUS = "PickList"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("ctrl+down", "read_on(1)", "read on", show=False),
        Binding("ctrl+up", "read_on(-1)", "read back", show=False),
    ]

    def boxed(self, *above: Widget, below: tuple[Widget, ...] = ()) -> Vertical:
        """The frame: what stands above, the list beside its preview, what stands below, the keys."""
        box = Vertical(*above, Horizontal(PickList(), ScrollPage(takes_focus=False)), *below, KeyLine())
        box.add_class("picking")
        return box

    @property
    def preview_cells(self) -> int:
        """How wide what stands beside the list may be; 0 before there is a layout."""
        return self.query_one(ScrollPage).room_cells

    def beside(self, *lines: Line) -> None:
        """Show what is known of the row."""
        self.query_one(ScrollPage).say(*lines)
        self.call_after_refresh(self._tell_rest)

    def _tell_rest(self) -> None:
        """Name the keys that read on in the frame, where not all that is known is in sight."""
        box, page = self.query_one(Vertical), self.query_one(ScrollPage)
        box.border_subtitle = frame_keys("^↓ ^↑ read on") if page.max_scroll_y > 0 else ""

    def action_read_on(self, steps: int) -> None:
        """Scroll what is known of the row."""
        page = self.query_one(ScrollPage)
        page.scroll_relative(y=steps * max(page.size.height - 2, 1), animate=False)
