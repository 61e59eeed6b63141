"""Pictures in cells: drawn where they can be, words where not, fetched once and kept within bounds."""

from __future__ import annotations

import asyncio
import os
import random
import subprocess
import sys
import time
from collections.abc import AsyncIterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image
from textual.app import App, ComposeResult

from tui.chat import gallery as galleries
from tui.chat.gallery import Gallery, lasting_key
from tui.chat.mosaic import mosaic
from tui.chat.pixels import HALVES, QUARTERS, Grain, NoPictureError, Pixels, decode, fitted
from tui.widgets.block_cells import lines, strips
from tui.widgets.picture import Picture


def picture(path: Path, size: tuple[int, int] = (64, 36), colour: str = "#ff8800", **more: object) -> Path:
    Image.new("RGB", size, colour).save(path, **more)
    return path


class Wall(App[None]):
    """A picture on a wall, and nothing else."""

    CSS = "Screen { background: #102030; }"

    def __init__(self, where: str, alt: str = "", *, on: bool = True) -> None:
        super().__init__()
        self.pictures_on = on
        self.fetched: list[str] = []
        self.gallery = Gallery(Path(where).parent / "cache", self.bring)
        self.picture = Picture(where, alt)

    async def bring(self, url: str, target: Path) -> None:
        raise NoPictureError("not connected")

    def compose(self) -> ComposeResult:
        yield self.picture

    def text(self) -> str:
        return "\n".join(strip.text for strip in self.screen._compositor.render_strips())


async def settled(app: Wall, pilot: object) -> None:
    await pilot.pause()  # type: ignore[attr-defined]
    await app.workers.wait_for_complete()
    await pilot.pause()  # type: ignore[attr-defined]


@pytest.fixture(autouse=True)
def _colours_allowed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("NO_COLOR", raising=False)
    monkeypatch.setenv("COLORTERM", "truecolor")


GRAINS = st.sampled_from([HALVES, QUARTERS, Grain(10, 20), Grain(7, 15)])


@given(st.integers(1, 5000), st.integers(1, 5000), st.integers(1, 200), st.integers(1, 100), GRAINS)
def test_a_fitted_picture_never_leaves_its_room(width: int, height: int, cells: int, rows: int, grain: Grain) -> None:
    fits = fitted(width, height, (cells * grain.across, rows * grain.down), grain)
    assert fits[0] % grain.across == fits[1] % grain.down == 0
    assert 1 <= fits[0] // grain.across <= cells
    assert 1 <= fits[1] // grain.down <= rows


GLYPHS = " ▘▝▀▖▌▞▛▗▚▐▜▄▙▟█"


def drawn(pixels: Pixels) -> list[list[tuple[int, ...]]]:
    """The pixels that the characters of a mosaic show, row by row; what is the ground is ()."""
    found: list[list[tuple[int, ...]]] = []
    for runs in mosaic(pixels):
        above: list[tuple[int, ...]] = []
        below: list[tuple[int, ...]] = []
        for count, glyph, colours in runs:
            quarters = [
                tuple(colours[:3]) if GLYPHS.index(glyph) >> bit & 1 else tuple(colours[3:]) for bit in range(4)
            ]
            above += quarters[:2] * count
            below += quarters[2:] * count
        found += [above, below]
    return found


