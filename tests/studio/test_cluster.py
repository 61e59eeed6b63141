"""Scenes drawn on a cluster of separate processes: the video is the same, and a lost worker's parts are drawn again."""

from __future__ import annotations

import os
import pickle
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from concurrent.futures import BrokenExecutor, Executor, Future, ThreadPoolExecutor
from contextlib import ExitStack, contextmanager
from dataclasses import replace
from pathlib import Path

import av
import pytest

from tests.studio.boards import small_board
from tests.studio.stage.orders import SCENES, order
from tui.studio.casting.brand_kits import apply
from tui.studio.casting.catalogue import BrandKit
from tui.studio.cluster import ClusterError, ClusterExecutor, connect, draw_parcel, pack, unpack
from tui.studio.manner import Manner
from tui.studio.production import Production, produce
from tui.studio.stage.task import FPS, Quality
from tui.studio.workshop import draw_scene

PATIENCE_S = 60


def _dask(*words: str) -> subprocess.Popen[bytes]:
    """A scheduler or worker as a process of its own, on loopback, as an operator would start it."""
    command = [sys.executable, "-m", "dask", *words, "--host", "127.0.0.1", "--no-dashboard"]
    return subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)


@contextmanager
def _cluster(folder: Path, workers: int) -> Iterator[tuple[str, list[subprocess.Popen[bytes]]]]:
    distributed = pytest.importorskip("distributed", reason="needs the extra reeltalk[cluster]")
    with ExitStack() as ends:
        about = folder / "scheduler.json"
        processes = [_dask("scheduler", "--port", "0", "--scheduler-file", str(about))]
        ends.callback(_end, processes)
        _until(about.exists)
        with distributed.Client(scheduler_file=str(about), set_as_default=False) as client:
            for _ in range(workers):
                scratch = str(folder / "scratch")
                processes.append(
                    _dask(
                        "worker", "--scheduler-file", str(about), "--nthreads", "1", "--no-nanny",
                        "--local-directory", scratch,
                    )
                )  # fmt: skip
            client.wait_for_workers(workers, timeout=PATIENCE_S)
            address = client.scheduler.address
        yield address, processes[1:]


def _until(there: Callable[[], bool]) -> None:
    ends = time.monotonic() + PATIENCE_S
    while not there():
        assert time.monotonic() < ends
        time.sleep(0.05)


def _end(processes: list[subprocess.Popen[bytes]]) -> None:
    for process in processes:
        process.kill()
        process.wait()


def _video_frames(production: Production) -> int:
    with av.open(str(production.video)) as container:
        return sum(1 for _ in container.decode(video=0))


def test_the_scenes_of_a_worker_that_is_killed_half_way_are_drawn_by_the_others(tmp_path: Path) -> None:
    board = small_board()
    board = board.model_copy(update={"scenes": board.scenes * 3})
    with _cluster(tmp_path, 3) as (address, workers), connect(address, ThreadPoolExecutor(1)) as cluster:
        victims = [workers[0]]

        def kill_one(part_done: float) -> None:
            if part_done > 0.3 and victims:
                os.kill(victims.pop().pid, signal.SIGKILL)

        made = produce(
            board,
            {},
            tmp_path / "session",
            cluster,
            on_progress=kill_one,
            stop=tmp_path / "stop",
            manner=Manner(Quality.DRAFT),
        )
        assert not victims
        assert workers[0].wait() == -signal.SIGKILL
    assert _video_frames(made) == round(made.duration_s * FPS)


def test_an_address_without_a_scheduler_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    pytest.importorskip("distributed", reason="needs the extra reeltalk[cluster]")
    monkeypatch.setattr("tui.studio.cluster.CONNECT_S", 0.5)
    with ThreadPoolExecutor(1) as here, pytest.raises(ClusterError, match=r"127\.0\.0\.1:9"):
        connect("tcp://127.0.0.1:9", here)


@pytest.mark.parametrize("address", ["", "no such place", "tcp://10.0.0.5", "10.0.0.5"])
def test_what_is_no_address_is_told_at_once(address: str) -> None:
    pytest.importorskip("distributed", reason="needs the extra reeltalk[cluster]")
    with ThreadPoolExecutor(1) as here, pytest.raises(ClusterError, match="looks like"):
        connect(address, here)


def test_a_parcel_takes_its_files_to_a_machine_that_has_none(tmp_path: Path) -> None:
    studio, elsewhere = tmp_path / "studio", tmp_path / "elsewhere"
    for folder in (studio, elsewhere):
        folder.mkdir()
    (studio / "a.png").write_bytes(b"one")
    (studio / "b.jpg").write_bytes(b"two")
    (studio / "logo.svg").write_bytes(b"logo")
    (studio / "own.ttf").write_bytes(b"letters")
    kit = BrandKit(
        "kit",
        "Kit",
        ("#112233",),
        logo=str(studio / "logo.svg"),
        display_font=str(studio / "own.ttf"),
        text_font="Lora",
    )
    task = replace(
        order(SCENES[0], studio, kit=kit),
        style=apply(order(SCENES[0], studio).style, kit),
        picture=studio / "a.png",
        pictures=(None, studio / "b.jpg"),
        span=(0, 30),
    )
    there = unpack(pickle.loads(pickle.dumps(pack(task))), elsewhere)
    assert there.picture is not None
    assert there.picture.read_bytes() == b"one"
    assert there.pictures[0] is None
    assert there.pictures[1] is not None
    assert there.pictures[1].read_bytes() == b"two"
    assert there.kit is not None
    assert Path(str(there.kit.logo)).read_bytes() == b"logo"
    assert there.kit.display_font == there.style.display_font != task.style.display_font
    assert Path(there.style.display_font).read_bytes() == b"letters"
    assert (there.kit.text_font, there.style.text_font) == ("Lora", "Lora")
    paths = (there.picture, there.pictures[1], Path(str(there.kit.logo)), there.clip, there.progress, there.stop)
    assert {path.parent for path in paths} == {elsewhere}
    assert (there.span, there.words, there.scene) == (task.span, task.words, task.scene)


def test_a_worker_of_another_version_refuses(tmp_path: Path) -> None:
    parcel = replace(pack(order(SCENES[0], tmp_path)), version="0.0.1")
    with pytest.raises(ClusterError, match=r"0\.0\.1"):
        draw_parcel(parcel)


class _Lost:
    """A client whose workers are all lost, as Dask tells it."""

    def submit(self, *_: object, **__: object) -> Future[object]:
        class KilledWorker(Exception):  # noqa: N818
            pass

        lost: Future[object] = Future()
        lost.set_exception(KilledWorker("three workers died"))
        return lost

    def close(self) -> None:
        """Nothing to leave."""


def test_a_cluster_without_workers_is_told_as_a_broken_executor(tmp_path: Path) -> None:
    with ThreadPoolExecutor(1) as here:
        cluster: Executor = ClusterExecutor(_Lost(), here)
        with pytest.raises(BrokenExecutor, match="three workers died"):
            cluster.submit(draw_scene, order(SCENES[0], tmp_path)).result(timeout=5)
