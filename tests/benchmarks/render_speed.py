# ruff: noqa: T201  (printing is what this program is for)
"""How quickly a video is rendered, beside what is possible and beside MoviePy, all in one run.

`python -m tests.benchmarks.render_speed` renders 30 s at 720p and 30 frames a second, six scenes with presenter and
captions, in two worker processes, at full quality in four states:

- from the words: nothing is there, the workers are to be started and the script to be spoken;
- from a spoken storyboard: the workers are to be started, the narration is at hand. This is the line to compare with
  tools, and with the prototype, whose figures have a placeholder for a voice;
- approved: as in a chat, where the plan is spoken and the workers are made ready while the user reads it;
- workers warm: as from the words, by workers that have made a video before.

The limit is two processes that do nothing but encode the same frames, drawn before. Workers are the studio's own, and
load compiled modules, as they do where the program is installed.
With `--moviepy PYTHON`, an interpreter that has moviepy, one of the scenes is drawn by it, too. With `--minutes N`
the length grows, to see cost and memory grow with it.
"""

from __future__ import annotations

import argparse
import compileall
import multiprocessing
import os
import shutil
import subprocess
import tempfile
import threading
import time
from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, replace
from pathlib import Path

import tui
from tests.studio.boards import bench_board
from tui.studio.manner import Manner
from tui.studio.order import Order, cast, parts_of
from tui.studio.production import Rehearsal, draw_board, produce
from tui.studio.shots import arrange
from tui.studio.stage.task import FPS, Quality, SceneTask
from tui.studio.storyboard import Storyboard
from tui.studio.workers import begin_worker

MEBIBYTE = 1024 * 1024


@dataclass(frozen=True)
class Figures:
    """What a production took: seconds, seconds of CPU over all processes, and MiB at the worst moment."""

    video_s: float
    wall_s: float
    cpu_s: float
    memory_mib: float

    @property
    def speed(self) -> float:
        """Video seconds for each second."""
        return self.video_s / self.wall_s

    def __str__(self) -> str:
        return (
            f"{self.video_s:6.1f} s in {self.wall_s:6.2f} s = {self.speed:5.2f} video-s/s,"
            f" {self.cpu_s:6.2f} cpu-s ({2 * self.video_s / self.cpu_s:5.2f} on two free cores),"
            f" {self.memory_mib:4.0f} MiB"
        )


class Gauge:
    """Watches processes from a thread: the most memory they held together, shared pages counted once (PSS)."""

    def __init__(self, pids: Callable[[], list[int]]) -> None:
        self._pids = pids
        self._over = threading.Event()
        self._thread = threading.Thread(target=self._run, daemon=True)
        self.most_mib = 0.0
        self.own_cpu_s = 0.0
        """What the watching itself took: walking three processes' pages several times a second is not free."""

    def __enter__(self) -> Gauge:
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._over.set()
        self._thread.join()

    def _run(self) -> None:
        while not self._over.wait(0.25):
            self.most_mib = max(self.most_mib, sum(map(_pss_mib, self._pids())))
        self.own_cpu_s = time.thread_time()


def _pss_mib(pid: int) -> float:
    try:
        lines = Path(f"/proc/{pid}/smaps_rollup").read_text().splitlines()
    except OSError:
        return 0.0
    return sum(int(line.split()[1]) for line in lines if line.startswith("Pss:")) / 1024


def _cpu_s(pids: list[int]) -> float:
    ticks = 0
    for pid in pids:
        fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
        ticks += int(fields[11]) + int(fields[12])
    return ticks / os.sysconf("SC_CLK_TCK")


def _pool() -> ProcessPoolExecutor:
    return ProcessPoolExecutor(2, mp_context=multiprocessing.get_context("spawn"), initializer=begin_worker)


def _timed(board: Storyboard, folder: Path, pool: ProcessPoolExecutor, quality: Quality) -> Figures:
    def pids() -> list[int]:
        return [os.getpid(), *list(pool._processes or {})]

    before = _cpu_s(pids())
    begun = time.perf_counter()
    with Gauge(pids) as gauge:
        made = produce(
            board, {}, folder, pool, on_progress=lambda _: None, stop=folder / "stop", manner=Manner(quality)
        )
    wall_s = time.perf_counter() - begun
    return Figures(made.duration_s, wall_s, _cpu_s(pids()) - before - gauge.own_cpu_s, gauge.most_mib)


