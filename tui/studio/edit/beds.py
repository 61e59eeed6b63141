"""Music under speech: how it gives way to the voice, and a few quiet beds that the program plays itself."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from tui.studio.edit.filters import Samples

Curve = NDArray[np.float64]

DUCKED_DB = -11.0
"""How much a bed goes back while somebody speaks."""
_BLOCK_S = 0.02
_HEARD_DB = -40.0
"""A block counts as speech when it is no more than this below the loudest one."""
_AHEAD_S, _HOLD_S = 0.25, 0.55
"""The bed goes back before the voice comes, and stays back over the pauses between sentences."""
_TURN_S = 0.4
_FADE_IN_S, _FADE_OUT_S = 0.8, 2.5
_OVERLAP_S = 1.5
"""Where a bed that is too short is played again, its end fades over its beginning."""


def lay_under(curve: Curve, bed: Samples, sample_rate: int, length: int) -> Iterator[Samples]:
    """A bed as long as a track, a second at a time: quieter under speech, coming and going softly.

    Args:
        curve: How loud it may be, from `ducking`.
        bed: Two channels, of any length.
        sample_rate: Samples a second.
        length: Samples of the track.
    """
    loop = Loop(bed, round(_OVERLAP_S * sample_rate))
    block = max(1, round(_BLOCK_S * sample_rate))
    shaped = curve * _ends(length / sample_rate)[: len(curve)]
    at = (np.arange(len(shaped)) + 0.5) * block
    for start in range(0, length, sample_rate):
        end = min(start + sample_rate, length)
        yield loop.between(start, end) * np.interp(np.arange(start, end), at, shaped).astype(np.float32)


def ducking(speech: Iterable[NDArray[np.float32]], sample_rate: int) -> Curve:
    """How loud a bed may be under a speech, 1 where nobody speaks: a factor for each fiftieth of a second.

    Args:
        speech: One channel in pieces of a second, or in one piece.
        sample_rate: Samples a second.
    """
    block = max(1, round(_BLOCK_S * sample_rate))
    power = np.concatenate([np.zeros(0), *(_powers(piece, block) for piece in speech)])
    loudest = power.max(initial=0.0)
    spoken = power > loudest * 10 ** (_HEARD_DB / 10) if loudest > 0 else np.zeros(len(power), bool)
    if not len(power):
        return power
    curve: Curve = 1 - (1 - 10 ** (DUCKED_DB / 20)) * _smooth(_spread(spoken))
    return curve


def _powers(piece: NDArray[np.float32], block: int) -> Curve:
    count = math.ceil(len(piece) / block)
    padded = np.pad(piece, (0, count * block - len(piece))).reshape(count, block)
    powers: Curve = np.einsum("ij,ij->i", padded, padded, dtype=np.float64) / block
    return powers


def _spread(spoken: NDArray[np.bool_]) -> Curve:
    """Speech made longer at both its ends, by what the bed goes back ahead of it and stays back after it."""
    ahead, hold = round((_AHEAD_S + _TURN_S / 2) / _BLOCK_S), round((_HOLD_S + _TURN_S / 2) / _BLOCK_S)
    starts = np.zeros(len(spoken) + 1)
    for place in np.flatnonzero(spoken).tolist():
        starts[max(0, place - ahead)] += 1
        starts[min(len(spoken), place + hold + 1)] -= 1
    return (np.cumsum(starts)[:-1] > 0).astype(np.float64)


def _smooth(active: Curve) -> Curve:
    window = np.hanning(round(_TURN_S / _BLOCK_S) | 1)
    half = len(window) // 2
    smoothed: Curve = np.convolve(np.pad(active, half, mode="edge"), window / window.sum(), mode="valid")
    return np.clip(smoothed, 0.0, 1.0)


def _ends(duration_s: float) -> Curve:
    at_s = (np.arange(math.ceil(round(duration_s / _BLOCK_S, 6))) + 0.5) * _BLOCK_S
    ends: Curve = np.clip(at_s / _FADE_IN_S, 0, 1) * np.clip((duration_s - at_s) / _FADE_OUT_S, 0, 1)
    return ends


class Loop:
    """A bed that is played again and again, each time fading over its own beginning.

    Args:
        bed: Two channels, of any length.
        overlap: Samples over which its end fades; at most half of it.
    """

    def __init__(self, bed: Samples, overlap: int) -> None:
        overlap = min(overlap, bed.shape[1] // 2)
        self._once = bed[:, : bed.shape[1] - overlap]
        self._again = self._once.copy()
        begin, end = bed[:, :overlap], bed[:, bed.shape[1] - overlap :]
        rising = np.sin(np.linspace(0, math.pi / 2, overlap, dtype=np.float32))
        # What is alike adds up louder than what is not: the fade holds the power whatever the two have in common.
        level = np.sqrt(1 + 2 * _alike(begin, end) * rising * rising[::-1])
        self._again[:, :overlap] = (begin * rising + end * rising[::-1]) / level

    def between(self, begin: int, end: int) -> Samples:
        """What is heard from one sample to another."""
        own = self._once.shape[1]
        if not own:
            return np.zeros((2, end - begin), np.float32)
        at = np.arange(begin, end)
        out: Samples = np.where(at < own, self._once[:, at % own], self._again[:, at % own])
        return out


def _alike(one: Samples, other: Samples) -> float:
    """How much two sounds of one length are the same, 0 to 1."""
    power = math.sqrt(float(np.vdot(one, one)) * float(np.vdot(other, other)))
    return max(0.0, float(np.vdot(one, other)) / power) if power else 0.0


def _note(half_tones: float) -> float:
    """Frequency in Hz of a note so many half tones over A3."""
    return float(220.0 * 2 ** (half_tones / 12))


def _pad(chord: tuple[int, ...], at_s: Curve, seconds: float) -> tuple[Curve, Curve]:
    """A chord of soft voices, each a little to one side and slightly out of tune with itself."""
    left, right = np.zeros(len(at_s)), np.zeros(len(at_s))
    swell = np.sin(np.clip(at_s / seconds, 0, 1) * math.pi) ** 0.8
    for number, tone in enumerate(chord):
        side = 0.5 + 0.35 * math.sin(2.4 * number)
        for partial, strength in ((1, 1.0), (2, 0.28), (3, 0.08)):
            hertz = _note(tone) * partial
            voice = np.sin(math.tau * hertz * at_s) + np.sin(math.tau * (hertz + 0.7) * at_s + number)
            left += voice * strength * (1 - side)
            right += voice * strength * side
    return left * swell, right * swell


def _pluck(tone: int, at_s: Curve) -> Curve:
    fall = np.exp(-at_s * 3.2) * np.clip(at_s / 0.012, 0, 1)
    hertz = _note(tone)
    sound: Curve = (
        np.sin(math.tau * hertz * at_s) + 0.3 * np.sin(math.tau * 2 * hertz * at_s) * np.exp(-at_s * 4)
    ) * fall
    return sound


_CHORD_S = 6.0
_CHORDS = {
    "dawn": ((-9, -5, -2, 3), (-14, -2, 2, 5), (-12, -5, 0, 3), (-7, -2, 2, 10)),
    "drift": ((-12, -5, -1, 2), (-12, -3, 0, 4), (-17, -5, -1, 2), (-10, -3, 0, 5)),
    "steps": ((-9, -5, -2), (-12, -5, 0), (-16, -4, 0), (-14, -2, 2)),
}


@lru_cache(maxsize=1)
def play(name: str, sample_rate: int) -> Samples:
    """One of the program's own beds, once round its chords and the beginning again, so that it repeats without a seam.

    Raises:
        KeyError: There is no bed of this name.
    """
    chords = _CHORDS[name]
    length = round(_CHORD_S * sample_rate)
    out = np.zeros((2, (len(chords) + 1) * length))
    round_ = len(chords) * length
    for number, chord in enumerate(chords):
        at_s = np.arange(2 * length) / sample_rate
        for channel, voice in enumerate(_pad(chord, at_s, 2 * _CHORD_S)):
            out[channel, number * length : (number + 2) * length] += voice
        if name == "steps":
            _add_plucks(out, chord, number * length, sample_rate)
    out[:, :length] += out[:, round_:]  # the last chord goes over into the first
    out = np.concatenate([out[:, :round_], out[:, : round(_OVERLAP_S * sample_rate)]], axis=1)
    quiet: Samples = (out * (0.25 / np.abs(out).max())).astype(np.float32)
    return quiet


def _add_plucks(out: Curve, chord: tuple[int, ...], begin: int, sample_rate: int) -> None:
    at_s = np.arange(round(1.4 * sample_rate)) / sample_rate
    for beat in range(8):
        first = begin + round(beat * _CHORD_S / 8 * sample_rate)
        sound = 1.6 * _pluck(chord[beat % len(chord)] + 12, at_s)
        side = 0.75 if beat % 2 else 0.25
        out[0, first : first + len(sound)] += sound * (1 - side)
        out[1, first : first + len(sound)] += sound * side
