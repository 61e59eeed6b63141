"""Sums of money as they are said: "$1,299.99" is 1,299 dollars and 99 cents.

The voice's own rules carry a currency on to the next figure ("$5, 10 years ago" became ten dollars years), drop a sign
that stands by itself and know few signs; so every sum is written out before they see it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Coin:
    """What a currency is called: one, several, a hundredth of it, and several of those ("" where there are none)."""

    one: str
    many: str
    part: str = ""
    parts: str = ""


_DOLLAR = Coin("dollar", "dollars", "cent", "cents")
_SIGNS = {
    "$": _DOLLAR, "€": Coin("euro", "euros", "cent", "cents"), "£": Coin("pound", "pounds", "penny", "pence"),
    "¥": Coin("yen", "yen"), "₹": Coin("rupee", "rupees", "paisa", "paise"), "₩": Coin("won", "won"),
    "₽": Coin("ruble", "rubles"), "₺": Coin("lira", "lira"), "₴": Coin("hryvnia", "hryvnias"),
    "₪": Coin("shekel", "shekels"), "₫": Coin("dong", "dong"), "₱": Coin("peso", "pesos"), "฿": Coin("baht", "baht"),
}  # fmt: skip
_CODES = {
    "USD": _DOLLAR, "EUR": _SIGNS["€"], "GBP": _SIGNS["£"], "JPY": _SIGNS["¥"], "INR": _SIGNS["₹"], "Rs": _SIGNS["₹"],
    "CHF": Coin("Swiss franc", "Swiss francs"), "AUD": Coin("Australian dollar", "Australian dollars", "cent", "cents"),
    "CAD": Coin("Canadian dollar", "Canadian dollars", "cent", "cents"), "CNY": Coin("yuan", "yuan"),
    "PLN": Coin("zloty", "zlotys"), "zł": Coin("zloty", "zlotys"), "SEK": Coin("Swedish krona", "Swedish kronor"),
}  # fmt: skip
_COUNTRIES = {"US": "U S", "AU": "Australian", "A": "Australian", "CA": "Canadian", "C": "Canadian",
              "NZ": "New Zealand", "HK": "Hong Kong", "S": "Singapore"}  # fmt: skip
LARGE = {"k": "thousand", "m": "million", "mn": "million", "mio": "million", "b": "billion", "bn": "billion",
         "t": "trillion", "tn": "trillion", "tr": "trillion"}  # fmt: skip
_LARGE_WORDS = frozenset({"hundred", "thousand", "million", "billion", "trillion", *LARGE.values()})
_MARKS = ",.;:!?)\"'”’"
_SIGN = "[" + "".join(_SIGNS) + "]"
_AMOUNT = r"\d[\d,]*(?:\.\d+)?|\.\d+"
_SUM = re.compile(
    rf"(?P<minus>[-−–]?)(?:(?P<country>{'|'.join(_COUNTRIES)})?(?P<before>{_SIGN})(?P<first>{_AMOUNT})"
    rf"|(?P<last>{_AMOUNT})(?P<after>{_SIGN}))(?P<large>{'|'.join(LARGE)})?(?P<more>\+?)",
    re.IGNORECASE,
)
_LARGE_FIRST = re.compile(rf"(?P<figure>{_AMOUNT})(?P<large>{'|'.join(LARGE)})(?P<sign>{_SIGN})", re.IGNORECASE)
_SPAN = re.compile(
    rf"(?P<sign>{_SIGN}?)(?P<first>{_AMOUNT})(?P<sign_too>{_SIGN}?)[–-](?P<again>{_SIGN}?)(?P<last>{_AMOUNT})"
    rf"(?P<large>{'|'.join(LARGE)})?(?P<after>{_SIGN}?)",
    re.IGNORECASE,
)


def sum_said(core: str, before: str = "", following: str = "") -> str | None:
    """What is said for a sum, or for a part of one that is written in several words; None for anything else.

    Args:
        core: A word without the marks around it.
        before: The word before it.
        following: The word after it.
    """
    return _span(core, following) or _sum(core, before, following) or _rest(core, before)


def _span(core: str, following: str) -> str | None:
    """Three to five dollars: the currency is said once."""
    found = _SPAN.fullmatch(core)
    signs = {found[name] for name in ("sign", "sign_too", "again", "after")} - {""} if found else set()
    if not found or len(signs) != 1:
        return None
    large = f" {LARGE[found['large'].lower()]}" if found["large"] else ""
    coin = "" if _is_large(following) else f" {_SIGNS[signs.pop()].many}"
    return f"{found['first']} to {found['last']}{large}{coin}"


def _sum(core: str, before: str, following: str) -> str | None:
    if found := _LARGE_FIRST.fullmatch(core):
        return f"{found['figure']} {LARGE[found['large'].lower()]} {_SIGNS[found['sign']].many}"
    found = _SUM.fullmatch(core)
    if not found:
        return None
    coin, figure = _SIGNS[found["before"] or found["after"]], _plain(found["first"] or found["last"])
    country = f"{_COUNTRIES[found['country'].upper()]} " if found["country"] else ""
    more = " plus" if found["more"] else ""
    minus = "minus " if found["minus"] else ""
    if found["large"]:
        return f"{minus}{figure} {LARGE[found['large'].lower()]} {country}{coin.many}{more}"
    if _is_large(following) or following.rstrip(_MARKS) in _CODES:
        return minus + figure
    return (
        minus + _counted(figure, coin, country, describes=before.lower() in {"a", "an"} and following.isalpha()) + more
    )


def _counted(figure: str, coin: Coin, country: str, *, describes: bool) -> str:
    """So many dollars and cents; "a five dollar coffee" when the sum describes what follows."""
    whole, _, parts = figure.partition(".")
    if len(parts) != 2 or not coin.part:
        one = figure == "1" or describes
        return f"{figure.removesuffix('.00')} {country}{coin.one if one else coin.many}"
    small = f"{int(parts)} {coin.part if parts == '01' else coin.parts}"
    if not whole.strip("0,"):
        return small if int(parts) else f"0 {country}{coin.many}"
    main = f"{whole} {country}{coin.one if whole == '1' or (describes and parts == '00') else coin.many}"
    return f"{main} and {small}" if int(parts) else main


def _rest(core: str, before: str) -> str | None:
    """A sign or code after its figure, or a large word that takes the currency of the figure before it."""
    coin = _CODES.get(core) or _SIGNS.get(core)
    if coin and before[-1:].isdigit():
        return coin.one if before == "1" else coin.many
    if _is_large(core) and (found := _SUM.fullmatch(before)) and not found["large"]:
        country = f"{_COUNTRIES[found['country'].upper()]} " if found["country"] else ""
        return f"{core} {country}{_SIGNS[found['before'] or found['after']].many}"
    if _is_large(core) and (found := _SPAN.fullmatch(before)) and (sign := found["sign"] or found["again"]):
        return f"{core} {_SIGNS[sign].many}"
    return None


def _is_large(word: str) -> bool:
    return word.rstrip(_MARKS).lower() in _LARGE_WORDS


def _plain(figure: str) -> str:
    """A figure grouped as in India ("1,00,000"), or with a comma for its point, as the voice reads it."""
    if re.fullmatch(r"\d{1,3},\d{1,2}", figure):
        return figure.replace(",", ".")
    grouped = re.fullmatch(r"\d{1,3}(?:,\d{3})*(?:\.\d+)?", figure)
    return figure if grouped or "," not in figure else figure.replace(",", "")
