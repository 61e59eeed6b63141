"""One breath of speech: the network's sound in a voice's timbre, trimmed, with the time of each token and phoneme.

The network's own durations are late and count silence in with the sound before it; here they are put right by figures
that were measured against forced alignment, and by the loudness of the sound itself.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from tui.studio.casting.catalogue import Voice
from tui.studio.narration.alignment import SpokenToken
from tui.studio.narration.timbre import Timbre, revoice
from tui.studio.narration.visemes import Phone
from tui.studio.narration.voice_model import HOP, SAMPLE_RATE, Token, Utterance

_LATE_S = 0.063
"""How much later the network's durations place a phoneme than it is heard: median of 165 force-aligned words."""
_BETWEEN_S = 0.045
"""The symbol between two words lasts about this long though nothing parts them; half of it belongs to each."""
_FAINT = 0.015
"""Share of the peak under which a word's last phoneme has died away."""
_STEP = 120
"""Samples in one step of the loudness curve: 5 ms."""
_SILENT = 0.01
"""Share of a sentence's peak under which its ends are silence."""
_KEEP_S = 0.03
"""Silence kept at each end, under a fade: quiet consonants live there."""


@dataclass(frozen=True, slots=True)
class Take:
    """One run of sound with its tokens and phonemes; times are from its first sample."""

    samples: NDArray[np.float32]
    tokens: tuple[SpokenToken, ...]
    phones: tuple[Phone, ...]


def cut(
    utterance: Utterance,
    symbols: Sequence[str],
    owners: Sequence[int | None],
    tokens: Sequence[Token],
    voice: Voice,
    late_s: float = _LATE_S,
) -> Take:
    """Make a take of what the network gave.

    Args:
        utterance: The network's answer.
        symbols: What it was asked to say.
        owners: For each symbol the index of the token it sounds for; None for marks and spaces.
        tokens: The tokens.
        voice: Whose timbre it gets.
        late_s: How much later the network's durations place a phoneme than it is heard, in seconds.
    """
    timbre = Timbre(voice.pitch, voice.formant, voice.swing)
    sound = revoice(utterance.samples, utterance.pitch_hz, HOP, SAMPLE_RATE, timbre)
    first, last = _sounding(utterance.samples)
    phones = _dying_away(_phones(utterance, symbols, (first, last), late_s), utterance.samples[first:last])
    return Take(_faded(sound[first:last]), _spoken(phones, owners, tokens), phones)


def _phones(utterance: Utterance, symbols: Sequence[str], kept: tuple[int, int], late_s: float) -> tuple[Phone, ...]:
    """Symbols with their times in the sound trimmed to the samples `kept`."""
    first, last = kept
    edges = np.asarray([utterance.starts_s, *utterance.ends_s]) - late_s - first / SAMPLE_RATE
    within = np.clip(edges, 0.0, (last - first) / SAMPLE_RATE).tolist()
    return tuple(Phone(*phone) for phone in zip(symbols, within[:-1], within[1:], strict=True))


def _dying_away(phones: Sequence[Phone], samples: NDArray[np.float32]) -> tuple[Phone, ...]:
    """End each word's last phoneme where its sound ends: before a pause the network counts the silence in with it."""
    steps = -(-len(samples) // _STEP)
    loudness = np.abs(np.pad(samples, (0, steps * _STEP - len(samples)))).reshape(steps, _STEP).max(axis=1)
    audible = loudness > _FAINT * float(loudness.max())
    out: list[Phone] = []
    for phone, following in zip(phones, [*phones[1:], None], strict=True):
        if not phone.is_pause and (following is None or following.is_pause):
            first, last = (round(at * SAMPLE_RATE / _STEP) for at in (phone.start_s, phone.end_s))
            heard = np.flatnonzero(audible[first:last])
            end = (first + int(heard[-1]) + 1) * _STEP / SAMPLE_RATE if len(heard) else phone.end_s
            phone = Phone(phone.symbol, phone.start_s, max(phone.start_s, min(phone.end_s, end)))  # noqa: PLW2901
        out.append(phone)
    return tuple(out)


def _spoken(phones: Sequence[Phone], owners: Sequence[int | None], tokens: Sequence[Token]) -> tuple[SpokenToken, ...]:
    heard: dict[int, list[int]] = {}
    for index, owner in enumerate(owners):
        if owner is not None:
            heard.setdefault(owner, []).append(index)
    return tuple(
        SpokenToken(
            tokens[owner].text,
            phones[indices[0]].start_s - _share_before(phones, indices[0]),
            phones[indices[-1]].end_s + _share_after(phones, indices[-1]),
        )
        for owner, indices in heard.items()
    )


def _share_before(phones: Sequence[Phone], index: int) -> float:
    """Seconds before a word's first phoneme that still belong to the word."""
    if not index or not phones[index - 1].is_pause:
        return 0.0
    return min(phones[index].start_s - phones[index - 1].start_s, _BETWEEN_S) / 2


def _share_after(phones: Sequence[Phone], index: int) -> float:
    """Seconds after a word's last phoneme that still belong to the word."""
    if index + 1 == len(phones):
        return 0.0
    gap = phones[index + 1]
    return min(gap.end_s - phones[index].end_s, _BETWEEN_S) / 2 if gap.symbol == " " else 0.0


def _sounding(samples: NDArray[np.float32]) -> tuple[int, int]:
    """First and last sample to keep: what is heard, and a little around it."""
    loudness = np.abs(samples)
    heard = np.flatnonzero(loudness > _SILENT * float(loudness.max()))
    if not len(heard):
        return 0, len(samples)
    keep = round(_KEEP_S * SAMPLE_RATE)
    return max(0, int(heard[0]) - keep), min(len(samples), int(heard[-1]) + keep)


def _faded(samples: NDArray[np.float32]) -> NDArray[np.float32]:
    ramp = np.linspace(0.0, 1.0, min(round(_KEEP_S * SAMPLE_RATE / 2), len(samples) // 2), dtype=np.float32)
    out = samples.astype(np.float32, copy=True)
    out[: len(ramp)] *= ramp
    out[len(out) - len(ramp) :] *= ramp[::-1]
    return out
