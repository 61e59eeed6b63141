"""One real session on the studio and what comes after it, photographed at every place a user comes to."""

from __future__ import annotations

import os
import tempfile
import time
from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from textual.events import Paste
from textual.pilot import Pilot
from textual.widgets import OptionList

from tests.screenshots.drawing import finished
from tests.screenshots.still import StillBackend
from tests.screenshots.story import BOLD, KIT, PLAIN, PROMPT, SHORTER, TABLE, desk
from tui.app import ReeltalkApp
from tui.chat.view import State
from tui.settings import BackendChoice, Folders, Settings
from tui.widgets.composer import Composer
from tui.widgets.painted import Painted
from tui.widgets.picture import Picture
from tui.widgets.presenter import Presenter

SIZE, SMALL = (120, 36), (80, 24)
THEMES = ("reeltalk-light", "premiere", "contrast-dark")
_PATIENCE_S = 240.0
_PICTURES_S = 6.0
"""Seconds that pictures are waited for; what is compared are the words."""


class Photographer:
    """Waits for what shall be in the picture, and takes it."""

    def __init__(self, app: ReeltalkApp, pilot: Pilot[None]) -> None:
        self.app = app
        self.pilot = pilot

    async def until(self, what: str, holds: Callable[[], bool], patience_s: float = _PATIENCE_S) -> None:
        ends = time.monotonic() + patience_s
        while time.monotonic() < ends:
            if holds():
                await self.pilot.pause(0.1)
                return
            await self.pilot.pause(0.05)
        raise TimeoutError(f"{what} did not come")

    async def taken(self, *, to_end: bool = True) -> str:
        """Let pictures arrive and toasts go, then take the picture."""
        await self.pilot.pause(0.5)
        ends = time.monotonic() + _PICTURES_S
        while self._pictures_missing() and time.monotonic() < ends:
            await self.pilot.pause(0.05)
        if to_end:
            self.app.chat.action_to_end()
        self.app.clear_notifications()
        await self.pilot.pause(0.3)
        return finished(self.app.export_screenshot(title="reeltalk"))

    async def size(self, columns: int, rows: int) -> None:
        await self.pilot.resize_terminal(columns, rows)
        await self.pilot.pause(0.3)

    async def opened(self, what: str) -> None:
        """Wait for a screen above the chat, and for the rows of its list."""
        chat = self.app.chat
        await self.until(what, lambda: self.app.screen is not chat and self._rows() != 0)

    async def closed(self) -> None:
        while self.app.screen is not self.app.chat:
            await self.pilot.press("escape")
            await self.pilot.pause(0.1)

    async def sent(self, words: str) -> None:
        self.app.chat.query_one(Composer).write(words)
        await self.pilot.press("enter")

    async def presented(self) -> None:
        """Wait until who presents is named in the status pane; the name is asked for."""
        await self.until("the presenter", lambda: any(map(_is_named, self.app.chat.query(Presenter))))

    def said(self, state: State) -> bool:
        return self.app.chat.view.state is state

    def has_board(self) -> bool:
        return self.said(State.YOUR_TURN) and any(one.scenes for one in self.app.chat.view.resources.values())

    def _rows(self) -> int | None:
        lists = self.app.screen.query(OptionList)
        return lists.first().option_count if lists else None

    def _pictures_missing(self) -> bool:
        return any(one.display and one.is_on_screen and not one.has_picture for one in self.app.screen.query(Picture))


def _is_named(presenter: Presenter) -> bool:
    said = str(presenter.query_one("#who", Painted).render()) if presenter.is_mounted else ""
    return bool(said) and not said.startswith("look_")


TERMINAL = {"TERM": "xterm-256color", "COLORTERM": "truecolor", "TZ": "UTC"}
"""The terminal that is pictured, whichever one this runs in."""


@contextmanager
def _place() -> Iterator[Settings]:
    """Be in a folder of a home of one's own, at a terminal of one kind; the settings that belong to it."""
    before, was_in = dict(os.environ), Path.cwd()
    with tempfile.TemporaryDirectory(prefix="reeltalk-", ignore_cleanup_errors=True) as folder:
        home = Path(folder).resolve()
        os.environ |= TERMINAL | {"HOME": str(home), "USERPROFILE": str(home)}
        os.environ.pop("NO_COLOR", None)
        time.tzset()
        os.chdir(desk(home / "bees"))
        settings = Settings(Folders(home / "reeltalk"), backend=BackendChoice.STUDIO, reduced_motion=True)
        kits = settings.folders.home / "studio" / "brand-kits"
        kits.mkdir(parents=True)
        (kits / "meadow.toml").write_text(KIT, encoding="utf-8")
        try:
            yield settings
        finally:
            os.chdir(was_in)
            os.environ.clear()
            os.environ.update(before)
            time.tzset()


