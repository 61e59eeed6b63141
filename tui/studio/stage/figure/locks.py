"""Hair in locks: many slim crescents laid between two guiding curves, so that a head of hair is not one lump."""

from __future__ import annotations

import math
import random
from collections.abc import Sequence
from typing import Final, TypeAlias

from tui.studio.stage.figure.complexion import Complexion
from tui.studio.stage.figure.ink import Ink

Curve: TypeAlias = tuple[float, float, float, float, float, float, float, float]
"""A cubic curve: start, two handles, end."""


def locks(
    ink: Ink,
    tone: Complexion,
    first: Curve,
    last: Curve,
    count: int,
    *,
    width: float = 4.0,
    seed: int = 1,
    alpha: float = 0.5,
) -> None:
    """Lay `count` locks from one curve over to another, dark ones and lit ones in no strict order."""
    chance = random.Random(seed)  # noqa: S311  (a drawing, not a secret)
    tones = (tone.hair_dark, tone.hair_lit, tone.hair_deep, tone.hair_dark, tone.hair_shine, tone.hair_lit)
    for index in range(count):
        share = (index + 0.3 + 0.4 * chance.random()) / count
        curve = tuple(a + (b - a) * share for a, b in zip(first, last, strict=True))
        colour = tones[(index * 5 + chance.randrange(3)) % len(tones)]
        ink.fill(_crescent(curve, width * chance.uniform(0.6, 1.5)), colour, alpha * chance.uniform(0.5, 1.0))


def _crescent(curve: Sequence[float], width: float) -> str:
    """A sliver with sharp ends: the curve, and back along it at a distance that is greatest in its middle."""
    x0, y0, x1, y1, x2, y2, x3, y3 = curve
    along = math.hypot(x3 - x0, y3 - y0) or 1.0
    dx, dy = -(y3 - y0) / along * width, (x3 - x0) / along * width
    return (
        f"M{x0:.2f} {y0:.2f} C{x1:.2f} {y1:.2f} {x2:.2f} {y2:.2f} {x3:.2f} {y3:.2f} "
        f"C{x2 + dx:.2f} {y2 + dy:.2f} {x1 + dx:.2f} {y1 + dy:.2f} {x0:.2f} {y0:.2f} Z"
    )


_TURN: Final = 2.399963  # the golden angle spreads points evenly over a disc


def curls(
    ink: Ink, tone: Complexion, outline: str, middle: tuple[float, float], reach: float, *, seed: int = 1
) -> None:
    """Fill an outline with small curls, lit from the upper left."""
    chance = random.Random(seed)  # noqa: S311  (a drawing, not a secret)
    count = int(reach * reach / 42)
    with ink.within(outline):
        for index in range(count):
            distance = reach * math.sqrt((index + 0.5) / count)
            x = middle[0] + distance * math.cos(index * _TURN) + chance.uniform(-2, 2)
            y = middle[1] + distance * math.sin(index * _TURN) + chance.uniform(-2, 2)
            light = (middle[0] - x + middle[1] - y) / (2 * reach)
            _curl(ink, tone, x, y, chance.uniform(5.0, 8.5), light, chance.uniform(-70, 50))


def _curl(ink: Ink, tone: Complexion, x: float, y: float, size: float, light: float, turn: float) -> None:
    """One curl: dark below, a slim light arc above, turned a little off the light's direction."""
    arc = (
        f"M{-size} {size * 0.1} C{-size} {-size * 0.9} {size * 0.5} {-size} {size * 0.8} {-size * 0.3} "
        f"C{size * 0.4} {-size * 0.72} {-size * 0.66} {-size * 0.66} {-size} {size * 0.1} Z"
    )
    with ink.moved(x, y):
        ink.canvas.rotate(turn)
        with ink.moved(size * 0.12, size * 0.2):
            ink.fill(arc, tone.hair_deep, 0.55)
        ink.fill(arc, tone.hair_shine if light > 0.1 else tone.hair_lit, 0.16 + max(0.0, 0.36 * (light + 0.3)))
