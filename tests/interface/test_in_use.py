"""Clauses of the design that other tests hold piece by piece, driven once as a user does them."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from urllib.parse import quote

import pytest
from textual import events

from tests.interface.conftest import Opener
from tests.interface.fakes import FakeConversation
from tests.interface.media import still
from tests.interface.test_cards import asking, settled
from tests.interface.test_mouse import click_on
from tests.interface.views import COMPLETED, GENERATING

FORMS = [
    ("Who should speak?\n1. Maya\n2. Theo", "2", "2. Theo"),
    ("Which look do you want?\na) Bold type\nb) Quiet paper", "2", "Quiet paper"),
    ("Which tone should it have?\n- Warm\n- Factual", "1", "Warm"),
    ("Should I add captions?", "1", "Yes"),
    ("Should it be portrait or landscape?", "2", "landscape"),
]


async def test_every_form_of_question_is_answered_by_its_number(open_app: Opener) -> None:
    async with open_app() as stage:
        for count, (question, key, sent) in enumerate(FORMS, 1):
            await stage.show(asking(question))
            await settled(stage)
            await stage.pilot.press(key)
            await stage.until(lambda count=count: len(stage.conversation.sent) == count)
            assert sent.casefold() in stage.conversation.sent[-1].text.casefold(), question


@pytest.mark.parametrize(
    "dropped",
    [
        "'{plain}' '{odd}'",
        '"{plain}" "{odd}"',
        "{escaped_plain} {escaped_odd}",
        "file://{quoted_plain}\nfile://{quoted_odd}",
        "{plain}\n{odd}",
    ],
)
async def test_files_are_attached_however_the_terminal_writes_their_paths(
    open_app: Opener, tmp_path: Path, dropped: str
) -> None:
    plain, odd = (still(tmp_path / name) for name in ("a can.png", "Shot 9.41\u202fPM.png"))
    ways = {"plain": str(plain), "odd": str(odd)}
    ways |= {f"escaped_{name}": path.replace(" ", "\\ ") for name, path in ways.items()}
    ways |= {f"quoted_{name}": quote(ways[name]) for name in ("plain", "odd")}
    async with open_app() as stage:
        stage.app.post_message(events.Paste(dropped.format(**ways)))
        await stage.until(lambda: len(stage.chat.attachments) == 2)
        assert stage.composer.text == ""
        await click_on(stage, "✕")
        await stage.until(lambda: [one.name for one in stage.chat.attachments] == [odd.name])


async def test_o_opens_the_saved_video_with_the_systems_player(
    open_app: Opener, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    noted = tmp_path / "opened"
    program = tmp_path / "bin" / "xdg-open"
    program.parent.mkdir()
    program.write_text(f'#!/bin/sh\necho "$1" > {noted}.part && mv {noted}.part {noted}\n')
    program.chmod(0o755)
    monkeypatch.setenv("PATH", f"{program.parent}:/usr/bin:/bin")
    monkeypatch.setenv("DISPLAY", ":0")
    async with open_app() as stage:
        await stage.show(COMPLETED)
        await settled(stage)
        await stage.pilot.press("o")
        await stage.until(noted.is_file)
        assert noted.read_text().strip() == str(stage.backend.videos / "cold-brew-launch-v61c.mp4")


async def test_a_download_shows_how_far_it_is_and_is_not_offered_again(
    open_app: Opener, monkeypatch: pytest.MonkeyPatch
) -> None:
    goes_on = asyncio.Event()

    async def download(_self: FakeConversation, target: Path, on_progress: Callable[..., None]) -> Path:
        on_progress(500, 1000)
        await goes_on.wait()
        await asyncio.to_thread(target.write_bytes, b"video")
        return target

    monkeypatch.setattr(FakeConversation, "download", download)
    async with open_app() as stage:
        await stage.show(COMPLETED)
        await stage.until(lambda: "d download" in stage.screen_text().split("\n")[-1])
        await stage.pilot.press("f7")
        await stage.until(lambda: "50 %" in stage.screen_text())
        goes_on.set()
        await stage.until(lambda: "saved" in stage.screen_text())
        assert "d download" not in stage.screen_text()
        assert "o open" in stage.screen_text().split("\n")[-1]


async def test_the_ids_of_the_status_pane_are_copied_by_a_click(open_app: Opener) -> None:
    async with open_app() as stage:
        await stage.show(GENERATING)
        await click_on(stage, "copy")
        await stage.until(lambda: stage.app.clipboard == "sess_8f2a")
        await click_on(stage, "copy", nth=1)
        await stage.until(lambda: stage.app.clipboard == "v_61c")


async def test_a_pause_that_is_asked_for_is_told_in_the_pane_and_in_the_line(open_app: Opener) -> None:
    async with open_app() as stage:
        await stage.show(replace(GENERATING, spans=(), notice="rate limit, next in 12 s"))
        assert "rate limit, next in 12 s" in stage.screen_text()
        await stage.pilot.resize_terminal(80, 24)
        await stage.until(lambda: "next in 12 s" in stage.screen_text())
