"""Every session of every backend: found, opened, named, taken out of the list."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from textual import events, on, work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.widgets import Input
from textual.widgets.option_list import Option

from tui.chat.session_list import Key, SessionRow, matching, opening_prompts, session_rows
from tui.screens.beside import Beside
from tui.widgets.key_line import KeyHint, KeyLine
from tui.widgets.painted import Painted
from tui.widgets.pick_list import PickList
from tui.widgets.pieces import Line, Piece, Tone, paint
from tui.widgets.session_lines import session_line, session_preview

if TYPE_CHECKING:
    from tui.api.client import VideoAgentClient
    from tui.api.models import SessionListItem
    from tui.chat.library import KnownSession, Library
    from tui.chat.session_notes import SessionNote
    from tui.chat.view import ConversationView

_PAGE = 50
"""Sessions of a backend read before the list is drawn again."""
_AT_FIRST = 200
"""Sessions of a backend read without being asked for; more are read as the cursor comes near the end, or in search."""
_PROGRESS_EVERY_S = 3.0
"""How often percentages are drawn: a list and its preview drawn anew cost as much as the rest of a second."""
KEYS = (
    KeyHint("⏎", "open", "screen.open"),
    KeyHint("/", "search", "screen.search"),
    KeyHint("r", "rename", "screen.rename"),
    KeyHint("t", "takes", "screen.ask('takes')"),
    KeyHint("x", "export", "screen.ask('export')"),
    KeyHint("d", "remove", "screen.remove"),
    KeyHint("i", "import", "screen.ask('import')"),
    KeyHint("esc", "close", "screen.leave", stays=True),
)


@dataclass(frozen=True, slots=True)
class SessionAsked:
    """What is wanted with a session: "open", "takes" or "export"; "import" needs none."""

    what: str
    key: Key = ("", "")


class SessionsScreen(Beside[SessionAsked]):
    """Arrows move, enter opens, a letter does what the last line says."""

    DEFAULT_CSS = """
    SessionsScreen PickList { width: 2fr; }
    SessionsScreen #told { height: auto; color: $text-muted; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "leave", "close", show=False),
        Binding("slash", "search", "search", show=False),
        Binding("r", "rename", "rename", show=False),
        Binding("d,delete", "remove", "remove", show=False),
        Binding("t", "ask('takes')", "takes", show=False),
        Binding("x", "ask('export')", "export", show=False),
        Binding("i", "ask('import')", "import", show=False),
    ]

    def __init__(
        self,
        library: Callable[[], Awaitable[Library]],
        clients: Mapping[str, VideoAgentClient],
        live: Callable[[], Sequence[ConversationView]],
        current: Key,
        forget: Callable[[Key], Awaitable[None]],
    ) -> None:
        """Take where sessions are known from.

        Args:
            library: Opens what was seen from here; the screen is there before it is.
            clients: The backends that are connected, by name; their lists are read.
            live: The sessions that are followed, as they are now.
            current: The session on the screen.
            forget: Stops following a session that is being removed.
        """
        super().__init__()
        self._forget = forget
        self._open_library, self._clients, self._live, self._current = library, dict(clients), live, current
        self._library: Library | None = None
        self._known: Sequence[KnownSession] = ()
        self._notes: Mapping[Key, SessionNote] = {}
        self._prompts: Mapping[Key, str] = {}
        self._listed: list[tuple[str, SessionListItem]] = []
        self._rows: list[SessionRow] = []
        self._shown: list[tuple[Key, Line]] = []
        self._moving: tuple[object, ...] = ()
        self._come: tuple[int | None, ...] = ()
        self._drawn_at = 0.0
        self._moved = asyncio.Event()

    def compose(self) -> ComposeResult:
        """Search, list and preview."""
        search = Input(placeholder="/ searches titles, names, states, ids", select_on_focus=False)
        box = self.boxed(search, below=(Painted(id="told"),))
        box.border_title = "sessions"
        yield box

    def on_mount(self) -> None:
        """Show what is known here at once, and what the backends list as it comes."""
        self.query_one(KeyLine).hints = KEYS
        self.read()
        self.set_interval(1, self._redraw_if_moved)

    @work(group="read", exclusive=True)
    async def read(self) -> None:
        """Read the library, then the lists of the backends."""
        await self._read_library(await self._open_library())
        self._say("reading the list…")
        for name, client in self._clients.items():
            try:
                await self._read_list(name, client)
            except Exception as error:  # what is known here is shown all the same
                self._say(f"The list of {name} cannot be read: {error} What was seen from here is shown.")
                return
        self._say("" if self._rows else "No session yet. ^n begins one.")

    async def _read_library(self, library: Library) -> None:
        self._library = library
        self._known = await asyncio.to_thread(library.sessions)
        self._notes = await asyncio.to_thread(library.notes.all)
        self._prompts = await asyncio.to_thread(opening_prompts, library)
        self._redraw()

    async def _read_list(self, name: str, client: VideoAgentClient) -> None:
        count = 0
        async for item in client.iter_sessions(limit=_PAGE):
            self._listed.append((name, item))
            count += 1
            if count % _PAGE == 0:
                self._redraw()
                if count >= _AT_FIRST:
                    await self._wanted_more()
        self._redraw()

    async def _wanted_more(self) -> None:
        """Wait until more of the list is wanted."""
        while not self._near_end():
            self._say("more as you scroll, or search")
            self._moved.clear()
            await self._moved.wait()
        self._say("reading the list…")

    def _near_end(self) -> bool:
        return len(self._rows) - (self.options.highlighted or 0) <= _PAGE

    def _redraw_if_moved(self) -> None:
        """Draw anew when a session that is followed has moved, and now and then how far it has come."""
        live = self._live()
        due = time.monotonic() - self._drawn_at >= _PROGRESS_EVERY_S
        moving = tuple((view.session_id, view.state, view.title) for view in live)
        come = tuple(view.progress for view in live)
        if moving != self._moving or (due and come != self._come):
            self._moving, self._come, self._drawn_at = moving, come, time.monotonic()
            self._redraw()

    def _redraw(self) -> None:
        """Draw the rows as they are now, keeping the cursor on its session."""
        rows = session_rows(self._known, self._listed, self._live(), self._notes, self._prompts)
        self._rows = matching(rows, self.query_one(Input).value)
        options = self.options
        width = options.scrollable_content_region.width
        if width <= 0:
            return
        now = time.time()
        lines = [(row.key, session_line(row, now, width - 1, current=row.key == self._current)) for row in self._rows]
        if lines == self._shown:
            return
        before, known = self._row_under_cursor(self._shown), self._shown
        self._shown = lines
        if [key for key, _ in known] == [key for key, _ in lines]:
            self._redraw_rows(known)
            return
        options.set_options([Option(paint([line])) for _, line in lines])
        keys = [key for key, _ in lines]
        wanted = before or self._current
        if keys:
            options.highlighted = keys.index(wanted) if wanted in keys else 0
        self._preview()

    def _redraw_rows(self, known: Sequence[tuple[Key, Line]]) -> None:
        """Draw only the rows that say something else than before; the list is the same."""
        for at, (row, before) in enumerate(zip(self._shown, known, strict=True)):
            if row != before:
                self.options.replace_option_prompt_at_index(at, paint([row[1]]))
        self._preview()

    def _row_under_cursor(self, shown: Sequence[tuple[Key, Line]]) -> Key | None:
        at = self.options.highlighted
        return shown[at][0] if at is not None and at < len(shown) else None

    @property
    def _row(self) -> SessionRow | None:
        key = self._row_under_cursor(self._shown)
        return next((row for row in self._rows if row.key == key), None)

    @on(PickList.OptionHighlighted)
    def _highlighted(self) -> None:
        self._moved.set()
        self._preview()

    def _preview(self) -> None:
        if row := self._row:
            self.show_preview(row)
        else:
            self.beside()

    @work(group="preview", exclusive=True)
    async def show_preview(self, row: SessionRow) -> None:
        """Show what is known of a session."""
        from tui.chat.recalled import recalled

        live = next((view for view in self._live() if (view.backend, view.session_id) == row.key), None)
        library = self._library
        view = live or (await asyncio.to_thread(recalled, library, *row.key) if library else None)
        if (width := self.preview_cells) > 0:
            self.beside(*session_preview(row, view, time.time(), width))

    @on(PickList.Widened)
    def _widened(self) -> None:
        """Lay the rows out for the new width."""
        self._redraw()

    @on(Input.Changed)
    def _searched(self) -> None:
        self._redraw()
        self._moved.set()

    @on(Input.Submitted)
    def _search_ended(self) -> None:
        self.options.focus()
        if len(self._rows) == 1:
            self.action_open()

    def on_key(self, event: events.Key) -> None:
        """From the search box the arrows go to the list."""
        if event.key in {"down", "up"} and self.focused is self.query_one(Input):
            event.stop()
            self.options.focus()

    @on(PickList.OptionSelected)
    def _selected(self) -> None:
        self.action_open()

    def action_open(self) -> None:
        """Go on with the session under the cursor."""
        self.action_ask("open")

    def action_ask(self, what: str) -> None:
        """Leave with what is wanted of the session under the cursor."""
        if what == "import":
            self.dismiss(SessionAsked(what))
        elif row := self._row:
            self.dismiss(SessionAsked(what, row.key))

    def action_search(self) -> None:
        """Go to the search box."""
        self.query_one(Input).focus()

    def action_leave(self) -> None:
        """Leave the search box first, then the screen."""
        search = self.query_one(Input)
        if search.value:
            search.value = ""
            self.options.focus()
        elif self.focused is search:
            self.options.focus()
        else:
            self.dismiss(None)

    @work(group="change", exclusive=True)
    async def action_rename(self) -> None:
        """Call the session something else here."""
        row, library = self._row, self._library
        if row is None or library is None:
            return
        from tui.screens.ask_line import AskLine

        remark = "Only here: the backend keeps its own title. Empty gives it that back."
        name = await self.app.push_screen_wait(
            AskLine("rename session", remark, value=row.name or row.title, placeholder=row.shown_title)
        )
        if name is not None:
            name = "" if name.strip() == row.title else name
            await asyncio.to_thread(library.notes.rename, *row.key, name)
            await self._read_library(library)

    @work(group="change", exclusive=True)
    async def action_remove(self) -> None:
        """Take the session out of the list, once that is confirmed."""
        row, library = self._row, self._library
        if row is None or library is None:
            return
        if row.key == self._current:
            self._say("This session is on the screen; ^n leaves it, then it can be removed.")
            return
        from tui.screens.confirm import Confirm

        consequence = (
            f"What was seen of “{row.shown_title}” here is forgotten: messages, takes, its draft. "
            f"{row.backend} keeps the session and its videos."
        )
        if await self.app.push_screen_wait(Confirm("Remove the session here?", consequence, "remove")):
            await self._forget(row.key)
            await asyncio.to_thread(library.forget_session, *row.key)
            await asyncio.to_thread(library.notes.hide, *row.key)
            await self._read_library(library)

    def _say(self, text: str) -> None:
        self.query_one("#told", Painted).say(*([(Piece(text, Tone.MUTED),)] if text else []))
