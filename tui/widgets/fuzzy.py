"""Fuzzy matching, as one types: every letter in order, words and beginnings first. Pure."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TypeVar

ThingT = TypeVar("ThingT")
_STARTS = frozenset("/\\-_ .")


def score(query: str, text: str) -> float | None:
    """How well a text fits what was typed, higher is better; None when a letter is missing.

    Letters that follow one another, and that begin a word, count more; of two that fit alike, the shorter is better.
    """
    wanted, given = query.casefold(), text.casefold()
    at = given.rfind(wanted)
    if at >= 0:
        begins = at == 0 or given[at - 1] in _STARTS
        return 100.0 + 20.0 * begins - 0.1 * len(text)
    points, place, before = 0.0, -1, -2
    for letter in wanted:
        place = given.find(letter, place + 1)
        if place < 0:
            return None
        points += 3.0 if place == before + 1 else 2.0 if place == 0 or given[place - 1] in _STARTS else 0.5
        before = place
    return points - 0.1 * len(text)


def best(query: str, things: Iterable[ThingT], text_of: Callable[[ThingT], str], limit: int) -> list[ThingT]:
    """The things that fit, the best first; all of them in their own order when nothing was typed."""
    if not query:
        return [thing for thing, _ in zip(things, range(limit), strict=False)]
    scored = [(points, thing) for thing in things if (points := score(query, text_of(thing))) is not None]
    scored.sort(key=lambda pair: -pair[0])
    return [thing for _, thing in scored[:limit]]
