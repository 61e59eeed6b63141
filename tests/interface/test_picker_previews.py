"""What pickers show and play beside their rows, and what they remember."""

from __future__ import annotations

from pathlib import Path

import pytest
from textual.widgets import Input, OptionList

from tests.interface.conftest import Opener
from tests.interface.fakes import FakeBackend
from tests.interface.media import MediaClient, film, player, still
from tests.interface.test_pickers import closed, opened
from tui.chat.draft import Pick
from tui.chat.favourites import Favourite
from tui.chat.library import Library
from tui.screens.catalogues import Row
from tui.screens.picker import Picker
from tui.screens.picker_preview import PickerPreview
from tui.screens.picker_rows import in_order, name_room, row_line, tags_line, tags_of
from tui.screens.pickers import avatar_name
from tui.screens.sample_player import NoPlayerError, player_command
from tui.settings import Folders, Settings
from tui.widgets.moving_picture import MovingPicture
from tui.widgets.picture import Picture
from tui.widgets.pieces import cells, text_of


@pytest.fixture
def backend(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> FakeBackend:
    monkeypatch.delenv("NO_COLOR", raising=False)
    monkeypatch.setenv("COLORTERM", "truecolor")
    media = tmp_path / "media"
    media.mkdir()
    still(media / "still.png")
    film(media / "clip.mp4")
    (media / "sample.wav").write_bytes(b"RIFF")
    backend = FakeBackend(tmp_path / "videos")
    backend.link.client = MediaClient(media)
    return backend


def names(picker: Picker) -> list[str]:
    options = picker.query_one(OptionList)
    return [str(options.get_option_at_index(at).prompt) for at in range(options.option_count)]


async def test_the_still_of_the_row_is_drawn_beside_the_list(open_app: Opener, backend: FakeBackend) -> None:
    async with open_app(backend) as stage:
        picker = await opened(stage, "avatar")
        await stage.pilot.press("down")
        await stage.until(lambda: picker.query_one(Picture).has_picture)
        await stage.until(lambda: picker.query_one(Picture).region.height > 5)
        await stage.pilot.press("up")
        await stage.until(lambda: not picker.query_one(Picture).display)


async def test_the_picture_of_a_row_grows_with_the_terminal(open_app: Opener, backend: FakeBackend) -> None:
    async with open_app(backend, size=(80, 24)) as stage:
        picker = await opened(stage, "avatar")
        await stage.pilot.press("down")
        await stage.until(lambda: picker.query_one(Picture).has_picture)
        small = picker.query_one(Picture).region.height
        await stage.pilot.resize_terminal(200, 50)
        await stage.until(lambda: picker.query_one(Picture).region.height > small + 5)


async def test_pictures_that_are_off_leave_the_words(open_app: Opener, backend: FakeBackend, tmp_path: Path) -> None:
    async with open_app(backend, settings=Settings(Folders(tmp_path / "home"), pictures="off")) as stage:
        picker = await opened(stage, "style")
        await stage.pilot.press("down", "space")
        await stage.until(lambda: "Pictures are off" in stage.screen_text())
        assert not picker.query_one(Picture).has_picture
        assert backend.link.client.fetched == []


async def test_a_preview_of_an_unheard_of_size_is_not_fetched(open_app: Opener, backend: FakeBackend) -> None:
    backend.link.client.announced_bytes = 10**12
    async with open_app(backend) as stage:
        picker = await opened(stage, "style")
        await stage.pilot.press("down")
        await stage.until(lambda: "too large" in stage.screen_text())
        assert not picker.query_one(Picture).has_picture


async def test_space_plays_a_style_s_clip_and_ends_it(open_app: Opener, backend: FakeBackend) -> None:
    async with open_app(backend) as stage:
        picker = await opened(stage, "style")
        await stage.pilot.press("down", "space")
        moving = picker.query_one(MovingPicture)
        await stage.until(lambda: moving.has_picture and moving.at_s > 0.2)
        assert picker.query_one(PickerPreview).has_class("-moving")
        await stage.pilot.press("space")
        await stage.until(lambda: not moving.playing and not moving.display)
        assert "space plays its clip" in " ".join(stage.screen_text().split())


async def test_space_plays_a_voice_s_sample_until_one_moves_on(
    open_app: Opener, backend: FakeBackend, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    noted = player(tmp_path / "bin")
    monkeypatch.setenv("PATH", str(tmp_path / "bin"))
    async with open_app(backend) as stage:
        picker = await opened(stage, "voice")
        await stage.pilot.press("down", "space")
        await stage.until(lambda: noted.exists() and noted.read_text().strip().endswith(".wav"))
        playing = picker.query_one(PickerPreview)._player
        await stage.until(lambda: playing.playing and "♪ playing" in stage.screen_text())
        await stage.pilot.press("down")
        await stage.until(lambda: not playing.playing)
        assert "♪ playing" not in stage.screen_text()


async def test_leaving_the_picker_ends_the_sample(
    open_app: Opener, backend: FakeBackend, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    player(tmp_path / "bin")
    monkeypatch.setenv("PATH", str(tmp_path / "bin"))
    async with open_app(backend) as stage:
        picker = await opened(stage, "voice")
        await stage.pilot.press("down", "space")
        sample = picker.query_one(PickerPreview)._player
        await stage.until(lambda: sample.playing)
        await stage.pilot.press("escape")
        await stage.until(lambda: not sample.playing)


async def test_without_a_player_it_says_what_to_install(
    open_app: Opener, backend: FakeBackend, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", "")
    async with open_app(backend) as stage:
        await opened(stage, "voice")
        await stage.pilot.press("down", "space")
        await stage.until(lambda: "Nothing here plays sound" in stage.screen_text())


def test_a_player_is_taken_that_plays_the_kind_of_file() -> None:
    aplay_alone = {"aplay": "/usr/bin/aplay"}.get
    assert player_command(Path("a.wav"), "linux", aplay_alone) == ["/usr/bin/aplay", "-q", "a.wav"]
    with pytest.raises(NoPlayerError, match="install"):
        player_command(Path("a.mp3"), "linux", aplay_alone)
    on_windows = player_command(Path("it's.mp3"), "win32", {"powershell.exe": "ps"}.get)
    assert on_windows[0] == "ps"
    assert "it's" not in " ".join(on_windows)  # the name travels in the environment, where nothing can be run


async def test_space_belongs_to_the_search_while_one_types_it(open_app: Opener, backend: FakeBackend) -> None:
    async with open_app(backend) as stage:
        picker = await opened(stage, "style")
        await stage.type("style 17")
        await stage.until(lambda: "style_17" in stage.screen_text())
        assert picker.query_one(Input).value == "style 17"
        await stage.pilot.press("down", "space")
        await stage.until(lambda: picker.query_one(MovingPicture).playing)
        assert picker.query_one(Input).value == "style 17"


async def test_a_star_is_kept_and_stands_first_next_time(open_app: Opener, backend: FakeBackend) -> None:
    async with open_app(backend) as stage:
        picker = await opened(stage, "voice")
        await stage.pilot.press(*["down"] * 9, "asterisk")
        await stage.until(lambda: "★ Voice 8" in names(picker)[1])
        assert picker.query_one(OptionList).highlighted == 1
        await stage.until(lambda: bool(backend.shelf.favourites.all("fake", "voice")))
        await stage.pilot.press("escape")
        await closed(stage)
        picker = await opened(stage, "voice")
        assert "★ Voice 8" in names(picker)[1]
        await stage.pilot.press("down", "asterisk")
        await stage.until(lambda: "★" not in "".join(names(picker)))


async def test_what_was_chosen_lately_stands_first(open_app: Opener, backend: FakeBackend) -> None:
    async with open_app(backend) as stage:
        await opened(stage, "style")
        await stage.type("style_31")
        await stage.until(lambda: "Style 31" in stage.screen_text())
        await stage.pilot.press("enter")
        await closed(stage)
        picker = await opened(stage, "style")
        assert "↺ Style 31" in names(picker)[1]
        assert stage.chat.choices.style == Pick("style_31", "Style 31")


async def test_tab_shows_the_rows_of_a_tag_alone(open_app: Opener, backend: FakeBackend) -> None:
    async with open_app(backend) as stage:
        picker = await opened(stage, "style")
        assert "all" in stage.screen_text()
        await stage.pilot.press("tab")
        await stage.until(lambda: picker._list.tag == "bold")
        await stage.until(lambda: len(names(picker)) > 12)
        assert all("bold" in name for name in names(picker)[1:])
        await stage.pilot.press("shift+tab")
        await stage.until(lambda: picker._list.tag == "")


async def test_a_picker_fits_the_smallest_terminals(open_app: Opener, backend: FakeBackend) -> None:
    async with open_app(backend, size=(40, 10)) as stage:
        await opened(stage, "style")
        assert "Style 0" in stage.screen_text()
        await stage.pilot.resize_terminal(200, 50)
        await stage.pilot.press("down")
        await stage.until(lambda: stage.app.screen.query_one(Picture).has_picture)


def test_favourites_are_read_again_from_the_file(tmp_path: Path) -> None:
    library = Library(tmp_path)
    library.favourites.star("studio", "voice", Favourite("v1", "Clara", starred=True))
    for number in range(8):
        library.favourites.use("studio", "voice", f"r{number}", f"Recent {number}")
    library.favourites.use("heygen", "voice", "v9", "Elsewhere")
    library.close()
    kept = Library(tmp_path).favourites.all("studio", "voice")
    assert kept[0] == Favourite("v1", "Clara", starred=True)
    assert len(kept) == 6


def test_a_favourite_that_was_not_read_yet_stands_by_its_name_and_is_searched() -> None:
    read = [Row("a", "Ann", tags=("x",)), Row("b", "Ben")]
    kept = (Favourite("z", "Zoe", starred=True), Favourite("b", "Ben", starred=False))
    assert [row.id for row in in_order(read, read, kept, "")] == ["z", "b", "a"]
    assert [row.id for row in in_order([], read, kept, "zo")] == ["z"]


def test_tags_that_tell_nothing_apart_are_left_out_and_fit_the_line() -> None:
    rows = [Row(str(n), str(n), tags=("english", f"tag{n % 9}")) for n in range(30)]
    assert "english" not in tags_of(rows)
    for width in (20, 40, 80):
        assert cells(tags_line(tags_of(rows), "tag8", width)) <= width
        assert "tag8" in text_of(tags_line(tags_of(rows), "tag8", width))


@pytest.mark.parametrize("name", ["Maya", "日本語の名前がとても長い場合の表示はどうなるか", "👩‍🚀 Zoë [b]x[/]"])
def test_a_row_stays_in_its_width(name: str) -> None:
    row = Row("x", name, "a summary of many words " * 3)
    for width in (30, 50, 90):
        assert cells(row_line(row, current="x", width=width, names=name_room([None, row], width))) <= width


def test_names_have_the_room_that_words_beside_them_do_not_need() -> None:
    long, short = Row("x", "Maya in a wine-red dress", "landscape"), Row("y", "Maya", "landscape")
    assert name_room([long, short], 40) == len(long.name)
    assert name_room([long, short], 37) < len(long.name)
    assert name_room([short], 80) == 16


def test_an_avatar_is_called_by_its_person_once() -> None:
    assert avatar_name("Maya Lindholm", "Maya in a teal jacket", "l") == "Maya in a teal jacket"
    assert avatar_name("Person 0", "Look 0", "l") == "Person 0, Look 0"
