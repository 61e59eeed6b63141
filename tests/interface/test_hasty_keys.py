"""Keys that are faster than the screens they open and close."""

from __future__ import annotations

import asyncio

import pytest
from textual.app import ComposeResult
from textual.css.query import NoMatches
from textual.screen import ModalScreen
from textual.widgets import Input

from tests.interface.conftest import Opener
from tui.app import ReeltalkApp


class Box(ModalScreen[None]):
    """Looks for its part when it is mounted and when it is left."""

    def compose(self) -> ComposeResult:
        yield Input()

    def on_mount(self) -> None:
        self.query_one(Input).focus()

    def action_leave(self) -> None:
        self.query_one(Input)
        self.dismiss()


async def look_later(box: Box, steps: int) -> None:
    for _ in range(steps):
        await asyncio.sleep(0)
    while True:
        box.query_one(Input)
        await asyncio.sleep(0)


async def test_a_key_for_a_screen_that_is_still_opening_is_done_when_it_is_there(open_app: Opener) -> None:
    async with open_app() as stage:
        box = Box()
        stage.app.push_screen(box)
        assert await stage.app.run_action("screen.leave")
        await stage.until(lambda: stage.app.screen is stage.chat)
        await stage.type("tea")
        assert stage.composer.text == "tea"


async def test_what_is_still_to_be_drawn_on_a_screen_that_closes_ends_nothing(open_app: Opener) -> None:
    async with open_app() as stage:
        for steps in range(20):  # of the event loop, in which the screen goes ever further
            box = Box()
            await stage.app.push_screen(box)
            box.run_worker(look_later(box, steps))
            stage.app.pop_screen()
            await stage.until(lambda box=box: not box.is_running)  # type: ignore[misc]
        await stage.type("tea")
        assert stage.composer.text == "tea"
        assert stage.app._exception is None


async def test_a_widget_that_is_missed_on_an_open_screen_is_an_error_of_the_program(open_app: Opener) -> None:
    async with open_app() as stage:
        app: ReeltalkApp = stage.app
        box = Box()
        await app.push_screen(box)
        await box.query_one(Input).remove()
        with pytest.raises(NoMatches):
            await app.run_action("screen.leave")
        app.pop_screen()
