"""Finding an exported session: those that were exported from here, or any file by its path."""

from __future__ import annotations

import asyncio
import time
from dataclasses import dataclass
from pathlib import Path

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
        found = [Exported(path, stat.st_mtime, stat.st_size) for path in files for stat in (path.stat(),)]
    except OSError:
        return ()
    return tuple(sorted(found, key=lambda one: one.written_at, reverse=True))


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
        self._all: tuple[Exported, ...] = ()
        self._shown: list[Exported] = []

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
        """Read the folder."""
        self._all = await asyncio.to_thread(exported_files, self._folder)
        self._fill()

    def _fill(self) -> None:
        self._shown = [one for one in self._all if one.matches(self.box.value)]
        width, now = max(self.options.scrollable_content_region.width, 30), time.time()
        self.options.set_options([Option(paint([exported_line(one, now, width)])) for one in self._shown])
        self.options.highlighted = 0 if self._shown else None
        self._tell()

    def _tell(self) -> None:
        where = f"Exports are JSON or HTML files; yours are in {homely(self._folder)}."
        self.say(where if self._all else f"None was exported from here yet. {where}")

    def action_space(self) -> None:
        """Write a space: names and paths have them."""
        self.box.insert_text_at_cursor(" ")

    @on(Input.Changed)
    def _changed(self) -> None:
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