def _ours(folder: Path, minutes: float) -> dict[str, Figures]:
    """Full quality in its four states, draft quality from the words, and a revision that makes one scene longer."""
    found, board = {}, bench_board(minutes)
    for quality in (Quality.FULL, Quality.DRAFT):
        with _pool() as pool:
            found[f"{quality} quality, from the words"] = _timed(board, folder / quality, pool, quality)
            if quality is Quality.FULL:
                found["one scene made longer"] = _timed(_revised(board), folder / quality, pool, quality)
                found["full quality, workers warm"] = _timed(board, folder / "again", pool, quality)
    with _pool() as pool:
        spoken = _spoken(folder / Quality.FULL, folder / "spoken")
        found["full quality, from a spoken storyboard"] = _timed(board, spoken, pool, Quality.FULL)
    with _pool() as pool:
        Rehearsal(board, {}, folder / "approved", pool).wait()
        found["full quality, approved"] = _timed(board, folder / "approved", pool, Quality.FULL)
    return found


def _spoken(made: Path, folder: Path) -> Path:
    """A folder in which there is nothing but the narration of a video that was made in another one."""
    (folder / "cache").mkdir(parents=True)
    for speech in (made / "cache").glob("speech-*.npz"):
        shutil.copy(speech, folder / "cache")
    return folder


def _revised(board: Storyboard) -> Storyboard:
    """The same with more to say in its second scene, so that all that follows begins later."""
    scenes = list(board.scenes)
    more = f"{scenes[1].narration} It also keeps for a week."
    scenes[1] = scenes[1].model_copy(update={"narration": more})
    return board.model_copy(update={"scenes": tuple(scenes)})


def _tasks(board: Storyboard, folder: Path) -> list[SceneTask]:
    """The work orders of a storyboard that is spoken already."""
    from tui.studio.workshop import narrate

    order = Order(board, cast(board), {}, folder, folder / "cache", Manner(), folder / "stop")
    shots = arrange(board.scenes, [narrate(*order.speech(scene)) for scene in board.scenes], board.target_s)
    return [part for task in order.scene_tasks(shots) for part in parts_of(task)]


def _encode(tasks: list[SceneTask], quality: Quality, barrier: object, target: Path, took: object) -> None:
    """Draw frames into memory, wait for the other process, then encode them and nothing else."""
    from tui.studio.edit.encode import Encoder
    from tui.studio.stage.artist import Artist
    from tui.studio.stage.compositor import Frame

    begin_worker()
    frames = []
    for task in tasks:
        artist = Artist(replace(task, span=None))
        first, end = task.span or (0, task.frames)
        for number in range(first, end):
            frame = Frame(task.size)
            artist.draw(frame, number / FPS)
            frames.append(frame)
    barrier.wait()  # type: ignore[attr-defined]
    begun, busy = time.perf_counter(), time.process_time()
    with Encoder(target, tasks[0].size, quality) as encoder:
        for frame in frames:
            encoder.add(frame.video)
    took.put((len(frames), time.perf_counter() - begun, time.process_time() - busy))  # type: ignore[attr-defined]


def _limit(board: Storyboard, folder: Path, quality: Quality) -> Figures:
    """What two encoders take when frames cost nothing; memory is not measured."""
    context = multiprocessing.get_context("spawn")
    barrier, took = context.Barrier(2), context.Queue()
    (folder / "cache").mkdir(exist_ok=True)
    tasks = _tasks(board, folder)
    shares = [tasks[0::2], tasks[1::2]]
    encoders = [
        context.Process(target=_encode, args=(share, quality, barrier, folder / f"limit-{number}.mp4", took))
        for number, share in enumerate(shares)
    ]
    for encoder in encoders:
        encoder.start()
    results = [took.get() for _ in encoders]
    for encoder in encoders:
        encoder.join()
    frames, walls, busy = zip(*results, strict=True)
    return Figures(sum(frames) / FPS, max(walls), sum(busy), 0.0)


def _first_still(folder: Path) -> float:
    """Seconds from a cold start of a worker to the first still of the storyboard."""
    board = bench_board(0.5)
    with _pool() as pool:
        begun = time.perf_counter()
        draw_board(board.model_copy(update={"scenes": board.scenes[:1]}), {}, folder / "board", pool)
        return time.perf_counter() - begun


