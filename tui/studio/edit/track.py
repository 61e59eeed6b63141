"""A sound on disk while it is worked on: as long as it may be, in memory it is a second at a time."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryFile
from typing import BinaryIO

import numpy as np

from tui.studio.edit.filters import CHUNK_S, Samples

_BYTES = 4


class Track:
    """Samples of one channel or two, silent at first; the file has no name and goes with it.

    Args:
        folder: Where there is room for it.
        channels: 1 or 2.
        length: Samples of each channel.
        sample_rate: Samples a second.
    """

    def __init__(self, folder: Path, channels: int, length: int, sample_rate: int) -> None:
        self.channels, self.length, self._step = channels, length, CHUNK_S * sample_rate
        self._file: BinaryIO = TemporaryFile(dir=folder)  # noqa: SIM115  (closed by `__exit__`)
        self._file.truncate(length * channels * _BYTES)

    def __enter__(self) -> Track:
        return self

    def __exit__(self, *_: object) -> None:
        self._file.close()

    def add(self, first: int, samples: Samples) -> None:
        """Lay samples over what is there, from a sample on; what is beyond the end is left out."""
        fitting = samples[:, : max(0, self.length - first)]
        if fitting.shape[1]:
            there = self._read(first, fitting.shape[1])
            self._file.seek(first * self.channels * _BYTES)
            self._file.write(np.ascontiguousarray((there + fitting).T, np.float32).tobytes())

    def pieces(self) -> Iterator[Samples]:
        """All of it, a second at a time."""
        for first in range(0, self.length, self._step):
            yield self._read(first, min(self._step, self.length - first))

    def _read(self, first: int, count: int) -> Samples:
        self._file.seek(first * self.channels * _BYTES)
        data = self._file.read(count * self.channels * _BYTES)
        return np.frombuffer(data, np.float32).reshape(-1, self.channels).T
