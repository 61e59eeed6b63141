"""Colours that can be read: what a theme leaves unsaid is worked out from what it says, at 4.5:1 or better."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import lru_cache

from textual.color import Color

READABLE = 4.5
"""WCAG 2.2, 1.4.3: the least contrast of text to its ground."""
_AIM = 4.7
"""A little more, since a terminal may round colours."""
_CLEAR = 7.0
"""WCAG's better grade, for what one reads longest."""
_MARKED = 12.0
"""White or black on the ground of a marked row, so that the theme's colours still have room on it."""
_STEP = 0.02
WHITE, BLACK = Color.parse("#ffffff"), Color.parse("#000000")
STRONG = ("primary", "secondary", "accent", "success", "warning", "error")
"""Colours that mean something."""
_VARIABLES = {
    "text": "foreground",
    "text-muted": "muted",
    "text-disabled": "muted",
    "foreground-muted": "muted",
    "border": "primary",
    "border-blurred": "faint",
    "block-cursor-background": "marked",
    "block-cursor-foreground": "foreground",
    "block-cursor-blurred-background": "marked",
    "block-cursor-blurred-foreground": "foreground",
    "block-hover-background": "hovered",
    "input-cursor-background": "foreground",
    "input-cursor-foreground": "background",
    "input-selection-background": "marked",
    "screen-selection-background": "marked",
    "screen-selection-foreground": "foreground",
    "link-color": "primary",
    "scrollbar": "faint",
    "scrollbar-hover": "faint-hovered",
    "scrollbar-active": "primary",
    "scrollbar-background": "background",
    "scrollbar-background-hover": "background",
    "scrollbar-background-active": "background",
    "scrollbar-corner-color": "background",
}
"""Textual's variables, and which of the colours that are worked out each has."""


def contrast(one: Color, other: Color) -> float:
    """How far apart two opaque colours are in brightness, 1 to 21, as WCAG measures it."""
    dark, light = sorted((_luminance(one), _luminance(other)))
    return (light + 0.05) / (dark + 0.05)


def legible(colour: Color, grounds: Iterable[Color], towards: Color, at_least: float = _AIM) -> Color:
    """The colour, moved towards another only as far as it must be to be read on every ground."""
    grounds = tuple(grounds)
    for step in range(round(1 / _STEP) + 1):
        moved = colour.blend(towards, step * _STEP)
        if all(contrast(moved, ground) >= at_least for ground in grounds):
            return moved
    return towards


def worked_out(colours: Mapping[str, str], *, dark: bool) -> dict[str, str]:
    """Textual's variables for a theme of true colours, from the few that a theme file must say.

    Args:
        colours: At least `primary`; see `themes.COLOURS` for all that are looked at.
        dark: Whether the ground is dark.
    """
    named = {name: Color.parse(value) for name, value in colours.items()}
    grounds = _grounds(named, dark=dark)
    inks = _inks(named, grounds, BLACK if not dark else WHITE)
    parts = {**grounds, **inks}
    headings = {f"markdown-h{level}-color": "accent" if level < 3 else "primary" for level in range(1, 7)}
    texts = {f"text-{name}": name for name in STRONG}
    told = {variable: parts[part].hex for variable, part in {**_VARIABLES, **headings, **texts}.items()}
    return {**told, "link-background": "transparent"}


def _grounds(named: Mapping[str, Color], *, dark: bool) -> dict[str, Color]:
    """What text stands on."""
    towards, away = (WHITE, BLACK) if dark else (BLACK, WHITE)
    background = named.get("background", away.blend(towards, 0.06))
    surface = named.get("surface", background.blend(towards, 0.05))
    marked = _marked(surface, named["primary"], towards)
    return {
        "background": background,
        "surface": surface,
        "panel": named.get("panel", background.blend(towards, 0.08)),
        "marked": marked,
        "hovered": background.blend(marked, 0.5),
    }


def _inks(named: Mapping[str, Color], grounds: Mapping[str, Color], towards: Color) -> dict[str, Color]:
    """What is written and drawn, each to be read on every ground; frames and bars may be faint."""
    background = grounds["background"]
    read_on = [grounds[name] for name in ("background", "surface", "panel", "marked")]
    foreground = legible(named.get("foreground", towards), read_on, towards, _CLEAR)
    return {
        "foreground": foreground,
        "muted": legible(foreground.blend(background, 0.4), read_on, towards),
        "faint": background.blend(foreground, 0.24),
        "faint-hovered": background.blend(foreground, 0.4),
        **{name: legible(named.get(name, named["primary"]), read_on, towards) for name in STRONG},
    }


def _marked(surface: Color, primary: Color, towards: Color) -> Color:
    """The ground of a marked row: as much of the primary colour as leaves text on it easy to read."""
    for share in (0.24, 0.2, 0.16, 0.12):
        ground = surface.blend(primary, share)
        if contrast(towards, ground) >= _MARKED:
            return ground
    return surface.blend(primary, 0.08)


@lru_cache(maxsize=512)
def _luminance(colour: Color) -> float:
    red, green, blue = (_linear(channel / 255) for channel in colour.rgb)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _linear(channel: float) -> float:
    return channel / 12.92 if channel <= 0.04045 else ((channel + 0.055) / 1.055) ** 2.4
