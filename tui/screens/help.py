"""The keys as they are now."""

from __future__ import annotations

from collections.abc import Mapping
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.screen import ModalScreen

from tui.screens.commands import COMMANDS, key_of
from tui.widgets.painted import Painted
from tui.widgets.pieces import Line, Piece, Tone


def help_lines(keymap: Mapping[str, str]) -> tuple[Line, ...]:
    """Every command with its key, and what it does; those without a key are in the palette."""
    keyed = [(key_of(command, keymap), command) for command in COMMANDS]
    lines: list[Line] = [
        (Piece(f"{key:>10}  ", Tone.KEY), Piece(f"{command.title}. ", Tone.STRONG), Piece(command.help, Tone.MUTED))
        for key, command in keyed
        if key
    ]
    lines += [(), (Piece("Without a key, in the palette and by mouse:", Tone.MUTED),)]
    lines += [
        (Piece(" " * 12), Piece(f"{command.title}. ", Tone.STRONG), Piece(command.help, Tone.MUTED))
        for key, command in keyed
        if not key
    ]
    lines += [(), (Piece("Keys are changed by id in settings.toml, under [keys].", Tone.MUTED),)]
    return tuple(lines)


class HelpScreen(ModalScreen[None]):
    """Lists the commands; escape or F1 closes it."""

    DEFAULT_CSS = """
    HelpScreen { align: center middle; background: $background 60%; }
    HelpScreen > VerticalScroll { width: 92; max-width: 96%; height: auto; max-height: 90%; padding: 1 2;
                                  background: $surface; border: round $border; }
    HelpScreen Painted { height: auto; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape,f1,q", "dismiss", "close", show=False)]

    def __init__(self, keymap: Mapping[str, str]) -> None:
        """Take the keys the user changed."""
        super().__init__()
        self._keymap = keymap

    def compose(self) -> ComposeResult:
        """One scrolled list."""
        box = VerticalScroll(Painted(help_lines(self._keymap)))
        box.border_title = "keys"
        box.border_subtitle = "esc closes"
        yield box
