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
            ink.fill(_growth(drop), shade=linear((0, 204), (0, 246), (tone.hair_deep, 0.0), (tone.hair_deep, 0.3)))


def _growth(drop: float) -> str:
    """Where a beard grows: from the ears along the jaw, up round the mouth, with the lips left out."""
    chin = 292 + drop
    return (
        "M132 176 C138 200 143 222 155 233 C163 239 170 236 177 231 C184 225.5 195 223.6 200 226.4 "
        "C205 223.6 216 225.5 223 231 C230 236 237 239 245 233 C257 222 262 200 268 176 "
        f"L276 240 L250 {chin} L150 {chin} L124 240 Z"
    )


def _full(ink: Ink, tone: Complexion, drop: float) -> None:
    growth = _growth(drop)
    ink.line(growth, tone.hair, 3.0, 0.3, blur=1.5)
    ink.fill(
        growth,
        shade=linear((0, 176), (0, 250), (tone.hair, 0.55), (tone.hair, 0.97), (tone.hair_dark, 1.0), at=(0, 0.4, 1)),
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
