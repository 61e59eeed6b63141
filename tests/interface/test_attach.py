"""Choosing files to attach: a tree that shows what can be taken, pictures of it, addresses, earlier uploads."""

from __future__ import annotations

import threading
from pathlib import Path
from types import SimpleNamespace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image
from textual.widgets import Input, OptionList

from tests.interface.conftest import Opener, Stage
from tests.interface.fakes import FakeBackend
from tests.interface.media import MediaClient, film, still
from tui.api.errors import NotFoundError
from tui.chat.draft import Source
from tui.chat.peek import Peek, peek
from tui.screens.attach import AttachScreen
from tui.screens.attach_lines import found_line
from tui.screens.file_preview import FilePreview
from tui.screens.folder_listing import Found, folder_listing
from tui.widgets.picture import Canvas
from tui.widgets.pieces import cells


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.delenv("NO_COLOR", raising=False)
    monkeypatch.setenv("COLORTERM", "truecolor")
    folder = tmp_path / "work"
    (folder / "stills").mkdir(parents=True)
    still(folder / "stills" / "can.png", size=(160, 90))
    still(folder / "top.png")
    (folder / "notes.md").write_text("# Notes\n\nCold brew is steeped for a day.\n")
    (folder / "page.html").write_text("<html><body>no</body></html>")
    (folder / ".hidden.png").write_bytes((folder / "top.png").read_bytes())
    monkeypatch.chdir(folder)
    return folder


async def opened(stage: Stage) -> AttachScreen:
    await stage.pilot.press("ctrl+o")
    await stage.until(lambda: isinstance(stage.app.screen, AttachScreen))
    screen = stage.app.screen
    assert isinstance(screen, AttachScreen)
    await stage.until(lambda: any(one.option_count for one in screen.query(OptionList)))
    await stage.pilot.pause()
    return screen


def names(screen: AttachScreen) -> list[str]:
    options = screen.query_one(OptionList)
    return [str(options.get_option_at_index(at).prompt).strip() for at in range(options.option_count)]


async def test_a_folder_lists_what_is_taken_with_type_and_size(open_app: Opener) -> None:
    async with open_app() as stage:
        screen = await opened(stage)
        listed = "\n".join(names(screen))
        assert "▸ stills/" in listed
        assert "top.png" in listed
        assert "PNG" in listed
        assert "page.html" not in listed
        assert ".hidden" not in listed
        await stage.until(lambda: "1 that are not taken are left out" in stage.screen_text())
        await stage.pilot.press("ctrl+a")
        await stage.until(lambda: "page.html" in "\n".join(names(screen)))


async def test_a_folder_opens_in_its_place_and_closes_again(open_app: Opener) -> None:
    async with open_app() as stage:
        screen = await opened(stage)
        await stage.pilot.press("right")
        await stage.until(lambda: any("can.png" in name for name in names(screen)))
        await stage.pilot.press("down", "left")
        await stage.until(lambda: not any("can.png" in name for name in names(screen)))
        assert screen.query_one(OptionList).highlighted == 0


async def test_left_goes_up_a_folder_with_the_cursor_on_the_one_left(open_app: Opener, folder: Path) -> None:
    async with open_app() as stage:
        screen = await opened(stage)
        await stage.pilot.press("left")
        await stage.until(lambda: any("work/" in name for name in names(screen)))
        assert screen.query_one(Input).value == f"{folder.parent}/"
        at = screen.query_one(OptionList).highlighted
        assert at is not None
        assert "work/" in names(screen)[at]


async def test_several_files_are_marked_and_attached_at_once(open_app: Opener) -> None:
    async with open_app() as stage:
        screen = await opened(stage)
        await stage.pilot.press("right")
        await stage.until(lambda: any("can.png" in name for name in names(screen)))
        await stage.pilot.press("down", "space", "space", "space", "up", "space")
        assert "attach 2 marked" in stage.screen_text()
        await stage.pilot.press("enter")
        await stage.until(lambda: len(stage.chat.attachments) == 2)
        assert [one.name for one in stage.chat.attachments] == ["can.png", "top.png"]


async def test_a_picture_is_seen_before_it_is_attached(open_app: Opener) -> None:
    async with open_app() as stage:
        screen = await opened(stage)
        await stage.type("top")
        await stage.until(lambda: len(names(screen)) == 1)
        await stage.until(lambda: screen.query_one(Canvas).has_picture)
        assert "64 x 36 pixels" in stage.screen_text()


async def test_a_text_shows_how_it_begins(open_app: Opener) -> None:
    async with open_app() as stage:
        await opened(stage)
        await stage.type("notes")
        await stage.until(lambda: "steeped for a day" in stage.screen_text())


async def test_tab_completes_and_enter_on_a_folder_goes_into_it(open_app: Opener, folder: Path) -> None:
    async with open_app() as stage:
        screen = await opened(stage)
        await stage.type("sti")
        await stage.until(lambda: len(names(screen)) == 1)
        await stage.pilot.press("tab")
        assert screen.query_one(Input).value == f"{folder}/stills/"
        await stage.until(lambda: any("can.png" in name for name in names(screen)))
        await stage.pilot.press("enter")
        await stage.until(lambda: [one.name for one in stage.chat.attachments] == ["can.png"])


