"""Which key does what, and changing one."""

from __future__ import annotations

from typing import ClassVar

from textual import on, work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.getters import app
from textual.screen import ModalScreen
from textual.widgets import OptionList
from textual.widgets.option_list import Option

from tui.screens.commands import COMMANDS, Command, key_of, keys_in_use, written
from tui.screens.tuning import TunedApp
from tui.widgets.frame_keys import frame_keys
from tui.widgets.painted import Painted
from tui.widgets.pieces import Line, Piece, Tone, paint

_TITLE_CELLS = 30
_FIXED = frozenset({"send", "newline"})
"""Commands of the message box itself; the `enter` setting moves these."""


def key_line(command: Command, key: str) -> Line:
    """A row: what is done, and by which key."""
    return (
        Piece(f" {command.title:<{_TITLE_CELLS}}", Tone.MUTED if command.id in _FIXED else Tone.PLAIN),
        Piece(key or "no key", Tone.KEY if key else Tone.MUTED),
    )


class KeysScreen(ModalScreen[None]):
    """Enter on a row, then the new key; escape closes, or leaves the key as it is."""

    DEFAULT_CSS = """
    KeysScreen { align: center middle; background: $background 60%; }
    KeysScreen > Vertical { width: 64; max-width: 98%; height: 90%; background: $surface;
                            border: round $border; padding: 1 1 0 1; }
    KeysScreen OptionList { height: 1fr; }
    KeysScreen Painted { height: 2; margin: 1 1 0 1; }
    KeysScreen.-short Painted { display: none; }
    """
    VERTICAL_BREAKPOINTS = [(0, "-short"), (22, "-tall")]  # noqa: RUF012  # declared by Textual
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,q", "dismiss(None)", "close", show=False),
        Binding("delete,backspace", "set_back", "as it was", show=False),
    ]
    app = app(TunedApp)

    def __init__(self) -> None:
        """Nothing is being changed yet."""
        super().__init__()
        self._changing: Command | None = None

    def compose(self) -> ComposeResult:
        """A row for each command."""
        rows = [Option(paint([self._line(command)]), id=command.id) for command in COMMANDS]
        box = Vertical(OptionList(*rows, markup=False, compact=True), Painted())
        box.add_class("picking")
        box.border_title = "keys"
        box.border_subtitle = frame_keys("⏎ changes · del as it came · esc closes")
        yield box

    def on_mount(self) -> None:
        """Explain the first row."""
        self.query_one(OptionList).highlighted = 0
        self.query_one(OptionList).focus()

    def action_set_back(self) -> None:
        """Give the marked command the key it came with."""
        if command := self._marked():
            self._give(command, command.key)

    def take_key(self, key: str) -> bool:
        """Take a key as the new one while one is asked for; the program asks before it does anything else with it."""
        if self._changing is None:
            return False
        command, self._changing = self._changing, None
        if key == "escape":
            self._explain()
        else:
            self._give(command, key)
        return True

    @on(OptionList.OptionHighlighted)
    def _explain(self) -> None:
        if (command := self._marked()) and self._changing is None:
            name = f"/{command.slash} · " if command.slash else ""
            self.query_one(Painted).say((Piece(command.help),), (Piece(f"{name}id: {command.id}", Tone.MUTED),))

    @on(OptionList.OptionSelected)
    def _ask(self) -> None:
        command = self._marked()
        if command is None:
            return
        if command.id in _FIXED:
            self.query_one(Painted).say((Piece("The Enter key is changed in the settings.", Tone.WARN),), ())
            return
        self._changing = command
        self.query_one(Painted).say(
            (Piece("Press the new key for ", Tone.ACCENT), Piece(command.title, Tone.STRONG)),
            (Piece("esc leaves it as it is", Tone.MUTED),),
        )

    @work(group="setting", exclusive=True)
    async def _give(self, command: Command, key: str) -> None:
        taken = [
            one.title for one in COMMANDS if one.id != command.id and key in keys_in_use(one, self.app.keys_changed)
        ]
        if key and taken:
            self.query_one(Painted).say((Piece(f"{written(key)} is taken by {taken[0]}.", Tone.WARN),), ())
            return
        await self.app.change_key(command.id, key)
        self.query_one(OptionList).replace_option_prompt(command.id, paint([self._line(command)]))
        self._explain()

    def _line(self, command: Command) -> Line:
        return key_line(command, key_of(command, self.app.keys_changed))

    def _marked(self) -> Command | None:
        option = self.query_one(OptionList).highlighted_option
        return next((command for command in COMMANDS if option and command.id == option.id), None)
