"""What the contact sheets show is held to: no text runs over, none lies on another, and all of it reads."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from pathlib import Path
from unittest.mock import patch

import numpy as np
import pytest

from tests.sheets import SAMPLES, SHOWN, Album, sample_order, settled_s
from tui.api.terms import Orientation
from tui.studio.casting.catalogue import Style
from tui.studio.casting.colour import luminance
from tui.studio.casting.styles import STYLES
from tui.studio.stage.artist import Artist
from tui.studio.stage.compositor import Frame
from tui.studio.stage.layout import Box, layout
from tui.studio.stage.task import SceneTask
from tui.studio.stage.text import Block
from tui.studio.storyboard import Scene

SMALLEST_PX = 18.0
READABLE, READABLE_LARGE, LARGE_PX = 4.5, 3.0, 30.0
CHIN_SHARE = 0.53
KINDS = pytest.mark.parametrize("scene", SAMPLES, ids=lambda scene: scene.scene_id)
BOTH = pytest.mark.parametrize("orientation", [Orientation.LANDSCAPE, Orientation.PORTRAIT])


@pytest.fixture(scope="module")
def album(tmp_path_factory: pytest.TempPathFactory) -> Album:
    return Album(tmp_path_factory.mktemp("album"))


@dataclass(frozen=True)
class Written:
    """A text as it stands in the frame."""

    text: str
    box: Box
    size_px: float
    broken: bool


def drawn(task: SceneTask) -> tuple[np.ndarray, list[Written]]:
    """The frame in which most is to be seen, and the texts in it."""
    seen: dict[tuple[str, int, int], Written] = {}
    draw = Block.draw

    def noted(block: Block, canvas: object, x_px: float, y_px: float) -> None:
        box = Box(x_px, y_px, block.width_px, block.height_px)
        seen[block.text, round(x_px), round(y_px)] = Written(block.text, box, block.size_px, block.broken)
        draw(block, canvas, x_px, y_px)

    with patch.object(Block, "draw", noted):
        picture = _picture(task)
    return picture, list(seen.values())


def _picture(task: SceneTask) -> np.ndarray:
    frame = Frame(task.size)
    Artist(task).draw(frame, settled_s(task))
    return frame.rgb()


def wordless(task: SceneTask) -> np.ndarray:
    """The same frame with nothing written in it."""
    with patch.object(Block, "draw", lambda *_: None):
        return _picture(task)


def check(task: SceneTask) -> None:
    picture, texts = drawn(task)
    # The mark over a quote is set as a letter, but its line box is mostly empty.
    texts = [text for text in texts if text.text != "“"]
    assert texts
    _within(task, texts)
    _apart(texts)
    _readable(picture, wordless(task), texts)


def _within(task: SceneTask, texts: list[Written]) -> None:
    seen = task.scene.presenter and task.person is not None
    boxes = layout(task.size, presenter=seen, captions=task.captions)
    unit = min(task.size.width_px, task.size.height_px) / 720
    for text in texts:
        home = boxes.captions if text.box.middle[1] > boxes.captions.y else boxes.content
        assert home.x - 2 <= text.box.x, text
        assert text.box.right <= home.right + 2, text
        assert home.y - 2 - text.size_px * 0.2 <= text.box.y, text
        assert text.box.bottom <= home.bottom + 2 + text.size_px * 0.2, text
        assert text.size_px >= SMALLEST_PX * unit - 0.01, text
        assert not text.broken, text
        assert not text.text.endswith("…"), text
        if boxes.presenter:
            person = boxes.presenter
            head = Box(person.x, person.y, person.width, person.height * CHIN_SHARE)
            assert not head.overlaps(text.box), text


def _apart(texts: list[Written]) -> None:
    for number, text in enumerate(texts):
        for other in texts[:number]:
            # Lines are set with air over and under their letters.
            mine, theirs = (one.box.inset(0, one.size_px * 0.2) for one in (text, other))
            assert not mine.overlaps(theirs), (text, other)


def _readable(picture: np.ndarray, ground: np.ndarray, texts: list[Written]) -> None:
    for text in texts:
        if any(unicodedata.category(character) == "So" for character in text.text):
            continue  # emoji bring their own colours
        rows = slice(round(text.box.y), round(text.box.bottom))
        columns = slice(round(text.box.x), round(text.box.right))
        shown, behind = picture[rows, columns].astype(float), ground[rows, columns].astype(float)
        change = np.abs(shown - behind).sum(axis=2)
        letters = change > change.max() * 0.85
        assert change.max() > 60, text
        ratios = [_contrast(a, b) for a, b in zip(shown[letters][::7], behind[letters][::7], strict=True)]
        wanted = READABLE if text.size_px < LARGE_PX else READABLE_LARGE
        assert np.percentile(ratios, 10) >= wanted, (text, np.percentile(ratios, 10))


def _contrast(first: np.ndarray, second: np.ndarray) -> float:
    low, high = sorted((luminance(tuple(first)), luminance(tuple(second))))
    return (high + 0.05) / (low + 0.05)


@KINDS
@BOTH
@pytest.mark.parametrize("presenter", [True, False], ids=["with", "without"])
def test_every_kind_of_scene_fits_and_reads(
    album: Album, scene: Scene, orientation: Orientation, presenter: bool
) -> None:
    check(sample_order(scene, album, STYLES[SAMPLES.index(scene) % len(STYLES)], orientation, presenter=presenter))


@BOTH
@pytest.mark.parametrize("style", STYLES, ids=lambda style: style.style_id)
def test_every_design_fits_and_reads(album: Album, style: Style, orientation: Orientation) -> None:
    for scene in SAMPLES:
        if scene.scene_id in SHOWN:
            check(sample_order(scene, album, style, orientation, presenter=scene.scene_id == "bullets"))


def test_the_sheet_command_draws_a_picture(tmp_path: Path, album: Album) -> None:
    from tests.sheets import draw_sheet

    tasks = [
        sample_order(SAMPLES[0], album, STYLES[0], orientation, presenter=False)
        for orientation in (Orientation.LANDSCAPE, Orientation.PORTRAIT)
    ]
    sheet = draw_sheet(tasks, 640, 2)
    assert sheet.width == 640
    assert sheet.height > 170 + 250
