"""Layers over frames: colours come out as they went in, wherever and however strongly they are laid."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tui.studio.casting.styles import STYLES
from tui.studio.stage.compositor import Frame, Layer
from tui.studio.stage.ground import Ground
from tui.studio.stage.halo import halo
from tui.studio.stage.layout import Box
from tui.studio.stage.sprite import Sprite
from tui.studio.stage.task import FPS, Size

SIZE = Size(64, 64)
COLOURS = st.tuples(*[st.integers(0, 255)] * 3)


def flat(colour: tuple[int, int, int], alpha: int = 255, side: int = 64, x: int = 0, y: int = 0) -> Sprite:
    """A square of one colour; premultiplied, as sprites are."""
    pixels = np.empty((side, side, 4), np.uint8)
    pixels[:] = [round(channel * alpha / 255) for channel in reversed(colour)] + [alpha]
    return Sprite(pixels, x, y)


def filled(colour: tuple[int, int, int]) -> Frame:
    frame = Frame(SIZE)
    Layer(flat(colour)).blend(frame)
    return frame


@given(colour=COLOURS)
def test_an_opaque_layer_keeps_its_colour(colour: tuple[int, int, int]) -> None:
    assert np.abs(filled(colour).rgb().astype(int) - colour).max() <= 4


@settings(max_examples=60)
@given(below=COLOURS, above=COLOURS, alpha=st.integers(1, 254), opacity=st.floats(0, 1))
def test_blending_is_what_mixing_colours_would_give(
    below: tuple[int, int, int], above: tuple[int, int, int], alpha: int, opacity: float
) -> None:
    frame = filled(below)
    Layer(flat(above, alpha)).blend(frame, opacity=opacity)
    share = alpha / 255 * opacity
    wanted = np.array(above) * share + np.array(below) * (1 - share)
    assert np.abs(frame.rgb().astype(float) - wanted).max() <= 9


@given(x=st.integers(-80, 80), y=st.integers(-80, 80), columns=st.none() | st.integers(0, 40))
def test_a_layer_may_hang_over_any_edge(x: int, y: int, columns: int | None) -> None:
    frame = filled((0, 0, 0))
    Layer(flat((255, 255, 255), side=32, x=x & ~1, y=y & ~1)).blend(frame, columns=columns)
    width = 32 if columns is None else min(32, columns & ~1)
    left, top = x & ~1, y & ~1
    seen = max(0, min(64, left + width) - max(0, left)) * max(0, min(64, top + 32) - max(0, top))
    assert int((frame.rgb()[..., 1] > 200).sum()) == seen


def test_nothing_is_drawn_at_no_strength() -> None:
    frame = filled((10, 20, 30))
    before = frame.pixels.copy()
    Layer(flat((255, 255, 255))).blend(frame, opacity=0)
    assert np.array_equal(frame.pixels, before)


@pytest.mark.parametrize("size", [Size(64, 63), Size(65, 64), Size(64, 66)])
def test_a_frame_that_has_no_whole_chroma_rows_is_refused(size: Size) -> None:
    with pytest.raises(ValueError, match="chroma"):
        Frame(size)


@pytest.mark.parametrize("style", STYLES, ids=lambda style: style.style_id)
def test_a_ground_moves_on_without_a_jump(style) -> None:
    ground, frame = Ground(style, Size(320, 192)), Frame(Size(320, 192))

    def luma(number: int) -> np.ndarray:
        ground.draw(frame, number / FPS)
        return frame.planes[0].astype(np.int16)

    assert max(np.abs(luma(number) - luma(number + 2)).max() for number in range(0, 3_000, 6)) < 16
    assert np.abs(luma(0) - luma(300)).mean() > 0.3


def test_a_ground_s_colours_reach_the_frame() -> None:
    style = STYLES[0]
    size = Size(320, 192)
    frame, ground = Frame(size), Ground(style, size)
    ground.draw(frame, 2.0)
    middle = ground.colours(2.0)[6, 10]
    assert np.abs(frame.rgb()[6 * 16 + 8, 10 * 16 + 8].astype(float) - middle).max() < 8


@pytest.mark.parametrize("lasts_s", [2.0, 7.0, 40.0])
@pytest.mark.parametrize("style", STYLES, ids=lambda style: style.style_id)
def test_a_ground_ends_a_scene_as_it_begins_any_other(style, lasts_s: float) -> None:
    size = Size(320, 192)
    one, other = Ground(style, size, lasts_s), Ground(style, size, 11.0)
    assert np.abs(one.colours(lasts_s) - other.colours(0.0)).max() < 0.01
    near = np.abs(one.colours(lasts_s - 1 / FPS) - other.colours(0.0)).max()
    assert near < 8, "and comes to it as slowly as it moves"
    steps = [one.colours(lasts_s * number / 60) for number in range(61)]
    assert max(np.abs(step - steps[0]).mean() for step in steps) > 0.02, "it does move"


@pytest.mark.parametrize("number", [0, 2], ids=["dark", "light"])
def test_a_presenter_stands_off_the_ground_and_only_while_they_are_there(number: int) -> None:
    size, style = Size(640, 352), STYLES[number]
    box = Box(400, 60, 200, 292)

    def ground(there: float) -> np.ndarray:
        frame = Frame(size)
        Ground(style, size, 10.0, halo(box, lambda _: there)).draw(frame, 0.0)
        return frame.rgb().astype(int)

    change = ground(1.0) - ground(0.0)
    x, y = (round(middle) for middle in box.middle)
    near = change[y - 20 : y + 20, x - 20 : x + 20].mean()
    assert near > 12 if style.dark else near < -12
    assert np.abs(change[:, :200]).max() <= 1, "far from them nothing changes"
