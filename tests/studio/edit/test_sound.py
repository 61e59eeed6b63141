from __future__ import annotations

import math
import wave
from pathlib import Path

import av
import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tui.studio.edit.filters import is_audible
from tui.studio.edit.sound import SAMPLE_RATE, Loudness, measure, mix
from tui.studio.narration.speech import Speech

NARRATED_HZ = 24_000


def tone(seconds: float, hz: float = 440.0, level: float = 0.1, sample_rate: int = NARRATED_HZ) -> Speech:
    at = np.arange(round(seconds * sample_rate)) / sample_rate
    return Speech((level * np.sin(2 * np.pi * hz * at)).astype(np.float32), sample_rate, (), ())


def voice_like(seconds: float, seed: int = 1) -> Speech:
    """Bursts of noise and harmonics with a crest as high as a voice's."""
    noise = np.random.default_rng(seed)
    at = np.arange(round(seconds * NARRATED_HZ)) / NARRATED_HZ
    buzz = sum(np.cos(2 * np.pi * 110 * harmonic * at) / harmonic for harmonic in range(1, 40))
    syllables = np.clip(np.sin(2 * np.pi * 3.3 * at), 0, None) ** 2
    samples = 0.06 * syllables * (buzz + 0.3 * noise.standard_normal(len(at)))
    return Speech(samples.astype(np.float32), NARRATED_HZ, (), ())


def read(path: Path) -> np.ndarray:
    """Left and right, in -1..1."""
    with wave.open(str(path), "rb") as sound:
        assert (sound.getframerate(), sound.getnchannels(), sound.getsampwidth()) == (48_000, 2, 2)
        samples = np.frombuffer(sound.readframes(sound.getnframes()), "<i2")
    return samples.reshape(-1, 2).T / 32_768


@pytest.mark.parametrize("level", [0.05, 0.3, 3.0])
def test_a_track_is_as_loud_as_the_web_expects_whatever_came_in(tmp_path: Path, level: float) -> None:
    speech = voice_like(4.0)
    louder = Speech(speech.samples * np.float32(level), NARRATED_HZ, (), ())
    mix([(0.5, louder), (5.0, louder)], 10.0, tmp_path / "track.wav")
    loudness = measure(tmp_path / "track.wav")
    assert abs(loudness.integrated_lufs + 16.0) <= 0.2
    assert loudness.true_peak_dbtp <= -1.5


def test_the_peak_still_holds_after_aac(tmp_path: Path) -> None:
    mix([(0.0, voice_like(6.0))], 6.0, tmp_path / "track.wav")
    with av.open(str(tmp_path / "track.wav")) as source, av.open(str(tmp_path / "track.m4a"), "w") as target:
        stream = target.add_stream("aac", rate=48_000, layout="stereo")
        stream.bit_rate = 128_000
        for frame in source.decode(audio=0):
            target.mux(stream.encode(frame))
        target.mux(stream.encode(None))
    loudness = measure(tmp_path / "track.m4a")
    assert abs(loudness.integrated_lufs + 16.0) <= 0.5
    assert loudness.true_peak_dbtp <= -1.0


def test_a_speech_is_heard_when_it_should_start_and_not_before(tmp_path: Path) -> None:
    mix([(1.25, tone(1.0))], 4.0, tmp_path / "track.wav")
    left, right = read(tmp_path / "track.wav")
    assert np.array_equal(left, right)
    heard = np.flatnonzero(np.abs(left) > 0.02) / SAMPLE_RATE
    assert heard[0] == pytest.approx(1.25, abs=0.002)
    assert heard[-1] == pytest.approx(2.25, abs=0.002)
    assert np.abs(left[: round(1.24 * SAMPLE_RATE)]).max() < 0.001


@given(duration_s=st.floats(0.0, 3.0), start_s=st.floats(0.0, 4.0))
@settings(max_examples=25, deadline=None)
def test_a_track_is_exactly_as_long_as_asked(
    tmp_path_factory: pytest.TempPathFactory, duration_s: float, start_s: float
) -> None:
    target = tmp_path_factory.mktemp("mix") / "track.wav"
    mix([(start_s, tone(0.7))], duration_s, target)
    assert read(target).shape[1] == round(duration_s * SAMPLE_RATE)


def test_resampling_adds_no_sound_of_its_own(tmp_path: Path) -> None:
    mix([(0.0, tone(2.0, hz=9_000.0))], 2.0, tmp_path / "track.wav")
    left = read(tmp_path / "track.wav")[0][24_000:72_000]
    spectrum = 20 * np.log10(np.abs(np.fft.rfft(left * np.blackman(len(left)))) + 1e-9)
    peak = int(spectrum.argmax())
    assert peak == 9_000
    elsewhere = np.delete(spectrum, range(peak - 20, peak + 21))
    assert elsewhere.max() < spectrum[peak] - 80


