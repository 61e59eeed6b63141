"""A soft light behind the presenter, so that dark hair and dark clothes stand off from a dark ground."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from tui.studio.casting.catalogue import Palette, Style
from tui.studio.casting.colour import luminance, mix, rgb
from tui.studio.stage.layout import Box

STRENGTH: Final = 0.34
"""How much of the light's colour the ground takes on where it is brightest."""
_WHITE_SHARE: Final = 0.3
_WIDE, _HIGH = 0.62, 0.68
"""Half of its width and height, in those of the box a presenter stands in."""
_MIDDLE: Final = 0.42


@dataclass(frozen=True, slots=True)
class Halo:
    """The light: its middle and reach in pixels, and the share of it, 0..1, at a time in seconds of the scene."""

    x_px: float
    y_px: float
    wide_px: float
    high_px: float
    share: Callable[[float], float]


def halo(style: Style, box: Box, share: Callable[[float], float]) -> Halo | None:
    """The light behind whoever stands in a box; None for light designs, on which everybody stands off as it is."""
    if not style.dark:
        return None
    x, y = box.x + box.width / 2, box.y + box.height * _MIDDLE
    return Halo(x, y, box.width * _WIDE, box.height * _HIGH, share)


def halo_colour(palette: Palette) -> str:
    """The brightest of a design's lights, made brighter."""
    return mix(max(palette.glow, key=lambda colour: luminance(rgb(colour))), "#ffffff", _WHITE_SHARE)
