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
from tui.studio.stage.figure.mouth_shapes import REST, Mouth, mouth_at, openness_at

SWAY_S: Final = 8.0
"""The head comes back to where it was after this long, so that its drawings can be kept."""
BREATH_S: Final = 4.0
"""One breath, in and out; the sway is a whole number of breaths."""


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


def pose_at(t_s: float, mouths: Sequence[MouthShape] = (), seed: int = 0) -> Pose:
    """The pose at a moment.

    Args:
        t_s: Seconds since the scene began.
        mouths: What is said, as mouth shapes in order of time.
        seed: Tells one presenter's blinks and glances from another's.
    """
    emphasis = _emphasis(t_s, mouths)
    yaw, pitch, roll_deg = head_sway(t_s)
    breath, lean = body_sway(t_s)
    gaze_x, gaze_y = _gaze(t_s, seed)
    return Pose(
        mouth=mouth_at(t_s, mouths),
        blink=_blink(t_s, seed),
        gaze_x=gaze_x - 0.9 * yaw,  # the eyes stay with the viewer while the head turns
        gaze_y=gaze_y - 0.4 * pitch,
        brow=min(1.0, 0.75 * emphasis + 0.12 * math.sin(0.8 * t_s + seed)),
        nod=emphasis,
        yaw=yaw,
        pitch=pitch,
        roll_deg=roll_deg,
        breath=breath,
        lean=lean,
    )


def head_sway(t_s: float) -> tuple[float, float, float]:
    """Yaw, pitch and roll (degrees) of the head; periodic in SWAY_S."""
    turn = math.tau * t_s / SWAY_S
    yaw = 0.58 * math.sin(turn) + 0.27 * math.sin(3 * turn + 1.0)
    pitch = 0.52 * math.sin(2 * turn + 0.4) + 0.2 * math.sin(5 * turn)
    roll_deg = 1.25 * math.sin(turn + 0.6) + 0.55 * math.sin(2 * turn + 2.0)
    return yaw, pitch, roll_deg


def body_sway(t_s: float) -> tuple[float, float]:
    """Breath and lean of the shoulders; periodic in BREATH_S. Breathing out takes longer than breathing in."""
    turn = math.tau * t_s / BREATH_S
    return math.sin(turn + 0.35 * math.sin(turn)), math.sin(turn + 1.1)


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


def _blink(t_s: float, seed: int) -> float:
    """One blink in each slot of time at a moment of its own, now and then a second on its heels."""
    slot = math.floor(t_s / _BLINK_SLOT_S)
    since = t_s - slot * _BLINK_SLOT_S - 0.2 - 2.2 * _chance(seed, slot, 1)
    again = _chance(seed, slot, 2) < 0.16
    return max(_lids(since), _lids(since - 0.36) if again else 0.0)


def _lids(since_s: float) -> float:
    if since_s < _HELD_S:
        return _smooth(since_s / _SHUT_S)
    return 1.0 - _smooth((since_s - _HELD_S) / (_OPENED_S - _HELD_S))


_GLANCE_SLOT_S: Final = 2.3
_JUMP_S: Final = 0.12
"""A glance takes four frames: eyes are quicker, but fewer frames would read as a jerk."""


def _gaze(t_s: float, seed: int) -> tuple[float, float]:
    """Where the eyes rest: mostly on the viewer, in quick small jumps between rests."""
    slot = math.floor(t_s / _GLANCE_SLOT_S)
    jump = _smooth((t_s - slot * _GLANCE_SLOT_S - 1.2 * _chance(seed, slot, 3)) / _JUMP_S)
    before, after = _glance(seed, slot - 1), _glance(seed, slot)
    return before[0] + (after[0] - before[0]) * jump, before[1] + (after[1] - before[1]) * jump


def _glance(seed: int, slot: int) -> tuple[float, float]:
    if _chance(seed, slot, 4) < 0.45:
        return 0.0, 0.0
    return 3.0 * (_chance(seed, slot, 5) - 0.5), 1.6 * (_chance(seed, slot, 6) - 0.5)
