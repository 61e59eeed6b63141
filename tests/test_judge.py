from __future__ import annotations

import pytest

from tests.judge import spoken_words, word_error_rate


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Twelve to eighteen hours.", "12 to 18 hours"),
        ("It cost $9.99!", "it cost nine dollars and ninety-nine cents"),
        ("In 2024", "in twenty twenty four"),
        ("In 1905", "in nineteen o five"),
        ("2,500 people", "two thousand five hundred people"),
        ("the 23rd of May", "the twenty-third of May"),
        ("20% of café-goers", "twenty percent of cafe goers"),
        ("We’re salt & pepper", "we're salt and pepper"),
    ],
)
def test_ways_to_write_the_same_words_are_no_errors(one: str, other: str) -> None:
    assert spoken_words(one) == spoken_words(other)
    assert word_error_rate(one, other) == 0


@pytest.mark.parametrize(
    ("expected", "heard", "rate"),
    [
        ("one two three four", "one two three four", 0.0),
        ("one two three four", "one three four", 0.25),
        ("one two three four", "one two two three four", 0.25),
        ("one two three four", "one too three four", 0.25),
        ("one two three four", "", 1.0),
        ("", "one", 1.0),
    ],
)
def test_every_word_heard_wrong_missed_or_added_counts(expected: str, heard: str, rate: float) -> None:
    assert word_error_rate(expected, heard) == rate
