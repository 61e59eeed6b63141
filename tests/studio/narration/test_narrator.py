from __future__ import annotations

import math
from dataclasses import replace
from itertools import pairwise
from statistics import median

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.judge import transcribe, word_error_rate
from tui.studio.casting.catalogue import Voice
from tui.studio.casting.voices import VOICES, voice
from tui.studio.narration.narrator import PAUSES_S, Narrator
from tui.studio.narration.sentences import Break
from tui.studio.narration.speech import Speech
from tui.studio.narration.spelling import UnspeakableError
from tui.studio.narration.voice_model import MissingVoiceError

CLARA = VOICES[0]
TEXT = (
    "The town library opens its new reading room on Monday. It has three hundred books for children, a quiet corner "
    "for students, and a small garden where visitors can rest. Doors open at nine in the morning. If you have "
    "questions, write to the front desk, and somebody will answer within two hours. Bring a friend, stay as long as "
    "you like, and tell us what you think."
)
OPENNESS = {"X": 0.0, "A": 0.0, "G": 0.2, "B": 0.3, "F": 0.4, "H": 0.45, "C": 0.7, "E": 0.7, "D": 1.0}


@pytest.fixture(scope="module")
def reading(narrator: Narrator) -> Speech:
    return narrator.say(TEXT, CLARA)


@pytest.fixture(scope="module")
def error_rates(narrator: Narrator) -> dict[str, float]:
    return {v.voice_id: word_error_rate(TEXT, transcribe(narrator.say(TEXT, v))) for v in VOICES}


@pytest.mark.parametrize("voice_id", [v.voice_id for v in VOICES])
def test_every_voice_is_understood(error_rates: dict[str, float], voice_id: str) -> None:
    assert error_rates[voice_id] <= 0.05


def test_most_voices_are_understood_word_for_word(error_rates: dict[str, float]) -> None:
    assert median(error_rates.values()) == 0


def test_figures_units_and_links_are_heard_as_one_says_them(narrator: Narrator) -> None:
    written = "In 2024, Dr. Smith paid $9.99 for 5km of cable. Visit example.com to learn more."
    said = "In 2024, Doctor Smith paid $9.99 for five kilometers of cable. Visit example dot com to learn more."
    heard = (
        transcribe(narrator.say(written, CLARA))
        .replace("example.com", "example dot com")
        .replace("5 km", "5 kilometers")
    )
    assert word_error_rate(said, heard) <= 0.06


def test_words_are_the_words_as_written(narrator: Narrator) -> None:
    text = "On Jan. 5th,  Dr. Smith paid $9.99 —\nfor 5km 😀 of “C++” (≈20%) at https://example.com/a?b=1 你好."
    speech = narrator.say(text, CLARA)
    assert [word.text for word in speech.words] == text.split()
    heard = {word.text: word.end_s - word.start_s for word in speech.words}
    assert heard["$9.99"] > 1.2
    assert heard["5km"] > 0.6
    assert heard["https://example.com/a?b=1"] > 1.0


def test_word_onsets_increase_and_lie_within_the_sound(reading: Speech) -> None:
    assert all(before.start_s < after.start_s for before, after in pairwise(reading.words))
    assert all(before.end_s <= after.start_s for before, after in pairwise(reading.words))
    assert reading.words[0].start_s >= 0
    assert reading.words[-1].end_s <= reading.duration_s


def loud_stretches(speech: Speech) -> list[tuple[float, float]]:
    """Seconds between which there is sound, parted by at least 0.3 s of silence."""
    heard = np.flatnonzero(np.abs(speech.samples) > 0.01) / speech.sample_rate
    cuts = np.flatnonzero(np.diff(heard) > 0.3)
    return [(float(part[0]), float(part[-1])) for part in np.split(heard, cuts + 1)]


def test_words_beside_a_pause_start_and_end_with_the_sound(reading: Speech) -> None:
    stretches = loud_stretches(reading)
    firsts = [reading.words[0], *(b for a, b in pairwise(reading.words) if b.start_s - a.end_s > 0.25)]
    lasts = [*(a for a, b in pairwise(reading.words) if b.start_s - a.end_s > 0.25), reading.words[-1]]
    assert len(firsts) == len(stretches) >= 5
    starts = [abs(word.start_s - start) for word, (start, _) in zip(firsts, stretches, strict=True)]
    ends = [abs(word.end_s - end) for word, (_, end) in zip(lasts, stretches, strict=True)]
    assert median(starts) <= 0.05
    assert max(starts) <= 0.12
    assert median(ends) <= 0.05
    assert max(ends) <= 0.12


def test_sentences_are_parted_by_the_pause_they_should_have(narrator: Narrator) -> None:
    speech = narrator.say("One more time. Now we begin.\n\nAfter that we rest.", CLARA)
    (_, first), (second, third), (fourth, _) = loud_stretches(speech)
    assert second - first == pytest.approx(PAUSES_S[Break.SENTENCE], abs=0.1)
    assert fourth - third == pytest.approx(PAUSES_S[Break.PARAGRAPH], abs=0.1)


def test_a_voice_pauses_as_long_as_it_is_told_to(narrator: Narrator) -> None:
    usual, longer = (narrator.say("Bread. Butter.", replace(VOICES[0], pause=pause)) for pause in (1.0, 2.0))
    assert longer.duration_s - usual.duration_s == pytest.approx(PAUSES_S[Break.SENTENCE], abs=0.001)


