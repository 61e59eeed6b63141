"""The status pane: the truth about the session, live, in a column or in one line."""

from __future__ import annotations

import time
from collections.abc import Callable

from textual.reactive import reactive

from tui.chat.draft import Choices, Pick
from tui.chat.view import ConversationView, only_ticked
from tui.widgets.painted import Painted
from tui.widgets.picture_wish import wanted
from tui.widgets.status_lines import rows_taken, status_line, status_lines

_DRAFT = ConversationView()
_PRESENTER_FROM_ROWS = 24
"""A lower pane is left to the figures."""
ROWS = 11
"""Rows of the presenter's picture and name."""
LARGE_ROWS = 22
_LARGE_CELLS = 48
_LARGE_FROM_ROWS = 38
"""A pane so wide and so high has room for a larger picture."""
NAME_ROWS = 2
"""Rows of the name where pictures are off, and of the gap above it."""


class StatusPane(Painted):
    """Everything known of the session, in a column beside the conversation.

    One widget without parts: each edge between widgets is a cut through every line of the first frame.
    """

    DEFAULT_CSS = """
    StatusPane { width: 34; height: 1fr; border: round $border-blurred; border-title-color: $text-muted; padding: 0 1;
                 background: $background; }
    """
    view: reactive[ConversationView] = reactive(_DRAFT, repaint=False)
    choices: reactive[Choices] = reactive(Choices(), repaint=False)

    def __init__(self, *, now: Callable[[], float] = time.time, id: str | None = None) -> None:  # noqa: A002  # Textual's name
        """Take the clock to read; a test gives its own."""
        super().__init__(id=id)
        self._now = now
        self.border_title = "status"

    def on_mount(self) -> None:
        """Tick once a second: clocks need no more, and an idle second costs nothing."""
        self.draw_each_second(self._tick)

    def _tick(self) -> None:
        if self.screen.is_active:  # each figure that moves behind another screen would have that one drawn again
            self.draw()

    def watch_view(self, before: ConversationView, view: ConversationView) -> None:
        """Show what has changed at once, and figures with the next tick; behind another screen, only what matters."""
        if self.screen.is_active:
            if not only_ticked(before, view):
                self.draw()
        elif (before.state, before.session_id) != (view.state, view.session_id):
            self.draw()

    def watch_choices(self) -> None:
        """Show who was chosen."""
        self.draw()

    def draw(self) -> None:
        """Say what is true now."""
        size = self.content_size
        if not self.display or not size.width:
            return
        large = size.width >= _LARGE_CELLS and size.height >= _LARGE_FROM_ROWS
        kept = (LARGE_ROWS if large else ROWS) + 1 if wanted(self.app) else NAME_ROWS
        lines = status_lines(self.view, self._now(), size.width, size.height - kept)
        fits = rows_taken(lines, size.width) <= size.height - kept
        self._present(self._presenter() if fits and size.height >= _PRESENTER_FROM_ROWS else None, large=large)
        self.say(*(lines if fits else status_lines(self.view, self._now(), size.width, size.height)))

    def _presenter(self) -> Pick | None:
        if not self.view.resources:
            return self.choices.avatar
        from tui.chat.presenting import presenter_of  # there are none in the first frame

        return presenter_of(self.view, self.choices)

    def _present(self, chosen: Pick | None, *, large: bool) -> None:
        """Show who presents below the figures, where there is room for both."""
        shown = next(iter(self.children), None)
        if chosen is None:
            if shown is not None:
                shown.remove()
            return
        from tui.widgets.presenter import Presenter  # nobody is chosen in the first frame

        presenter = shown if isinstance(shown, Presenter) else Presenter(chosen)
        presenter.set_class(large, "-large")
        presenter.show(chosen)
        if presenter is not shown:
            self.mount(presenter)


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
        self.draw_each_second(self.draw)

    def watch_view(self, before: ConversationView, view: ConversationView) -> None:
        """Show what has changed at once, and figures with the next tick."""
        if not only_ticked(before, view):
            self.draw()

    def draw(self) -> None:
        """Say what is true now."""
        if self.display and self.content_size.width:
            self.say(status_line(self.view, self._now(), self.content_size.width))
