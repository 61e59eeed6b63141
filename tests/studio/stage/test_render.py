"""Scenes rendered for real, and what comes out of the decoder."""

from __future__ import annotations

import io
import threading
import zlib
from itertools import pairwise
from pathlib import Path

import av
import numpy as np
import pytest
from PIL import Image

from tests.studio.stage.orders import SCENES, order
from tui.api.terms import Orientation
from tui.studio.stage.artist import Artist
from tui.studio.stage.compositor import Frame
from tui.studio.stage.figure.pose import pose_at
from tui.studio.stage.presenter import seed_of
from tui.studio.stage.render import draw_still, render_scene
from tui.studio.stage.task import FPS, Quality, SceneClip, Stopped
from tui.studio.storyboard import Scene


def opened(png: bytes) -> np.ndarray:
    with Image.open(io.BytesIO(png)) as picture:
        assert picture.format == "PNG"
        return np.asarray(picture.convert("RGB")).astype(np.int16)


@pytest.mark.parametrize("orientation", Orientation)
def test_a_scene_becomes_a_clip_of_its_size_and_length(tmp_path: Path, orientation: Orientation) -> None:
    task = order(SCENES[0], tmp_path, orientation=orientation, frames=75, quality=Quality.FULL)
    assert render_scene(task) == SceneClip(task.clip, 75)
    with av.open(str(task.clip)) as clip:
        stream = clip.streams.video[0]
        context = stream.codec_context
        assert (context.width, context.height) == ((1280, 720) if orientation == "landscape" else (720, 1280))
        assert (context.pix_fmt, context.colorspace, stream.average_rate) == ("yuv420p", 1, FPS)
        frames = [frame.to_ndarray() for frame in clip.decode(stream)]
    assert len(frames) == 75
    assert task.progress.read_text() == "75"
    steps = [np.abs(a.astype(np.int16) - b).mean() for a, b in zip(frames, frames[10:], strict=False)]
    assert min(steps) > 0.05, "something always moves"


@pytest.mark.parametrize("scene", SCENES, ids=lambda scene: scene.kind)
def test_no_frame_is_black_and_none_jumps(tmp_path: Path, scene: Scene) -> None:
    task = order(scene, tmp_path, frames=60)
    render_scene(task)
    with av.open(str(task.clip)) as clip:
        lumas = [frame.to_ndarray()[:720].astype(np.int16) for frame in clip.decode(video=0)]
    assert min(luma.mean() for luma in lumas) > 24
    assert max(np.abs(a - b).mean() for a, b in pairwise(lumas)) < 6


def test_progress_grows_while_a_scene_is_drawn(tmp_path: Path) -> None:
    task = order(SCENES[1], tmp_path, frames=150)
    worker = threading.Thread(target=render_scene, args=(task,))
    worker.start()
    seen = set()
    while worker.is_alive():
        if task.progress.exists():
            seen.add(int(task.progress.read_text()))
    worker.join()
    assert len(seen) > 3
    assert task.progress.read_text() == "150"


def test_a_stop_file_ends_the_work_and_leaves_no_clip(tmp_path: Path) -> None:
    task = order(SCENES[1], tmp_path, frames=60)
    task.stop.touch()
    with pytest.raises(Stopped):
        render_scene(task)
    assert not [path for path in tmp_path.iterdir() if path.name.startswith("scene.mp4")]


def test_a_stop_is_honoured_in_the_middle_of_a_scene(tmp_path: Path) -> None:
    task = order(SCENES[1], tmp_path, frames=9_000)
    caught: list[BaseException] = []

    def work() -> None:
        try:
            render_scene(task)
        except Stopped as stopped:
            caught.append(stopped)

    worker = threading.Thread(target=work)
    worker.start()
    while not (task.progress.exists() and int(task.progress.read_text()) > 0):
        pass
    task.stop.touch()
    worker.join(20)
    assert caught
    assert int(task.progress.read_text()) < 9_000
    assert not [path for path in tmp_path.iterdir() if path.name.startswith("scene.mp4")]


@pytest.mark.parametrize("orientation", Orientation)
def test_a_still_is_a_png_of_the_video_s_size(tmp_path: Path, orientation: Orientation) -> None:
    still = opened(draw_still(order(SCENES[2], tmp_path, orientation=orientation)))
    assert still.shape == ((720, 1280, 3) if orientation == "landscape" else (1280, 720, 3))


def test_a_still_shows_what_the_clip_shows_then(tmp_path: Path) -> None:
    task = order(SCENES[3], tmp_path, frames=70, quality=Quality.FULL)
    render_scene(task)
    with av.open(str(task.clip)) as clip:
        shown = list(clip.decode(video=0))[45].to_ndarray(format="rgb24", src_colorspace="itu709").astype(np.int16)
    assert np.abs(opened(draw_still(task, 1.5)) - shown).mean() < 2.5


def test_a_still_shows_open_eyes_in_the_middle_of_a_blink(tmp_path: Path) -> None:
    task = order(SCENES[1], tmp_path, frames=300, captions=False)
    assert task.person is not None
    seed, phase = seed_of(task.person), zlib.crc32(task.scene.narration.encode())
    moments = (number / FPS for number in range(300))
    shut = [at_s for at_s in moments if pose_at(at_s, (), seed, phase=phase, lasts_s=10.0).blink > 0.9]
    clip, still = Frame(task.size), opened(draw_still(task, shut[0]))
    Artist(task).draw(clip, shut[0])
    differs = np.abs(clip.rgb().astype(np.int16) - still).max(axis=2) > 60
    assert differs.sum() > 50, "the lids"


def test_points_are_not_there_before_they_are_said(tmp_path: Path) -> None:
    task = order(SCENES[2], tmp_path, captions=False, presenter=False)
    ink = [(opened(draw_still(task, at_s)).min(axis=2) > 200).sum() for at_s in (1.2, 3.0, 7.0)]
    assert ink[0] < 0.9 * ink[1] < 0.8 * ink[2]


def test_the_presenter_speaks(tmp_path: Path) -> None:
    task = order(SCENES[1], tmp_path)
    silent = order(SCENES[1], tmp_path, mouths=())
    assert np.abs(opened(draw_still(task, 1.5)) - opened(draw_still(silent, 1.5)))[200:560, 800:].max() > 60


def test_a_scene_without_a_presenter_gives_their_room_to_the_words(tmp_path: Path) -> None:
    scene = SCENES[1].model_copy(update={"presenter": False})
    alone = opened(draw_still(order(scene, tmp_path)))
    nobody = opened(draw_still(order(SCENES[1], tmp_path, presenter=False)))
    assert np.array_equal(alone, nobody)


def test_a_presenter_who_comes_is_faded_in(tmp_path: Path) -> None:
    start = opened(draw_still(order(SCENES[1], tmp_path, presenter_comes=True), 0.0))
    there = opened(draw_still(order(SCENES[1], tmp_path), 0.0))
    nobody = opened(draw_still(order(SCENES[1], tmp_path, presenter=False), 0.0))
    assert np.array_equal(start, nobody)
    assert not np.array_equal(there, nobody)


def test_a_cut_between_two_scenes_with_the_presenter_does_not_show(tmp_path: Path) -> None:
    before = order(SCENES[1], tmp_path, frames=60, mouths=(), words=())
    after = order(SCENES[2], tmp_path, frames=60, mouths=(), words=())
    step = np.abs(opened(draw_still(before, 59 / FPS)) - opened(draw_still(after, 0.0)))
    assert step.mean() < 2
