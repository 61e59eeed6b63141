from __future__ import annotations

import html
import re
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from tui.studio.edit.subtitles import LINE_CHARACTERS, cues, srt, vtt
from tui.studio.narration.speech import Word


def spoken(text: str, word_s: float = 0.3, pause_s: float = 0.5) -> list[Word]:
    """Words at an even pace, with a pause after every sentence."""
    out, at = [], 0.2
    for word in text.split():
        out.append(Word(word, at, at + word_s))
        at += word_s + (pause_s if word.endswith((".", "?", "!")) else 0.02)
    return out


@st.composite
def timed_words(draw: st.DrawFn) -> list[Word]:
    texts = draw(st.lists(st.text(st.characters(exclude_categories=["Z", "C"]), min_size=1, max_size=60), max_size=60))
    out, at = [], 0.0
    for text in texts:
        start = at + draw(st.sampled_from([0.0, 0.0, 0.05, 0.8, 4.0]))
        at = start + draw(st.sampled_from([0.0, 0.1, 0.4, 7.0]))
        out.append(Word("".join(text.split()) or "x", start, at))
    return out


@given(timed_words())
def test_cues_hold_every_word_once_and_in_order(words: list[Word]) -> None:
    assert [word for cue in cues(words) for word in cue.words] == words


@given(timed_words())
def test_cues_never_overlap_and_always_last(words: list[Word]) -> None:
    shown = cues(words)
    assert all(cue.end_s > cue.start_s for cue in shown)
    assert all(before.end_s <= after.start_s for before, after in pairwise(shown))


@given(timed_words())
def test_a_cue_has_at_most_two_lines_of_42_characters_unless_one_word_is_longer(words: list[Word]) -> None:
    for cue in cues(words):
        assert len(cue.lines) <= 2
        assert " ".join(cue.lines) == cue.text
        assert all(len(line) <= LINE_CHARACTERS or " " not in line for line in cue.lines)


@given(timed_words())
def test_srt_reads_back_as_its_cues(words: list[Word]) -> None:
    blocks = [block.split("\n") for block in srt(words).strip("\n").split("\n\n") if block]
    assert len(blocks) == len(cues(words))
    for number, (block, cue) in enumerate(zip(blocks, cues(words), strict=True), 1):
        assert block[0] == str(number)
        start, end = re.fullmatch(r"(\S+) --> (\S+)", block[1]).groups()
        assert abs(seconds(start) - cue.start_s) < 0.001
        assert abs(seconds(end) - cue.end_s) < 0.001
        assert seconds(end) > seconds(start)
        assert " ".join(block[2:]) == cue.text.replace("-->", "→")


@given(timed_words())
def test_vtt_reads_back_as_its_cues(words: list[Word]) -> None:
    head, *blocks = vtt(words).strip("\n").split("\n\n")
    assert head == "WEBVTT"
    for block, cue in zip(blocks, cues(words), strict=True):
        times, *lines = block.split("\n")
        start, _, end = times.split(" ")
        assert abs(seconds(start) - cue.start_s) < 0.001
        assert abs(seconds(end) - cue.end_s) < 0.001
        assert not re.search(r"[<>]", block.replace("-->", ""))
        assert html.unescape(" ".join(lines)) == cue.text.replace("-->", "→")


def test_a_cue_ends_with_its_sentence() -> None:
    words = spoken("Cold water draws out less acid. It tastes rounder. Pour it over ice and drink it slowly.")
    assert [cue.text for cue in cues(words)] == [
        "Cold water draws out less acid.",
        "It tastes rounder.",
        "Pour it over ice and drink it slowly.",
    ]


def test_a_long_sentence_is_cut_at_its_clauses() -> None:
    text = (
        "Use one part coffee to eight parts water, keep it in the fridge for up to a week, "
        "and pour it over a tall glass of ice."
    )
    shown = cues(spoken(text))
    assert len(shown) > 1
    assert all(cue.text[-1] in ",." for cue in shown)


def test_a_cue_that_would_flash_by_is_joined_with_its_neighbour() -> None:
    words = spoken("Yes. We tried that for a whole week in the lab.", word_s=0.2, pause_s=0.1)
    assert min(cue.end_s - cue.start_s for cue in cues(words)) >= 1.0


def test_a_cue_stays_a_second_when_silence_follows() -> None:
    (cue,) = cues([Word("Yes.", 1.0, 1.2)])
    assert cue.end_s - cue.start_s == 1.0


def test_no_cue_holds_more_than_six_seconds_of_speech() -> None:
    words = spoken("one two three four five six seven eight nine ten eleven twelve", word_s=1.5)
    assert all(cue.words[-1].end_s - cue.words[0].start_s <= 6.0 for cue in cues(words))


def test_no_line_ends_with_a_word_that_leads_on_if_another_cut_is_near() -> None:
    (cue,) = cues(spoken("Doctors recommend walking for half an hour with a friend.", word_s=0.2))
    assert len(cue.lines) == 2
    assert cue.lines[0].split()[-1] not in {"a", "an", "for", "with"}


def test_hours_are_written_in_full() -> None:
    assert "01:01:01,500 --> " in srt([Word("Late.", 3661.5, 3662.0)])
    assert "01:01:01.500 --> " in vtt([Word("Late.", 3661.5, 3662.0)])


def test_nothing_said_is_nothing_shown() -> None:
    assert cues([]) == ()
    assert srt([]) == ""
    assert vtt([]) == "WEBVTT\n\n"


def seconds(clock: str) -> float:
    hours, minutes, rest = clock.replace(",", ".").split(":")
    return int(hours) * 3600 + int(minutes) * 60 + float(rest)


def test_a_german_date_is_not_cut() -> None:
    texts = [cue.text for cue in cues(spoken("Kommen Sie am 3. Mai, die erste Scheibe ist umsonst. Wir freuen uns."))]
    assert any("3. Mai" in text for text in texts)
