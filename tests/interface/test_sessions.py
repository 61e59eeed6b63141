"""Sessions are found, opened, named and taken out of the list; several go on at once and tell when they need one."""

from __future__ import annotations

from collections.abc import AsyncIterator
from dataclasses import replace
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from textual.content import Content

from tests.interface.conftest import Opener, Stage
from tests.interface.fakes import FakeBackend
from tests.interface.shelves import FILM, stocked
from tests.interface.views import COMPLETED, GENERATING, NOW, REVIEWING, said
from tui.chat.draft import Draft
from tui.chat.view import ConversationView, State
from tui.screens.sessions import SessionsScreen
from tui.widgets.fleet_strip import FleetStrip, strip_line
from tui.widgets.pieces import Piece, cells, text_of
from tui.widgets.scroll_page import ScrollPage


def listing(*ids: str) -> Any:
    async def rows(**_: Any) -> AsyncIterator[Any]:
        for number, one in enumerate(ids):
            yield SimpleNamespace(session_id=one, title=f"Listed {one}", created_at=int(NOW) - number)

    return rows


@pytest.fixture
def stocked_backend(tmp_path: Path) -> FakeBackend:
    backend = FakeBackend(tmp_path / "videos")
    stocked(backend.shelf)
    backend.link.client.iter_sessions = listing("far_1", "s_film")
    return backend


async def open_sessions(stage: Stage) -> SessionsScreen:
    await stage.pilot.press("ctrl+s")
    await stage.until(lambda: isinstance(stage.app.screen, SessionsScreen))
    screen = stage.app.screen
    assert isinstance(screen, SessionsScreen)
    await stage.until(lambda: "Listed far_1" in stage.screen_text())
    return screen


@pytest.mark.parametrize("size", [(80, 24), (120, 36), (200, 50)])
async def test_the_list_merges_what_the_backend_lists_with_what_was_seen_here(
    open_app: Opener, stocked_backend: FakeBackend, size: tuple[int, int]
) -> None:
    async with open_app(stocked_backend, size=size) as stage:
        await open_sessions(stage)
        text = stage.screen_text()
        for words in ("✗ failed", "The sky", "✓ completed", "Listed s_film", "1 video", "◆ your turn", "· not opened"):
            assert words in text
        assert "r rename" in text
        assert text.count("Listed s_film") <= 2  # its row, and the preview when the cursor is on it


async def test_enter_opens_the_session_under_the_cursor_with_its_own_draft(
    open_app: Opener, stocked_backend: FakeBackend
) -> None:
    stocked_backend.kept.kept["s_calm"] = Draft("half an answer")
    async with open_app(stocked_backend) as stage:
        await stage.type("for later")
        await open_sessions(stage)
        await stage.pilot.press("slash", *"calm", "enter")
        await stage.until(lambda: "follow s_calm" in stage.conversation.asked)
        await stage.until(lambda: not isinstance(stage.app.screen, SessionsScreen))
        assert stocked_backend.kept.kept[None].text == "for later"
        await stage.until(lambda: stage.composer.text == "half an answer")


async def test_what_was_written_in_a_session_comes_back_with_it(open_app: Opener) -> None:
    async with open_app() as stage:
        await stage.show(REVIEWING)
        first = stage.conversation
        await stage.type("make it")
        stage.backend.kept.kept["other"] = Draft("an answer")
        await stage.chat.go_to(("fake", "other"))
        assert stage.backend.kept.kept["sess_8f2a"].text == "make it"
        stage.conversation.push(replace(REVIEWING, session_id="other"))
        await stage.chat.go_to(("fake", "sess_8f2a"))
        assert stage.composer.text == "make it"
        assert stage.chat.view.session_id == "sess_8f2a"
        assert not first.closed


async def test_a_session_is_renamed_here_and_found_by_its_name(open_app: Opener, stocked_backend: FakeBackend) -> None:
    async with open_app(stocked_backend) as stage:
        await open_sessions(stage)
        await stage.pilot.press("slash", *"sky", "down", "r")
        await stage.until(lambda: "keeps its own title" in stage.screen_text())
        await stage.pilot.press("ctrl+a", "ctrl+k", *"Blue", "enter")
        await stage.until(lambda: stocked_backend.shelf.notes.note("fake", "s_sky").name == "Blue")
        await stage.until(lambda: "Blue" in stage.screen_text())
        await stage.pilot.press("escape")
        await stage.until(lambda: "Listed far_1" in stage.screen_text())


