# ruff: noqa: T201  (printing is what this program is for)
"""How near the captions and the mouth are to the sound: `python -m tests.benchmarks.voice_timing`.

Captions: when each word is shown against a forced alignment by PocketSphinx, for every voice (needs `pip install
pocketsphinx`, which is no dependency; 80 ms in the median is the bar). Lips: how open the drawn mouth is against the
sound's level, shifted to find the best fit, on three voices (40 ms).
"""

from __future__ import annotations

import re
import sys
from importlib import import_module
from importlib.util import find_spec
from typing import Any

import numpy as np

from tests.benchmarks.voices import TEXT as FIGURES
from tests.judge import _at_16k, _frames
from tests.studio.stage.test_presenter_lipsync import SAID, best_fit, loudness, opening
from tui.studio.casting.voices import VOICES, voice
from tui.studio.narration.narrator import Narrator
from tui.studio.narration.speech import Speech

TEXT = (
    "The town library opens its new reading room on Monday. It has three hundred books for children, a quiet corner "
    "for students, and a small garden where visitors can rest. Doors open at nine in the morning. If you have "
    "questions, write to the front desk, and somebody will answer within two hours. Bring a friend, stay as long as "
    "you like, and tell us what you think. Every spring the river rises and floods the lower meadows. Farmers move "
    "their sheep to the hills, and wait until the water falls. Then the grass grows thick and green, and the flowers "
    "follow. We bake our bread in a wood oven that my grandfather built with his own hands. The flour comes from a "
    "mill down the road, and the water from a spring behind the house."
)
CAPTIONS_BAR_S = 0.080
LIPS_BAR_S = 0.040


def main() -> int:
    """Print both, and tell by the exit code whether the bars hold."""
    narrator, holds = Narrator(), True
    for voice_id in ("voice_heart", "voice_oak", "voice_wren"):
        speech = narrator.say(SAID, voice(voice_id))
        late_s, agreement = best_fit(opening(speech.mouths), loudness(speech))
        holds &= abs(late_s) <= LIPS_BAR_S
        print(f"lips, {voice_id:12} late by {1000 * late_s:+5.1f} ms, correlation {agreement:.2f}")
    for who in VOICES if find_spec("pocketsphinx") else ():
        starts, ends = _against_alignment(narrator.say(TEXT, who))
        holds &= not len(starts) or bool(np.median(np.abs(starts)) <= CAPTIONS_BAR_S)
        print(f"captions, {who.voice_id:12} {_told(starts)}; ends {_told(ends)}")
    worst = max(word.end_s - word.start_s for word in narrator.say(FIGURES, VOICES[0]).words)
    print(f"the longest written word of the text of figures is said in {worst:.1f} s")
    return 0 if holds else 1


def _told(offsets: np.ndarray[Any, np.dtype[np.float64]]) -> str:
    if not len(offsets):
        return "the aligner finds no way through"
    off = 1000 * np.abs(offsets)
    return f"{np.median(off):.0f} ms (median), {np.percentile(off, 90):.0f} (9 in 10), {len(off)} words"


def _against_alignment(speech: Speech) -> tuple[Any, Any]:
    """How much later than shown each word begins and ends by the aligner, in seconds; nothing when it gives up."""
    words = [re.sub(r"[^a-z']", "", word.text.lower()) for word in speech.words]
    decoder = import_module("pocketsphinx").Decoder(lm=None, loglevel="FATAL")
    decoder.set_align_text(" ".join(words))
    decoder.start_utt()
    decoder.process_raw((_at_16k(_frames(speech)) * 32_767).astype("<i2").tobytes(), full_utt=True)
    decoder.end_utt()
    found = [part for part in decoder.seg() or () if part.word[0] not in "<[("]
    if len(found) != len(words):
        return np.zeros(0), np.zeros(0)
    starts = [part.start_frame / 100 - word.start_s for part, word in zip(found, speech.words, strict=True)]
    ends = [(part.end_frame + 1) / 100 - word.end_s for part, word in zip(found, speech.words, strict=True)]
    return np.array(starts), np.array(ends)


if __name__ == "__main__":
    sys.exit(main())
