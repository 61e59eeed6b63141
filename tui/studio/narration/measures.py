"""Measures as they are said: fractions, sizes, rates, angles and units that the voice's own rules leave as letters."""

from __future__ import annotations

import re
from collections.abc import Callable

Rule = Callable[[str], str | None]

FIGURE = r"\d[\d,.]*"
_HALVES = {"½": "a half", "¼": "a quarter", "¾": "three quarters", "⅓": "a third", "⅔": "two thirds", "⅛": "an eighth"}
_PARTS = {"½": "one half", "¼": "one quarter", "¾": "three quarters", "⅓": "one third", "⅔": "two thirds",
          "⅛": "one eighth"}  # fmt: skip
_AREAS = {"m": "meters", "km": "kilometers", "cm": "centimeters", "mm": "millimeters", "ft": "feet", "mi": "miles"}
_UNITS = {
    "m": ("meter", "meters"), "g": ("gram", "grams"), "l": ("liter", "liters"), "L": ("liter", "liters"),
    "cl": ("centiliter", "centiliters"), "dl": ("deciliter", "deciliters"), "W": ("watt", "watts"),
    "V": ("volt", "volts"), "mA": ("milliampere", "milliamperes"), "mAh": ("milliampere hour", "milliampere hours"),
    "dB": ("decibel", "decibels"), "MP": ("megapixel", "megapixels"), "Wh": ("watt hour", "watt hours"),
    "Nm": ("newton meter", "newton meters"), "N·m": ("newton meter", "newton meters"), "Pa": ("pascal", "pascals"),
}  # fmt: skip
"""Those the voice would spell."""
_JOINED = frozenset(_UNITS) - {"m"}
"""Those that may stand without a space: "5m users" are a crowd."""
_LENGTHS = frozenset({"deep", "tall", "wide", "long", "high", "away", "above", "below", "apart"})
_RATES = {
    "s": "second", "sec": "second", "min": "minute", "h": "hour", "hr": "hour", "hour": "hour", "d": "day",
    "day": "day", "wk": "week", "week": "week", "mo": "month", "month": "month", "yr": "year", "year": "year",
    "night": "night", "person": "person", "user": "user", "seat": "seat", "head": "head", "kg": "kilogram",
    "lb": "pound", "g": "gram", "l": "liter", "L": "liter", "m": "meter", "km": "kilometer", "mi": "mile",
    "m²": "square meter", "sqft": "square foot", "piece": "piece", "unit": "unit", "item": "item", "box": "box",
    "share": "share", "ticket": "ticket", "call": "call", "page": "page",
}  # fmt: skip
_DIRECTIONS = {"N": "north", "S": "south", "E": "east", "W": "west"}


def fraction(before: str) -> Rule:
    """Fractions of one sign, and those after a whole number: "1 1/2" is one and a half."""
    whole = re.fullmatch(r"\d{1,3}", before)

    def rule(core: str) -> str | None:
        if whole and re.fullmatch(r"[1-9]/(?:[2-9]|10)", core):
            return "and a half" if core == "1/2" else f"and {core}" if core != "1/4" else "and a quarter"
        match = re.fullmatch(r"(\d*)([½¼¾⅓⅔⅛])", core)
        if not match:
            return None
        if whole and not match[1]:
            return f"and {_HALVES[match[2]]}"
        return f"{match[1]} and {_HALVES[match[2]]}" if match[1] else _PARTS[match[2]]

    return rule


def area(before: str) -> Rule:
    """Square and cubic units after a figure; alone, m² is "m squared", as in a formula."""

    def rule(core: str) -> str | None:
        match = re.fullmatch(rf"({FIGURE})?(m|km|cm|mm|ft|mi)([²³])", core)
        if not match or not (match[1] or before[-1:].isdigit() or len(match[2]) > 1):
            return None
        return f"{match[1] or ''} {'square' if match[3] == '²' else 'cubic'} {_AREAS[match[2]]}".strip()

    return rule


def unit(before: str, following: str) -> Rule:
    """Units of one or two letters, after their figure or at its end."""

    def rule(core: str) -> str | None:
        if core in _UNITS and re.fullmatch(rf"-?{FIGURE}|\d+[x×]\d+", before):
            return _UNITS[core][before != "1"]
        match = re.fullmatch(rf"({FIGURE}|{FIGURE}[x×]{FIGURE})({'|'.join(_UNITS)})", core)
        if match and (match[2] in _JOINED or following in _LENGTHS or re.search("[x×]", match[1])):
            return f"{size(match[1]) or match[1]} {_UNITS[match[2]][match[1] != '1']}"
        return None

    return rule


def size(core: str) -> str | None:
    """Width by height: "1920x1080", "2×4"."""
    match = re.fullmatch(rf"({FIGURE})[x×]({FIGURE})(?:[x×]({FIGURE}))?(\w{{1,2}})?", core)
    if not match or (match[4] and match[4] not in {"cm", "mm", "m", "km", "ft", "in", "px"}):
        return None
    sizes = " by ".join(filter(None, match.groups()[:3]))
    return f"{sizes} {match[4]}" if match[4] else sizes


def rate(said: Callable[[str], str]) -> Rule:
    """So much per unit; `said` tells what is said for the amount."""

    def rule(core: str) -> str | None:
        match = re.fullmatch(r"([^/]*\d[^/]*)/([A-Za-z]+²?)", core)
        if not match or match[2] not in _RATES:
            return None
        return f"{said(match[1])} per {_RATES[match[2]]}"

    return rule


def angle(core: str) -> str | None:
    """A place on the globe, or somebody's height in feet and inches."""
    if match := re.fullmatch(rf"({FIGURE})°([NSEW])", core):
        return f"{match[1]} degrees {_DIRECTIONS[match[2]]}"
    match = re.fullmatch(r"(\d{1,2})['’′](\d{1,2})", core)
    return f"{match[1]} foot {match[2]}" if match else None


def negative(core: str) -> str | None:
    """A minus sign that is a dash by its look; between figures a dash is a range."""
    match = re.fullmatch(rf"[–−]({FIGURE}\D{{0,2}})", core)
    return f"-{match[1]}" if match else None


def grouped(core: str) -> str | None:
    """Figures grouped by points ("1.000.000") or apostrophes."""
    return re.sub(r"[.'’]", "", core) if re.fullmatch(r"\d{1,3}(?:\.\d{3}){2,}|\d{1,3}(?:['’]\d{3})+", core) else None
