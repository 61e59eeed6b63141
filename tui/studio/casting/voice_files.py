"""Voices as files: a folder of Piper voices, each `name.onnx` with its `name.onnx.json` beside it.

Read anew at every look, so that a file dropped in is listed at once. Where the folder is, the environment says: workers
inherit it.
"""

from __future__ import annotations

import json
import os
import re
from collections.abc import Mapping
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from tui.studio.casting.catalogue import Voice
from tui.studio.casting.languages import LANGUAGES, language_called

FOLDER_VARIABLE = "REELTALK_VOICES"
"""The environment's name for the folder of the user's own voices."""
ENGINE_PACKAGE = "espeakng_loader"
"""What tells a Piper voice how words are pronounced."""

_FIRST_BYTE = b"\x08"
"""How every ONNX file begins: with the number of its format."""


class VoiceFileError(ValueError):
    """A voice's file cannot be used; the message names the file and what is wrong with it."""

    def __init__(self, file: Path, wrong: str) -> None:
        super().__init__(f"{file}: {wrong}")
        self.file, self.wrong = file, wrong

    def __reduce__(self) -> tuple[type[VoiceFileError], tuple[Path, str]]:
        """Travel between processes."""
        return VoiceFileError, (self.file, self.wrong)


def voices_folder() -> Path | None:
    """Where the user's own voices lie; None when nothing says so."""
    named = os.environ.get(FOLDER_VARIABLE)
    return Path(named) if named else None


def read_voices(folder: Path | None) -> tuple[Voice, ...]:
    """Every voice of a folder, by file name; none when there is no such folder.

    Raises:
        VoiceFileError: A file cannot be used, or two would have the same id.
    """
    found: dict[str, Voice] = {}
    for file in _files(folder):
        voice = read_voice(file)
        if voice.voice_id in found:
            raise VoiceFileError(file, f"its name gives {voice.voice_id}, which another file has; rename it")
        found[voice.voice_id] = voice
    return tuple(found.values())


def usable_voices(folder: Path | None) -> tuple[tuple[Voice, ...], tuple[str, ...]]:
    """The folder's good voices, and what is wrong with its other files, a sentence each."""
    found: dict[str, Voice] = {}
    wrong: list[str] = []
    for file in _files(folder):
        try:
            voice = read_voice(file)
        except VoiceFileError as error:
            wrong.append(str(error))
        else:
            found.setdefault(voice.voice_id, voice)
    return tuple(found.values()), tuple(wrong)


def read_voice(file: Path) -> Voice:
    """One voice from its network's file and the description beside it; the network itself is not loaded.

    Raises:
        VoiceFileError: There is no description, or it or the network is not what a Piper voice has.
    """
    if find_spec(ENGINE_PACKAGE) is None:
        raise VoiceFileError(file, "needs espeak-ng to know how words are said; `pip install 'reeltalk[voices]'`")
    about = description(file)
    named = about.get("language")
    spoken: Mapping[str, Any] = named if isinstance(named, dict) else {}
    tongue = str(about["espeak"]["voice"])
    code = str(spoken.get("code") or tongue)
    language = language_called(code)
    if language is None:
        known = ", ".join(known.name for known in LANGUAGES)
        raise VoiceFileError(file, f"speaks {spoken.get('name_english') or code!r}, which captions cannot follow "
                                   f"(they can: {known})")  # fmt: skip
    name = str(about.get("dataset") or file.stem).replace("_", " ").replace("-", " ").strip().title() or file.stem
    tags = ("own", "neural", *filter(None, [str(spoken.get("country_english") or "").lower()]))
    voice_id = f"voice_{re.sub(r'[^a-z0-9]+', '_', file.stem.lower()).strip('_') or 'own'}"
    return Voice(voice_id, name, "neutral", language.name, str(file), tags=tags, engine="piper", tongue=tongue)


def description(file: Path) -> dict[str, Any]:
    """What the file beside a network says of it, with everything there that speaking needs.

    Raises:
        VoiceFileError: It is not there, or lacks something.
    """
    beside = file.with_name(f"{file.name}.json")
    try:
        with file.open("rb") as network:
            begins = network.read(1)
        about = json.loads(beside.read_text(encoding="utf-8"))
    except FileNotFoundError:
        raise VoiceFileError(file, f"has no {beside.name} beside it; a Piper voice comes as both files") from None
    except OSError as error:
        raise VoiceFileError(file, f"cannot be read ({error.strerror})") from None
    except (UnicodeDecodeError, json.JSONDecodeError, RecursionError) as error:
        raise VoiceFileError(beside, f"is not JSON ({error})") from None
    if begins != _FIRST_BYTE:
        raise VoiceFileError(file, "is not an ONNX network; was it saved in full?")
    wrong = _what_is_wrong(about)
    if wrong:
        raise VoiceFileError(beside, wrong)
    return dict(about)


def _files(folder: Path | None) -> list[Path]:
    return sorted(folder.glob("*.onnx")) if folder and folder.is_dir() else []


def _what_is_wrong(about: object) -> str:
    """Why a description cannot be spoken from; empty when it can."""
    if not isinstance(about, dict):
        return "must be a table of fields, as Piper writes it"
    if about.get("phoneme_type", "espeak") != "espeak":
        return f'phoneme_type: {about["phoneme_type"]!r} cannot be read here, only "espeak"'
    espeak, audio, ids = (about.get(field) for field in ("espeak", "audio", "phoneme_id_map"))
    if not isinstance(espeak, dict) or not isinstance(espeak.get("voice"), str):
        return 'espeak.voice: must name a language, such as "de"'
    rate = audio.get("sample_rate") if isinstance(audio, dict) else None
    if not isinstance(rate, int) or not 8000 <= rate <= 48_000:
        return "audio.sample_rate: must be a number from 8000 to 48000"
    if (
        not isinstance(ids, dict)
        or not all(_is_ids(value) for value in ids.values())
        or not {"^", "_", "$"} <= set(ids)
    ):
        return "phoneme_id_map: must give a list of numbers for each phoneme, and for ^, _ and $"
    return ""


def _is_ids(value: object) -> bool:
    return isinstance(value, list) and bool(value) and all(isinstance(number, int) for number in value)
