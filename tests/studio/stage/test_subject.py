"""A picture moves towards what is to be seen in it, and that is not cut off."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image, ImageDraw

from tui.studio.stage.compositor import Frame
from tui.studio.stage.layout import Box
from tui.studio.stage.motion import THERE
from tui.studio.stage.photo import APPROACH, Photo
from tui.studio.stage.subject import subject_of
from tui.studio.stage.task import Size


def meadow(x: float, y: float, size: tuple[int, int] = (800, 500)) -> Image.Image:
    """A quiet ground from light to dark green, with a ball of red and white at a place."""
    width, height = size
    rows = np.linspace(150, 110, height)[:, None] + np.zeros(width)
    picture = Image.fromarray(np.stack([rows * 0.6, rows, rows * 0.5], -1).astype(np.uint8))
    pen, reach = ImageDraw.Draw(picture), min(size) // 10
    middle = x * width, y * height
    for ring, colour in enumerate(("#d02020", "#ffffff", "#d02020", "#ffffff")):
        r = reach * (4 - ring) / 4
        pen.ellipse((middle[0] - r, middle[1] - r, middle[0] + r, middle[1] + r), fill=colour)
    return picture


@given(x=st.floats(0.15, 0.85), y=st.floats(0.15, 0.85))
@settings(max_examples=25, deadline=None)
def test_a_thing_on_a_quiet_ground_is_found(x: float, y: float) -> None:
    assert subject_of(meadow(x, y)) == pytest.approx((x, y), abs=0.06)


@given(colour=st.tuples(*[st.integers(0, 255)] * 3))
@settings(max_examples=10, deadline=None)
def test_a_picture_of_nothing_has_its_subject_in_the_middle(colour: tuple[int, int, int]) -> None:
    assert subject_of(Image.new("RGB", (300, 200), colour)) == (0.5, 0.5)


def red(photo: Photo, size: Size, at_s: float) -> tuple[int, float]:
    """How many pixels are red, and their middle as a share of the width."""
    frame = Frame(size)
    photo.draw(frame, at_s, THERE)
    pixels = frame.rgb().astype(int)
    rows, columns = np.nonzero((pixels[..., 0] > 150) & (pixels[..., 1] < 90))
    return len(rows), float(columns.mean()) / size.width_px


@pytest.mark.parametrize("x", [0.2, 0.8])
def test_the_view_moves_towards_the_subject(x: float) -> None:
    size = Size(640, 400)
    photo = Photo(meadow(x, 0.5), Box(0, 0, 640, 400), APPROACH, 6.0, -1.0)
    (small, begin), (large, end) = red(photo, size, 0.0), red(photo, size, 6.0)
    assert large > small * 1.15, "it comes nearer"
    assert abs(end - 0.5) < abs(begin - 0.5) - 0.01, "and nearer to the middle"


@pytest.mark.parametrize("x", [0.2, 0.8])
def test_what_is_cut_off_is_not_the_subject(x: float) -> None:
    size = Size(200, 400)
    _, middle = red(Photo(meadow(x, 0.5), Box(0, 0, 200, 400), APPROACH, 6.0, -1.0), size, 0.0)
    assert 0.35 < middle < 0.65
