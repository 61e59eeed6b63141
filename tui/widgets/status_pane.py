"""The status pane: the truth about the session, live, in a column or in one line."""

from __future__ import annotations

import time
from collections.abc import Callable

from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.reactive import reactive

from tui.chat.view import ConversationView
from tui.widgets.painted import Painted
from tui.widgets.status_lines import status_line, status_lines

_DRAFT = ConversationView()


class StatusPane(VerticalScroll):
    """Everything known of the session, in a column beside the conversation."""

    DEFAULT_CSS = """
    StatusPane { width: 34; border: round $border-blurred; border-title-color: $text-muted; padding: 0 1;
                 background: $background; scrollbar-size-vertical: 1; }
    """
    can_focus = False
    view: reactive[ConversationView] = reactive(_DRAFT, repaint=False)

    def __init__(self, *, now: Callable[[], float] = time.time, id: str | None = None) -> None:  # noqa: A002  # Textual's name
        """Take the clock to read; a test gives its own."""
        super().__init__(id=id)
        self._now = now
        self.border_title = "status"

    def compose(self) -> ComposeResult:
        """One Static holds every line."""
        yield Painted()

    def on_mount(self) -> None:
        """Tick once a second: clocks need no more, and an idle second costs nothing."""
        self.set_interval(1, self.draw)

    def on_resize(self) -> None:
        """Lay the lines out for the new width."""
        self.draw()

    def watch_view(self) -> None:
        """Show what has changed at once."""
        self.draw()

    def draw(self) -> None:
        """Say what is true now."""
        width = self.content_region.width - self.scrollbar_size_vertical * self.show_vertical_scrollbar
        if self.display and width > 0:
            self.query_one(Painted).say(*status_lines(self.view, self._now(), width))


class StatusStrip(Painted):
    """The status pane in one line, for a narrow terminal."""

    DEFAULT_CSS = "StatusStrip { height: 1; padding: 0 1; background: $background; }"
    view: reactive[ConversationView] = reactive(_DRAFT, repaint=False)

    def __init__(self, *, now: Callable[[], float] = time.time, id: str | None = None) -> None:  # noqa: A002  # Textual's name
        """Take the clock to read; a test gives its own."""
        super().__init__(id=id)
        self._now = now

    def on_mount(self) -> None:
        """Tick once a second."""
        self.set_interval(1, self.draw)

    def watch_view(self) -> None:
        """Show what has changed at once."""
        self.draw()

    def draw(self) -> None:
        """Say what is true now."""
        if self.display and self.content_size.width:
            self.say(status_line(self.view, self._now(), self.content_size.width))
