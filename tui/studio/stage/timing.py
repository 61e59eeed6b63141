"""When the points of a list are said, found by their words in the narration."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from tui.studio.narration.speech import Word

_FIRST_S = 0.5
"""The earliest a point appears, after the heading has come."""
_BEFORE_S = 0.12
"""A point is there just before its first word is heard."""
_APART_S = 0.35
_READABLE_S = 1.2
"""The last point stands at least this long, where the scene is long enough."""
_COMMON = frozenset(
    re.findall(
        r"\w+",
        "a an and are as at be but by can do for from has have in into is it its of on or our so that the their them "
        "then they this to up us we will with you your",
    )
)


def moments(points: Sequence[str], words: Sequence[Word], duration_s: float) -> tuple[float, ...]:
    """When each point appears, in seconds: rising, the first after the heading, the last in time to be read.

    A point's place is where most of its words stand together in what is said after the point before it. Points that
    are not said get their time between their neighbours.
    """
    found = _found(points, words)
    ends_s = min(duration_s, words[-1].end_s + _READABLE_S) if words else duration_s
    last = max(_FIRST_S, ends_s - _READABLE_S)
    times = _filled(found, min(_FIRST_S, last), last)
    spaced: list[float] = []
    for time in times:
        earliest = spaced[-1] + _APART_S if spaced else _FIRST_S
        spaced.append(max(time, earliest))
    squeeze = min(1.0, last / spaced[-1]) if spaced else 1.0
    return tuple(time * squeeze for time in spaced)


def _stems(text: str) -> set[str]:
    """Its telling words, cut so that "steeps" and "steeping" are one."""
    return {word[:5] for word in re.findall(r"\w+", text.lower()) if word not in _COMMON}


def _found(points: Sequence[str], words: Sequence[Word]) -> list[float | None]:
    said = [_stems(word.text) for word in words]
    times: list[float | None] = []
    begin = 0
    for number, point in enumerate(points):
        remaining = len(points) - number - 1
        place = _place(_stems(point), said, begin, len(words) - remaining)
        times.append(None if place is None else words[place[0]].start_s - _BEFORE_S)
        begin = begin if place is None else place[1]
    return times


def _place(wanted: set[str], said: Sequence[set[str]], begin: int, end: int) -> tuple[int, int] | None:
    """First word and end of the stretch of speech that holds most of the wanted words, the earliest of equals."""
    reach = max(4, 2 * len(wanted) + 3)
    best: tuple[int, int, int] | None = None
    for first in range(begin, end):
        if not wanted & said[first]:
            continue
        stretch = range(first, min(end, first + reach))
        hits = [place for place in stretch if wanted & said[place]]
        score = len(wanted & set().union(*(said[place] for place in stretch)))
        if best is None or score > best[0]:
            best = (score, first, hits[-1] + 1)
    if best is None or best[0] < max(1, len(wanted) // 3):
        return None
    return best[1], best[2]


def _filled(times: Sequence[float | None], first: float, last: float) -> list[float]:
    """Unknown times spread evenly between the known ones."""
    found = [(number, time) for number, time in enumerate(times) if time is not None]
    known = [(-1, first - 0.01), *found, (len(times), last)]
    filled: list[float] = []
    for (left, from_s), (right, to_s) in pairwise(known):
        gap = right - left
        filled += [from_s + (to_s - from_s) * step / gap for step in range(1, gap)]
        if right < len(times):
            filled.append(to_s)
    if times and times[0] is None:
        filled[0] = first
    return filled
