"""espeak-ng through ctypes: how a text is pronounced, in a hundred languages.

It is under GPL-3 and comes with the extra `voices` only; without the package nothing here is loaded. Its library keeps
one state for the whole process, so calls wait for each other.
"""

from __future__ import annotations

import ctypes
import threading
from dataclasses import dataclass
from functools import lru_cache
from importlib.util import find_spec
from pathlib import Path
from typing import Any

PACKAGE = "espeakng_loader"

_RETRIEVAL = 2
"""Sound is handed to a callback, not played."""
_PHONEME_EVENTS, _PHONEMES_AS_IPA, _STAY_ON_ERROR = 1, 2, 0x8000
_UTF8 = 1
_BY_CHARACTER = 1
_END, _WORD, _PHONEME = 0, 1, 7
_BUFFER_MS = 200


class EspeakError(RuntimeError):
    """espeak-ng is not here, will not start, or has no such language."""


@dataclass(frozen=True, slots=True)
class Said:
    """A run of phonemes that belongs to one place of the text.

    Where espeak joins words ("of the") the run is both words', and its place the first's; a number makes several runs.
    """

    at: int
    """Index of the first character in the text."""
    symbols: tuple[str, ...]
    """Phonemes as espeak names them, in IPA; stress goes before."""


@dataclass(frozen=True, slots=True)
class Reading:
    """How a text is said: its runs in order."""

    runs: tuple[Said, ...]


class _Name(ctypes.Union):
    _fields_ = (("number", ctypes.c_int), ("pointer", ctypes.c_void_p), ("text", ctypes.c_char * 8))


class _Event(ctypes.Structure):
    _fields_ = (
        ("kind", ctypes.c_int),
        ("message", ctypes.c_uint),
        ("position", ctypes.c_int),
        ("length", ctypes.c_int),
        ("audio_ms", ctypes.c_int),
        ("sample", ctypes.c_int),
        ("user", ctypes.c_void_p),
        ("name", _Name),
    )


_Callback = ctypes.CFUNCTYPE(ctypes.c_int, ctypes.POINTER(ctypes.c_short), ctypes.c_int, ctypes.POINTER(_Event))
_TURN = threading.Lock()


def is_here() -> bool:
    """Whether the package is installed; does not load it."""
    return find_spec(PACKAGE) is not None


def read(text: str, language: str) -> Reading:
    """How a text is said.

    Args:
        text: What to say; line breaks count as spaces.
        language: espeak's own name of the language, such as "de" or "es-419".

    Raises:
        EspeakError: espeak-ng is not here, or does not know the language.
    """
    listener = _Listener()
    callback = _Callback(listener.hear)
    content = " ".join(text.split("\n")).replace("\0", " ").encode()
    with _TURN:
        library = _library()
        if library.espeak_SetVoiceByName(language.encode()):
            raise EspeakError(f"espeak-ng has no language {language!r}")
        library.espeak_SetSynthCallback(callback)
        library.espeak_Synth(content, len(content) + 1, 0, _BY_CHARACTER, 0, _UTF8, None, None)
    return Reading(tuple(Said(at, tuple(symbols)) for at, symbols in listener.runs))


class _Listener:
    """Collects what espeak tells its callback; the sound it hands over is not wanted."""

    def __init__(self) -> None:
        self.runs: list[tuple[int, list[str]]] = []

    def hear(self, wave: Any, count: int, events: Any) -> int:  # noqa: ARG002  (espeak calls it so)
        """Take in some events; 0 asks for more."""
        at = 0
        while events[at].kind != _END:
            event = events[at]
            if event.kind == _WORD:
                self.runs.append((event.position - 1, []))
            elif event.kind == _PHONEME and self.runs and (symbol := event.name.text.decode("utf-8", "ignore").strip()):
                self.runs[-1][1].append(symbol)
            at += 1
        return 0


@lru_cache(maxsize=1)
def _library() -> Any:
    """The library, started."""
    found = find_spec(PACKAGE)
    if found is None or not found.origin:
        raise EspeakError("espeak-ng is not here; `pip install 'reeltalk[voices]'` brings it")
    folder = Path(found.origin).parent
    files = [
        file for pattern in ("*espeak-ng.so", "*espeak-ng.dylib", "espeak-ng.dll") for file in folder.glob(pattern)
    ]
    if not files:
        raise EspeakError(f"espeak-ng has no library for this system in {folder}")
    library = ctypes.CDLL(str(files[0]))
    flags = _PHONEME_EVENTS | _PHONEMES_AS_IPA | _STAY_ON_ERROR
    started = library.espeak_Initialize(_RETRIEVAL, _BUFFER_MS, str(folder / "espeak-ng-data").encode(), flags)
    if started <= 0:
        raise EspeakError(f"espeak-ng does not start with its data in {folder}")
    library.espeak_Synth.argtypes = (
        ctypes.c_char_p, ctypes.c_size_t, ctypes.c_uint, ctypes.c_int, ctypes.c_uint, ctypes.c_uint,
        ctypes.c_void_p, ctypes.c_void_p,
    )  # fmt: skip
    return library
