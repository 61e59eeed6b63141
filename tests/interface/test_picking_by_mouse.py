"""What the message line offers is chosen with the mouse alone: who is seen, who is heard, what goes along."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.interface.conftest import Opener, Stage
from tests.interface.media import still
from tests.interface.test_mouse import over
from tui.screens.attach import AttachScreen
from tui.screens.picker import Picker


async def click_on(stage: Stage, words: str, before: int = 200) -> None:
    """Click where words stand, on the widget that is there: a click on the bare screen is one beside all of them.

    Args:
        stage: The program.
        words: What is clicked.
        before: The column they begin before; the row of a list, rather than what stands beside it.
    """
    lines = stage.screen_text().split("\n")
    places = [(line.index(words), row) for row, line in enumerate(lines) if 0 <= line.find(words) < before]
    assert places, f"{words!r} is not on the screen"
    x, y = places[0]
    widget, region = stage.app.screen.get_widget_at(x, y)
    await stage.pilot.click(widget, offset=(x - region.x, y - region.y))


def reads(stage: Stage, words: str) -> Callable[[], bool]:
    return lambda: words in stage.screen_text()


async def take(stage: Stage, row: str) -> None:
    """Click a row, which shows it beside the list, and click it again, which takes it."""
    picker = stage.app.screen
    await stage.until(reads(stage, f" {row} "))
    await click_on(stage, f" {row} ", before=20)
    assert stage.app.screen is picker
    await stage.until(lambda: stage.screen_text().count(f" {row} ") > 1)
    await click_on(stage, f" {row} ", before=20)


async def test_each_choice_is_opened_from_its_word_and_made_by_clicks(open_app: Opener) -> None:
    async with open_app() as stage:
        await click_on(stage, "any avatar")
        await stage.until(over(stage, Picker))
        await take(stage, "Person 2")
        await stage.until(reads(stage, "a look of Person 2"))
        await take(stage, "Look 3")
        await stage.until(lambda: stage.app.screen is stage.chat)
        await click_on(stage, "any voice")
        await stage.until(over(stage, Picker))
        await stage.until(reads(stage, "Voice 1"))
        await click_on(stage, "German")  # the tag above the list
        await stage.until(lambda: "Voice 1 " not in stage.screen_text())  # that one speaks English
        await take(stage, "Voice 2")
        await stage.until(lambda: stage.app.screen is stage.chat)
        await click_on(stage, "any shape")
        await click_on(stage, "chat ·")
        await stage.until(reads(stage, "generate"))
        picked = stage.chat.choices
        assert picked.avatar is not None
        assert picked.avatar.id == "group_2_look_3"
        assert picked.voice is not None
        assert picked.voice.name == "Voice 2"
        assert picked.orientation is not None


async def test_files_are_marked_by_clicks_and_attached_together(
    open_app: Opener, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "work"
    folder.mkdir()
    for name in ("a.png", "b.png", "c.png"):
        still(folder / name)
    monkeypatch.chdir(folder)
    async with open_app() as stage:
        await click_on(stage, "^o attach")
        await stage.until(over(stage, AttachScreen))
        await stage.until(reads(stage, "a.png"))
        await click_on(stage, "b.png")
        await stage.until(lambda: stage.screen_text().count("b.png") > 1)  # it is shown beside the list
        await click_on(stage, "space mark")
        await stage.until(reads(stage, "✓   b.png"))
        await click_on(stage, "c.png")  # the cursor has gone on to it: with a mark set, a click marks
        await stage.until(reads(stage, "✓   c.png"))
        assert stage.chat.attachments == ()
        await click_on(stage, "attach 2 marked")
        await stage.until(lambda: [one.name for one in stage.chat.attachments] == ["b.png", "c.png"])
