"""Takes are seen, compared, forked, sent to the other backend, copied, exported and read back."""

from __future__ import annotations

import json
from collections.abc import AsyncIterator
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import Any

import pytest
from textual.screen import Screen

from tests.interface.conftest import Opener, Stage
from tests.interface.fakes import FakeBackend
from tests.interface.shelves import CALM, FILM, MAYA, stocked
from tests.interface.test_long_sessions import long_session
from tests.interface.views import COMPLETED, REVIEWING
from tui.chat.draft import Draft
from tui.chat.export import to_json
from tui.chat.view import State
from tui.screens.compare import CompareScreen
from tui.screens.imports import ImportScreen
from tui.screens.look import LookScreen
from tui.screens.one_of import OneOf
from tui.screens.storyboard import StoryboardScreen
from tui.screens.takes import TakesScreen

MAYA_DRAFT = Draft(FILM, choices=MAYA)
FILM_VIEW = replace(COMPLETED, session_id="s_film")


@pytest.fixture
def backend(tmp_path: Path) -> FakeBackend:
    made = FakeBackend(tmp_path / "videos")
    stocked(made.shelf)
    return made


async def shown(stage: Stage, kind: type[Screen[Any]]) -> None:
    await stage.until(lambda: isinstance(stage.app.screen, kind))
    await stage.pilot.pause()


def has_exports(stage: Stage, count: int) -> bool:
    folder = stage.chat.videos.parent / "exports"
    return folder.exists() and len(list(folder.iterdir())) == count


async def open_takes(stage: Stage) -> None:
    await stage.show(FILM_VIEW)
    await stage.pilot.press("ctrl+t")
    await shown(stage, TakesScreen)
    await stage.until(lambda: "2 of this prompt" in stage.screen_text())


@pytest.mark.parametrize("size", [(80, 24), (120, 36), (200, 50)])
async def test_a_family_shows_what_is_different_and_what_came_of_each(
    open_app: Opener, backend: FakeBackend, size: tuple[int, int]
) -> None:
    async with open_app(backend, size=size) as stage:
        await open_takes(stage)
        text = stage.screen_text()
        for words in ("✓ completed", "31 s", "◆ your turn", "from 1: + calm", "voice: the agent's", "Maya, studio"):
            assert words in text
        assert "The sky" not in text


async def test_two_takes_stand_side_by_side_and_either_can_be_opened(open_app: Opener, backend: FakeBackend) -> None:
    async with open_app(backend) as stage:
        await open_takes(stage)
        await stage.pilot.press("c")
        await shown(stage, CompareScreen)
        await stage.until(lambda: "storyboard" in stage.screen_text())
        rows = stage.screen_text().splitlines()
        state = next(row for row in rows if "≠ state" in row)
        assert "✓ completed" in state
        assert "◆ your turn" in state
        scene = next(row for row in rows if "Dawn in the café" in row)
        assert "Mornings move fast" in scene
        await stage.pilot.press("2")
        await stage.until(lambda: "follow s_calm" in stage.conversation.asked)


async def test_marked_takes_are_the_ones_compared(open_app: Opener, backend: FakeBackend) -> None:
    async with open_app(backend) as stage:
        await open_takes(stage)
        await stage.pilot.press("space", "up", "space", "c")
        await shown(stage, CompareScreen)
        await stage.until(lambda: "take 2 · Cold brew, calm" in stage.screen_text())


async def test_a_fork_is_edited_first_and_remembers_where_it_came_from(open_app: Opener, backend: FakeBackend) -> None:
    async with open_app(backend) as stage:
        await open_takes(stage)
        await stage.pilot.press("f")
        await stage.until(lambda: stage.composer.text == FILM)
        assert stage.chat.choices == MAYA
        assert not stage.conversation.sent
        await stage.type(" Slowly.")
        await stage.pilot.press("enter")
        await stage.until(lambda: bool(stage.conversation.sent))
        (sent,) = stage.conversation.sent
        assert sent.text == f"{FILM} Slowly."
        origin = next(take for take in backend.shelf.takes() if take.session_id == "s_film")
        assert sent.origin == origin.take_id
        assert stage.chat.draft.origin == 0  # what is written next is one's own beginning


