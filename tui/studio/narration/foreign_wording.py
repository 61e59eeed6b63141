"""Writes out what espeak's rules get wrong in other languages: dates, times and ranges.

Pure, and word by word, so that every written word keeps its own stretch of the sound. espeak reads most figures,
prices and percentages well; those are left to it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from tui.studio.narration.spelling import link_form

_GERMAN_TENTH = (
    *("nullten", "ersten", "zweiten", "dritten", "vierten", "fünften", "sechsten", "siebten", "achten", "neunten"),
    *("zehnten", "elften", "zwölften", "dreizehnten", "vierzehnten", "fünfzehnten", "sechzehnten", "siebzehnten"),
    *("achtzehnten", "neunzehnten", "zwanzigsten", "einundzwanzigsten", "zweiundzwanzigsten", "dreiundzwanzigsten"),
    *("vierundzwanzigsten", "fünfundzwanzigsten", "sechsundzwanzigsten", "siebenundzwanzigsten"),
    *("achtundzwanzigsten", "neunundzwanzigsten", "dreißigsten", "einunddreißigsten"),
)
"""Ordinals as dates have them: "am dritten Mai"."""
GERMAN_MONTHS = frozenset({
    "Januar", "Jänner", "Februar", "März", "April", "Mai", "Juni", "Juli", "August", "September", "Oktober", "November",
    "Dezember",
})  # fmt: skip
_TO = {"de": "bis", "es": "a", "fr": "à", "it": "a", "pt": "a", "nl": "tot", "pl": "do", "sv": "till", "da": "til"}
"""What stands for the dash between two figures."""
_DOT = {"de": "Punkt", "es": "punto", "fr": "point", "it": "punto", "pt": "ponto", "nl": "punt", "pl": "kropka"}
"""What is said for the dot of an address."""
_ENDS = ",.;:!?"
_RANGE = re.compile(r"^(\D{0,2}\d[\d.,:]*)[–-](\d[\d.,:]*\S*)$")
_CLOCK = re.compile(r"^(\d{1,2}):(\d\d)$")


def spoken_words(words: Sequence[str], tongue: str) -> tuple[str, ...]:
    """What is said for each word of a sentence; "" for one that is said with the word before it.

    Args:
        words: The sentence's words as written, in order.
        tongue: espeak's name of the language.
    """
    code = tongue[:2]
    around = zip(["", *words], words, [*words[1:], ""], strict=False)
    return tuple(_said(word, before, following, code) for before, word, following in around)


def _said(word: str, before: str, following: str, code: str) -> str:
    if found := _RANGE.match(word):
        return f"{found[1]} {_TO[code]} {found[2]}" if code in _TO else word
    if code == "de" and re.fullmatch(r"[12]?\d\.|3[01]\.", word) and following.strip(_ENDS) in GERMAN_MONTHS:
        return _GERMAN_TENTH[int(word[:-1])]
    if code == "de" and following.rstrip(_ENDS) == "Uhr" and (clock := _CLOCK.match(word)):
        return f"{int(clock[1])} Uhr {int(clock[2]) or ''}".strip()
    if code == "de" and word.rstrip(_ENDS) == "Uhr" and _CLOCK.match(before):
        return ""
    return link_form(word, _DOT[code]) if code in _DOT else word
