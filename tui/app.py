"""The application: wires settings, backend, screens, themes and commands.

Nothing is connected, and nothing of httpx, pydantic, SQLite or the studio is imported, before the first frame is out.
"""

from __future__ import annotations

import asyncio
import time
from collections.abc import Awaitable, Callable, Iterable
from contextlib import suppress
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar

from rich.text import Text
from textual import events, work
from textual.app import SystemCommand
from textual.binding import BindingType
from textual.command import CommandPalette
from textual.screen import Screen

from tui.chat.view import State
from tui.screens.chat import ChatScreen
from tui.screens.commands import COMMANDS, bindings, key_of
from tui.screens.tuning import TunedApp
from tui.widgets.legacy_keys import tell_apart
from tui.widgets.terminal_answers import stand_by

if TYPE_CHECKING:
    from tui.chat.gallery import Gallery
    from tui.screens.seams import Backend
    from tui.settings import Settings


_SWEEP_EVERY_S = 5.0
_STYLES = Path(__file__).parent / "screens"
_PATIENCE_S = 3.0
"""Nobody who leaves waits longer than this for the disk."""


class ReeltalkApp(TunedApp):
    """Reeltalk in a terminal."""

    TITLE = "reeltalk"
    CSS_PATH = _STYLES / "chat.tcss"  # Textual 8.2 does not load a default screen's own
    BINDINGS: ClassVar[list[BindingType]] = [*bindings("app")]
    ENABLE_COMMAND_PALETTE = True
    PAUSE_GC_ON_SCROLL = True

    def __init__(self, settings: Settings, backend: Backend | None = None) -> None:
        """Take the settings; a test gives its own backend."""
        tell_apart()
        stand_by()
        super().__init__(settings)
        self._backend = backend
        self._early: list[events.Event] | None = []

    def get_default_screen(self) -> Screen[None]:
        """The chat screen is the first and lowest one."""
        return ChatScreen(self._backend or self._real_backend())

    @cached_property
    def gallery(self) -> Gallery:
        """Previews of everything that has one, fetched by whichever backend is connected."""
        from tui.chat.gallery import Gallery

        return Gallery(self.settings.folders.cache, self._bring)

    async def look_name(self, look_id: str) -> str:
        """What a look is called, as the backend has it; empty when that cannot be told."""
        return await self.chat.desk.look_name(look_id)

    async def _bring(self, url: str, target: Path) -> None:
        await self.chat.desk.bring(url, target)

    @property
    def pictures_on(self) -> bool:
        """Whether the user wants pictures rather than words."""
        return self.settings.pictures != "off"

    @property
    def chat(self) -> ChatScreen:
        """The chat screen, whatever lies over it."""
        screen = self.screen_stack[0]
        if not isinstance(screen, ChatScreen):
            raise LookupError("the chat screen is not mounted yet")
        return screen

    async def on_event(self, event: events.Event) -> None:
        """Hold back keys typed before there was a box to type into; Textual would drop them."""
        if self._early is None and isinstance(event, events.Key | events.MouseDown | events.Paste):
            self.chat.touched_at = time.monotonic()
        if self._early is not None and isinstance(event, events.Key | events.Paste):
            self._early.append(event)
            self.app_focus = True  # whoever types here looks here, whatever the terminal has said
        else:
            await super().on_event(event)

    def on_click(self, event: events.Click) -> None:
        """Leave a screen that lies over another by a click beside it, as escape does; the palette does so itself."""
        beside = event.widget is self.screen and self.screen.is_modal
        if beside and event.chain == 1 and not isinstance(self.screen, CommandPalette):
            self.simulate_key("escape")

    def _load_screen_css(self, screen: Screen[object]) -> None:
        """Read what only screens that lie over the first one are styled with, once the first of them is there."""
        over = _STYLES / "over.tcss"
        if not self.stylesheet.has_source(str(over)):
            rules = over.read_text(encoding="utf-8")
            self.stylesheet.add_source(rules, read_from=(str(over), ""), is_default_css=False)
        super()._load_screen_css(screen)

    def action_press(self, key: str) -> None:
        """Do what a key does, for a click on its name; in the application's own turn, after the click."""
        self.call_next(self.simulate_key, key)

    def watch_app_focus(self, focus: bool) -> None:  # noqa: FBT001  # Textual's signature
        """Give the message box the keys in a program that was started in the background, where nothing had them."""
        if focus and self.screen_stack and self.screen.focused is None:
            self.call_next(self.screen._update_auto_focus)

    async def on_chat_screen_ready_for_keys(self) -> None:
        """Hand on what was typed before the screen was there, ahead of keys that wait behind this message."""
        early, self._early = self._early or [], None
        for event in early:
            await super().on_event(event)

    def on_ready(self) -> None:
        """After the first frame: say what was passed over, and read the other themes."""
        from tui.screens import sweeping  # the first frame is out

        self.begin_tuning()
        sweeping.defer_full_collections()
        self.set_interval(_SWEEP_EVERY_S, lambda: sweeping.sweep(time.monotonic() - self.chat.touched_at))
        self.settings_changed.subscribe(self, lambda _settings: self.chat.redraw())

    def on_unmount(self) -> None:
        """Nobody types here any more."""
        from tui.screens.sweeping import allow_full_collections

        allow_full_collections()

    def get_system_commands(self, screen: Screen[object]) -> Iterable[SystemCommand]:  # noqa: ARG002  # Textual's
        """Every command of ours, by the name the registry gives it."""
        for command in COMMANDS:
            if command.id not in {"palette", "send", "newline"}:
                key = key_of(command, self.keys_changed)
                words = f"{key} · {command.help}" if key else command.help
                yield SystemCommand(command.title, words, self._runner(command.action))
        yield from self.setting_commands()

    def copy_to_clipboard(self, text: str) -> None:
        """Copy by every route that fits, and say which it was."""
        self.copy(text)

    @work(group="copy")
    async def copy(self, text: str) -> None:
        """Copy to this computer's clipboard when it is the user's, or to tmux, and to the terminal's in any case."""
        from tui.screens.clipboard import copied, osc52

        route = await copied(text)
        self._clipboard = text
        if self._driver is not None:
            self._driver.write(osc52(text))
        self.notify(f"Copied to {route}", markup=False)

    def action_help(self) -> None:
        """Show the keys."""
        from tui.screens.help import HelpScreen

        self.push_screen(HelpScreen(self.keys_changed))

    def keep(self) -> bool:
        """Save what is being written and what is not sent, now: whatever ends the program, it is there next time.

        Returns:
            Whether there was a message that had not gone out.
        """
        from tui.chat.draft import joined

        chat = self.chat
        unsent = chat.desk.take_all_back()
        if unsent:
            chat.put(joined([*unsent, chat.draft]))
        chat.save_draft()
        return bool(unsent)

    async def action_quit(self) -> None:
        """Leave; a run in flight goes on at the backend and is found again."""
        from tui.chat.parting import parting_words

        chat = self.chat
        if not chat.restored:  # one who types and leaves at once is quicker than the disk
            with suppress(Exception):
                await asyncio.wait_for(chat.restore_draft(), _PATIENCE_S)
        at_work, writing = chat.desk.at_work, chat.draft.text
        try:
            unsent = self.keep()
            lasts = chat.desk.drafts is None or chat.desk.drafts.lasting
            unkept = "" if lasts else chat.draft.text.strip()
            sending = chat.view.state is State.SENDING and not at_work
            words = parting_words(at_work, unsent=unsent, sending=sending, unkept=unkept)
        except Exception as error:  # a full disk, say: then the words stay in the terminal at least
            words = f"What you were writing could not be kept ({error}). It was:\n{writing}"
        self.exit(message=Text(words) if words else None)

    def _runner(self, action: str) -> Callable[[], Awaitable[None]]:
        async def run() -> None:
            await self.run_action(action, default_namespace=self.chat)

        return run

    def _real_backend(self) -> Backend:
        from tui.backend_link import SettingsBackend

        return SettingsBackend(self.settings)
