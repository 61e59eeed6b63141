"""A list with what is known of its row beside it, or below it where the terminal is narrow."""

from __future__ import annotations

from typing import TypeVar

from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.widget import Widget

from tui.screens.listed import Listed
from tui.widgets.key_line import KeyLine
from tui.widgets.painted import Painted
from tui.widgets.pick_list import PickList
from tui.widgets.pieces import Line

ResultT = TypeVar("ResultT")


class Beside(Listed[ResultT]):
    """The list has the keys; letters do what the last line says."""

    DEFAULT_CSS = """
    Beside { align: center middle; background: $background 60%; }
    Beside > Vertical { width: 94%; max-width: 150; height: 88%; background: $surface; border: round $border;
                        padding: 0 1; }
    Beside PickList { width: 1fr; height: 1fr; }
    Beside VerticalScroll { width: 1fr; height: 1fr; padding: 0 0 0 2; scrollbar-size-vertical: 1;
                            scrollbar-gutter: stable; }
    Beside VerticalScroll Painted { height: auto; }
    Beside.-narrow > Vertical { width: 100%; height: 100%; }
    Beside.-narrow Horizontal { layout: vertical; }
    Beside.-narrow PickList { width: 100%; height: 3fr; }
    Beside.-narrow VerticalScroll { width: 100%; height: 2fr; padding: 0 1; border-top: solid $border-blurred; }
    Beside KeyLine { background: $surface; padding: 0; margin: 1 0 0 0; }
    Beside.-short KeyLine { margin: 0; }
    """
    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (100, "-wide")]  # noqa: RUF012  # declared by Textual
    VERTICAL_BREAKPOINTS = [(0, "-short"), (30, "-tall")]  # noqa: RUF012  # declared by Textual
    AUTO_FOCUS = "PickList"

    def boxed(self, *above: Widget, below: tuple[Widget, ...] = ()) -> Vertical:
        """The frame: what stands above, the list beside its preview, what stands below, the keys."""
        preview = VerticalScroll(Painted(id="preview"), can_focus=False)
        box = Vertical(*above, Horizontal(PickList(), preview), *below, KeyLine())
        box.add_class("picking")
        return box

    @property
    def preview_cells(self) -> int:
        """How wide what stands beside the list may be; 0 before there is a layout."""
        return self.query_one(VerticalScroll).scrollable_content_region.width

    def beside(self, *lines: Line) -> None:
        """Show what is known of the row."""
        self.query_one("#preview", Painted).say(*lines)
