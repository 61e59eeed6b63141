"""Text into sentences fit to be spoken: split, cleaned, finished."""

from __future__ import annotations

import re

from tui.studio.narration.foreign_wording import GERMAN_MONTHS


def vocabulary(text: str) -> frozenset[str]:
    """The words of a list written as one string."""
    return frozenset(text.split())


_END = re.compile(r"[.!?…]+[\"'”’)\]]*(?=\s+|$)")
_NEVER_LAST = vocabulary(
    "dr mr mrs ms prof st sr jr vs e.g i.e fig approx dept u.s u.k jan feb mar apr jun jul aug sep sept oct "
    "nov dec gen rev"
)
_MAYBE_LAST = vocabulary("a.m p.m etc inc ltd co corp ph.d no")
_BEFORE_FIGURES = vocabulary("no max min ca circa abt tel nr pp vol")
"""Short forms that end no sentence when a figure follows: "max. 45 sec"."""

_MARKUP = (
    (re.compile(r"!\[([^\]]*)\]\([^)]*\)"), r"\1"),
    (re.compile(r"\[([^\]]+)\]\((?:[^)]*)\)"), r"\1"),
    (re.compile(r"(\*\*|__)(?=\S)(.+?)(?<=\S)\1"), r"\2"),
    (re.compile(r"(?<![\w*])\*(?=\S)([^*\n]+?)(?<=\S)\*(?![\w*])"), r"\1"),
    (re.compile(r"(?<!\w)_(?=\S)([^_\n]+?)(?<=\S)_(?!\w)"), r"\1"),
    (re.compile(r"`([^`\n]+)`"), r"\1"),
)

_STOPWORDS = vocabulary(
    "a about after again all also an and any are as at be because been before but by can could did do does "
    "each for from "
    "get had has have he her here him his how i if in into is it its just like make may me more most much my no not "
    "of off "
    "on once one only or other our out over own per she should so some such than that the their them then there "
    "these they "
    "this those through to too under until up us use very was we were what when where which while who why will with "
    "would "
    "you your let look meet let's video"
)


def _is_end(text: str, start: int, end: int) -> bool:
    """Whether the stop at `text[start:end]` ends a sentence rather than an abbreviation or an initial."""
    if not text[end : end + 40].strip():
        return True
    following = text[end : end + 40].lstrip()[:1]
    stop = text[start:end]
    if stop[:2] in {"..", "…"}:
        return following.isupper()
    if stop[0] != ".":
        return not (stop[-1] in "\"'”’" and following.islower())
    before = text[max(0, start - 40) : start].rsplit(None, 1)[-1:] or [""]
    word = before[0].lstrip("(\"'“‘[").lower()
    counts = re.search(r"\d\s+[a-z]$", text[max(0, start - 12) : start]) and following.isupper()  # "30 s. No music."
    if (
        word in _NEVER_LAST
        or _is_date(word, text[end : end + 40])
        or (len(word) == 1 and word.isalpha() and word != "i" and not counts)
    ):
        return False
    if word in _BEFORE_FIGURES:
        return not following.isdigit()
    return word not in _MAYBE_LAST or following.isupper()


def _is_date(word: str, after: str) -> bool:
    """Whether a stop stands between day and month as in German: "3. Mai"."""
    return word.isdigit() and re.split(r"\W", after.lstrip())[0] in GERMAN_MONTHS


def _is_quoted(text: str, start: int, end: int) -> bool:
    """Whether a stop stands inside a quotation that its sentence goes on after: “Now. At once,” says Ann."""
    opened = text.rfind("“", 0, start)
    closed = text.find("”", end)
    if opened < 0 or closed < 0 or "”" in text[opened:end] or closed - opened > 400:
        return False
    after = text[closed + 1 :].lstrip(" ,")
    return (
        text[closed - 1] in ",!?"
        and re.match(r"(?:\w+ ){0,3}?(?:says?|said|writes?|wrote|tells?|told)\b", after) is not None
    )


def split_sentences(text: str) -> tuple[str, ...]:
    """The sentences of a running text, each stripped; abbreviations, decimals and addresses stay whole."""
    found: list[str] = []
    start = 0
    for stop in _END.finditer(text):
        if not _is_quoted(text, stop.start(), stop.end()) and _is_end(text, stop.start(), stop.end()):
            found.append(text[start : stop.end()].strip())
            start = stop.end()
    found.append(text[start:].strip())
    return tuple(part for part in found if part)


def clean(text: str) -> str:
    """Text without Markdown's marks, invisible characters and doubled spaces."""
    text = re.sub(r"[\u200b-\u200f\u2060\ufeff\u00ad\x00-\x08\x0b-\x1f\ufffe\uffff]", "", text)
    for mark, plain in _MARKUP:
        text = mark.sub(plain, text)
    return re.sub(r"\s+", " ", text).strip()


def capitalised(text: str) -> str:
    """The text with a large first letter, unless its first word has a spelling of its own (iPhone, example.com)."""
    first = text.split(None, 1)[0] if text.split() else ""
    plain = re.sub(r"[^\w.@/-]", "", first).rstrip(".")
    if not plain or not plain[0].islower() or re.search(r"[A-Z\d.@/]", plain):
        return text
    at = text.index(plain[0])
    return text[:at] + plain[0].upper() + text[at + 1 :]


def finished(text: str) -> str:
    """The text as a sentence to be said: cleaned, capitalised, with a stop at its end."""
    text = capitalised(clean(text).strip(" ,;:–—-"))
    if not text:
        return ""
    return text if re.search(r"[.!?…][\"'”’)\]]*$", text) else f"{text}."


def words(text: str) -> tuple[str, ...]:
    """The text's words and numbers in lower case, without punctuation; for comparing, not for saying."""
    return tuple(re.findall(r"[^\W_]+(?:['’.,][^\W_]+)*", text.lower().replace("’", "'")))


def keywords(text: str) -> frozenset[str]:
    """The words that carry meaning, reduced so that "grinds", "grind" and "grinding" meet."""
    return frozenset(
        _stem(word) for word in words(text) if word not in _STOPWORDS and (len(word) > 2 or word.isdigit())
    )


def _stem(word: str) -> str:
    word = word.removesuffix("'s")
    for ending in ("ing", "ed", "es", "s"):
        if word.endswith(ending) and len(word) - len(ending) >= 4:
            return word.removesuffix(ending).rstrip("e")
    return word.rstrip("e") if len(word) > 4 else word
