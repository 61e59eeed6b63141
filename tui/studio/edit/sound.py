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
from pathlib import Path

import av
import numpy as np
from numpy.typing import NDArray

from tui.studio.edit.beds import lay_under
from tui.studio.edit.filters import CHUNK_S, PLANAR, RESAMPLER, Samples, channels_of, filtered, frames, run
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

BED_BELOW_LU = 15.0
"""How much quieter a bed is than the speech where nobody speaks: so quiet that loudness meters leave it out (their gate
is 10 LU under the mean), and the voice is as loud as without it."""

Finished = NDArray[np.int16]
"""Channels x samples, as they are written."""


@dataclass(frozen=True, slots=True)
class Loudness:
    """How loud a sound is as a whole, and its highest peak between samples; both are -inf for silence."""

    integrated_lufs: float
    true_peak_dbtp: float


def mix(parts: Sequence[tuple[float, Speech]], duration_s: float, target: Path, bed: Samples | None = None) -> None:
    """Write speeches on one track: 48 kHz, stereo, 16 bits, -16 LUFS, true peak under -1 dBTP with room for AAC.

    The same parts always give the same bytes. A track that is silent (under -70 LUFS) or shorter than 0.4 s has no
    loudness and is written as it is, peaks limited.

    Args:
        parts: Each speech and the second at which it starts; where they overlap they add up.
        duration_s: Length of the track; what is beyond it is cut off.
        target: The WAV file to write.
        bed: Music to lay under the speech, two channels at 48 kHz; repeated if it is shorter than the track.

    Raises:
        ValueError: If a speech starts before the track.
    """
    speech = _track(parts, round(duration_s * SAMPLE_RATE))
    _write(target, _levelled(speech if bed is None else _with_bed(speech, bed)))


def measure(path: Path) -> Loudness:
    """Measure a sound or video file.

    Raises:
        ValueError: If it has no sound.
    """
    with av.open(str(path)) as container:
        if not container.streams.audio:
            raise ValueError(f"{path} has no sound to measure")
        return _meter(container.decode(audio=0), mono=True)


def _track(parts: Iterable[tuple[float, Speech]], length: int) -> Samples:
    track = np.zeros((1, length), np.float32)
    for start_s, speech in parts:
        if start_s < 0:
            raise ValueError(f"a speech cannot start {-start_s:.3f} s before the track")
        first = round(start_s * SAMPLE_RATE)
        chain = [("aresample", f"{SAMPLE_RATE}:{RESAMPLER}")] if speech.sample_rate != SAMPLE_RATE else []
        samples = filtered(speech.samples[np.newaxis], speech.sample_rate, chain)[:, : max(0, length - first)]
        track[:, first : first + samples.shape[1]] += samples
    return track


def _with_bed(speech: Samples, bed: Samples) -> Samples:
    """Speech over a bed that is so much quieter than it, and quieter still while somebody speaks."""
    spoken = _loudness_of(speech).integrated_lufs
    heard = _loudness_of(bed).integrated_lufs
    if not math.isfinite(heard):
        return speech
    aim = (spoken if math.isfinite(spoken) else TARGET_LUFS) - BED_BELOW_LU
    under = lay_under(speech[0], bed, SAMPLE_RATE)
    under *= np.float32(10 ** ((aim - heard) / 20))
    under += speech
    return under


def _levelled(track: Samples) -> Finished:
    """The track at its target loudness, peaks limited."""
    measured = _loudness_of(track).integrated_lufs
    if not math.isfinite(measured):
        return _limited(track, 0.0)[0]
    gain_db, per_db = 0.0, 1.0
    for _ in range(_ROUNDS):
        step_db = (TARGET_LUFS - measured) / per_db
        gain_db += step_db
        before = measured
        out, loudness = _limited(track, gain_db)
        measured = loudness.integrated_lufs
        if abs(TARGET_LUFS - measured) <= _CLOSE_ENOUGH_LU:
            break
        per_db = min(1.0, max(_LEAST_PER_DB, (measured - before) / step_db))
    return out


def _limited(track: Samples, gain_db: float) -> tuple[Finished, Loudness]:
    """The track louder by so many decibels and its peaks limited, with how loud it then is."""
    chain = [
        ("volume", f"{gain_db:.6f}dB"),
        ("aresample", f"{_OVERSAMPLED}:{RESAMPLER}"),
        ("alimiter", f"limit={10 ** (CEILING_DBTP / 20):.6f}:attack=5:release=50:level=0:latency=1"),
        ("aresample", f"{SAMPLE_RATE}:{RESAMPLER}"),
        PLANAR,
    ]
    out = np.zeros(track.shape, np.int16)

    def kept() -> Iterator[av.AudioFrame]:
        begin = 0
        for frame in run(frames(track, SAMPLE_RATE), chain):
            piece = channels_of(frame)[:, : track.shape[1] - begin]
            out[:, begin : begin + piece.shape[1]] = np.rint(np.clip(piece, -1.0, 1.0) * 32_767)
            begin += piece.shape[1]
            yield frame

    return out, _meter(kept(), mono=len(track) == 1)


def _loudness_of(track: Samples) -> Loudness:
    return _meter(frames(track, SAMPLE_RATE), mono=len(track) == 1)


def _meter(sound: Iterable[av.AudioFrame], *, mono: bool) -> Loudness:
    """Run FFmpeg's meter; mono counts as the same sound on both sides."""
    last: dict[str, str] = {}
    how = f"peak=true:metadata=1:dualmono={str(mono).lower()}"
    for frame in run(sound, [("apad", "pad_dur=0.1"), ("ebur128", how)]):
        last = frame.metadata or last
    integrated = float(last.get("lavfi.r128.I", "nan"))
    peak = float(last.get("lavfi.r128.true_peak", "0"))
    return Loudness(
        integrated if integrated > _UNMEASURABLE_LUFS else -math.inf,
        20 * math.log10(peak) if peak > 0 else -math.inf,
    )


def _write(target: Path, track: Finished) -> None:
    """Write 16-bit samples as stereo, a second at a time."""
    both = track if len(track) == 2 else np.broadcast_to(track, (2, track.shape[1]))
    step = CHUNK_S * SAMPLE_RATE
    with target.open("wb") as file, wave.open(file, "wb") as sound:
        sound.setnchannels(2)
        sound.setsampwidth(2)
        sound.setframerate(SAMPLE_RATE)
        for start in range(0, both.shape[1], step):
            sound.writeframes(both[:, start : start + step].T.astype("<i2").tobytes())
