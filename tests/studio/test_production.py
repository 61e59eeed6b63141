"""A storyboard becomes a video: what is finished is kept, what changed is made again, what breaks is told."""

from __future__ import annotations

import multiprocessing
import os
import signal
from collections.abc import Callable, Iterator
from concurrent.futures import BrokenExecutor, Executor, ProcessPoolExecutor
from itertools import pairwise
from pathlib import Path

import av
import pytest

from tests.studio.boards import small_board, with_headline
from tui.studio.production import Production, draw_board, produce
from tui.studio.stage.task import FPS, Quality, Stopped
from tui.studio.storyboard import Storyboard


def _pool() -> ProcessPoolExecutor:
    return ProcessPoolExecutor(2, mp_context=multiprocessing.get_context("spawn"))


@pytest.fixture(scope="module")
def workers() -> Iterator[ProcessPoolExecutor]:
    """Two processes that every test of the module uses, for starting them takes longer than their work."""
    with _pool() as pool:
        yield pool


def _produce(
    board: Storyboard, folder: Path, workers: Executor, on_progress: Callable[[float], None] = lambda _: None
) -> Production:
    return produce(board, {}, folder, workers, on_progress=on_progress, stop=folder / "stop", quality=Quality.DRAFT)


def _clips(folder: Path) -> dict[str, int]:
    """The encoded pieces of scenes that lie in a folder, with when each was written."""
    return {clip.name: clip.stat().st_mtime_ns for clip in folder.rglob("scene-*.mp4") if not clip.name.startswith(".")}


@pytest.fixture(scope="module")
def made(workers: ProcessPoolExecutor, tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Production]:
    folder = tmp_path_factory.mktemp("made")
    return folder, _produce(small_board(), folder, workers)


def test_the_video_is_as_long_as_it_says_and_has_everything_beside_it(made: tuple[Path, Production]) -> None:
    _, production = made
    with av.open(str(production.video)) as container:
        frames = sum(1 for _ in container.decode(video=0))
    assert frames == round(production.duration_s * FPS)
    for file in (production.poster, production.preview, production.subtitles):
        assert file.stat().st_size > 0
    assert "cold brew is easy" in production.subtitles.read_text().lower()


def test_progress_rises_from_nothing_to_all_and_never_falls(workers: ProcessPoolExecutor, tmp_path: Path) -> None:
    told: list[float] = []
    _produce(small_board(), tmp_path, workers, told.append)
    assert told[0] < 0.1
    assert told[-1] == 1.0
    assert all(earlier <= later for earlier, later in pairwise(told))
    assert len(set(told)) > 4


def test_a_video_that_is_finished_is_not_made_again(
    workers: ProcessPoolExecutor, made: tuple[Path, Production]
) -> None:
    folder, production = made
    before = _clips(folder), production.video.stat().st_mtime_ns
    assert _produce(small_board(), folder, workers) == production
    assert (_clips(folder), production.video.stat().st_mtime_ns) == before


def test_changing_one_scene_draws_that_scene_only(workers: ProcessPoolExecutor, made: tuple[Path, Production]) -> None:
    folder, production = made
    before = _clips(folder)
    revised = _produce(with_headline(small_board(), 1, "While you sleep"), folder, workers)
    after = _clips(folder)
    assert revised.video != production.video
    assert {name: after[name] for name in before} == before
    assert len(after) - len(before) == 1


def test_a_production_that_was_stopped_goes_on_from_what_it_had_finished(
    workers: ProcessPoolExecutor, tmp_path: Path
) -> None:
    stop = tmp_path / "stop"

    def stop_after_a_scene(_: float) -> None:
        if _clips(tmp_path):
            stop.touch()

    with pytest.raises(Stopped):
        _produce(small_board(), tmp_path, workers, stop_after_a_scene)
    finished = _clips(tmp_path)
    assert finished
    assert not list(tmp_path.rglob("*.part"))
    stop.unlink()
    production = _produce(small_board(), tmp_path, workers)
    assert production.video.exists()
    assert {name: _clips(tmp_path)[name] for name in finished} == finished


def test_a_worker_that_dies_is_told_and_the_next_attempt_succeeds(tmp_path: Path) -> None:
    dying = _pool()

    def kill_one(progress: float) -> None:
        if progress > 0.05 and dying._processes:
            os.kill(next(iter(dying._processes)), signal.SIGKILL)

    with dying, pytest.raises(BrokenExecutor):
        _produce(small_board(), tmp_path, dying, kill_one)
    with _pool() as fresh:
        assert _produce(small_board(), tmp_path, fresh).video.exists()


def test_a_still_of_every_scene_is_drawn_and_kept(workers: ProcessPoolExecutor, tmp_path: Path) -> None:
    stills = draw_board(small_board(), {}, tmp_path, workers)
    assert list(stills) == ["one", "two", "three"]
    written = {still: still.stat().st_mtime_ns for still in stills.values()}
    assert draw_board(small_board(), {}, tmp_path, workers) == stills
    assert {still: still.stat().st_mtime_ns for still in stills.values()} == written
