# ruff: noqa: T201  (printing is what this program is for)
"""How well every voice is understood: `python -m tests.benchmarks.voices`.

Each says the same two hundred words, full of figures, dates, prices, addresses, names, units and abbreviations, and an
offline recogniser writes down what it hears. Printed: the word error rate, how fast the voice speaks, how long its
pauses are; exits with 1 when a voice is over 5 %.
"""

from __future__ import annotations

import argparse
import re
import sys
from difflib import SequenceMatcher

import numpy as np

from tests.judge import spoken_words, transcribe, word_error_rate
from tui.studio.casting.voices import VOICES
from tui.studio.narration.narrator import Narrator
from tui.studio.narration.speech import Speech

TEXT = """
Welcome to the spring report. In 2025, our bakery sold 1,250 loaves a week, and a loaf cost $4.50. On March 3, 2026, we
moved to a larger kitchen with 350 square feet more space. Rent rose by 3.5%, to $1,250.50 a month.

Doors open at 8:30 every morning. The 1st batch, about 20 kg of dough, goes in at 210 °C. It rests for 10–12 hours, and
bakes for 45 minutes. Dr. Helen Carter and Mr. James Wilson tasted 24 recipes, e.g. rye, oat and spelt, and chose the
3rd. Use ½ cup of water for every 2 cups of flour.

Our van drives at 60 km/h and needs 5.5 liters of fuel. The new oven is 3x faster than the old one, and it is 2 m wide.
NASA and the BBC have asked for samples. Prices are $3–5 for rolls, and 15% less on Fridays.

Visit www.example.com/taste to order, or write to hello@example.com today. Call +1 (555) 123-4567 if you need help.
The shop is on 21 Baker Street, room No. 7. Ask for GPT-4, our clever little robot.

World War II ended in 1945, and the mill was built in 1890. Today it makes 2.5 million rolls a year. That is a lot of
bread. Thank you for listening, and see you on 22 November 2026.
"""
SAID = """
Welcome to the spring report. In 2025, our bakery sold 1250 loaves a week, and a loaf cost four dollars and fifty cents.
On March third, 2026, we moved to a larger kitchen with 350 square feet more space. Rent rose by three point five
percent, to one thousand two hundred fifty dollars and fifty cents a month.

Doors open at eight thirty every morning. The first batch, about 20 kilograms of dough, goes in at 210 degrees Celsius.
It rests for ten to twelve hours, and bakes for 45 minutes. Doctor Helen Carter and Mister James Wilson tasted 24
recipes, for example rye, oat and spelt, and chose the third. Use one half cup of water for every two cups of flour.

Our van drives at 60 kilometers per hour and needs five point five liters of fuel. The new oven is three times faster
than the old one, and it is two meters wide. NASA and the BBC have asked for samples. Prices are three to five dollars
for rolls, and fifteen percent less on Fridays.

Visit example dot com slash taste to order, or write to hello at example dot com today. Call plus one five five five one
two three four five six seven if you need help. The shop is on 21 Baker Street, room number seven. Ask for GPT four, our
clever little robot.

World War two ended in 1945, and the mill was built in 1890. Today it makes two point five million rolls a year. That is
a lot of bread. Thank you for listening, and see you on the twenty second of November 2026.
"""
BAR = 0.05


def main() -> int:
    """Have every voice speak, and print how it was heard."""
    given = argparse.ArgumentParser()
    given.add_argument("--shown", action="store_true", help="show what was heard otherwise")
    given.add_argument("voices", nargs="*")
    options = given.parse_args()
    narrator, worst = Narrator(), 0.0
    print(f"{len(TEXT.split())} words written, {len(spoken_words(SAID))} said")
    print(f"{'voice':14} {'WER':>6} {'words/min':>9} {'seconds':>8} {'pauses':>12}")
    for voice in VOICES:
        if options.voices and voice.voice_id not in options.voices:
            continue
        speech = narrator.say(TEXT, voice)
        heard = " ".join(transcribe(_slice(speech, *span)) for span in _paragraphs(speech))
        wrong = word_error_rate(SAID, _in_words(heard))
        worst = max(worst, wrong)
        rate = len(spoken_words(SAID)) / speech.duration_s * 60
        print(f"{voice.voice_id:14} {wrong:6.1%} {rate:9.0f} {speech.duration_s:8.1f} {_pauses(speech):>12}")
        if options.shown:
            _show(spoken_words(SAID), spoken_words(_in_words(heard)))
    return 1 if worst > BAR else 0


def _in_words(heard: str) -> str:
    """What the recogniser writes in its own way for words that were heard right, as they were said."""
    for written, said in (
        (r"\.com\b", " dot com"),
        (r"\bII\b", "two"),
        (r"\b(\d{1,2})[.:](\d\d) (every|a\.m)", r"\1 \2 \3"),
        (r"(?<=March )3\b", "third"),
        (r"\$3(?= (?:to|-) ?\$?5)|\$3(?=-)", "3"),
        (r"\$1,?250\b", "one thousand two hundred fifty dollars"),
    ):
        heard = re.sub(written, said, heard)
    return heard


def _paragraphs(speech: Speech) -> list[tuple[float, float]]:
    """Paragraphs' times: the recogniser loses the thread in long sounds, and a listener would not."""
    starts = [0]
    for paragraph in TEXT.strip().split("\n\n"):
        starts.append(starts[-1] + len(paragraph.split()))
    ends = [speech.words[at - 1].end_s + 0.35 for at in starts[1:]]
    return list(zip([0.0, *(end for end in ends[:-1])], ends, strict=True))


def _slice(speech: Speech, begin_s: float, end_s: float) -> Speech:
    first, last = (round(at * speech.sample_rate) for at in (begin_s, end_s))
    return Speech(speech.samples[first:last], speech.sample_rate, (), ())


def _pauses(speech: Speech) -> str:
    """Shortest and longest silence of more than 0.3 seconds."""
    heard = np.flatnonzero(np.abs(speech.samples) > 0.01) / speech.sample_rate
    gaps = np.diff(heard)
    gaps = gaps[gaps > 0.3]
    return f"{gaps.min():.2f}–{gaps.max():.2f} s"


def _show(wanted: list[str], got: list[str]) -> None:
    for tag, first, last, start, end in SequenceMatcher(None, wanted, got, autojunk=False).get_opcodes():
        if tag != "equal":
            said, heard = wanted[max(0, first - 1) : last], got[max(0, start - 1) : end]
            print(f"    {' '.join(said)!r} heard as {' '.join(heard)!r}")


if __name__ == "__main__":
    sys.exit(main())
