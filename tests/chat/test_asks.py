"""Questions are read out of free text, the studio's and a vendor's, and what is no question is left alone."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.chat.questions import NO_CHOICES, OFFERED, TWO_AT_ONCE
from tui.chat.asks import Asked, answer, read_ahead, read_asks
from tui.chat.view import Entry


def texts(asked: Asked) -> list[list[str]]:
    return [[choice.text for choice in ask.choices] for ask in asked.asks]


@pytest.mark.parametrize(("message", "choices"), OFFERED)
def test_what_is_offered_is_read_as_choices(message: str, choices: list[str]) -> None:
    assert texts(read_asks(message)) == [choices]


@pytest.mark.parametrize("message", NO_CHOICES)
def test_what_offers_no_choice_stays_as_it_was_said(message: str) -> None:
    assert read_asks(message) == Asked(lead=message)


def test_the_studios_questions_are_numbered_on_and_answered_by_their_numbers() -> None:
    asked = read_asks(TWO_AT_ONCE)
    assert asked.lead == "Two things before I write this."
    assert [ask.text for ask in asked.asks] == [
        "What should the video say about tea? I make no facts up.",
        "Which way should the picture lie?",
    ]
    assert [choice.label for _, choice in asked.choices] == ["1", "2", "3", "4"]
    assert [choice.preferred for _, choice in asked.choices] == [False, True, False, False]
    assert asked.may_be_left
    assert answer(asked, (3, 1)) == "2. Open the subject with questions\n4. Portrait (9:16), for phones"


def test_questions_in_a_list_are_answered_by_the_numbers_of_the_questions() -> None:
    asked = read_asks("A few questions:\n\n1. **Who is it for?**\n   - Beginners\n   - Experts\n2. Tone: warm or bold?")
    assert texts(asked) == [["Beginners", "Experts"], ["warm", "bold"]]
    assert answer(asked, (1, 2)) == "1. Experts\n2. warm"


def test_choices_without_labels_are_answered_in_words() -> None:
    asked = read_asks("Tone?\n- warm\n- bold\n\nLength?\n- short\n- long")
    assert answer(asked, (0, 3)) == "Tone? warm\nLength? long"
    assert answer(read_asks("Should it be upbeat or calm?"), (1,)) == "calm"


def test_an_open_question_beside_one_with_choices_is_told_too() -> None:
    asked = read_asks("1. Warm or bold?\n2. What is the company called?")
    assert texts(asked) == [["Warm", "bold"], []]


@given(st.text(alphabet="ab?1. -*()\n\r\t“”¿漢or:,/", max_size=200))
def test_no_text_is_lost_or_crashes(message: str) -> None:
    asked = read_asks(message)
    if not asked.asks:
        assert asked.lead == message
    for _, choice in asked.choices:
        assert choice.text


@given(
    st.lists(st.from_regex(r"[A-Z][a-z]{2,9}( [a-z]{2,9}){0,3}", fullmatch=True), min_size=2, max_size=9),
    st.sampled_from(["{n}. {t}", "{n}) {t}", "({n}) {t}", "**{n}.** {t}", "- {t}", "• {t}", "Option {n}: {t}"]),
    st.sampled_from(["\n", "\n\n"]),
)
def test_every_row_of_a_list_after_a_question_is_a_choice(rows: list[str], shape: str, gap: str) -> None:
    listed = gap.join(shape.format(n=number, t=text) for number, text in enumerate(rows, 1))
    (choices,) = texts(read_asks(f"So far so good.\n\nWhich one shall it be?\n\n{listed}\n\nThanks!"))
    assert choices == rows


@settings(deadline=20_000)  # milliseconds: a thousand times what it takes, and less than reading again and again would
@given(st.integers(min_value=1_000, max_value=40_000))
def test_long_repeats_are_read_in_no_time(count: int) -> None:
    read_asks("or a, " * count + "?")
    read_asks("?" * count)
    read_asks("1. a or b? " * count)


def test_a_session_of_thousands_of_messages_is_read_once_however_often_it_is_shown() -> None:
    said = [Entry(str(number), "model", "text", f"Which for {number}?\n- warm\n- bold") for number in range(6_000)]
    read_ahead(said)
    before = read_asks.cache_info().misses
    assert all(read_asks(entry.content).choices for entry in said)
    assert read_asks.cache_info().misses == before
