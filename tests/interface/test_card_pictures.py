"""Pictures on cards, and the finished video played in the terminal."""

from __future__ import annotations

import asyncio
import shutil
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from types import SimpleNamespace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from textual.content import Content
from textual.selection import Selection

from tests.interface.conftest import Opener, Stage
from tests.interface.fakes import FakeBackend, FakeConversation
from tests.interface.media import MediaClient, film, still
from tests.interface.views import BOARD, COMPLETED, REVIEWING, SCENES
from tui.chat.draft import Choices, Draft, Pick
from tui.chat.film import Film
from tui.chat.picture_signs import SIGNS
from tui.chat.pixels import Grain, NoPictureError
from tui.chat.view import ConversationView, SceneView
from tui.screens.desk import Desk
from tui.screens.help import HelpScreen
from tui.screens.preview import PreviewScreen, progress_line
from tui.screens.storyboard import StoryboardScreen
from tui.settings import Folders, Settings
from tui.widgets import real_pictures
from tui.widgets.board_layout import arranged, scene_words, tile_words
from tui.widgets.moving_picture import MovingPicture
from tui.widgets.picture import Picture
from tui.widgets.pictured_card import PicturedCard
from tui.widgets.pieces import cells
from tui.widgets.presenter import Presenter
from tui.widgets.status_pane import StatusPane

PICTURED = replace(
    REVIEWING,
    resources={
        "board_1": replace(
            BOARD,
            scenes=tuple(replace(one, image_url=f"https://media.test/{one.number}/still.png") for one in SCENES),
        )
    },
)


