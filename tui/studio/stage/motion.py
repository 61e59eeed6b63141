"""How things move: easing, and the parts of a scene that enter, grow and leave."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol

from tui.studio.stage.compositor import Frame, Layer

LEAVING_S = 0.3
"""How long a scene's content takes to go, at its end."""
ENTERING_S = 0.6
"""How long a part takes to come."""


def ease_out(part: float) -> float:
    """Quick at first, gentle at the end; 0..1 to 0..1, clipped."""
    left = 1 - min(1.0, max(0.0, part))
    return 1 - left * left * left


def ease_in_out(part: float) -> float:
    """Gentle at both ends; 0..1 to 0..1, clipped."""
    part = min(1.0, max(0.0, part))
    return part * part * (3 - 2 * part)


class Part(Protocol):
    """Something of a scene that draws itself for any moment of it."""

    def draw(self, frame: Frame, at_s: float, presence: float) -> None:
        """Draw it at a time in seconds from the scene's start; presence goes from 1 to 0 while the scene ends."""


@dataclass(frozen=True, slots=True, eq=False)
class Entering:
    """A layer that fades in while it comes to its place, and stays."""

    layer: Layer
    starts_s: float
    rise_px: float = 26
    slide_px: float = 0
    lasts_s: float = ENTERING_S

    def draw(self, frame: Frame, at_s: float, presence: float) -> None:
        """See `Part`."""
        come = ease_out((at_s - self.starts_s) / self.lasts_s)
        if come > 0:
            away = 1 - come
            self.layer.blend(frame, round(away * self.slide_px), round(away * self.rise_px), come * presence)


@dataclass(frozen=True, slots=True, eq=False)
class Growing:
    """A layer uncovered from its left side on."""

    layer: Layer
    starts_s: float
    lasts_s: float

    def draw(self, frame: Frame, at_s: float, presence: float) -> None:
        """See `Part`."""
        share = ease_in_out((at_s - self.starts_s) / self.lasts_s)
        if share > 0:
            self.layer.blend(frame, opacity=presence, columns=round(share * self.layer.width_px))


@dataclass(frozen=True, slots=True, eq=False)
class Lit:
    """A layer that comes for a while and goes again, for what is being said."""

    layer: Layer
    starts_s: float
    ends_s: float

    def draw(self, frame: Frame, at_s: float, presence: float) -> None:
        """See `Part`."""
        light = min(ease_in_out((at_s - self.starts_s) / 0.35), 1 - ease_in_out((at_s - self.ends_s) / 0.45))
        if light > 0:
            self.layer.blend(frame, opacity=light * presence)
