"""Cuts a text into sentences at which the voice draws breath.

Pure, and it keeps every word's place: joined again, the sentences hold each word of `text.split()`.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import Enum

from tui.studio.narration.foreign_wording import GERMAN_MONTHS

_CLOSERS = "\"'”’)]»"
_OPENERS = "\"'“‘([«"
_ACRONYM = re.compile(r"(?:[A-Z]\.)+[A-Z]$")
_STARTERS = frozenset({
    "A", "An", "And", "But", "He", "How", "I", "If", "In", "It", "Its", "No", "She", "So", "That", "The", "Then",
    "There", "These", "They", "This", "We", "What", "You",
})  # fmt: skip
"""Words with which a sentence starts after an acronym ("in the U.S. The law"), where a full stop alone cannot tell."""
_TITLES = frozenset({
    "Mr", "Mrs", "Ms", "Dr", "Prof", "St", "Mt", "Ft", "Gen", "Gov", "Sen", "Rep", "Capt", "Lt", "Col", "Sgt", "Cmdr",
    "Rev", "Hon", "Pres", "Supt", "Cpl", "Maj", "Adm", "Fr", "Msgr", "Sr", "Sra", "Dra", "Sig", "Dott",
})  # fmt: skip
_NEVER_LAST = frozenset({"e.g", "i.e", "vs", "cf", "approx", "viz", "bzw", "ggf", "inkl", "zzgl", "evtl", "d.h", "z.b"})
_BEFORE_FIGURES = frozenset({
    "jan", "feb", "mar", "apr", "jun", "jul", "aug", "sep", "sept", "oct", "nov", "dec", "no", "nos", "vol", "fig",
    "ch", "pp", "p", "sec", "art", "ca", "est", "eq", "nr", "tel",
})  # fmt: skip


_LETTER = re.compile(r"[^\W\d_]\.,?")


class Break(Enum):
    """What ends a sentence: only its full stop, or the end of its paragraph too."""

    SENTENCE = "sentence"
    PARAGRAPH = "paragraph"


@dataclass(frozen=True, slots=True)
class Sentence:
    """Words as written, and what comes after them."""

    words: tuple[str, ...]
    ends: Break = Break.SENTENCE


def sentences(text: str) -> tuple[Sentence, ...]:
    """Cut a text where the voice should draw breath; joined again, the sentences hold every word of `text.split()`."""
    out: list[Sentence] = []
    for paragraph in re.split(r"\n\s*\n", text.strip()):
        parts = _sentences_of(paragraph)
        out += [Sentence(words) for words in parts[:-1]]
        out += [Sentence(words, Break.PARAGRAPH) for words in parts[-1:]]
    return tuple(out)


def _sentences_of(paragraph: str) -> list[tuple[str, ...]]:
    out: list[tuple[str, ...]] = []
    current: list[str] = []
    lines = [line.split() for line in paragraph.splitlines() if line.strip()]
    words = [(word, i == len(line) - 1) for line in lines for i, word in enumerate(line)]
    for at, (word, last_in_line) in enumerate(words):
        following = words[at + 1][0] if at + 1 < len(words) else ""
        current.append(word)
        if _ends_sentence(word, following) or (last_in_line and not following[:1].islower()):
            out.append(tuple(current))
            current = []
    return out


def _ends_sentence(word: str, following: str) -> bool:
    core = word.rstrip(_CLOSERS)
    if not core.endswith((".", "!", "?", "…")) or following[:1].islower():
        return False
    if not core.endswith("."):
        return True
    stem = core[:-1].lstrip(_OPENERS)
    if _ACRONYM.search(stem):
        return following in _STARTERS
    if following[:1].isdigit() and stem.lower() in _BEFORE_FIGURES:
        return False
    if re.fullmatch(r"\d{1,2}", stem) and following.rstrip(",;.!?") in GERMAN_MONTHS:
        return False
    letter = len(stem) == 1 and (stem.isupper() or bool(_LETTER.fullmatch(following)))  # the latter: "z. B."
    return not (letter or stem in _TITLES or stem.lower() in _NEVER_LAST)
