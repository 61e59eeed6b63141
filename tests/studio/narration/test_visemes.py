from __future__ import annotations

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from tui.studio.narration.speech import MOUTH_SHAPES
from tui.studio.narration.visemes import Phone, mouth_shapes


def phones(symbols: str, each_s: float = 0.1) -> list[Phone]:
    return [Phone(symbol, at * each_s, (at + 1) * each_s) for at, symbol in enumerate(symbols)]


def shapes(symbols: str, each_s: float = 0.1) -> str:
    return "".join(mouth.shape for mouth in mouth_shapes(phones(symbols, each_s), len(symbols) * each_s))


def test_lips_close_for_m_b_p_and_part_for_what_follows() -> None:
    assert shapes("mɑ") == "AD"
    assert shapes("fˈʊl") == "GFH"


def test_a_stress_mark_takes_the_shape_of_its_vowel() -> None:
    assert shapes("ˈɑ") == "D"


def test_the_mouth_rests_in_a_pause_and_not_between_words() -> None:
    assert shapes("ɑ. ɑ", 0.2) == "DXD"
    assert shapes("ɑ ʊ", 0.05) == "DF"


def test_the_mouth_rests_before_and_after_speech() -> None:
    rested = mouth_shapes([Phone("ɑ", 0.5, 0.9)], 2.0)
    assert [(mouth.shape, mouth.start_s, mouth.end_s) for mouth in rested] == [
        ("X", 0.0, 0.5),
        ("D", 0.5, 0.9),
        ("X", 0.9, 2.0),
    ]


def test_a_fleeting_shape_is_swallowed_but_closed_lips_are_seen() -> None:
    assert shapes("ɑtɑ", 0.04) == "D"
    assert shapes("ɑbɑ", 0.04).count("A") == 1


@st.composite
def any_phones(draw: st.DrawFn) -> list[Phone]:
    out, at = [], draw(st.floats(0, 1))
    for symbol in draw(st.text(st.sampled_from("mɑˈ .,ʊflðsA?ZÿW"), max_size=40)):
        end = at + draw(st.floats(0, 0.5))
        out.append(Phone(symbol, at, end))
        at = end
    return out


@given(any_phones(), st.floats(0, 12))
def test_shapes_follow_each_other_without_a_gap_from_start_to_end(spoken: list[Phone], duration_s: float) -> None:
    mouths = mouth_shapes(spoken, duration_s)
    assert all(mouth.shape in MOUTH_SHAPES and mouth.end_s > mouth.start_s for mouth in mouths)
    assert all(before.end_s == after.start_s and before.shape != after.shape for before, after in pairwise(mouths))
    if duration_s:
        assert (mouths[0].start_s, mouths[-1].end_s) == (0.0, duration_s)
