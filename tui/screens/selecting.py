"""A message or card of the conversation, selected by the keyboard: going from one to the next, and acting on it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.widget import Widget

from tui.widgets.composer import Composer
from tui.widgets.conversation_pane import ConversationPane
from tui.widgets.key_catcher import KeyCatcher
from tui.widgets.key_line import KeyHint
from tui.widgets.plain_text import plain
from tui.widgets.selecting import inserted, neighbour, source_of, way_into
from tui.widgets.transcript import Transcript
from tui.widgets.transcript_items import Item

if TYPE_CHECKING:
    from tui.screens.finding_actions import FindingActions


class Selecting:
    """Has a selection while its catcher has the keys; what was being written stays in its box, untouched."""

    def __init__(self, screen: FindingActions) -> None:
        """Take the chat screen; nothing is selected yet."""
        self._screen = screen
        self._transcript = screen.query_one(Transcript)
        self._composer = screen.query_one(Composer)
        self._catcher: KeyCatcher | None = None
        self._came_from: Widget | None = None
        screen.watch(self._transcript, "items", self._items_changed, init=False)

    @property
    def item(self) -> Item | None:
        """What is selected; None when nothing is."""
        key = self._transcript.selected
        return next((item for item in reversed(self._transcript.items) if item.key == key), None) if key else None

    @property
    def hints(self) -> tuple[KeyHint, ...]:
        """What can be done with the selected one, for the last line of the screen; none when nothing is selected."""
        item = self.item
        if item is None:
            return ()
        into = way_into(item)
        return (
            KeyHint("↑ ↓", "select", "screen.select_message(-1)"),
            KeyHint("c", "copy", "screen.with_selected('copy')"),
            KeyHint("e", "into the message", "screen.with_selected('write')"),
            *([KeyHint("⏎", into[0], "screen.with_selected('open')")] if into else []),
            KeyHint("esc", "back to the message", "screen.with_selected('leave')", stays=True),
        )

    async def step(self, steps: int) -> None:
        """Go on by so many; the first step selects what was looked for, else what is in sight, its last or first."""
        transcript = self._transcript
        if not transcript.items:
            self._screen.say("Nothing has been said yet.")
            return
        if self.item is None:
            in_sight = transcript.in_sight() or (transcript.items[-1].key,)
            key: str | None = transcript.marked or in_sight[-1 if steps < 0 else 0]
        else:
            key = neighbour([item.key for item in transcript.items], transcript.selected, steps)
        if key is None:
            self.leave()
            return
        await self._take_keys()
        transcript.select(key)
        self._screen.tell_keys()

    def focus_moved(self, widget: Widget) -> None:
        """Select nothing any more once something else has the keys."""
        if widget is not self._catcher:
            self._end()

    def leave(self) -> None:
        """Give the keys back to what had them."""
        self._end()
        there = self._came_from if self._came_from is not None and self._came_from.is_attached else self._composer
        there.focus(scroll_visible=False)

    async def do(self, what: str) -> None:
        """Do what a key means: copy it, write it into the message, open it, or leave."""
        item = self.item
        if item is None or what == "leave":
            self.leave()
        elif what == "copy":
            self._screen.app.copy_to_clipboard(source_of(item))
        elif what == "write":
            self._write(source_of(item))
        elif into := way_into(item):
            await self._screen.run_action(into[1])

    def pass_on(self, event: KeyCatcher.Passed) -> None:
        """Give the message box what was meant for it."""
        self._end()
        self._composer.focus()
        self._composer.post_message(event.event)

    def _write(self, text: str) -> None:
        """Put a text into the box, where the cursor is in what was written; one undo takes it out again."""
        composer = self._composer
        at = max(composer.selection)
        before, after = composer.get_text_range((0, 0), at), composer.get_text_range(at, composer.document.end)
        composer.history.checkpoint()
        composer.move_cursor(at)
        composer.insert(inserted(plain(text), before, after))
        composer.history.checkpoint()
        self._end()
        composer.focus()

    async def _take_keys(self) -> None:
        if self._catcher is None:
            self._catcher = KeyCatcher()
            await self._screen.query_one(ConversationPane).mount(self._catcher)
        if self._screen.focused is not self._catcher:
            self._came_from = self._screen.focused
            self._screen.set_focus(self._catcher, scroll_visible=False)

    def _end(self) -> None:
        if self._transcript.selected:
            self._transcript.select()
            self._screen.tell_keys()

    def _items_changed(self) -> None:
        """Go back to the box when what was selected is gone, as with another session."""
        if self._transcript.selected and self.item is None:
            self.leave()
