"""A video's title out of its own words: the name its sentences turn around, rather than a sentence broken off."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from tui.studio.director import headlines
from tui.studio.director.sentences import vocabulary
from tui.studio.director.tongues import in_capitals_of_english

SHORT_CHARACTERS = 34
"""A first sentence up to this long is a title by itself."""
_NAME = re.compile(r"(?<![\w.@/])[A-Z][\w'’&-]*[a-z][\w'’&-]*(?:\s+(?:of\s+(?:the\s+)?)?[A-Z][\w'’&-]+)*")
_NO_NAMES = vocabulary(
    "January February March April May June July August September October November December Monday Tuesday Wednesday "
    "Thursday Friday Saturday Sunday Jan Feb Mar Apr Jun Jul Aug Sep Sept Oct Nov Dec I I'm I've You We It They He She "
    "The A An Our Your My This That English German French Spanish"
)


_IN_CAPITALS = re.compile(r"(?P<name>[A-Z][A-Z'’&]+(?: [A-Z0-9'’&]+){1,6})\s*(?:[-–—:]\s|[.!]?$)")
"""A name set in capitals at the beginning: "THE LONG WAY HOME - a film by Jo Park"."""


_WE_DO = re.compile(
    r"^We(?:['’]re| are) (?:doing|having|hosting|holding|throwing|running|organi[sz]ing|planning|putting on) "
    r"(?:an? |our |the )?(?=\w)"
)
"""What a title goes without: "We're doing a bake sale"."""


def title_from(sentences: Sequence[str]) -> str:
    """A title for what is said; empty when nothing is."""
    first = next(iter(sentences), "")
    if called := _IN_CAPITALS.match(first):
        return called["name"]
    first = _WE_DO.sub("", first)
    if len(first.rstrip(".!? ")) > SHORT_CHARACTERS and (name := _leading_name(sentences)):
        return name
    return titled(headlines.headline(first, 48, 32))


def titled(text: str) -> str:
    """A text as a title of its language."""
    return headlines.title_case(text) if in_capitals_of_english(text) else text


def _leading_name(sentences: Sequence[str]) -> str:
    """The name said in the first two sentences, and most often in all; empty when there is none beyond doubt."""
    counts: Counter[str] = Counter()
    inside: set[str] = set()
    for sentence in sentences:
        for found in _NAME.finditer(sentence):
            name = re.sub(r"['’]s$", "", found[0])
            if not set(name.split()) & _NO_NAMES:
                counts[name] += 1
                inside |= {name} if found.start() > 1 or " " in name else set()
    early = [name for name in counts if any(name in sentence for sentence in sentences[:2]) and name in inside]
    best = max(early, key=lambda name: (counts[name], " " in name), default="")
    return best if best and (counts[best] > 1 or " " in best) else ""
