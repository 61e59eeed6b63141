"""What every screen with a list has in common: clicks, keys that are offered, words that fit."""

from __future__ import annotations

from pathlib import Path

import pytest
from textual.widgets import Input

from tests.interface.conftest import Opener, Stage
from tests.interface.shelves import stocked
from tests.interface.test_pickers import closed, opened
from tui.screens.ask_line import AskLine
from tui.screens.attach import AttachScreen
from tui.screens.attach_lines import homely
from tui.screens.help import HelpScreen, help_lines
from tui.screens.keys import KeysScreen
from tui.screens.picker import Picker
from tui.screens.settings import SettingsScreen
from tui.widgets.key_line import KeyHint, key_pieces
from tui.widgets.pick_list import PickList
from tui.widgets.pieces import cells, text_of


async def click_row(stage: Stage, row: int) -> None:
    options = stage.app.screen.query_one(PickList)
    await stage.pilot.click(PickList, offset=(4, row - options.scroll_offset.y))
    await stage.pilot.pause()


async def test_a_click_shows_a_row_and_a_second_one_takes_it(open_app: Opener) -> None:
    async with open_app() as stage:
        picker = await opened(stage, "voice")
        await click_row(stage, 3)
        assert stage.app.screen is picker
        assert picker.options.highlighted == 3
        assert "Voice 2" in stage.screen_text()
        assert isinstance(stage.app.focused, Input)  # what is typed next still searches
        await click_row(stage, 3)
        await closed(stage)
        assert stage.chat.choices.voice
        assert stage.chat.choices.voice.name == "Voice 2"


async def test_a_click_on_a_file_shows_it_and_a_second_one_attaches_it(
    open_app: Opener, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "work"
    folder.mkdir()
    (folder / "a.md").write_text("Bees live in the city.")
    (folder / "b.md").write_text("They like lavender.")
    monkeypatch.chdir(folder)
    async with open_app() as stage:
        await stage.pilot.press("ctrl+o")
        await stage.until(lambda: "Bees live in the city." in stage.screen_text())
        await click_row(stage, 1)
        await stage.until(lambda: "They like lavender." in stage.screen_text())
        assert isinstance(stage.app.screen, AttachScreen)
        await click_row(stage, 1)
        await stage.until(lambda: [one.name for one in stage.chat.attachments] == ["b.md"])


async def test_a_click_on_a_session_shows_it_and_a_second_one_opens_it(open_app: Opener) -> None:
    async with open_app() as stage:
        stocked(stage.backend.shelf)
        await stage.pilot.press("ctrl+s")
        await stage.until(lambda: "The sky" in stage.screen_text())
        screen = stage.app.screen
        await click_row(stage, 2)
        await stage.until(lambda: "upbeat" in stage.screen_text())
        assert stage.app.screen is screen
        await click_row(stage, 2)
        await stage.until(lambda: "follow s_film" in stage.conversation.asked)


async def test_only_keys_that_do_something_are_offered(open_app: Opener) -> None:
    async with open_app() as stage:
        picker = await opened(stage, "voice")
        assert isinstance(picker, Picker)
        assert "star" not in stage.screen_text()  # nothing to star: the choice is left to the agent
        await stage.pilot.press("down")
        await stage.until(lambda: "* star" in stage.screen_text())
        await stage.pilot.press("escape")
        await closed(stage)
        await stage.pilot.press("ctrl+o")
        await stage.until(lambda: "space mark" in stage.screen_text())
        await stage.pilot.press("ctrl+t")
        await stage.until(lambda: "space mark" not in stage.screen_text())


def test_the_way_out_is_never_cut_off() -> None:
    hints = (KeyHint("⏎", "open", ""), KeyHint("r", "rename", ""), KeyHint("esc", "close", "", stays=True))
    for width in range(9, 40):
        line = key_pieces(hints, width)
        assert text_of(line).endswith("esc close")
        assert cells(line) <= width


@pytest.mark.parametrize("width", [40, 60, 88, 120])
def test_the_keys_stand_in_columns_at_any_width(width: int) -> None:
    lines = help_lines({}, width)
    assert all(cells(line) <= width for line in lines if len(line) == 3)
    assert len({len(line[0].text) for line in lines if len(line) == 3}) == 1
    assert len({cells(line[:2]) for line in lines if len(line) == 3}) == 1


async def test_from_the_keys_one_goes_to_where_they_are_changed(open_app: Opener) -> None:
    async with open_app() as stage:
        await stage.pilot.press("f1")
        await stage.until(lambda: isinstance(stage.app.screen, HelpScreen))
        await stage.pilot.press("c")
        await stage.until(lambda: isinstance(stage.app.screen, KeysScreen))


async def test_a_setting_of_any_text_is_written_in_a_line(open_app: Opener) -> None:
    async with open_app() as stage:
        await stage.pilot.press("f2")
        await stage.until(lambda: isinstance(stage.app.screen, SettingsScreen))
        await stage.pilot.press("end", "up", "enter")
        await stage.until(lambda: isinstance(stage.app.screen, AskLine))
        await stage.type("llama-small")
        await stage.pilot.press("enter")
        await stage.until(lambda: stage.app.settings.model == "llama-small")
        await stage.until(lambda: "llama-small" in stage.screen_text())


def test_a_folder_in_the_home_folder_is_called_by_its_tilde(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("USERPROFILE", str(tmp_path))
    assert homely(tmp_path / "bees") == str(Path("~") / "bees")
    assert homely(Path("/usr")) == str(Path("/usr"))


def test_the_hint_that_yields_goes_before_all_others() -> None:
    hints = [KeyHint("a", "one", ""), KeyHint("b", "two", "", yields=True), KeyHint("c", "three", "")]
    assert text_of(key_pieces(hints, 40)) == "a one   b two   c three"
    assert text_of(key_pieces(hints, 20)) == "a one   c three"
    assert text_of(key_pieces(hints, 8)) == "a one"
