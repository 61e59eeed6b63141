"""Writes out what a reader sees at a glance but the reading rules get wrong: ranges, phone numbers, versions, units.

Pure, and word by word, so that every written word keeps its own stretch of the sound: each word of a sentence gets the
words one would say for it, chosen by what stands beside it where that decides ("no." is an answer, "No. 5" a number).
What the voice's own rules read well (most prices, dates, times, titles) is left to them.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from tui.studio.narration.spelling import spoken_form

_CORE = re.compile(r"^([\"'“‘(\[<{]*)(.*?)([\"'”’)\]>},;:!?…]*\.?[\"'”’)\]>},;:!?…]*)$", re.DOTALL)
_FIGURE = r"\d[\d,.]*"
_PHRASES = {
    "e.g": "for example", "i.e": "that is", "c#": "C sharp", "f#": "F sharp", "№": "number", "24/7": "24 7",
    "9/11": "9 11", "50/50": "50 50", "km/h": "kilometers per hour", "m/s": "meters per second", "dept": "department",
    "mb/s": "megabytes per second", "gb/s": "gigabytes per second", "kb/s": "kilobytes per second",
    "co2": "C O 2", "h2o": "H 2 O", "n2o": "N 2 O", "no2": "N O 2", "so2": "S O 2", "ch4": "C H 4", "pm2.5": "P M 2.5",
    "1/4": "one quarter", "3/4": "three quarters",
}  # fmt: skip
"""What a word is called, by the word without marks around it, in lower case."""
_SPELLED_OUT = {"WHO": "W H O"}
"""Initialisms that are ordinary words too: spelled when the words beside them are not shouted as well."""
_HOMOPHONES = {"no.": "know.", "Sun.": "son."}
"""At a sentence's end the rules take these for "number" and "Sunday"; what sounds the same they leave alone."""
_AREAS = {"m": "meters", "km": "kilometers", "cm": "centimeters", "mm": "millimeters", "ft": "feet", "mi": "miles"}
_COINS = {"$": "dollars", "€": "euros", "£": "pounds", "¥": "yen", "EUR": "euros", "USD": "dollars", "GBP": "pounds",
          "CHF": "Swiss francs", "JPY": "yen"}  # fmt: skip
_LARGE = {"k": "thousand", "m": "million", "mn": "million", "b": "billion", "bn": "billion", "t": "trillion",
          "tn": "trillion"}  # fmt: skip
_HALVES = {"½": "a half", "¼": "a quarter", "¾": "three quarters", "⅓": "a third", "⅔": "two thirds", "⅛": "an eighth"}
_PARTS = {"½": "one half", "¼": "one quarter", "¾": "three quarters", "⅓": "one third", "⅔": "two thirds",
          "⅛": "one eighth"}  # fmt: skip
_LOWERED = str.maketrans("₀₁₂₃₄₅₆₇₈₉", "0123456789")
_DAYS = {"mon": "Monday", "tue": "Tuesday", "tues": "Tuesday", "wed": "Wednesday", "thu": "Thursday",
         "thurs": "Thursday", "fri": "Friday", "sat": "Saturday", "sun": "Sunday"}  # fmt: skip
_MONTHS = ("January", "February", "March", "April", "May", "June", "July", "August", "September", "October",
           "November", "December")  # fmt: skip
_NAMED = _DAYS | {month[:3].lower(): month for month in _MONTHS} | {"sept": "September"}
_CALLING = frozenset({"call", "phone", "tel", "telephone", "dial", "text", "fax", "ring", "number", "whatsapp"})
_RATIOS = frozenset({"ratio", "ratios", "scale", "odds", "aspect", "proportion", "format"})
_COMPARING = frozenset({
    "as", "more", "less", "faster", "slower", "bigger", "larger", "smaller", "cheaper", "better", "worse", "higher",
    "lower", "longer", "shorter", "quicker", "stronger", "lighter", "brighter", "easier", "safer", "cleaner", "greater",
    "richer", "taller", "wider", "deeper", "older", "younger", "the",
})  # fmt: skip
"""Words after which "3x" is three times."""
_PHONE = re.compile(r"(?<!\S)\(?(?:\+\d{1,3}[ .-]?)?\(?\d{2,5}\)?(?:[ .-]\d{2,5}){1,4}(?![\w.-]*\d)")
_SURE_PHONE = re.compile(r"\+\d|\(\d{2,5}\)[ -]?\d|^\d{3}([.-])\d{3}\1\d{4}$|^555-\d{4}$|^\d{3}-0\d{3}$")
_ENDINGS = "js|py|txt|jpg|jpeg|png|pdf|md|csv|mp3|mp4|cpp|json|html|css|toml|yaml|xml|zip|docx|xlsx|pptx"


