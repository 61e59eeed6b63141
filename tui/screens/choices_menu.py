"""All choices at a glance, to change one."""

from __future__ import annotations

from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.screen import ModalScreen
from textual.widgets import OptionList
from textual.widgets.option_list import Option

from tui.chat.draft import Choices
from tui.widgets.choice_words import ChoiceWord, Field, choice_words
from tui.widgets.pieces import Line, Piece, Tone, paint
from tui.widgets.plain_text import one_line

LABELS: dict[Field, tuple[str, str]] = {
    Field.AVATAR: ("avatar", "who is seen"),
    Field.VOICE: ("voice", "who is heard"),
    Field.STYLE: ("style", "how it looks"),
    Field.KIT: ("brand kit", "colours and logo"),
    Field.ORIENTATION: ("orientation", "any, landscape, portrait"),
    Field.MODE: ("mode", "chat asks first; generate just makes it"),
    Field.MEMORY: ("memory", "incognito leaves the agent's memory out"),
}


def choice_line(word: ChoiceWord, *, fixed: bool) -> Line:
    """A row of the menu: the field, what is chosen, what it is for."""
    label, meaning = LABELS[word.field]
    value = Piece(f"{one_line(word.word, 26):<27}", Tone.STRONG if word.changed else Tone.PLAIN)
    return (
        Piece(f" {label:<12}", Tone.MUTED if fixed else Tone.ACCENT),
        value,
        Piece("fixed for this session" if fixed else meaning, Tone.MUTED),
    )


class ChoicesMenu(ModalScreen[Field | None]):
    """Enter changes the row; escape closes."""

    DEFAULT_CSS = """
    ChoicesMenu { align: center middle; background: $background 60%; }
    ChoicesMenu > Vertical { width: 84; max-width: 98%; height: auto; background: $surface; border: round $border;
                             padding: 1 1 0 1; }
    ChoicesMenu OptionList { height: auto; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape,ctrl+g", "dismiss(None)", "close", show=False)]

    def __init__(self, choices: Choices, *, fixed: frozenset[Field], at: Field | None = None) -> None:
        """Take what is chosen, what cannot be changed any more, and the row to start on."""
        super().__init__()
        self._words = choice_words(choices)
        self._fixed = fixed
        self._at = at

    def compose(self) -> ComposeResult:
        """A row for each field."""
        options = [
            Option(
                paint([choice_line(word, fixed=word.field in self._fixed)]),
                id=word.field.value,
                disabled=word.field in self._fixed,
            )
            for word in self._words
        ]
        box = Vertical(OptionList(*options, markup=False))
        box.add_class("picking")
        box.border_title = "choices"
        box.border_subtitle = "⏎ changes · esc closes"
        yield box

    def on_mount(self) -> None:
        """Start on the row that was changed last."""
        options = self.query_one(OptionList)
        if self._at is not None:
            options.highlighted = options.get_option_index(self._at.value)
        options.focus()

    @on(OptionList.OptionSelected)
    def _picked(self, event: OptionList.OptionSelected) -> None:
        self.dismiss(Field(event.option_id or ""))
