"""Figures as they are read: grouped, with as many places as they need, with their sign or unit."""

from __future__ import annotations

_BEFORE = frozenset("$€£¥₹₩₽₺₪₫₴₦₱฿")
"""Signs of currencies, which stand before a figure."""
_MINUS = "−"


def places(value: float) -> int:
    """Digits after the point that a figure needs, three at most."""
    text = f"{abs(value):.3f}".rstrip("0")
    return len(text.partition(".")[2])


def figure(value: float, unit: str = "", decimals: int | None = None, prefix: str = "") -> str:
    """A figure in words of a screen.

    Args:
        value: The figure.
        unit: A sign that follows it closely, a currency's sign that stands before it, or a word set apart.
        decimals: Digits after the point; None for as many as it needs.
        prefix: What stands before it.
    """
    number = f"{abs(value):,.{places(value) if decimals is None else decimals}f}"
    unit = unit.strip()
    if unit and unit in _BEFORE and not prefix:
        prefix, unit = unit, ""
    sign = _MINUS if value < 0 and any(digit in "123456789" for digit in number) else ""
    apart = "\u00a0" if unit[:2].isalpha() and len(unit) > 1 else ""
    return f"{sign}{prefix}{number}{apart}{unit}"
