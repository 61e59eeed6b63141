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
from tui.widgets.choice_words import Field
from tui.widgets.paged_list import PagedList
from tui.widgets.painted import Painted
from tui.widgets.pieces import Line, Piece, Tone, paint
from tui.widgets.plain_text import one_line

if TYPE_CHECKING:
    from tui.api.client import VideoAgentClient

_NEAR_END = 8
"""Rows before the end of what was read at which more is read."""
TITLES = {Field.AVATAR: "avatar: who", Field.VOICE: "voice", Field.STYLE: "style", Field.KIT: "brand kit"}


@dataclass(frozen=True, slots=True)
class Chosen:
    """What was picked; a pick of None leaves it to the agent."""

    pick: Pick | None
    typed: bool = False
    """Whether it is an id that was typed, and so needs no second step."""


async def pick(app: App[None], client: VideoAgentClient, field: Field, choices: Choices) -> Chosen | None:
    """Let the user pick a value for a field; None when they changed their mind. An avatar takes two steps."""
    while True:
        first = await app.push_screen_wait(
            Picker(TITLES[field], rows_of(client, field, choices.orientation), current=_chosen_id(choices, field))
        )
        if field is not Field.AVATAR or first is None or first.pick is None or first.typed:
            return first
        title = f"avatar: {one_line(first.pick.name, 24)}, look"
        second = await app.push_screen_wait(
            Picker(
                title,
                looks(client, first.pick.id, choices.orientation),
                leave_open=False,
                current=_chosen_id(choices, field),
            )
        )
        if second is None or second.pick is None:
            continue
        name = f"{first.pick.name}, {second.pick.name}" if second.pick.name != second.pick.id else second.pick.id
        return Chosen(Pick(second.pick.id, name))


def _chosen_id(choices: Choices, field: Field) -> str:
    chosen = {
        Field.AVATAR: choices.avatar,
        Field.VOICE: choices.voice,
        Field.STYLE: choices.style,
        Field.KIT: choices.brand_kit,
    }.get(field)
    return chosen.id if chosen else ""


def preview_lines(row: Row | None, *, free_id: str = "") -> tuple[Line, ...]:
    """What stands beside the list for the row the cursor is on."""
    if free_id:
        return (
            (Piece("use this id", Tone.STRONG),),
            (Piece(free_id),),
            (),
            (Piece("It is sent as it is; the backend says whether it knows it.", Tone.MUTED),),
        )
    if row is None:
        return (
            (Piece("let the agent choose", Tone.STRONG),),
            (),
            (Piece("The agent picks what suits the video.", Tone.MUTED),),
        )
    lines: list[Line] = [(Piece(row.name, Tone.STRONG),), ()]
    lines += [(Piece(f"{label:<10}", Tone.MUTED), Piece(value)) for label, value in row.details]
    if row.warning:
        lines += [(), (Piece(f"! {row.warning}", Tone.WARN),)]
    return (*lines, (), (Piece(row.id, Tone.MUTED),))