async def test_removing_asks_first_and_leaves_the_backend_alone(open_app: Opener, stocked_backend: FakeBackend) -> None:
    async with open_app(stocked_backend) as stage:
        await open_sessions(stage)
        await stage.pilot.press("slash", *"sky", "down", "d")
        await stage.until(lambda: "keeps the session" in " ".join(stage.screen_text().split()))
        await stage.pilot.press("n")
        await stage.until(lambda: isinstance(stage.app.screen, SessionsScreen))
        assert stocked_backend.shelf.session("fake", "s_sky") is not None
        await stage.pilot.press("d")
        await stage.until(lambda: not isinstance(stage.app.screen, SessionsScreen))
        await stage.pilot.press("y")
        await stage.until(lambda: stocked_backend.shelf.session("fake", "s_sky") is None)
        await stage.until(lambda: "The sky" not in stage.screen_text())
        assert not [one for one in stage.conversation.asked if one != "follow"]


async def test_a_list_that_cannot_be_read_still_shows_what_was_seen_here(
    open_app: Opener, stocked_backend: FakeBackend
) -> None:
    async def broken(**_: Any) -> AsyncIterator[Any]:
        raise OSError("no route to host")
        yield

    stocked_backend.link.client.iter_sessions = broken
    async with open_app(stocked_backend) as stage:
        await stage.pilot.press("ctrl+s")
        await stage.until(lambda: "no route to host" in stage.screen_text())
        assert "The sky" in stage.screen_text()


async def test_a_long_list_is_read_as_far_as_it_is_wanted(open_app: Opener, stocked_backend: FakeBackend) -> None:
    given: list[int] = []

    async def many(**_: Any) -> AsyncIterator[Any]:
        for number in range(1000):
            given.append(number)
            yield SimpleNamespace(
                session_id=f"m{number}", title=f"Number {number}", created_at=int(NOW) - 2000 - number
            )

    stocked_backend.link.client.iter_sessions = many
    async with open_app(stocked_backend) as stage:
        await stage.pilot.press("ctrl+s")
        await stage.until(lambda: len(given) == 200 and "more as you scroll" in stage.screen_text())
        await stage.pilot.press("end")
        await stage.until(lambda: len(given) > 200)
        await stage.pilot.press("slash", "n", "u", "m", "b", "e", "r", "space", "9", "8", "7")
        await stage.until(lambda: "Number 987" in stage.screen_text())


async def test_a_hostile_title_is_shown_and_not_obeyed(open_app: Opener, stocked_backend: FakeBackend) -> None:
    stocked_backend.shelf.notes.rename("fake", "s_sky", "[bold red]\x1b]0;owned\x07 [@click=app.quit]x")
    async with open_app(stocked_backend) as stage:
        await open_sessions(stage)
        assert "[bold red]^[]0;owned^G" in stage.screen_text()


async def run_two(stage: Stage) -> None:
    """One session generating in the background, another one on the screen."""
    await stage.show(replace(GENERATING, title="The sky"))
    await stage.pilot.press("ctrl+n")
    await stage.until(lambda: len(stage.backend.link.conversations) == 2)
    await stage.show(replace(REVIEWING, session_id="sess_2"))
    await stage.until(lambda: bool(stage.chat.query(FleetStrip)))
    await stage.pilot.pause()


async def test_the_strip_shows_every_session_that_goes_on_and_a_key_goes_round(open_app: Opener) -> None:
    async with open_app() as stage:
        await stage.show(GENERATING)
        assert not stage.chat.query(FleetStrip)
        await run_two(stage)
        assert "● The sky 62 %" in stage.screen_text()
        await stage.pilot.press("ctrl+pagedown")
        await stage.until(lambda: stage.chat.view.session_id == "sess_8f2a")
        assert "generating" in stage.screen_text()
        assert len(stage.backend.link.conversations) == 2  # it came back as it was, and was not opened anew
        await stage.pilot.press("ctrl+pageup")
        await stage.until(lambda: stage.chat.view.session_id == "sess_2")


async def test_a_session_is_brought_by_a_click_on_the_strip(open_app: Opener) -> None:
    async with open_app() as stage:
        await run_two(stage)
        await stage.pilot.click(FleetStrip, offset=(6, 0))
        await stage.until(lambda: stage.chat.view.session_id == "sess_8f2a")


async def test_one_that_finishes_out_of_sight_is_told_by_a_toast(open_app: Opener) -> None:
    async with open_app() as stage:
        await run_two(stage)
        stage.backend.link.conversations[0].push(replace(COMPLETED, title="The sky", session_id="sess_8f2a"))
        await stage.until(lambda: "✓ The sky: The video is ready." in stage.toasts())
        await stage.until(lambda: "✓ The sky completed" in stage.screen_text())


