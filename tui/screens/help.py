"""The keys as they are now."""

from __future__ import annotations

import textwrap
from collections.abc import Mapping
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.screen import ModalScreen

from tui.screens.commands import COMMANDS, Command, key_of
from tui.widgets.painted import Painted
from tui.widgets.pieces import Line, Piece, Tone


def help_lines(keymap: Mapping[str, str], width: int) -> tuple[Line, ...]:
    """Every command with its key and what it does, in `width` cells; those without a key are in the palette."""
    keyed = [(key_of(command, keymap), command) for command in COMMANDS]
    lines: list[Line] = []
    for key, command in keyed:
        if key:
            lines += _command_lines(key, command, width)
    lines += [(), (Piece("Without a key, in the palette (^p):", Tone.MUTED),)]
    for key, command in keyed:
        if not key:
            lines += _command_lines("", command, width)
    return (*lines, (), (Piece("Keys are changed by id in settings.toml, under [keys].", Tone.MUTED),))


def _command_lines(key: str, command: Command, width: int) -> list[Line]:
    lead = (Piece(f"{key:>5}  ", Tone.KEY), Piece(f"{command.title:<26}", Tone.STRONG))
    room = width - sum(len(piece.text) for piece in lead)
    first, *rest = textwrap.wrap(command.help, max(room, 20)) or [""]
    return [(*lead, Piece(first, Tone.MUTED)), *((Piece(" " * (width - room) + more, Tone.MUTED),) for more in rest)]


class HelpScreen(ModalScreen[None]):
    """Lists the commands; escape or F1 closes it."""

    DEFAULT_CSS = """
    HelpScreen { align: center middle; background: $background 60%; }
    HelpScreen > VerticalScroll { width: 92; max-width: 96%; height: auto; max-height: 90%; padding: 1 2;
                                  scrollbar-size-vertical: 1; background: $surface; border: round $border; }
    HelpScreen Painted { height: auto; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape,f1,q", "dismiss", "close", show=False)]

    def __init__(self, keymap: Mapping[str, str]) -> None:
        """Take the keys the user changed."""
        super().__init__()
        self._keymap = keymap

    def compose(self) -> ComposeResult:
        """One scrolled list."""
        box = VerticalScroll(Painted())
        box.border_title = "keys"
        box.border_subtitle = "esc closes"
        yield box

    def on_resize(self) -> None:
        """Lay the list out for the width there is."""
        width = min(86, self.size.width * 96 // 100 - 8)
        self.query_one(Painted).say(*help_lines(self._keymap, width))
