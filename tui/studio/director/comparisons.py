"""Two things held against each other, each with what is said of it: found in sentences, and set in two columns."""

from __future__ import annotations

import re
from collections.abc import Sequence

from tui.studio.director import headlines
from tui.studio.director.sentences import capitalised, split_sentences
from tui.studio.storyboard import ComparisonScene, Side

_SIDES = re.compile(
    r"^(?P<left>.{2,40}?)\s+(?:vs\.?|versus|or|against|compared (?:to|with)|and)\s+(?P<right>.{2,40}?)[.?!]?$",
    re.IGNORECASE,
)
_THEN = re.compile(r"^(?P<name>before|then|yesterday|the old way|old|without(?: [\w-]+)?|myth)\s*[:—–,-]\s*", re.I)
_NOW = re.compile(r"^(?P<name>after|now|today|the new way|new|with(?: [\w-]+)?|fact)\s*[:—–,-]\s*", re.I)
_PARTING = re.compile(r";\s+|,\s+(?:(?:and|but|while|whereas)\s+)?|\s+(?:while|whereas|but)\s+", re.IGNORECASE)


def sides_of(texts: Sequence[str], title: str = "") -> tuple[Side, Side] | None:
    """Two things held against each other, each with what is said of it; None when the sentences do not do that.

    "Before: ... After: ...", a clause on each ("Paper lasts centuries, e-ink lasts ten years"), a sentence on each, or
    rows of a table ("Price: Train, 49 euros; Plane, 120 euros").
    """
    plain = _then_and_now(texts) or _labelled(texts, title) or _by_row(texts) or _by_clause(texts, title)
    return plain or _alike(texts, title)


def _then_and_now(texts: Sequence[str]) -> tuple[Side, Side] | None:
    if len(texts) != 2 or not (then := _THEN.match(texts[0])) or not (now := _NOW.match(texts[1])):
        return None
    return _side(then["name"], _parts(texts[0][then.end() :])), _side(now["name"], _parts(texts[1][now.end() :]))


def _parts(text: str) -> list[str]:
    return [part for part in re.split(r",\s+(?:and\s+)?|;\s+", text.rstrip(". ")) if part]


def _side(name: str, points: Sequence[str]) -> Side:
    return Side(title=capitalised(name), points=tuple(headlines.point(part) for part in points)[:5])


def _by_row(texts: Sequence[str]) -> tuple[Side, Side] | None:
    """Rows as a table's are told: "Price: Train, 49 euros; Plane, 120 euros."."""
    row = re.compile(
        r"^(?P<what>[^:;]{1,40}): (?P<one>[^,;]{1,30}), (?P<first>[^;]+); (?P<two>[^,;]{1,30}), (?P<second>[^;]+)\.$"
    )
    found = [row.match(text) for text in texts]
    rows = [one for one in found if one]
    if not rows or len(rows) < len(texts) or len({(one["one"], one["two"]) for one in rows}) > 1:
        return None
    left = [f"{one['what']}: {one['first']}" for one in rows]
    right = [f"{one['what']}: {one['second']}" for one in rows]
    return _side(rows[0]["one"], left), _side(rows[0]["two"], right)


def named_sides(title: str) -> tuple[str, str] | None:
    """The two things that a title names: "Compare the train and the plane"."""
    told = re.sub(
        r"^(?:(?:what(?:['’]s| is| are) )?(?:a |the )?(?:comparison|difference)s? (?:of|between)|comparing|compare)\s+",
        "",
        title,
        flags=re.IGNORECASE,
    )
    named = _SIDES.match(told)
    if not named:
        return None
    left, right = (re.sub(r"^(?:an?|the|our|my)\s+", "", named[name], flags=re.I) for name in ("left", "right"))
    return left, right


def _by_clause(texts: Sequence[str], title: str) -> tuple[Side, Side] | None:
    named = named_sides(title)
    if not named:
        return None
    halves = [half for text in texts for half in _PARTING.split(re.sub(r"^while\s+", "", text.rstrip("."), flags=re.I))]
    mine: tuple[list[str], list[str]] = ([], [])
    side: list[str] | None = None
    for half in halves:
        said = [_said_of(half, one, other) for one, other in (named, named[::-1])]
        if any(said):
            side, told = (mine[0], said[0]) if said[0] else (mine[1], said[1])
        else:
            told = half if side is not None and _GOES_ON.match(half) else ""
        if side is None or not told:
            return None
        side.append(told)
    loose = len(texts) > 1 and re.search(r"\band\b", title, re.IGNORECASE)
    if not all(mine) or len(halves) > _HALVES or (loose and len(halves) < _PARTS_OF_ALL):
        return None
    return _side(named[0], mine[0]), _side(named[1], mine[1])


_HALVES = 10
"""Most clauses about two things that fit their columns."""
_PARTS_OF_ALL = 3
"""Fewest clauses in sentences of their own that compare two things; "Anna bakes. Ben sells." does not."""


_GOES_ON = re.compile(r"(?i:(?:and|but|also)\s+)?(?i:it|its|they|their|he|she)\b|[a-z]")
"""A clause that goes on about the thing before it: "it keeps for years", "goes stale in a month"."""


