"""A soft light behind the presenter, or a soft shade where the design is light, so that they stand off the ground.

Without it dark hair sinks into a dark ground, and silver hair or a cream sweater into paper.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from tui.studio.casting.catalogue import Palette
from tui.studio.casting.colour import luminance, mix, rgb
from tui.studio.stage.layout import Box

STRENGTH: Final = 0.34
"""How much of the light's colour the ground takes on where it is brightest."""
_WHITE_SHARE: Final = 0.3
_INK_SHARE: Final = 0.28
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


def halo(box: Box, share: Callable[[float], float]) -> Halo:
    """The light behind whoever stands in a box."""
    x, y = box.x + box.width / 2, box.y + box.height * _MIDDLE
    return Halo(x, y, box.width * _WIDE, box.height * _HIGH, share)


def halo_colour(palette: Palette) -> str:
    """The brightest of a design's lights, made brighter; where ink is dark, the ground with a little of it."""
    if luminance(rgb(palette.ink)) < luminance(rgb(palette.ground[0])):
        return mix(palette.ground[-1], palette.ink, _INK_SHARE)
    return mix(max(palette.glow, key=lambda colour: luminance(rgb(colour))), "#ffffff", _WHITE_SHARE)
