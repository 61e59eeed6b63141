"""Lays speeches on one track, as loud as the web expects, and measures how loud a file is.

The work is FFmpeg's, through PyAV: its resampler, its EBU R 128 meter and its limiter. One gain for the whole track is
found by measuring, so the voice keeps its dynamics; the limiter only catches peaks. It runs at four times the sample
rate because peaks between samples (true peaks, ITU-R BS.1770) are what players clip.
"""

from __future__ import annotations

import math
import wave
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

import av
import numpy as np

from tui.studio.edit.beds import ducking, lay_under
from tui.studio.edit.filters import PLANAR, RESAMPLER, Samples, channels_of, filtered, framed, frames, run
from tui.studio.edit.track import Track
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


@dataclass(frozen=True, slots=True)
class Loudness:
    """How loud a sound is as a whole, and its highest peak between samples; both are -inf for silence."""

    integrated_lufs: float
    true_peak_dbtp: float


def mix(parts: Iterable[tuple[float, Speech]], duration_s: float, target: Path, bed: Samples | None = None) -> None:
    """Write speeches on one track: 48 kHz, stereo, 16 bits, -16 LUFS, true peak under -1 dBTP with room for AAC.

    The same parts always give the same bytes. A track that is silent (under -70 LUFS) or shorter than 0.4 s has no
    loudness and is written as it is, peaks limited.

    Args:
        parts: Each speech and the second at which it starts; where they overlap they add up. They are taken one after
            another, so that only one has to be in memory.
        duration_s: Length of the track; what is beyond it is cut off.
        target: The WAV file to write.
        bed: Music to lay under the speech, two channels at 48 kHz; repeated if it is shorter than the track.

    Raises:
        ValueError: If a speech starts before the track.
    """
    length = round(duration_s * SAMPLE_RATE)
    with Track(target.parent, 1, length, SAMPLE_RATE) as speech:
        _speak(speech, parts)
        if bed is None or not math.isfinite(heard := _loudness(frames(bed, SAMPLE_RATE), mono=False)):
            _level(speech, target)
            return
        with Track(target.parent, 2, length, SAMPLE_RATE) as both:
            _lay(speech, bed, heard, both)
            _level(both, target)


def measure(path: Path) -> Loudness:
    """Measure a sound or video file.

    Raises:
        ValueError: If it has no sound.
    """
    with av.open(str(path)) as container:
        if not container.streams.audio:
            raise ValueError(f"{path} has no sound to measure")
        return _meter(container.decode(audio=0), mono=True)


def _speak(track: Track, parts: Iterable[tuple[float, Speech]]) -> None:
    for start_s, speech in parts:
        if start_s < 0:
            raise ValueError(f"a speech cannot start {-start_s:.3f} s before the track")
        chain = [("aresample", f"{SAMPLE_RATE}:{RESAMPLER}")] if speech.sample_rate != SAMPLE_RATE else []
        samples = filtered(speech.samples[np.newaxis], speech.sample_rate, chain)
        track.add(round(start_s * SAMPLE_RATE), samples)


def _lay(speech: Track, bed: Samples, heard_lufs: float, both: Track) -> None:
    """Speech over a bed that is so much quieter than it, and quieter still while somebody speaks."""
    spoken = _loudness_of(speech)
    aim = (spoken if math.isfinite(spoken) else TARGET_LUFS) - BED_BELOW_LU
    gain = np.float32(10 ** ((aim - heard_lufs) / 20))
    curve = ducking((piece[0] for piece in speech.pieces()), SAMPLE_RATE)
    first = 0
    for said, under in zip(speech.pieces(), lay_under(curve, bed, SAMPLE_RATE, speech.length), strict=True):
        both.add(first, said + gain * under)
        first += said.shape[1]


def _level(track: Track, target: Path) -> None:
    """Write the track at its target loudness, peaks limited."""
    measured = _loudness_of(track)
    if not math.isfinite(measured):
        _limit(track, 0.0, target)
        return
    gain_db, per_db = 0.0, 1.0
    for _ in range(_ROUNDS):
        step_db = (TARGET_LUFS - measured) / per_db
        gain_db += step_db
        before = measured
        measured = _limit(track, gain_db, target)
        if abs(TARGET_LUFS - measured) <= _CLOSE_ENOUGH_LU:
            break
        per_db = min(1.0, max(_LEAST_PER_DB, (measured - before) / step_db))


def _limit(track: Track, gain_db: float, target: Path) -> float:
    """Write the track louder by so many decibels, its peaks limited; tells how loud it then is, in LUFS."""
    chain = [
        ("volume", f"{gain_db:.6f}dB"),
        ("aresample", f"{_OVERSAMPLED}:{RESAMPLER}"),
        ("alimiter", f"limit={10 ** (CEILING_DBTP / 20):.6f}:attack=5:release=50:level=0:latency=1"),
        ("aresample", f"{SAMPLE_RATE}:{RESAMPLER}:internal_sample_fmt=fltp"),  # doubles take twice as long
        PLANAR,
    ]
    with target.open("wb") as file, wave.open(file, "wb") as sound:
        sound.setparams((2, 2, SAMPLE_RATE, 0, "NONE", ""))
        limited = run(framed(track.pieces(), SAMPLE_RATE), chain)
        return _loudness(_written(limited, track.length, sound), mono=track.channels == 1)


def _written(limited: Iterable[av.AudioFrame], length: int, sound: wave.Wave_write) -> Iterator[av.AudioFrame]:
    """Pass frames on while they are written as 16-bit stereo, exactly so many samples of them."""
    left = length
    for frame in limited:
        piece = channels_of(frame)[:, :left]
        sound.writeframes(_finished(piece))
        left -= piece.shape[1]
        yield frame
    sound.writeframes(bytes(4 * left))


def _finished(piece: Samples) -> bytes:
    both = piece if len(piece) == 2 else np.broadcast_to(piece, (2, piece.shape[1]))
    return np.rint(np.clip(both.T, -1.0, 1.0) * 32_767).astype("<i2").tobytes()


def _loudness_of(track: Track) -> float:
    return _loudness(framed(track.pieces(), SAMPLE_RATE), mono=track.channels == 1)


def _loudness(sound: Iterable[av.AudioFrame], *, mono: bool) -> float:
    """How loud a sound is as a whole, in LUFS: looking for peaks between samples doubles the meter's work."""
    return _integrated(_metered(sound, mono=mono, peak="none"))


def _meter(sound: Iterable[av.AudioFrame], *, mono: bool) -> Loudness:
    told = _metered(sound, mono=mono, peak="true")
    peak = float(told.get("lavfi.r128.true_peak", "0"))
    return Loudness(_integrated(told), 20 * math.log10(peak) if peak > 0 else -math.inf)


def _metered(sound: Iterable[av.AudioFrame], *, mono: bool, peak: str) -> dict[str, str]:
    """What FFmpeg's meter tells in the end; mono counts as the same sound on both sides."""
    last: dict[str, str] = {}
    how = f"peak={peak}:metadata=1:dualmono={str(mono).lower()}"
    for frame in run(sound, [("apad", "pad_dur=0.1"), ("ebur128", how)]):
        last = frame.metadata or last
    return last


def _integrated(told: dict[str, str]) -> float:
    integrated = float(told.get("lavfi.r128.I", "nan"))
    return integrated if integrated > _UNMEASURABLE_LUFS else -math.inf
