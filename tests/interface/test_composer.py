"""The message box helps one write: commands, files, earlier prompts, one's own editor, long pastes."""

from __future__ import annotations

import asyncio
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from textual import events
from textual.widgets import OptionList

from tests.interface.conftest import Opener
from tests.interface.fakes import FakeBackend
from tui.screens.commands import COMMANDS
from tui.screens.file_search import files_at, files_below
from tui.screens.own_editor import edited, editor
from tui.screens.prompt_search import PromptSearch, matching
from tui.screens.writing_actions import commands_for
from tui.widgets.completing import Typed, typed_at
from tui.widgets.fuzzy import best, score


async def test_a_slash_lists_commands_and_enter_does_the_one_under_the_cursor(open_app: Opener) -> None:
    async with open_app() as stage:
        await stage.type("/orien")
        await stage.until(lambda: "/orientation" in stage.screen_text())
        await stage.pilot.press("enter")
        await stage.until(lambda: stage.chat.choices.orientation is not None)
        assert stage.composer.text == ""
        assert not stage.conversation.sent


async def test_a_command_that_is_none_is_said_and_stays_to_be_mended(open_app: Opener) -> None:
    async with open_app() as stage:
        await stage.type("/qqq")
        await stage.pilot.press("escape", "enter")
        await stage.until(lambda: "There is no command /qqq" in stage.toasts())
        assert stage.composer.text == "/qqq"
        assert not stage.conversation.sent


async def test_escape_closes_the_list_and_the_arrows_move_in_it(open_app: Opener) -> None:
    async with open_app() as stage:
        await stage.type("/")
        await stage.until(lambda: stage.chat.suggestions.is_open)
        await stage.pilot.press("down", "down", "up")
        assert stage.chat.suggestions.highlighted == 1
        await stage.pilot.press("escape")
        assert not stage.chat.suggestions.is_open
        assert stage.composer.text == "/"


def test_every_slash_name_is_found_by_its_beginning() -> None:
    for command in COMMANDS:
        if command.slash:
            assert command in commands_for(command.slash[:2])
            assert commands_for(command.slash)[0].slash.startswith(command.slash)


