"""The picker, one shape for all lists: search, list, preview; the first row leaves it to the agent."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from textual import on, work
from textual.app import App, ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Input, OptionList
from textual.widgets.option_list import Option

from tui.chat.draft import Choices, Pick
from tui.screens.catalogues import Row, looks, rows_of
from tui.screens.picker_preview import PickerPreview
from tui.screens.picker_rows import in_order, is_colour, row_line, tags_line, tags_of
from tui.widgets.choice_words import Field
from tui.widgets.paged_list import PagedList
from tui.widgets.painted import Painted
from tui.widgets.pieces import Line, Piece, Tone, paint
from tui.widgets.plain_text import one_line
from tui.widgets.search_box import SearchBox

if TYPE_CHECKING:
    from tui.api.client import VideoAgentClient
    from tui.chat.favourites import Favourite, Kept

_NEAR_END = 8
"""Rows before the end of what was read at which more is read."""
TITLES = {Field.AVATAR: "who is seen", Field.VOICE: "voice", Field.STYLE: "style", Field.KIT: "brand kit"}


@dataclass(frozen=True, slots=True)
class Chosen:
    """What was picked; a pick of None leaves it to the agent."""

    pick: Pick | None
    typed: bool = False
    """Whether it is an id that was typed, and so needs no second step."""


async def pick(
    app: App[None], client: VideoAgentClient, field: Field, choices: Choices, kept: Kept | None = None
) -> Chosen | None:
    """Let the user pick a value for a field; None when they changed their mind. An avatar takes two steps.

    Args:
        app: Whose screen it is.
        client: Where the lists are read from.
        field: What is picked.
        choices: What is chosen so far.
        kept: What was starred and chosen before; what is picked is added to it.
    """
    while True:
        rows = rows_of(client, field, choices.orientation)
        now = _chosen_id(choices, field)
        first = await app.push_screen_wait(Picker(TITLES[field], rows, current=now, kept=kept))
        if first is None or first.pick is None:
            return first
        await _note(kept, first.pick)
        if field is not Field.AVATAR or first.typed:
            return first
        title = f"a look of {one_line(first.pick.name, 24)}"
        of_person = looks(client, first.pick.id, choices.orientation)
        kept_looks = kept.of("look") if kept else None
        second = await app.push_screen_wait(
            Picker(title, of_person, leave_open=False, current=now, kept=kept_looks, kept_first=False)
        )
        if second is None or second.pick is None:
            continue
        await _note(kept_looks, second.pick)
        return Chosen(Pick(second.pick.id, avatar_name(first.pick.name, second.pick.name, second.pick.id)))


async def _note(kept: Kept | None, chosen: Pick) -> None:
    if kept is not None:
        await asyncio.to_thread(kept.use, chosen.id, chosen.name)


def avatar_name(person: str, look: str, look_id: str) -> str:
    """What an avatar is called: person and look, the person once."""
    if not look or look == look_id:
        return look_id
    return look if look.startswith(person.partition(" ")[0]) else f"{person}, {look}"


def _chosen_id(choices: Choices, field: Field) -> str:
    chosen = {
        Field.AVATAR: choices.avatar,
        Field.VOICE: choices.voice,
        Field.STYLE: choices.style,
        Field.KIT: choices.brand_kit,
    }.get(field)
    return chosen.id if chosen else ""


class Picker(ModalScreen[Chosen | None]):
    """Typing searches, arrows move, space plays, enter picks, escape leaves everything as it was."""

    DEFAULT_CSS = """
    Picker { align: center middle; background: $background 60%; }
    Picker > Vertical { width: 92%; max-width: 150; height: 92%; max-height: 46; background: $surface;
                        border: round $border; padding: 0 1; }
    Picker #tags { height: 1; display: none; }
    Picker.-tags #tags { display: block; }
    Picker OptionList { width: 1fr; height: 1fr; }
    Picker PickerPreview { width: 1fr; height: 1fr; padding: 0 0 0 2; }
    Picker #told { height: auto; color: $text-muted; }
    Picker #hints { height: 1; }
    Picker.-narrow > Vertical { width: 100%; height: 100%; }
    Picker.-slim PickerPreview { display: none; }
    """
    HORIZONTAL_BREAKPOINTS = [(0, "-slim"), (50, "-narrow"), (90, "-wide")]  # noqa: RUF012  # declared by Textual
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "dismiss(None)", "leave", show=False),
        Binding("down", "move(1)", "next", show=False, priority=True),
        Binding("up", "move(-1)", "previous", show=False, priority=True),
        Binding("pagedown", "move(10)", "ten on", show=False, priority=True),
        Binding("pageup", "move(-10)", "ten back", show=False, priority=True),
        Binding("space", "space", "play", show=False, priority=True),
        Binding("asterisk", "star", "star", show=False, priority=True),
        Binding("tab", "next_tag(1)", "next tag", show=False, priority=True),
        Binding("shift+tab", "next_tag(-1)", "previous tag", show=False, priority=True),
    ]
    AUTO_FOCUS = "Input"

    def __init__(
        self,
        title: str,
        source: AsyncIterator[Row],
        *,
        leave_open: bool = True,
        current: str = "",
        kept: Kept | None = None,
        kept_first: bool = True,
    ) -> None:
        """Take what is picked, and from where.

        Args:
            title: What the frame says.
            source: Rows, read as they are needed.
            leave_open: Whether the first row leaves it to the agent.
            current: The id chosen so far, marked in the list.
            kept: What was starred and chosen before; None for a list without stars.
            kept_first: Whether those stand in the list before they have been read.
        """
        super().__init__()
        self._title, self._leave_open, self._current = title, leave_open, current
        self._kept, self._kept_first = kept, kept_first
        self._favourites: tuple[Favourite, ...] = ()
        self._list: PagedList[Row] = PagedList(source)
        self._shown: list[Row | None] = []
        self._reading = asyncio.Lock()
        self._searching = False
        """Whether the last key was typed into the search, rather than one that moves in the list."""

    def compose(self) -> ComposeResult:
        """Search, tags, list and preview."""
        box = Vertical(
            SearchBox("search, or type an id"),
            Painted(id="tags"),
            Horizontal(OptionList(markup=False), PickerPreview()),
            Painted(id="told"),
            Painted((self._hints(),), id="hints"),
        )
        box.add_class("picking")
        box.border_title = Content(f"choose: {self._title}")
        yield box

    def on_mount(self) -> None:
        """Read the favourites and the first page."""
        self._say("reading…")
        self.read_on()

    async def on_unmount(self) -> None:
        """Let go of the list."""
        async with self._reading:
            await self._list.close()

    @work(group="read")
    async def read_on(self) -> None:
        """Read another page, and add what matches to the list."""
        if self._reading.locked():
            return
        async with self._reading:
            if self._kept is not None and not self._list.rows:
                self._favourites = await asyncio.to_thread(self._kept.all)
            try:
                await self._list.read_more()
            except Exception as error:  # the list stays usable by id; the user is told why it is short
                self._list.complete = True
                self._say(f"The list cannot be read: {error} An id can still be typed.")
                self._refill()
                return
        self._refill()
        if self._list.complete and not self._list.rows:
            self._say("There are none here. An id can be typed.")
        else:
            self._say("" if self._shown else "Nothing matches; ⏎ takes what you typed as an id.")
        self.read_if_near_end()

    @on(Input.Changed)
    def _searched(self, event: Input.Changed) -> None:
        self._list.query = event.value
        self._searching = True
        self._refill(keep=False)
        self.read_if_near_end()

    @on(Input.Submitted)
    def _submitted(self) -> None:
        self.action_take()

    @on(OptionList.OptionSelected)
    def _selected(self) -> None:
        self.action_take()

    @on(OptionList.OptionHighlighted)
    def _highlighted(self) -> None:
        self._preview()
        self.read_if_near_end()

    def on_resize(self) -> None:
        """Lay the rows out for the new width."""
        self.call_after_refresh(lambda: self._refill(anew=True))

    def action_move(self, steps: int) -> None:
        """Move the cursor while the search box keeps the focus."""
        self._searching = False
        options = self.query_one(OptionList)
        if options.option_count:
            at = options.highlighted or 0
            options.highlighted = max(0, min(at + steps, options.option_count - 1))

    def action_space(self) -> None:
        """Play what the row has; while one types a search, space belongs to the search."""
        box = self.query_one(Input)
        if self._searching and box.value:
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
        options = self.query_one(OptionList)
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
        options = self.query_one(OptionList)
        at = options.highlighted if keep else None
        rows = self._rows()
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
        width = max(self.query_one("#hints").content_size.width, 40)
        self.query_one("#tags", Painted).say(tags_line(tags, self._list.tag, width))

    def _option(self, row: Row | None) -> Option:
        width = self.query_one(OptionList).scrollable_content_region.width or 40
        swatches = [Content(" ██").stylize(colour) for colour in (row.swatches if row else ()) if is_colour(colour)]
        return Option(paint([row_line(row, current=self._current, width=width)]) + Content("").join(swatches[:5]))

    def _preview(self) -> None:
        row, free = self._under_cursor()
        self.query_one(PickerPreview).show(row, free)

    def _under_cursor(self) -> tuple[Row | None, str]:
        """The row the cursor is on, or the id that was typed when no row matches."""
        at = self.query_one(OptionList).highlighted
        if at is not None and at < len(self._shown):
            return self._shown[at], ""
        return None, self.query_one(Input).value.strip()

    def _hints(self) -> Line:
        hints = [("⏎", "take", "take"), ("space", "play", "play")]
        if self._kept is not None:
            hints.append(("*", "star", "star"))
        hints += [("tab", "tag", "next_tag(1)"), ("esc", "leave", "dismiss(None)")]
        pieces: list[Piece] = []
        for key, word, action in hints:
            pieces += [Piece(key, Tone.KEY, f"screen.{action}"), Piece(f" {word}   ", Tone.MUTED, f"screen.{action}")]
        return tuple(pieces)

    def _say(self, text: str) -> None:
        self.query_one("#told", Painted).say(*([(Piece(text, Tone.MUTED),)] if text else []))
