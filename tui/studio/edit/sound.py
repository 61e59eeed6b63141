"""Lays speeches on one track, as loud as the web expects, and measures how loud a file is.

The work is FFmpeg's, through PyAV: its resampler, its EBU R 128 meter and its limiter. One gain for the whole track is
found by measuring, so the voice keeps its dynamics; the limiter only catches peaks. It runs at four times the sample
rate because peaks between samples (true peaks, ITU-R BS.1770) are what players clip.
"""

from __future__ import annotations

import math
import wave
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction
from pathlib import Path

import av
import numpy as np
from av.filter import Graph
from numpy.typing import NDArray

from tui.studio.narration.speech import Speech

SAMPLE_RATE = 48_000
"""Samples a second of the finished sound."""
TARGET_LUFS = -16.0
"""Loudness of the whole, as streaming platforms and podcasts ask for."""
CEILING_DBTP = -2.0
"""Highest true peak laid down: a decibel under the -1 dBTP that must hold, for AAC overshoots when it encodes."""

_CLOSE_ENOUGH_LU = 0.05
_ROUNDS = 8
"""Limiting lowers loudness a little, so the gain is corrected by what was measured after it; two rounds are usual."""
_LEAST_PER_DB = 0.15
"""The least loudness a decibel of gain is taken to bring when the limiter works hard, so that no step runs away."""
_UNMEASURABLE_LUFS = -70.0
"""What the meter says of silence and of sound shorter than its first window of 0.4 s."""
_OVERSAMPLED = 4 * SAMPLE_RATE
_RESAMPLER = "filter_size=64:cutoff=0.98"
"""Images 115 dB down at 10 kHz, where the resampler's defaults leave them at 64."""
_CHUNK_S = 1
"""Seconds pushed through a filter at once, so that memory does not grow with the video."""

Mono = NDArray[np.float32]
Filter = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Loudness:
    """How loud a sound is as a whole, and its highest peak between samples; both are -inf for silence."""

    integrated_lufs: float
    true_peak_dbtp: float


def mix(parts: Sequence[tuple[float, Speech]], duration_s: float, target: Path) -> None:
    """Write speeches on one track: 48 kHz, stereo, 16 bits, -16 LUFS, true peak under -1 dBTP with room for AAC.

    The same parts always give the same bytes. A track that is silent (under -70 LUFS) or shorter than 0.4 s has no
    loudness and is written as it is, peaks limited.

    Args:
        parts: Each speech and the second at which it starts; where they overlap they add up.
        duration_s: Length of the track; what is beyond it is cut off.
        target: The WAV file to write.

    Raises:
        ValueError: If a speech starts before the track.
    """
    _write(target, _levelled(_track(parts, round(duration_s * SAMPLE_RATE))))


def measure(path: Path) -> Loudness:
    """Measure a sound or video file.

    Raises:
        ValueError: If it has no sound.
    """
    with av.open(str(path)) as container:
        if not container.streams.audio:
            raise ValueError(f"{path} has no sound to measure")
        return _meter(container.decode(audio=0))


def _track(parts: Iterable[tuple[float, Speech]], length: int) -> Mono:
    track = np.zeros(length, np.float32)
    for start_s, speech in parts:
        if start_s < 0:
            raise ValueError(f"a speech cannot start {-start_s:.3f} s before the track")
        first = round(start_s * SAMPLE_RATE)
        chain = [("aresample", f"{SAMPLE_RATE}:{_RESAMPLER}")] if speech.sample_rate != SAMPLE_RATE else []
        samples = _filtered(speech.samples, speech.sample_rate, chain)[: max(0, length - first)]
        track[first : first + len(samples)] += samples
    return track


def _levelled(track: Mono) -> Mono:
    """The track at its target loudness, peaks limited."""
    measured = _loudness_of(track).integrated_lufs
    if not math.isfinite(measured):
        return _limited(track, 0.0)
    gain_db, per_db, out = 0.0, 1.0, track
    for _ in range(_ROUNDS):
        step_db = (TARGET_LUFS - measured) / per_db
        gain_db += step_db
        out = _limited(track, gain_db)
        before, measured = measured, _loudness_of(out).integrated_lufs
        if abs(TARGET_LUFS - measured) <= _CLOSE_ENOUGH_LU:
            break
        per_db = min(1.0, max(_LEAST_PER_DB, (measured - before) / step_db))
    return out


