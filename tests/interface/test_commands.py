"""The registry of commands: one place from which keys, slash names, palette and help come."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest

from tests.interface.conftest import Opener
from tui.app import ReeltalkApp
from tui.screens.chat import ChatScreen
from tui.screens.commands import COMMANDS, Command, key_of, keys_in_use, settled, with_slash
from tui.screens.help import help_lines
from tui.settings import Folders, Settings
from tui.widgets.pieces import text_of


def test_ids_slash_names_and_titles_are_unique() -> None:
    for names in (
        [command.id for command in COMMANDS],
        [command.title for command in COMMANDS],
        [command.slash for command in COMMANDS if command.slash],
    ):
        assert [name for name, count in Counter(names).items() if count > 1] == []


def test_no_two_commands_have_the_same_key() -> None:
    keys = Counter(key for command in COMMANDS for key in keys_in_use(command, {}))
    assert [key for key, count in keys.items() if count > 1] == []


@pytest.mark.parametrize("command", COMMANDS, ids=lambda command: command.id)
def test_each_has_help_a_name_and_something_it_does(command: Command) -> None:
    assert command.help.endswith(".")
    assert command.title[:1].isupper()
    scope, _, action = command.action.partition(".")
    owner = {"screen": ChatScreen, "app": ReeltalkApp}[scope]
    assert callable(getattr(owner, f"action_{action.partition('(')[0]}"))


@pytest.mark.parametrize("command", COMMANDS, ids=lambda command: command.id)
def test_each_is_told_in_the_help(command: Command) -> None:
    assert any(command.title in text_of(line) for line in help_lines({}, 90))


def test_the_designs_slash_names_that_are_built_lead_to_their_commands() -> None:
    for name in (
        "avatar",
        "voice",
        "style",
        "kit",
        "orientation",
        "mode",
        "attach",
        "stop",
        "new",
        "sessions",
        "theme",
    ):
        assert (found := with_slash(name)) is not None
        assert found.slash == name
    assert with_slash("nonsense") is None


async def test_every_command_but_those_of_the_box_is_in_the_palette(open_app: Opener) -> None:
    async with open_app() as stage:
        offered = {command.title for command in stage.app.get_system_commands(stage.app.screen)}
        titles = {command.title for command in COMMANDS if command.id not in {"palette", "send", "newline"}}
        assert titles <= offered


async def test_the_palette_names_the_key_a_command_has_now(open_app: Opener, tmp_path: Path) -> None:
    settings = Settings(Folders(tmp_path / "home"), keys={"new": "f3"})
    async with open_app(settings=settings) as stage:
        told = {command.title: command.help for command in stage.app.get_system_commands(stage.app.screen)}
        assert told["New session"].startswith("F3 · ")
        assert told["Compare takes"] == "Put this take beside the one it came from."


def test_a_key_given_by_the_user_is_taken_from_the_command_that_had_it() -> None:
    keys = settled({"new": "f2", "approve": "f2,f3"})
    commands = {command.id: command for command in COMMANDS}
    assert key_of(commands["new"], keys) == "F2"
    assert key_of(commands["approve"], keys) == "F3"
    assert key_of(commands["settings"], keys) == ""


async def test_what_the_key_table_of_the_file_gets_wrong_is_told(open_app: Opener, tmp_path: Path) -> None:
    settings = Settings(Folders(tmp_path / "home"), keys={"nwe": "f3", "new": "f2"})
    async with open_app(settings=settings) as stage:
        await stage.until(lambda: "nwe" in stage.toasts())
        assert "'Settings' has lost F2" in stage.toasts()


async def test_a_command_without_a_key_can_be_given_one(open_app: Opener, tmp_path: Path) -> None:
    settings = Settings(Folders(tmp_path / "home"), keys={"theme": "f12"})
    async with open_app(settings=settings) as stage:
        await stage.pilot.press("f12")
        await stage.until(lambda: stage.app.screen is not stage.chat)
        assert "theme" in stage.screen_text()
