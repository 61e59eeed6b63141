"""The status pane: the truth about the session, live, in a column or in one line."""

from __future__ import annotations

import time
from collections.abc import Callable

from textual.reactive import reactive

from tui.chat.view import ConversationView
from tui.widgets.painted import Painted
from tui.widgets.status_lines import status_line, status_lines

_DRAFT = ConversationView()


class StatusPane(Painted):
    """Everything known of the session, in a column beside the conversation.

    One widget without parts: each edge between widgets is a cut through every line of the first frame.
    """

    DEFAULT_CSS = """
    StatusPane { width: 34; height: 1fr; border: round $border-blurred; border-title-color: $text-muted; padding: 0 1;
                 background: $background; }
    """
    view: reactive[ConversationView] = reactive(_DRAFT, repaint=False)

    def __init__(self, *, now: Callable[[], float] = time.time, id: str | None = None) -> None:  # noqa: A002  # Textual's name
        """Take the clock to read; a test gives its own."""
        super().__init__(id=id)
        self._now = now
        self.border_title = "status"

    def on_mount(self) -> None:
        """Tick once a second: clocks need no more, and an idle second costs nothing."""
        self.set_interval(1, self.draw)

    def watch_view(self) -> None:
        """Show what has changed at once."""
        self.draw()

    def draw(self) -> None:
        """Say what is true now."""
        size = self.content_size
        if self.display and size.width:
            self.say(*status_lines(self.view, self._now(), size.width, size.height))


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
