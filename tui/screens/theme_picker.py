"""Choosing the colours: moving to a theme shows the program in it, escape puts the old one back."""

from __future__ import annotations

from typing import ClassVar

from textual import on, work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.getters import app
from textual.screen import ModalScreen
from textual.widgets import Input, OptionList
from textual.widgets.option_list import Option

from tui.screens.tuning import TunedApp
from tui.settings_schema import BY_NAME
from tui.widgets.frame_keys import frame_keys
from tui.widgets.pieces import Piece, Tone, paint


class ThemePicker(ModalScreen[None]):
    """Letters search, arrows show, enter keeps, escape goes back."""

    DEFAULT_CSS = """
    ThemePicker { align: right middle; background: $background 0%; }
    ThemePicker > Vertical { width: 38; max-width: 90%; height: 24; max-height: 90%; margin: 0 2; background: $surface;
                             border: round $border; padding: 1 1 0 1; }
    ThemePicker OptionList { height: 1fr; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "leave", "close", show=False),
        Binding("up", "move('cursor_up')", show=False, priority=True),
        Binding("down", "move('cursor_down')", show=False, priority=True),
        Binding("pageup", "move('page_up')", show=False, priority=True),
        Binding("pagedown", "move('page_down')", show=False, priority=True),
    ]
    app = app(TunedApp)

    def __init__(self) -> None:
        """Remember what there was."""
        super().__init__()
        self._before = ""

    def compose(self) -> ComposeResult:
        """A search box and the themes."""
        box = Vertical(Input(placeholder="search", compact=True), OptionList(markup=False, compact=True))
        box.add_class("picking")
        box.border_title = "theme"
        box.border_subtitle = frame_keys("⏎ keeps · esc goes back")
        yield box

    def on_mount(self) -> None:
        """Start on the theme in use."""
        self._before = self.app.theme
        self._fill("")
        self.query_one(Input).focus()

    def action_move(self, action: str) -> None:
        """Move through the list while the search box has the keys."""
        getattr(self.query_one(OptionList), f"action_{action}")()

    def action_leave(self) -> None:
        """Put the old theme back."""
        self.app.theme = self._before
        self.dismiss(None)

    @on(Input.Changed)
    def _search(self, event: Input.Changed) -> None:
        self._fill(event.value)

    @on(Input.Submitted)
    def _entered(self) -> None:
        self.query_one(OptionList).action_select()

    @on(OptionList.OptionHighlighted)
    def _show(self, event: OptionList.OptionHighlighted) -> None:
        if event.option_id:
            self.app.theme = event.option_id

    @on(OptionList.OptionSelected)
    def _picked(self, event: OptionList.OptionSelected) -> None:
        if event.option_id:
            self._keep(event.option_id)

    @work(group="setting", exclusive=True)
    async def _keep(self, name: str) -> None:
        setting = BY_NAME["theme"]
        self.dismiss(None)
        if setting.name in self.app.settings.fixed:
            self.notify(setting.fixed_words(self.app.settings.fixed[setting.name]), severity="warning", markup=False)
        await self.app.change_setting(setting, name)

    def _fill(self, search: str) -> None:
        options = self.query_one(OptionList)
        shown = [name for name in self._names() if search.strip().lower() in name]
        options.clear_options()
        options.add_options([Option(paint([(Piece(f" {name}"), self._mark(name))]), id=name) for name in shown])
        if shown:
            options.highlighted = shown.index(self.app.theme) if self.app.theme in shown else 0

    def _mark(self, name: str) -> Piece:
        return Piece("  in use", Tone.MUTED) if name == self._before else Piece("")

    def _names(self) -> list[str]:
        """Ours and the user's first, then those that Textual brings."""
        own = list(self.app.themes.names)
        return own + sorted(name for name in self.app.available_themes if name not in own)
