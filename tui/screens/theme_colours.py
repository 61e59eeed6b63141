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
    ends = (Color.parse("#ffffff"), Color.parse("#000000"))
    towards, away = ends if dark else ends[::-1]
    named = {name: Color.parse(value) for name, value in colours.items()}
    background = named.get("background", away.blend(towards, 0.06))
    surface = named.get("surface", background.blend(towards, 0.05))
    panel = named.get("panel", background.blend(towards, 0.08))
    primary = named["primary"]
    marked = _marked(surface, primary, towards)
    grounds = (background, surface, panel, marked)

    def readable(name: str, otherwise: Color = primary) -> Color:
        return legible(named.get(name, otherwise), grounds, towards)

    foreground = legible(named.get("foreground", towards), grounds, towards, _CLEAR)
    muted = legible(foreground.blend(background, 0.4), grounds, towards)
    faint = background.blend(foreground, 0.24)
    strong = {name: readable(name) for name in ("primary", "secondary", "accent", "success", "warning", "error")}
    return {
        **{f"text-{name}": colour.hex for name, colour in strong.items()},
        "text": foreground.hex,
        "text-muted": muted.hex,
        "text-disabled": muted.hex,
        "foreground-muted": muted.hex,
        "border": strong["primary"].hex,
        "border-blurred": faint.hex,
        "block-cursor-background": marked.hex,
        "block-cursor-foreground": foreground.hex,
        "block-cursor-blurred-background": marked.hex,
        "block-cursor-blurred-foreground": foreground.hex,
        "block-hover-background": background.blend(marked, 0.5).hex,
        "input-cursor-background": foreground.hex,
        "input-cursor-foreground": background.hex,
        "input-selection-background": marked.hex,
        "screen-selection-background": marked.hex,
        "screen-selection-foreground": foreground.hex,
        "link-color": strong["primary"].hex,
        "link-background": "transparent",
        **{f"markdown-h{level}-color": strong["accent" if level < 3 else "primary"].hex for level in range(1, 7)},
        "scrollbar": faint.hex,
        "scrollbar-hover": background.blend(foreground, 0.4).hex,
        "scrollbar-active": strong["primary"].hex,
        "scrollbar-background": background.hex,
        "scrollbar-background-hover": background.hex,
        "scrollbar-background-active": background.hex,
        "scrollbar-corner-color": background.hex,
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
