"""The conversation, scrolled: a window of it is mounted, all of it can be reached."""

from __future__ import annotations

from typing import ClassVar, cast

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical, VerticalScroll
from textual.reactive import reactive
from textual.widget import Widget

from tui.widgets.entries import Shown, widget_for
from tui.widgets.painted import Painted
from tui.widgets.pieces import Line, Piece, Tone
from tui.widgets.transcript_items import Item

WINDOW = 50
"""Items mounted at once while one is at the end; a widget for each of a thousand would make every key slow."""
STEP = 30
"""Items added above when one asks for earlier ones."""

EXAMPLES = (
    "A 30-second introduction to cold brew coffee for beginners.",
    "Explain in under a minute why the sky is blue, calmly.",
    "A vertical 20-second film for a bicycle café that opens in May.",
)


def welcome_lines() -> tuple[Line, ...]:
    """What an empty conversation says to someone who sees it for the first time."""
    lines: list[Line] = [
        (Piece("Say what the video should be, and press enter.", Tone.STRONG),),
        (Piece("An agent plans it, shows you a storyboard, and makes a narrated video.", Tone.MUTED),),
        (),
        (Piece("For example (click one to start from it):", Tone.MUTED),),
    ]
    for number, example in enumerate(EXAMPLES):
        lines.append((Piece("› ", Tone.ACCENT), Piece(example, Tone.PLAIN, f"screen.use_example({number})")))
    return tuple(lines)


class Transcript(VerticalScroll):
    """Items one below the other. Sticks to the end unless the user has scrolled up."""

    DEFAULT_CSS = """
    Transcript { height: 1fr; padding: 0 1; scrollbar-size-vertical: 1; background: $background;
                 border: round $border-blurred; border-title-color: $text-muted; }
    Transcript > #welcome { padding: 1 2; height: auto; }
    Transcript > #earlier { height: 1; text-align: center; display: none; }
    Transcript.-earlier > #earlier { display: block; }
    """
    BINDINGS: ClassVar[list[BindingType]] = []
    items: reactive[tuple[Item, ...]] = reactive((), repaint=False, init=False)

    def __init__(self, id: str | None = None) -> None:  # noqa: A002  # Textual's name
        """Start with nothing said."""
        super().__init__(id=id)
        self.border_title = "conversation"
        self._window = WINDOW
        self._mounted: dict[str, Widget] = {}
        self._shown: dict[str, Item] = {}

    def compose(self) -> ComposeResult:
        """The welcome, and the line that brings earlier items back."""
        yield Painted(welcome_lines(), id="welcome")
        yield Painted(id="earlier")

    def on_mount(self) -> None:
        """Stay at the end."""
        self.anchor()

    @property
    def at_end(self) -> bool:
        """Whether the newest line is in sight."""
        return self.max_scroll_y <= 0 or self.scroll_offset.y >= self.max_scroll_y

    def watch_items(self, before: tuple[Item, ...]) -> None:
        """Mount what is new, take away what is gone, draw again what differs."""
        same_start = bool(before) and bool(self.items) and before[0].key == self.items[0].key
        if not same_start:
            self._window = WINDOW
        elif not self.at_end:
            self._window += max(len(self.items) - len(before), 0)
        else:
            self._window = WINDOW
        self._reconcile()

    def show_earlier(self) -> None:
        """Mount a further step of earlier items, keeping what is in sight where it is."""
        if self._window >= len(self.items):
            return
        height = self.virtual_size.height
        place = self.scroll_offset.y
        self._window += STEP
        self._reconcile()

        def stay() -> None:
            self.scroll_to(y=place + self.virtual_size.height - height, animate=False)

        self.call_after_refresh(stay)

    def keep_place(self) -> None:
        """Stay where one is, whatever is drawn next."""
        self.release_anchor()

    def _reconcile(self) -> None:
        wanted = {item.key: item for item in self.items[-self._window :]}
        with self.app.batch_update():
            for key in [key for key in self._mounted if key not in wanted]:
                self._mounted.pop(key).remove()
                self._shown.pop(key)
            self._mount_new(wanted)
            for key, item in wanted.items():
                if self._shown[key] != item:
                    cast("Shown", self._mounted[key]).show(item)
                    self._shown[key] = item
        hidden = len(self.items) - len(wanted)
        self.set_class(hidden > 0, "-earlier")
        self.query_one("#welcome").display = not self.items
        if hidden:
            self.query_one("#earlier", Painted).say((Piece(f"↑ {hidden} earlier", Tone.BUTTON, "screen.earlier"),))

    def _mount_new(self, wanted: dict[str, Item]) -> None:
        """Mount missing items in runs, each before the next one that is already there."""
        run: list[Widget] = []
        for key, item in wanted.items():
            if key in self._mounted:
                if run:
                    self.mount_all(run, before=self._mounted[key])
                    run = []
                continue
            widget = widget_for(item)
            self._shown[key] = item
            self._mounted[key] = widget
            run.append(widget)
        if run:
            self.mount_all(run)


class ConversationPane(Vertical):
    """The transcript in its frame, with a mark when something new is out of sight below."""

    DEFAULT_CSS = """
    ConversationPane { width: 1fr; height: 1fr; }
    ConversationPane > #below { dock: bottom; height: 1; width: 100%; text-align: center; display: none;
                                background: transparent; }
    ConversationPane.-below > #below { display: block; }
    """

    def __init__(self, id: str | None = None) -> None:  # noqa: A002  # Textual's name
        """Frame a transcript."""
        super().__init__(id=id)

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
            self.add_class("-below")

    def on_mount(self) -> None:
        """Take the mark away once the end is in sight."""
        transcript = self.query_one(Transcript)
        self.watch(transcript, "scroll_y", self._unmark_at_end)

    def _unmark_at_end(self) -> None:
        if self.query_one(Transcript).at_end:
            self.remove_class("-below")