class Picker(ModalScreen[Chosen | None]):
    """Typing searches, arrows move, enter picks, escape leaves everything as it was."""

    DEFAULT_CSS = """
    Picker { align: center middle; background: $background 60%; }
    Picker > Vertical { width: 96; max-width: 98%; height: 80%; max-height: 40; background: $surface;
                        border: round $border; padding: 0 1; }
    Picker OptionList { width: 3fr; height: 1fr; }
    Picker #preview { width: 2fr; height: 1fr; padding: 0 0 0 2; }
    Picker #told { height: auto; color: $text-muted; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "dismiss(None)", "leave", show=False),
        Binding("down", "move(1)", "next", show=False, priority=True),
        Binding("up", "move(-1)", "previous", show=False, priority=True),
        Binding("pagedown", "move(10)", "ten on", show=False, priority=True),
        Binding("pageup", "move(-10)", "ten back", show=False, priority=True),
    ]
    AUTO_FOCUS = "Input"

    def __init__(self, title: str, source: AsyncIterator[Row], *, leave_open: bool = True, current: str = "") -> None:
        """Take what is picked, and from where.

        Args:
            title: What the frame says.
            source: Rows, read as they are needed.
            leave_open: Whether the first row leaves it to the agent.
            current: The id chosen so far, marked in the list.
        """
        super().__init__()
        self._title, self._leave_open, self._current = title, leave_open, current
        self._list: PagedList[Row] = PagedList(source)
        self._shown: list[Row | None] = []
        self._reading = asyncio.Lock()

    def compose(self) -> ComposeResult:
        """Search, list and preview."""
        box = Vertical(
            Input(placeholder="search, or type an id", select_on_focus=False),
            Horizontal(OptionList(markup=False), Painted(id="preview")),
            Painted(id="told"),
        )
        box.add_class("picking")
        box.border_title = f"choose: {self._title}"
        box.border_subtitle = "⏎ takes it · esc leaves it"
        yield box

    def on_mount(self) -> None:
        """Read the first page."""
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
            try:
                await self._list.read_more()
            except Exception as error:  # the list stays usable by id; the user is told why it is short
                self._list.complete = True
                self._say(f"The list cannot be read: {error} An id can still be typed.")
                self._refill()
                return
        self._refill()
        self._say("" if self._list.matching else "Nothing matches; ⏎ takes what you typed as an id.")
        self.read_if_near_end()

    @on(Input.Changed)
    def _searched(self, event: Input.Changed) -> None:
        self._list.query = event.value
        self._refill(keep=False)
        self.read_if_near_end()

    @on(Input.Submitted)
    def _submitted(self) -> None:
        self._take()

    @on(OptionList.OptionSelected)
    def _selected(self) -> None:
        self._take()

    @on(OptionList.OptionHighlighted)
    def _highlighted(self) -> None:
        self._preview()
        self.read_if_near_end()

    def action_move(self, steps: int) -> None:
        """Move the cursor while the search box keeps the focus."""
        options = self.query_one(OptionList)
        if options.option_count:
            at = options.highlighted or 0
            options.highlighted = max(0, min(at + steps, options.option_count - 1))

    def read_if_near_end(self) -> None:
        """Read on when the cursor comes near the end of what was read, or when few rows match."""
        options = self.query_one(OptionList)
        near = (options.highlighted or 0) >= options.option_count - _NEAR_END
        if near and not self._list.complete:
            self.read_on()

    def _refill(self, *, keep: bool = True) -> None:
        options = self.query_one(OptionList)
        at = options.highlighted if keep else None
        first: list[Row | None] = [None] if self._leave_open and not self._list.query.strip() else []
        rows = [*first, *self._list.matching]
        if keep and rows[: len(self._shown)] == self._shown:
            options.add_options([self._option(row) for row in rows[len(self._shown) :]])
        else:
            options.set_options([self._option(row) for row in rows])
        self._shown = rows
        if rows:
            options.highlighted = min(at or 0, len(rows) - 1)
        self._preview()

    def _option(self, row: Row | None) -> Option:
        if row is None:
            return Option(paint([(Piece("◇ let the agent choose", Tone.ACCENT),)]))
        mark = "● " if row.id == self._current else "! " if row.warning else "  "
        pieces = [Piece(mark, Tone.WARN if row.warning else Tone.GOOD), Piece(f"{one_line(row.name, 32):<18}")]
        swatches = Content("").join(Content(" ██").stylize(colour) for colour in row.swatches if _is_colour(colour))
        return Option(paint([(*pieces, Piece(f"  {one_line(row.summary, 30)}", Tone.MUTED))]) + swatches)

    def _preview(self) -> None:
        row, free = self._under_cursor()
        self.query_one("#preview", Painted).say(*preview_lines(row, free_id=free))

    def _under_cursor(self) -> tuple[Row | None, str]:
        """The row the cursor is on, or the id that was typed when no row matches."""
        at = self.query_one(OptionList).highlighted
        if at is not None and at < len(self._shown):
            return self._shown[at], ""
        return None, self.query_one(Input).value.strip()

    def _take(self) -> None:
        row, free = self._under_cursor()
        if row is not None:
            self.dismiss(Chosen(Pick(row.id, row.name)))
        elif free:
            self.dismiss(Chosen(Pick(free, free), typed=True))
        elif self._shown:
            self.dismiss(Chosen(None))

    def _say(self, text: str) -> None:
        self.query_one("#told", Painted).say(*([(Piece(text, Tone.MUTED),)] if text else []))


def _is_colour(text: str) -> bool:
    return len(text) == 7 and text[0] == "#" and all(digit in "0123456789abcdefABCDEF" for digit in text[1:])
