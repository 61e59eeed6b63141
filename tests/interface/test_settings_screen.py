"""What is set on the screen is felt at once and kept; what cannot be changed says why."""

from __future__ import annotations

import tomllib
from functools import partial
from pathlib import Path
from typing import Any

import pytest
from textual.widgets import OptionList

from tests.interface.conftest import Opener, Stage
from tui.screens.keys import KeysScreen
from tui.screens.settings import SettingsScreen
from tui.settings import Folders, Settings, load_settings
from tui.settings_schema import BY_NAME, SCHEMA


def kept(tmp_path: Path) -> dict[str, Any]:
    path = tmp_path / "home" / "settings.toml"
    return tomllib.loads(path.read_text()) if path.exists() else {}


def is_kept(tmp_path: Path, name: str, value: object) -> bool:
    return kept(tmp_path).get(name) == value


async def on_setting(stage: Stage, name: str) -> None:
    """Open the settings and go to one."""
    await stage.pilot.press("f2")
    await stage.until(lambda: isinstance(stage.app.screen, SettingsScreen))
    await stage.pilot.pause()
    for _ in range([setting.name for setting in SCHEMA].index(name)):
        await stage.pilot.press("down")


async def test_every_setting_has_its_row_with_its_value_and_meaning(open_app: Opener) -> None:
    async with open_app() as stage:
        for setting in SCHEMA:
            await on_setting(stage, setting.name)
            row = next(line for line in stage.screen_text().splitlines() if setting.title in line)
            assert setting.word(setting.default) in row
            assert setting.variable in stage.screen_text()
            await stage.pilot.press("escape")


async def test_a_change_is_felt_at_once_and_is_there_at_the_next_start(open_app: Opener, tmp_path: Path) -> None:
    async with open_app() as stage:
        await on_setting(stage, "reduced_motion")
        await stage.pilot.press("enter")
        await stage.until(lambda: kept(tmp_path) == {"reduced_motion": True})
        assert stage.app.animation_level == "none"
        assert not stage.composer.cursor_blink
        assert load_settings(tmp_path / "home", environ={}).reduced_motion
        await stage.pilot.press("left")
        await stage.until(lambda: kept(tmp_path) == {"reduced_motion": False})
        assert stage.app.animation_level == "full"
        assert stage.composer.cursor_blink


async def test_every_setting_with_few_values_goes_on_and_back_and_is_kept(open_app: Opener, tmp_path: Path) -> None:
    async with open_app() as stage:
        for setting in (one for one in SCHEMA if one.is_switch or one.choices):
            before = stage.app.settings.value(setting)
            await on_setting(stage, setting.name)
            for key, value in (("right", setting.following(before)), ("left", before)):
                await stage.pilot.press(key)
                await stage.until(partial(is_kept, tmp_path, setting.name, value))
                assert stage.app.settings.value(setting) == value
            await stage.pilot.press("escape")


async def test_pictures_turned_off_become_words_at_once(open_app: Opener) -> None:
    async with open_app() as stage:
        await on_setting(stage, "pictures")
        await stage.pilot.press("left")
        await stage.until(lambda: not stage.app.pictures_on)


async def test_enter_breaks_the_line_as_soon_as_that_is_set(open_app: Opener) -> None:
    async with open_app() as stage:
        await on_setting(stage, "enter")
        await stage.pilot.press("enter", "escape")
        await stage.until(lambda: stage.app.settings.enter == "newline")
        await stage.type("one")
        await stage.pilot.press("enter")
        await stage.type("two")
        assert stage.composer.text == "one\ntwo"
        await stage.pilot.press("ctrl+j")
        await stage.until(lambda: bool(stage.conversation.sent))
        assert stage.conversation.sent[0].text == "one\ntwo"


async def test_what_a_variable_has_set_cannot_be_changed_and_says_which(open_app: Opener, tmp_path: Path) -> None:
    settings = load_settings(tmp_path / "home", environ={"REELTALK_BELL": "off"})
    async with open_app(settings=settings) as stage:
        await on_setting(stage, "bell")
        assert "by REELTALK_BELL" in stage.screen_text()
        await stage.pilot.press("enter")
        await stage.until(lambda: "REELTALK_BELL" in stage.toasts())
        assert kept(tmp_path) == {}


async def test_a_file_that_cannot_be_written_is_told_and_the_change_holds_for_the_run(
    open_app: Opener, tmp_path: Path
) -> None:
    (tmp_path / "home" / "settings.toml").mkdir(parents=True)
    async with open_app() as stage:
        await stage.app.change_setting(BY_NAME["bell"], value=False)
        await stage.until(lambda: "Changed for this run alone" in stage.toasts())
        assert not stage.app.settings.bell


async def test_a_key_is_changed_on_the_screen(open_app: Opener, tmp_path: Path) -> None:
    async with open_app() as stage:
        stage.app.action_keys()
        await stage.until(lambda: isinstance(stage.app.screen, KeysScreen))
        await stage.pilot.pause()
        rows = stage.app.screen.query_one(OptionList)
        rows.highlighted = rows.get_option_index("new")
        await stage.pilot.press("enter", "f12")
        await stage.until(lambda: kept(tmp_path) == {"keys": {"new": "f12"}})
        await stage.pilot.press("escape")
        await stage.until(lambda: stage.app.screen is stage.chat)
        await stage.pilot.press("f12")
        await stage.until(lambda: len(stage.backend.link.conversations) == 2)
        await stage.pilot.pause()
        assert "F12 new" in stage.screen_text()
        await stage.pilot.press("f1")
        await stage.until(lambda: "F12  New session" in stage.screen_text())


async def test_a_key_that_is_taken_is_refused_and_escape_leaves_it_as_it_is(open_app: Opener, tmp_path: Path) -> None:
    async with open_app() as stage:
        stage.app.action_keys()
        await stage.until(lambda: isinstance(stage.app.screen, KeysScreen))
        await stage.pilot.pause()
        await stage.pilot.press("down", "down", "down", "enter", "f1")
        await stage.until(lambda: "F1 is taken by Keys." in stage.screen_text())
        await stage.pilot.press("enter", "escape")
        await stage.pilot.pause()
        assert isinstance(stage.app.screen, KeysScreen)
        assert kept(tmp_path) == {}


@pytest.mark.parametrize("size", [(80, 24), (40, 10), (200, 50)])
async def test_the_screens_fit(open_app: Opener, size: tuple[int, int]) -> None:
    async with open_app(size=size) as stage:
        await on_setting(stage, "theme")
        await stage.pilot.press("end", "enter")
        await stage.until(lambda: isinstance(stage.app.screen, KeysScreen))
        await stage.pilot.pause()
        assert "⏎ changes" in stage.screen_text()
        assert all(len(line) <= size[0] for line in stage.screen_text().splitlines())


def test_the_settings_of_a_run_are_never_changed_in_place(tmp_path: Path) -> None:
    settings = Settings(Folders(tmp_path))
    assert settings.having(BY_NAME["bell"], value=False).bell is False
    assert settings.bell
