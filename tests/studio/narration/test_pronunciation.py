from __future__ import annotations

import os
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tui.studio.casting.voices import VOICES
from tui.studio.narration.narrator import Narrator
from tui.studio.narration.pronunciation import PronunciationError, Sayings, listed_sayings, saying, sayings_for, wished

NGUYEN = (("Nguyen", "win"),)


@pytest.mark.parametrize(
    ("word", "said"),
    [
        ("Nguyen", "win"),
        ("nguyen,", "win,"),
        ("“Nguyen’s", "“win’s"),
        ("(NGUYEN)", "(win)"),
        ("Nguyens", "Nguyens"),
        ("win", "win"),
        ("—", "—"),
        ("", ""),
    ],
)
def test_a_word_is_said_otherwise_and_keeps_its_marks(word: str, said: str) -> None:
    assert saying(NGUYEN)(word) == said


@given(st.text(max_size=30))
def test_without_a_list_every_word_is_said_as_it_is_written(word: str) -> None:
    assert saying(())(word) == word


@given(st.text(max_size=60))
def test_any_text_can_be_searched_for_wishes_and_loses_nothing_without_one(text: str) -> None:
    found, rest = wished(text)
    assert found or rest == text


@pytest.mark.parametrize(
    ("text", "found", "rest"),
    [
        ('Pronounce "Nguyen" as "win".', NGUYEN, ""),
        (
            "An Nguyen bakes. Please pronounce “Nguyen” like “win”. She is good.",
            NGUYEN,
            "An Nguyen bakes.  She is good.",
        ),
        ("Please pronounce Siobhan as shi-vawn.", (("Siobhan", "shi-vawn"),), ""),
        ('"Siobhan" is pronounced "shi vawn"', (("Siobhan", "shi vawn"),), ""),
        ("Say “Nguyen” as “win”", NGUYEN, ""),
        ("We say hello as well.", (), "We say hello as well."),
        ("Read it as a list.", (), "Read it as a list."),
        ("He read “Dune” as a child.", (), "He read “Dune” as a child."),
    ],
)
def test_a_wish_is_read_and_taken_out_of_what_is_said(text: str, found: Sayings, rest: str) -> None:
    assert wished(text) == (found, rest)


def test_only_what_a_text_says_is_kept_and_the_last_list_counts() -> None:
    mine = (("Nguyen", "noo-yen"), ("Siobhan", "shi-vawn"))
    assert sayings_for("An Nguyen’s shop.", mine, NGUYEN) == NGUYEN
    assert sayings_for("A shop.", mine, NGUYEN) == ()


def test_the_list_is_read_anew_when_it_changes(tmp_path: Path) -> None:
    file = tmp_path / "pronunciations.toml"
    assert listed_sayings(file) == ()
    file.write_text('Nguyen = "win"\n')
    assert listed_sayings(file) == NGUYEN
    file.write_text('Nguyen = "noo-yen"\n"Kraków" = "krah-koof"\n')
    os.utime(file, ns=(1, 1))
    assert listed_sayings(file) == (("Nguyen", "noo-yen"), ("Kraków", "krah-koof"))


@pytest.mark.parametrize(
    "content", ["Nguyen = win", "Nguyen = 3", 'Nguyen = ""', '"An Nguyen" = "an win"', "[a]\nb = 1"]
)
def test_a_broken_list_is_named_with_what_is_wrong(tmp_path: Path, content: str) -> None:
    file = tmp_path / "pronunciations.toml"
    file.write_text(content)
    with pytest.raises(PronunciationError, match=r"pronunciations\.toml: "):
        listed_sayings(file)


def test_the_sound_is_the_saying_s_and_the_caption_the_word_s(narrator: Narrator) -> None:
    told = narrator.say("An Nguyen, our baker, opens at 8:30.", replace(VOICES[0], sayings=NGUYEN))
    same = narrator.say("An win, our baker, opens at 8:30.", VOICES[0])
    assert np.array_equal(told.samples, same.samples)
    assert [word.text for word in told.words] == ["An", "Nguyen,", "our", "baker,", "opens", "at", "8:30."]
    assert [(word.start_s, word.end_s) for word in told.words] == [(word.start_s, word.end_s) for word in same.words]
