"""Colours by name, as prompts and edits name them."""

from __future__ import annotations

import re

_NAMED = {
    "dark blue": "#14387f",
    "navy": "#14387f",
    "navy blue": "#14387f",
    "light blue": "#6db7f2",
    "sky blue": "#6db7f2",
    "blue": "#1f6feb",
    "teal": "#0f8b8d",
    "turquoise": "#1fb5b0",
    "dark green": "#14603a",
    "light green": "#7bc96f",
    "green": "#2e9e4f",
    "olive": "#7a7d2c",
    "lime": "#a4d92e",
    "dark red": "#8e1b1b",
    "red": "#d62839",
    "crimson": "#b5172f",
    "burgundy": "#7a1530",
    "orange": "#f28c28",
    "coral": "#ff7f5c",
    "yellow": "#f5c518",
    "gold": "#c9a227",
    "golden": "#c9a227",
    "pink": "#ee5fa0",
    "magenta": "#c2189b",
    "purple": "#7d3cc9",
    "violet": "#7d3cc9",
    "lavender": "#a792e0",
    "brown": "#8a5a35",
    "beige": "#d9c7a3",
    "grey": "#7c8694",
    "gray": "#7c8694",
}
_HEX = r"#[0-9a-fA-F]{6}\b"
_WORDS = "|".join(sorted(map(re.escape, _NAMED), key=len, reverse=True))
COLOUR = re.compile(rf"(?P<hex>{_HEX})|\b(?P<name>{_WORDS})\b", re.IGNORECASE)
"""A colour, by its `#rrggbb` or a name that is known."""


def colours(text: str) -> tuple[tuple[str, str], ...]:
    """The colours a text names, in order: as it calls them, and as `#rrggbb`."""
    found = ((match[0].lower(), match) for match in COLOUR.finditer(text))
    named = ((name, name if match["hex"] else _NAMED[name]) for name, match in found)
    return tuple(dict.fromkeys(named))
