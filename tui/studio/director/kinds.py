"""Kinds of scene for material that plainly is that: moments in time, steps, one figure. Only words of its own."""

from __future__ import annotations

import itertools
import re
from collections.abc import Sequence

from tui.studio.director import headlines
from tui.studio.director.sentences import capitalised, clean
from tui.studio.director.series import series
from tui.studio.storyboard import (
    ChartKind,
    ChartScene,
    Moment,
    NumberScene,
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
        return Moment(when=found["when"], what=_happened(found["what"]))
    within = list(_YEAR_WITHIN.finditer(text))
    if len(within) != 1 or len(text.split()) > 20:
        return None
    rest = f"{text[: within[0].start()]}{text[within[0].end() :]}"
    return Moment(when=within[0]["when"], what=headlines.point(rest)) if len(rest.split()) > 1 else None


_TOLD_MOMENT = re.compile(
    r"^(?:and |then )?(?:(?P<what>[^\d,]{3,40}?) (?:in )?(?P<when>(?:1[5-9]|20)\d\d)\b(?P<more>.*)|"
    r"(?P<now>today|now)\W+(?P<is>.+))$",
    re.IGNORECASE,
)


def moments_told(text: str) -> tuple[str, tuple[Moment, ...]]:
    """What a sentence that lists years is about, and its moments: "Our club: founded 1911, 1972 moved, today large"."""
    found = re.match(r"(?P<head>[^:]{3,70}):\s+(?P<items>.+)$", text.rstrip(" .!"), re.DOTALL)
    parts = re.split(r"[,;]\s+", found["items"]) if found else []
    moments = [moment for part in parts if (moment := _moment(part) or _told_moment(part))]
    if found is None or not 3 <= len(moments) <= MOST or len(moments) < len(parts):
        return "", ()
    return found["head"], tuple(moments)


def _happened(what: str) -> str:
    """What a moment shows; "first" counts there ("1936: first women's team"), where it begins a step elsewhere."""
    shown = headlines.point(what)
    return f"First {shown[:1].lower()}{shown[1:]}" if re.match(r"first\s+(?!,)", what, re.IGNORECASE) else shown


def _told_moment(part: str) -> Moment | None:
    found = _TOLD_MOMENT.match(part)
    if found is None:
        return None
    if found["now"]:
        return Moment(when=capitalised(found["now"]), what=_happened(found["is"]))
    return Moment(when=found["when"], what=headlines.point(f"{found['what']}{found['more']}"))


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
    head, listed = moments_told(texts[0]) if len(texts) == 1 else ("", ())
    texts_of, heading = listed or texts, head or heading
    moments = [*listed] or [moment for text in texts if (moment := _moment(text))]
    years = [int(re.sub(r"\D", "", moment.when)[-4:] or 9999) for moment in moments]
    if not 3 <= len(moments) <= MOST or len(moments) < len(texts_of) or years != sorted(years):
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
