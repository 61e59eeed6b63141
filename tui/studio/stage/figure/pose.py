"""How a presenter holds still, which nobody does: sway, breath, blinks, glances, brows, and a mouth that speaks.

All of it is a pure function of time, of what is said, and of a seed, so that any frame can be drawn alone and a video
drawn twice is the same video.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from tui.studio.narration.speech import MouthShape
from tui.studio.stage.figure.arms import RESTING, Arm
from tui.studio.stage.figure.gestures import Gesture, arms_at
from tui.studio.stage.figure.mouth_shapes import REST, Mouth, mouth_at, openness_at
from tui.studio.stage.meeting import met, met_in_turns

HEAD_PLACES: Final = 48
"""Places along the path the head moves on, less than a third of a pixel apart: each is drawn once and kept."""
BODY_PLACES: Final = 24
"""The same of one breath."""
GAZE_HELD_X: Final = 0.9
GAZE_HELD_Y: Final = 0.4
"""How far the pupils go the other way as the head turns, so that the eyes stay with the viewer."""
_BREATH_S: Final = 4.0


@dataclass(frozen=True, slots=True)
class Pose:
    """How a figure is held: angles in degrees, the rest -1..1 or 0..1 if not said otherwise."""

    mouth: Mouth = REST
    blink: float = 0.0
    """0 open, 1 shut."""
    gaze_x: float = 0.0
    """Shift of the pupils in design units."""
    gaze_y: float = 0.0
    brow: float = 0.0
    nod: float = 0.0
    yaw: float = 0.0
    pitch: float = 0.0
    roll_deg: float = 0.0
    breath: float = 0.0
    lean: float = 0.0
    left: Arm = RESTING
    """The arm on the picture's left."""
    right: Arm = RESTING
    """The other one, in the numbers of its mirror image."""


def pose_at(
    t_s: float,
    mouths: Sequence[MouthShape] = (),
    seed: int = 0,
    plan: Sequence[Gesture] = (),
    emphasis: float | None = None,
    *,
    phase: int = 0,
    lasts_s: float = math.inf,
) -> Pose:
    """The pose at a moment.

    Args:
        t_s: Seconds since the scene began.
        mouths: What is said, as mouth shapes in order of time.
        seed: Tells one presenter's movements from another's.
        plan: Gestures of the scene.
        emphasis: How much the moment is stressed, 0..1, for who knows it; it changes slowly and takes long to find out.
        phase: Any number that tells one scene's blinks and glances from another's.
        lasts_s: The scene's length in seconds. At its end the figure is held as at its start.
    """
    if emphasis is None:
        emphasis = _emphasis(t_s, mouths)
    yaw, pitch, roll_deg = head_at(head_place(t_s, seed, lasts_s))
    breath, lean = body_at(body_place(t_s, seed, lasts_s))
    gaze_x, gaze_y = _gaze(t_s, seed + phase, lasts_s)
    left, right = arms_at(t_s, plan, emphasis)
    return Pose(
        mouth=mouth_at(t_s, mouths),
        blink=_blink(t_s, seed + phase, lasts_s),
        gaze_x=gaze_x - GAZE_HELD_X * yaw,
        gaze_y=gaze_y - GAZE_HELD_Y * pitch,
        brow=_brow(t_s, mouths, emphasis, seed, lasts_s),
        nod=emphasis,
        yaw=yaw,
        pitch=pitch,
        roll_deg=roll_deg,
        breath=breath,
        lean=lean,
        left=left,
        right=right,
    )


def head_place(t_s: float, seed: int, lasts_s: float = math.inf) -> float:
    """Where on its path the head is, 0..1. Back and forth at speeds that have no common period, so it never repeats."""
    first, second = math.tau * _chance(seed, 0, 11), math.tau * _chance(seed, 0, 12)

    def way(at_s: float) -> float:
        return 0.5 + 0.31 * math.sin(math.tau * at_s / 7.3 + first) + 0.15 * math.sin(math.tau * at_s / 3.37 + second)

    return met(way, t_s, lasts_s)


def head_at(place: float) -> tuple[float, float, float]:
    """Yaw, pitch and roll (degrees) of the head at a place (0..1) of its path."""
    s = 2 * place - 1
    return 0.85 * s, 0.42 * math.cos(1.6 * math.pi * s + 0.5), 1.08 * math.sin(0.8 * math.pi * s + 0.5) - 0.2


def body_place(t_s: float, seed: int, lasts_s: float = math.inf) -> float:
    """How far the present breath has gone, 0..1; some are deeper and so longer than others."""
    first = math.tau * _chance(seed, 0, 13)

    def way(at_s: float) -> float:
        return at_s / _BREATH_S + 0.11 * math.sin(math.tau * at_s / 13.1 + first) + 0.04 * math.sin(at_s / 1.37)

    return met_in_turns(way, t_s, lasts_s) % 1.0