def test_dynamics_are_kept_where_no_peak_is_too_high(tmp_path: Path) -> None:
    mix([(0.0, tone(2.0, level=0.05)), (2.0, tone(2.0, level=0.1))], 4.0, tmp_path / "track.wav")
    left = read(tmp_path / "track.wav")[0]
    quiet, loud = left[24_000:72_000].std(), left[120_000:168_000].std()
    assert loud / quiet == pytest.approx(2.0, rel=0.01)


def test_the_same_parts_give_the_same_bytes(tmp_path: Path) -> None:
    parts = [(0.2, voice_like(2.0)), (2.5, tone(0.8))]
    mix(parts, 4.0, tmp_path / "one.wav")
    mix(parts, 4.0, tmp_path / "other.wav")
    assert (tmp_path / "one.wav").read_bytes() == (tmp_path / "other.wav").read_bytes()


def test_silence_stays_silence(tmp_path: Path) -> None:
    mix([], 2.0, tmp_path / "track.wav")
    assert not read(tmp_path / "track.wav").any()
    assert measure(tmp_path / "track.wav") == Loudness(-math.inf, -math.inf)


def test_a_speech_before_the_track_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="before the track"):
        mix([(-0.1, tone(1.0))], 2.0, tmp_path / "track.wav")


def test_the_meter_agrees_with_the_standard_s_reference_tone(tmp_path: Path) -> None:
    """EBU Tech 3341, case 1: a stereo sine of 1 kHz at -23 dBFS measures -23 LUFS."""
    at = np.arange(20 * SAMPLE_RATE) / SAMPLE_RATE
    samples = np.rint(10 ** (-23 / 20) * np.sin(2 * np.pi * 1000 * at) * 32_767).astype("<i2")
    with wave.open(str(tmp_path / "reference.wav"), "wb") as sound:
        sound.setparams((2, 2, SAMPLE_RATE, 0, "NONE", ""))
        sound.writeframes(np.repeat(samples, 2).tobytes())
    loudness = measure(tmp_path / "reference.wav")
    assert loudness.integrated_lufs == pytest.approx(-23.0, abs=0.1)
    assert loudness.true_peak_dbtp == pytest.approx(-23.0, abs=0.1)


def test_a_peak_between_samples_is_seen(tmp_path: Path) -> None:
    """EBU Tech 3341, case 16: a sine at a quarter of the rate, sampled 45 degrees off its peaks, is 3 dB higher."""
    at = np.arange(2 * SAMPLE_RATE)
    swell = np.clip(np.minimum(at, at[::-1]) / 4800, 0, 1)
    samples = np.rint(0.5 * swell * np.sin(2 * np.pi * at / 4 + np.pi / 4) * 32_767).astype("<i2")
    with wave.open(str(tmp_path / "between.wav"), "wb") as sound:
        sound.setparams((2, 2, SAMPLE_RATE, 0, "NONE", ""))
        sound.writeframes(np.repeat(samples, 2).tobytes())
    assert measure(tmp_path / "between.wav").true_peak_dbtp == pytest.approx(20 * math.log10(0.5), abs=0.4)
    assert np.abs(samples).max() / 32_768 == pytest.approx(0.5 / math.sqrt(2), abs=0.01)


def test_a_file_without_sound_cannot_be_measured(tmp_path: Path) -> None:
    with av.open(str(tmp_path / "mute.mp4"), "w") as target:
        stream = target.add_stream("mpeg4", rate=10)
        stream.width, stream.height, stream.pix_fmt = 64, 64, "yuv420p"
        target.mux(stream.encode(av.VideoFrame(64, 64, "yuv420p")))
        target.mux(stream.encode(None))
    with pytest.raises(ValueError, match="no sound"):
        measure(tmp_path / "mute.mp4")


@pytest.mark.parametrize(
    ("seconds", "level", "audible"), [(1.0, 0.3, True), (1.0, 0.0, False), (0.0, 0.3, False), (1.0, 0.0002, False)]
)
def test_a_file_without_anything_to_hear_is_told_from_one_with(
    tmp_path: Path, seconds: float, level: float, audible: bool
) -> None:
    file = tmp_path / "sound.wav"
    with wave.open(str(file), "wb") as written:
        written.setnchannels(1)
        written.setsampwidth(2)
        written.setframerate(NARRATED_HZ)
        written.writeframes((tone(seconds, level=level).samples * 32_767).astype("<i2").tobytes())
    assert is_audible(file) is audible
