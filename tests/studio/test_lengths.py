"""The length a plan tells is the length its video has."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tui.studio.narration.narrator import Narrator
from tui.studio.order import cast
from tui.studio.pauses import length_s
from tui.studio.planning import plan_brief
from tui.studio.speaking import voiced_s
from tui.studio.store.sessions import Brief, Choices
from tui.studio.storyboard import Storyboard

PROMPTS = {
    "rainbows": (
        "Explain how rainbows form. Sunlight enters a raindrop, bends, and splits into colours. Each colour "
        "leaves at its own angle. You see red on top and violet below."
    ),
    "bakery": (
        "Make a 30 second video about our bakery. We sold 1,250 loaves a week in 2025. A loaf cost $4.50. Doors "
        "open at 8:30. Visit us on 21 Baker Street."
    ),
    "bicycle": (
        "A minute about the history of the bicycle. In 1817 Karl Drais built a running machine. In 1866 pedals "
        "were added. In 1885 John Starley made the safety bicycle with two equal wheels. In 1888 John Dunlop made "
        "the pneumatic tyre. Today over 1 billion bicycles are ridden. Cycling is healthy, cheap and clean. "
        "Children learn it in an afternoon."
    ),
    "short": ("Say exactly: Hello and welcome. This is a short message for the team."),
    "page": (
        "15 seconds, vertical: Aero 2 Backpack. Only €129. A 22-litre backpack made from recycled sails. Weighs "
        "640 g. Laptop sleeve up to 16 inch. 30-day returns. Two side pockets. Five colours. Made in Hamburg. "
        "Rated 4.8 by 312 buyers."
    ),
}


@pytest.fixture(scope="module")
def narrator() -> Narrator:
    return Narrator(threads=1)


def _planned(prompt: str, folder: Path, voice_id: str) -> Storyboard:
    board = plan_brief(Brief(prompt=prompt, choices=Choices(voice_id=voice_id)), folder).storyboard
    assert board is not None
    return board


@pytest.mark.parametrize("voice_id", ["voice_heart", "voice_wren"])
@pytest.mark.parametrize("name", PROMPTS)
def test_a_plan_is_as_long_as_its_video_within_a_tenth(
    narrator: Narrator, tmp_path: Path, name: str, voice_id: str
) -> None:
    board = _planned(PROMPTS[name], tmp_path, voice_id)
    voice = cast(board).voice
    spoken_s = sum(narrator.say(scene.narration, voice).duration_s for scene in board.scenes)
    made_s = length_s(len(board.scenes), spoken_s, board.target_s)
    assert board.estimated_s == pytest.approx(made_s, rel=0.1)
    assert board.target_s is None or made_s <= 1.15 * board.target_s


@given(st.text(max_size=200), st.text(max_size=200))
def test_more_text_never_takes_less_time(text: str, more: str) -> None:
    assert voiced_s(f"{text} {more}") >= voiced_s(text) - 1e-9
    assert voiced_s(text) >= 0
