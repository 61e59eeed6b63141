"""Choosing what to attach: files of this machine, a web address, or what was uploaded before."""

from __future__ import annotations

import asyncio
import os
from collections.abc import AsyncIterator
from pathlib import Path
from typing import ClassVar

from textual import on, work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.widgets import Input
from textual.widgets.option_list import Option

from tui.screens.attach_lines import ASKS, Tab, found_line, homely, named_by, tabs_line, upload_line
from tui.screens.browsing import Browsing
from tui.screens.catalogues import Row
from tui.screens.file_preview import FilePreview
from tui.screens.folder_listing import Found, Listing, folder_listing
from tui.screens.picker_preview import PickerPreview
from tui.widgets.key_line import KeyHint
from tui.widgets.paged_list import PagedList
from tui.widgets.painted import Painted
from tui.widgets.pick_list import PickList
from tui.widgets.pieces import paint
from tui.widgets.plain_text import end_of
from tui.widgets.search_box import SearchBox

_BESIDE = 14
"""Cells of the frame and the gaps beside the folder and what is said of it."""
_TAKEN = "PNG, JPEG, MP4, WebM, MP3, WAV, PDF, SRT and plain text are taken, up to 32 MB."


class AttachScreen(Browsing[list[str]]):
    """Typing narrows the list, arrows walk the tree, space marks, enter takes, escape closes."""

    DEFAULT_CSS = """
    AttachScreen #tabs { height: 1; margin: 0 0 1 0; }
    AttachScreen PickList { width: 3fr; }
    AttachScreen FilePreview, AttachScreen PickerPreview { width: 2fr; height: 1fr; padding: 0 0 0 2; }
    AttachScreen PickerPreview { display: none; }
    AttachScreen.-uploaded PickerPreview { display: block; }
    AttachScreen.-uploaded FilePreview, AttachScreen.-web FilePreview, AttachScreen.-web PickList { display: none; }
    AttachScreen.-narrow > Vertical, AttachScreen.-slim > Vertical { width: 100%; height: 100%; }
    AttachScreen.-slim FilePreview, AttachScreen.-slim PickerPreview { display: none; }
    """
    HORIZONTAL_BREAKPOINTS = [(0, "-slim"), (64, "-narrow"), (90, "-wide")]  # noqa: RUF012  # declared by Textual
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("right", "open(True)", "open the folder", show=False, priority=True),
        Binding("left", "open(False)", "close the folder", show=False, priority=True),
        Binding("tab", "complete", "complete", show=False, priority=True),
        Binding("ctrl+t", "next_tab", "other tab", show=False, priority=True),
        Binding("ctrl+a", "show_all", "all files", show=False, priority=True),
    ]

    def __init__(self, uploaded: AsyncIterator[Row] | None = None) -> None:
        """Start in the folder the program was started in.

        Args:
            uploaded: What was uploaded before, read when that tab is looked at; None without a connection.
        """
        super().__init__()
        self._tab = Tab.FILES
        self._listing = Listing(Path.cwd())
        self._opened: set[Path] = set()
        self._untaken = False
        self._marked: dict[str, str] = {}
        self._uploaded: PagedList[Row] | None = PagedList(uploaded) if uploaded else None
        self._rows: list[Row] = []
        self._written = ""
        self._go_to: Path | None = None

    def compose(self) -> ComposeResult:
        """Tabs, box, list and preview."""
        box = self.boxed(
            Painted((tabs_line(Tab.FILES),), id="tabs"),
            SearchBox(ASKS[Tab.FILES], left=frozenset({"space"})),
            beside=(FilePreview(), PickerPreview()),
        )
        box.border_title = "attach"
        yield box

    def on_mount(self) -> None:
        """Show the folder."""
        self._fill()
        self.list_folder()

    async def on_unmount(self) -> None:
        """Let go of the uploads."""
        if self._uploaded is not None:
            await self._uploaded.close()

    @on(PickList.Widened)
    def _widened(self) -> None:
        """Lay the rows out for the new width."""
        self._fill()

    @work(group="listing", exclusive=True)
    async def list_folder(self) -> None:
        """Show what goes on from what was typed."""
        typed, opened = self.box.value, frozenset(self._opened)
        self._listing = await asyncio.to_thread(folder_listing, typed, Path.cwd(), opened=opened, untaken=self._untaken)
        self._fill()

    @work(group="uploads")
    async def read_uploads(self) -> None:
        """Read another page of what was uploaded."""
        if self._uploaded is not None and await self._uploaded.read_on():
            self._fill()

    @on(Input.Changed)
    def _changed(self, event: Input.Changed) -> None:
        self.typing = event.value != self._written
        self._written = ""
        if self._tab is Tab.FILES:
            self.list_folder()
        elif self._uploaded is not None:
            self._uploaded.query = event.value
            self._fill()

    @on(Input.Submitted)
    def _submitted(self, event: Input.Submitted) -> None:
        value = event.value.strip()
        named = named_by(value) if self._tab is not Tab.UPLOADED else None
        if named:
            self._marked[named] = named
        elif not self._marked:
            self._take_row(value)
            return
        self.dismiss(list(self._marked))

    @on(PickList.OptionSelected)
    def _selected(self) -> None:
        """Take the row that was clicked; once anything is marked, a click marks."""
        if not (self._marked and self._turn_mark()):
            self._take_row("")

    @on(PickList.OptionHighlighted)
    def _highlighted(self) -> None:
        self._preview()
        options = self.options
        if self._tab is Tab.UPLOADED and (options.highlighted or 0) > options.option_count - 8:
            self.read_uploads()

    def action_open(self, wanted: bool) -> None:  # noqa: FBT001  # called by a binding
        """Open the folder under the cursor in its place, or close it; above the first one, go up a folder."""
        box, found = self.box, self._file
        if self.typing and box.value and not (wanted and box.cursor_position == len(box.value)):
            box.cursor_position += 1 if wanted else -1
        elif self._tab is not Tab.FILES:
            return
        elif wanted:
            if found is not None and found.is_folder:
                self._opened.add(found.path)
                self.list_folder()
        elif found is not None and (found.is_open or found.depth):
            folder = found.path if found.is_open else found.path.parent
            self._opened.discard(folder)
            self._go_to = folder
            self.list_folder()
        else:
            folder = self._listing.folder
            self._go_to = folder
            self._write(f"{str(folder.resolve().parent).rstrip(os.sep)}{os.sep}")

    def action_space(self) -> None:
        """Mark the row; while one types, space belongs to the box."""
        box = self.box
        if (self.typing and box.value) or self._tab is Tab.WEB:
            box.insert_text_at_cursor(" ")
        else:
            self.action_mark()

    def action_mark(self) -> None:
        """Mark the file under the cursor, or unmark it, and go on to the next."""
        if self._turn_mark():
            self.action_move(1)

    def _turn_mark(self) -> bool:
        """Mark the file under the cursor, or unmark it; whether there is one."""
        value, name = self._value_under_cursor()
        if not value:
            return False
        if self._marked.pop(value, None) is None:
            self._marked[value] = name
        self._fill()
        return True

    def action_complete(self) -> None:
        """Take the row under the cursor into the path."""
        if self._tab is Tab.FILES and (found := self._file) is not None:
            self._write(f"{found.path}{os.sep if found.is_folder else ''}")

    def action_show_all(self) -> None:
        """List files that are not taken too, or leave them out again."""
        self._untaken = not self._untaken
        self.list_folder()

    def action_next_tab(self) -> None:
        """Go to the next tab."""
        tabs = list(Tab)
        self.action_choose_tab(tabs[(tabs.index(self._tab) + 1) % len(tabs)].value)

    def action_choose_tab(self, name: str) -> None:
        """Go to a tab."""
        self._tab = Tab(name)
        self.set_class(self._tab is Tab.WEB, "-web")
        self.set_class(self._tab is Tab.UPLOADED, "-uploaded")
        self.query_one("#tabs", Painted).say(tabs_line(self._tab))
        box = self.box
        box.placeholder = ASKS[self._tab]
        self._write("")
        self._fill()
        if self._tab is Tab.UPLOADED:
            self.read_uploads()
        elif self._tab is Tab.FILES:
            self.list_folder()

    def action_take(self) -> None:
        """Take what is marked, or the row under the cursor."""
        if self._marked:
            self.dismiss(list(self._marked))
        else:
            self._take_row("")

    @property
    def _file(self) -> Found | None:
        at = self.options.highlighted
        rows = self._listing.rows
        return rows[at] if self._tab is Tab.FILES and at is not None and at < len(rows) else None

    @property
    def _upload(self) -> Row | None:
        at = self.options.highlighted
        known = self._tab is Tab.UPLOADED and at is not None and at < len(self._rows)
        return self._rows[at] if known and at is not None else None

    def _value_under_cursor(self) -> tuple[str, str]:
        """What would be attached, and its name; empty for folders and for nothing."""
        if (found := self._file) is not None and not found.is_folder:
            return str(found.path), found.path.name
        if (upload := self._upload) is not None:
            return upload.id, upload.name
        return "", ""

    def _take_row(self, typed: str) -> None:
        """Take the row under the cursor, or open it; with no row, take what was typed."""
        found = self._file
        value, _ = self._value_under_cursor()
        if found is not None and found.is_folder:
            self._write(f"{found.path}{os.sep}")
        elif value:
            self.dismiss(list(dict.fromkeys([*self._marked, value])))
        elif typed and self._tab is not Tab.UPLOADED:
            self.dismiss([typed])

    def _write(self, text: str) -> None:
        box = self.box
        self.typing, self._written = False, text
        box.value = text
        box.cursor_position = len(text)
        box.focus()

    def _fill(self) -> None:
        """Bring the list up to date, the cursor where it was."""
        options = self.options
        width = max(options.scrollable_content_region.width, 30)
        at = options.highlighted or 0
        if self._tab is Tab.FILES:
            rows = self._listing.rows
            lines = [found_line(found, width, marked=str(found.path) in self._marked) for found in rows]
            paths = [found.path for found in rows]
            at = paths.index(self._go_to) if self._go_to in paths else at
            self._go_to = None
        elif self._tab is Tab.UPLOADED and self._uploaded is not None:
            self._rows = self._uploaded.matching
            lines = [upload_line(row, width, marked=row.id in self._marked) for row in self._rows]
        else:
            self._rows, lines = [], []
        options.set_options([Option(paint([line])) for line in lines])
        options.highlighted = min(at, len(lines) - 1) if lines else None
        self._preview()
        self.say(self._told())
        self._show_keys()

    def _preview(self) -> None:
        if self._tab is Tab.UPLOADED:
            self.query_one(PickerPreview).visible = self._upload is not None
            self.query_one(PickerPreview).show(self._upload)
        else:
            self.query_one(FilePreview).show(self._file)

    def _told(self) -> str:
        if self._tab is Tab.WEB:
            return "The address of a file the video agent can fetch itself; ⏎ attaches it. " + _TAKEN
        if self._tab is Tab.UPLOADED:
            return self._told_of_uploads()
        listing = self._listing
        if listing.trouble or (not listing.rows and not listing.hidden):
            return listing.trouble or "Nothing here goes on from that."
        left_out = f"{listing.hidden} that are not taken are left out; ^a lists them." if listing.hidden else ""
        return f"{end_of(homely(listing.folder), max(self.size.width - len(left_out) - _BESIDE, 12))}   {left_out}"

    def _told_of_uploads(self) -> str:
        if self._uploaded is None:
            return "There is no connection yet; what was uploaded comes with it."
        if self._uploaded.trouble:
            return f"The list cannot be read: {self._uploaded.trouble}"
        if not self._uploaded.complete:
            return "reading…"
        return "" if self._uploaded.rows else "Nothing was uploaded from here yet."

    def _show_keys(self) -> None:
        """Show the keys that do something in this tab."""
        count = len(self._marked)
        hints = [KeyHint("⏎", f"attach {count} marked" if count else "attach", "screen.take", stays=True)]
        if self._tab is not Tab.WEB:
            hints.append(KeyHint("space", "mark", "screen.mark"))
        hints.append(KeyHint("^t", "other tab", "screen.next_tab"))
        if self._tab is Tab.FILES:
            hints.append(KeyHint("→ ←", "open, close", "screen.open(True)"))
            hints.append(KeyHint("tab", "complete", "screen.complete"))
            hints.append(KeyHint("^a", "only what is taken" if self._untaken else "all files", "screen.show_all"))
        self.offer(*hints)
