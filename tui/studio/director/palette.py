"""The telling colours of a picture, for a design that is to take them over."""

from __future__ import annotations

import colorsys
import re
from collections.abc import Sequence
from typing import TYPE_CHECKING

from tui.studio.director.materials import Material

if TYPE_CHECKING:
    from PIL import Image

COLOURS_LIMIT = 2
"""Colours taken over; a design has a main one and one that stands out against it."""
_ASKED = re.compile(r"\b(?:colou?rs?|palette)\s+(?:of|from|in|on)\b(?P<whose>.*)", re.IGNORECASE | re.DOTALL)
_APART = 70
"""How far two colours must lie apart, summed over red, green and blue."""


def palette_of(picture: Image.Image) -> tuple[str, ...]:
    """The colours that mark a picture, the most telling first (`#rrggbb`); none in one of greys."""
    small = picture.copy()
    small.thumbnail((96, 96))
    counted = small.quantize(12).convert("RGB").getcolors(96 * 96) or []
    weighed: list[tuple[float, tuple[int, int, int]]] = []
    for count, color in counted:
        red, green, blue = color if isinstance(color, tuple) else (0, 0, 0)
        _, saturation, value = colorsys.rgb_to_hsv(red / 255, green / 255, blue / 255)
        if saturation >= 0.25 and value >= 0.18:
            weighed.append((count * saturation, (int(red), int(green), int(blue))))
    kept: list[tuple[int, int, int]] = []
    for _, color in sorted(weighed, reverse=True):
        if all(sum(abs(one - other) for one, other in zip(color, found, strict=True)) >= _APART for found in kept):
            kept.append(color)
    return tuple(f"#{red:02x}{green:02x}{blue:02x}" for red, green, blue in kept[:COLOURS_LIMIT])


def borrowed(instructions: Sequence[str], materials: Sequence[Material]) -> tuple[tuple[str, ...], str]:
    """The colours of a file that the prompt wants for the design, and a note when that file has none."""
    for text in instructions:
        asked = re.search(
            r"\b(?:colou?rs?|palette)\s+(?:of|from|in|on)\b(?P<whose>.*)", text, re.IGNORECASE | re.DOTALL
        )
        if asked is None:
            continue
        for material in materials:
            if material.pictures and _names(asked["whose"], material.name):
                found = material.pictures[0].palette
                return found, "" if found else f"{material.name} has only greys, so the design keeps its own colours."
    return (), ""


def _names(text: str, name: str) -> bool:
    stem = name.rpartition(".")[0] or name
    return name.lower() in text.lower() or bool(re.search(rf"\bthe {re.escape(stem)}\b", text, re.IGNORECASE))
