"""Everything that can be set, in one list; what is changed has its effect at once and is kept in settings.toml."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, ClassVar

from textual import on, work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.getters import app
from textual.screen import ModalScreen
from textual.widgets import OptionList
from textual.widgets.option_list import Option

from tui.screens.tuning import TunedApp
from tui.settings_schema import BY_NAME, SCHEMA, Setting, When
from tui.widgets.frame_keys import frame_keys
from tui.widgets.painted import Painted
from tui.widgets.pieces import Line, Piece, Tone, paint
from tui.widgets.plain_text import one_line

if TYPE_CHECKING:
    from tui.settings import Settings

_KEYS = "keys"
"""The row that leads to the keys."""
_TITLE_CELLS = 22
_VALUE_CELLS = 24
_ROOMY_ROWS = 34
"""From this height on there is an empty line between the sections."""


def setting_line(setting: Setting, settings: Settings) -> Line:
    """A row: what is set, to what, and what keeps it from being changed."""
    value = settings.value(setting)
    fixed = settings.fixed.get(setting.name, "")
    note = f"by {fixed}, for this run" if fixed else "at the next start" if setting.when is When.NEXT_START else ""
    return (
        Piece(f" {setting.title:<{_TITLE_CELLS}}", Tone.MUTED if fixed else Tone.ACCENT),
        Piece(
            f"{one_line(setting.word(value) or 'none', _VALUE_CELLS - 1):<{_VALUE_CELLS}}",
            Tone.PLAIN if value == setting.default else Tone.STRONG,
        ),
        Piece(note, Tone.MUTED),
    )


def help_lines(setting: Setting) -> tuple[Line, ...]:
    """What a setting means, what it may be, and how the environment sets it."""
    choices = "on, off" if setting.is_switch else ", ".join(setting.choices)
    return (
        (Piece(setting.help),),
        (
            Piece(f"{choices} · " if choices else "", Tone.MUTED),
            Piece(f"{setting.name} in settings.toml · {setting.variable}", Tone.MUTED),
        ),
    )


class SettingsScreen(ModalScreen[None]):
    """Enter or → changes the row, ← goes back a value; escape closes."""

    DEFAULT_CSS = """
    SettingsScreen { align: center middle; background: $background 60%; }
    SettingsScreen > Vertical { width: 84; max-width: 98%; height: auto; max-height: 96%; background: $surface;
                                border: round $border; padding: 1 1 0 1; }
    SettingsScreen OptionList { height: auto; max-height: 100%; }
    SettingsScreen Painted { height: auto; min-height: 4; margin: 1 1 0 1; }
    SettingsScreen.-short Painted { display: none; }
    SettingsScreen.-tall > Vertical { height: 96%; }
    SettingsScreen.-tall OptionList { height: 1fr; }
    """
    VERTICAL_BREAKPOINTS = [(0, "-short"), (22, "-tall"), (30, "-roomy")]  # noqa: RUF012  # declared by Textual
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,f2,q", "dismiss(None)", "close", show=False),
        Binding("right,space", "step(1)", "next value", show=False),
        Binding("left", "step(-1)", "value before", show=False),
    ]
    app = app(TunedApp)

    def compose(self) -> ComposeResult:
        """A row for each setting, and what the one that is marked means."""
        box = Vertical(OptionList(*self._rows(), markup=False, compact=True), Painted())
        box.add_class("picking")
        box.border_title = "settings"
        box.border_subtitle = frame_keys("⏎ → ← change · esc closes")
        yield box

    def on_mount(self) -> None:
        """Start on the first setting; follow what is changed elsewhere."""
        options = self.query_one(OptionList)
        options.highlighted = 1
        options.focus()
        self.app.settings_changed.subscribe(self, lambda _settings: self._redraw())

    def action_step(self, step: int) -> None:
        """Move the marked setting a value on or back."""
        if setting := self._marked():
            self._change(setting, step)

    @on(OptionList.OptionHighlighted)
    def _explain(self) -> None:
        setting = self._marked()
        self.query_one(Painted).say(
            *(help_lines(setting) if setting else ((Piece("Which key does what, and changing one."),),))
        )

    @on(OptionList.OptionSelected)
    def _picked(self, event: OptionList.OptionSelected) -> None:
        if event.option_id == _KEYS:
            self.app.action_keys()
        elif setting := BY_NAME.get(event.option_id or ""):
            self._change(setting, 1)

    @work(group="setting", exclusive=True)
    async def _change(self, setting: Setting, step: int) -> None:
        settings = self.app.settings
        if setting.name in settings.fixed:
            self.notify(f"{setting.fixed_words(settings.fixed[setting.name])}", severity="warning", markup=False)
        elif setting.name == "theme":
            self.app.action_change_theme()
        elif not setting.is_switch and not setting.choices:
            await self._ask(setting)
        else:
            await self.app.change_setting(setting, setting.following(settings.value(setting), step))

    async def _ask(self, setting: Setting) -> None:
        """Let a setting of any text be written."""
        from tui.screens.ask_line import AskLine

        value = str(self.app.settings.value(setting))
        written = await self.app.push_screen_wait(AskLine(setting.title, setting.help, value=value, placeholder="none"))
        if written is not None and written.strip() != value:
            await self.app.change_setting(setting, written.strip())

    def _marked(self) -> Setting | None:
        option = self.query_one(OptionList).highlighted_option
        return BY_NAME.get(option.id or "") if option else None

    def _rows(self) -> Iterator[Option]:
        section = ""
        for setting in SCHEMA:
            if setting.section != section:
                section = setting.section
                yield self._heading(section)
            yield Option(paint([setting_line(setting, self.app.settings)]), id=setting.name)
        yield self._heading("keys")
        yield Option(
            paint([(Piece(" Keys", Tone.ACCENT), Piece(" " * (_TITLE_CELLS - 4) + "see and change them"))]), id=_KEYS
        )

    def _redraw(self) -> None:
        options = self.query_one(OptionList)
        for setting in SCHEMA:
            options.replace_option_prompt(setting.name, paint([setting_line(setting, self.app.settings)]))

    def _heading(self, words: str) -> Option:
        """The name of a section; the sections stand apart where there is room."""
        apart = "\n" if self.app.size.height >= _ROOMY_ROWS and words != SCHEMA[0].section else ""
        return Option(paint([(Piece(f"{apart}{words}", Tone.MUTED),)]), disabled=True)