def test_the_mouth_opens_with_the_sound(reading: Speech) -> None:
    frame = reading.sample_rate // 30
    count = len(reading.samples) // frame
    loudness = np.sqrt((reading.samples[: count * frame].reshape(count, frame) ** 2).mean(axis=1)) ** 0.5
    at = (np.arange(count) + 0.5) / 30
    ends = [mouth.end_s for mouth in reading.mouths]
    open_ = np.array([OPENNESS[reading.mouths[int(np.searchsorted(ends, moment))].shape] for moment in at])
    matched = np.corrcoef(open_, loudness)[0, 1]
    shifted = np.corrcoef(open_, np.roll(loudness, 12))[0, 1]
    assert matched > 0.45
    assert matched > shifted + 0.25


def test_the_mouth_is_at_rest_in_silence(reading: Speech) -> None:
    (_, end), (start, _) = loud_stretches(reading)[:2]
    middle = (start + end) / 2
    assert next(mouth.shape for mouth in reading.mouths if mouth.end_s > middle) == "X"


def test_mouths_cover_the_whole_sound(reading: Speech) -> None:
    assert all(before.end_s == after.start_s for before, after in pairwise(reading.mouths))
    assert (reading.mouths[0].start_s, reading.mouths[-1].end_s) == (0.0, reading.duration_s)


def test_the_same_text_and_voice_give_the_same_samples(narrator: Narrator) -> None:
    once, again = (narrator.say("Every spring the river rises.", VOICES[1]) for _ in range(2))
    assert np.array_equal(once.samples, again.samples)
    assert once.words == again.words


def test_voices_differ_in_pitch_as_they_are_described(narrator: Narrator) -> None:
    pitches = {v.voice_id: middle_pitch_hz(narrator.say("We all know how high a mountain may be.", v)) for v in VOICES}
    heart = pitches["voice_heart"]
    for other in VOICES:
        assert pitches[other.voice_id] / heart == pytest.approx(other.pitch, rel=0.12)


def middle_pitch_hz(speech: Speech) -> float:
    pitches = []
    for start in range(0, len(speech.samples) - 2400, 1200):
        piece = speech.samples[start : start + 2400] * np.hanning(2400)
        correlation = np.correlate(piece, piece, "full")[2399:]
        lag = 50 + int(correlation[50:420].argmax())
        if correlation[lag] > 0.5 * correlation[0] > 0.05:
            pitches.append(speech.sample_rate / lag)
    return median(pitches)


def test_a_sentence_too_long_for_one_breath_is_said_to_its_end(narrator: Narrator) -> None:
    text = "we walked past the old mill and over the narrow bridge, " * 16 + "and then we finally went home."
    speech = narrator.say(text, CLARA)
    assert [word.text for word in speech.words] == text.split()
    assert all(word.end_s - word.start_s > 0.02 for word in speech.words)
    ending = Speech(speech.samples[-6 * speech.sample_rate :], speech.sample_rate, (), ())
    assert "went home" in transcribe(ending).lower()


@pytest.mark.parametrize("text", ["", "😀 —", "你好世界", "Привет мир"])
def test_text_that_cannot_be_said_is_refused(narrator: Narrator, text: str) -> None:
    with pytest.raises(UnspeakableError):
        narrator.say(text, CLARA)


def test_a_voice_whose_network_is_not_here_is_refused_and_not_downloaded(narrator: Narrator) -> None:
    with pytest.raises(MissingVoiceError, match="fenrir"):
        narrator.say("Hello.", replace(CLARA, model="fenrir"))
    with pytest.raises(MissingVoiceError, match="nobody"):
        narrator.say("Hello.", replace(CLARA, model="nobody"))


odd_words = st.one_of(
    st.sampled_from([
        "C++", "https://a.b/c?d#e", "😀", "—", "...", "$5", "$1,234.56", "12/31/1999", "3:07pm", "½", "²", "n°5",
        "[x](y)", "a@b.com", "“hi”", "U.S.", "pneumonoultramicroscopicsilicovolcanoconiosis", "你好", "100%", "-5°C",
        "v2.0.1-rc", "XIV", "#1", "AT&T", "rock'n'roll", "e.g.", "//", "\\n", "<b>", "1080p60", "x" * 50,
        "7" * 40, "ﬁn", "٣", "I.",
    ]),
    st.text(min_size=1, max_size=12),
)  # fmt: skip


@given(st.lists(odd_words, max_size=8).map(" ".join), st.sampled_from(VOICES))
@settings(max_examples=60, deadline=None)
def test_any_text_is_spoken_whole_or_refused_in_words(narrator: Narrator, text: str, who: Voice) -> None:
    try:
        speech = narrator.say(text, who)
    except UnspeakableError:
        return
    assert [word.text for word in speech.words] == text.split()
    assert np.abs(speech.samples).max() > 0.01
    assert np.isfinite(speech.samples).all()
    assert np.abs(speech.samples).max() <= 1
    times = [at for word in speech.words for at in (word.start_s, word.end_s)]
    assert times == sorted(times)
    assert times[0] >= 0
    assert times[-1] <= speech.duration_s + 0.001
    assert all(before.end_s == after.start_s for before, after in pairwise(speech.mouths))


def test_a_voice_is_found_by_its_id_and_ids_are_unique() -> None:
    assert [voice(v.voice_id) for v in VOICES] == list(VOICES)
    assert len({v.voice_id for v in VOICES}) == len({v.name for v in VOICES}) == len(VOICES)
    with pytest.raises(KeyError):
        voice("voice_nobody")
    assert all(math.isfinite(v.pitch * v.formant * v.speed * v.swing) for v in VOICES)
