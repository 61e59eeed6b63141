"""Writes out what a reader sees at a glance but the reading rules get wrong: ranges, phone numbers, versions, units.

Pure, and word by word, so that every written word keeps its own stretch of the sound: each word of a sentence gets the
words one would say for it, chosen by what stands beside it where that decides ("no." is an answer, "No. 5" a number).
What the voice's own rules read well (most dates, times, titles) is left to them.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from tui.studio.narration import measures
from tui.studio.narration.measures import FIGURE, Rule
from tui.studio.narration.spelling import spoken_form
from tui.studio.narration.sums import LARGE, sum_said

_CORE = re.compile(r"^([\"'“‘(\[<{]*)(.*?)([\"'”’)\]>},;:!?…]*\.?[\"'”’)\]>},;:!?…]*)$", re.DOTALL)
_PHRASES = {
    "e.g": "for example", "i.e": "that is", "c#": "C sharp", "f#": "F sharp", "№": "number", "24/7": "24 7",
    "9/11": "9 11", "50/50": "50 50", "km/h": "kilometers per hour", "m/s": "meters per second", "dept": "department",
    "mb/s": "megabytes per second", "gb/s": "gigabytes per second", "kb/s": "kilobytes per second",
    "co2": "C O 2", "h2o": "H 2 O", "n2o": "N 2 O", "no2": "N O 2", "so2": "S O 2", "ch4": "C H 4", "pm2.5": "P M 2.5",
    "1/4": "one quarter", "3/4": "three quarters", "nº": "number", "n°": "number", "wwi": "World War One",
    "wwii": "World War Two", "ww1": "World War One", "ww2": "World War Two", "a-z": "A to Z",
}  # fmt: skip
"""What a word is called, by the word without marks around it, in lower case."""
_SPELLED_OUT = {"WHO": "W H O", "IKEA": "Ikea", "PIXAR": "Pixar", "SONY": "Sony"}
"""Initialisms that are ordinary words too, and names that are not: unless the words beside them are shouted as well."""
_HOMOPHONES = {"no.": "know.", "Sun.": "son."}
"""At a sentence's end the rules take these for "number" and "Sunday"; what sounds the same they leave alone."""
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
_PHONE = re.compile(r"(?<!\S)\(?(?:\+?\d{1,3}[ .-]?)?\(?\d{2,5}\)?(?:[ ./-]\d{2,8}){1,4}(?![\w.-]*\d)")
_SURE_PHONE = re.compile(r"\+\d|\(\d{2,5}\)[ -]?\d|^(?:1-)?\d{3}([.-])\d{3}\1\d{4}$|^555-\d{4}$|^\d{3}-0\d{3}$")
_ENDINGS = "js|py|txt|jpg|jpeg|png|pdf|md|csv|mp3|mp4|cpp|json|html|css|toml|yaml|xml|zip|docx|xlsx|pptx"


def spoken_words(words: Sequence[str]) -> tuple[str, ...]:
    """What is said for each word of a sentence; "" for one that is not said.

    Args:
        words: The sentence's words as written, in order.
    """
    dialled, spaced, sums = _dialled(words), _spaced(words), "=" in words
    out = []
    for at, word in enumerate(words):
        if at in dialled:
            said = _digits(word)
            said += "," if at + 1 in dialled and not said.endswith(",") else ""
        elif at in spaced:
            said = spaced[at]
        elif sums and word in {"-", "–", "−"}:
            said = "minus"
        else:
            said = _said(word, words[max(0, at - 2) : at], words[at + 1 : at + 2])
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


def _spaced(words: Sequence[str]) -> dict[int, str]:
    """Figures whose thousands stand apart ("10 000"): the first word says the whole, the others nothing."""
    found: dict[int, str] = {}
    at = 0
    while at < len(words):
        end = at + 1
        if re.fullmatch(r"[$€£]?\d{1,3}", words[at]):
            while end < len(words) and re.fullmatch(r"\d{3}[,.;:!?)]?", words[end]):
                end += 1
        groups = words[at:end]
        if len(groups) > 2 or (len(groups) == 2 and groups[1].startswith("000")):
            figure = re.sub(r"\D+$", "", "".join(groups))
            mark = groups[-1][3:]
            found |= {at: (sum_said(figure) or figure) + mark} | dict.fromkeys(range(at + 1, end), "")
        at = end
    return found


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
    if (money := sum_said(core, before, following)) is not None:
        return opening + money + closing
    for rule in (_ratio((*earlier, following)), *_in_context(before, following), *_RULES):
        said = rule(core.removeprefix("v") if before.lower() == "version" else core)
        if said is not None:
            return opening + said + closing
    return "" if word in {"→", "➜", "⇒"} and not before else word


