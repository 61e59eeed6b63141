"""The mouth that is seen against the sound that is heard, for a woman's, a man's and a cartoon's voice."""

from __future__ import annotations

import numpy as np
import pytest
from numpy.typing import NDArray

from tui.studio.casting.people import PEOPLE
from tui.studio.casting.voices import voice
from tui.studio.narration.narrator import Narrator
from tui.studio.narration.speech import MouthShape, Speech
from tui.studio.stage.presenter import Anchor, Presenter
from tui.studio.stage.task import Size

SAID = (
    "Cold brew is the patient way to make coffee. Use one part coffee to eight parts water, and steep it for twelve "
    "hours. Then pour it over ice, and keep the rest for a week."
)
RATE_HZ = 60
LENGTH_S = 10.0
SIZE = Size(240, 240)
MAYA = PEOPLE[0]

Curve = NDArray[np.float64]


@pytest.fixture(scope="module")
def narrator() -> Narrator:
    return Narrator()


def opening(mouths: tuple[MouthShape, ...]) -> Curve:
    """How much of each picture is the inside of a mouth: dark red, or teeth."""
    someone = Presenter(MAYA, MAYA.looks[0], SIZE, Anchor(120, 300, 360))
    seen = []
    for frame in range(int(LENGTH_S * RATE_HZ)):
        face = someone.sprites(frame / RATE_HZ, mouths)[-2]
        lower = face.pixels[face.height_px // 4 :, face.width_px // 4 : -face.width_px // 4].astype(int)
        blue, green, red = lower[..., 0], lower[..., 1], lower[..., 2]
        inside = ((red < 125) & (green < 60) | (green > 205) & (blue > 195)) & (lower[..., 3] == 255)
        seen.append(inside.sum())
    return np.array(seen, float)


def loudness(speech: Speech) -> Curve:
    """The sound's level in each picture's time, smoothed over two pictures."""
    power = np.concatenate([speech.samples.astype(float) ** 2, np.zeros(int(LENGTH_S * speech.sample_rate))])
    sums = np.concatenate([[0.0], np.cumsum(power)])
    at = (np.arange(int(LENGTH_S * RATE_HZ)) / RATE_HZ * speech.sample_rate).astype(int)
    half = speech.sample_rate // RATE_HZ
    return np.sqrt((sums[at + half] - sums[np.maximum(at - half, 0)]) / (2 * half))


def best_fit(mouth: Curve, sound: Curve, most_s: float = 0.4) -> tuple[float, float]:
    """By how many seconds the mouth is late where the two agree best, and how well they do then (correlation)."""
    most = int(most_s * RATE_HZ)
    mouth, sound = (curve - curve.mean() for curve in (mouth, sound))
    scale = np.sqrt((mouth**2).sum() * (sound**2).sum())
    fits = [(np.roll(mouth, -shift) * sound)[most:-most].sum() / scale for shift in range(-most, most + 1)]
    top = int(np.argmax(fits))
    before, at, after = fits[top - 1], fits[top], fits[top + 1]
    between = 0.5 * (before - after) / (before - 2 * at + after)
    return (top - most + between) / RATE_HZ, at


@pytest.mark.parametrize("voice_id", ["voice_heart", "voice_oak", "voice_wren"])
def test_the_mouth_is_open_when_the_voice_is_heard(narrator, voice_id) -> None:
    speech = narrator.say(SAID, voice(voice_id))
    late_s, agreement = best_fit(opening(speech.mouths), loudness(speech))
    assert abs(late_s) <= 0.040
    assert agreement > 0.3


def test_a_mouth_that_is_late_is_found_out() -> None:
    sound = np.abs(np.sin(np.arange(600) * 0.37) * np.sin(np.arange(600) * 0.031))
    late_s, agreement = best_fit(np.roll(sound, 6), sound)
    assert late_s == pytest.approx(0.1, abs=0.005)
    assert agreement > 0.8
