"""What has the keys while a message is selected: it shows nothing, the message itself does."""

from __future__ import annotations

from typing import ClassVar

from textual import events
from textual.binding import Binding, BindingType
from textual.message import Message
from textual.widget import Widget

_ALL = 1_000_000
"""More steps than a conversation has messages."""


class KeyCatcher(Widget):
    """Its letters act on the selected message; whatever else is typed is meant for the message box."""

    DEFAULT_CSS = "KeyCatcher { width: 0; height: 0; }"
    can_focus = True
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up,k", "screen.select_message(-1)", "earlier", show=False),
        Binding("down,j", "screen.select_message(1)", "later", show=False),
        Binding("pageup", "screen.select_message(-10)", "ten earlier", show=False),
        Binding("pagedown", "screen.select_message(10)", "ten later", show=False),
        Binding("home", f"screen.select_message({-_ALL})", "the first", show=False),
        Binding("end", f"screen.select_message({_ALL})", "the newest", show=False),
        Binding("c", "screen.with_selected('copy')", "copy", show=False),
        Binding("e", "screen.with_selected('write')", "into the message", show=False),
        Binding("enter", "screen.with_selected('open')", "open", show=False),
        Binding("escape", "screen.with_selected('leave')", "back", show=False),
    ]
    _OWN: ClassVar[frozenset[str]] = frozenset("kjce")

    class Passed(Message):
        """Something that was meant for the message box."""

        def __init__(self, event: events.Key | events.Paste) -> None:
            """Carry what was typed or pasted."""
            super().__init__()
            self.event = event

    def on_key(self, event: events.Key) -> None:
        """Pass on a letter that means nothing here."""
        if event.is_printable and event.character not in self._OWN:
            event.stop()
            event.prevent_default()
            self.post_message(self.Passed(events.Key(event.key, event.character)))

    def on_paste(self, event: events.Paste) -> None:
        """Pass on what is pasted."""
        event.stop()
        self.post_message(self.Passed(events.Paste(event.text)))
