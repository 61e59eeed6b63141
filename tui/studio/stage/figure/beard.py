"""Beards: they move with the jaw, so they are drawn with it."""

from __future__ import annotations

import random
from functools import lru_cache

from tui.studio.casting.catalogue import Person
from tui.studio.stage.figure.complexion import Complexion
from tui.studio.stage.figure.head import head_outline
from tui.studio.stage.figure.ink import Ink, linear


def draw_beard(ink: Ink, person: Person, tone: Complexion, drop: float) -> None:
    """A full beard, a few days' growth or a moustache, whichever they wear; `drop` is the chin's way down."""
    if person.moustache:
        _moustache(ink, tone)
    if not (person.beard or person.stubble):
        return
    with ink.within(head_outline(person, drop)):
        if person.beard:
            _full(ink, tone, drop)
        else:
            ink.fill(_growth(drop), shade=linear((0, 204), (0, 246), (tone.hair_deep, 0.0), (tone.hair_deep, 0.3)))


def _moustache(ink: Ink, tone: Complexion) -> None:
    half = (
        "M200 225.4 C194 221.4 184 223 177 229 C172 233.4 166 239 161 240.4 C170 244 181 240.6 189 237.6 "
        "C194 236 198 235 200 235 Z"
    )
    for flip in (False, True):
        if flip:
            with ink.mirrored():
                ink.fill(half, shade=linear((0, 222), (0, 242), tone.hair, tone.hair_dark))
        else:
            ink.fill(half, shade=linear((0, 222), (0, 242), tone.hair_lit, tone.hair))
            ink.line("M196 228 C188 228 180 233 172 239 M198 231 C190 231 184 235 178 238", tone.hair_deep, 1.0, 0.35)


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
    ink.line(growth, tone.hair, 5.0, 0.14)
    ink.line(growth, tone.hair, 2.4, 0.24)
    ink.fill(
        growth,
        shade=linear((0, 176), (0, 250), (tone.hair, 0.55), (tone.hair, 0.97), (tone.hair_dark, 1.0), at=(0, 0.4, 1)),
    )
    with ink.within(growth):
        ink.line(_bristles(seed=71), tone.hair_deep, 1.1, 0.32)
        ink.line(_bristles(seed=72), tone.hair_lit, 1.1, 0.3)


@lru_cache(maxsize=4)
def _bristles(seed: int) -> str:
    """Short hairs that follow the jaw down and towards the chin, as one path: it is drawn in every frame."""
    chance = random.Random(seed)  # noqa: S311  (a drawing, not a secret)
    hairs = []
    for _ in range(56):
        x, y = chance.uniform(138, 262), chance.uniform(206, 280)
        hairs.append(f"M{x:.1f} {y:.1f} L{x + (200 - x) / 16:.1f} {y + 7:.1f}")
    return " ".join(hairs)
