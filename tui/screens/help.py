"""The keys as they are now."""

from __future__ import annotations

import itertools
import textwrap
from collections.abc import Mapping
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.getters import app
from textual.screen import ModalScreen

from tui.screens.commands import COMMANDS, Command, key_of
from tui.screens.tuning import TunedApp
from tui.widgets.frame_keys import frame_keys
from tui.widgets.pieces import Line, Piece, Tone
from tui.widgets.scroll_page import ScrollPage


def help_lines(keymap: Mapping[str, str], width: int) -> tuple[Line, ...]:
    """Every command with its key and what it does, in `width` cells; those without a key are in the palette."""
    keyed = [(key_of(command, keymap), command) for command in COMMANDS]
    key_cells = max(len(key) for key, _ in keyed)
    title_cells = min(max(len(command.title) for command in COMMANDS) + 2, max(width - key_cells - 22, 12))
    lines: list[Line] = []
    for key, command in keyed:
        if key:
            lines += _command_lines(key.rjust(key_cells), command, title_cells, width)
    lines += [(), (Piece("Without a key, in the palette (^p):", Tone.MUTED),)]
    for key, command in keyed:
        if not key:
            lines += _command_lines(" " * key_cells, command, title_cells, width)
    return (*lines, (), (Piece("c changes a key here; settings.toml keeps it under [keys].", Tone.MUTED),))


def _command_lines(key: str, command: Command, title_cells: int, width: int) -> list[Line]:
    lead = len(key) + 2 + title_cells
    words = textwrap.wrap(command.help, max(width - lead, 12)) or [""]
    titles = textwrap.wrap(command.title, title_cells - 1)
    lines: list[Line] = []
    for title, said in itertools.zip_longest(titles, words, fillvalue=""):
        shown = "" if lines else key
        lines.append(
            (
                Piece(f"{shown:<{len(key)}}  ", Tone.KEY),
                Piece(f"{title:<{title_cells}}", Tone.STRONG),
                Piece(said, Tone.MUTED),
            )
        )
    return lines


class HelpScreen(ModalScreen[None]):
    """Lists the commands; c goes to where keys are changed, escape or F1 closes it."""

    DEFAULT_CSS = """
    HelpScreen { align: center middle; background: $background 60%; }
    HelpScreen > ScrollPage { width: 124; max-width: 98%; height: auto; max-height: 92%; padding: 1 1 1 2;
                              background: $surface; border: round $border; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,f1,q", "dismiss", "close", show=False),
        Binding("c", "change", "change a key", show=False),
    ]
    app = app(TunedApp)

    def __init__(self, keymap: Mapping[str, str]) -> None:
        """Take the keys the user changed."""
        super().__init__()
        self._keymap = keymap

    def compose(self) -> ComposeResult:
        """One scrolled list."""
        box = ScrollPage()
        box.border_title = "keys"
        box.border_subtitle = frame_keys("↑ ↓ scroll · c changes keys · esc closes")
        yield box

    @on(ScrollPage.Widened)
    def _widened(self) -> None:
        """Lay the list out for the width there is."""
        self._draw()

    def _draw(self) -> None:
        page = self.query_one(ScrollPage)
        if page.room_cells > 0:
            page.say(*help_lines(self._keymap, page.room_cells))

    def action_change(self) -> None:
        """Go to where keys are changed."""
        self.dismiss()
        self.app.action_keys()
