"""Tells of sessions beyond the screen: toast, bell, the desktop's notification, the tab's progress, the title."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from tui.chat.fleet import News
from tui.chat.view import ConversationView, State
from tui.screens.terminal_signals import (
    BELL,
    Tab,
    keep_title,
    notification,
    restore_title,
    tab_progress,
    window_title,
)
from tui.widgets.plain_text import one_line
from tui.widgets.state_words import GLYPHS, WORKING

if TYPE_CHECKING:
    from tui.settings import Settings

AWAY_AFTER_S = 90.0
"""Seconds without a key after which one is taken to look elsewhere: not every terminal tells of its focus."""
_SENTENCES = {
    State.COMPLETED: "The video is ready.",
    State.FAILED: "The run broke off.",
    State.YOUR_TURN: "The agent waits for you.",
    State.STOPPED: "It stopped.",
}
NAME = "reeltalk"


def title_of(view: ConversationView) -> str:
    """What to call a session."""
    return one_line(view.title, 48) or next((one_line(entry.content, 48) for entry in view.entries), "") or "A session"


def told(news: News) -> str:
    """The news in a line."""
    why = view.trouble.what if (view := news.view).trouble and view.state is State.FAILED else ""
    return f"{GLYPHS[view.state]} {title_of(view)}: {why or _SENTENCES[view.state]}"


def title_words(shown: ConversationView, views: Sequence[ConversationView]) -> str:
    """What the window's title says: the session on the screen, and how many more are at work."""
    more = sum(one.state in WORKING and one.session_id != shown.session_id for one in views)
    also = f"+{more} at work" if more else ""
    if shown.session_id is None and shown.state is State.DRAFT:
        return " · ".join(word for word in (NAME, also) if word)
    percent = f" {shown.progress} %" if shown.state is State.GENERATING and shown.progress is not None else ""
    parts = (f"{GLYPHS[shown.state]} {shown.state.value}{percent}", one_line(shown.title, 40), also, NAME)
    return " · ".join(part for part in parts if part)


def tab_of(shown: ConversationView, views: Sequence[ConversationView]) -> tuple[Tab, int]:
    """What the tab shows: the session on the screen, else the first other one that is at work."""
    for view in (shown, *views):
        if view.state is State.GENERATING and view.progress is not None:
            return Tab.PROGRESS, view.progress
        if view.state in WORKING:
            return Tab.BUSY, 0
        if view is shown and view.state is State.FAILED:
            return Tab.ERROR, 100
        if view is shown and view.state is State.YOUR_TURN:
            return Tab.PAUSED, 100
    return Tab.NOTHING, 0


class Herald:
    """Writes to the terminal what is not drawn, and only what has changed.

    Args:
        write: sends a sequence to the terminal.
        toast: shows a toast; told whether it is bad news.
        away: whether nobody seems to look.
        settings: the settings as they are now.
    """

    def __init__(
        self,
        write: Callable[[str], None],
        toast: Callable[[str, bool], None],
        away: Callable[[], bool],
        settings: Callable[[], Settings],
    ) -> None:
        self._write = write
        self._toast = toast
        self._away = away
        self._settings = settings
        self._title = ""
        self._tab: tuple[Tab, int] = (Tab.NOTHING, 0)
        self._left = False

    def hear(self, news: News) -> None:
        """Tell of a session that wants its user, as the settings ask for."""
        away, settings = self._away(), self._settings()
        if not news.shown or away:
            self._toast(told(news), news.view.state is State.FAILED)
        if settings.notifications == "off" or (settings.notifications == "away" and not away):
            return
        self._write(notification(NAME, told(news)))
        if settings.bell:
            self._write(BELL)

    def show(self, shown: ConversationView, views: Sequence[ConversationView]) -> None:
        """Bring title and tab up to date; sessions still change while they are let go of, and that is told no more."""
        if self._left:
            return
        title, tab = title_words(shown, views), tab_of(shown, views)
        if title != self._title:
            if not self._title:
                self._write(keep_title())
            self._title = title
            self._write(window_title(title))
        if tab != self._tab:
            self._tab = tab
            self._write(tab_progress(*tab))

    def leave(self) -> None:
        """Give the terminal back as it was."""
        if self._tab[0] is not Tab.NOTHING:
            self._write(tab_progress(Tab.NOTHING))
        if self._title:
            self._write(restore_title())
        self._title, self._tab, self._left = "", (Tab.NOTHING, 0), True
