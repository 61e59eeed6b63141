"""Points of a list find their moment in the narration."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.studio.stage.orders import spoken
from tui.studio.stage.timing import moments

SAID = spoken("To make it use one part coffee to eight parts water. Steep it for twelve hours. Then pour it over ice.")


def said_at(word: str) -> float:
    return next(spoken_word.start_s for spoken_word in SAID if spoken_word.text.strip(".") == word)


def test_points_appear_with_their_words() -> None:
    times = moments(("One part coffee to eight parts water", "Steep twelve hours", "Pour over ice"), SAID, 9.0)
    assert times == pytest.approx((said_at("one"), said_at("Steep"), said_at("pour")), abs=0.2)


def test_inflected_words_are_recognised() -> None:
    times = moments(("Parts measured", "Steeping through the night"), SAID, 9.0)
    assert times[1] == pytest.approx(said_at("Steep"), abs=0.2)


def test_a_point_that_is_not_said_comes_between_its_neighbours() -> None:
    first, second, third = moments(("One part coffee", "Zebra crossing", "Pour over ice"), SAID, 9.0)
    assert first < second < third == pytest.approx(said_at("pour"), abs=0.2)


def test_a_scene_without_words_spreads_its_points() -> None:
    assert moments(("a", "b", "c"), (), 6.0) == pytest.approx((0.5, 2.6, 3.7), abs=0.3)


TEXTS = st.lists(st.text("abc ", max_size=12), max_size=6)


@given(points=TEXTS, said=st.text("abc ", max_size=60), duration_s=st.floats(0.2, 40))
def test_points_come_one_after_another_and_within_the_scene(points: list[str], said: str, duration_s: float) -> None:
    times = moments(points, spoken(said), duration_s)
    assert len(times) == len(points)
    assert all(a < b for a, b in pairwise(times))
    assert all(0 <= time <= max(0.5, duration_s) + 1e-9 for time in times)
