"""Going about in the conversation: to what was said long ago, to its end, to words one looks for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual import events, on

from tui.screens.writing_actions import WritingActions
from tui.widgets.composer import Composer
from tui.widgets.conversation_pane import ConversationPane
from tui.widgets.transcript import Transcript
from tui.widgets.transcript_items import Said

if TYPE_CHECKING:
    from tui.screens.selecting import Selecting
    from tui.widgets.key_catcher import KeyCatcher


class FindingActions(WritingActions):
    """Actions that move in the conversation and change nothing of it."""

    selecting: Selecting | None = None
    """What selects messages, once anybody has."""

    def tell_keys(self) -> None:
        """Bring the keys in the last line up to date; the screen knows how."""

    def on_key(self, event: events.Key) -> None:
        """What is typed while the conversation has the keys goes where it was meant to go: into the message."""
        if event.is_printable and self.focused is self.query_one(Transcript):
            composer = self.query_one(Composer)
            self.set_focus(composer)
            composer.post_message(events.Key(event.key, event.character))

    async def action_find(self) -> None:
        """Find words in all that was said."""
        await self.query_one(ConversationPane).open_find()

    def action_find_step(self, steps: int) -> None:
        """Go to the next older or newer one that was found."""
        self.query_one(ConversationPane).step(steps)

    def action_find_close(self) -> None:
        """Find no more; a click in the line runs this, and the line cannot wait for its own end."""
        pane = self.query_one(ConversationPane)
        pane.call_next(pane.close_find)

    def on_conversation_pane_revealed(self, event: ConversationPane.Revealed) -> None:
        """Show all of a message that something was found in."""
        item = next((item for item in self.query_one(Transcript).items if item.key == event.key), None)
        if isinstance(item, Said) and item.folded:
            self.told.unfolded.add(event.key)
            self.redraw()

    def on_conversation_pane_find_closed(self) -> None:
        """Go back to writing."""
        self.query_one(Composer).focus()

    def action_earlier(self) -> None:
        """Bring earlier messages back, or go up to the first that is mounted."""
        self.query_one(Transcript).show_earlier()

    def action_to_end(self) -> None:
        """Go to the newest message and stay there."""
        self.query_one(ConversationPane).go_to_end()

    def action_later(self) -> None:
        """Go on towards the newest message."""
        self.query_one(Transcript).show_later()

    def action_scroll_page(self, pages: int) -> None:
        """Scroll the conversation without leaving the composer."""
        self.query_one(Transcript).scroll_page(pages)

    async def action_select_message(self, steps: int) -> None:
        """Select the message or card so many after the selected one, before it for less than none."""
        if self.selecting is None:
            from tui.screens.selecting import Selecting  # nothing has been said at the first frame

            self.selecting = Selecting(self)
        await self.selecting.step(steps)

    async def action_with_selected(self, what: str) -> None:
        """Copy, write into the message, open or leave what is selected."""
        if self.selecting is not None:
            await self.selecting.do(what)

    @on(events.DescendantFocus)
    def _keys_moved(self, event: events.DescendantFocus) -> None:
        if self.selecting is not None:
            self.selecting.focus_moved(event.widget)

    def on_key_catcher_passed(self, event: KeyCatcher.Passed) -> None:
        """Write what is no key for the selected message into the box it was meant for."""
        if self.selecting is not None:
            self.selecting.pass_on(event)
