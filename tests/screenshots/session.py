"""One real session on the studio, photographed at every place a user comes to."""

from __future__ import annotations

import asyncio
import os
import tempfile
import time
from collections.abc import AsyncIterator, Callable
from pathlib import Path

from textual.pilot import Pilot
from textual.widgets import OptionList

from tests.screenshots.still import StillBackend
from tui.app import ReeltalkApp
from tui.chat.view import State
from tui.settings import BackendChoice, Folders, Settings
from tui.widgets.composer import Composer

SIZE, SMALL = (120, 36), (80, 24)
THEMES = ("reeltalk-light", "premiere", "contrast-dark")
PROMPT = (
    "A 15-second introduction to cold brew coffee. Coarse grounds steep in cold water for twelve to eighteen hours. "
    "Cold water draws out less acid, so it tastes rounder. Keep it in the fridge for up to a week."
)
_PATIENCE_S = 240.0


class Photographer:
    """Waits for what shall be in the picture, and takes it."""

    def __init__(self, app: ReeltalkApp, pilot: Pilot[None]) -> None:
        self.app = app
        self.pilot = pilot

    async def until(self, what: str, holds: Callable[[], bool]) -> None:
        ends = time.monotonic() + _PATIENCE_S
        while time.monotonic() < ends:
            if holds():
                await self.pilot.pause(0.3)
                return
            await self.pilot.pause(0.05)
        raise TimeoutError(f"{what} did not come")

    async def rest(self, seconds: float = 1.5) -> str:
        """Let pictures arrive and toasts go, then take the picture."""
        await self.pilot.pause(seconds)
        self.app.chat.action_to_end()
        self.app.clear_notifications()
        await self.pilot.pause(0.2)
        return self.app.export_screenshot(title="reeltalk")

    async def size(self, columns: int, rows: int) -> None:
        await self.pilot.resize_terminal(columns, rows)
        await self.pilot.pause(0.3)

    def said(self, state: State) -> bool:
        return self.app.chat.view.state is state


TERMINAL = {"TERM": "xterm-256color", "COLORTERM": "truecolor"}
"""The terminal that is pictured, whichever one this runs in."""


async def take_all() -> dict[str, str]:
    """Every picture by its name, as SVG."""
    os.environ["TZ"] = "UTC"
    time.tzset()
    os.environ |= TERMINAL
    with tempfile.TemporaryDirectory(prefix="reeltalk-", ignore_cleanup_errors=True) as folder:
        settings = Settings(Folders(Path(folder)), backend=BackendChoice.STUDIO, reduced_motion=True)
        app = ReeltalkApp(settings, StillBackend(settings))
        async with app.run_test(size=SIZE) as pilot:
            return {name: svg async for name, svg in _pictures(Photographer(app, pilot))}


async def _pictures(here: Photographer) -> AsyncIterator[tuple[str, str]]:
    chat = here.app.chat
    await here.until("the studio", lambda: chat.link_word == "ready" and chat.restored)
    yield "start", await here.rest(0.5)
    async for picture in _pickers(here):
        yield picture
    chat.query_one(Composer).write(PROMPT)
    await here.pilot.press("enter")
    await here.until("the storyboard", lambda: here.said(State.YOUR_TURN) and _has_board(here))
    yield "chat", await here.rest(3)
    for theme in THEMES:
        here.app.theme = theme
        yield f"theme-{theme}", await here.rest(0.5)
    here.app.theme = here.app.settings.theme
    await here.size(*SMALL)
    yield "chat-80x24", await here.rest()
    await here.size(*SIZE)
    await here.pilot.press("f5")
    await here.until("the making", lambda: here.said(State.GENERATING))
    yield "generating", await here.rest()
    await here.until("the video", lambda: here.said(State.COMPLETED))
    yield "completed", await here.rest(4)


async def _pickers(here: Photographer) -> AsyncIterator[tuple[str, str]]:
    for field in ("avatar", "voice", "style", "kit"):
        here.app.chat.action_choose(field)
        await here.until(f"the {field} picker", lambda: here.app.screen is not here.app.chat and _rows(here) > 0)
        yield f"picker-{field}", await here.rest(3)
        await _closed(here)
    for name, key in (("picker-files", "ctrl+o"), ("settings", "f2"), ("keys", "f1"), ("palette", "ctrl+p")):
        if name == "picker-files":
            continue  # it shows the folder it is started in
        await here.pilot.press(key)
        await here.until(name, lambda: here.app.screen is not here.app.chat)
        yield name, await here.rest()
        await _closed(here)


async def _closed(here: Photographer) -> None:
    while here.app.screen is not here.app.chat:
        await here.pilot.press("escape")
        await asyncio.sleep(0.1)


def _rows(here: Photographer) -> int:
    lists = here.app.screen.query(OptionList)
    return lists.first().option_count if lists else 0


def _has_board(here: Photographer) -> bool:
    return any(resource.scenes for resource in here.app.chat.view.resources.values())
