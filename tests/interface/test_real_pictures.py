"""Real pictures: signs on the screen become the terminal's protocol, under every other thing that is drawn."""

from __future__ import annotations

import asyncio
import re
from collections.abc import Callable
from pathlib import Path
from types import SimpleNamespace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image
from textual._compositor import CompositorUpdate
from textual.app import App, ComposeResult
from textual.pilot import Pilot
from textual.screen import ModalScreen
from textual.signal import Signal

from tests.chat.test_picture_codes import read_sixel
from tests.interface.media import film
from tui.chat.gallery import Gallery
from tui.chat.picture_signs import SIGNS
from tui.chat.pixels import Grain
from tui.widgets import real_pictures as module
from tui.widgets.moving_picture import MovingPicture
from tui.widgets.picture import Canvas, Picture
from tui.widgets.real_pictures import real_pictures
from tui.widgets.terminal_answers import Listener

RED = (100, 0, 0)


class Wall(App[None]):
    """A picture on a wall."""

    CSS = "Screen { background: #102030; }"

    def __init__(self, canvas: Canvas, folder: Path, means: str) -> None:
        super().__init__()
        self.settings = SimpleNamespace(pictures=means)
        self.settings_changed: Signal[object] = Signal(self, "settings")
        self.gallery = Gallery(folder / "cache", self._bring)
        self.canvas = canvas
        self.told: list[str] = []

    @property
    def pictures_on(self) -> bool:
        return bool(self.settings.pictures != "off")

    async def _bring(self, url: str, target: Path) -> None:
        raise AssertionError("nothing is fetched here")

    def compose(self) -> ComposeResult:
        yield self.canvas

    def on_mount(self) -> None:
        assert self._driver
        setattr(self._driver, "write", self.told.append)  # noqa: B010  # what the terminal is given

    def output(self) -> str:
        """What a terminal is given for the whole screen."""
        update = self.screen._compositor.render_update(full=True, screen_stack=self._background_screens)
        assert isinstance(update, CompositorUpdate)
        return real_pictures(self).to_terminal(update.render_segments(self.console))

    def wish(self, means: str) -> None:
        """Set the setting."""
        self.settings.pictures = means
        self.settings_changed.publish(None)


async def until(pilot: Pilot[None], holds: Callable[[], bool]) -> None:
    async with asyncio.timeout(30):
        while not holds():
            await pilot.pause(0.01)


@pytest.fixture(autouse=True)
def _terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("NO_COLOR", raising=False)
    monkeypatch.delenv("TMUX", raising=False)
    monkeypatch.setenv("COLORTERM", "truecolor")
    monkeypatch.setattr(module, "cell_px", lambda: Grain(10, 20))


@pytest.fixture
def red(tmp_path: Path) -> Path:
    Image.new("RGB", (160, 160), "#ff0000").save(tmp_path / "red.png")
    return tmp_path / "red.png"


def drawn(output: str) -> list[tuple[int, int, int, int]]:
    """Where Sixel pictures are drawn: column and row from 1, and their size in pixels; all red."""
    found = []
    for row, column, sequence in re.findall(r"\x1b\[(\d+);(\d+)H(\x1bP0;1;0q.*?\x1b\\)", output, re.DOTALL):
        pixels = read_sixel(sequence)
        assert {one for line in pixels for one in line} == {RED}
        found.append((int(column), int(row), len(pixels[0]), len(pixels)))
    return found


async def test_a_picture_is_drawn_as_sixel_where_its_cells_are(red: Path, tmp_path: Path) -> None:
    app = Wall(Picture(str(red)), tmp_path, "sixel")
    async with app.run_test(size=(40, 10)) as pilot:
        await until(pilot, lambda: app.canvas.has_picture)
        await pilot.pause()
        assert drawn(app.output()) == [(11, 1, 200, 200)]
        assert not SIGNS.search(app.output())


async def test_what_lies_over_a_picture_dims_it_and_nothing_is_drawn_over_it(red: Path, tmp_path: Path) -> None:
    class Over(ModalScreen[None]):
        DEFAULT_CSS = "Over { background: $background 50%; }"

    app = Wall(Picture(str(red)), tmp_path, "sixel")
    async with app.run_test(size=(40, 10)) as pilot:
        await until(pilot, lambda: app.canvas.has_picture)
        await app.push_screen(Over())
        await until(pilot, lambda: drawn(app.output()) == [])
        await app.pop_screen()
        await until(pilot, lambda: drawn(app.output()) == [(11, 1, 200, 200)])


