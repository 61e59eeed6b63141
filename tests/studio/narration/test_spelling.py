from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tui.studio.narration.spelling import UnspeakableError, check_speakable, spoken_form


@pytest.mark.parametrize(
    ("written", "said"),
    [
        ("https://www.example.com/a-b?x=1#y,", "example dot com slash a dash b,"),
        ("ann.lee@mail.example.org", "ann dot lee at mail dot example dot org"),
        ("(example.com).", "(example dot com)."),
        ("≈20%", "about 20%"),
        ("π", "pi"),
        ("β-carotene", "beta -carotene"),
        ("𝗕𝗼𝗹𝗱", "Bold"),
        ("Łódź", "Lódz"),
        ("café", "café"),
        ("٣", "3"),
        ("⓷)%", "3)%"),
        ("m²", "m²"),
        ("你好", ""),
        ("мир", ""),
        ("$9.99", "$9.99"),
        ("C++", "C++"),
        ("4111111111111111", "4 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1"),
        ("1,234,567", "1,234,567"),
        ("a" * 45, "a" * 20 + " " + "a" * 20 + " " + "a" * 5),
    ],
)
def test_a_word_is_written_as_one_says_it(written: str, said: str) -> None:
    assert spoken_form(written) == said


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("", "no text"),
        (" \n ", "no text"),
        ("😀 … —", "“😀 … —”"),
        ("你好世界", "“你好世界” (Chinese)"),
        ("Привет, мир. Hello", "“Привет, мир.” (Cyrillic)"),
        ("こんにちは", "(Japanese)"),
        ("안녕하세요", "(Korean)"),
        ("مرحبا", "(Arabic)"),
    ],
)
def test_what_cannot_be_said_is_refused_by_name(text: str, named: str) -> None:
    with pytest.raises(UnspeakableError) as refusal:
        check_speakable(text)
    assert named in str(refusal.value)


@pytest.mark.parametrize("text", ["Hello.", "42", "7 + 3 = 10", "The word 你好 means hello.", "Łódź and Kraków"])
def test_what_can_be_said_is_let_through(text: str) -> None:
    check_speakable(text)


def test_words_of_other_scripts_have_no_form_and_those_around_them_do() -> None:
    words = ["The", "word", "你好", "means", "“hello”", "or", "мир."]
    assert [word for word in words if not spoken_form(word)] == ["你好", "мир."]


@given(st.text(max_size=40).map(lambda text: "".join(text.split())))
def test_any_word_has_a_form_on_one_line(word: str) -> None:
    assert "\n" not in spoken_form(word)
