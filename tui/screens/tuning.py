"""What the settings do to a running program: colours, keys, motion, and keeping what was changed.

`ReeltalkApp` is one of these; screens that change settings know no more of it.
"""

from __future__ import annotations

import asyncio
from collections.abc import Iterator, Mapping
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from textual import constants, events, on, work
from textual.app import SystemCommand
from textual.command import CommandPalette
from textual.screen import Screen
from textual.signal import Signal
from textual.widgets import TextArea

from tui.screens.commands import COMMANDS, key_of, keymap_of, settled
from tui.screens.steady import SteadyApp
from tui.screens.themes import ThemeError, Themes, our_themes
from tui.settings_schema import BY_NAME, KEYS, SCHEMA, Setting, Value, When

if TYPE_CHECKING:
    from tui.settings import Settings

FALLBACK_THEME = "reeltalk-dark"
THEME_PREFIX = "Theme: "
"""How the palette's rows for themes begin."""
_SWAPPED = {"send": "ctrl+j", "newline": "enter"}
"""How help and footer tell the message box's own keys when ⏎ breaks the line."""
_LOOK_EVERY_S = 1.0
"""How often the user's themes are looked at for changes: one listing of a small folder."""


class TunedApp(SteadyApp):
    """A program whose settings have their effect while it runs."""

    _themed = False

    def __init__(self, settings: Settings) -> None:
        """Take the settings; the named theme is read, the others after the first frame."""
        super().__init__()
        self.settings = settings
        self.crash_log = settings.folders.logs / "crash.log"
        self.settings_changed: Signal[Settings] = Signal(self, "settings")
        self.keys_changed: Mapping[str, str] = {}
        self.themes = Themes((settings.folders.themes, our_themes()))
        self._startup_warnings = [*settings.warnings, *_key_warnings(settings.keys)]
        self._use_keys()
        self._use_motion()
        self._start_theme(settings.theme)

    def get_css_variables(self) -> dict[str, str]:
        """The theme's colours; none while Textual begins in a theme of its own, of which nothing is ever drawn."""
        return super().get_css_variables() if self._themed else {}

    @property
    def enter_sends(self) -> bool:
        """Whether ⏎ in the message box sends, rather than breaking the line."""
        return self.settings.enter == "send"

    def begin_tuning(self) -> None:
        """After the first frame: say what was passed over, read the other themes, and watch the user's own."""
        for warning in self._startup_warnings:
            self.notify(warning, severity="warning", markup=False)
        self.theme_changed_signal.subscribe(self, lambda _theme: self._restyle_palette())
        self.load_themes()
        self.set_interval(_LOOK_EVERY_S, self._look_at_themes)

    async def change_setting(self, setting: Setting, value: Value) -> None:
        """Give a setting another value: its effect is felt at once, and the file keeps it.

        Raises:
            SettingValueError: The setting may not have the value.
        """
        self.settings = self.settings.having(setting, value)
        self._felt(setting)
        self.settings_changed.publish(self.settings)
        await self._keep(setting.name, value)
        if setting.when is When.NEXT_START:
            self.notify(f"{setting.title} changes {setting.when}.", markup=False)

    async def change_key(self, command_id: str, key: str) -> None:
        """Give a command another key, from now on."""
        keys = {**self.settings.keys, command_id: key}
        self.settings = replace(self.settings, keys=keys)
        self._use_keys()
        self.settings_changed.publish(self.settings)
        await self._keep(command_id, key, KEYS)

    def setting_commands(self) -> Iterator[SystemCommand]:
        """Every value a setting can be given, for the palette; a theme is shown while its row is marked."""
        for setting in SCHEMA:
            now = self.settings.value(setting)
            for value in (True, False) if setting.is_switch else setting.choices:
                if value != now and setting.name not in self.settings.fixed:
                    yield SystemCommand(
                        f"{setting.title}: {setting.word(value)}",
                        setting.help,
                        partial(self.change_setting, setting, value),
                    )
        for name in self.themes.names:
            yield SystemCommand(f"{THEME_PREFIX}{name}", "", partial(self.change_setting, BY_NAME["theme"], name))

    @on(CommandPalette.OptionHighlighted)
    def preview_theme(self, event: CommandPalette.OptionHighlighted) -> None:
        """Show a theme while its row in the palette is marked."""
        hit = getattr(event.highlighted_event.option, "hit", None)
        name = str(getattr(hit, "text", None) or getattr(hit, "display", "")).removeprefix(THEME_PREFIX)
        self.theme = name if name in self.themes.names else self._theme_kept()

    @on(CommandPalette.Closed)
    def end_preview(self, event: CommandPalette.Closed) -> None:
        """Put the kept theme back when the palette was left."""
        if not event.option_selected:
            self.theme = self._theme_kept()

    def action_change_theme(self) -> None:
        """Choose the colours, seeing each on the program itself."""
        from tui.screens.theme_picker import ThemePicker

        self._open_or_close(ThemePicker)

    def action_settings(self) -> None:
        """Show everything that can be set."""
        from tui.screens.settings import SettingsScreen

        self._open_or_close(SettingsScreen)

    def action_keys(self) -> None:
        """See and change the keys."""
        from tui.screens.keys import KeysScreen

        self._open_or_close(KeysScreen)

    async def on_event(self, event: events.Event) -> None:
        """Give a key to the screen that asks for one, before it means anything else."""
        if isinstance(event, events.Key) and self.screen_stack:
            take = getattr(self.screen, "take_key", None)
            if take is not None and take(event.key):
                return
        await super().on_event(event)

    def _open_or_close(self, screen: type[Screen[None]]) -> None:
        """The key that opened a screen closes it."""
        if isinstance(self.screen, screen):
            self.screen.dismiss(None)
        else:
            self.push_screen(screen())

    @work(group="themes", exclusive=True)
    async def load_themes(self) -> None:
        """Register every theme there is, and draw the one in use again when its file has changed."""
        before = self.available_themes.get(self.theme)
        themes, wrong = await asyncio.to_thread(self.themes.read_all)
        for theme in themes:
            self.register_theme(theme)
        for message in wrong:
            self.notify(message, severity="warning", markup=False)
        if before is not None and before != self.available_themes.get(self.theme):
            self.refresh_css(animate=False)

    def _restyle_palette(self) -> None:
        """Draw an open palette in the new theme; Textual leaves its own screens out."""
        if isinstance(self.screen, CommandPalette):
            from tui.screens.palette_colours import repaint_help  # nobody has opened it at the first frame

            self.stylesheet.update(self.screen)
            repaint_help(self.screen)

    def _look_at_themes(self) -> None:
        if self.themes.changed():
            self.load_themes()

    def _felt(self, setting: Setting) -> None:
        if setting.name == "theme":
            self.theme = self.settings.theme
        elif setting.name == "reduced_motion":
            self._use_motion()
        elif setting.name == "enter":
            self._use_keys()

    def _use_keys(self) -> None:
        self.keys_changed = settled(self.settings.keys) | ({} if self.enter_sends else _SWAPPED)
        self.set_keymap(keymap_of(self.keys_changed))

    def _use_motion(self) -> None:
        still = self.settings.reduced_motion or constants.TEXTUAL_ANIMATIONS == "none"
        self.animation_level = "none" if still else constants.TEXTUAL_ANIMATIONS
        for screen in self.screen_stack if self.is_running else ():
            for area in screen.query(TextArea):
                area.cursor_blink = not still

    async def _keep(self, name: str, value: Value, table: str = "") -> None:
        from tui.settings_file import store

        path = self.settings.folders.settings_file
        try:
            await asyncio.to_thread(store, path, name, value, table)
        except (OSError, ValueError) as error:
            self.notify(
                f"Changed for this run alone: {path} cannot be written ({error}).", severity="error", markup=False
            )

    def _theme_kept(self) -> str:
        kept = self.settings.theme
        return kept if kept in self.available_themes else FALLBACK_THEME

    def _start_theme(self, name: str) -> None:
        theme = None
        try:
            theme = self.themes.find(name)
        except ThemeError as error:
            self._startup_warnings.append(str(error))
        else:
            if theme is None and name not in self.available_themes:
                self._startup_warnings.append(f"There is no theme '{name}'.")
        if theme is None and name not in self.available_themes:
            name = FALLBACK_THEME
            theme = Themes((our_themes(),)).find(name)
        if theme is not None:
            self.register_theme(theme)
        self._begin_in(name)

    def _begin_in(self, name: str) -> None:
        """Take a theme before anything is drawn; Textual's watcher would have every rule read twice till then."""
        self._themed = True
        self.set_reactive(TunedApp.theme, name)
        dark = self.current_theme.dark
        self.update_classes({f"-theme-{name}": True, "-dark-mode": dark, "-light-mode": not dark}, update=False)
        self._refresh_truecolor_filter(self.ansi_theme)
        self.stylesheet.set_variables(self.get_css_variables())


def _key_warnings(keys: Mapping[str, str]) -> Iterator[str]:
    known = {command.id: command for command in COMMANDS}
    for name in sorted(keys.keys() - known.keys()):
        yield f"settings.toml, [keys]: there is no command '{name}'; F1 lists them."
    now = settled(keys)
    for name in sorted(now.keys() & known.keys()):
        lost = not now[name] and keys.get(name, known[name].key)
        if lost:
            title, key = known[name].title, key_of(known[name], keys)
            yield f"'{title}' has lost {key} to another command; give it another in the settings."