async def test_space_can_be_typed_into_a_path(open_app: Opener, folder: Path) -> None:
    still(folder / "my can.png")
    async with open_app() as stage:
        screen = await opened(stage)
        await stage.type("my c")
        await stage.until(lambda: len(names(screen)) == 1)
        assert screen.query_one(Input).value == "my c"


async def test_an_address_is_attached_from_its_own_tab(open_app: Opener) -> None:
    async with open_app() as stage:
        await opened(stage)
        await stage.pilot.press("ctrl+t")
        await stage.until(lambda: "fetch itself" in stage.screen_text())
        await stage.type("https://example.com/can.png")
        await stage.pilot.press("enter")
        await stage.until(lambda: bool(stage.chat.attachments))
        assert stage.chat.attachments[0].source is Source.URL


class Assets(MediaClient):
    """A backend that has lost one of two uploads."""

    async def get_asset(self, asset_id: str) -> object:
        if asset_id == "gone":
            raise NotFoundError(status=404, code="not_found", message="gone")
        return SimpleNamespace(
            id=asset_id, name="logo.png", type="image", uploaded_at=1_700_000_000, url="https://media.test/top.png"
        )


async def test_what_was_uploaded_before_is_attached_again_and_what_is_gone_is_forgotten(
    open_app: Opener, tmp_path: Path, folder: Path
) -> None:
    backend = FakeBackend(tmp_path / "videos")
    backend.link.client = Assets(folder)
    backend.shelf.save_asset("fake", "0" * 64, "gone")
    backend.shelf.save_asset("fake", "1" * 64, "asset_7")
    async with open_app(backend) as stage:
        screen = await opened(stage)
        await stage.pilot.press("ctrl+t", "ctrl+t")
        await stage.until(lambda: any("logo.png" in name for name in names(screen)))
        await stage.until(lambda: any(canvas.has_picture for canvas in screen.query(Canvas)))
        await stage.pilot.press("enter")
        await stage.until(lambda: bool(stage.chat.attachments))
        assert stage.chat.attachments[0].value == "asset_7"
        assert backend.shelf.assets("fake") == ("asset_7",)


async def test_closing_ends_the_look_into_a_file_that_has_just_begun(
    open_app: Opener, monkeypatch: pytest.MonkeyPatch
) -> None:
    looked_into, may_end = threading.Event(), threading.Event()

    def slow(*_: object) -> Peek:
        looked_into.set()
        may_end.wait(10)
        return Peek(words="too late")

    monkeypatch.setattr("tui.screens.file_preview._peek", slow)
    async with open_app() as stage:
        screen = await opened(stage)
        await stage.pilot.press("end", "down")
        await stage.until(looked_into.is_set)
        preview = screen.query_one(FilePreview)
        looks = [one for one in stage.app.workers if one.node is preview]
        screen.dismiss(None)
        assert looks
        assert all(one.is_cancelled for one in looks)  # before anything is taken off the screen
        may_end.set()
        await stage.until(lambda: stage.app.screen is stage.chat)


async def test_a_folder_that_cannot_be_read_says_so(open_app: Opener, folder: Path) -> None:
    async with open_app() as stage:
        screen = await opened(stage)
        screen.query_one(Input).value = f"{folder}/nowhere/x"
        await stage.until(lambda: "cannot be read" in stage.screen_text())


async def test_the_screen_fits_small_terminals(open_app: Opener) -> None:
    async with open_app(size=(40, 10)) as stage:
        await opened(stage)
        assert "stills/" in stage.screen_text()
        await stage.pilot.resize_terminal(200, 50)
        await stage.until(lambda: "top.png" in stage.screen_text())


def test_a_file_is_told_by_its_bytes_and_not_by_its_name(folder: Path) -> None:
    (folder / "lies.png").write_text("just words")
    (folder / "empty.png").write_bytes(b"")
    found = {row.path.name: row for row in folder_listing("", folder, untaken=True).rows}
    assert found["lies.png"].kind == "text"
    assert not found["empty.png"].taken
    assert found["top.png"].taken


def test_a_film_and_a_pdf_show_a_picture_and_a_broken_one_says_why(folder: Path) -> None:
    film(folder / "clip.mp4")
    Image.new("RGB", (200, 300), "#204060").save(folder / "page.pdf")
    (folder / "broken.pdf").write_bytes(b"%PDF-1.7 nothing")
    assert peek(folder / "clip.mp4", (40, 40)).pixels is not None
    page = peek(folder / "page.pdf", (40, 60))
    assert page.pixels is not None
    assert page.about == "1 page"
    assert abs(page.pixels.rgb[2] - 0x60) < 8
    assert "cannot be opened" in peek(folder / "broken.pdf", (40, 40)).words


@given(st.text(min_size=1, max_size=80), st.integers(30, 120), st.integers(0, 3), st.booleans())
def test_a_row_stays_in_its_width(name: str, width: int, depth: int, is_folder: bool) -> None:
    found = Found(Path("/") / name.replace("/", "_").replace("\0", "_"), is_folder, 12_345_678, "image/png", depth)
    assert cells(found_line(found, width, marked=True)) <= width
