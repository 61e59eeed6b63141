"""Kinds of scene for material that plainly is that: moments in time, steps, one figure. Only words of its own."""

from __future__ import annotations

import re
from collections.abc import Sequence

from tui.studio.director import headlines
from tui.studio.director.sentences import clean
from tui.studio.storyboard import Moment, NumberScene, StepsScene, TimelineScene

MOST = 6
"""Most moments or steps of one scene."""
_MOMENT = re.compile(
    r"^(?:(?:in|since|by|from)\s+)?(?P<when>(?:(?:January|February|March|April|May|June|July|August|September|October|"
    r"November|December)\s+)?(?:1[5-9]|20)\d\d)\b(?:\s*[,:–—-]\s*|\s+)(?P<what>\S.*)$",
    re.IGNORECASE | re.DOTALL,
)
_ORDERED = re.compile(
    r"^(?:first(?:ly)?|second(?:ly)?|third(?:ly)?|then|next|after that|finally|lastly|at last)\b", re.I
)
_HOW = re.compile(r"\b(?:steps?|how to|instructions?|method|recipe|in order)\b", re.IGNORECASE)
_FIGURE = re.compile(
    r"(?<![\w.,:/-])(?P<sign>[$€£])?(?P<number>\d{1,3}(?:,\d{3})+|\d+(?:\.\d+)?)"
    r"(?P<unit>\s?%|\s(?:percent|per cent|million|billion|thousand|euros?|dollars?|pounds?)\b)?(?![\w/:-]|[.,]\d)",
    re.IGNORECASE,
)


def is_moment(text: str) -> bool:
    """Whether a sentence tells what happened in a year it begins with."""
    return _MOMENT.match(text) is not None


def timeline(texts: Sequence[str], scene_id: str, heading: str, *, presenter: bool) -> TimelineScene | None:
    """Sentences that each begin with a year, as moments; None when they do not."""
    found = [_MOMENT.match(text) for text in texts]
    moments = [Moment(when=one["when"], what=headlines.point(one["what"])) for one in found if one]
    if not 3 <= len(moments) <= MOST or len(moments) < len(texts):
        return None
    return TimelineScene(
        scene_id=scene_id,
        narration=" ".join(texts),
        presenter=presenter,
        headline=headlines.headline(heading),
        moments=tuple(moments),
    )


def steps(texts: Sequence[str], scene_id: str, heading: str, title: str, *, presenter: bool) -> StepsScene | None:
    """Sentences that tell how something is done, one after the other; None when that is not plain."""
    ordered = sum(_ORDERED.match(text) is not None for text in texts)
    if not 3 <= len(texts) <= MOST or not (ordered >= len(texts) - 1 or _HOW.search(heading)):
        return None
    return StepsScene(
        scene_id=scene_id,
        narration=" ".join(texts),
        presenter=presenter,
        headline=headlines.headline(heading or title),
        steps=tuple(headlines.point(text) for text in texts),
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
        label=headlines.headline(text),
    )
