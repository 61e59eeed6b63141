"""Leaving: asked once, said truly, and nothing is lost by it."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from tests.interface.conftest import Opener
from tests.interface.fakes import FakeBackend
from tests.interface.views import GENERATING
from tui.backend_link import LibraryDrafts
from tui.chat.library import Library
from tui.chat.view import State
from tui.screens import leaving


@pytest.fixture(autouse=True)
def all_the_time_there_is(monkeypatch: pytest.MonkeyPatch) -> None:
    """A busy machine may take its time between two presses of a key."""
    monkeypatch.setattr(leaving, "AGAIN_WITHIN_S", 60.0)


async def test_c_asks_and_a_second_one_leaves(open_app: Opener) -> None:
    async with open_app() as stage:
        await stage.show(GENERATING)
        await stage.type("half a thought")
        await stage.pilot.press("ctrl+c")
        await stage.until(lambda: "Press ^c again to leave reeltalk." in stage.toasts())
        assert "What you are writing is kept." in stage.toasts()
        assert "Your run is not lost" in stage.toasts()
        assert stage.app.is_running
        assert stage.app._exit is False
        await stage.pilot.press("ctrl+c")
        await stage.until(lambda: stage.app._exit)
        assert stage.backend.kept.kept["sess_8f2a"].text == "half a thought"


async def test_c_copies_what_is_selected_and_does_not_ask(open_app: Opener) -> None:
    async with open_app() as stage:
        await stage.type("some words")
        stage.composer.select_all()
        await stage.pilot.press("ctrl+c")
        await stage.until(lambda: "Copied" in stage.toasts())
        assert "leave" not in stage.toasts()


async def test_only_sessions_at_work_are_told_of(open_app: Opener) -> None:
    async with open_app() as stage:
        assert stage.chat.desk.at_work == set()
        await stage.show(GENERATING)
        assert stage.chat.desk.at_work == {"fake"}
        await stage.show(replace(GENERATING, session_id=None))
        assert stage.chat.desk.at_work == set()


async def test_a_disk_that_fills_up_is_told_and_words_it_does_not_keep_are_left_in_the_terminal(
    open_app: Opener, tmp_path: Path
) -> None:
    backend = FakeBackend(tmp_path / "videos")
    library = Library(tmp_path / "home")
    backend.kept = LibraryDrafts(library, "fake")  # type: ignore[assignment]  # the real one
    async with open_app(backend) as stage:
        library._shelf._connection.execute("PRAGMA max_page_count=1")  # SQLite answers as on a full disk
        stage.composer.write("half a thought " * 400)
        await stage.pilot.press("x")
        await stage.until(lambda: "full" in stage.toasts())
        assert "kept only until you quit" in stage.toasts()
        await stage.pilot.press("ctrl+c")
        await stage.until(lambda: "cannot be kept" in stage.toasts())
        await stage.pilot.press("ctrl+c")
        await stage.until(lambda: stage.app._exit)
        left = "".join(str(words) for words in stage.app._exit_renderables)
        assert "It was:\nhalf a thought half a thought" in left


async def test_a_message_that_was_on_its_way_is_told_of(open_app: Opener) -> None:
    async with open_app() as stage:
        await stage.show(replace(GENERATING, state=State.SENDING, session_id=None))
        await stage.pilot.press("ctrl+q")
        await stage.until(lambda: stage.app._exit)
        assert "looked up next time" in "".join(str(words) for words in stage.app._exit_renderables)