def other_backend(tmp_path: Path, name: str) -> FakeBackend:
    made = FakeBackend(tmp_path / "videos")
    made.name = made.link.name = name

    async def nothing(**_: Any) -> AsyncIterator[Any]:
        return
        yield

    made.link.client.iter_avatar_groups = nothing
    return made


async def test_the_same_on_the_studio_goes_out_at_once_with_what_it_knows(
    open_app: Opener, backend: FakeBackend, tmp_path: Path
) -> None:
    backend.others["studio"] = studio = other_backend(tmp_path, "studio")
    async with open_app(backend) as stage:
        await open_takes(stage)
        await stage.pilot.press("s")
        await stage.until(lambda: bool(studio.link.conversations and studio.conversation.sent))
        (sent,) = studio.conversation.sent
        assert sent.text == FILM
        assert sent.choices.avatar is None
        assert "the agent chooses: avatar Maya, studio" in stage.toasts()
        assert stage.chat.backend_name == "studio"


async def test_the_same_on_heygen_waits_for_enter_since_it_costs(
    open_app: Opener, tmp_path: Path, backend: FakeBackend
) -> None:
    backend.name = backend.link.name = "studio"
    take = backend.shelf.record("studio", None, replace(MAYA_DRAFT, text=CALM), CALM)
    backend.shelf.mark_sent(take.take_id, "{}", CALM)
    backend.shelf.mark_answered(take.take_id, "s_here")
    backend.others["heygen"] = heygen = other_backend(tmp_path, "heygen")
    async with open_app(backend) as stage:
        await stage.show(replace(COMPLETED, session_id="s_here", backend="studio"))
        await stage.chat.run_action("screen.same_elsewhere")
        await stage.until(lambda: stage.composer.text == CALM and stage.chat.backend_name == "heygen")
        await stage.until(lambda: "it costs" in stage.toasts())
        assert not heygen.conversation.sent


async def test_a_backend_that_cannot_be_reached_leaves_everything_as_it_is(
    open_app: Opener, backend: FakeBackend, tmp_path: Path
) -> None:
    backend.others["studio"] = studio = other_backend(tmp_path, "studio")
    studio.refusals.append(OSError("the key is not accepted"))
    async with open_app(backend) as stage:
        await stage.show(FILM_VIEW)
        await stage.type("half a thought")
        await stage.chat.run_action("screen.same_elsewhere")
        await stage.until(lambda: "the key is not accepted" in stage.toasts())
        assert stage.composer.text == "half a thought"
        assert stage.chat.view.session_id == "s_film"


async def test_a_take_is_copied_as_code_without_a_key(
    open_app: Opener, backend: FakeBackend, monkeypatch: pytest.MonkeyPatch
) -> None:
    copied: list[str] = []
    async with open_app(backend) as stage:
        monkeypatch.setattr(stage.app, "copy_to_clipboard", copied.append)
        await open_takes(stage)
        await stage.pilot.press("y")
        await shown(stage, OneOf)
        await stage.pilot.press("c")
        await stage.until(lambda: bool(copied))
    assert copied[0].startswith("# left out")
    assert FILM in copied[0]
    assert '-H "x-api-key: $HEYGEN_API_KEY"' in copied[0]


async def test_what_is_being_written_can_be_copied_as_code_too(
    open_app: Opener, monkeypatch: pytest.MonkeyPatch
) -> None:
    copied: list[str] = []
    async with open_app() as stage:
        monkeypatch.setattr(stage.app, "copy_to_clipboard", copied.append)
        await stage.chat.run_action("screen.copy_as")
        await stage.until(lambda: "nothing to copy" in stage.toasts())
        await stage.type("A film")
        await stage.chat.run_action("screen.copy_as")
        await shown(stage, OneOf)
        await stage.pilot.press("down", "enter")
        await stage.until(lambda: bool(copied))
    assert "import httpx" in copied[0]
    assert '"prompt": "A film"' in copied[0]