def _limited(track: Mono, gain_db: float) -> Mono:
    louder = (track * 10 ** (gain_db / 20)).astype(np.float32)
    limiter = f"limit={10 ** (CEILING_DBTP / 20):.6f}:attack=5:release=50:level=0:latency=1"
    chain = [
        ("aresample", f"{_OVERSAMPLED}:{_RESAMPLER}"),
        ("alimiter", limiter),
        ("aresample", f"{SAMPLE_RATE}:{_RESAMPLER}"),
    ]
    limited = _filtered(louder, SAMPLE_RATE, chain)[: len(track)]
    return np.pad(limited, (0, len(track) - len(limited)))


def _loudness_of(track: Mono) -> Loudness:
    return _meter(_frames(track, SAMPLE_RATE))


def _meter(frames: Iterable[av.AudioFrame]) -> Loudness:
    """Run FFmpeg's meter; mono counts as the same sound on both sides."""
    last: dict[str, str] = {}
    for frame in _run(frames, [("apad", "pad_dur=0.1"), ("ebur128", "peak=true:metadata=1:dualmono=true")]):
        last = frame.metadata or last
    integrated = float(last.get("lavfi.r128.I", "nan"))
    peak = float(last.get("lavfi.r128.true_peak", "0"))
    return Loudness(
        integrated if integrated > _UNMEASURABLE_LUFS else -math.inf,
        20 * math.log10(peak) if peak > 0 else -math.inf,
    )


def _filtered(samples: Mono, sample_rate: int, chain: Sequence[Filter]) -> Mono:
    if not len(samples):
        return samples
    ends_in = [*chain, ("aformat", "sample_fmts=flt")]
    pieces = [frame.to_ndarray()[0] for frame in _run(_frames(samples, sample_rate), ends_in)]
    return np.concatenate(pieces) if pieces else samples[:0]


def _frames(samples: Mono, sample_rate: int) -> Iterator[av.AudioFrame]:
    step = _CHUNK_S * sample_rate
    for start in range(0, len(samples), step):
        piece = np.ascontiguousarray(samples[np.newaxis, start : start + step], np.float32)
        frame = av.AudioFrame.from_ndarray(piece, format="flt", layout="mono")
        frame.sample_rate = sample_rate
        frame.time_base = Fraction(1, sample_rate)
        frame.pts = start
        yield frame


def _run(frames: Iterable[av.AudioFrame], chain: Sequence[Filter]) -> Iterator[av.AudioFrame]:
    """Send frames through a chain of FFmpeg filters that is built for the first of them."""
    graph: Graph | None = None
    for frame in frames:
        graph = graph or _graph(frame, chain)
        graph.push(frame)
        yield from _ready(graph)
    if graph:
        graph.push(None)
        yield from _ready(graph)


def _graph(first: av.AudioFrame, chain: Sequence[Filter]) -> Graph:
    graph = Graph()
    source = graph.add_abuffer(
        sample_rate=first.sample_rate,
        format=first.format.name,
        layout=first.layout.name,
        time_base=first.time_base or Fraction(1, first.sample_rate),
    )
    graph.link_nodes(source, *(graph.add(name, options) for name, options in chain), graph.add("abuffersink"))
    graph.configure()
    return graph


def _ready(graph: Graph) -> Iterator[av.AudioFrame]:
    while True:
        try:
            frame = graph.pull()
        except (av.error.BlockingIOError, av.error.EOFError):
            return
        if isinstance(frame, av.AudioFrame):
            yield frame


def _write(target: Path, track: Mono) -> None:
    both = np.repeat(np.rint(np.clip(track, -1.0, 1.0) * 32_767).astype("<i2"), 2)
    with target.open("wb") as file, wave.open(file, "wb") as sound:
        sound.setnchannels(2)
        sound.setsampwidth(2)
        sound.setframerate(SAMPLE_RATE)
        sound.writeframes(both.tobytes())
