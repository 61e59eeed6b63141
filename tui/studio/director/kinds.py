"""Kinds of scene for material that plainly is that: moments in time, steps, one figure. Only words of its own."""

from __future__ import annotations

import itertools
import re
from collections.abc import Sequence

from tui.studio.director import headlines
from tui.studio.director.sentences import capitalised, clean, split_sentences
from tui.studio.director.series import series
from tui.studio.storyboard import (
    ChartKind,
    ChartScene,
    ComparisonScene,
    Moment,
    NumberScene,
    Side,
    StepsScene,
    TimelineScene,
)

MOST = 6
"""Most moments or steps of one scene."""
_MOMENT = re.compile(
    r"^(?:(?:in|since|by|from)\s+)?(?P<when>(?:(?:January|February|March|April|May|June|July|August|September|October|"
    r"November|December)\s+)?(?:1[5-9]|20)\d\d)\b(?:\s*[,:–—-]\s*|\s+)(?P<what>\S.*)$",
    re.IGNORECASE | re.DOTALL,
)
_ORDERED = re.compile(
    r"^(?:step (?:\d+|one|two|three|four|five|six)\b|first(?:ly)?|second(?:ly)?|third(?:ly)?|fourth(?:ly)?|"
    r"fifth(?:ly)?|sixth(?:ly)?|then|next|after that|finally|lastly|at last)\b",
    re.I,
)
_STEP_LABEL = re.compile(r"^step (?:\d+|\w+)\s*[:.,–—-]?\s*", re.IGNORECASE)
_HOW = re.compile(r"\b(?:steps?|how to|instructions?|method|recipe|in order)\b", re.IGNORECASE)
_FIGURE = re.compile(
    r"(?<![\w.,:/-])(?P<sign>[$€£])?(?P<number>\d{1,3}(?:,\d{3})+|\d+(?:\.\d+)?)"
    r"(?P<unit>\s?%|\s(?:percent|per cent|million|billion|thousand|euros?|dollars?|pounds?)\b)?(?![\w/:-]|[.,]\d)",
    re.IGNORECASE,
)


_YEAR_WITHIN = re.compile(
    r",?\s+(?:in|since|by|from|of)\s+(?P<when>(?:(?:January|February|March|April|May|June|July|August|September|"
    r"October|"
    r"November|December)\s+)?(?:1[5-9]|20)\d\d)\b",
    re.IGNORECASE,
)


def is_moment(text: str) -> bool:
    """Whether a sentence tells what happened in a year."""
    return _moment(text) is not None


def is_step(text: str) -> bool:
    """Whether a sentence says itself that it is one of several steps: "Step 2: ...", "Then ..."."""
    return _ORDERED.match(text) is not None


def _moment(text: str) -> Moment | None:
    """The one year a sentence tells of, at its beginning or within, and what happened then."""
    found = _MOMENT.match(text)
    if found:
        return Moment(when=found["when"], what=headlines.point(found["what"]))
    within = list(_YEAR_WITHIN.finditer(text))
    if len(within) != 1 or len(text.split()) > 20:
        return None
    rest = f"{text[: within[0].start()]}{text[within[0].end() :]}"
    return Moment(when=within[0]["when"], what=headlines.point(rest)) if len(rest.split()) > 1 else None


def moments_in(texts: Sequence[str]) -> range:
    """Where sentences that each begin with a year stand in a row, three at least; an empty range when nowhere."""
    at = 0
    for key, group in itertools.groupby(texts, lambda text: _MOMENT.match(text) is not None):
        count = len(list(group))
        if key and count >= 3:
            return range(at, at + count)
        at += count
    return range(0)


def timeline(texts: Sequence[str], scene_id: str, heading: str, *, presenter: bool) -> TimelineScene | None:
    """Sentences that each begin with a year, as moments; None when they do not."""
    moments = [moment for text in texts if (moment := _moment(text))]
    years = [int(re.sub(r"\D", "", moment.when)[-4:]) for moment in moments]
    if not 3 <= len(moments) <= MOST or len(moments) < len(texts) or years != sorted(years):
        return None
    return TimelineScene(
        scene_id=scene_id,
        narration=" ".join(texts),
        presenter=presenter,
        headline=headlines.headline(heading),
        moments=tuple(moments),
    )


def steps(
    texts: Sequence[str], scene_id: str, heading: str, title: str, *, presenter: bool, numbered: bool = False
) -> StepsScene | None:
    """Sentences that tell how something is done, one after the other; None when that is not plain.

    Args:
        texts: The sentences.
        scene_id: The scene's id.
        heading: What they are headed.
        title: The video's title, shown when they have no heading.
        presenter: Whether the presenter is in the picture.
        numbered: Whether they are items of a numbered list; such items are steps when they tell what to do.
    """
    ordered = sum(_ORDERED.match(text) is not None for text in texts)
    told = numbered and sum(map(_tells_to_do, texts)) >= len(texts) - 1
    if not 3 <= len(texts) <= MOST or not (ordered >= len(texts) - 1 or told or _HOW.search(heading)):
        return None
    return StepsScene(
        scene_id=scene_id,
        narration=" ".join(texts),
        presenter=presenter,
        headline=headlines.headline(heading or title),
        steps=tuple(headlines.point(_STEP_LABEL.sub("", text)) for text in texts),
    )


