"""Turns one voice into another: TD-PSOLA, driven by the pitch curve that the voice model returns.

Time-domain pitch-synchronous overlap-add (Moulines and Charpentier, 1990): the sound is cut into grains of two pitch
periods around each glottal pulse, and the grains are laid down again at the new pitch. Reading a grain faster or slower
moves its formants, so pitch and size of the speaker change apart from each other. Length and timing stay as they are.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Samples = NDArray[np.float32]
Curve = NDArray[np.float64]
Marks = NDArray[np.int64]

_VOICED_HZ = 60.0
"""Below this the curve means breath or silence."""
_LOWEST_HZ = 62.0
"""The deepest pitch laid down: lower would fall under the voiced limit and be taken for breath."""
_UNVOICED_RATE_HZ = 200.0
"""Grains a second where there is no pitch."""
_UNVOICED_HALF = 120
"""Half a grain of breath, in samples: grains copied where they were, so hiss stays hiss."""
_MARGIN = 2000
"""Samples of silence around the sound, so that grains at the ends need no special case."""
_FOLLOW = 0.3
"""How fast a mark follows the glottal peak; slower than the peaks' own jitter, which would be heard as roughness."""


@dataclass(frozen=True, slots=True)
class Timbre:
    """How far a voice is moved: factors on pitch, formants, and the swing of the intonation around its middle."""

    pitch: float = 1.0
    formant: float = 1.0
    swing: float = 1.0

    @property
    def changes_nothing(self) -> bool:
        """Whether the sound would come back as it was."""
        return self == Timbre()


@dataclass(frozen=True, slots=True)
class _Pulses:
    """Where grains are cut: position, half length and kind of each."""

    at: Marks
    period: Curve
    voiced: NDArray[np.bool_]


def revoice(samples: Samples, pitch_hz: NDArray[np.float32], hop: int, sample_rate: int, timbre: Timbre) -> Samples:
    """Speak the same sound with another timbre.

    Args:
        samples: Mono sound.
        pitch_hz: Its fundamental frequency, one value for every `hop` samples, under 60 where there is none.
        hop: Samples between two pitch values.
        sample_rate: Samples a second.
        timbre: How far to move it.

    Returns:
        As many samples as were given.
    """
    if timbre.changes_nothing:
        return samples
    pitch = np.interp((np.arange(len(samples)) - hop / 2) / hop, np.arange(len(pitch_hz)), pitch_hz)
    sounding = pitch > _VOICED_HZ
    if not sounding.any():
        return samples
    pulses = _find_pulses(samples, pitch, sample_rate)
    if len(pulses.at) < 3:
        return samples
    middle = float(np.exp(np.log(pitch[sounding]).mean()))
    swung = middle * timbre.pitch * (np.maximum(pitch, _VOICED_HZ) / middle) ** timbre.swing
    target = np.where(sounding, np.maximum(swung, _LOWEST_HZ), 0.0)
    return _lay_down(samples, pulses, target, sample_rate, timbre.formant)


def _find_pulses(samples: Samples, pitch: Curve, sample_rate: int) -> _Pulses:
    at = _marks(pitch, sample_rate)
    voiced = pitch[at] > _VOICED_HZ
    period = sample_rate / np.where(voiced, np.maximum(pitch[at], _VOICED_HZ), _UNVOICED_RATE_HZ)
    return _Pulses(_centred(at, period, voiced, np.abs(samples)), period, voiced)


def _marks(pitch: Curve, sample_rate: int) -> Marks:
    """Samples at which the running phase of the curve completes a turn."""
    rate = np.where(pitch > _VOICED_HZ, pitch, _UNVOICED_RATE_HZ)
    turns = np.floor(np.cumsum(rate / sample_rate))
    return np.flatnonzero(np.diff(turns, prepend=0.0) > 0)


def _centred(at: Marks, period: Curve, voiced: NDArray[np.bool_], loudness: Samples) -> Marks:
    """Move voiced marks onto the loudest point of their period, smoothly from one to the next."""
    out = at.copy()
    offset = 0.0
    for i in np.flatnonzero(voiced):
        half = int(period[i] / 2)
        start = max(0, int(at[i]) - half)
        peak = start + int(np.argmax(loudness[start : int(at[i]) + half])) - int(at[i])
        if i and not voiced[i - 1]:
            offset = float(peak)
        offset += _FOLLOW * _wrapped(peak - offset, half)
        offset = _wrapped(offset, half)
        out[i] = min(max(0, int(at[i]) + round(offset)), len(loudness) - 1)
    return out


def _wrapped(offset: float, half: int) -> float:
    return (offset + half) % (2 * half) - half


def _lay_down(samples: Samples, pulses: _Pulses, target: Curve, sample_rate: int, formant: float) -> Samples:
    out = np.zeros(len(samples) + 2 * _MARGIN, np.float32)
    padded = np.pad(samples, _MARGIN)
    targets = _marks(target, sample_rate)
    for to, source in zip(targets.tolist(), _nearest(pulses.at, targets).tolist(), strict=True):
        voiced = bool(pulses.voiced[source])
        centre = int(pulses.at[source]) if voiced else to
        half = _half_length(float(pulses.period[source]), float(target[to]), sample_rate, formant) if voiced else None
        grain = _grain(padded, centre + _MARGIN, half or _UNVOICED_HALF, formant)
        middle = to + _MARGIN
        reach = len(grain) // 2
        out[middle - reach : middle + reach + 1] += grain
    return out[_MARGIN : _MARGIN + len(samples)]


def _nearest(sources: Marks, targets: Marks) -> Marks:
    right = np.clip(np.searchsorted(sources, targets), 1, len(sources) - 1)
    return right - ((targets - sources[right - 1]) < (sources[right] - targets))


def _half_length(period: float, target_hz: float, sample_rate: int, formant: float) -> int:
    """Half a grain in samples: a source period as it is read, or the new period where that is shorter."""
    new_period = sample_rate / max(target_hz, _VOICED_HZ)
    raised = new_period < period
    return round(min(period, new_period) / formant if raised else period / formant)


def _grain(padded: Samples, centre: int, half: int, formant: float) -> Samples:
    """Two periods around a pulse, read `formant` times as fast, under a Hann window."""
    steps = np.arange(-half, half + 1)
    read_at = centre + steps * formant
    whole = read_at.astype(np.int64)
    part = (read_at - whole).astype(np.float32)
    window = 0.5 + 0.5 * np.cos(np.pi * steps / (half + 1))
    grain: Samples = ((padded[whole] + (padded[whole + 1] - padded[whole]) * part) * window).astype(np.float32)
    return grain
