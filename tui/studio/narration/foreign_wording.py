"""Writes out what espeak's rules get wrong in other languages: dates, times, ranges, sums, units, abbreviations.

Pure, and word by word, so that every written word keeps its own stretch of the sound. espeak reads most figures and
percentages well; those are left to it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from tui.studio.narration.foreign_tables import ABBREVIATIONS, AND_CENTS, COINS, MONTHS, OF, PAIRS, UNITS
from tui.studio.narration.spelling import link_form

_GERMAN_TENTH = (
    *("nullten", "ersten", "zweiten", "dritten", "vierten", "fünften", "sechsten", "siebten", "achten", "neunten"),
    *("zehnten", "elften", "zwölften", "dreizehnten", "vierzehnten", "fünfzehnten", "sechzehnten", "siebzehnten"),
    *("achtzehnten", "neunzehnten", "zwanzigsten", "einundzwanzigsten", "zweiundzwanzigsten", "dreiundzwanzigsten"),
    *("vierundzwanzigsten", "fünfundzwanzigsten", "sechsundzwanzigsten", "siebenundzwanzigsten"),
    *("achtundzwanzigsten", "neunundzwanzigsten", "dreißigsten", "einunddreißigsten"),
)
"""Ordinals as dates have them: "am dritten Mai"."""
_GERMAN_CENTURIES = (
    *("elf", "zwölf", "dreizehn", "vierzehn", "fünfzehn", "sechzehn", "siebzehn", "achtzehn", "neunzehn"),
)
"""Years are counted in hundreds: "neunzehnhundert 99"."""
GERMAN_MONTHS = frozenset({*MONTHS["de"], "Jänner"})
_TO = {"de": "bis", "es": "a", "fr": "à", "it": "a", "pt": "a", "nl": "tot", "pl": "do", "sv": "till", "da": "til"}
"""What stands for the dash between two figures."""
_DOT = {"de": "Punkt", "es": "punto", "fr": "point", "it": "punto", "pt": "ponto", "nl": "punt", "pl": "kropka"}
"""What is said for the dot of an address."""
_ENDS = ",.;:!?"
_RANGE = re.compile(r"^(\D{0,2}\d[\d.,:]*)[–-](\d[\d.,:]*\S*)$")
_CLOCK = re.compile(r"^(\d{1,2}):(\d\d)$")
_FIGURE = r"\d+(?:[.,]\d+)*"
_PARTED = re.compile(r"^([(\"„“«»]*)(.*?)([,.;:!?)\"“”»]*)$", re.DOTALL)


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
    if code == "de" and (german := _german(word, before, following)) is not None:
        return german
    if (short := _unabbreviated(word, before, following, code)) is not None:
        return short
    opening, core, closing = _parts(word)
    for rule in (_sum, _measure, _date):
        said = rule(core, before, following, code)
        if said is not None:
            return opening + said + closing if said else closing.strip(')"“”»')
    if found := _RANGE.match(word):
        return f"{found[1]} {_TO[code]} {found[2]}" if code in _TO else word
    return link_form(word, _DOT[code]) if code in _DOT else word


def _parts(word: str) -> tuple[str, str, str]:
    match = _PARTED.match(word)
    return (match[1], match[2], match[3]) if match and match[2] else ("", word, "")


def _german(word: str, before: str, following: str) -> str | None:
    """Ordinals of dates, the hour's word between hour and minute, and years."""
    if re.fullmatch(r"[12]?\d\.|3[01]\.", word) and following.strip(_ENDS) in GERMAN_MONTHS:
        return _GERMAN_TENTH[int(word[:-1])]
    if following.rstrip(_ENDS) == "Uhr" and (clock := _CLOCK.match(word)):
        return f"{int(clock[1])} Uhr {int(clock[2]) or ''}".strip()
    if word.rstrip(_ENDS) == "Uhr" and _CLOCK.match(before):
        return ""
    if year := re.fullmatch(rf"(1[1-9])(\d\d)([{_ENDS}]*)", word):
        return f"{_GERMAN_CENTURIES[int(year[1]) - 11]}hundert {int(year[2]) or ''}".strip() + year[3]
    return None


def _unabbreviated(word: str, before: str, following: str, code: str) -> str | None:
    short = word.lower().rstrip(",;:")
    known = ABBREVIATIONS.get(code, {}).get(short)
    if known is None or (short.rstrip(".") in UNITS[code] and re.fullmatch(_FIGURE, before)):
        return None
    if code == "de" and len(short) == 2:
        first, second = (short, following.lower().rstrip(",;:")), (before.lower(), short)
        if first not in PAIRS and second not in PAIRS:
            return None
    alone = short.rstrip(".") == short and not following[:1].isupper() and not following[:1].isdigit()
    if alone or (code == "it" and short == "n." and not following[:1].isdigit()):
        return None
    ends = "." if not following and word.endswith(".") else ""
    return known + word[len(short) :] + ends


def _sum(core: str, before: str, following: str, code: str) -> str | None:
    """Twelve euros fifty, with the sign before or after, also by itself after its figure."""
    coins = COINS.get(code, {})
    sign = _parts(following)[1]
    if sign in coins and (cents := re.fullmatch(r"(\d[\d.]*),(\d\d)", core)):
        return _counted(cents[1], cents[2], coins[sign], code)
    if core in coins and re.fullmatch(r"\d[\d.]*,\d\d", before):
        return ""
    if core in coins and before[-1:].isdigit():
        return coins[core]
    found = re.fullmatch(r"([€$£])(\d[\d.]*)(?:,(\d\d))?|(\d[\d.]*)(?:,(\d\d))?([€$£])", core)
    if not found or not coins:
        return None
    return _counted(found[2] or found[4], found[3] or found[5], coins[found[1] or found[6]], code)


def _counted(whole: str, cents: str | None, coin: str, code: str) -> str:
    parts = [whole, coin] if not cents or cents == "00" else [whole, coin, AND_CENTS[code], str(int(cents))]
    return " ".join(filter(None, parts))


def _measure(core: str, before: str, following: str, code: str) -> str | None:  # noqa: ARG001  (all rules take these)
    units = UNITS.get(code, {})
    if core.lower() in units and re.fullmatch(_FIGURE, before) and not core.isupper():
        return units[core.lower()]
    if core == "°C" and units and before[-1:].isdigit():
        return units["°c"]
    found = re.fullmatch(rf"({_FIGURE})(°C|[a-z²³/]+)", core)
    return f"{found[1]} {units[found[2].lower()]}" if found and found[2].lower() in units else None


def _date(core: str, before: str, following: str, code: str) -> str | None:  # noqa: ARG001
    found = re.fullmatch(r"(\d{1,2})([./])(\d{1,2})\2(\d{4})", core)
    if not found or code not in MONTHS or not 0 < int(found[3]) < 13 or not 0 < int(found[1]) < 32:
        return None
    month, of = MONTHS[code][int(found[3]) - 1], OF.get(code, "")
    day = _GERMAN_TENTH[int(found[1])] if code == "de" else str(int(found[1]))
    return f"{day} {of}{month} {of}{found[4]}"
