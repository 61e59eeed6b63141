from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tui.studio.narration.sentences import Break, sentences


def parts(text: str) -> list[str]:
    return [" ".join(sentence.words) for sentence in sentences(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("It is cold. Pour it. Drink!", ["It is cold.", "Pour it.", "Drink!"]),
        ("Dr. Smith met J. K. Rowling on Jan. 5th.", ["Dr. Smith met J. K. Rowling on Jan. 5th."]),
        ("He left in Jan. She stayed.", ["He left in Jan.", "She stayed."]),
        ("See Fig. 3 and No. 10, e.g. Apple vs. Google.", ["See Fig. 3 and No. 10, e.g. Apple vs. Google."]),
        ("The U.S. Army left the U.S. The end.", ["The U.S. Army left the U.S.", "The end."]),
        ("“Go.” (Now!) “Yes?” he said.", ["“Go.”", "(Now!)", "“Yes?” he said."]),
        ("It costs $9.99 at example.com today.", ["It costs $9.99 at example.com today."]),
        ("a line that is\nwrapped by hand.", ["a line that is wrapped by hand."]),
        ("A Heading\nThen the text", ["A Heading", "Then the text"]),
        ("Wait... what? then go", ["Wait... what? then go"]),
    ],
)
def test_breath_is_drawn_where_a_sentence_ends(text: str, expected: list[str]) -> None:
    assert parts(text) == expected


def test_a_blank_line_is_a_longer_pause() -> None:
    first, second, third = sentences("One. Two.\n\nThree.")
    assert (first.ends, second.ends, third.ends) == (Break.SENTENCE, Break.PARAGRAPH, Break.PARAGRAPH)


@given(st.text(max_size=200))
def test_no_word_is_lost_or_moved(text: str) -> None:
    assert [word for sentence in sentences(text) for word in sentence.words] == text.split()
