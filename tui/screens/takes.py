"""The takes of a family: what was sent, what came of it, and everything that can be done from there."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from textual import on, work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.widgets.option_list import Option

from tui.chat.families import TakeStory, stories
from tui.screens.beside import Beside
from tui.widgets.key_line import KeyHint, KeyLine
from tui.widgets.pick_list import PickList
from tui.widgets.pieces import Piece, paint
from tui.widgets.state_words import WORKING
from tui.widgets.take_lines import numbered, take_lines, take_preview

if TYPE_CHECKING:
    from tui.chat.library import Library, Take

_LOOK_EVERY_S = 2.0


@dataclass(frozen=True, slots=True)
class TakeAsked:
    """What is wanted with a take: "open", "fork", "elsewhere", "copy" or "export"."""

    what: str
    story: TakeStory


def keys_for(elsewhere: str) -> tuple[KeyHint, ...]:
    """What can be done; `elsewhere` is the other backend."""
    return (
        KeyHint("⏎", "open", "screen.ask('open')"),
        KeyHint("f", "fork", "screen.ask('fork')"),
        KeyHint("s", f"same on {elsewhere}", "screen.ask('elsewhere')"),
        KeyHint("c", "compare", "screen.compare"),
        KeyHint("y", "copy as", "screen.ask('copy')"),
        KeyHint("x", "export", "screen.ask('export')"),
        KeyHint("space", "mark", "screen.mark"),
        KeyHint("esc", "close", "screen.leave", stays=True),
    )


class TakesScreen(Beside[TakeAsked]):
    """Arrows move, a letter does what the last line says."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "leave", "close", show=False),
        Binding("f", "ask('fork')", "fork", show=False),
        Binding("s", "ask('elsewhere')", "same on the other backend", show=False),
        Binding("space", "mark", "mark", show=False),
        Binding("c", "compare", "compare", show=False),
        Binding("y", "ask('copy')", "copy as", show=False),
        Binding("x", "ask('export')", "export", show=False),
    ]

    def __init__(
        self,
        library: Callable[[], Awaitable[Library]],
        of: Callable[[], Awaitable[Take | None]],
        elsewhere: dict[str, str],
    ) -> None:
        """Take whose family is shown; the screen is there before it has been read, so that no key goes astray.

        Args:
            library: Opens what was sent from here.
            of: Finds a take of the family; the cursor starts on it.
            elsewhere: The other backend, by backend.
        """
        super().__init__()
        self._open_library, self._find, self._elsewhere = library, of, elsewhere
        self._of: Take | None = None
        self._family: tuple[TakeStory, ...] = ()
        self._marked: list[int] = []

    def compose(self) -> ComposeResult:
        """List and preview."""
        box = self.boxed()
        box.border_title = "takes"
        yield box

    def on_mount(self) -> None:
        """Read the family, and again now and then while one of it is at work."""
        self.read()
        self.set_interval(_LOOK_EVERY_S, self._read_if_moving)

    def _read_if_moving(self) -> None:
        if any(story.view.state in WORKING for story in self._family):
            self.read()

    @work(group="read", exclusive=True)
    async def read(self) -> None:
        """Read the takes and what came of them."""
        library = await self._open_library()
        self._of = self._of or await self._find()
        if self._of is None:
            self.notify("There is no take yet: it begins with the first message you send.", markup=False)
            self.dismiss(None)
            return
        family = await asyncio.to_thread(stories, library, self._of)
        if family != self._family:
            first = not self._family
            self._family = family
            self._draw(start=self._of.take_id if first else None)

    def _draw(self, start: int | None = None) -> None:
        options = self.options
        width = options.scrollable_content_region.width
        if width <= 0 or not self._family:
            return
        at, now = options.highlighted or 0, time.time()
        options.set_options([Option(paint(self._lines(story, now, width - 1))) for story in self._family])
        ids = [story.take.take_id for story in self._family]
        options.highlighted = ids.index(start) if start in ids else min(at, len(ids) - 1)
        self.query_one(Vertical).border_title = f"takes · {len(ids)} of this prompt"
        self._preview()

    def _lines(self, story: TakeStory, now: float, width: int) -> tuple[tuple[Piece, ...], ...]:
        marked = story.take.take_id in self._marked
        current = self._of is not None and story.take.session_id == self._of.session_id
        return take_lines(story, self._family, now, width, marked=marked, current=current)

    @on(PickList.Widened)
    def _widened(self) -> None:
        """Lay the rows out for the new width."""
        self._draw()

    @property
    def _story(self) -> TakeStory | None:
        at = self.options.highlighted
        return self._family[at] if at is not None and at < len(self._family) else None

    @on(PickList.OptionHighlighted)
    def _preview(self) -> None:
        if story := self._story:
            elsewhere = self._elsewhere.get(story.take.backend, "the other backend")
            self.query_one(KeyLine).hints = keys_for(elsewhere)
            if (width := self.preview_cells) > 0:
                self.beside(*take_preview(story, width))

    @on(PickList.OptionSelected)
    def _selected(self) -> None:
        self.action_ask("open")

    def action_ask(self, what: str) -> None:
        """Leave with what is wanted of the take under the cursor."""
        story = self._story
        if story is None:
            return
        if what == "open" and not story.take.session_id:
            self.notify("It opened no session; f makes a new take of it.", markup=False)
        else:
            self.dismiss(TakeAsked(what, story))

    def action_mark(self) -> None:
        """Mark the take for comparing; the third marked takes the place of the first."""
        if story := self._story:
            take_id = story.take.take_id
            self._marked = (
                [one for one in self._marked if one != take_id]
                if take_id in self._marked
                else [
                    *self._marked[-1:],
                    take_id,
                ]
            )
            self._draw()

    @work(group="compare", exclusive=True)
    async def action_compare(self) -> None:
        """Put two takes side by side: the marked ones, else this one and the one it came from."""
        pair = self._pair()
        if pair is None:
            self.notify("There is nothing to compare it with yet: f makes another take of it.", markup=False)
            return
        from tui.screens.compare import CompareScreen

        numbers = numbered(self._family)
        named = [(f"take {numbers[story.take.take_id]}", story) for story in pair]
        wanted = await self.app.push_screen_wait(CompareScreen(named[0], named[1]))
        if wanted is not None:
            self.dismiss(TakeAsked("open", wanted))

    def _pair(self) -> tuple[TakeStory, TakeStory] | None:
        """The two takes to compare, the older one first."""
        by_id = {story.take.take_id: story for story in self._family}
        story = self._story
        if story is None or len(by_id) < 2:
            return None
        marked = [one for one in self._marked if one in by_id]
        if len(marked) == 2:
            chosen = {*marked}
        else:
            here = story.take.take_id
            others = [one for one in by_id if one != here]
            origin = story.take.draft.origin
            fallback = origin if origin in others else next((one for one in others if one < here), others[-1])
            chosen = {here, marked[0] if marked and marked[0] != here else fallback}
        left, right = sorted(chosen)
        return by_id[left], by_id[right]

    def action_leave(self) -> None:
        """Close."""
        self.dismiss(None)
