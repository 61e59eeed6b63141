"""What the contact sheets show is held to: no text runs over, none lies on another, and all of it reads."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from unittest.mock import patch

import numpy as np
import pytest
from PIL import Image

from tests.sheets import SAMPLES, SHOWN, Album, sample_order, settled_s
from tui.api.terms import Orientation
from tui.studio.casting.catalogue import Style
from tui.studio.casting.colour import luminance
from tui.studio.casting.styles import STYLES
from tui.studio.edit.subtitles import cues
from tui.studio.stage import brush, photo
from tui.studio.stage.artist import Artist, _setting, scene_parts
from tui.studio.stage.captions import Captions
from tui.studio.stage.compositor import Frame
from tui.studio.stage.engine import Canvas, skia
from tui.studio.stage.layout import Box, layout
from tui.studio.stage.sprite import Sprite
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
    with written() as texts:
        picture = _picture(task)
    return picture, list(texts.values())


@contextmanager
def written(*, inked: bool = True) -> Iterator[dict[tuple[str, int, int], Written]]:
    """Notes each text that is set down meanwhile; without ink none is drawn."""
    seen: dict[tuple[str, int, int], Written] = {}
    draw = Block.draw

    def noted(block: Block, canvas: object, x_px: float, y_px: float) -> None:
        box = Box(x_px, y_px, block.width_px, block.height_px)
        seen[block.text, round(x_px), round(y_px)] = Written(block.text, box, block.size_px, block.broken)
        if inked:
            draw(block, canvas, x_px, y_px)

    with patch.object(Block, "draw", noted):
        yield seen


_SCRAP = skia.PictureRecorder().beginRecording(skia.Rect.MakeWH(8, 8))


def _unpainted(box: Box, draw: Callable[[Canvas], None]) -> Sprite:
    """In the place of what draws a layer: goes through the strokes and leaves one pixel of them."""
    draw(_SCRAP)
    return Sprite(np.full((2, 2, 4), 255, np.uint8), int(box.x) & ~1, int(box.y) & ~1)


def set_down(task: SceneTask) -> list[Written]:
    """All texts of a scene, its last caption included, without a picture being drawn: thirty times as quick."""
    with ExitStack() as stack:
        stack.enter_context(patch.object(brush, "draw_sprite", _unpainted))
        stack.enter_context(patch.object(photo, "open_picture", cache(photo.open_picture)))
        stack.enter_context(patch.object(photo, "subject_of", lambda _: (0.5, 0.5)))
        stack.enter_context(patch.object(photo, "_planes", lambda *_: [Image.new("L", (2, 2))] * 3))
        texts = stack.enter_context(written(inked=False))
        setting = _setting(task)
        scene_parts(task.scene, setting)
        spoken = cues(task.words)
        shown = Captions(spoken, setting.layout.captions, setting.style, setting.unit, align=setting.align)
        shown.draw(Frame(task.size), settled_s(task))
    return list(texts.values())


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
    _placed(task, texts)
    _readable(picture, wordless(task), _letters(texts))


def _letters(texts: list[Written]) -> list[Written]:
    """All texts but the mark over a quote: it is set as a letter, but its line box is mostly empty."""
    return [text for text in texts if text.text != "“"]


def _placed(task: SceneTask, texts: list[Written]) -> None:
    texts = _letters(texts)
    assert texts
    _within(task, texts)
    _apart(texts)


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
    turn = SAMPLES.index(scene) + 4 * presenter + 8 * (orientation is Orientation.PORTRAIT)
    check(sample_order(scene, album, STYLES[turn % len(STYLES)], orientation, presenter=presenter))


@BOTH
@pytest.mark.parametrize("style", STYLES, ids=lambda style: style.style_id)
def test_every_kind_of_scene_fits_in_every_design(album: Album, style: Style, orientation: Orientation) -> None:
    lying = orientation is Orientation.LANDSCAPE
    for number, scene in enumerate(SAMPLES):
        presenter = (number + STYLES.index(style) + lying) % 2 == 0
        task = sample_order(scene, album, style, orientation, presenter=presenter)
        _placed(task, set_down(task))


@BOTH
@pytest.mark.parametrize("style", STYLES, ids=lambda style: style.style_id)
def test_every_design_reads(album: Album, style: Style, orientation: Orientation) -> None:
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
