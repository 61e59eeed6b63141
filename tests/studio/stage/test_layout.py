"""Boxes keep out of each other's way in both orientations."""

from __future__ import annotations

from itertools import product

import pytest

from tests.studio.stage.orders import SCENES, order, spoken
from tui.api.terms import Orientation
from tui.studio.casting.styles import STYLES
from tui.studio.edit.subtitles import cues
from tui.studio.stage.artist import scene_parts
from tui.studio.stage.captions import Captions
from tui.studio.stage.layout import Box, layout
from tui.studio.stage.motion import Entering, Growing, Lit
from tui.studio.stage.setting import Setting
from tui.studio.stage.task import video_size

EACH = pytest.mark.parametrize(("orientation", "presenter"), list(product(Orientation, (True, False))))
MOUTH_SHARE = 0.53
"""A presenter's chin is above this share of their height."""


@EACH
def test_boxes_lie_in_the_frame_and_apart(orientation: Orientation, presenter: bool) -> None:
    size = video_size(orientation)
    boxes = layout(size, presenter=presenter, captions=True)
    for box in filter(None, (boxes.content, boxes.captions, boxes.logo, boxes.presenter)):
        assert 0 <= box.x < box.right <= size.width_px
        assert 0 <= box.y < box.bottom <= size.height_px
    assert not boxes.content.overlaps(boxes.captions)
    if boxes.presenter and orientation is Orientation.LANDSCAPE:
        assert not boxes.captions.overlaps(boxes.presenter), "they would lie over the hands"
    assert not boxes.content.overlaps(boxes.logo)
    if boxes.presenter:
        assert not boxes.presenter.overlaps(boxes.content)
        head = Box(boxes.presenter.x, boxes.presenter.y, boxes.presenter.width, boxes.presenter.height * MOUTH_SHARE)
        assert not head.overlaps(boxes.captions)
        assert not head.overlaps(boxes.logo)


@EACH
@pytest.mark.parametrize("style", STYLES, ids=lambda style: style.style_id)
def test_what_a_scene_shows_stays_in_its_box(style, orientation, presenter, tmp_path) -> None:
    long = "A rather long line of text that somebody typed without a thought for the picture it would be in, twice"
    for scene in SCENES:
        changes = {name: long for name in ("headline", "subline", "kicker", "quote") if hasattr(scene, name)}
        if hasattr(scene, "points"):
            changes["points"] = (long,) * 5
        setting = _setting(style, orientation, presenter=presenter)
        room = setting.layout.content.inset(-18, -18)
        for part in scene_parts(scene.model_copy(update=changes), setting):
            assert isinstance(part, Entering | Growing | Lit)
            seen = part.layer
            assert room.x <= seen.x_px
            assert seen.x_px + seen.width_px <= room.right + 2
            assert room.y - 8 <= seen.y_px, scene.kind
            assert seen.y_px + seen.height_px <= room.bottom + 8, scene.kind


@pytest.mark.parametrize("orientation", Orientation)
def test_captions_keep_to_their_box(orientation: Orientation) -> None:
    words = spoken(
        "Donaudampfschifffahrtsgesellschaft is a word and so is Rindfleischetikettierungsgesetz, both long. " * 4
    )
    setting = _setting(STYLES[0], orientation, presenter=True)
    box = setting.layout.captions
    captions = Captions(cues(words), box, setting.style, setting.unit)
    for number, cue in enumerate(cues(words)):
        for spoken_word in range(len(cue.words)):
            layer = captions._drawn(number, spoken_word)
            assert layer.x_px >= box.x - 2
            assert layer.x_px + layer.width_px <= box.right + 2
            assert layer.y_px >= box.y - 2
            assert layer.y_px + layer.height_px <= box.bottom + 2


def _setting(style, orientation, *, presenter):
    size = video_size(orientation)
    return Setting(style, size, layout(size, presenter=presenter, captions=True), 8.0, spoken(SCENES[0].narration))


def test_an_order_is_picklable(tmp_path) -> None:
    import pickle

    task = order(SCENES[0], tmp_path)
    assert pickle.loads(pickle.dumps(task)) == task
