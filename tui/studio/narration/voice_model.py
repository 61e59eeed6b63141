"""The neural voice: hibari's reading rules and network, with the timing it keeps to itself.

hibari's own class loads the network a second time and drops the timing, so its parts are used: the rules that turn text
into phonemes, the network file, and the vocoder.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from tui.studio.narration.onnx_graph import with_durations
from tui.studio.telemetry import silenced

SAMPLE_RATE = 24_000
"""Samples a second of everything the network says."""
HOP = 300
"""Samples between two values of its pitch curve."""
_SPECTRUM = ("lh", "theta", "ln", "lr", "phi", "f0")


class MissingVoiceError(LookupError):
    """A voice names a network that is not on this machine; nothing is downloaded to get it."""


@dataclass(frozen=True, slots=True)
class Token:
    """A piece of normalised text, its phonemes ("" when it is not heard), and whether a space follows it."""

    text: str
    phonemes: str
    spaced: bool


@dataclass(frozen=True, slots=True)
class Utterance:
    """What the network gave for one run of symbols."""

    samples: NDArray[np.float32]
    pitch_hz: NDArray[np.float32]
    ends_s: tuple[float, ...]
    """When each symbol ends; the first starts at `starts_s`."""
    starts_s: float


class VoiceModel:
    """One network of hibari's with its reading rules (American or British).

    Args:
        name: The voice in hibari's registry; "heart" comes with the package.
        threads: Threads of the network.

    Raises:
        MissingVoiceError: If the network is not on this machine.
    """

    def __init__(self, name: str, threads: int) -> None:
        registry = silenced("hibari.voices").VOICES
        if name not in registry:
            raise MissingVoiceError(f"hibari has no voice {name!r}; it knows {', '.join(registry)}")
        path = _network_file(name)
        self._symbols: dict[str, int] = json.loads((_assets() / "vocab.json").read_text(encoding="utf-8"))
        self._reader = _reader(bool(registry[name]["british"]))
        network, self._durations = with_durations(path.read_bytes())
        self._session = session_of(network, threads, arena=False)

    def knows(self, symbol: str) -> bool:
        """Whether the network has a sound or a pause for that symbol."""
        return symbol in self._symbols

    def read(self, text: str) -> tuple[Token, ...]:
        """Normalise a sentence and look up or guess how each piece of it is said."""
        tokens = self._reader.phonemize_tokens(self._reader.tokenize(normalized(text)))
        return tuple(Token(t.text, t.phonemes or "", bool(t.whitespace)) for t in tokens)

    def speak(self, symbols: Sequence[str], speed: float, noise: np.random.Generator) -> Utterance:
        """Say a run of symbols, all of them known; `noise` feeds the breath in the sound."""
        ids = np.asarray([[0, *(self._symbols[symbol] for symbol in symbols), 0]], np.int64)
        feed = {"ids": ids, "speed": np.asarray([speed], np.float32)}
        *spectrum, durations = self._session.run([*_SPECTRUM, self._durations], feed)
        samples = silenced("hibari.dsp").synth(*(part[0] for part in spectrum), noise)
        return timed(samples, durations.reshape(-1), spectrum[-1][0])


def timed(samples: NDArray[np.float32], frames: NDArray[Any], pitch_hz: NDArray[np.float32]) -> Utterance:
    """What a network said, with the time of each symbol.

    Args:
        samples: The sound.
        frames: How long each symbol lasts, in any unit; the first and the last are the silence around them.
        pitch_hz: The pitch curve, a value every `HOP` samples; empty where the network gives none.
    """
    ends = np.cumsum(frames) * (len(samples) / SAMPLE_RATE / frames.sum())
    return Utterance(samples, pitch_hz, tuple(ends[1:-1].tolist()), float(ends[0]))


@lru_cache(maxsize=2048)
def normalized(text: str) -> str:
    """The text with figures, units, dates, titles and signs written out where the reading rules need it."""
    return str(silenced("hibari.g2p.normalize").normalize(text))


@lru_cache(maxsize=2)
def _reader(british: bool) -> Any:  # noqa: FBT001  (hibari's own switch, and it has no types)
    return silenced("hibari.g2p").G2P(british=british)


def forget_readers() -> None:
    """Let go of the reading rules and dictionaries, some 60 MB; the next model loads them again in half a second."""
    _reader.cache_clear()


def _assets() -> Path:
    return Path(silenced("hibari.tts").ASSETS)


def _network_file(name: str) -> Path:
    try:
        return Path(silenced("hibari.voices").voice_path(name, download_missing=False))
    except FileNotFoundError as error:
        raise MissingVoiceError(f"the network of voice {name!r} is not at {error}") from error


def session_of(network: bytes, threads: int, *, arena: bool = True) -> Any:
    """A network made ready to run on the processor.

    Without an `arena` it gives back what a sentence needed after each, which costs a small network no time.
    """
    runtime = silenced("onnxruntime")
    options = runtime.SessionOptions()
    options.intra_op_num_threads = options.inter_op_num_threads = threads
    options.log_severity_level = 3
    options.enable_cpu_mem_arena = arena
    return runtime.InferenceSession(network, options, providers=["CPUExecutionProvider"])


def giving_back() -> Any:
    """Options of a run after which a network's arena is freed: Kokoro's would keep 350 MB of a long sentence."""
    options = silenced("onnxruntime").RunOptions()
    options.add_run_config_entry("memory.enable_memory_arena_shrinkage", "cpu:0")
    return options
