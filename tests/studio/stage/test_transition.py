"""Transitions lie within a scene's own frames: nothing is black, nothing pops, and the joint does not show."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise
from pathlib import Path

import numpy as np
import pytest

from tests.studio.stage.orders import SCENES, order
from tui.api.terms import Orientation
from tui.studio.casting.styles import STYLES
from tui.studio.stage.artist import Artist
from tui.studio.stage.compositor import Frame
from tui.studio.stage.task import FPS, SceneTask

BOTH = pytest.mark.parametrize("orientation", [Orientation.LANDSCAPE, Orientation.PORTRAIT])
SOFT = ("fade", "slide", "wipe")
LENGTH = 75


def scene(number: int, transition: str, folder: Path, orientation: Orientation) -> SceneTask:
    style = replace(STYLES[0], transition=transition)
    changes = {"words": (), "mouths": (), "captions": False}
    return order(SCENES[number], folder, orientation=orientation, style=style, frames=LENGTH, **changes)


def lumas(task: SceneTask, frames: range) -> list[np.ndarray]:
    artist, frame, drawn = Artist(task), Frame(task.size), []
    for number in frames:
        artist.draw(frame, number / FPS)
        drawn.append(frame.planes[0].astype(np.int16))
    return drawn


@pytest.mark.parametrize("transition", SOFT)
@BOTH
def test_one_scene_s_content_gives_way_to_the_next_without_a_jump(
    tmp_path: Path, transition: str, orientation: Orientation
) -> None:
    before = lumas(scene(1, transition, tmp_path, orientation), range(LENGTH - 16, LENGTH))
    after = lumas(scene(2, transition, tmp_path, orientation), range(16))
    shown = before + after
    assert min(luma.mean() for luma in shown) > 24, "never black"
    steps = [np.abs(a - b).mean() for a, b in pairwise(shown)]
    assert max(steps) < 8
    joint = steps[len(before) - 1]
    assert joint < 0.8, "between the last frame and the next first one hardly anything changes"


@pytest.mark.parametrize("transition", SOFT)
def test_content_is_gone_at_the_end_and_not_yet_there_at_the_start(tmp_path: Path, transition: str) -> None:
    task = scene(1, transition, tmp_path, Orientation.LANDSCAPE)
    first, middle, last = lumas(task, range(1))[0], lumas(task, range(40, 41))[0], lumas(task, range(74, 75))[0]
    words = (slice(100, 560), slice(80, 760))
    assert middle[words].max() > 220
    assert last[words].max() < 140
    assert first[words].max() < 140


def test_a_cut_holds_its_content_to_the_last_frame(tmp_path: Path) -> None:
    last = lumas(scene(1, "cut", tmp_path, Orientation.LANDSCAPE), range(74, 75))[0]
    assert last[100:560, 80:760].max() > 220


@pytest.mark.parametrize("transition", [*SOFT, "cut"])
def test_the_last_scene_stays_and_the_first_frame_is_not_empty(tmp_path: Path, transition: str) -> None:
    closing = scene(5, transition, tmp_path, Orientation.LANDSCAPE)
    assert lumas(closing, range(74, 75))[0][100:560, 80:760].max() > 220
    opening = replace(scene(0, transition, tmp_path, Orientation.LANDSCAPE), opens=True)
    ground = replace(opening, scene=SCENES[0].model_copy(update={"headline": "", "kicker": "", "subline": ""}))
    assert np.abs(lumas(opening, range(2, 3))[0] - lumas(ground, range(2, 3))[0]).max() > 30


def test_the_presenter_stays_while_content_changes(tmp_path: Path) -> None:
    task = scene(1, "wipe", tmp_path, Orientation.LANDSCAPE)
    assert task.person is not None
    wiping = lumas(task, range(68, 69))[0]
    still = lumas(replace(task, scene=SCENES[5]), range(68, 69))[0]
    face = (slice(220, 420), slice(980, 1100))
    assert np.abs(wiping[face] - still[face]).max() < 12
