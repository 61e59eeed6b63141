"""Piper's voices, as people share them: a network and its description, dropped into the voices folder.

Piper's own program is under GPL-3 and needs the ONNX package for word times; reading its files takes neither.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from tui.studio.casting.catalogue import Voice
from tui.studio.casting.voice_files import VoiceFileError, description
from tui.studio.narration.onnx_graph import with_durations
from tui.studio.narration.pronounced import Network, Pronounced
from tui.studio.narration.voice_model import SAMPLE_RATE, Utterance, session_of, timed
from tui.studio.telemetry import silenced

_BEGIN, _PAD, _FINISH = "^", "_", "$"
_SEED = 20_240_607
_FIRST_SPEAKER = 0
_NO_PITCH = np.zeros(0, np.float32)


class Piper(Pronounced):
    """Speaks by the user's Piper voices.

    Args:
        threads: Threads a network may use; one is several times faster than real time.
    """

    def __init__(self, threads: int) -> None:
        self._voices: dict[str, _PiperVoice] = {}
        self._threads = threads
        super().__init__(self._network)

    def _network(self, voice: Voice) -> Network:
        if voice.model not in self._voices:
            self._voices[voice.model] = _PiperVoice(Path(voice.model), self._threads)
        return self._voices[voice.model]


class _PiperVoice:
    """One voice's network.

    Raises:
        VoiceFileError: Its file holds no network, or not one of Piper's.
    """

    longest = 400
    late_s = 0.02

    def __init__(self, file: Path, threads: int) -> None:
        about = description(file)
        self._file = file
        self._ids: dict[str, list[int]] = about["phoneme_id_map"]
        self._rate: int = about["audio"]["sample_rate"]
        manner = about.get("inference") or {}
        self._noise = (float(manner.get("noise_scale", 0.667)), float(manner.get("noise_w", 0.8)))
        self._length = float(manner.get("length_scale", 1.0))
        silenced("onnxruntime").set_seed(_SEED)  # the network's own noise: the same each time it is loaded
        try:
            network, self._durations = with_durations(file.read_bytes())
            self._session = session_of(network, threads)
        except Exception as error:  # onnxruntime's errors have no common base but this
            raise VoiceFileError(file, f"holds no Piper network ({str(error).splitlines()[0][:120]})") from error
        self._inputs = {given.name for given in self._session.get_inputs()}

    def spell(self, phoneme: str) -> str:
        """A phoneme in the voice's alphabet: signs and marks apart."""
        return "".join(symbol for symbol in unicodedata.normalize("NFD", phoneme) if symbol in self._ids)

    def speak(self, symbols: Sequence[str], speed: float) -> Utterance:
        """Say a run of symbols; marks the voice does not know are left out."""
        groups = [[*self._ids[_BEGIN], *self._ids[_PAD]]]
        groups += [[*self._ids[symbol], *self._ids[_PAD]] if symbol in self._ids else [] for symbol in symbols]
        groups.append(self._ids[_FINISH])
        samples, frames = self._run([number for group in groups for number in group], speed)
        edges = np.cumsum([0, *map(len, groups)])
        lasting = np.add.reduceat(np.append(frames, 0), edges[:-1]) * np.diff(edges).astype(bool)
        return timed(_at_our_rate(samples, self._rate), lasting, _NO_PITCH)

    def _run(self, ids: Sequence[int], speed: float) -> tuple[NDArray[np.float32], NDArray[np.float32]]:
        feed: dict[str, Any] = {
            "input": np.asarray([ids], np.int64),
            "input_lengths": np.asarray([len(ids)], np.int64),
            "scales": np.asarray([self._noise[0], self._length / speed, self._noise[1]], np.float32),
        }
        if "sid" in self._inputs:
            feed["sid"] = np.asarray([_FIRST_SPEAKER], np.int64)
        try:
            samples, frames = self._session.run([self._session.get_outputs()[0].name, self._durations], feed)
        except Exception as error:  # as above
            raise VoiceFileError(self._file, f"does not speak ({str(error).splitlines()[0][:120]})") from error
        return samples.reshape(-1), frames.reshape(-1)


def _at_our_rate(samples: NDArray[np.float32], rate: int) -> NDArray[np.float32]:
    """The sound at `SAMPLE_RATE`: its spectrum made longer or cut off, which keeps all there is and adds nothing."""
    if rate == SAMPLE_RATE or not len(samples):
        return samples
    length = round(len(samples) * SAMPLE_RATE / rate)
    spectrum = np.fft.rfft(samples)
    return (np.fft.irfft(spectrum, length) * (length / len(samples))).astype(np.float32)
