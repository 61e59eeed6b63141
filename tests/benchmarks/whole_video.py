# ruff: noqa: T201  (printing is what this program is for)
"""A long video proved to play: `python -m tests.benchmarks.whole_video [--minutes 10]`.

Makes a video of the length asked for (about 150 words a minute, draft quality, two workers), decodes it whole with
FFmpeg and, where it is installed, with GStreamer's own demuxer, OpenH264 and FAAD, and tells lengths, what is frozen,
black or clipped, how far the sound is from its place in the first, middle and last scenes, how loud it is, and what
making it took. Exits with 1 when one of the bars does not hold.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from tests.benchmarks.render_speed import _pool, _timed
from tests.playing import FPS, clipped, listen, offset_s, second_opinion, structure, watch
from tests.studio.boards import bench_board
from tui.studio.edit.filters import RESAMPLER, filtered
from tui.studio.edit.sound import SAMPLE_RATE, measure
from tui.studio.manner import Manner
from tui.studio.order import Order, cast
from tui.studio.shots import Shot, arrange
from tui.studio.stage.task import Quality
from tui.studio.storyboard import Storyboard
from tui.studio.workshop import load_speech, narrate

FRAME_S = 1 / FPS


def main() -> int:
    """Make it, look and listen through it, and tell."""
    given = argparse.ArgumentParser()
    given.add_argument("--minutes", type=float, default=10.0)
    minutes = given.parse_args().minutes
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        board = bench_board(minutes)
        for shorter in (minutes / 4, minutes):
            with _pool() as pool:
                took = _timed(bench_board(shorter), folder / f"of-{shorter}", pool, Quality.DRAFT)
            print(f"{shorter:5.1f} min: {took}, {took.cpu_s / took.video_s:.3f} cpu-s a second")
        made = folder / f"of-{minutes}"
        failed = _judged(board, made, next(made.glob("video-*.mp4")))
    print("\n".join(f"FAILED: {what}" for what in failed) or "all bars hold")
    return 1 if failed else 0


def _judged(board: Storyboard, folder: Path, video: Path) -> list[str]:
    shots = _shots(board, folder)
    words = sum(len(shot.words) for shot in shots)
    print(f"{len(shots)} scenes, {words} words, {video.stat().st_size / 1e6:.1f} MB")
    begun = time.perf_counter()
    seen, sound, told, loud = watch(video), listen(video), structure(video), measure(video)
    print(f"{seen}; decoded in {time.perf_counter() - begun:.0f} s")
    frames, sound_s = sum(shot.frames for shot in shots), sound.shape[1] / SAMPLE_RATE
    late = _lateness(shots, sound.mean(axis=0))
    print(f"sound {sound_s:.3f} s, picture {seen.frames / FPS:.3f} s; {loud}; {told.boxes}")
    print(
        f"speech is late by {1000 * np.median(late):.1f} ms (median), {1000 * np.abs(late).max():.1f} at most;", end=" "
    )
    print(f"first scenes {1000 * np.median(late[:5]):.1f}, last {1000 * np.median(late[-5:]):.1f}")
    bars = {
        "every frame is there, at its time": seen.frames == frames and not seen.uneven,
        "picture and sound are of one length": abs(sound_s - frames / FPS) <= FRAME_S,
        "nothing is frozen for a second": seen.still_s < 1.0,
        "nothing is black": seen.black_s == 0,
        "nothing is clipped": not clipped(sound) and loud.true_peak_dbtp < -1.0,
        "it is as loud as it should be": abs(loud.integrated_lufs + 16) < 0.5,
        "every scene's speech is in its place": float(np.abs(late).max()) <= FRAME_S,
    }
    other = second_opinion(video)
    if other:
        late = _lateness(shots, other.sound)
        print(f"GStreamer: {other.frames} frames, {len(other.sound) / SAMPLE_RATE:.3f} s of sound;", end=" ")
        print(f"late by {1000 * np.median(late):.1f} ms, {1000 * np.ptp(late):.1f} between scenes at most")
        bars["a second decoder sees and hears the same"] = (
            other.frames == frames and float(np.abs(late).max()) <= FRAME_S
        )
    return [what for what, holds in bars.items() if not holds]


def _shots(board: Storyboard, folder: Path) -> list[Shot]:
    """The scenes as they were laid out, from the speech that lies in the cache."""
    order = Order(board, cast(board), {}, folder, folder / "cache", Manner(Quality.DRAFT), folder / "stop")
    return arrange(board.scenes, [narrate(*order.speech(scene)) for scene in board.scenes], board.target_s)


def _lateness(shots: Sequence[Shot], sound: NDArray[np.float32]) -> NDArray[np.float64]:
    """How much later than laid out each scene's speech is heard, in seconds."""
    late = []
    for shot in shots:
        speech = load_speech(shot.narration.path)
        chain = [("aresample", f"{SAMPLE_RATE}:{RESAMPLER}")]
        samples = filtered(speech.samples[np.newaxis], speech.sample_rate, chain)[0]
        late.append(offset_s(sound, samples, shot.starts_at_s + shot.lead_s, SAMPLE_RATE))
    return np.array(late)


if __name__ == "__main__":
    sys.exit(main())
