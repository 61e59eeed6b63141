"""A video's sound as a listener hears it: figures are understood, captions stand where they are said."""

from __future__ import annotations

import re
from collections.abc import Sequence
from difflib import SequenceMatcher

import numpy as np
import pytest

from tests.judge import heard_words, word_error_rate
from tests.studio.boards import small_board
from tui.studio.narration.speech import Word
from tui.studio.order import cast
from tui.studio.shots import Shot, arrange
from tui.studio.shots import spoken_words as shown_words
from tui.studio.storyboard import StatementScene
from tui.studio.workshop import mix_shots, narrate

SCENES = (
    "On March 3, 2026, our bakery sold 1,250 loaves in a day.",
    "A loaf costs $4.50, and on Fridays you pay 15% less.",
    "We open at 8:30 and bake for 45 minutes, so come early.",
)
SAID = (
    "On March third, 2026, our bakery sold one thousand two hundred fifty loaves in a day. A loaf costs four dollars "
    "and fifty cents, and on Fridays you pay fifteen percent less. We open at eight thirty and bake for forty five "
    "minutes, so come early."
)
_WRITTEN = (
    (r"(?<=March )3\b", "third"),
    (r"\b8[:.]?30\b", "eight thirty"),
    (r"\b1,?250\b", "one thousand two hundred fifty"),
)
"""What the recogniser writes in figures for words that it heard right."""
APART_S = 0.12
"""As near as the recogniser's own times are; `tests.benchmarks.voice_timing` measures more closely, by an aligner."""
PAUSE_S = 0.25
"""The recogniser lets a word begin within a pause before it, at no certain place: such beginnings say nothing."""


@pytest.fixture(scope="module")
def heard(tmp_path_factory: pytest.TempPathFactory) -> tuple[list[tuple[str, float, float]], list[Shot]]:
    """What is heard in three scenes that are spoken, placed and mixed as in a video; and the scenes."""
    folder = tmp_path_factory.mktemp("heard")
    scenes = [StatementScene(scene_id=str(n), narration=said, headline="x") for n, said in enumerate(SCENES)]
    voice = cast(small_board()).voice
    placed = arrange(scenes, [narrate(said, voice, folder / f"{n}.npz") for n, said in enumerate(SCENES)])
    return heard_words(mix_shots(placed, folder / "sound.m4a")), placed


def test_figures_dates_and_prices_are_understood(heard: tuple[list[tuple[str, float, float]], list[Shot]]) -> None:
    text = "".join(word for word, *_ in heard[0])
    for written, said in _WRITTEN:
        text = re.sub(written, said, text)
    assert word_error_rate(SAID, text) <= 0.05, text


def test_captions_stand_where_they_are_said(heard: tuple[list[tuple[str, float, float]], list[Shot]]) -> None:
    """Held against the recogniser's own times, which know nothing of how the speech was made."""
    words, shots = heard
    shown = shown_words(shots)
    same = SequenceMatcher(
        None, [_bare(word) for word, *_ in words], [_bare(word.text) for word in shown], autojunk=False
    )
    pairs = [(a + n, b + n) for a, b, count in same.get_matching_blocks() for n in range(count)]
    assert len(pairs) > 0.7 * len(shown)
    late = [shown[there].start_s - words[here][1] for here, there in pairs if _follows_closely(shown, there)]
    assert float(np.median(np.abs(late))) <= APART_S, late


def _follows_closely(shown: Sequence[Word], at: int) -> bool:
    return at > 0 and shown[at].start_s - shown[at - 1].end_s < PAUSE_S


def _bare(word: str) -> str:
    return re.sub(r"[^a-z]", "", word.lower())
