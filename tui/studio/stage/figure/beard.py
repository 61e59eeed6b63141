"""Beards: they move with the jaw, so they are drawn with it."""

from __future__ import annotations

import random
from functools import lru_cache

from tui.studio.casting.catalogue import Person
from tui.studio.stage.figure.complexion import Complexion
from tui.studio.stage.figure.head import head_outline
from tui.studio.stage.figure.ink import Ink, linear


def draw_beard(ink: Ink, person: Person, tone: Complexion, drop: float) -> None:
    """A full beard or a few days' growth, whichever the person wears; `drop` is the chin's way down."""
    if not (person.beard or person.stubble):
        return
    with ink.within(head_outline(person.jaw, drop)):
        if person.beard:
            _full(ink, tone, drop)
        else:
            ink.fill(_growth(drop), shade=linear((0, 200), (0, 232), (tone.hair_deep, 0.0), (tone.hair_deep, 0.34)))


def _growth(drop: float) -> str:
    """Where a beard grows: from the ears along the jaw, up round the mouth, with the lips left out."""
    chin = 292 + drop
    return (
        "M130 186 C140 200 146 218 158 225 C168 230 178 227 186 224.5 C193 220.5 197 222.6 200 225 "
        "C203 222.6 207 220.5 214 224.5 C222 227 232 230 242 225 C254 218 260 200 270 186 "
        f"L276 240 L250 {chin} L150 {chin} L124 240 Z"
    )


def _full(ink: Ink, tone: Complexion, drop: float) -> None:
    growth = _growth(drop)
    ink.line(growth, tone.hair, 3.0, 0.3, blur=1.5)
    ink.fill(
        growth,
        shade=linear((0, 186), (0, 262), (tone.hair, 0.6), (tone.hair, 0.97), (tone.hair_dark, 1.0), at=(0, 0.4, 1)),
    )
    with ink.within(growth):
        for data, colour, alpha in _bristles(tone.hair_lit, tone.hair_deep):
            ink.line(data, colour, 1.1, alpha)


@lru_cache(maxsize=32)
def _bristles(lit: str, dark: str) -> tuple[tuple[str, str, float], ...]:
    """Short hairs that follow the jaw down and towards the chin."""
    chance = random.Random(71)  # noqa: S311  (a drawing, not a secret)
    hairs = []
    for _ in range(120):
        x, y = chance.uniform(138, 262), chance.uniform(206, 280)
        inwards = (200 - x) / 16
        colour = lit if chance.random() < 0.45 else dark
        hairs.append((f"M{x:.1f} {y:.1f} L{x + inwards:.1f} {y + 7:.1f}", colour, chance.uniform(0.15, 0.45)))
    return tuple(hairs)
