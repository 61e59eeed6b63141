"""What narration gives: sound, and when each word and mouth shape happens in it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

MOUTH_SHAPES = "XABCDEFGH"
"""Rhubarb's letters: X rest, A m/b/p, B teeth, C eh, D ah, E aw/er, F oo/w, G f/v, H l/th."""


@dataclass(frozen=True, slots=True)
class Word:
    """A word as written (numbers and abbreviations keep their written form) and when it is heard, in seconds."""

    text: str
    start_s: float
    end_s: float


@dataclass(frozen=True, slots=True)
class MouthShape:
    """One of MOUTH_SHAPES held from start to end, in seconds."""

    shape: str
    start_s: float
    end_s: float


@dataclass(frozen=True, slots=True, eq=False)
class Speech:
    """Spoken text: mono float32 samples in -1..1 with its words and mouth shapes in order of time."""

    samples: NDArray[np.float32]
    sample_rate: int
    words: tuple[Word, ...]
    mouths: tuple[MouthShape, ...]

    @property
    def duration_s(self) -> float:
        """Length of the sound in seconds."""
        return len(self.samples) / self.sample_rate