async def take_all() -> dict[str, str]:
    """Every picture by its name, as SVG."""
    with _place() as settings:
        app = ReeltalkApp(settings, StillBackend(settings))
        async with app.run_test(size=SIZE) as pilot:
            return {name: svg async for name, svg in _pictures(Photographer(app, pilot))}


async def _pictures(here: Photographer) -> AsyncIterator[tuple[str, str]]:
    chat = here.app.chat
    await here.until("the studio", lambda: chat.link_word == "ready" and chat.restored)
    yield "start", await here.taken()
    for part in (_choosing, _a_film, _another_take, _a_question):
        async for picture in part(here):
            yield picture


async def _choosing(here: Photographer) -> AsyncIterator[tuple[str, str]]:
    for field, row in (("avatar", 3), ("voice", 1), ("style", 5), ("kit", 1)):
        here.app.chat.action_choose(field)
        await here.opened(f"the {field} picker")
        await here.pilot.press(*["down"] * row)
        yield f"picker-{field}", await here.taken()
        await here.closed()
    for name, keys in (
        ("picker-files", ("ctrl+o", "down", "down", "down", "space", "up", "up")),
        ("settings", ("f2",)),
        ("keys", ("f1",)),
        ("palette", ("ctrl+p",)),
    ):
        await here.pilot.press(keys[0])
        await here.opened(name)
        for key in keys[1:]:
            await here.pilot.press(key)
        yield name, await here.taken()
        await here.closed()


async def _a_film(here: Photographer) -> AsyncIterator[tuple[str, str]]:
    chat = here.app.chat
    chat.choices = BOLD
    chat.query_one(Composer).post_message(Paste(str(Path.cwd() / TABLE)))
    await here.until("the table", lambda: bool(chat.attachments))
    await here.sent(PROMPT)
    await here.until("the storyboard", here.has_board)
    await here.presented()
    yield "chat", await here.taken()
    for theme in THEMES:
        here.app.theme = theme
        yield f"theme-{theme}", await here.taken()
    here.app.theme = here.app.settings.theme
    await here.size(*SMALL)
    yield "chat-80x24", await here.taken()
    await here.size(*SIZE)
    await here.pilot.press("f5")
    await here.until("the making", lambda: here.said(State.GENERATING))
    await here.presented()
    yield "generating", await here.taken()
    await here.until("the video", lambda: here.said(State.COMPLETED))
    await here.presented()
    yield "completed", await here.taken()
    await here.pilot.press("ctrl+f", *"bees")
    yield "find", await here.taken(to_end=False)
    await here.pilot.press("escape")


async def _another_take(here: Photographer) -> AsyncIterator[tuple[str, str]]:
    chat = here.app.chat
    chat.action_fork()
    await here.until("the fork", lambda: bool(chat.origin))
    chat.choices = PLAIN
    await here.sent(SHORTER)
    await here.until("the other storyboard", here.has_board)
    await here.presented()
    await here.pilot.press("ctrl+t")
    await here.opened("the takes")
    yield "takes", await here.taken()
    await here.pilot.press("c")
    await here.until("the comparison", lambda: here.app.screen.query_one("#page").size.height > 5)
    yield "compare", await here.taken()
    await here.closed()


async def _a_question(here: Photographer) -> AsyncIterator[tuple[str, str]]:
    first = here.app.chat.view.session_id
    await here.pilot.press("ctrl+n")
    await here.until("a new session", lambda: here.app.chat.view.session_id != first)
    await here.sent("Make me a video")
    await here.until("the question", lambda: here.said(State.YOUR_TURN))
    yield "question", await here.taken()
    await here.pilot.press("ctrl+s")
    await here.opened("the sessions")
    await here.until("all of them", lambda: here.app.screen.query_one(OptionList).option_count == 3)
    await here.pilot.press("end")
    yield "sessions", await here.taken()
    await here.closed()
