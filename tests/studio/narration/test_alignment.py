from __future__ import annotations

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from tui.studio.narration.alignment import Span, SpokenToken, align, fill_gaps

READINGS = {
    "$9.99": "$9.99",
    "5km": "5 kilometers",
    "Jan.": "January",
    "5th,": "fifth,",
    "7:30": "seven thirty",
    "pm": "pm",
    "—": "—",
}


def said(*texts: str) -> list[SpokenToken]:
    """Tokens of one second each."""
    return [SpokenToken(text, float(at), at + 1.0) for at, text in enumerate(texts)]


def read(word: str) -> str:
    return READINGS.get(word, word)


def test_words_said_as_written_keep_their_own_time() -> None:
    spans = align(["Pour", "it,", "“slowly”."], said("Pour", "it", "slowly"), read)
    assert spans == (Span(0, 1), Span(1, 2), Span(2, 3))


def test_a_word_read_as_several_takes_all_of_them() -> None:
    spans = align(
        ["run", "5km", "at", "7:30", "pm", "today"],
        said("run", "5", "kilometers", "at", "seven", "thirty", "P.M.", "today"),
        read,
    )
    assert spans == (Span(0, 1), Span(1, 3), Span(3, 4), Span(4, 6), Span(6, 7), Span(7, 8))


def test_neighbours_that_both_change_are_told_apart() -> None:
    spans = align(["on", "Jan.", "5th,", "2024"], said("on", "January", "fifth", "2024"), read)
    assert spans == (Span(0, 1), Span(1, 2), Span(2, 3), Span(3, 4))


def test_a_dash_is_not_heard_and_lies_in_the_pause() -> None:
    spans = align(["yes", "—", "no"], [SpokenToken("yes", 0.0, 1.0), SpokenToken("no", 1.5, 2.0)], read)
    assert spans[1] is None
    assert fill_gaps(spans, 0.0, 3.0)[1] == Span(1.0, 1.5)


def test_unheard_words_share_the_silence() -> None:
    assert fill_gaps([None, None, Span(2.0, 3.0), None], 0.0, 4.0) == (
        Span(0.0, 1.0),
        Span(1.0, 2.0),
        Span(2.0, 3.0),
        Span(3.0, 4.0),
    )


words = st.text(st.sampled_from("ab1$—. '"), min_size=1, max_size=6).filter(lambda text: bool(text.split()))


@given(st.lists(words, max_size=30), st.lists(words, max_size=30))
def test_every_word_gets_a_time_and_times_never_run_back(written: list[str], spoken: list[str]) -> None:
    tokens = said(*spoken)
    filled = fill_gaps(align(written, tokens, lambda word: word), 0.0, float(len(tokens)))
    assert len(filled) == len(written)
    assert all(0 <= span.start_s <= span.end_s <= len(tokens) for span in filled)
    assert all(before.end_s <= after.start_s for before, after in pairwise(filled))


@given(st.lists(words, min_size=1, max_size=40), st.lists(words, max_size=40))
def test_no_time_is_given_to_two_words(written: list[str], spoken: list[str]) -> None:
    heard = [span for span in align(written, said(*spoken), lambda word: word) if span]
    assert all(before.end_s <= after.start_s for before, after in pairwise(heard))