@pytest.fixture
def backend(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> FakeBackend:
    monkeypatch.delenv("NO_COLOR", raising=False)
    monkeypatch.setenv("COLORTERM", "truecolor")
    media = tmp_path / "media"
    media.mkdir()
    still(media / "still.png", "#3366cc")
    film(media / "clip.mp4", seconds=4)
    backend = FakeBackend(tmp_path / "videos")
    backend.link.client = MediaClient(media)
    return backend


def coloured(stage: Stage) -> int:
    """How many rows of the conversation's cards show a picture."""
    card = next(iter(stage.chat.query(PicturedCard)), None)
    content = card.visual if card else Content("")
    assert isinstance(content, Content)
    return sum(any("rgb(49,99,206)" in str(span.style) for span in line.spans) for line in content.split("\n"))


async def test_every_scene_of_a_storyboard_has_its_still_beside_it(open_app: Opener, backend: FakeBackend) -> None:
    async with open_app(backend) as stage:
        await stage.show(PICTURED)
        await stage.until(lambda: coloured(stage) == 7)  # three side by side
        assert "Meet the can" in stage.screen_text()
        assert "approve" in stage.screen_text()


async def test_the_scene_that_is_read_is_seen_above_its_words(open_app: Opener, backend: FakeBackend) -> None:
    async with open_app(backend) as stage:
        await stage.show(PICTURED)
        await stage.pilot.press("f4")
        await stage.until(lambda: isinstance(stage.app.screen, StoryboardScreen))
        board = stage.app.screen
        await stage.until(lambda: board.query_one(Picture).has_picture)
        await stage.pilot.resize_terminal(80, 24)
        await stage.until(lambda: not board.query_one(Picture).display)  # the words need the room
        assert "says" in stage.screen_text()


async def test_stills_take_the_room_there_is(open_app: Opener, backend: FakeBackend) -> None:
    async with open_app(backend, size=(200, 50)) as stage:
        await stage.show(PICTURED)
        await stage.until(lambda: coloured(stage) == 12)  # three side by side, each with its words below
        await stage.pilot.resize_terminal(120, 36)
        await stage.until(lambda: coloured(stage) == 7)
        await stage.pilot.resize_terminal(80, 24)
        await stage.until(lambda: coloured(stage) == 9)  # one below the other, beside their words
        assert "Meet the can" in stage.screen_text()


@given(st.integers(1, 60), st.integers(20, 200), st.integers(-10, 80), st.booleans())
def test_every_scene_has_room_for_its_still_and_words(scenes: int, width: int, rows: int, portrait: bool) -> None:
    still = arranged(scenes, width, rows, portrait=portrait)
    assert still.tile_cells * still.across + 2 * (still.across - 1) <= width
    assert still.cells >= 3
    if width >= 56:  # a narrower card shows words alone
        assert still.words_cells >= 24
        assert still.cells <= still.tile_cells
    words = tile_words(SceneView(1, "hook", "Mornings", "One two three four five " * 9, 6.0), still.words_cells, 4)
    assert len(words) == 4
    assert width < 56 or all(cells(line) <= still.words_cells for line in words)


@pytest.mark.parametrize("scenes", [3, 4, 6, 8, 10])
def test_a_storyboard_is_in_sight_whole_with_stills_one_can_read(scenes: int) -> None:
    for portrait in (False, True):
        still = arranged(scenes, 136, 32, portrait=portrait)
        assert still.rows_of(scenes) <= 33
        assert still.rows >= 7, (scenes, portrait)


def test_scenes_are_told_apart_by_an_empty_row_unless_only_without_it_all_are_in_sight() -> None:
    assert arranged(5, 78, 19).spaced
    assert not arranged(6, 78, 19).spaced
    assert arranged(9, 78, 19).spaced  # one has to scroll anyway


async def test_links_signed_anew_are_not_fetched_again(open_app: Opener, backend: FakeBackend) -> None:
    async with open_app(backend) as stage:
        await stage.show(PICTURED)
        await stage.until(lambda: coloured(stage) == 7)
        board = PICTURED.resources["board_1"]
        scenes = tuple(replace(one, image_url=f"{one.image_url}?signature=2") for one in board.scenes)
        await stage.show(replace(PICTURED, resources={"board_1": replace(board, scenes=scenes)}))
        await stage.pilot.pause()
        assert coloured(stage) == 7
        assert len(backend.link.client.fetched) == 3


async def test_a_narrower_terminal_leaves_no_empty_rows_in_a_card(open_app: Opener, backend: FakeBackend) -> None:
    board = PICTURED.resources["board_1"]
    said = "What you can do: sow a window box, and leave the dandelions where they are."
    scenes = tuple(replace(one, narration=said) for one in (board.scenes * 2)[:5])
    async with open_app(backend, size=(120, 36)) as stage:
        await stage.show(replace(PICTURED, resources={"board_1": replace(board, scenes=scenes)}))
        await stage.until(lambda: coloured(stage) > 0)
        card = next(iter(stage.chat.query(PicturedCard)))
        for size in ((80, 24), (120, 36), (80, 24)):
            await stage.pilot.resize_terminal(*size)
            await stage.pilot.pause()
            await stage.until(lambda: card.content_size.height == len(str(card.visual).split("\n")))


async def test_a_card_without_pictures_has_its_words(open_app: Opener, backend: FakeBackend, tmp_path: Path) -> None:
    async with open_app(backend, settings=Settings(Folders(tmp_path / "home"), pictures="off")) as stage:
        await stage.show(PICTURED)
        assert "Mornings move fast" in stage.screen_text()
        assert backend.link.client.fetched == []


async def test_a_storyboard_s_screen_without_pictures_keeps_no_room_for_them(
    open_app: Opener, backend: FakeBackend, tmp_path: Path
) -> None:
    async with open_app(backend, settings=Settings(Folders(tmp_path / "home"), pictures="off")) as stage:
        await stage.show(PICTURED)
        stage.chat.action_open_board()
        await stage.until(lambda: isinstance(stage.app.screen, StoryboardScreen))
        facts, shows = stage.app.screen.query_one("#facts"), stage.app.screen.query_one("#shows")
        await stage.until(lambda: shows.region.y == facts.region.bottom > 0)


async def test_a_finished_video_shows_its_poster(open_app: Opener, backend: FakeBackend) -> None:
    async with open_app(backend) as stage:
        assert COMPLETED.video
        await stage.show(replace(COMPLETED, video=replace(COMPLETED.video, thumbnail_url="https://m.test/still.png")))
        await stage.until(lambda: coloured(stage) >= 8)
        assert "preview" in stage.screen_text()


async def playing(stage: Stage, monkeypatch: pytest.MonkeyPatch) -> PreviewScreen:
    async def download(_self: FakeConversation, target: Path, on_progress: Callable[..., None] | None = None) -> Path:
        shutil.copy(stage.backend.link.client.folder / "clip.mp4", target)
        return target

    monkeypatch.setattr(FakeConversation, "download", download)
    await stage.show(COMPLETED)
    await stage.until(lambda: stage.composer.means_key("p"))
    await stage.pilot.press("p")
    await stage.until(lambda: isinstance(stage.app.screen, PreviewScreen))
    screen = stage.app.screen
    assert isinstance(screen, PreviewScreen)
    await stage.until(lambda: any(film.has_picture for film in screen.query(MovingPicture)))
    return screen


async def test_p_plays_the_video_here_with_pause_and_going_through(
    open_app: Opener, backend: FakeBackend, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with open_app(backend) as stage:
        screen = await playing(stage, monkeypatch)
        shown = screen.query_one(MovingPicture)
        assert shown.playing
        await stage.pilot.press("space")
        assert not shown.playing
        await stage.pilot.press("5")
        await stage.until(lambda: "‖" in stage.screen_text() and "00:02 / 00:04" in stage.screen_text())
        assert shown.at_s == pytest.approx(2.0)
        await stage.pilot.press("left")
        assert shown.at_s == 0.0
        await stage.pilot.press("full_stop")
        assert shown.at_s == pytest.approx(1 / 12)
        await stage.pilot.press("end", "space")
        await stage.until(lambda: shown.ended)
        await stage.pilot.press("space")
        await stage.until(lambda: shown.playing and shown.at_s < 2)
        await stage.pilot.press("escape")
        await stage.until(lambda: stage.app.screen is stage.chat)


async def test_a_click_on_the_bar_goes_there(
    open_app: Opener, backend: FakeBackend, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with open_app(backend) as stage:
        screen = await playing(stage, monkeypatch)
        await stage.pilot.press("space")
        await stage.pilot.click("#progress", offset=(52, 0))
        assert screen.query_one(MovingPicture).at_s == pytest.approx(2.0, abs=0.2)


async def test_the_film_fits_again_when_the_terminal_changes(
    open_app: Opener, backend: FakeBackend, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with open_app(backend, size=(80, 24)) as stage:
        screen = await playing(stage, monkeypatch)
        await stage.pilot.press("space")
        before = screen.query_one(MovingPicture)._width
        await stage.pilot.resize_terminal(160, 48)
        await stage.until(lambda: screen.query_one(MovingPicture)._width > before)


def test_any_moment_of_a_film_can_be_gone_to(tmp_path: Path) -> None:
    shown = Film(film(tmp_path / "a.mp4", seconds=5))
    for moment in (0.0, 4.5, 1.5, 1.6, 3.2, 0.4, 99.0, 2.0):
        red = shown.at(moment, (8, 8)).rgb[0]
        assert abs(red - 40 * (min(int(moment), 4) + 1)) < 12, moment
    shown.close()


def test_what_is_no_film_says_so(tmp_path: Path) -> None:
    (tmp_path / "a.mp4").write_bytes(b"video")
    with pytest.raises(NoPictureError, match="cannot be read"):
        Film(tmp_path / "a.mp4")
    still(tmp_path / "a.png")


@given(st.text(max_size=300), st.text(max_size=80), st.integers(40, 120))
def test_a_scene_s_words_stay_beside_its_picture(narration: str, headline: str, width: int) -> None:
    lines = scene_words(SceneView(1, "hook", headline, narration, 6.0), width)
    assert len(lines) == 3
    assert all(cells(line) <= width for line in lines)


@given(st.floats(0, 400), st.floats(0.1, 400), st.integers(30, 200))
def test_the_bar_fills_its_line(at_s: float, duration_s: float, width: int) -> None:
    assert cells(progress_line(min(at_s, duration_s), duration_s, width, playing=True)) == width


async def test_who_was_chosen_is_seen_in_the_status_pane_where_there_is_room(
    open_app: Opener, backend: FakeBackend, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def get_avatar_look(look_id: str) -> SimpleNamespace:
        return SimpleNamespace(preview_image_url=f"https://media.test/{look_id}/still.png")

    backend.link.client.get_avatar_look = get_avatar_look
    async with open_app(backend) as stage:
        stage.chat.choices = Choices(avatar=Pick("look_maya", "Maya in a teal jacket"))
        pane = stage.chat.query_one(StatusPane)
        await stage.until(lambda: any(one.has_picture for one in pane.query(Picture)))
        assert "Maya in a teal jacket" in stage.screen_text()
        assert "Nothing has been sent yet" in stage.screen_text()
        await stage.pilot.resize_terminal(120, 24)
        await stage.until(lambda: not pane.query(Presenter))
        await stage.pilot.resize_terminal(120, 40)
        await stage.until(lambda: bool(pane.query(Presenter)))
        stage.chat.choices = Choices()
        await stage.until(lambda: not pane.query(Presenter))


async def test_the_video_s_keys_stand_below_its_poster_in_one_line(open_app: Opener, backend: FakeBackend) -> None:
    async with open_app(backend) as stage:
        assert COMPLETED.video
        video = replace(COMPLETED.video, thumbnail_url="https://m.test/still.png", subtitle_url="https://m.test/s.srt")
        await stage.show(replace(COMPLETED, video=video))
        await stage.until(lambda: coloured(stage) >= 8)
        ways = next(line for line in stage.screen_text().splitlines() if "preview" in line)
        assert all(word in ways for word in ("open", "download", "save as…", "copy link"))
        assert "▀" not in ways


async def test_who_the_agent_chose_is_seen_with_their_name(open_app: Opener, backend: FakeBackend) -> None:
    async def get_avatar_look(look_id: str) -> SimpleNamespace:
        return SimpleNamespace(preview_image_url=f"https://media.test/{look_id}/still.png", name=f"Name of {look_id}")

    backend.link.client.get_avatar_look = get_avatar_look

    def presented_by(look: object) -> ConversationView:
        board = replace(PICTURED.resources["board_1"], metadata={"look_id": look})
        return replace(PICTURED, resources={"board_1": board})

    async with open_app(backend) as stage:
        pane = stage.chat.query_one(StatusPane)
        stage.chat.choices = Choices(avatar=Pick("look_maya", "Maya in a teal jacket"))
        await stage.until(lambda: "Maya in a teal" in stage.screen_text())
        await stage.show(presented_by("look_theo"))
        await stage.until(lambda: "Name of look_theo" in stage.screen_text())
        await stage.until(lambda: any(one.has_picture for one in pane.query(Picture)))
        await stage.show(presented_by(None))
        await stage.until(lambda: not pane.query(Presenter))
        await stage.show(presented_by("look_maya"))
        await stage.until(lambda: "Maya in a teal" in stage.screen_text())


async def test_every_still_is_a_real_picture_where_the_terminal_draws_them(
    open_app: Opener, backend: FakeBackend, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(real_pictures, "cell_px", lambda: Grain(10, 20))
    async with open_app(backend, settings=Settings(Folders(tmp_path / "home"), pictures="sixel")) as stage:
        await stage.show(PICTURED)
        await stage.until(lambda: len(SIGNS.findall(stage.screen_text())) == 21)
        copied = stage.chat.query_one(PicturedCard).get_selection(Selection(None, None))
        assert copied
        assert copied[0].startswith("1  hook")
        assert not SIGNS.search(copied[0])
        await stage.pilot.press("f1")
        await stage.until(lambda: isinstance(stage.app.screen, HelpScreen) and coloured(stage) == 7)
        await stage.pilot.press("escape")
        await stage.until(lambda: len(SIGNS.findall(stage.screen_text())) == 21)


async def test_who_presents_a_kept_draft_is_seen_once_there_is_a_connection(
    open_app: Opener, backend: FakeBackend, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked = asyncio.Event()
    bring = Desk.bring

    async def heard(desk: Desk, url: str, target: Path) -> None:
        asked.set()
        await bring(desk, url, target)

    async def get_avatar_look(look_id: str) -> SimpleNamespace:
        return SimpleNamespace(preview_image_url=f"https://media.test/{look_id}/still.png", name="Maya")

    monkeypatch.setattr(Desk, "bring", heard)
    backend.link.client.get_avatar_look = get_avatar_look
    backend.may_connect.clear()
    backend.kept.kept[None] = Draft("A film about tea", (), Choices(avatar=Pick("look_maya", "Maya")))
    async with open_app(backend) as stage:
        await stage.until(asked.is_set)
        backend.may_connect.set()
        await stage.until(lambda: any(one.query_one(Picture).has_picture for one in stage.chat.query(Presenter)))
        assert "not connected" not in stage.screen_text()


async def test_who_presents_is_said_in_words_where_pictures_are_off(
    open_app: Opener, backend: FakeBackend, tmp_path: Path
) -> None:
    async with open_app(backend, settings=Settings(Folders(tmp_path / "home"), pictures="off")) as stage:
        stage.chat.choices = Choices(avatar=Pick("look_maya", "Maya"))
        await stage.until(lambda: "presenter  Maya" in stage.screen_text())
        assert backend.link.client.fetched == []
