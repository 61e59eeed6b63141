"""Choosing a file to attach: a path is typed, the folder shows what goes on from it."""

from __future__ import annotations

import asyncio
import os
from pathlib import Path
from typing import ClassVar

from textual import on, work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.screen import ModalScreen
from textual.widgets import Input, OptionList
from textual.widgets.option_list import Option

from tui.screens.folder_listing import Found, folder_listing
from tui.widgets.durations import size
from tui.widgets.painted import Painted
from tui.widgets.pieces import Line, Piece, Tone, paint
from tui.widgets.plain_text import one_line

_TAKEN = "PNG, JPEG, MP4, WebM, MP3, WAV, PDF, SRT and plain text; up to 32 MB"


def found_line(found: Found) -> Line:
    """An entry of the folder as a row."""
    if found.is_folder:
        return (Piece(f"{one_line(found.path.name, 60)}/", Tone.WORKING),)
    return (Piece(f"{one_line(found.path.name, 60)}  "), Piece(size(found.size_bytes), Tone.MUTED))


class AttachScreen(ModalScreen[list[str] | None]):
    """Typing narrows the list, tab completes, enter opens a folder or takes a file, escape closes."""

    DEFAULT_CSS = """
    AttachScreen { align: center middle; background: $background 60%; }
    AttachScreen > Vertical { width: 84; max-width: 98%; height: 70%; max-height: 30; background: $surface;
                              border: round $border; padding: 0 1; }
    AttachScreen OptionList { height: 1fr; }
    AttachScreen Painted { height: 1; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "dismiss(None)", "close", show=False),
        Binding("down", "move(1)", "next", show=False, priority=True),
        Binding("up", "move(-1)", "previous", show=False, priority=True),
        Binding("tab", "complete", "complete", show=False, priority=True),
    ]
    AUTO_FOCUS = "Input"

    def __init__(self) -> None:
        """Start in the folder the program was started in."""
        super().__init__()
        self._found: tuple[Found, ...] = ()

    def compose(self) -> ComposeResult:
        """The path, the folder, what is taken."""
        box = Vertical(
            Input(placeholder="a path, an https address, or asset:ID", select_on_focus=False),
            OptionList(markup=False),
            Painted(((Piece(_TAKEN, Tone.MUTED),),)),
        )
        box.add_class("picking")
        box.border_title = "attach a file"
        box.border_subtitle = "tab completes · ⏎ takes it · esc closes"
        yield box

    def on_mount(self) -> None:
        """Show the folder."""
        self.list_folder("")

    @work(group="listing", exclusive=True)
    async def list_folder(self, typed: str) -> None:
        """Show what goes on from what was typed."""
        self._found = await asyncio.to_thread(folder_listing, typed, Path.cwd())
        options = self.query_one(OptionList)
        options.set_options([Option(paint([found_line(found)])) for found in self._found])
        options.highlighted = 0 if self._found else None

    @on(Input.Changed)
    def _typed(self, event: Input.Changed) -> None:
        self.list_folder(event.value)

    @on(Input.Submitted)
    def _submitted(self, event: Input.Submitted) -> None:
        value = event.value.strip()
        named = Path(os.path.expanduser(value)) if value else None  # noqa: PTH111  # a ~ of nobody is left as it is
        if named is not None and (value.startswith(("https://", "http://", "asset:")) or _is_file(named)):
            self.dismiss([str(named.absolute()) if _is_file(named) else value])
        elif (found := self._under_cursor()) is not None:
            self._take(found)
        elif value:
            self.dismiss([value])

    @on(OptionList.OptionSelected)
    def _selected(self, event: OptionList.OptionSelected) -> None:
        self._take(self._found[event.option_index])

    def action_move(self, steps: int) -> None:
        """Move the cursor while the path keeps the focus."""
        options = self.query_one(OptionList)
        if options.option_count:
            options.highlighted = max(0, min((options.highlighted or 0) + steps, options.option_count - 1))

    def action_complete(self) -> None:
        """Take the row under the cursor into the path."""
        if (found := self._under_cursor()) is not None:
            self._write(found)

    def _under_cursor(self) -> Found | None:
        at = self.query_one(OptionList).highlighted
        return self._found[at] if at is not None and at < len(self._found) else None

    def _take(self, found: Found) -> None:
        if found.is_folder:
            self._write(found)
        else:
            self.dismiss([str(found.path)])

    def _write(self, found: Found) -> None:
        box = self.query_one(Input)
        box.value = f"{found.path}{os.sep if found.is_folder else ''}"
        box.cursor_position = len(box.value)
        box.focus()


def _is_file(path: Path) -> bool:
    try:
        return path.is_file()
    except (OSError, ValueError):
        return False
