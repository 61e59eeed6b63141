"""The conversation, scrolled: a window of it is mounted, all of it can be reached."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, cast

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import VerticalScroll
from textual.geometry import Size
from textual.reactive import reactive
from textual.timer import Timer
from textual.widget import Widget

from tui.api.records import record
from tui.widgets.painted import Painted
from tui.widgets.pieces import Piece, Tone
from tui.widgets.transcript_items import Item
from tui.widgets.welcome import Welcome
from tui.widgets.window import Window

if TYPE_CHECKING:
    from tui.widgets.entries import Shown

FIRST = 8
"""Items of a session that are mounted at once; what is above them follows when they are on the screen."""
_FILL_AFTER_S = 0.1
_HELD_S = 0.4
"""Seconds a place is held after something has moved: Markdown is laid out in several steps."""
_ABOVE_MARK = -2.0
"""Rows over what was looked for: what stands above it is seen too."""


@record(frozen=True, slots=True)
class Place:
    """Where one reads: an item, and how many rows of it are above the upper edge."""

    key: str
    rows: float


class Transcript(VerticalScroll):
    """Items one below the other. Sticks to the end unless the user has scrolled up, and then keeps their place."""

    DEFAULT_CSS = """
    Transcript { height: 1fr; padding: 0 1; scrollbar-size-vertical: 1; background: $background;
                 border: round $border-blurred; border-title-color: $text-muted;
                 border-subtitle-color: $text-muted; }
    Transcript > #welcome { padding: 1 2; height: auto; }
    Transcript > #earlier, Transcript > #later { height: 1; text-align: center; display: none; }
    """
    BINDINGS: ClassVar[list[BindingType]] = []
    FOCUS_ON_CLICK: ClassVar[bool] = False  # who clicks a button or selects words goes on typing where they typed
    items: reactive[tuple[Item, ...]] = reactive((), repaint=False, init=False)

    def __init__(self, id: str | None = None) -> None:  # noqa: A002  # Textual's name
        """Start with nothing said."""
        super().__init__(id=id)
        self.border_title = "conversation"
        self._window = Window()
        self._mounted: dict[str, Widget] = {}
        self._shown: dict[str, Item] = {}
        self._held: Place | None = None
        self._last_place: Place | None = None
        self._let_go: Timer | None = None
        self._marked = self._words = ""
        self._at_mark = False
        self.selected = ""
        """Key of the item the keys are for; empty when none is selected."""
        self._laid_for = Size()

    def compose(self) -> ComposeResult:
        """The welcome, and the lines that bring back what is not mounted."""
        yield Welcome("welcome")
        yield Painted(id="earlier")
        yield Painted(id="later")

    def on_mount(self) -> None:
        """Stay at the end."""
        self.anchor()
        self.watch(self, "virtual_size", self._grown, init=False)

    def update_node_styles(self, animate: bool = True) -> None:  # noqa: FBT001, FBT002  # Textual's signature
        """Restyle the frame alone: no message looks otherwise while this has the keys, and fifty take 80 ms."""
        self.app.stylesheet.update_nodes((self,), animate=animate)

    @property
    def at_end(self) -> bool:
        """Whether the newest line is in sight."""
        whole = self._window.stop >= len(self.items)
        return whole and (self.max_scroll_y <= 0 or self.scroll_offset.y >= self.max_scroll_y)

    def watch_items(self, before: tuple[Item, ...], _now: tuple[Item, ...]) -> None:
        """Mount what is new, take away what is gone, draw again what differs."""
        same_start = bool(before) and bool(self.items) and before[0].key == self.items[0].key
        if not same_start:
            self._go_along()
            self._window = Window(max(len(self.items) - FIRST, 0), len(self.items))
            self.set_timer(_FILL_AFTER_S, self._fill)
        elif self.at_end_of(before):
            self._window = self._window.grown_at_end(len(self.items))
        else:
            self._window = self._window.after_change(len(before), len(self.items))
            self.keep_place()
        self._reconcile()
        if self.selected:
            self._tell_selected()

    def _go_along(self) -> None:
        """Another conversation is read from its end, wherever the one before was left."""
        self._held = self._last_place = None
        self.anchor()

    def _grown(self, before: Size, _now: Size) -> None:
        """Stay where one is: at a place that is held, or at the end, where scrolling in vain has left one."""
        beyond = before.height - self.size.height
        at_end = self._window.stop >= len(self.items) and (beyond <= 0 or self.scroll_offset.y >= beyond)
        if self._held is None and not self._follows and at_end and not self._at_mark and not self.selected:
            self.anchor()
        self._stay()

    def _fill(self) -> None:
        """Mount what belongs above what was shown first."""
        if self._window.stop == len(self.items) and self._held is None and self.at_end:
            self._window = Window.at_end(len(self.items))
            self._reconcile()

    def at_end_of(self, items: tuple[Item, ...]) -> bool:
        """Whether the end of these, which were shown till now, was in sight."""
        whole = self._window.stop >= len(items)
        return whole and (self._follows or self.max_scroll_y <= 0 or self.scroll_offset.y >= self.max_scroll_y)

    @property
    def _follows(self) -> bool:
        """Whether the end stays in sight by itself: anchored, and not scrolled away from."""
        return self.is_anchored and not self._anchor_released

    def watch_scroll_y(self, old_value: float, new_value: float) -> None:
        """Mount more when an edge comes near; note where one reads."""
        super().watch_scroll_y(old_value, new_value)
        if self._held is not None or self.size != self._laid_for:  # it is not the user who scrolls
            return
        self._last_place, self._at_mark = self._place(), False
        if new_value < old_value and new_value <= 1 and self._window.start > 0:
            self.show_earlier()
        elif new_value > old_value and new_value >= self.max_scroll_y - 1 and self._window.stop < len(self.items):
            self.show_later()

    def on_resize(self) -> None:
        """Keep the place when lines break anew; what was looked for stays in sight."""
        self._laid_for = self.size
        if self._at_mark:
            self._hold(self._mark_place())
        elif not self._follows and not self.at_end and self._last_place is not None:
            self._hold(self._last_place)
        self.call_after_refresh(self._stay)

    def show_earlier(self) -> None:
        """Mount a further step of earlier items, keeping what is in sight where it is."""
        if self._window.start > 0:
            self._move(self._window.earlier())
        else:
            self.release_anchor()
            self.scroll_home(animate=False)

    def show_later(self) -> None:
        """Mount a further step of later items, keeping what is in sight where it is."""
        if self._window.stop < len(self.items):
            self._move(self._window.later(len(self.items)))

    def scroll_page(self, pages: int) -> None:
        """Scroll by pages, up for less than none; where only the end is mounted yet, what is above it comes first."""
        if pages < 0 and self.max_scroll_y <= 0 and self._window.start > 0:
            self._fill()
            self.call_after_refresh(self._scroll_page, pages)
        else:
            self._scroll_page(pages)

    def _scroll_page(self, pages: int) -> None:
        self.release_anchor()
        self.scroll_relative(y=pages * max(self.size.height - 2, 1), animate=False)

    def go_to_end(self) -> None:
        """Go to the newest item and stay there."""
        self._held, self._at_mark = None, False
        self._window = Window.at_end(len(self.items))
        self._reconcile()
        self.anchor()

    def reveal(self, key: str, words: str = "") -> None:
        """Bring an item into sight, mounted or not, mark it, and light the words in it that were looked for."""
        place = next((place for place, item in enumerate(self.items) if item.key == key), None)
        if place is None:
            return
        self.release_anchor()
        if key not in self._mounted:
            self._window = Window.around(place, len(self.items))
            self._reconcile()
        self.mark(key, words)
        self._at_mark = True
        self._hold(self._mark_place())
        self.call_after_refresh(self._stay)

    def _mark_place(self) -> Place:
        """Where one reads what was looked for: from a little above it, or from above the words if they are far down."""
        from tui.widgets.found_rows import row_of

        widget = self._mounted.get(self._marked)
        row = row_of(widget, self._words) if widget is not None and self._words else 0
        height = self.size.height
        return Place(self._marked, _ABOVE_MARK if row < height + 2 * _ABOVE_MARK else row - height // 2)

    def mark(self, key: str = "", words: str = "") -> None:
        """Mark one item as the one that was looked for, and the words in it; without a key, none."""
        for each, on in ((self._marked, False), (key, True)):
            if each in self._mounted:
                self._mark(self._mounted[each], words if on else "", on=on)
        self._marked, self._words = key, words
        self._at_mark = self._at_mark and bool(key)

    def _mark(self, widget: Widget, words: str, *, on: bool) -> None:
        widget.set_class(on, "-found")
        cast("Shown", widget).light(words)

    def select(self, key: str = "") -> None:
        """Mark an item as the one the keys are for, and bring it into sight, mounted or not; without a key, none."""
        before, self.selected = self.selected, key
        for each in {before, key} & self._mounted.keys():
            self._mark_selected(self._mounted[each])
        place = self._tell_selected()
        if place is None:
            if self.at_end:
                self.anchor()
            return
        self.release_anchor()
        window = self._window.reaching(place, len(self.items))
        if window != self._window:
            self._move(window)
        self._show_selected()
        self.call_after_refresh(self._show_selected)

    def _tell_selected(self) -> int | None:
        """Say in the frame which of how many is selected; its place, None where none is."""
        wanted = self.selected
        place = next((place for place, item in enumerate(self.items) if item.key == wanted), None) if wanted else None
        self.border_subtitle = "" if place is None else f"{place + 1:,} of {len(self.items):,}"
        return place

    def in_sight(self) -> tuple[str, ...]:
        """Keys of the items that are in sight, or partly, from above."""
        top, bottom = self.scroll_offset.y, self.scroll_offset.y + self.scrollable_content_region.height
        regions = ((key, widget.virtual_region) for key, widget in self._mounted.items())
        return tuple(key for key, region in regions if region.height and region.y < bottom and region.bottom > top)

    def _mark_selected(self, widget: Widget) -> None:
        """Draw an item as it is now, selected or not; what stands in it looks the same, and is not styled anew."""
        widget.set_class(self._mounted.get(self.selected) is widget, "-selected", update=False)
        self.app.stylesheet.update_nodes([widget])

    def _show_selected(self) -> None:
        """Scroll as little as it takes to have the selected item in sight."""
        widget = self._mounted.get(self.selected)
        if widget is not None and widget.virtual_region.height:
            self._at_mark = False
            self._hold(self._selected_place(self.scroll_y))
            self._stay()

    def _selected_place(self, top: float) -> Place:
        from tui.widgets.selecting import top_in_sight

        region = self._mounted[self.selected].virtual_region
        wanted = top_in_sight(top, self.scrollable_content_region.height, region.y, region.height)
        return Place(self.selected, wanted - region.y)

    @property
    def marked(self) -> str:
        """Key of the item that was looked for; empty when none was."""
        return self._marked

    def keep_place(self) -> None:
        """Stay where one reads, whatever is drawn next."""
        place = self._place()
        if place is not None:
            self.release_anchor()
            self._hold(place)

    def _move(self, window: Window) -> None:
        self.keep_place()
        self._window = window
        self._reconcile()

    def _place(self) -> Place | None:
        """The first item in sight, and how far it is scrolled over the edge."""
        top = self.scroll_offset.y
        for key, widget in self._mounted.items():
            region = widget.virtual_region
            if region.height and region.bottom > top:
                return Place(key, top - region.y)
        return None

    def _hold(self, place: Place) -> None:
        """Keep a place for a while: what was mounted takes its height in several steps."""
        self._held = place
        if self._let_go is not None:
            self._let_go.stop()
        self._let_go = self.set_timer(_HELD_S, self._release)

    def _release(self) -> None:
        self._held = None
        self._last_place = self._place()

    def _stay(self) -> None:
        """Put the place that is held where it was."""
        if self._held is not None and self._at_mark:
            self._held = self._mark_place()
        elif self._held is not None and self._held.key == self.selected and self.selected in self._mounted:
            region = self._mounted[self.selected].virtual_region
            self._held = self._selected_place(region.y + self._held.rows)  # it may have grown since
        if self._held is not None and (widget := self._mounted.get(self._held.key)) is not None:
            target = widget.virtual_region.y + self._held.rows
            if widget.virtual_region.height and round(target) != round(self.scroll_y):
                self.scroll_to(y=target, animate=False, force=True, immediate=True)

    def _reconcile(self) -> None:
        wanted = {item.key: item for item in self.items[self._window.start : self._window.stop]}
        with self.app.batch_update():
            for key in [key for key in self._mounted if key not in wanted]:
                self._mounted.pop(key).remove()
                self._shown.pop(key)
            self._put_in_order(wanted)
            self._mount_new(wanted)
            for key, item in wanted.items():
                if self._shown[key] != item:
                    cast("Shown", self._mounted[key]).show(item)
                    self._shown[key] = item
        self._mounted = {key: self._mounted[key] for key in wanted}
        self._tell_rest()

    def _put_in_order(self, wanted: dict[str, Item]) -> None:
        """Move what is mounted to where it belongs: once it is known what brought a video, its card goes there."""
        kept = [key for key in wanted if key in self._mounted]
        if kept != list(self._mounted):
            for key in kept:
                self.move_child(self._mounted[key], before=self.query_one("#later"))
            self._mounted = {key: self._mounted[key] for key in kept}

    def _tell_rest(self) -> None:
        above, below = self._window.start, len(self.items) - self._window.stop
        earlier, later = (self.get_child_by_id(name, Painted) for name in ("earlier", "later"))
        # A class of the transcript would do, and have all that is mounted in it styled anew: 80 ms.
        earlier.display, later.display = above > 0, below > 0
        self.get_child_by_id("welcome").display = not self.items
        if above:
            earlier.say((Piece(f"↑ {above:,} earlier", Tone.BUTTON, "screen.earlier"),))
        if below:
            later.say((Piece(f"↓ {below:,} later", Tone.BUTTON, "screen.later"),))

    def _mount_new(self, wanted: dict[str, Item]) -> None:
        """Mount missing items in runs, each before the next one that is already there."""
        from tui.widgets.entries import widget_for  # nothing has been said at the first frame

        run: list[Widget] = []
        for key, item in wanted.items():
            if key in self._mounted:
                if run:
                    self.mount_all(run, before=self._mounted[key])
                    run = []
                continue
            widget = widget_for(item)
            if key == self._marked:
                self._mark(widget, self._words, on=True)
            self._shown[key] = item
            self._mounted[key] = widget
            widget.set_class(key == self.selected, "-selected")
            run.append(widget)
        if run:
            self.mount_all(run, before=self.query_one("#later"))