def spoken_words(words: Sequence[str]) -> tuple[str, ...]:
    """What is said for each word of a sentence; "" for one that is not said.

    Args:
        words: The sentence's words as written, in order.
    """
    dialled = _dialled(words)
    out = []
    for at, word in enumerate(words):
        said = _digits(word) if at in dialled else _said(word, words[max(0, at - 2) : at], words[at + 1 : at + 2])
        out.append(" ".join(spoken_form(part) for part in said.split()))
    return tuple(out)


def _dialled(words: Sequence[str]) -> frozenset[int]:
    """Places of words that belong to a phone number, which is read digit by digit."""
    text = " ".join(words)
    starts = [0]
    for word in words:
        starts.append(starts[-1] + len(word) + 1)
    found: set[int] = set()
    for match in _PHONE.finditer(text):
        before = re.sub(r"\W", "", (text[: match.start()].split() or [""])[-1].lower())
        if _SURE_PHONE.search(match.group()) or (before in _CALLING and len(re.sub(r"\D", "", match.group())) > 5):
            found |= {at for at in range(len(words)) if match.start() <= starts[at] < match.end()}
    return frozenset(found)


def _digits(word: str) -> str:
    """A piece of a phone number: its digits apart, a short rest between groups."""
    groups = re.findall(r"\+?\d+", word)
    said = ", ".join(" ".join(group.replace("+", "plus")) if group[0] != "+" else _country(group) for group in groups)
    return said + ("," if word[-1] in "),;" else word[-1] if word[-1] in ".!?:" else "")


def _country(group: str) -> str:
    return "plus " + " ".join(group[1:])


def _said(word: str, earlier: Sequence[str], later: Sequence[str]) -> str:
    """A word written out, by up to two words before it and one after it; itself when the rules read it well."""
    before, following = (earlier[-1] if earlier else ""), (later[0] if later else "")
    if not following and word in _HOMOPHONES and (word != "Sun." or before.lower() == "the"):
        return _HOMOPHONES[word]
    opening, core, closing = _parted(word)
    if core in _SPELLED_OUT and not (before.isupper() and len(before) > 1) and not following.isupper():
        return opening + _SPELLED_OUT[core] + closing
    phrase = _PHRASES.get(core.lower().translate(_LOWERED))
    if phrase:
        kept = closing.removeprefix(".") if core.lower() in {"e.g", "i.e", "dept"} and following else closing
        return f"{opening}{phrase}{kept}"
    if core in _COINS and core.isalpha() and before[-1:].isdigit():
        return opening + _COINS[core] + closing
    for rule in (_ratio((*earlier, following)), _times(following), _area(before), *_RULES):
        said = rule(core)
        if said is not None:
            return opening + said + closing
    return "" if word in {"→", "➜", "⇒"} and not before else word


def _parted(word: str) -> tuple[str, str, str]:
    """A word without the marks around it, and those; an exclamation in full ("!!!") stays whole."""
    match = _CORE.match(word)
    return (match[1], match[2], match[3]) if match and match[2] else ("", word, "")


Rule = Callable[[str], str | None]


def _ratio(beside: Sequence[str]) -> Rule:
    """Ratios, which look like times: told by a single digit after the colon, or by a word beside them."""
    near = {re.sub(r"\W", "", word).lower() for word in beside}

    def rule(core: str) -> str | None:
        if re.fullmatch(r"\d{1,3}:\d", core) or (near & _RATIOS and re.fullmatch(r"\d{1,4}:\d{1,4}", core)):
            return core.replace(":", " to ")
        return None

    return rule


def _times(following: str) -> Rule:
    """Three times faster, of "3x faster"; "a 10x engineer" stays."""
    compares = following.rstrip(",.;:!?") in _COMPARING

    def rule(core: str) -> str | None:
        return f"{core[:-1]} times" if compares and re.fullmatch(rf"{_FIGURE}[x×]", core) else None

    return rule


