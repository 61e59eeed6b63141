"""All choices at a glance, to change one."""

from __future__ import annotations

from collections.abc import Mapping
from typing import ClassVar

from rich.cells import cell_len
from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.screen import ModalScreen
from textual.widgets import OptionList
from textual.widgets.option_list import Option

from tui.chat.draft import Choices
from tui.widgets.choice_words import BY_AGENT, NOBODY, ChoiceWord, Field, choice_words
from tui.widgets.frame_keys import frame_keys
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


_MEANING_CELLS = 40
"""As wide as the longest of what choices are for."""


def choice_line(word: ChoiceWord, width: int, *, fixed: bool) -> Line:
    """A row of the menu in `width` cells: the field, what is chosen, what it is for."""
    label, meaning = LABELS[word.field]
    if word.by_agent:
        meaning = "chosen by the agent"
    value_cells = max(min(width - 14 - _MEANING_CELLS, 34), 18)
    value = one_line(f"{BY_AGENT}{word.word}" if word.by_agent else word.word, value_cells - 1)
    return (
        Piece(f" {label:<12} ", Tone.MUTED if fixed else Tone.ACCENT),
        Piece(value + " " * (value_cells - cell_len(value)), Tone.STRONG if word.changed else Tone.PLAIN),
        Piece(one_line("fixed for this session" if fixed else meaning, max(width - 14 - value_cells, 0)), Tone.MUTED),
    )


class ChoicesMenu(ModalScreen[Field | None]):
    """Enter changes the row; escape closes."""

    DEFAULT_CSS = """
    ChoicesMenu { align: center middle; background: $background 60%; }
    ChoicesMenu > Vertical { width: 92; max-width: 98%; height: auto; background: $surface; border: round $border;
                             padding: 1 1 0 1; }
    ChoicesMenu OptionList { height: auto; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape,ctrl+g", "dismiss(None)", "close", show=False)]

    def __init__(
        self,
        choices: Choices,
        *,
        fixed: frozenset[Field],
        at: Field | None = None,
        by_agent: Mapping[str, str] = NOBODY,
    ) -> None:
        """Take what is chosen, what cannot be changed any more, the row to start on, and what the agent has chosen."""
        super().__init__()
        self._words = choice_words(choices, by_agent)
        self._fixed = fixed
        self._at = at

    def compose(self) -> ComposeResult:
        """A row for each field."""
        box = Vertical(OptionList(*self._rows(74), markup=False))
        box.add_class("picking")
        box.border_title = "choices"
        box.border_subtitle = frame_keys("⏎ changes · esc closes")
        yield box

    def on_mount(self) -> None:
        """Start on the row that was changed last."""
        options = self.query_one(OptionList)
        if self._at is not None:
            options.highlighted = options.get_option_index(self._at.value)
        options.focus()

    def on_resize(self) -> None:
        """Lay the rows out for the new width."""
        self.call_after_refresh(self._draw)

    def _draw(self) -> None:
        options = self.query_one(OptionList)
        for row in self._rows(options.scrollable_content_region.width):
            options.replace_option_prompt(str(row.id), row.prompt)

    def _rows(self, width: int) -> list[Option]:
        return [
            Option(
                paint([choice_line(word, width, fixed=word.field in self._fixed)]),
                id=word.field.value,
                disabled=word.field in self._fixed,
            )
            for word in self._words
        ]

    @on(OptionList.OptionSelected)
    def _picked(self, event: OptionList.OptionSelected) -> None:
        self.dismiss(Field(event.option_id or ""))
