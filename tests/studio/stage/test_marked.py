"""What is spoken of is marked on its page when it is spoken of, and stays readable."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from PIL import Image, ImageDraw

from tests.studio.stage.orders import order
from tui.api.terms import Orientation
from tui.studio.stage.artist import Artist
from tui.studio.stage.compositor import Frame
from tui.studio.stage.scenes.marked import with_mark
from tui.studio.storyboard import Mark, Picture, PictureScene

SAID = "Our costs were flat all year long. Then revenue doubled in the spring, and nobody had seen it coming at all."
MARK = Mark(x=0.1, y=0.6, width=0.8, height=0.06, text="Revenue doubled in spring")
SCENE = PictureScene(scene_id="m", narration=SAID, picture=Picture(asset_id="p", page=2), marks=(MARK,))


def page(ground: int = 255) -> Image.Image:
    """A page of lines, black on white or the other way round."""
    picture = Image.new("RGB", (600, 800), (ground,) * 3)
    pen = ImageDraw.Draw(picture)
    for line in range(18):
        pen.rectangle((60, 50 + line * 40, 540, 58 + line * 40), fill=(255 - ground,) * 3)
    return picture


def yellow(artist: Artist, task, at_s: float) -> float:
    frame = Frame(task.size)
    artist.draw(frame, at_s)
    pixels = frame.rgb().astype(int)
    return float(((pixels[..., 0] > 200) & (pixels[..., 1] > 170) & (pixels[..., 2] < 150)).mean())


@pytest.mark.parametrize("orientation", Orientation)
def test_a_mark_comes_when_its_words_are_said(tmp_path: Path, orientation: Orientation) -> None:
    page().save(tmp_path / "page.png")
    task = order(
        SCENE, tmp_path, orientation=orientation, picture=tmp_path / "page.png", captions=False, presenter=False
    )
    artist = Artist(task)
    said_s = next(word.start_s for word in task.words if word.text == "revenue")
    assert yellow(artist, task, said_s - 0.4) < 0.001
    assert yellow(artist, task, said_s + 1.0) > 0.004


def test_what_is_printed_stays_as_dark_under_the_pen() -> None:
    plain, marked = (np.asarray(one.convert("L")).astype(int) for one in (page(), with_mark(page(), MARK, "#ff0000")))
    changed = np.argwhere(plain != marked)
    assert changed[:, 0].min() == pytest.approx(0.6 * 800, abs=6)
    assert changed[:, 0].max() == pytest.approx(0.66 * 800, abs=6)
    assert (marked[plain < 40] < 40).all()


def test_on_a_dark_screen_a_mark_is_a_frame_in_the_design_s_colour() -> None:
    marked = np.asarray(with_mark(page(0), MARK, "#ff0000")).astype(int)
    red = (marked[..., 0] > 200) & (marked[..., 1] < 60)
    assert red.any()
    assert not red[500, 200:400].any(), "its inside is left as it was"