async def test_an_at_sign_finds_files_of_the_folder_and_attaches_the_chosen_one(
    open_app: Opener, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "work"
    (folder / "notes").mkdir(parents=True)
    (folder / "notes" / "launch plan.txt").write_text("Cold brew is out in May.")
    (folder / "other.txt").write_text("Nothing.")
    monkeypatch.chdir(folder)
    async with open_app() as stage:
        await stage.type("use @lnchpl")
        await stage.until(lambda: "launch plan.txt" in stage.screen_text())
        await stage.pilot.press("tab")
        await stage.until(lambda: bool(stage.chat.attachments))
        assert stage.chat.attachments[0].name == "launch plan.txt"
        assert stage.composer.text == "use "


async def test_a_path_after_an_at_sign_is_completed_folder_by_folder_and_its_file_checked(
    open_app: Opener, tmp_path: Path
) -> None:
    (tmp_path / "papers").mkdir()
    (tmp_path / "papers" / "facts.txt").write_text("Cold brew is out in May.")
    (tmp_path / "papers" / "page.png").write_text("<!doctype html><title>Log in</title>")
    async with open_app() as stage:
        await stage.type(f"use @{tmp_path}/pap")
        await stage.until(lambda: "papers/" in stage.screen_text() and stage.chat.suggestions.is_open)
        await stage.pilot.press("tab")
        await stage.until(lambda: stage.composer.text.endswith("/papers/") and "facts.txt" in stage.screen_text())
        await stage.type("f")
        await stage.until(lambda: stage.chat.suggestions.option_count == 1)
        await stage.pilot.press("enter")
        await stage.until(lambda: [one.name for one in stage.chat.attachments] == ["facts.txt"])
        assert stage.composer.text == "use "
        await stage.type(f"@{tmp_path}/papers/page")
        await stage.until(lambda: stage.chat.suggestions.is_open)
        await stage.pilot.press("enter")
        await stage.until(lambda: "is a web page" in stage.toasts())
        assert len(stage.chat.attachments) == 1
        assert not stage.conversation.sent


def test_a_typed_path_shows_nothing_hidden_until_it_is_asked_for(tmp_path: Path) -> None:
    for name in (".hidden.txt", "note.txt", "Notes.bin"):
        (tmp_path / name).write_text("x")
    (tmp_path / "Nook").mkdir()
    assert [one.shown for one in files_at(f"{tmp_path}/n")] == ["note.txt", "Nook/", "Notes.bin"]
    assert [one.path.name for one in files_at(f"{tmp_path}/.h")] == [".hidden.txt"]
    assert files_at("~nobody-of-that-name/x") == ()
    assert files_at(f"{tmp_path}/nowhere/x") == ()


async def test_earlier_prompts_are_searched_as_one_types(open_app: Opener, tmp_path: Path) -> None:
    backend = FakeBackend(tmp_path / "videos", prompts=["A film about tea", "A film about ink", "Tea, again"])
    async with open_app(backend) as stage:
        await stage.pilot.press("ctrl+r")
        await stage.until(lambda: isinstance(stage.app.screen, PromptSearch))
        await stage.type("tea")
        await stage.until(lambda: "film about ink" not in stage.screen_text())
        await stage.pilot.press("ctrl+r", "enter")
        await stage.until(lambda: stage.composer.text == "A film about tea")


async def test_an_earlier_prompt_takes_one_line_in_every_terminal(open_app: Opener, tmp_path: Path) -> None:
    backend = FakeBackend(tmp_path / "videos", prompts=["A film about tea. " * 20, "A film about ink"])
    async with open_app(backend, size=(200, 50)) as stage:
        await stage.pilot.press("ctrl+r")
        await stage.until(lambda: isinstance(stage.app.screen, PromptSearch))
        found = stage.app.screen.query_one(OptionList)
        await stage.until(lambda: found.region.height == 2)
        await stage.pilot.press("down")
        await stage.pilot.resize_terminal(80, 24)
        await stage.until(lambda: found.region.width < 80 and found.region.height == 2)
        assert found.highlighted == 1


async def test_a_long_paste_stays_in_the_box_and_can_become_a_file(open_app: Opener) -> None:
    text = "Cold brew is steeped for a day. " * 60
    async with open_app() as stage:
        await stage.type("Say this: ")
        stage.app.post_message(events.Paste(text))
        await stage.until(lambda: "a long text was pasted" in stage.screen_text())
        assert text.strip() in stage.composer.text
        await stage.pilot.press("down", "enter")
        await stage.until(lambda: bool(stage.chat.attachments))
        await stage.until(lambda: stage.composer.text == "Say this: ")
        attached = Path(stage.chat.attachments[0].value)
    assert await asyncio.to_thread(attached.read_text) == text


async def test_no_editor_can_be_opened_where_there_is_no_terminal_and_the_text_stays(open_app: Opener) -> None:
    async with open_app() as stage:
        await stage.type("draft")
        await stage.pilot.press("ctrl+e")
        await stage.until(lambda: "editor" in stage.toasts().lower())
        assert stage.composer.text == "draft"


def test_the_editor_is_the_one_the_user_named() -> None:
    assert editor({"EDITOR": "code --wait", "VISUAL": ""}) == ["code", "--wait"]
    assert editor({"VISUAL": "hx", "EDITOR": "nano"}) == ["hx"]


def test_an_editor_that_fails_leaves_the_message_as_it_was() -> None:
    assert edited(["false"], "draft") == (None, "false ended with status 1")
    assert edited(["no-such-editor"], "draft")[0] is None
    assert edited(["true"], "draft") == ("draft", "")


@pytest.mark.parametrize(
    ("text", "row", "column", "typed"),
    [
        ("/vo", 0, 3, Typed("/", "vo", 0, 3)),
        ("/", 0, 1, Typed("/", "", 0, 1)),
        ("/home/x", 0, 7, None),
        ("say /vo", 0, 7, None),
        ("/vo\nmore", 0, 3, None),
        ("use @no", 0, 7, Typed("@", "no", 4, 7)),
        ("one\n@x y", 1, 2, Typed("@", "x", 0, 2)),
        ("me@home.org", 0, 11, None),
        ("@a b", 0, 4, None),
    ],
)
def test_what_is_typed_at_the_cursor(text: str, row: int, column: int, typed: Typed | None) -> None:
    assert typed_at(text, row, column) == typed


@given(st.text(max_size=12), st.text(max_size=40))
def test_a_text_fits_exactly_when_its_letters_are_there_in_order(query: str, text: str) -> None:
    letters = iter(text.casefold())
    assert (score(query, text) is not None) == (
        query.casefold() in text.casefold() or all(letter in letters for letter in query.casefold())
    )


def test_beginnings_of_words_come_first() -> None:
    names = ["abstract-notes.md", "notes.md", "src/annotate.py"]
    assert best("notes", names, str, 3)[0] == "notes.md"
    assert best("", names, str, 2) == names[:2]


def test_what_can_be_attached_comes_first_and_nothing_hidden(tmp_path: Path) -> None:
    for name in (".secret/key.txt", "node_modules/x.txt", "a.py", "deep/b.pdf", "z.png"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text("x")
    assert [found.shown for found in files_below(tmp_path)] == ["z.png", "deep/b.pdf", "a.py"]


def test_all_words_must_be_in_a_prompt_and_the_newest_comes_first() -> None:
    assert matching(["Tea one", "ink", "two teas"], "TEA") == ["two teas", "Tea one"]


@pytest.mark.parametrize("size", [(1, 1), (2, 1), (3, 40), (300, 1)])
async def test_a_terminal_without_room_takes_keys_all_the_same(open_app: Opener, size: tuple[int, int]) -> None:
    async with open_app(size=size) as stage:
        await stage.type("tea")
        assert stage.composer.text == "tea"
        await stage.pilot.resize_terminal(120, 36)
        await stage.until(lambda: "tea" in stage.screen_text())


async def test_what_is_deleted_after_an_undo_can_be_brought_back(open_app: Opener) -> None:
    async with open_app() as stage:
        await stage.type("one two three")
        await stage.pilot.press("ctrl+w", "ctrl+z", "ctrl+u")
        assert stage.composer.text == ""
        await stage.pilot.press("ctrl+z")
        assert stage.composer.text == "one two three"
        await stage.pilot.press("ctrl+y")
        assert stage.composer.text == ""