MOVIEPY = """
import sys, time
begun = time.perf_counter()
import numpy as np
from moviepy import ColorClip, CompositeVideoClip, TextClip, VideoClip, vfx
font, target = sys.argv[1:3]
width, height, seconds = 1280, 720, 6.0
y, x = np.mgrid[0:height, 0:width].astype(np.float32) / height
def ground(t):
    picture = np.empty((height, width, 3), np.float32)
    picture[:] = np.array([18, 24, 48], np.float32)
    for number, colour in enumerate(((70, 60, 160), (30, 120, 140))):
        cx, cy = 0.5 + 0.3 * np.sin(0.33 * t + 2 * number), 0.5 + 0.3 * np.cos(0.27 * t + number)
        light = np.exp(-(((x - cx) ** 2 + (y - cy) ** 2) / 0.2))[..., None] * 0.6
        picture += (np.array(colour, np.float32) - picture) * light
    return picture.astype(np.uint8)
parts = [VideoClip(ground, duration=seconds)]
def text(words, size, at, start, colour="white"):
    clip = TextClip(font=font, text=words, font_size=size, color=colour, margin=(4, 12)).with_start(start)
    return clip.with_duration(seconds - start).with_position(at).with_effects([vfx.CrossFadeIn(0.6)])
parts.append(text("How to make it", 60, (80, 110), 0.2))
for number, point in enumerate(("One part coffee, eight parts water", "Steep twelve hours", "Pour over ice")):
    parts.append(text(point, 34, (80, 260 + 90 * number), 0.8 + 1.5 * number))
words = "To make it, use one part coffee to eight parts water and steep it".split()
parts.append(ColorClip((900, 60), (10, 12, 20)).with_duration(seconds).with_opacity(0.8).with_position((190, 610)))
for number in range(0, len(words), 4):
    line = TextClip(font=font, text=" ".join(words[number:number + 4]), font_size=30, color="white", margin=(4, 12))
    parts.append(line.with_start(number * 0.4).with_duration(1.6).with_position(("center", 615)))
video = CompositeVideoClip(parts, size=(width, height)).with_duration(seconds)
video.write_videofile(target, fps=30, codec="libx264", preset="veryfast", threads=2, audio=False, logger=None,
                      ffmpeg_params=["-crf", "20"])
print(seconds / (time.perf_counter() - begun))
"""
"""MoviePy's version of a scene: moving ground, heading, three points that fade in, captions; no presenter."""


def _moviepy(python: str, folder: Path) -> float:
    """Video seconds for each second, process start included; a scene without a presenter, which is easier."""
    from tui.studio.stage import typefaces

    font = next(iter(sorted((Path(typefaces.__file__).parent / "fonts").glob("*.ttf"))))
    done = subprocess.run(
        [python, "-c", MOVIEPY, str(font), str(folder / "moviepy.mp4")], capture_output=True, text=True, check=True
    )
    return float(done.stdout.split()[-1])


def main() -> None:
    """Print what rendering takes, and its ratios to the limit and to MoviePy."""
    given = argparse.ArgumentParser()
    given.add_argument("--moviepy", help="a Python that has moviepy")
    given.add_argument("--minutes", type=float, default=0.5)
    given.add_argument("--no-limit", action="store_true")
    options = given.parse_args()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        compileall.compile_dir(Path(tui.__file__).parent, quiet=2)
        print(f"load before: {os.getloadavg()[0]:.1f}")
        print(f"first still of a storyboard, worker cold: {_first_still(folder):.2f} s")
        found = _ours(folder, options.minutes)
        for what, figures in found.items():
            print(f"{what:38} {figures}")
        full = found["full quality, from the words"]
        if not options.no_limit:
            limit = _limit(bench_board(0.5), folder, Quality.FULL)
            print(f"{'limit: two encoders':38} {limit}")
            for what, ours in found.items():
                if not what.startswith(Quality.FULL):
                    continue
                print(f"{what}: {ours.speed / limit.speed:.2f} of the limit by the clock,", end=" ")
                print(f"{limit.cpu_s / limit.video_s * ours.video_s / ours.cpu_s:.2f} by CPU time")
        if options.moviepy:
            theirs = _moviepy(options.moviepy, folder)
            print(f"MoviePy, without presenter: {theirs:.2f} video-s/s; ours {full.speed / theirs:.1f} times that")


if __name__ == "__main__":
    main()