def _range(core: str) -> str | None:
    """Ten to twelve, whatever stands with the figures: a currency, a percent sign, a.m.; days and months too."""
    match = re.fullmatch(r"([$€£]?)(\d[\d,.:]*)([a-zA-Z%°]{0,3})[–-]([$€£]?)(\d[\d,.:]*)([a-zA-Z%°½]{0,4})", core)
    if match:
        coin, first, unit, coin_too, last, unit_too = match.groups()
        if coin and not coin_too and not unit_too:
            return f"{first} to {last} {_COINS[coin]}"
        return f"{_whole(coin + first + unit)} to {_whole(coin_too + last + unit_too)}"
    ends = core.split("–") if "–" in core else []
    if len(ends) == 2 and all(end.rstrip(".").lower() in _NAMED for end in ends):
        return " to ".join(_NAMED[end.rstrip(".").lower()] for end in ends)
    return None


def _whole(figure: str) -> str:
    """One end of a range, by the rules for figures that stand alone."""
    return next((said for rule in _FIGURES if (said := rule(figure)) is not None), figure)


def _hour(core: str) -> str | None:
    match = re.fullmatch(r"(\d{1,2}(?::\d\d)?)(am|pm)", core, re.IGNORECASE)
    return f"{match[1]} {match[2].upper()}" if match else None


def _money(core: str) -> str | None:
    """A large sum: the rules know "$2.5B", but not "€2.5bn"."""
    match = re.fullmatch(rf"([$€£])({_FIGURE})(k|m|mn|b|bn|tn|t)", core, re.IGNORECASE)
    return f"{match[2]} {_LARGE[match[3].lower()]} {_COINS[match[1]]}" if match else None


def _many(core: str) -> str | None:
    """20k, 1.5M and 3bn of something; "4K" and "5G" are names."""
    match = re.fullmatch(rf"({_FIGURE})(k|M|bn|mn)", core)
    return f"{match[1]} {_LARGE[match[2].lower()]}" if match else None


def _version(core: str) -> str | None:
    """Dots that are said: versions, sections, addresses of machines."""
    match = re.fullmatch(r"(v?)(\d+(?:\.\d+){2,})", core)
    if not match:
        return None
    if date := re.fullmatch(r"(\d\d)\.(\d\d)\.(\d{4})", core):
        day, month = int(date[1]), int(date[2])
        return f"{day} {_MONTHS[month - 1]} {date[3]}" if 0 < day < 32 and 0 < month < 13 else None
    parts = match[2].split(".")
    joint = " dot " if len(parts) == 4 else " point "
    return ("version " if match[1] else "") + joint.join(parts)


def _decimal(core: str) -> str | None:
    """Decimals without their zero, or with a comma; numbers that begin with zeros are codes."""
    if re.fullmatch(r"\.\d+%?", core):
        return f"0{core}"
    if re.fullmatch(r"[$€£]?\d{1,3},\d{1,2}", core):
        return core.replace(",", ".")
    return " ".join(core) if re.fullmatch(r"0\d+", core) else None


def _fraction(core: str) -> str | None:
    match = re.fullmatch(r"(\d*)([½¼¾⅓⅔⅛])", core)
    if not match:
        return None
    return f"{match[1]} and {_HALVES[match[2]]}" if match[1] else _PARTS[match[2]]


def _area(before: str) -> Rule:
    """Square and cubic units after a figure; alone, m² is "m squared", as in a formula."""

    def rule(core: str) -> str | None:
        match = re.fullmatch(rf"({_FIGURE})?(m|km|cm|mm|ft|mi)([²³])", core)
        if not match or not (match[1] or before[-1:].isdigit() or len(match[2]) > 1):
            return None
        return f"{match[1] or ''} {'square' if match[3] == '²' else 'cubic'} {_AREAS[match[2]]}".strip()

    return rule


def _file(core: str) -> str | None:
    match = re.fullmatch(rf"([a-z][\w-]*)\.({_ENDINGS})", core)
    return f"{match[1]} dot {match[2]}" if match else None


_FIGURES: tuple[Rule, ...] = (_hour, _money, _many, _decimal, _fraction)
_RULES: tuple[Rule, ...] = (_range, *_FIGURES, _version, _file)
