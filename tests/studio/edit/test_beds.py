"""Music under speech: it gives way to the voice, never drowns it, and ends with the video."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.studio.edit.test_sound import read, tone, voice_like
from tui.studio.edit.bed_names import BEDS
from tui.studio.edit.beds import DUCKED_DB, Loop, ducking, lay_under, play
from tui.studio.edit.filters import read_sound
from tui.studio.edit.sound import measure, mix

RATE = 48_000
LOW = 10 ** (DUCKED_DB / 20)


def speech_between(start_s: float, end_s: float, length_s: float) -> np.ndarray:
    speech = np.zeros(round(length_s * RATE), np.float32)
    first, end = round(start_s * RATE), round(end_s * RATE)
    speech[first:end] = 0.2 * np.sin(np.arange(end - first) * 0.05)
    return speech


def level(sound: np.ndarray, from_s: float, to_s: float) -> float:
    return float(np.sqrt(np.mean(sound[..., round(from_s * RATE) : round(to_s * RATE)] ** 2)))


def test_a_bed_is_back_before_the_voice_comes_and_returns_after_it() -> None:
    curve = ducking([speech_between(4, 6, 12)], RATE)

    def at(second: float) -> float:
        return float(curve[round(second * 50)])

    assert at(1.0) == pytest.approx(1.0)
    assert at(3.98) == pytest.approx(LOW, abs=0.02)
    assert at(5.0) == pytest.approx(LOW, abs=0.01)
    assert at(6.3) == pytest.approx(LOW, abs=0.02)
    assert at(9.0) == pytest.approx(1.0)


def test_a_bed_does_not_pump_in_the_pauses_between_words() -> None:
    speech = np.concatenate([speech_between(0.2, 0.9, 1.3)] * 6)
    curve = ducking([speech], RATE)[10:-60]
    assert curve.max() < LOW + 0.02


@given(st.lists(st.floats(-1, 1), max_size=40), st.sampled_from([8000, RATE]))
def test_ducking_is_always_between_the_two_levels(values: list[float], rate: int) -> None:
    curve = ducking([np.repeat(np.array(values, np.float32), 500)], rate)
    assert ((curve >= LOW - 1e-9) & (curve <= 1 + 1e-9)).all()


@settings(max_examples=40)
@given(st.integers(0, 5000), st.integers(1, 900), st.integers(0, 1200))
def test_a_bed_of_any_length_fills_any_video_without_a_gap(length: int, own: int, overlap: int) -> None:
    loop = Loop(np.full((2, own), 0.5, np.float32), overlap)
    laid = loop.between(0, length)
    assert laid.shape == (2, length)
    assert np.array_equal(laid[:, length // 3 :], loop.between(length // 3, length))
    assert np.isfinite(laid).all()
    inner = laid[:, : max(0, length - own)]
    assert not inner.size or inner.min() >= 0.49 or overlap


def test_a_bed_comes_softly_and_is_gone_at_the_end() -> None:
    curve = ducking([np.zeros(10 * RATE, np.float32)], RATE)
    laid = np.concatenate([*lay_under(curve, np.ones((2, RATE), np.float32), RATE, 10 * RATE)], axis=1)
    assert laid.shape == (2, 10 * RATE)
    assert abs(laid[:, :200]).max() < 0.05
    assert abs(laid[:, -200:]).max() < 0.05


@pytest.mark.parametrize("name", BEDS)
def test_the_program_s_own_beds_sound_all_the_time_and_never_clip(name: str) -> None:
    bed = play(name, RATE)
    assert bed.shape[0] == 2
    assert np.abs(bed).max() <= 0.26
    assert min(level(bed, second, second + 1) for second in range(2, 22)) > 0.005
    assert not np.array_equal(bed[0], bed[1])


@pytest.mark.parametrize("name", BEDS)
def test_a_bed_of_the_program_s_own_is_as_loud_where_it_begins_again(name: str) -> None:
    rate = 8000  # its notes lie under 1.5 kHz, and a fifth of the samples takes a fifth of the time
    curve = ducking([np.zeros(40 * rate, np.float32)], rate)
    laid = np.concatenate([*lay_under(curve, play(name, rate), rate, 40 * rate)], axis=1)
    levels = [np.sqrt(np.mean(laid[:, second * rate : (second + 2) * rate] ** 2)) for second in range(2, 35)]
    assert max(levels) < 1.5 * min(levels)


def test_speech_stands_clear_of_its_bed_and_the_whole_is_as_loud_as_ever(tmp_path: Path) -> None:
    parts = [(1.0, tone(8.0))]
    mix(parts, 12.0, tmp_path / "mixed.wav", play("dawn", RATE))
    sound = read(tmp_path / "mixed.wav")
    assert measure(tmp_path / "mixed.wav").integrated_lufs == pytest.approx(-16, abs=0.2)
    assert measure(tmp_path / "mixed.wav").true_peak_dbtp <= -1
    alone = level(sound, 9.9, 10.6)
    assert 0.003 < alone < level(sound, 2.0, 8.0) / 3
    assert not np.array_equal(sound[0], sound[1]), "music keeps its two sides"


def test_a_sound_file_is_a_bed_as_well(tmp_path: Path) -> None:
    mix([(0.0, voice_like(2.0))], 3.0, tmp_path / "music.wav")
    bed = read_sound(tmp_path / "music.wav", RATE, 2.5)
    assert bed.shape == (2, round(2.5 * RATE))
    assert level(bed, 0.2, 1.8) > 0.01


def test_a_file_without_sound_is_refused_as_a_bed(tmp_path: Path) -> None:
    (tmp_path / "notes.txt").write_text("not music")
    with pytest.raises(ValueError, match="no sound"):
        read_sound(tmp_path / "notes.txt", RATE, 5.0)


def test_silence_is_no_bed(tmp_path: Path) -> None:
    mix([(0.0, voice_like(2.0))], 3.0, tmp_path / "plain.wav")
    mix([(0.0, voice_like(2.0))], 3.0, tmp_path / "silent.wav", np.zeros((2, RATE), np.float32))
    assert (tmp_path / "plain.wav").read_bytes() == (tmp_path / "silent.wav").read_bytes()