def _in_context(before: str, following: str) -> tuple[Rule, ...]:
    """Rules that look at the words beside a word."""
    beside = following.rstrip(",.;:!?")
    return (
        _times(beside),
        measures.area(before),
        measures.fraction(before),
        measures.unit(before, beside),
        measures.rate(_whole),
    )


def _parted(word: str) -> tuple[str, str, str]:
    """A word without the marks around it, and those; an exclamation in full ("!!!") stays whole."""
    match = _CORE.match(word)
    return (match[1], match[2], match[3]) if match and match[2] else ("", word, "")


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
    compares = following in _COMPARING

    def rule(core: str) -> str | None:
        return f"{core[:-1]} times" if compares and re.fullmatch(rf"{FIGURE}[x×]", core) else None

    return rule


def _range(core: str) -> str | None:
    """Ten to twelve, whatever stands with the figures: a percent sign, a.m.; days and months too."""
    match = re.fullmatch(r"(\d[\d,.:]*)([a-zA-Z%°]{0,3})[–-](\d[\d,.:]*)([a-zA-Z%°½]{0,4})", core)
    if match:
        first, unit, last, unit_too = match.groups()
        return f"{_whole(first + unit)} to {_whole(last + unit_too)}"
    ends = re.split("[–-]", core)
    if len(ends) == 2 and all(end.rstrip(".").lower() in _NAMED for end in ends):
        return " to ".join(_NAMED[end.rstrip(".").lower()] for end in ends)
    return None


def _whole(figure: str) -> str:
    """An end of a range or the amount of a rate, by the rules for figures that stand alone."""
    return sum_said(figure) or next((said for rule in _FIGURES if (said := rule(figure)) is not None), figure)


def _hour(core: str) -> str | None:
    match = re.fullmatch(r"(\d{1,2})(?:[:.](\d\d))?(am|pm)", core, re.IGNORECASE)
    if not match:
        return None
    return f"{match[1]}:{match[2]} {match[3].upper()}" if match[2] else f"{match[1]} {match[3].upper()}"


def _many(core: str) -> str | None:
    """20k, 1.5M and 3bn of something; "4K" and "5G" are names."""
    match = re.fullmatch(rf"({FIGURE})(k|M|bn|mn)(\+?)", core)
    return f"{match[1]} {LARGE[match[2].lower()]}{' plus' if match[3] else ''}" if match else None


def _date(core: str) -> str | None:
    """A date by year, month and day with slashes or points."""
    match = re.fullmatch(r"((?:19|20)\d\d)([/.])(\d{1,2})\2(\d{1,2})", core)
    return f"{match[1]}-{int(match[3]):02}-{int(match[4]):02}" if match else None


def _version(core: str) -> str | None:
    """Dots that are said: versions, sections, addresses of machines."""
    match = re.fullmatch(r"(v?)(\d+(?:\.\d+){2,})", core)
    if not match:
        return None
    if date := re.fullmatch(r"(\d{1,2})\.(\d{1,2})\.(\d{4})", core):
        day, month = int(date[1]), int(date[2])
        return f"{day} {_MONTHS[month - 1]} {date[3]}" if 0 < day < 32 and 0 < month < 13 else None
    parts = match[2].split(".")
    joint = " dot " if len(parts) == 4 else " point "
    return ("version " if match[1] else "") + joint.join(parts)


def _decimal(core: str) -> str | None:
    """Decimals without their zero, or with a comma; numbers that begin with zeros are codes."""
    if re.fullmatch(r"\.\d+%?", core):
        return f"0{core}"
    if re.fullmatch(r"\d{1,3},\d{1,2}", core):
        return core.replace(",", ".")
    return " ".join(core) if re.fullmatch(r"0\d+", core) else None


def _file(core: str) -> str | None:
    match = re.fullmatch(rf"([a-z][\w-]*)\.({_ENDINGS})", core)
    if match:
        return f"{match[1]} dot {match[2]}"
    match = re.fullmatch(r"\.([A-Za-z]\w*)", core)
    return f"dot {match[1].lower() if match[1] == 'NET' else match[1]}" if match else None


_FIGURES: tuple[Rule, ...] = (
    _hour, _many, measures.grouped, _decimal, measures.fraction(""), measures.size, measures.angle, measures.negative,
)  # fmt: skip
_RULES: tuple[Rule, ...] = (_date, _range, *_FIGURES, _version, _file)
