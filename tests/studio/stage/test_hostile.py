"""Material nobody would want to be given: each makes a picture, none hangs or breaks the stage."""

from __future__ import annotations

import io
import struct
import zlib
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from tests.sheets import SAMPLES, Album, sample_order, scenery
from tests.studio.stage.orders import order, spoken
from tests.studio.stage.test_sheets import drawn
from tui.api.terms import Orientation
from tui.studio.casting.catalogue import BrandKit
from tui.studio.casting.styles import STYLES
from tui.studio.stage.layout import layout
from tui.studio.stage.photo import picture_if_readable
from tui.studio.stage.render import draw_still, render_scene
from tui.studio.stage.task import video_size
from tui.studio.storyboard import ImageGridScene, Picture, PictureScene, Scene, StatementScene

LONG_WORD = "Donaudampfschifffahrts" * 18 + "kapitän"
HARD = {
    "long_word": LONG_WORD,
    "emoji": "🎬🧊☕😋👩‍👩‍👧‍👦🏳️‍🌈" * 12,
    "nothing": "",
    "marks": "\u202e\u200b\ufeff\x07 \u0301\u0301",
    "stacked": "Z" + "\u0335\u0338\u034f" * 60,
    "mixed": "Price 25 € مرحبا שלום 你好 123 " * 9,
}
TEXT_FIELDS = frozenset({"headline", "kicker", "subline", "quote", "attribution", "label", "unit", "source"}) | {
    *("place", "region", "detail", "action", "address", "name", "role", "title", "when", "what", "alt"),
    *("points", "labels", "steps"),
}
BOTH = pytest.mark.parametrize("orientation", [Orientation.LANDSCAPE, Orientation.PORTRAIT])


@pytest.fixture(scope="module")
def album(tmp_path_factory: pytest.TempPathFactory) -> Album:
    return Album(tmp_path_factory.mktemp("album"))


def hardened(value: object, text: str, field: str = "") -> object:
    """The same value with every text that is shown replaced."""
    if isinstance(value, dict):
        return {name: hardened(inner, text, name) for name, inner in value.items()}
    if isinstance(value, (list, tuple)):
        return [hardened(inner, text, field) for inner in value]
    return text if isinstance(value, str) and field in TEXT_FIELDS else value


@pytest.mark.parametrize("kind", HARD)
@pytest.mark.parametrize("scene", SAMPLES, ids=lambda scene: scene.scene_id)
def test_any_text_keeps_to_its_frame(album: Album, scene: Scene, kind: str) -> None:
    hard = type(scene).model_validate(hardened(scene.model_dump(), HARD[kind]))
    orientation = (Orientation.LANDSCAPE, Orientation.PORTRAIT)[SAMPLES.index(scene) % 2]
    task = sample_order(hard, album, STYLES[0], orientation, presenter=True)
    picture, texts = drawn(task)
    assert picture.mean() > 20
    for text in texts:
        assert text.box.x >= -2
        assert text.box.right <= task.size.width_px + 2
        assert text.box.y >= -2
        assert text.box.bottom <= task.size.height_px + 2


@BOTH
@pytest.mark.parametrize("style", [STYLES[0], STYLES[3], STYLES[8]], ids=lambda style: style.captions)
def test_a_word_of_four_hundred_letters_is_captioned(tmp_path: Path, orientation: Orientation, style) -> None:
    scene = StatementScene(scene_id="s", narration=LONG_WORD, headline="Long")
    picture, texts = drawn(order(scene, tmp_path, orientation=orientation, style=style, words=spoken(LONG_WORD)))
    assert picture.mean() > 20
    box = layout(video_size(orientation), presenter=True, captions=True).captions
    captions = [text for text in texts if text.text.startswith(LONG_WORD[:12])]
    assert captions
    assert all(box.y - 2 <= text.box.y and text.box.bottom <= box.bottom + 2 for text in captions)


@BOTH
@pytest.mark.parametrize("scene", SAMPLES, ids=lambda scene: scene.scene_id)
def test_a_scene_of_one_word_is_a_whole_clip(tmp_path: Path, scene: Scene, orientation: Orientation) -> None:
    if orientation is Orientation.PORTRAIT and SAMPLES.index(scene) % 3:
        pytest.skip("a third of them is enough in the other orientation")
    short = scene.model_copy(update={"narration": "Hi."})
    task = order(short, tmp_path, orientation=orientation, words=spoken("Hi."), frames=24)
    assert render_scene(task).frames == 24


def png(width: int, height: int, rows: int | None = None) -> bytes:
    """A grey PNG, of which only so many rows are there."""
    data = zlib.compress(
        b"".join(b"\0" + b"\x80" * ((width + 7) // 8) for _ in range(height if rows is None else rows))
    )

    def chunk(name: bytes, body: bytes) -> bytes:
        return struct.pack(">I", len(body)) + name + body + struct.pack(">I", zlib.crc32(name + body))

    head = struct.pack(">IIBBBBB", width, height, 1, 0, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", data) + chunk(b"IEND", b"")


def broken_files(folder: Path) -> dict[str, Path]:
    buffer = io.BytesIO()
    scenery("dusk", 400, 300).save(buffer, "PNG")
    whole = buffer.getvalue()
    contents = {
        "cut": whole[: len(whole) // 2],
        "head_only": whole[:33],
        "empty": b"",
        "huge": png(20_000, 20_000),
        "huge_and_cut": png(20_000, 20_000, rows=3),
        "large": png(12_000, 12_000),
        "no_picture": b"<html></html>",
        "flipped": whole[:60] + bytes(255 - byte for byte in whole[60:160]) + whole[160:],
    }
    files = {}
    for name, content in contents.items():
        files[name] = folder / f"{name}.png"
        files[name].write_bytes(content)
    return files


def test_broken_and_monstrous_pictures_are_told_from_good_ones(tmp_path: Path) -> None:
    files = broken_files(tmp_path)
    assert {name for name, file in files.items() if picture_if_readable(file) is not None} == set()
    scenery("dusk", 400, 300).save(tmp_path / "good.jpg")
    assert picture_if_readable(tmp_path / "good.jpg") is not None
    assert picture_if_readable(tmp_path) is None
    assert picture_if_readable(tmp_path / "gone.png") is None


def test_a_scene_whose_picture_is_broken_says_its_words(tmp_path: Path) -> None:
    scene = PictureScene(scene_id="p", narration="One two three.", picture=Picture(asset_id="a"), headline="The jar")
    without = draw_still(order(scene, tmp_path))
    for file in broken_files(tmp_path).values():
        assert draw_still(order(scene, tmp_path, picture=file)) == without


def test_a_grid_with_broken_pictures_shows_the_others(tmp_path: Path) -> None:
    files = broken_files(tmp_path)
    good = tmp_path / "good.png"
    scenery("dusk", 400, 300).save(good)
    pictures = tuple(Picture(asset_id=name, alt=name) for name in "abc")
    scene = ImageGridScene(scene_id="g", narration="One two three.", pictures=pictures)
    shown = draw_still(order(scene, tmp_path, presenter=False, pictures=(files["cut"], good, files["huge"])))
    with Image.open(io.BytesIO(shown)) as still:
        assert (np.asarray(still.convert("RGB"))[..., 0] > 200).mean() > 0.008


def test_a_broken_logo_costs_no_video(tmp_path: Path) -> None:
    for file in broken_files(tmp_path).values():
        kit = BrandKit("brand_a", "A", (), str(file))
        assert draw_still(order(SAMPLES[-4], tmp_path, kit=kit))