def _said_of(half: str, name: str, other: str) -> str:
    """What a clause says of a thing, without its name, which stands over the column; empty when it is of another.

    Of "electric cars" and "petrol cars" it is enough to say "electric".
    """
    own = [word for word in name.split() if word.lower() not in other.lower().split()]
    short = own[0] if len(own) < len(name.split()) and own == name.split()[:1] else name
    called = "|".join(rf"{re.escape(one.removesuffix('s'))}s?" for one in dict.fromkeys((name, short)))
    found = re.match(rf"(?:an?\s+|the\s+|our\s+|with\s+)?(?:{called})\b[\s:–—-]*(?P<told>.*)$", half, re.I | re.DOTALL)
    return found["told"] if found else ""


_TOLD_ALIKE = re.compile(
    r"^(?:The |Our )?(?P<name>[A-Z][\w'’-]*(?: [\w'’-]+)?) "
    r"(?P<verb>costs|has|is|takes|gives|comes|offers|includes|lasts) "
    r"(?P<rest>[^.]+)\.?$"
)


def _alike(texts: Sequence[str], title: str) -> tuple[Side, Side] | None:
    """Two things told alike under a title that speaks of two, as "Our Two Plans": "Starter costs …", "Team costs …"."""
    found = [one for text in texts if (one := _TOLD_ALIKE.match(text))]
    if len(texts) != 2 or len(found) != 2 or not re.search(r"\b(?:two|both|2)\b", title, re.IGNORECASE):
        return None
    left, right = found
    if left["verb"] != right["verb"] or left["name"] == right["name"]:
        return None
    told = [re.split(r",\s+(?:and\s+)?|\s+and\s+", f"{one['verb']} {one['rest']}") for one in found]
    return _side(left["name"], told[0]), _side(right["name"], told[1])


_LABELLED = re.compile(r"^(?P<name>[A-Z][\w'’ -]{1,24}): (?P<parts>.+)$", re.DOTALL)
_NO_SIDE = re.compile(
    r"(?:you (?:will )?need|ingredients|steps|method|agenda|when|where|what|who|note|date|" r"place|time|price|q|a)",
    re.IGNORECASE,
)
_NO_NAME = re.compile(
    r"(?:we|i|you|it|they|he|she|there|this|that|these|those|next|last|in|on|at|by|every|each|also|so)\b|(?:\S+ ){3}",
    re.IGNORECASE,
)
"""What leads in to a list and names nothing to compare: "We hired three engineers", "Next quarter"."""
_PARTS_OF_TWO = 2
"""Fewest parts that each of two things must be told in to be set against the other."""


def _labelled(texts: Sequence[str], title: str = "") -> tuple[Side, Side] | None:
    """Two things named before a colon, each with as many parts: "Basic: 9 euros, 1 user. Pro: 29 euros, 10 users.".

    Those that the title names too may be told in one part, or in more than the other.
    """
    found = [one for text in texts if (one := _LABELLED.match(text))]
    if len(texts) != 2 or len(found) != 2 or any(_NO_SIDE.fullmatch(one["name"]) for one in found):
        return None
    meant = [name.lower() for name in named_sides(title) or ()] == [one["name"].lower() for one in found]
    if not meant and any(_NO_NAME.match(one["name"]) for one in found):
        return None
    left, right = (_parts(one["parts"]) for one in found)
    if not meant and (min(len(left), len(right)) < _PARTS_OF_TWO or abs(len(left) - len(right)) > 1):
        return None
    return _side(found[0]["name"], left), _side(found[1]["name"], right)


def _split_pair(text: str) -> tuple[str, ...]:
    """A text as two sentences when it is "Before: one thing. After: another."; any other as it is."""
    parts = split_sentences(text)
    return parts if len(parts) == 2 and _THEN.match(parts[0]) and _NOW.match(parts[1]) else (text,)


def compared(texts: Sequence[str], title: str) -> range:
    """Where among sentences in order a comparison stands; an empty range when nowhere."""
    alone = sum(_LABELLED.match(text) is not None for text in texts) == 2  # of more, no two are held against each other
    for at in range(len(texts) - 1):
        if _then_and_now(texts[at : at + 2]) or (alone and _labelled(texts[at : at + 2], title)):
            return range(at, at + 2)
    best = range(0)
    for start in range(len(texts)):
        for end in range(len(texts), start + len(best), -1):
            if (alone or not _labelled(texts[start:end], title)) and sides_of(texts[start:end], title):
                best = range(start, end)
                break
    return best


def comparison(texts: Sequence[str], scene_id: str, heading: str, *, presenter: bool) -> ComparisonScene | None:
    """Sentences that hold two things against each other, as two columns; None when they do not."""
    sides = sides_of([part for text in texts for part in _split_pair(text)], heading) if texts else None
    if sides is None:
        return None
    named = heading if not re.match(r"\W*(?:before|then)\b", heading, re.IGNORECASE) else ""
    return ComparisonScene(
        scene_id=scene_id,
        narration=" ".join(texts),
        presenter=presenter and len(sides[0].points) + len(sides[1].points) <= 2,
        headline=headlines.headline(named),
        left=sides[0],
        right=sides[1],
    )
