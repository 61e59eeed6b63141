"""Captions follow the voice."""

from __future__ import annotations

import itertools

import numpy as np
import pytest

from tests.studio.stage.orders import SAID, spoken
from tui.api.terms import Orientation
from tui.studio.casting.colour import contrast, mix, rgb
from tui.studio.casting.styles import STYLES
from tui.studio.edit.subtitles import cues
from tui.studio.stage.captions import Captions
from tui.studio.stage.compositor import Frame
from tui.studio.stage.layout import layout
from tui.studio.stage.task import video_size

SIZE = video_size(Orientation.LANDSCAPE)
WORDS = spoken(SAID)


def captions(style=STYLES[0]) -> Captions:
    return Captions(cues(WORDS), layout(SIZE, presenter=False, captions=True).captions, style, 1.0)


def drawn(at_s: float) -> np.ndarray:
    frame = Frame(SIZE)
    captions().draw(frame, at_s)
    return frame.rgb().astype(np.int16)


def highlighted(picture: np.ndarray) -> np.ndarray:
    """Columns that hold the colour of the word being said."""
    near = np.abs(picture - np.array(rgb(STYLES[0].palette.accent))).max(axis=2) < 40
    return np.flatnonzero(near.any(axis=0))


def test_nothing_is_shown_while_nothing_is_said() -> None:
    assert drawn(0.0).max() < 20
    assert drawn(WORDS[-1].end_s + 20).max() < 20


def test_the_word_of_the_moment_is_coloured_and_moves_on() -> None:
    first, second = (highlighted(drawn(WORDS[number].start_s + 0.2)) for number in (1, 3))
    assert len(first)
    assert len(second)
    assert first.max() < second.min()


def test_a_caption_does_not_jump_while_its_words_are_said() -> None:
    edges = []
    for word in cues(WORDS)[0].words[1:]:
        plate = np.flatnonzero(drawn(word.start_s + 0.15)[640].max(axis=1) > 200)
        edges.append((plate.min(), plate.max()))
    assert max(left for left, _ in edges) - min(left for left, _ in edges) <= 2


@pytest.mark.parametrize("style", STYLES, ids=lambda style: style.style_id)
def test_captions_read_over_anything(style) -> None:
    shown = captions(style)
    over_white = mix(shown._plate, "#ffffff", 0.2)
    for ink in ("#ffffff", shown._bright):
        assert contrast(ink, over_white) >= 4.5
    assert contrast(shown._bright, "#ffffff") >= 1.3


@pytest.mark.parametrize("style", STYLES, ids=lambda style: style.style_id)
@pytest.mark.parametrize("orientation", Orientation)
def test_every_manner_of_captions_keeps_to_its_height_and_marks_a_word(style, orientation) -> None:
    size = video_size(orientation)
    box = layout(size, presenter=True, captions=True).captions
    shown = Captions(cues(WORDS), box, style, 1.0)
    layer = shown._drawn(0, 1)
    assert box.y - 2 <= layer.y_px
    assert layer.y_px + layer.height_px <= box.bottom + 2
    assert layer.x_px >= 0
    assert layer.x_px + layer.width_px <= size.width_px
    before, after = Frame(size), Frame(size)
    shown._drawn(0, 1).blend(before)
    shown._drawn(0, 2).blend(after)
    assert np.abs(before.rgb().astype(int) - after.rgb()).max() > 40


def test_a_karaoke_box_stands_behind_the_word_of_the_moment() -> None:
    style = next(style for style in STYLES if style.captions == "block")
    box = layout(SIZE, presenter=False, captions=True).captions
    shown = Captions(cues(WORDS), box, style, 1.0)
    plate = shown._plate_box(shown._block(0, 1))
    boxes = [shown._word_box(0, spoken, plate) for spoken in range(len(cues(WORDS)[0].words))]
    assert all(boxes)
    for left, right in itertools.pairwise(boxes):
        assert right.x > left.x or right.y > left.y, "it goes from word to word"
        assert plate.x <= right.x
        assert right.right <= plate.right
    assert shown._word_box(0, -1, plate) is None


def test_emoji_and_scripts_that_run_left_are_marked_too() -> None:
    style = next(style for style in STYLES if style.captions == "block")
    words = spoken("☕ 🧊 القهوة الباردة ألطف 😋")
    box = layout(SIZE, presenter=False, captions=True).captions
    shown = Captions(cues(words), box, style, 1.0)
    plate = shown._plate_box(shown._block(0, 0))
    assert all(shown._word_box(0, spoken_word, plate) for spoken_word in range(len(words)))