async def test_kitty_is_sent_a_picture_once_and_forgets_it_in_the_end(red: Path, tmp_path: Path) -> None:
    app = Wall(Picture(str(red)), tmp_path, "kitty")
    async with app.run_test(size=(40, 10)) as pilot:
        await until(pilot, lambda: app.canvas.has_picture)
        await pilot.pause()
        assert app.output().count("\U0010eeee") == 20 * 10
        sent = re.findall(r"\x1b_Ga=T,U=1,q=2,f=100,i=(\d+),c=20,r=10,", "".join(app.told))
        assert len(sent) == 1
        number = int(sent[0])
        assert f"\x1b[38;2;{number >> 16};{number >> 8 & 255};{number & 255}m\U0010eeee" in app.output()
        await app.canvas.remove()
        assert f"\x1b_Ga=d,d=I,q=2,i={number}\x1b\\" in "".join(app.told)


async def test_inline_pictures_of_iterm_are_given_their_cells(red: Path, tmp_path: Path) -> None:
    app = Wall(Picture(str(red)), tmp_path, "iterm")
    async with app.run_test(size=(40, 10)) as pilot:
        await until(pilot, lambda: app.canvas.has_picture)
        await pilot.pause()
        assert re.findall(r"\x1b\[1;11H\x1b\]1337;File=inline=1;size=\d+;width=20;height=10;", app.output())


async def test_the_setting_is_felt_at_once_and_off_means_words(red: Path, tmp_path: Path) -> None:
    app = Wall(Picture(str(red), "a red wall"), tmp_path, "sixel")
    async with app.run_test(size=(40, 10)) as pilot:
        await until(pilot, lambda: app.canvas.has_picture and drawn(app.output()) != [])
        app.wish("blocks")
        await until(pilot, lambda: drawn(app.output()) == [] and app.canvas.has_picture)
        app.wish("off")
        await until(pilot, lambda: "a red wall" in app.output())
        assert not app.canvas.has_picture
        app.wish("sixel")
        await until(pilot, lambda: drawn(app.output()) == [(11, 1, 200, 200)])


async def test_auto_draws_characters_where_there_is_no_terminal_and_asks_nothing(red: Path, tmp_path: Path) -> None:
    app = Wall(Picture(str(red)), tmp_path, "auto")
    async with app.run_test(size=(40, 10)) as pilot:
        await until(pilot, lambda: app.canvas.has_picture)
        assert drawn(app.output()) == []
        assert not re.search(r"\x1b(\[c|_G|P)", "".join(app.told))


async def test_sixel_without_the_size_of_a_cell_is_characters(
    red: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "cell_px", lambda: None)
    app = Wall(Picture(str(red)), tmp_path, "sixel")
    async with app.run_test(size=(40, 10)) as pilot:
        await until(pilot, lambda: app.canvas.has_picture)
        assert drawn(app.output()) == []


async def test_a_film_moves_in_characters_and_stands_still_as_a_real_picture(tmp_path: Path) -> None:
    moving = MovingPicture()
    app = Wall(moving, tmp_path, "sixel")
    async with app.run_test(size=(40, 10)) as pilot:
        moving.play(film(tmp_path / "a.mp4", seconds=2))
        await until(pilot, lambda: moving.has_picture)
        assert "\x1bP" not in app.output()
        moving.toggle()
        await until(pilot, lambda: "\x1bP0;1;0q" in app.output())
        moving.toggle()
        await until(pilot, lambda: "\x1bP" not in app.output())


ANSWER = "\x1b[?63;1;2;4;6;9;15;16;22;28c"


@given(st.lists(st.sampled_from(["a", "\x1b[A", "\x1b[?", "\x1b[?2026;2$y", "é", "\x1b"]), max_size=6), st.data())
def test_an_answer_is_taken_out_of_what_is_typed_wherever_it_is_cut(typed: list[str], data: st.DataObject) -> None:
    # A half sequence directly before an answer would be another answer: only a person's whole keys stand there.
    place = data.draw(st.integers(0, len(typed)))
    if place and typed[place - 1] in {"\x1b[?", "\x1b"}:
        typed[place - 1] = "b"
    whole = "".join(typed[:place]) + ANSWER + "".join(typed[place:])
    begins = len("".join(typed[:place]))
    # Escape alone is a key, and may not wait for what could follow it.
    may_be_cut = [at for at in range(len(whole) + 1) if at not in {begins + 1, begins + 2}]
    cuts = sorted(data.draw(st.lists(st.sampled_from(may_be_cut), max_size=4)))
    told: list[str] = []
    listener = Listener(told.append)
    parts = [whole[a:b] for a, b in zip([0, *cuts], [*cuts, len(whole)], strict=True)]
    seen = "".join(listener.without_answer(part) for part in parts)
    assert told == [ANSWER]
    assert seen == "".join(typed)
