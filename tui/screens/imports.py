"""Finding an exported session: those that were exported from here, or any file by its path."""

from __future__ import annotations

import asyncio
import time
from dataclasses import dataclass, replace
from pathlib import Path
from stat import S_ISREG

from rich.cells import cell_len
from textual import on, work
from textual.app import ComposeResult
from textual.widgets import Input
from textual.widgets.option_list import Option

from tui.chat.view import ConversationView
from tui.screens.attach_lines import homely
from tui.screens.browsing import Browsing
from tui.screens.look import facts_line
from tui.widgets.durations import size
from tui.widgets.key_line import KeyHint
from tui.widgets.pick_list import PickList
from tui.widgets.pieces import Line, Piece, Tone, paint
from tui.widgets.plain_text import one_line, plain
from tui.widgets.scroll_page import ScrollPage
from tui.widgets.search_box import SearchBox
from tui.widgets.session_lines import when_words

_REST_S = 0.1
"""The cursor has to stay this long on a file before it is read."""
_ENDINGS = frozenset({".json", ".html"})
_MOST = 500
"""Files shown of a folder, the latest."""


@dataclass(frozen=True, slots=True)
class Exported:
    """A file in the folder of exports."""

    path: Path
    written_at: float
    size_bytes: int

    def matches(self, typed: str) -> bool:
        """Whether every word typed is in its name."""
        return all(word in self.path.name.casefold() for word in typed.casefold().split())


def exported_files(folder: Path) -> tuple[Exported, ...]:
    """What can be imported of a folder, the latest first."""
    try:
        files = [path for path in folder.iterdir() if path.suffix in _ENDINGS]
    except (OSError, ValueError):
        return ()
    found = (_exported(path) for path in files)
    return tuple(sorted((one for one in found if one), key=lambda one: one.written_at, reverse=True)[:_MOST])


def _exported(path: Path) -> Exported | None:
    try:
        stat = path.stat()
    except OSError:  # a link to nowhere, or gone meanwhile
        return None
    return Exported(path, stat.st_mtime, stat.st_size) if S_ISREG(stat.st_mode) else None


@dataclass(frozen=True, slots=True)
class Listing:
    """The exports of a folder, and what was typed of their names."""

    folder: Path
    words: str = ""
    files: tuple[Exported, ...] = ()
    is_read: bool = True
    """Whether the folder has been looked into."""

    @property
    def shown(self) -> list[Exported]:
        """Those with what was typed in their names."""
        return [one for one in self.files if one.matches(self.words)]


def is_path(typed: str) -> bool:
    """Whether a path is typed rather than words of a name, in which no slash can be."""
    return "/" in typed or typed.strip() in {"~", ".", ".."}


def listing_at(typed: str) -> Listing:
    """The exports of a folder that is typed, or of the one in which a name is begun."""
    try:
        path = Path(typed.strip().strip("\"'")).expanduser()
        if path.is_dir():
            return Listing(path, "", exported_files(path))
        if typed.rstrip().endswith("/"):
            return Listing(path)
    except (OSError, ValueError, RuntimeError):  # the latter: ~somebody who is not known here
        return Listing(Path(typed))
    return Listing(path.parent, path.name, exported_files(path.parent))


def exported_line(one: Exported, now: float, width: int) -> Line:
    """A row: name, when it was written, how large."""
    facts = f" {when_words(one.written_at, now):>10} {size(one.size_bytes):>8}"
    room = max(width - len(facts), 8)
    name = one_line(one.path.name, room)
    return (Piece(name + " " * (room - cell_len(name))), Piece(facts, Tone.MUTED))


