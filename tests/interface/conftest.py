"""A running interface on a backend that does as it is told."""

from __future__ import annotations

import time
from collections.abc import AsyncIterator, Callable
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from dataclasses import dataclass
from pathlib import Path

import pytest
from textual.pilot import Pilot

from tests.interface.fakes import FakeBackend, FakeConversation
from tui.app import ReeltalkApp
from tui.chat.view import ConversationView
from tui.screens.chat import ChatScreen
from tui.settings import Folders, Settings
from tui.widgets.composer import Composer

_GIVE_UP_S = 90.0
"""What takes so long on a busy machine hangs; it only bounds a test that fails."""


@dataclass
class Stage:
    """The program, its backend, and hands on the keyboard."""

    app: ReeltalkApp
    backend: FakeBackend
    pilot: Pilot[None]

    @property
    def chat(self) -> ChatScreen:
        return self.app.chat

    @property
    def composer(self) -> Composer:
        return self.chat.query_one(Composer)

    @property
    def conversation(self) -> FakeConversation:
        return self.backend.conversation

    async def show(self, view: ConversationView) -> None:
        self.conversation.push(view)
        await self.pilot.pause()

    async def type(self, text: str) -> None:
        await self.pilot.press(*("space" if key == " " else key for key in text))

    async def offered_long_ago(self) -> None:
        """Wait for a card's offer, and take it that its keys have counted for hours."""
        await self.until(lambda: bool(self.composer.offered.actions))
        self.composer._offered_at -= 3600

    async def until(self, holds: Callable[[], bool]) -> None:
        """Let the program work until something holds."""
        deadline = time.monotonic() + _GIVE_UP_S
        while not holds():
            assert time.monotonic() < deadline, "it never came about"
            await self.pilot.pause(0.01)

    def toasts(self) -> str:
        return "\n".join(toast.message for toast in self.app._notifications)

    def screen_text(self) -> str:
        height = self.app.size.height
        strips = self.app.screen._compositor.render_strips()
        return "\n".join(strip.text for strip in strips[:height])


Opener = Callable[..., AbstractAsyncContextManager[Stage]]


@pytest.fixture
def open_app(tmp_path: Path) -> Opener:
    @asynccontextmanager
    async def opened(
        backend: FakeBackend | None = None,
        size: tuple[int, int] = (120, 36),
        settings: Settings | None = None,
        *,
        toasts: bool = False,
    ) -> AsyncIterator[Stage]:
        backend = backend or FakeBackend(tmp_path / "videos")
        connects = backend.may_connect.is_set() and not backend.refusals
        app = ReeltalkApp(settings or Settings(Folders(tmp_path / "home")), backend)
        async with app.run_test(size=size, notifications=toasts) as pilot:
            stage = Stage(app, backend, pilot)
            await stage.until(lambda: app.chat.restored)
            if connects:
                await stage.until(lambda: bool(backend.link.conversations))
            await pilot.pause()
            yield stage

    return opened
