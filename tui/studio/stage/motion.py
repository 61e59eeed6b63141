"""How things move: easing, and the parts of a scene that enter, grow and leave."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Protocol

from tui.studio.stage.compositor import Frame, Layer

LEAVING_S = 0.3
"""How long a scene's content takes to go, at its end."""
ENTERING_S = 0.6
"""How long a part takes to come."""

Ease = Callable[[float], float]


def ease_out(part: float) -> float:
    """Quick at first, gentle at the end; 0..1 to 0..1, clipped."""
    left = 1 - min(1.0, max(0.0, part))
    return 1 - left * left * left


def ease_in_out(part: float) -> float:
    """Gentle at both ends; 0..1 to 0..1, clipped."""
    part = min(1.0, max(0.0, part))
    return part * part * (3 - 2 * part)


def ease_past(part: float) -> float:
    """As `ease_out`, but it overshoots by a tenth and comes back."""
    left = min(1.0, max(0.0, part)) - 1
    return 1 + 2.70158 * left * left * left + 1.70158 * left * left


@dataclass(frozen=True, slots=True)
class Presence:
    """How far a scene's content is there: as a whole it may be faint, or shifted to a side."""

    opacity: float = 1.0
    dx_px: int = 0


THERE = Presence()


class Part(Protocol):
    """Something of a scene that draws itself for any moment of it."""

    def draw(self, frame: Frame, at_s: float, presence: Presence) -> None:
        """Draw it at a time in seconds from the scene's start."""


@dataclass(frozen=True, slots=True, eq=False)
class Entering:
    """A layer that fades in while it comes to its place, and stays."""

    layer: Layer
    starts_s: float
    rise_px: float = 26
    slide_px: float = 0
    lasts_s: float = ENTERING_S
    ease: Ease = ease_out

    def draw(self, frame: Frame, at_s: float, presence: Presence) -> None:
        """See `Part`."""
        part = (at_s - self.starts_s) / self.lasts_s
        if part > 0:
            away = 1 - self.ease(part)
            dx, dy = round(away * self.slide_px) + presence.dx_px, round(away * self.rise_px)
            self.layer.blend(frame, dx, dy, ease_out(part) * presence.opacity)


@dataclass(frozen=True, slots=True, eq=False)
class Growing:
    """A layer uncovered from its left side on."""

    layer: Layer
    starts_s: float
    lasts_s: float
    ease: Ease = ease_in_out

    def draw(self, frame: Frame, at_s: float, presence: Presence) -> None:
        """See `Part`."""
        share = self.ease((at_s - self.starts_s) / self.lasts_s)
        if share > 0:
            self.layer.blend(frame, presence.dx_px, 0, presence.opacity, round(share * self.layer.width_px))


@dataclass(frozen=True, slots=True, eq=False)
class Lit:
    """A layer that comes for a while and goes again, for what is being said."""

    layer: Layer
    starts_s: float
    ends_s: float

    def draw(self, frame: Frame, at_s: float, presence: Presence) -> None:
        """See `Part`."""
        light = min(ease_in_out((at_s - self.starts_s) / 0.35), 1 - ease_in_out((at_s - self.ends_s) / 0.45))
        if light > 0:
            self.layer.blend(frame, presence.dx_px, 0, light * presence.opacity)


class Unfolding:
    """A part that is drawn anew for each frame while it grows, and kept once it is whole.

    Args:
        draw_at: Draws it at a share of its growth, 0 to 1.
        starts_s: When it begins to grow.
        lasts_s: How long that takes.
        ease: The growth's pace.
    """

    def __init__(
        self, draw_at: Callable[[float], Layer], starts_s: float, lasts_s: float, ease: Ease = ease_out
    ) -> None:
        self._draw_at = draw_at
        self._lasts_s = lasts_s
        self._ease = ease
        self.starts_s = starts_s
        self.layer = draw_at(1.0)

    def draw(self, frame: Frame, at_s: float, presence: Presence) -> None:
        """See `Part`."""
        part = (at_s - self.starts_s) / self._lasts_s
        if part <= 0:
            return
        layer = self.layer if part >= 1 else self._draw_at(self._ease(part))
        layer.blend(frame, presence.dx_px, 0, min(1.0, part * 6) * presence.opacity)


@dataclass(frozen=True, slots=True)
class Motion:
    """How a design's parts come: shares of the way and time a scene gives them.

    `aside_px` is a way of its own to the side, for parts that would only rise; `typed` uncovers a part from its left
    side instead of fading it in.
    """

    rise: float = 1.0
    slide: float = 1.0
    lasts: float = 1.0
    aside_px: float = 0.0
    ease: Ease = ease_out
    typed: bool = False

    def enter(self, layer: Layer, starts_s: float, way_px: tuple[float, float], lasts_s: float) -> Entering | Growing:
        """A part for a layer; `way_px` is how far to the right of and below its place it sets out."""
        slide, rise = way_px
        if self.typed:
            return Growing(layer, starts_s, lasts_s * self.lasts, _by_steps)
        aside = slide * self.slide if slide else self.aside_px * (rise > 0)
        return Entering(layer, starts_s, rise * self.rise, aside, lasts_s * self.lasts, self.ease)


def _by_steps(part: float) -> float:
    """As a typewriter does it: a letter, or near enough, at a time."""
    return round(min(1.0, max(0.0, part)) * 24) / 24


MOTIONS: dict[str, Motion] = {
    "rise": Motion(),
    "drift": Motion(rise=0.5, slide=0.5, lasts=1.8),
    "slide": Motion(rise=0.0, lasts=0.85, aside_px=-60.0),
    "pop": Motion(rise=1.5, slide=1.2, lasts=0.9, ease=ease_past),
    "snap": Motion(rise=0.0, slide=0.4, lasts=0.3),
    "settle": Motion(rise=-0.8, slide=0.6, lasts=1.1),
    "type": Motion(lasts=1.0, typed=True),
}
"""How parts come, by `Style.motion`."""
