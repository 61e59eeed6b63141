"""The mouth as numbers, so that one shape flows into the next.

Each of the narration's nine shapes is a vector. What shows at a moment is their average under a bell-shaped window, in
which shapes that must be seen to be believed (closed lips, lip on teeth) weigh more than the vowels around them
(Cohen and Massaro, "Modeling coarticulation in synthetic visual speech", 1993).
"""

from __future__ import annotations

import math
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from typing import Final, NamedTuple

from tui.studio.narration.speech import MouthShape


class Mouth(NamedTuple):
    """A mouth's shape; lengths are design units, the rest factors from 0 to 1."""

    half_width: float
    open: float
    """Distance between the lips."""
    round: float
    """How far the lips are drawn to a ring."""
    upper_teeth: float
    lower_teeth: float
    tongue: float
    smile: float
    """How far the corners lie above the middle, in units."""
    lips: float
    """Thickness of the lips, a factor around 1."""
    tuck: float
    """How far the lower lip lies under the upper teeth."""


MOUTHS: Final = {
    "X": Mouth(19.5, 0.0, 0.0, 0.0, 0.0, 0.0, 5.2, 0.96, 0.0),
    "A": Mouth(17.5, 0.0, 0.05, 0.0, 0.0, 0.0, 1.6, 0.76, 0.0),
    "B": Mouth(20.0, 6.5, 0.0, 1.0, 0.8, 0.0, 4.0, 0.95, 0.0),
    "C": Mouth(19.5, 13.0, 0.15, 0.9, 0.0, 0.3, 2.2, 1.0, 0.0),
    "D": Mouth(18.5, 21.0, 0.35, 0.9, 0.0, 0.3, 1.2, 1.0, 0.0),
    "E": Mouth(14.5, 14.0, 0.75, 0.5, 0.0, 0.2, 0.2, 1.06, 0.0),
    "F": Mouth(10.5, 8.5, 1.0, 0.0, 0.0, 0.0, -0.4, 1.1, 0.0),
    "G": Mouth(18.0, 5.0, 0.0, 1.0, 0.0, 0.0, 1.6, 0.88, 1.0),
    "H": Mouth(18.0, 13.5, 0.25, 0.8, 0.0, 1.0, 1.8, 1.0, 0.0),
}
"""By the narration's letters (see `MOUTH_SHAPES`)."""
REST: Final = MOUTHS["X"]

_DOMINANCE: Final = {"A": 2.4, "G": 1.8, "F": 1.5}
_WINDOW_S: Final = 0.06
"""Half the window: shapes up to this far away have a say."""
_LEAD_S: Final = 0.008
"""Lips move before they are heard; the window makes the rest of the 25 ms by which a mouth is seen to lead."""


def mouth_at(t_s: float, mouths: Sequence[MouthShape], window_s: float = _WINDOW_S) -> Mouth:
    """The mouth at a moment. Where no shape is given, it rests.

    Args:
        t_s: The moment, in seconds.
        mouths: Shapes in order of time, not overlapping.
        window_s: Half the width of the window that is averaged over.
    """
    shares = _shares(t_s, mouths, window_s)
    return _average({shape: share * _DOMINANCE.get(shape, 1.0) for shape, share in shares.items()})


def openness_at(t_s: float, mouths: Sequence[MouthShape], window_s: float) -> float:
    """How wide the mouth is open on average around a moment: 0 for silence, about 1 for a stressed vowel."""
    shares = _shares(t_s, mouths, window_s)
    opened = sum(MOUTHS[shape].open * share for shape, share in shares.items() if share > 0)
    return opened / sum(shares.values()) / MOUTHS["D"].open


def _shares(t_s: float, mouths: Sequence[MouthShape], window_s: float) -> dict[str, float]:
    """How much of the window around a moment each shape fills; what none of them fills goes to rest."""
    now = t_s + _LEAD_S
    first = bisect_left(mouths, now - window_s, key=lambda mouth: mouth.end_s)
    last = bisect_right(mouths, now + window_s, key=lambda mouth: mouth.start_s)
    shares: dict[str, float] = {}
    for mouth in mouths[first:last]:
        share = _bell((mouth.end_s - now) / window_s) - _bell((mouth.start_s - now) / window_s)
        shares[mouth.shape] = shares.get(mouth.shape, 0.0) + share
    shares["X"] = shares.get("X", 0.0) + max(0.0, 1.0 - sum(shares.values()))
    return shares


def _bell(x: float) -> float:
    """Share of a raised cosine over -1..1 that lies left of x."""
    if x <= -1:
        return 0.0
    return 1.0 if x >= 1 else (x + math.sin(math.pi * x) / math.pi + 1) / 2


def _average(weights: dict[str, float]) -> Mouth:
    total = sum(weights.values())
    parts = [(MOUTHS[shape], weight / total) for shape, weight in weights.items() if weight > 0]
    return Mouth(*(sum(mouth[index] * share for mouth, share in parts) for index in range(len(REST))))
