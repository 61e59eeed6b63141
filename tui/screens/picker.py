"""The picker, one shape for all lists: search, list, preview; the first row leaves it to the agent."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from textual import on, work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.widgets import Input
from textual.widgets.option_list import Option

from tui.chat.draft import Pick
from tui.screens.browsing import Browsing
from tui.screens.catalogues import Row
from tui.screens.picker_preview import PickerPreview
from tui.screens.picker_rows import in_order, is_colour, name_room, row_line, tags_line, tags_of
from tui.widgets.key_line import KeyHint, KeyLine
from tui.widgets.paged_list import PagedList
from tui.widgets.painted import Painted
from tui.widgets.pick_list import PickList
from tui.widgets.pieces import paint
from tui.widgets.search_box import SearchBox

if TYPE_CHECKING:
    from tui.chat.favourites import Favourite, Kept

_NEAR_END = 8
"""Rows before the end of what was read at which more is read."""


@dataclass(frozen=True, slots=True)
class Chosen:
    """What was picked; a pick of None leaves it to the agent."""

    pick: Pick | None
    typed: bool = False
    """Whether it is an id that was typed, and so needs no second step."""


class Picker(Browsing[Chosen]):
    """Typing searches, arrows move, space plays, enter picks, escape leaves everything as it was."""

    DEFAULT_CSS = """
    Picker SearchBox { margin: 0; }
    Picker #tags { height: 1; display: none; }
    Picker.-tags #tags { display: block; }
    Picker.-tall Horizontal { margin: 1 0 0 0; }
    Picker PickerPreview { width: 1fr; height: 1fr; padding: 0 0 0 2; }
    Picker.-narrow > Vertical, Picker.-slim > Vertical { width: 100%; height: 100%; }
    Picker.-slim PickerPreview { display: none; }
    """
    HORIZONTAL_BREAKPOINTS = [(0, "-slim"), (50, "-narrow"), (90, "-wide")]  # noqa: RUF012  # declared by Textual
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("asterisk", "star", "star", show=False, priority=True),
        Binding("tab", "next_tag(1)", "next tag", show=False, priority=True),
        Binding("shift+tab", "next_tag(-1)", "previous tag", show=False, priority=True),
    ]

    def __init__(
        self,
        title: str,
        source: AsyncIterator[Row],
        *,
        leave_open: bool = True,
        current: str = "",
        kept: Kept | None = None,
        kept_first: bool = True,
        none_there: str = "",
    ) -> None:
        """Take what is picked, and from where.

        Args:
            title: What the frame says.
            source: Rows, read as they are needed.
            leave_open: Whether the first row leaves it to the agent.
            current: The id chosen so far, marked in the list.
            kept: What was starred and chosen before; None for a list without stars.
            kept_first: Whether those stand in the list before they have been read.
            none_there: What is said of a list without rows.
        """
        super().__init__()
        self._title, self._leave_open, self._current = title, leave_open, current
        self._kept, self._kept_first = kept, kept_first
        self._none_there = none_there or "There are none here. An id can be typed."
        self._favourites: tuple[Favourite, ...] = ()
        self._list: PagedList[Row] = PagedList(source)
        self._shown: list[Row | None] = []
        self._name_cells = 0

    def compose(self) -> ComposeResult:
        """Search, tags, list and preview."""
        box = self.boxed(SearchBox("search, or type an id"), Painted(id="tags"), beside=(PickerPreview(),))
        box.border_title = Content(f"choose: {self._title}")
        yield box

    def on_mount(self) -> None:
        """Read the favourites and the first page."""
        self.say("reading…")
        self.read_on()

    async def on_unmount(self) -> None:
        """Let go of the list."""
        await self._list.close()

    @work(group="read")
    async def read_on(self) -> None:
        """Read another page, and add what matches to the list."""
        if self._kept is not None and not self._list.rows:
            self._favourites = await asyncio.to_thread(self._kept.all)
        if await self._list.read_on():
            self._refill()
            self.say(self._told())
            self.read_if_near_end()

    def _told(self) -> str:
        if self._list.trouble:
            return f"The list cannot be read: {self._list.trouble} An id can still be typed."
        if self._list.complete and not self._list.rows:
            return self._none_there
        return "" if self._shown else "Nothing matches; ⏎ takes what you typed as an id."

    @on(Input.Changed)
    def _searched(self, event: Input.Changed) -> None:
        self._list.query = event.value
        self.typing = True
        self._refill(keep=False)
        self.read_if_near_end()

    @on(Input.Submitted)
    def _submitted(self) -> None:
        self.action_take()

    @on(PickList.OptionSelected)
    def _selected(self) -> None:
        self.action_take()

    @on(PickList.OptionHighlighted)
    def _highlighted(self) -> None:
        self._preview()
        self.read_if_near_end()

    @on(PickList.Widened)
    def _widened(self) -> None:
        """Lay the rows out for the new width; those that are read first find the one that is chosen."""
        if self._shown:
            self._refill(anew=True)

    def action_space(self) -> None:
        """Play what the row has; while one types a search, space belongs to the search."""
        box = self.box
        if self.typing and box.value:
            box.insert_text_at_cursor(" ")
        else:
            self.action_play()

    def action_play(self) -> None:
        """Play the sample or the clip of the row, or end it."""
        self.query_one(PickerPreview).play()

    def action_star(self) -> None:
        """Star the row, or take its star away."""
        row, _ = self._under_cursor()
        if row is None or self._kept is None:
            return
        from tui.chat.favourites import Favourite

        starred = row.note != "★"
        others = tuple(one for one in self._favourites if one.id != row.id)
        mine = Favourite(row.id, row.name, starred)
        self._favourites = (mine, *others) if starred else others
        self._keep_star(mine)
        self._refill(anew=True, at_id=row.id)

    @work(group="star")
    async def _keep_star(self, favourite: Favourite) -> None:
        if self._kept is not None:
            await asyncio.to_thread(self._kept.star, favourite)

    def action_next_tag(self, steps: int) -> None:
        """Show the rows of the next tag alone."""
        tags = ("", *tags_of(self._list.rows))
        at = tags.index(self._list.tag) if self._list.tag in tags else 0
        self.action_choose_tag(tags[(at + steps) % len(tags)])

    def action_choose_tag(self, tag: str) -> None:
        """Show the rows of a tag alone; the empty tag shows all."""
        self._list.tag = tag
        self._refill(keep=False)
        self.read_if_near_end()

    def action_take(self) -> None:
        """Take the row under the cursor, or what was typed."""
        row, free = self._under_cursor()
        if row is not None:
            self.dismiss(Chosen(Pick(row.id, row.name)))
        elif free:
            self.dismiss(Chosen(Pick(free, free), typed=True))
        elif self._shown:
            self.dismiss(Chosen(None))

    def read_if_near_end(self) -> None:
        """Read on when the cursor comes near the end of what was read, or when few rows match."""
        options = self.options
        near = (options.highlighted or 0) >= options.option_count - _NEAR_END
        if near and not self._list.complete:
            self.read_on()

    def _refill(self, *, keep: bool = True, anew: bool = False, at_id: str = "") -> None:
        """Bring the list up to date.

        Args:
            keep: Whether the cursor stays where it is.
            anew: Whether rows that stand there already are made again.
            at_id: The row the cursor goes to.
        """
        options = self.options
        at = options.highlighted if keep else None
        at_id = at_id or ("" if self._shown else self._current)
        rows = self._rows()
        names = name_room(rows, self._row_cells)
        anew, self._name_cells = anew or names != self._name_cells, names
        if keep and not anew and rows[: len(self._shown)] == self._shown:
            options.add_options([self._option(row) for row in rows[len(self._shown) :]])
        else:
            options.set_options([self._option(row) for row in rows])
        self._shown = rows
        if rows:
            ids = [row.id if row else "" for row in rows]
            options.highlighted = ids.index(at_id) if at_id in ids and at_id else min(at or 0, len(rows) - 1)
        self._show_tags()
        self._preview()

    def _rows(self) -> list[Row | None]:
        first: list[Row | None] = [None] if self._leave_open and not self._list.query.strip() else []
        read = {row.id for row in self._list.rows}
        early = self._kept_first and not self._list.tag
        kept = [one for one in self._favourites if early or one.id in read]
        return [*first, *in_order(self._list.matching, self._list.rows, kept, self._list.query)]

    def _show_tags(self) -> None:
        tags = tags_of(self._list.rows)
        self.set_class(bool(tags), "-tags")
        width = max(self.query_one(KeyLine).content_size.width, 40)
        self.query_one("#tags", Painted).say(tags_line(tags, self._list.tag, width))

    def _option(self, row: Row | None) -> Option:
        width, names = self._row_cells, self._name_cells
        swatches = [Content(" ██").stylize(colour) for colour in (row.swatches if row else ()) if is_colour(colour)]
        return Option(
            paint([row_line(row, current=self._current, width=width, names=names)]) + Content("").join(swatches[:5])
        )

    @property
    def _row_cells(self) -> int:
        return self.options.scrollable_content_region.width or 40

    def _preview(self) -> None:
        row, free = self._under_cursor()
        self.query_one(PickerPreview).show(row, free)
        self._show_keys(row)

    def _under_cursor(self) -> tuple[Row | None, str]:
        """The row the cursor is on, or the id that was typed when no row matches."""
        at = self.options.highlighted
        if at is not None and at < len(self._shown):
            return self._shown[at], ""
        return None, self.box.value.strip()

    def _show_keys(self, row: Row | None) -> None:
        """Show the keys that do something for the row under the cursor."""
        hints = [KeyHint("⏎", "take", "screen.take", stays=True)]
        if row is not None and (row.sample or row.clip):
            hints.append(KeyHint("space", "play", "screen.play"))
        if row is not None and self._kept is not None:
            hints.append(KeyHint("*", "unstar" if row.note == "★" else "star", "screen.star"))
        if self.has_class("-tags"):
            hints.append(KeyHint("tab", "next tag", "screen.next_tag(1)"))
        self.offer(*hints)
