"""The transcript in its frame, with what belongs to it: the mark of what is new below, and the line to find words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.message import Message

from tui.widgets.painted import Painted
from tui.widgets.pieces import Piece, Tone
from tui.widgets.transcript import Transcript
from tui.widgets.transcript_items import Item

if TYPE_CHECKING:
    from tui.widgets.find_bar import FindBar


class ConversationPane(Vertical):
    """The transcript in its frame, with a mark when something new is out of sight below, and a line to find words."""

    DEFAULT_CSS = """
    ConversationPane { width: 1fr; height: 1fr; }
    ConversationPane > #below { dock: bottom; height: 1; width: 100%; text-align: center; display: none;
                                background: transparent; }
    """

    BLANK = True  # the transcript covers it

    class Revealed(Message):
        """An item was brought into sight because something was found in it."""

        def __init__(self, key: str) -> None:
            """Carry the item's key."""
            super().__init__()
            self.key = key

    class FindClosed(Message):
        """Nothing more is looked for."""

    def __init__(self, id: str | None = None) -> None:  # noqa: A002  # Textual's name
        """Frame a transcript."""
        super().__init__(id=id)
        self._found: list[str] = []
        self._found_at = 0
        self._words = ""
        self._bar: FindBar | None = None

    def compose(self) -> ComposeResult:
        """The transcript, and the mark over its last line."""
        yield Transcript("transcript")
        yield Painted(((Piece(" ↓ new below ", Tone.BUTTON, "screen.to_end"),),), id="below")

    def show(self, items: tuple[Item, ...]) -> None:
        """Show these items; mark them when they came out of sight."""
        transcript = self.query_one(Transcript)
        grown = len(items) > len(transcript.items)
        unseen = grown and not transcript.at_end
        transcript.items = items
        if unseen:
            self._mark_below(on=True)

    def on_mount(self) -> None:
        """Take the mark away once the end is in sight."""
        transcript = self.query_one(Transcript)
        self.watch(transcript, "scroll_y", self._unmark_at_end)

    def _mark_below(self, *, on: bool) -> None:
        """Say that something new is below; a class of this widget would have every message styled anew."""
        self.get_child_by_id("below").display = on

    def _unmark_at_end(self) -> None:
        if self.query_one(Transcript).at_end:
            self._mark_below(on=False)

    def go_to_end(self) -> None:
        """Go to the newest item and stay there."""
        self.query_one(Transcript).go_to_end()
        self._mark_below(on=False)

    async def open_find(self) -> None:
        """Open the line one types into, or go on typing in it."""
        from tui.widgets.find_bar import FindBar  # its input is not needed for the first frame

        if self._bar is None:
            self._bar = FindBar()
            await self.mount(self._bar)
        else:
            self._bar.action_type()

    def on_find_bar_typed(self, event: FindBar.Typed) -> None:
        """Go to the newest item that holds what was typed."""
        from tui.widgets.finding import found_in

        event.stop()
        self._words = event.words
        self._found = found_in(self.query_one(Transcript).items, event.words)
        self._found_at = len(self._found) - 1
        self._go_to_found()

    def on_find_bar_step(self, event: FindBar.Step) -> None:
        """Go on as the keys say."""
        event.stop()
        self.step(event.steps)

    def step(self, steps: int) -> None:
        """Go to the next older or newer one that was found; after the last comes the first."""
        if self._found:
            self._found_at = (self._found_at + steps) % len(self._found)
            self._go_to_found()

    async def on_find_bar_closed(self, event: FindBar.Closed) -> None:
        """Close as the key says."""
        event.stop()
        await self.close_find()

    async def close_find(self) -> None:
        """Close the line and stay where one is."""
        self.query_one(Transcript).mark()
        if self._bar is not None:
            bar, self._bar = self._bar, None
            await bar.remove()
        self.post_message(self.FindClosed())

    def _go_to_found(self) -> None:
        count = len(self._found)
        if self._bar is not None:
            self._bar.tell(count - 1 - self._found_at if count else None, count)
        transcript = self.query_one(Transcript)
        if not count:
            transcript.mark()
            return
        transcript.reveal(self._found[self._found_at], self._words)
        self.post_message(self.Revealed(self._found[self._found_at]))
