"""Posters and previews, read back as images."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from tests.studio.edit.test_encode import SIZE, encode
from tui.studio.edit.encode import Encoder
from tui.studio.edit.poster import poster, preview, says_something
from tui.studio.stage.compositor import Frame
from tui.studio.stage.task import Quality


def test_a_poster_is_a_jpeg_of_its_picture(tmp_path: Path) -> None:
    poster(Image.new("RGB", (320, 180), (40, 90, 200)), tmp_path / "poster.jpg")
    with Image.open(tmp_path / "poster.jpg") as picture:
        assert (picture.format, picture.size) == ("JPEG", (320, 180))
        assert picture.getpixel((100, 100)) == pytest.approx((40, 90, 200), abs=4)


def test_an_even_ground_is_no_poster() -> None:
    ground = Image.linear_gradient("L").resize((320, 180)).point(lambda value: 20 + value // 16)
    assert not says_something(ground)
    words = ground.copy()
    words.paste(230, (60, 70, 120, 110))
    assert says_something(words)
    assert says_something(Image.linear_gradient("L").resize((320, 180))), "light and shade of a soft photograph"


def encode_moving(target: Path, frames: int) -> None:
    """A bright bar that goes round, on a ground that grows lighter."""
    frame = Frame(SIZE)
    with Encoder(target, SIZE, Quality.DRAFT) as encoder:
        for number in range(frames):
            frame.planes[0][:] = 30 + number // 2
            frame.planes[0][:, number * 4 % 300 : number * 4 % 300 + 20] = 220
            encoder.add(frame.video)


@pytest.mark.parametrize("name", ["preview.gif", "preview.webp"])
def test_a_preview_is_small_and_moves(tmp_path: Path, name: str) -> None:
    encode_moving(tmp_path / "clip.mp4", 150)
    preview(tmp_path / "clip.mp4", tmp_path / name)
    with Image.open(tmp_path / name) as picture:
        assert picture.size == (480, 270)
        assert picture.n_frames >= 20  # type: ignore[attr-defined]
        first = np.asarray(picture.convert("L")).mean()
        picture.seek(picture.n_frames - 1)  # type: ignore[attr-defined]
        last = np.asarray(picture.convert("L")).mean()
    assert abs(last - first) > 20
    assert (tmp_path / name).stat().st_size < 1_000_000


def test_a_video_shorter_than_its_preview_still_has_one(tmp_path: Path) -> None:
    encode(tmp_path / "clip.mp4", 5)
    preview(tmp_path / "clip.mp4", tmp_path / "preview.webp")
    with Image.open(tmp_path / "preview.webp") as picture:
        assert picture.format == "WEBP"
