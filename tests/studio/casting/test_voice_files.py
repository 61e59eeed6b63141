from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from tui.studio.casting import voice_files
from tui.studio.casting.catalogue import Voice
from tui.studio.casting.extra_voices import EXTRA_VOICES, extra_voices
from tui.studio.casting.languages import LANGUAGES, language_called
from tui.studio.casting.voice_files import VoiceFileError, description, read_voice, read_voices, usable_voices
from tui.studio.casting.voices import VOICES, castable_voices, listed_voices, voice
from tui.studio.narration.narrator import Narrator

THORSTEN: dict[str, Any] = {
    "audio": {"sample_rate": 22050, "quality": "medium"},
    "espeak": {"voice": "de"},
    "inference": {"noise_scale": 0.667, "length_scale": 1, "noise_w": 0.8},
    "phoneme_type": "espeak",
    "phoneme_id_map": {"_": [0], "^": [1], "$": [2], "a": [3]},
    "language": {"code": "de_DE", "name_english": "German", "country_english": "Germany"},
    "dataset": "thorsten",
}
with_espeak = pytest.mark.skipif(not extra_voices(), reason="needs reeltalk[voices]")


def dropped(folder: Path, stem: str = "de_DE-thorsten-medium", network: bytes = b"\x08\x07rest", **about: Any) -> Path:
    """A voice's two files, as somebody drops them into the folder."""
    file = folder / f"{stem}.onnx"
    file.write_bytes(network)
    file.with_name(f"{file.name}.json").write_text(json.dumps(THORSTEN | about))
    return file


@with_espeak
def test_a_file_dropped_in_is_listed_at_once_with_its_language(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(voice_files.FOLDER_VARIABLE, str(tmp_path))
    before = listed_voices()
    dropped(tmp_path)
    (mine,) = listed_voices()[len(before) :]
    assert (mine.voice_id, mine.name, mine.language) == ("voice_de_de_thorsten_medium", "Thorsten", "German")
    assert voice(mine.voice_id) == mine
    dropped(tmp_path, "broken", network=b"<html>")
    assert castable_voices()[-1] == mine
    with pytest.raises(VoiceFileError, match="broken"):
        listed_voices()


@with_espeak
def test_files_of_one_id_and_languages_without_spaces_are_told(tmp_path: Path) -> None:
    dropped(tmp_path, "a voice")
    dropped(tmp_path, "a-voice")
    with pytest.raises(VoiceFileError, match="rename it"):
        read_voices(tmp_path)
    chinese = dropped(tmp_path, "zh", language={"code": "zh_CN", "name_english": "Chinese"})
    with pytest.raises(VoiceFileError, match="Chinese"):
        read_voice(chinese)
    good, wrong = usable_voices(tmp_path)
    assert (len(good), len(wrong)) == (1, 1)


@pytest.mark.parametrize(
    ("network", "about", "told"),
    [
        (b"", {}, "not an ONNX network"),
        (b"<html>", {}, "not an ONNX network"),
        (b"\x08", {"espeak": {}}, "espeak.voice"),
        (b"\x08", {"audio": {"sample_rate": "fast"}}, "audio.sample_rate"),
        (b"\x08", {"phoneme_id_map": {"a": 3}}, "phoneme_id_map"),
        (b"\x08", {"phoneme_id_map": {"a": [3]}}, "phoneme_id_map"),
        (b"\x08", {"phoneme_type": "text"}, "phoneme_type"),
    ],
)
def test_a_broken_file_is_named_with_what_is_wrong(
    tmp_path: Path, network: bytes, about: dict[str, Any], told: str
) -> None:
    file = dropped(tmp_path, network=network, **about)
    with pytest.raises(VoiceFileError, match=told) as refusal:
        description(file)
    assert file.name in str(refusal.value)


def test_a_network_without_its_description_is_told(tmp_path: Path) -> None:
    file = dropped(tmp_path)
    beside = file.with_name(f"{file.name}.json")
    for content in ("[1]", "{", "null"):
        beside.write_text(content)
        with pytest.raises(VoiceFileError, match=beside.name):
            description(file)
    beside.unlink()
    with pytest.raises(VoiceFileError, match="has no"):
        description(file)


def test_a_file_that_only_begins_like_a_network_is_told_when_it_is_to_speak(tmp_path: Path) -> None:
    file = dropped(tmp_path)
    mine = Voice("voice_own", "Own", "neutral", "German", str(file), engine="piper", tongue="de")
    with pytest.raises(VoiceFileError, match="holds no Piper network"):
        Narrator().say("Guten Tag.", mine)


def test_without_espeak_a_dropped_voice_says_what_to_install(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(voice_files, "ENGINE_PACKAGE", "espeak_that_is_not_here")
    with pytest.raises(VoiceFileError, match=r"reeltalk\[voices\]"):
        read_voice(dropped(tmp_path))


def test_no_folder_and_an_empty_one_have_no_voices(tmp_path: Path) -> None:
    assert read_voices(None) == read_voices(tmp_path) == read_voices(tmp_path / "none") == ()


def test_voices_differ_in_id_and_name_and_speak_known_languages() -> None:
    every = (*VOICES, *EXTRA_VOICES)
    assert len({other.voice_id for other in every}) == len({other.name for other in every}) == len(every)
    assert {other.language for other in every} <= {language.name for language in LANGUAGES}


@pytest.mark.parametrize("name", ["de", "de-DE", "DE_at", "German", " german "])
def test_a_language_is_known_by_name_and_code(name: str) -> None:
    found = language_called(name)
    assert found is not None
    assert found.name == "German"


def test_an_unknown_language_is_none() -> None:
    assert language_called("tlh") is language_called("") is None