_NOT_DOING = re.compile(
    r"(?:the|an?|our|my|your|we|i|you|it|they|he|she|this|that|these|those|there|in|on|at|for|with|no|not|all|most|"
    r"many|"
    r"some|\w+ing|\w+s|\d\S*)\b|\w+ (?:is|are|was|were|has|have|can|will|\w+[^s]s)\b",
    re.IGNORECASE,
)


def _tells_to_do(text: str) -> bool:
    """Whether a sentence is an order: "Fry one onion", not "Vaccines train the body"."""
    return re.match(r"\w+\b", text) is not None and _NOT_DOING.match(text) is None


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
    return _then_and_now(texts) or _labelled(texts, title) or _by_row(texts) or _by_clause(texts, title)


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


def _named_sides(title: str) -> tuple[str, str] | None:
    """The two things that a title names: "Compare the train and the plane"."""
    told = re.sub(
        r"^(?:(?:a |the )?(?:comparison|difference)s? (?:of|between)|comparing|compare)\s+", "", title, flags=re.I
    )
    named = _SIDES.match(told)
    if not named:
        return None
    left, right = (re.sub(r"^(?:an?|the|our|my)\s+", "", named[name], flags=re.I) for name in ("left", "right"))
    return left, right


def _by_clause(texts: Sequence[str], title: str) -> tuple[Side, Side] | None:
    named = _named_sides(title)
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
    if not all(mine) or len(halves) > _HALVES or (len(texts) > 1 and len(halves) < _PARTS_OF_ALL):
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


_LABELLED = re.compile(r"^(?P<name>[A-Z][\w'’ -]{1,24}): (?P<parts>.+)$", re.DOTALL)
_NO_SIDE = re.compile(
    r"(?:you (?:will )?need|ingredients|steps|method|agenda|when|where|what|who|note|date|" r"place|time|price|q|a)",
    re.IGNORECASE,
)
_PARTS_OF_TWO = 2
"""Fewest parts that each of two things must be told in to be set against the other."""


def _labelled(texts: Sequence[str], title: str = "") -> tuple[Side, Side] | None:
    """Two things named before a colon, each with as many parts: "Basic: 9 euros, 1 user. Pro: 29 euros, 10 users.".

    Those that the title names too may be told in one part, or in more than the other.
    """
    found = [one for text in texts if (one := _LABELLED.match(text))]
    if len(texts) != 2 or len(found) != 2 or any(_NO_SIDE.fullmatch(one["name"]) for one in found):
        return None
    left, right = (_parts(one["parts"]) for one in found)
    meant = [name.lower() for name in _named_sides(title) or ()] == [one["name"].lower() for one in found]
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


_WHOLE_PERCENT = (97.0, 103.0)
"""Between what sums percentages are the parts of one whole."""


def figures_told(texts: Sequence[str], scene_id: str, heading: str, *, presenter: bool) -> ChartScene | None:
    """A sentence, or the items of a list, that tell figures of one kind, as a chart; None for any other.

    "Loans: 2021: 12,000, 2022: 14,500, 2023: 17,200" is a line, "Schools 42%, roads 23%, parks 35%" a pie.
    """
    text = " ".join(texts)
    told = series(text) if len(texts) == 1 else series(f"{heading}: {'; '.join(one.rstrip('.') for one in texts)}")
    if told is None:
        return None
    parts = told.unit == "%" and not told.in_time and _WHOLE_PERCENT[0] <= sum(told.values) <= _WHOLE_PERCENT[1]
    return ChartScene(
        scene_id=scene_id,
        narration=text,
        presenter=presenter and len(told.values) <= MOST,
        chart=ChartKind.LINE if told.in_time else ChartKind.PIE if parts else ChartKind.BAR,
        headline=headlines.headline(told.head or heading),
        labels=told.labels,
        values=told.values,
        unit=told.unit,
    )


def lists_figures(*texts: str) -> bool:
    """Whether any of some sentences lists figures, and is to have a scene of its own."""
    return any(series(text) for text in texts)


def _label(text: str, figure: re.Match[str]) -> str:
    """What a figure counts, without the figure where the sentence begins or ends with it."""
    before, after = text[: figure.start()].strip(" ,"), text[figure.end() :].strip(" .,!")
    if not before and len(after.split()) > 1:
        return headlines.headline(after)
    if not after and len(before.split()) > 1:
        return headlines.headline(before)
    return headlines.headline(text)


def is_figure(text: str) -> bool:
    """Whether a sentence is about one telling figure, enough for a scene of its own."""
    shown = number(text, "", presenter=False)
    return shown is not None and (
        shown.value >= 1000 or shown.unit in {"%", "percent", "per cent", "million", "billion"}
    )


def number(text: str, scene_id: str, *, presenter: bool) -> NumberScene | None:
    """A short sentence about one telling figure; None for years, times, and small counts."""
    found = list(_FIGURE.finditer(text))
    if len(found) != 1 or len(text.split()) > 12 or len(re.findall(r"\d+(?:[.,:]\d+)*", text)) != 1:
        return None
    one = found[0]
    written = one["number"].replace(",", "")
    unit = clean(one["unit"] or "")
    if not (one["sign"] or unit or "," in one["number"]) or text[: one.start()].rstrip().endswith(("-", "–")):
        return None
    return NumberScene(
        scene_id=scene_id,
        narration=text,
        presenter=presenter,
        value=float(written),
        prefix=one["sign"] or "",
        unit=unit,
        decimals=len(written.partition(".")[2]),
        label=_label(text, one),
    )