async def test_a_text_that_is_attached_goes_into_the_code_of_what_is_being_written(
    open_app: Opener, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    notes = tmp_path / "notes.md"
    notes.write_text("It holds 330 ml.")
    copied: list[str] = []
    async with open_app() as stage:
        monkeypatch.setattr(stage.app, "copy_to_clipboard", copied.append)
        await stage.type("A film")
        stage.chat.attach_paths([str(notes)])
        await stage.until(lambda: len(stage.chat.attachments) == 1)
        await stage.chat.run_action("screen.copy_as")
        await shown(stage, OneOf)
        await stage.pilot.press("down", "enter")
        await stage.until(lambda: bool(copied))
        assert "It holds 330 ml." in copied[0]
        notes.unlink()
        await stage.chat.run_action("screen.copy_as")
        await shown(stage, OneOf)
        await stage.pilot.press("down", "enter")
        await stage.until(lambda: "notes.md" in stage.toasts())
    assert len(copied) == 1


@pytest.mark.parametrize(("key", "ending"), [("h", "html"), ("m", "md"), ("j", "json")])
async def test_a_session_is_exported_beside_the_videos_and_never_over_another(
    open_app: Opener, backend: FakeBackend, tmp_path: Path, key: str, ending: str
) -> None:
    async with open_app(backend) as stage:
        await stage.show(FILM_VIEW)
        for number in (1, 2):
            await stage.chat.run_action("screen.export")
            await shown(stage, OneOf)
            await stage.pilot.press(key)
            await stage.until(lambda: len(list((tmp_path / "exports").glob(f"*.{ending}"))) == number)  # noqa: B023
        assert "Exported to" in stage.toasts()
    first = (tmp_path / "exports" / f"cold-brew-launch-sfilm.{ending}").read_text()
    assert "A film about cold brew." in first
    if ending == "json":
        assert json.loads(first)["session_id"] == "s_film"


async def test_thousands_of_messages_are_exported_to_the_last_one(
    open_app: Opener, backend: FakeBackend, tmp_path: Path
) -> None:
    async with open_app(backend) as stage:
        await stage.show(replace(FILM_VIEW, entries=long_session().entries))
        await stage.chat.run_action("screen.export")
        await shown(stage, OneOf)
        await stage.pilot.press("m")
        await stage.until(lambda: "Exported to" in stage.toasts())
    (path,) = (tmp_path / "exports").iterdir()
    written = path.read_text()
    assert all(f"said {number}" in written for number in (0, 2, 998, 1998))


async def test_a_session_of_long_ago_is_exported_from_what_was_seen(open_app: Opener, backend: FakeBackend) -> None:
    async with open_app(backend) as stage:
        await open_takes(stage)
        await stage.pilot.press("up", "x")
        await shown(stage, OneOf)
        await stage.pilot.press("j")
        exports = backend.videos.parent / "exports"
        await stage.until(lambda: exports.is_dir() and bool(list(exports.iterdir())))
    (path,) = exports.iterdir()
    data = json.loads(path.read_text())
    assert data["messages"][0]["content"] == CALM
    assert data["storyboards"]["board_s_calm"][0]["headline"] == "Dawn in the café"


async def test_an_exported_session_is_looked_at_and_its_prompt_taken_up(open_app: Opener, tmp_path: Path) -> None:
    path = tmp_path / "from a friend.json"
    path.write_text(to_json(replace(REVIEWING, state=State.YOUR_TURN)))
    async with open_app() as stage:
        await stage.chat.run_action("screen.import_session")
        await shown(stage, ImportScreen)
        await stage.type(f"'{path}'")
        await stage.pilot.press("enter")
        await shown(stage, LookScreen)
        await stage.until(lambda: "3 scenes" in stage.screen_text())
        assert "imported · Cold brew launch" in stage.screen_text()
        assert "approve" not in stage.screen_text()
        await stage.app.screen.run_action("screen.open_board('board_1')")
        await stage.until(lambda: isinstance(stage.app.screen, StoryboardScreen))
        await stage.pilot.press("escape")
        await shown(stage, LookScreen)
        await stage.pilot.press("f")
        await stage.until(lambda: stage.composer.text == "A film about cold brew.")
        assert not stage.conversation.sent


async def test_the_exports_of_a_folder_that_is_typed_are_listed(open_app: Opener, tmp_path: Path) -> None:
    folder = tmp_path / "from friends"
    (folder / "not a file.json").mkdir(parents=True)
    (folder / "gone.json").symlink_to(folder / "nowhere")
    for name in ("coffee.json", "tea.html", "notes.txt"):
        (folder / name).write_text(to_json(REVIEWING))
    async with open_app() as stage:
        await stage.chat.run_action("screen.import_session")
        await shown(stage, ImportScreen)
        screen = stage.app.screen
        assert isinstance(screen, ImportScreen)
        screen.box.value = f"{tmp_path}/nothing here/"
        await stage.until(lambda: "There is no export in" in stage.screen_text())
        screen.box.value = str(folder)
        await stage.until(lambda: "coffee.json" in stage.screen_text() and "tea.html" in stage.screen_text())
        assert {one.path.name for one in screen._shown} == {"coffee.json", "tea.html"}
        screen.box.value = f"{folder}/cof"
        await stage.until(lambda: [one.path.name for one in screen._shown] == ["coffee.json"])
        screen.box.value = f"{folder}/milk"
        await stage.until(lambda: "None has that in its name" in stage.screen_text() and not screen._shown)
        screen.box.value = f"{folder}/cof"
        await stage.until(lambda: bool(screen._shown))
        await stage.pilot.press("enter")
        await shown(stage, LookScreen)


async def test_a_file_that_is_no_export_is_refused_by_name(open_app: Opener, tmp_path: Path) -> None:
    (tmp_path / "notes.txt").write_text("hello")
    async with open_app() as stage:
        await stage.chat.run_action("screen.import_session")
        await shown(stage, ImportScreen)
        await stage.type(str(tmp_path / "notes.txt"))
        await stage.pilot.press("enter")
        await stage.until(lambda: "notes.txt is no exported conversation" in stage.screen_text())


async def test_an_export_from_here_is_found_in_its_list_and_seen_before_it_is_opened(
    open_app: Opener, backend: FakeBackend
) -> None:
    async with open_app(backend) as stage:
        await stage.show(FILM_VIEW)
        for written, key in enumerate("jh", 1):
            await stage.chat.run_action("screen.export")
            await shown(stage, OneOf)
            await stage.pilot.press(key)
            await stage.until(partial(has_exports, stage, written))
        await stage.chat.run_action("screen.import_session")
        await shown(stage, ImportScreen)
        await stage.type("json")
        await stage.until(lambda: ".json" in stage.screen_text() and ".html" not in stage.screen_text())
        await stage.until(lambda: "✓ completed" in stage.screen_text())
        await stage.pilot.press("enter")
        await shown(stage, LookScreen)


async def test_before_the_first_message_there_is_no_take_and_that_is_said(open_app: Opener) -> None:
    async with open_app() as stage:
        for action in ("takes", "fork", "same_elsewhere"):
            await stage.chat.run_action(f"screen.{action}")
        await stage.until(lambda: stage.toasts().count("There is no take yet") == 3)
        await stage.chat.run_action("screen.compare")
        await stage.chat.run_action("screen.export")
        await stage.until(lambda: "nothing to compare" in stage.toasts())
        await stage.until(lambda: "nothing to export" in stage.toasts())


async def test_a_key_typed_right_after_the_screen_was_asked_for_is_meant_for_it(
    open_app: Opener, backend: FakeBackend
) -> None:
    async with open_app(backend) as stage:
        await stage.show(FILM_VIEW)
        await stage.pilot.press("ctrl+t", "y")
        await stage.until(lambda: not stage.composer.text)
        await stage.pilot.press("escape", "escape")
        assert stage.composer.text == ""