def body_at(place: float) -> tuple[float, float]:
    """Breath and lean of the shoulders in the course of a breath. Breathing out takes longer than breathing in."""
    turn = math.tau * place
    return math.sin(turn + 0.35 * math.sin(turn)), math.sin(turn + 1.1)


def _brow(t_s: float, mouths: Sequence[MouthShape], emphasis: float, seed: int, lasts_s: float) -> float:
    """Brows go up with what is stressed, and to greet the viewer when the speaking begins."""
    greeting = 0.0
    if mouths:
        since_s = t_s - mouths[0].start_s + 0.15
        greeting = 0.5 * _smooth(since_s / 0.3) * (1 - _smooth((since_s - 0.55) / 0.6))
    idle = met(lambda at_s: 0.12 * math.sin(0.8 * at_s + seed % 97), t_s, lasts_s)
    return min(1.0, max(greeting, 0.75 * emphasis) + idle)


def _emphasis(t_s: float, mouths: Sequence[MouthShape]) -> float:
    """How much a stretch of speech stands out of what surrounds it, 0..1."""
    if not mouths:
        return 0.0
    near, far = openness_at(t_s, mouths, 0.36), openness_at(t_s, mouths, 1.3)
    return _smooth((near - 0.9 * far) / 0.45)


def _smooth(x: float) -> float:
    x = min(1.0, max(0.0, x))
    return x * x * (3 - 2 * x)


def _chance(seed: int, slot: int, what: int) -> float:
    """A number in 0..1 that depends on nothing else (Wang's integer hash)."""
    value = (seed * 0x9E3779B1 + slot * 0x85EBCA6B + what * 0xC2B2AE35) & 0xFFFFFFFF
    value = ((value ^ 61) ^ (value >> 16)) * 9 & 0xFFFFFFFF
    value = ((value ^ (value >> 4)) * 0x27D4EB2D) & 0xFFFFFFFF
    return ((value ^ (value >> 15)) & 0xFFFFFF) / 0xFFFFFF


_BLINK_SLOT_S: Final = 3.3
_SHUT_S, _HELD_S, _OPENED_S = 0.085, 0.12, 0.26
"""Lids fall faster than they rise."""


def _blink(t_s: float, seed: int, lasts_s: float = math.inf) -> float:
    """One blink in each slot of time at a moment of its own, now and then a second on its heels; whole ones only."""
    slot = math.floor(t_s / _BLINK_SLOT_S)
    begins_s = slot * _BLINK_SLOT_S + 0.2 + 2.2 * _chance(seed, slot, 1)
    again = _chance(seed, slot, 2) < 0.16
    if begins_s + _OPENED_S + 0.36 * again > lasts_s:
        return 0.0
    since = t_s - begins_s
    return max(_lids(since), _lids(since - 0.36) if again else 0.0)


def open_eyed(t_s: float, seed: int) -> float:
    """The last moment up to this one at which nobody blinks: what a still of a video should show."""
    while _blink(t_s, seed) > 0 and t_s > 0:
        t_s -= _OPENED_S / 4
    return max(0.0, t_s)


def _lids(since_s: float) -> float:
    if since_s < _HELD_S:
        return _smooth(since_s / _SHUT_S)
    return 1.0 - _smooth((since_s - _HELD_S) / (_OPENED_S - _HELD_S))


_GLANCE_SLOT_S: Final = 2.9
_JUMP_S: Final = 0.12
"""A glance takes four frames: eyes are quicker, but fewer frames would read as a jerk."""


def _gaze(t_s: float, seed: int, lasts_s: float = math.inf) -> tuple[float, float]:
    """Where the eyes rest: on the viewer, but for a short glance now and then, from which they come back in time."""
    slot = math.floor(t_s / _GLANCE_SLOT_S)
    if _chance(seed, slot, 4) < 0.35:
        return 0.0, 0.0
    begins_s = slot * _GLANCE_SLOT_S + 0.2 + 1.2 * _chance(seed, slot, 3)
    stays_s = 0.3 + 0.8 * _chance(seed, slot, 7)
    if begins_s + stays_s + _JUMP_S > lasts_s:
        return 0.0, 0.0
    since_s = t_s - begins_s
    away = _smooth(since_s / _JUMP_S) - _smooth((since_s - stays_s) / _JUMP_S)
    return away * 4.4 * (_chance(seed, slot, 5) - 0.5), away * 2.0 * (_chance(seed, slot, 6) - 0.55)