async def test_one_that_finishes_on_the_screen_needs_no_toast(open_app: Opener) -> None:
    async with open_app() as stage:
        await stage.show(GENERATING)
        await stage.show(replace(COMPLETED, polled_at=NOW))
        assert stage.toasts() == ""


async def test_more_sessions_than_the_backend_runs_wait_for_their_turn(open_app: Opener) -> None:
    async with open_app() as stage:
        stage.chat.desk.fleet.limit = 1
        await stage.show(replace(GENERATING, title="The sky"))
        await stage.pilot.press("ctrl+n")
        await stage.until(lambda: len(stage.backend.link.conversations) == 2)
        await stage.type("next")
        await stage.pilot.press("enter")
        await stage.until(lambda: "Yours is the next" in " ".join(stage.screen_text().split()))
        assert not stage.conversation.sent
        stage.backend.link.conversations[0].push(COMPLETED)
        await stage.until(lambda: [draft.text for draft in stage.conversation.sent] == ["next"])


async def test_sessions_at_work_when_one_left_are_watched_again(open_app: Opener, tmp_path: Path) -> None:
    backend = FakeBackend(tmp_path)
    backend.kept.last_session = "a"
    backend.kept.others = ["a", "b", "c"]
    async with open_app(backend) as stage:
        await stage.until(lambda: len(backend.link.conversations) == 4)
        asked = [one.asked for one in backend.link.conversations]
        assert asked[0] == ["follow a"]
        assert ["follow b"] in asked
        assert ["follow c"] in asked
        assert backend.link.conversations[0].recovered == 1


async def test_leaving_says_that_what_runs_elsewhere_is_not_lost(open_app: Opener) -> None:
    async with open_app() as stage:
        await run_two(stage)
        assert stage.chat.desk.at_work
        assert not stage.chat.desk.working


def test_the_strip_fits_any_width_and_counts_what_it_leaves_out() -> None:
    views = [
        ConversationView(State.THINKING, session_id=f"s{number}", title="A 标题 with wide signs")
        for number in range(10)
    ]
    for width in range(30, 200, 7):
        line = strip_line(views, "s3", width)
        assert cells(line) <= width
    assert "+" in text_of(strip_line(views, "s3", 80))
    untitled = ConversationView(State.THINKING, session_id="s", entries=(said("1", "user", FILM),))
    assert "A 30-second film" in text_of(strip_line([untitled], None, 80))


async def test_the_list_fits_its_width_after_a_resize_under_a_dialog(
    open_app: Opener, stocked_backend: FakeBackend
) -> None:
    async with open_app(stocked_backend) as stage:
        screen = await open_sessions(stage)
        await stage.pilot.press("r")
        await stage.until(lambda: stage.app.screen is not screen)
        for size in ((60, 18), (150, 40)):
            await stage.pilot.resize_terminal(*size)
            await stage.until(lambda: _fits(screen))


def _fits(screen: SessionsScreen) -> bool:
    """Whether every row is as wide as the list, or narrower by its scrollbar and the air before it."""
    room = screen.options.size.width
    rows = [option.prompt for option in screen.options.options]
    return bool(rows) and all(isinstance(row, Content) and room - 3 <= row.cell_length <= room for row in rows)


@pytest.mark.parametrize("keys", [("ctrl+s",), ("ctrl+t",), ("ctrl+t", "c")])
@pytest.mark.parametrize("size", [(80, 14), (120, 14)])
async def test_words_do_not_touch_a_scrollbar_and_keys_read_on(
    open_app: Opener, stocked_backend: FakeBackend, keys: tuple[str, ...], size: tuple[int, int]
) -> None:
    async with open_app(stocked_backend, size=size) as stage:
        await stage.chat.desk.follow("s_calm")
        await stage.show(replace(REVIEWING, session_id="s_calm"))
        for key in keys:
            await stage.pilot.press(key)
            await stage.until(lambda: bool(stage.app.screen.query(ScrollPage)))
            page = stage.app.screen.query_one(ScrollPage)
        await stage.until(lambda: page.max_scroll_y > 0)
        edge = page.content_region.right - 2
        page.say(*[(Piece("x" * page.room_cells),)] * 40)
        await stage.until(lambda: {row[edge - 1] for row in rows_of(stage, page)} == {"x"})
        assert {row[edge] for row in rows_of(stage, page)} == {" "}
        await stage.pilot.press("ctrl+down" if len(keys) == 1 else "pagedown")
        await stage.until(lambda: page.scroll_y > 0)


def rows_of(stage: Stage, page: ScrollPage) -> list[str]:
    region = page.content_region
    return stage.screen_text().split("\n")[region.y : region.bottom]
