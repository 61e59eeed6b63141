from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tui.studio.narration.timbre import Timbre, revoice

RATE, HOP = 24_000, 300


def vowel(hz: float = 200.0, seconds: float = 1.0, formant_hz: float = 800.0) -> tuple[np.ndarray, np.ndarray]:
    """A pulse train through one resonance, and its pitch curve."""
    at = np.arange(round(seconds * RATE))
    pulses = (np.diff(np.floor(at * hz / RATE), prepend=-1) > 0).astype(float)
    ring = np.exp(-np.arange(600) / 60) * np.sin(2 * np.pi * formant_hz * np.arange(600) / RATE)
    samples = np.convolve(pulses, ring)[: len(at)].astype(np.float32) * 0.3
    return samples, np.full(len(at) // HOP, hz, np.float32)


def pitch_hz(samples: np.ndarray) -> float:
    middle = samples[6000:18000] - samples[6000:18000].mean()
    correlation = np.correlate(middle, middle, "full")[len(middle) - 1 :]
    return RATE / (60 + int(correlation[60:400].argmax()))


def centre_hz(samples: np.ndarray) -> float:
    spectrum = np.abs(np.fft.rfft(samples[6000:18000] * np.hanning(12000))) ** 2
    return float((spectrum * np.arange(len(spectrum))).sum() / spectrum.sum() * RATE / 12000)


@pytest.mark.parametrize("factor", [0.5, 0.72, 1.15, 1.55])
def test_pitch_moves_as_asked_and_the_vowel_stays(factor: float) -> None:
    samples, curve = vowel()
    moved = revoice(samples, curve, HOP, RATE, Timbre(pitch=factor))
    assert pitch_hz(moved) == pytest.approx(200 * factor, rel=0.03)
    assert centre_hz(moved) == pytest.approx(centre_hz(samples), rel=0.12)


@pytest.mark.parametrize("factor", [0.76, 1.28])
def test_formants_move_as_asked_and_pitch_stays(factor: float) -> None:
    samples, curve = vowel()
    moved = revoice(samples, curve, HOP, RATE, Timbre(formant=factor))
    assert pitch_hz(moved) == pytest.approx(200, rel=0.03)
    assert centre_hz(moved) == pytest.approx(centre_hz(samples) * factor, rel=0.12)


def test_less_swing_flattens_the_intonation() -> None:
    at = np.arange(RATE)
    curve = (200 * 1.3 ** np.sin(2 * np.pi * np.arange(RATE // HOP) / 80)).astype(np.float32)
    phase = np.cumsum(np.interp(at, np.arange(len(curve)) * HOP, curve)) / RATE
    samples = (np.clip(np.sin(2 * np.pi * phase), 0, None) ** 9).astype(np.float32) * 0.3
    flat = revoice(samples, curve, HOP, RATE, Timbre(swing=0.0))
    edges = np.flatnonzero(np.diff((flat > 0.1).astype(int)) > 0)[5:-5]
    assert np.diff(edges).std() < 0.25 * RATE / 200 * 0.3
    assert RATE / np.diff(edges).mean() == pytest.approx(np.exp(np.log(curve).mean()), rel=0.05)


def test_a_voice_that_is_not_moved_comes_back_as_it_was() -> None:
    samples, curve = vowel()
    assert revoice(samples, curve, HOP, RATE, Timbre()) is samples


def test_breath_and_silence_stay_where_they_are() -> None:
    noise = np.random.default_rng(1).standard_normal(RATE).astype(np.float32) * 0.05
    curve = np.zeros(RATE // HOP, np.float32)
    assert np.array_equal(revoice(noise, curve, HOP, RATE, Timbre(pitch=0.5)), noise)


@given(
    st.lists(st.sampled_from([0.0, 30.0, 61.0, 90.0, 200.0, 400.0]), min_size=1, max_size=40),
    st.floats(0.4, 1.7),
    st.floats(0.7, 1.35),
)
@settings(max_examples=60, deadline=None)
def test_length_is_kept_and_no_sample_runs_away(curve: list[float], pitch: float, formant: float) -> None:
    pitches = np.asarray(curve, np.float32)
    samples = np.random.default_rng(2).uniform(-0.5, 0.5, len(curve) * HOP).astype(np.float32)
    moved = revoice(samples, pitches, HOP, RATE, Timbre(pitch, formant))
    assert moved.shape == samples.shape
    assert moved.dtype == np.float32
    assert np.abs(moved).max() < 4