@given(st.integers(1, 20), st.integers(1, 12), st.randoms(), st.sampled_from([HALVES, QUARTERS]))
def test_cells_of_two_colours_are_drawn_pixel_by_pixel(
    cells: int, rows: int, random: random.Random, grain: Grain
) -> None:
    width, height = cells * grain.across, rows * 2
    colours = [[bytes(random.choice((0, 90, 255)) for _ in range(3)) for _ in range(2)] for _ in range(cells * rows)]
    picked = [[random.choice(colours[y // 2 * cells + x // grain.across]) for x in range(width)] for y in range(height)]
    shown = drawn(Pixels(width, height, b"".join(b"".join(row) for row in picked), grain))
    for y, row in enumerate(picked):
        for x, colour in enumerate(row):
            there = shown[y][x * 2 // grain.across]
            assert all(abs(a - b) <= 7 for a, b in zip(there, colour, strict=True))


@given(st.integers(1, 8), st.integers(1, 8), st.randoms())
def test_no_other_parting_of_a_cell_is_nearer_to_its_pixels(cells: int, rows: int, random: random.Random) -> None:
    rgb = bytes(random.randrange(256) for _ in range(cells * rows * 12))
    shown = drawn(Pixels(cells * 2, rows * 2, rgb, QUARTERS))

    def at(x: int, y: int) -> tuple[int, ...]:
        return tuple(rgb[(y * cells * 2 + x) * 3 :][:3])

    def apart(some: list[tuple[int, ...]]) -> float:
        means = [sum(channel) / len(some) for channel in zip(*some, strict=True)] if some else []
        return sum(float(value - mean) ** 2 for one in some for value, mean in zip(one, means, strict=True))

    for row in range(rows):
        for cell in range(cells):
            places = [(cell * 2 + x, row * 2 + y) for y in (0, 1) for x in (0, 1)]
            four = [at(*place) for place in places]
            best = min(
                apart([one for bit, one in enumerate(four) if mask >> bit & 1])
                + apart([one for bit, one in enumerate(four) if not mask >> bit & 1])
                for mask in range(8)
            )
            got = sum(
                (a - b) ** 2
                for one, (x, y) in zip(four, places, strict=True)
                for a, b in zip(one, shown[y][x], strict=True)
            )
            slack = 4 * 3 * 8**2  # 32 steps of a channel
            assert got <= (best**0.5 + slack**0.5) ** 2 + 300


def test_neighbours_of_one_colour_are_one_run_and_white_stays_white() -> None:
    strip = strips(Pixels(30, 2, b"\xff" * 180))[0]
    assert [(segment.text, segment.style.bgcolor.triplet) for segment in strip] == [(" " * 30, (255, 255, 255))]  # type: ignore[union-attr]
    assert lines(Pixels(3, 2, b"\xff\0\0" * 3 + b"\0\0\xff" * 3))[0].plain == "▀▀▀"


def test_a_picture_keeps_its_shape_and_shows_the_ground_where_it_is_transparent(tmp_path: Path) -> None:
    Image.new("RGBA", (160, 90), (255, 0, 0, 0)).save(tmp_path / "clear.png")
    made = decode(tmp_path / "clear.png", (32, 40), (16, 32, 48))
    assert (made.width_px, made.height_px) == (32, 18)
    assert made.rgb == bytes((16, 32, 48)) * 32 * 18


@pytest.mark.parametrize("name", ["a.png", "a.jpg", "a.webp", "a.gif"])
def test_every_kind_a_backend_shows_is_read(tmp_path: Path, name: str) -> None:
    made = decode(picture(tmp_path / name), (16, 10))
    assert all(abs(got - want) < 12 for got, want in zip(made.rgb[:3], (255, 136, 0), strict=True))


def test_what_is_no_picture_is_said_to_be_none(tmp_path: Path) -> None:
    (tmp_path / "a.png").write_bytes(b"\x89PNG\r\n\x1a\nbut not really")
    with pytest.raises(NoPictureError, match="cannot be read"):
        decode(tmp_path / "a.png", (10, 10))


def test_without_pillow_words_say_what_to_install(tmp_path: Path) -> None:
    program = (
        "import sys; sys.modules['PIL'] = None\n"
        "from pathlib import Path\nfrom tui.chat.pixels import decode, NoPictureError\n"
        "try: decode(Path('x.png'), (4, 4))\nexcept NoPictureError as error: print(error)"
    )
    said = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True, timeout=60)
    assert "pip install 'reeltalk[studio]'" in said.stdout


async def test_a_picture_is_drawn_in_blocks_in_the_middle_of_its_room(tmp_path: Path) -> None:
    Image.linear_gradient("L").save(tmp_path / "a.png")
    app = Wall(str(tmp_path / "a.png"), "a slope")
    async with app.run_test(size=(80, 10)) as pilot:
        await settled(app, pilot)
        assert app.text().splitlines()[5].strip() == "▀" * 20
        assert app.text().splitlines()[5].index("▀") == 30


async def test_a_picture_fits_again_when_its_room_changes(tmp_path: Path) -> None:
    app = Wall(str(picture(tmp_path / "a.png", (100, 100))))
    async with app.run_test(size=(40, 10)) as pilot:
        await settled(app, pilot)
        await pilot.resize_terminal(60, 20)
        await settled(app, pilot)
        assert len(app.picture._strips) == 20


@pytest.mark.parametrize("why", ["setting", "NO_COLOR", "sixteen colours"])
async def test_words_stand_where_pictures_are_not_wanted(
    tmp_path: Path, why: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    if why == "NO_COLOR":
        monkeypatch.setenv("NO_COLOR", "1")
    if why == "sixteen colours":
        monkeypatch.delenv("COLORTERM")
        monkeypatch.setenv("TERM", "linux")
    app = Wall(str(picture(tmp_path / "a.png")), "Maya in a teal jacket", on=why != "setting")
    async with app.run_test(size=(40, 6)) as pilot:
        await settled(app, pilot)
        assert "Maya in a teal jacket" in app.text()
        assert not app.picture.has_picture


async def test_a_picture_that_cannot_be_had_says_what_it_shows_and_why_not(tmp_path: Path) -> None:
    app = Wall("https://x.invalid/a.png", "[bold]Maya[/] \x1b[31m")
    app.gallery = Gallery(tmp_path, app.bring)
    async with app.run_test(size=(60, 6)) as pilot:
        await settled(app, pilot)
        assert "[bold]Maya[/] ^[[31m" in app.text()
        assert "not connected" in app.text()


@pytest.fixture
async def fetching(tmp_path: Path) -> AsyncIterator[tuple[Gallery, list[str]]]:
    asked: list[str] = []

    async def bring(url: str, target: Path) -> None:
        asked.append(url)
        await asyncio.sleep(0)
        await asyncio.to_thread(picture, target)

    gallery = Gallery(tmp_path / "cache", bring)
    yield gallery, asked
    await gallery.close()


async def test_what_is_asked_for_twice_is_fetched_once(fetching: tuple[Gallery, list[str]]) -> None:
    gallery, asked = fetching
    both = await asyncio.gather(*(gallery.pixels("https://h.test/a.png?sig=1", (8, 8)) for _ in range(2)))
    again = await gallery.pixels("https://h.test/a.png?sig=2", (8, 8))
    assert both[0] == both[1] == again
    assert len(asked) == 1


async def test_who_stops_waiting_does_not_keep_others_from_the_picture(fetching: tuple[Gallery, list[str]]) -> None:
    gallery, asked = fetching
    first = asyncio.create_task(gallery.file("https://h.test/a.png"))
    second = asyncio.create_task(gallery.file("https://h.test/a.png"))
    await asyncio.sleep(0)
    first.cancel()
    assert (await second).is_file()
    assert len(asked) == 1


async def test_a_kept_file_is_fetched_anew_after_a_day(fetching: tuple[Gallery, list[str]]) -> None:
    gallery, asked = fetching
    path = await gallery.file("https://h.test/a.png")
    yesterday = time.time() - galleries.FRESH_S - 1
    os.utime(path, (yesterday, yesterday))
    await gallery.file("https://h.test/a.png")
    assert len(asked) == 2


async def test_the_cache_stays_within_its_bounds(
    fetching: tuple[Gallery, list[str]], monkeypatch: pytest.MonkeyPatch
) -> None:
    gallery, _ = fetching
    first = await gallery.file("https://h.test/0.png")
    monkeypatch.setattr(galleries, "KEPT_BYTES", first.stat().st_size * 3)
    os.utime(first, (1, first.stat().st_mtime))
    kept = [await gallery.file(f"https://h.test/{number}.png") for number in range(1, 4)]
    assert not first.exists()
    assert all(path.exists() for path in kept)


def test_an_address_signed_anew_is_the_same_picture_and_another_host_is_not() -> None:
    one = "http://127.0.0.1:4000/media/a.png?expires=1&signature=2"
    assert lasting_key(one) == lasting_key("http://127.0.0.1:5000/media/a.png?expires=9&signature=8")
    assert lasting_key("https://a.test/x.png?v=1") != lasting_key("https://a.test/x.png?v=2")
    assert lasting_key("https://a.test/x.png") != lasting_key("https://b.test/x.png")


def test_the_last_row_of_an_odd_height_stands_on_whatever_is_there() -> None:
    last = lines(Pixels(4, 3, b"\xff\0\0" * 12, QUARTERS))[-1]
    assert last.plain == "▀▀"
    assert all(getattr(span.style, "background", None) is None for span in last.spans)