class ImportScreen(Browsing[ConversationView]):
    """Gives the conversation that was read; what cannot be read says so and another can be named."""

    DEFAULT_CSS = """
    ImportScreen PickList { width: 3fr; }
    ImportScreen ScrollPage { width: 2fr; padding: 0 0 0 2; }
    ImportScreen.-narrow > Vertical, ImportScreen.-slim > Vertical { width: 100%; height: 100%; }
    ImportScreen.-narrow ScrollPage { display: none; }
    """
    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (80, "-slim"), (100, "-wide")]  # noqa: RUF012  # declared by Textual

    def __init__(self, folder: Path) -> None:
        """Take the folder exports are written to."""
        super().__init__()
        self._folder = folder
        self._own = self._listing = Listing(folder, is_read=False)
        self._shown: list[Exported] = []
        self._is_refused = False

    def compose(self) -> ComposeResult:
        """Path or words, the exports, and what the one under the cursor holds."""
        preview = ScrollPage(takes_focus=False)
        box = self.boxed(SearchBox("a path, or words of a name", left=frozenset()), beside=(preview,))
        box.border_title = "look at an exported session"
        yield box

    def on_mount(self) -> None:
        """List what was exported."""
        self.offer(KeyHint("⏎", "look at it", "screen.take", stays=True))
        self.list_exports()

    @on(PickList.Widened)
    def _widened(self) -> None:
        """Lay the rows out for the new width."""
        self._fill()

    @work(group="list")
    async def list_exports(self) -> None:
        """Read the folder of exports."""
        self._own = Listing(self._folder, "", await asyncio.to_thread(exported_files, self._folder))
        self._changed()

    @work(group="listing", exclusive=True)
    async def list_typed(self, typed: str) -> None:
        """Read the folder that is typed."""
        self._listing = await asyncio.to_thread(listing_at, typed)
        self._fill()

    def _fill(self) -> None:
        self._shown = self._listing.shown
        width, now = max(self.options.scrollable_content_region.width, 30), time.time()
        self.options.set_options([Option(paint([exported_line(one, now, width)])) for one in self._shown])
        self.options.highlighted = 0 if self._shown else None
        if not self._shown:
            self.query_one(ScrollPage).say()
        if not self._is_refused:
            self.say(self._told())

    def _told(self) -> str:
        listing, where = self._listing, f"Exports are JSON or HTML files; yours are in {homely(self._folder)}."
        if not listing.is_read:
            return ""
        if listing.files and not listing.shown:
            return f"None has that in its name, in {homely(listing.folder)}."
        if listing.folder != self._folder:
            return "" if listing.files else f"There is no export in {homely(listing.folder)}. {where}"
        return where if listing.files else f"None was exported from here yet. {where}"

    def action_space(self) -> None:
        """Write a space: names and paths have them."""
        self.box.insert_text_at_cursor(" ")

    @on(Input.Changed)
    def _changed(self) -> None:
        typed, self._is_refused = self.box.value, False
        if is_path(typed):
            self._listing = Listing(self._folder, is_read=False)  # nothing of another folder is taken meanwhile
            self.list_typed(typed)
            if self._shown:
                self._fill()
        else:
            self.workers.cancel_group(self, "listing")
            self._listing = replace(self._own, words=typed)
            self._fill()

    @on(PickList.OptionHighlighted)
    def _highlighted(self) -> None:
        self.preview()

    @on(PickList.OptionSelected)
    @on(Input.Submitted)
    def action_take(self) -> None:
        """Read the file that is named, or the one under the cursor, and leave with it."""
        from tui.chat.paths import find, parse_paths

        paths = [find(path) for path in parse_paths(self.box.value)]
        at = self.options.highlighted
        if at is not None and not (paths and paths[0].is_file()):
            self.read(self._shown[at].path)
        elif paths:
            self.read(_existing(paths[0], self._folder))

    @work(group="read", exclusive=True)
    async def read(self, path: Path) -> None:
        """Read a file; one that is no export is told, and the screen stays."""
        from tui.chat.importing import ImportFailed, read_export

        try:
            view = await asyncio.to_thread(read_export, path)
        except ImportFailed as error:
            self._is_refused = True
            self.say(str(error))
        else:
            self.dismiss(view)

    @work(group="preview", exclusive=True)
    async def preview(self) -> None:
        """Show what the file under the cursor holds."""
        from tui.chat.importing import ImportFailed, read_export

        await asyncio.sleep(_REST_S)
        at, pane = self.options.highlighted, self.query_one(ScrollPage)
        if at is None or not pane.display:
            return
        try:
            view = await asyncio.to_thread(read_export, self._shown[at].path)
        except ImportFailed as error:
            pane.say((Piece(str(error), Tone.WARN),))
            return
        width = pane.room_cells
        prompt = next((entry.content for entry in view.entries if entry.role == "user"), "")
        pane.say(
            (Piece(one_line(view.title, width) or "untitled", Tone.STRONG),),
            facts_line(view, width),
            (),
            (Piece(plain(prompt)),),
        )


def _existing(path: Path, folder: Path) -> Path:
    """A path, or the file of that name in a folder when only the latter is there."""
    within = folder / path.name
    return within if not path.exists() and within.exists() else path
