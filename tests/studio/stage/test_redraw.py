"""A frame drawn over where it differs holds exactly what a frame drawn whole does."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.studio.stage.orders import SCENES, order
from tests.studio.stage.test_compositor import SIZE, filled, flat
from tui.studio.casting.styles import STYLES
from tui.studio.stage.artist import Artist
from tui.studio.stage.compositor import Frame, Layer
from tui.studio.stage.redraw import ChangingFrame
from tui.studio.stage.task import FPS, Quality

LAYERS = [Layer(flat((200, 40 * n, 255 - 40 * n), 255 - 50 * n, 32 >> (n // 2), 6 * n, 10 * n)) for n in range(5)]
GROUNDS = [filled((90, 120, 150)), filled((20, 30, 10))]

LAID = st.tuples(
    st.sampled_from(LAYERS),
    st.integers(-40, 60),
    st.integers(-40, 60),
    st.sampled_from([1.0, 1.0, 0.4]),
    st.none() | st.integers(0, 40),
)
PICTURES = st.lists(
    st.tuples(st.integers(0, 1), st.lists(LAID, max_size=4), st.booleans(), st.booleans()), min_size=2, max_size=6
)
"""Ground, layers, whether somebody writes into the planes half way, and whether it is finished before the last one."""


def write(frame: Frame) -> None:
    frame.planes[0][8:16, 8:40] = 77


@given(pictures=PICTURES)
@settings(max_examples=120, deadline=None)
def test_what_is_drawn_where_it_changed_is_what_is_drawn_whole(pictures) -> None:
    changing = ChangingFrame(SIZE)
    for ground, laid, writes, twice in pictures:
        whole = Frame(SIZE)
        for frame in (whole, changing):
            frame.begin(GROUNDS[ground], 0)
            for number, (layer, *how) in enumerate(laid):
                if writes and number == 1:
                    write(frame)
                if twice and number == len(laid) - 1 and isinstance(frame, ChangingFrame):
                    frame.finish()
                layer.blend(frame, *how)
        changing.finish()
        assert np.array_equal(memory(changing), whole.pixels)


def test_a_ground_of_a_new_edition_is_drawn_although_it_is_the_same_frame() -> None:
    ground, changing = filled((0, 0, 0)), ChangingFrame(SIZE)
    for edition in range(2):
        ground.copy_from(GROUNDS[edition])
        changing.begin(ground, edition)
        changing.finish()
        assert np.array_equal(memory(changing), ground.pixels)


def test_where_nothing_changed_nothing_is_drawn() -> None:
    changing = ChangingFrame(SIZE)
    for colour in ((0, 0, 0), (255, 255, 255)):
        changing.begin(GROUNDS[0], 0)
        LAYERS[0].blend(changing)
        Layer(flat(colour, side=8, x=40, y=40)).blend(changing)
        changing.finish()
        seen = memory(changing).copy()
        marked = np.frombuffer(memoryview(changing.video.planes[0]), np.uint8)
        marked[0] = 201  # behind its back
    assert seen[0, 0] == 201
    assert seen[44, 44] > 200


def test_a_page_keeps_its_picture_while_the_frame_goes_on() -> None:
    changing, pages = ChangingFrame(SIZE), [Frame(SIZE) for _ in range(3)]
    for number, page in enumerate(pages):
        changing.begin(GROUNDS[0], 0)
        LAYERS[number].blend(changing)
        changing.copy_to(page)
    for number, page in enumerate(pages):
        alone = Frame(SIZE)
        alone.begin(GROUNDS[0], 0)
        LAYERS[number].blend(alone)
        assert np.array_equal(page.pixels, alone.pixels)


STYLE_OF = {style.transition: style for style in STYLES}


@pytest.mark.parametrize("transition", sorted(STYLE_OF))
def test_a_scene_s_frames_one_after_another_are_those_drawn_alone(tmp_path: Path, transition: str) -> None:
    task = order(SCENES[2], tmp_path, frames=45, quality=Quality.DRAFT)
    task = replace(task, style=STYLE_OF[transition], presenter_goes=True)
    artist, changing = Artist(task), ChangingFrame(task.size)
    for number in (*range(0, 20, 2), 21, 22, 23, *range(28, 45)):
        alone = Frame(task.size)
        artist.draw(alone, number / FPS)
        artist.draw(changing, number / FPS)
        changing.finish()
        assert np.array_equal(memory(changing, task.size.width_px), alone.pixels), number


def memory(frame: ChangingFrame, width_px: int = 64) -> np.ndarray:
    """What an encoder gets, read without telling the frame."""
    return np.concatenate([np.frombuffer(memoryview(plane), np.uint8) for plane in frame.video.planes]).reshape(
        -1, width_px
    )
