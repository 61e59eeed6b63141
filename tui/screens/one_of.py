"""A small menu: one of a few things, by arrow, by its letter, or by a click."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from textual import events, on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.screen import ModalScreen
from textual.widgets import OptionList
from textual.widgets.option_list import Option

from tui.widgets.frame_keys import frame_keys
from tui.widgets.pieces import Line, Piece, Tone, paint


@dataclass(frozen=True, slots=True)
class Way:
    """A thing that can be chosen: what it is called, the letter that takes it, and what it means."""

    name: str
    key: str
    meaning: str = ""


def way_line(way: Way) -> Line:
    """A row of the menu."""
    return (Piece(f" {way.key}  ", Tone.KEY), Piece(f"{way.name:<22}"), Piece(way.meaning, Tone.MUTED))


class OneOf(ModalScreen[str | None]):
    """Gives the name of what was chosen; None when nothing was."""

    DEFAULT_CSS = """
    OneOf { align: center middle; background: $background 60%; }
    OneOf > Vertical { width: 76; max-width: 98%; height: auto; background: $surface; border: round $border;
                       padding: 1 1 0 1; }
    OneOf OptionList { height: auto; text-wrap: nowrap; text-overflow: ellipsis; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape", "dismiss(None)", "close", show=False)]

    def __init__(self, title: str, ways: tuple[Way, ...]) -> None:
        """Take what is chosen, and between what."""
        super().__init__()
        self._title, self._ways = title, ways

    def compose(self) -> ComposeResult:
        """One list."""
        box = Vertical(OptionList(*(Option(paint([way_line(way)])) for way in self._ways), markup=False))
        box.add_class("picking")
        box.border_title = self._title
        box.border_subtitle = frame_keys("⏎ takes it · esc leaves it")
        yield box

    def on_key(self, event: events.Key) -> None:
        """Take the way whose letter was typed."""
        for way in self._ways:
            if event.character == way.key:
                event.stop()
                self.dismiss(way.name)

    @on(OptionList.OptionSelected)
    def _selected(self, event: OptionList.OptionSelected) -> None:
        self.dismiss(self._ways[event.option_index].name)
