"""The voices of the extra; skipped where it is not installed: espeak-ng is under GPL-3, so tests do not bring it."""

from __future__ import annotations

import re
import sys
from itertools import pairwise
from pathlib import Path

import pytest

from tests.judge import transcribe
from tests.studio.narration.cage import AVAILABLE, run_caged
from tests.studio.stage.test_presenter_lipsync import best_fit, loudness, opening
from tui.studio.casting.extra_voices import EXTRA_VOICES, extra_voices
from tui.studio.casting.voices import voice
from tui.studio.narration.narrator import Narrator
from tui.studio.narration.speech import Speech

pytestmark = pytest.mark.skipif(not extra_voices(), reason="needs reeltalk[voices]")

SAID = {
    "voice_de_anton": "Unsere Bäckerei öffnet um acht Uhr morgens. Jeden Tag backen wir zwanzig Brote mit Mehl aus der "
    "Mühle nebenan.",
    "voice_es_paloma": "Nuestra panadería abre a las ocho de la mañana. Los niños vienen después de la escuela y "
    "compran bollos con azúcar.",
}


@pytest.fixture(scope="module")
def spoken(narrator: Narrator) -> dict[str, Speech]:
    return {voice_id: narrator.say(text, voice(voice_id)) for voice_id, text in SAID.items()}


@pytest.mark.parametrize("voice_id", SAID)
def test_a_voice_is_understood_in_its_language(spoken: dict[str, Speech], voice_id: str) -> None:
    heard = transcribe(spoken[voice_id], voice_id.split("_")[1])
    wanted = set(re.findall(r"\w{4,}", SAID[voice_id].lower()))
    missed = wanted - set(re.findall(r"\w{4,}", heard.lower()))
    assert len(missed) <= 0.25 * len(wanted), heard


@pytest.mark.parametrize("voice_id", SAID)
def test_every_word_has_its_own_time(spoken: dict[str, Speech], voice_id: str) -> None:
    words = spoken[voice_id].words
    assert [word.text for word in words] == SAID[voice_id].split()
    assert all(word.end_s - word.start_s > 0.03 for word in words)
    assert all(word.end_s <= following.start_s + 0.001 for word, following in pairwise(words))


@pytest.mark.parametrize("voice_id", SAID)
def test_the_mouth_is_open_when_the_voice_is_heard(spoken: dict[str, Speech], voice_id: str) -> None:
    late_s, agreement = best_fit(opening(spoken[voice_id].mouths), loudness(spoken[voice_id]))
    assert abs(late_s) <= 0.040
    assert agreement > 0.3


def test_words_that_run_together_share_their_time(narrator: Narrator) -> None:
    speech = narrator.say("Sie ist in der Mühle – im Jahr 2024 für 9,99 €.", voice("voice_de_greta"))
    assert all(word.end_s > word.start_s for word in speech.words if any(map(str.isalnum, word.text)))


@pytest.mark.skipif(not AVAILABLE, reason="the kernel's filter needs Linux on x86-64 or ARM64")
def test_speaking_opens_no_internet_socket_and_writes_nothing(tmp_path: Path) -> None:
    script = (
        "import sys; sys.path += sys.argv[2:]\n"
        "from tui.studio.narration.narrator import Narrator\n"
        "from tui.studio.casting.voices import voice\n"
        "Narrator().say('Guten Tag.', voice('voice_de_anton'))\n"
    )
    outcome = run_caged(script, tmp_path, *filter(None, sys.path))
    assert outcome.code == 0, outcome.errors
    assert outcome.strays == ()


def test_each_voice_is_listed_with_its_language() -> None:
    assert {other.language for other in EXTRA_VOICES} == {"German", "Spanish", "French", "Italian", "Portuguese"}
    assert all(voice(other.voice_id) is other for other in EXTRA_VOICES)
