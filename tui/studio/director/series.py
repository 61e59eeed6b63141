"""Figures told one after the other: "Loans: 2021: 12,000, 2022: 14,500", "Schools 42%, roads 23%, parks 15%"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from tui.studio.director.sentences import capitalised

MOST = 12
"""Most figures of one chart."""
_FEWEST = 3
"""Fewest figures that are worth a chart."""
_MONTH = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|"
    r"nov(?:ember)?|dec(?:ember)?)\.?"
)
_YEAR = r"(?:1[5-9]|20)\d\d"
_TIME = (
    rf"(?:(?:in |by |fy ?)?{_YEAR}(?:[-–/]\d{{2,4}})?|(?:in )?q[1-4](?:[ /-]{_YEAR}|[ /-]\d{{2}})?|{_YEAR} q[1-4]|"
    rf"(?:in )?{_MONTH}(?: {_YEAR})?|(?:week|year|day) \d{{1,2}}|(?:on )?(?:mon|tues?|wednes|wed|thurs?|fri|satur|sat|"
    r"sun)(?:day)?s?|the \d0s|\d{4}s)"
)
_NUMBER = r"\d{1,3}(?:[, ’']\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?"
_UNIT = (
    r"%|percent|per cent|million|billion|thousand|mio|mrd|mn|bn|[mk](?![\w²³])|euros?|dollars?|pounds?|francs?|people|"
    r"[$€£]|(?:k|M|G|T)?Wh?|kg|tonnes?|tons?|km|degrees?|°C?|minutes?|hours?|points?|visitors?|users?|customers?|"
    r"members?|guests?|loans?|copies|units|students|tickets"
)
_VALUE = rf"(?P<sign>[$€£]\s?)?(?P<value>{_NUMBER})\s?(?P<unit>(?:{_UNIT})(?:\s(?:euros?|dollars?|pounds?|people))?)?"
_JOINED = r"\s*(?:[:=→]|\s[–—-]\s|\s(?:at|with|had|has|was|were|is|are|gets?|got|made|saw|about|only))?\s*"
_ITEM = re.compile(
    rf"^(?:and |then |but )?(?P<label>{_TIME}|[^\d,;:()]{{2,32}}?)(?P<joined>{_JOINED})\(?{_VALUE}\)?$", re.IGNORECASE
)
_TURNED = re.compile(
    rf"^(?:and |then |but )?{_VALUE}(?:\s[a-z]+){{0,2}}?\s(?:in|for|on|by)\s(?P<label>{_TIME})$", re.IGNORECASE
)
"""The figure before its time: "12,000 in 2021"."""
_IN_TIME = re.compile(_TIME, re.IGNORECASE)
_PARTED = re.compile(r"\s*[,;]\s+(?:and\s+)?|\s+and\s+|\s+[|·•/]\s+|\s*\n\s*|\s*→\s*")
_HEAD = re.compile(
    r"^(?P<head>[^:]{2,70}?)(?:\s*:|\s[–—]|\s(?:were|was|went from|rose from|are|is))\s+(?P<items>\S.*)$", re.DOTALL
)
_CHART_OF = re.compile(
    r"^(?:please |and |also |then )*(?:(?:show|make|draw|include|add|give|use|put|create|display|have)\s+"
    r"(?:me |us |in )?)?"
    r"(?:(?:an?|the|one)\s+)?(?:[\w-]+ )?(?:charts?|graph|diagram)\s*(?:of|with|for|showing|on|:)\s*"
    r"(?:(?:our|the|my|these|this)\s+)?(?P<what>\S.*)$",
    re.IGNORECASE | re.DOTALL,
)
_NO_SERIES = re.compile(
    r"\b(?:ingredients?|you(?:'ll| will)? need|shopping|recipe|opening|open|hours|times?|timetable|schedule|dates?|"
    r"agenda|programme|phone|call|tel|rooms?|scores?|chapters?|pages?|address(?:es)?|script|scenes?)\b",
    re.IGNORECASE,
)
_SCALES = {
    "k": "thousand", "mio": "million", "mn": "million", "m": "million", "mrd": "billion", "bn": "billion",
    "percent": "%", "per cent": "%",
}  # fmt: skip
_SIGNS = {"euro": "€", "euros": "€", "dollar": "$", "dollars": "$", "pound": "£", "pounds": "£"}
_SCALE_WORDS = frozenset({"thousand", "million", "billion"})


@dataclass(frozen=True, slots=True)
class Series:
    """Figures of one kind, each with its label, and what they count."""

    head: str
    labels: tuple[str, ...]
    values: tuple[float, ...]
    unit: str
    in_time: bool


def series(text: str) -> Series | None:
    """The figures a sentence lists; None where it lists none, or figures of several kinds."""
    whole = text.strip(" .!")
    found = _HEAD.match(whole)
    head, listed = (found["head"].strip(), found["items"]) if found else ("", whole)
    if _NO_SERIES.search(head):
        return None
    return (_read(head, listed) if found and not _IN_TIME.fullmatch(head) else None) or _read("", whole)


def ordered(sentence: str) -> tuple[str, str]:
    """How an order for a chart wants it drawn ("pie chart"), and the figures told in it; empty where it tells none."""
    found = _CHART_OF.match(sentence)
    if not found or series(found["what"]) is None:
        return "", ""
    kind = re.search(r"\b(?:pie|bar|line)\b", sentence[: found.start("what")], re.IGNORECASE)
    return f"{kind[0].lower()} chart" if kind else "", capitalised(found["what"])


def is_item(text: str) -> bool:
    """Whether a line is one figure of a list of them: "2021: 12,000", "Schools: 42%"."""
    found = _ITEM.match(text.strip(" ."))
    told = found and (_IN_TIME.fullmatch(found["label"].strip()) or found["unit"] or found["sign"])
    return bool(told) and len(text.split()) <= 6


def head_of(text: str) -> str:
    """What a sentence that lists figures says they count; the sentence itself where it lists none."""
    told = series(text)
    return told.head if told and told.head else text


def _read(head: str, listed: str) -> Series | None:
    parts = [part.strip(" .") for part in _PARTED.split(listed)]
    items = [_ITEM.match(part) or _TURNED.match(part) for part in parts if part]
    found = [item for item in items if item]
    if not _FEWEST <= len(found) <= MOST or len(found) < len(items):
        return None
    units = {unit for item in found if (unit := _unit(item))}
    labels = [item["label"].strip() for item in found]
    in_time = all(_IN_TIME.fullmatch(label) for label in labels)
    if len(units) > 1 or len(set(labels)) < len(labels) or not (units or _is_counted(head, found, in_time=in_time)):
        return None
    values = tuple(float(re.sub(r"[, ’']", "", item["value"])) for item in found)
    return Series(head, tuple(map(_label, labels)), values, next(iter(units), ""), in_time)


def _label(label: str) -> str:
    return capitalised(re.sub(r"^(?:in|by|on) ", "", label, flags=re.IGNORECASE))


def _is_counted(head: str, found: Sequence[re.Match[str]], *, in_time: bool) -> bool:
    """Whether figures without a unit count something, and are no dates, years or numbers of rooms."""
    plain = [item["value"] for item in found]
    if not head or all(re.fullmatch(_YEAR, value) for value in plain):
        return False
    large = any(len(re.sub(r"\D", "", value)) > 2 or "." in value for value in plain)
    marked = all(re.search(r"[:=→]|\s[–—-]\s", item.groupdict().get("joined") or "") for item in found)
    return marked or large or (not in_time and max(map(float, plain)) >= 10)


def _unit(item: re.Match[str]) -> str:
    """A figure's unit as it stands after it: "%", "€", "million", "million €"."""
    words = (item["unit"] or "").strip()
    scale, _, what = words.partition(" ")
    scale = _SCALES.get(words.lower(), _SCALES.get(scale.lower(), scale))
    sign = (item["sign"] or "").strip() or _SIGNS.get((what or scale).lower(), what)
    if scale.lower() in _SCALE_WORDS:
        return f"{scale.lower()} {sign}".strip()
    return sign or scale
