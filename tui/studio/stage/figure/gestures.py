"""When a presenter's hands speak along, and how: at the start of what is said, and on what is stressed.

A plan is made once for a scene, from what is said in it; where the hands are is then a pure function of time.
"""

from __future__ import annotations

import math
import random
import zlib
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from tui.studio.narration.speech import MouthShape
from tui.studio.stage.figure.arms import RESTING, Arm
from tui.studio.stage.figure.mouth_shapes import openness_at

_OFFER: Final = Arm(70, 560, 34, 508, -128, 0.85, 0.5, 0.08, 0.12, 46)
_OFFER_LOW: Final = Arm(62, 564, 62, 532, -150, 0.7, 0.4, 0.1, 0.16, 42)
_FRAME: Final = Arm(62, 566, 96, 512, -58, 0.28, 0.25, 0.1, 0.16, 40)
_POINT: Final = Arm(64, 568, 106, 500, -84, 0.8, 0.1, 0.0, 0.86, 30)
_PALM: Final = Arm(64, 568, 90, 520, -112, 0.58, 0.42, 0.08, 0.14, 44)
_HEART: Final = Arm(54, 564, 132, 498, -34, -0.95, 0.2, 0.16, 0.2, 30)

Pair = tuple[Arm | None, Arm | None]
_KINDS: Final[tuple[Pair, ...]] = (
    (_OFFER_LOW, _OFFER_LOW),
    (_OFFER, None),
    (None, _OFFER),
    (_FRAME, _FRAME),
    (_POINT, None),
    (None, _POINT),
    (_PALM, None),
    (None, _PALM),
    (_HEART, None),
    (_OFFER, _FRAME),
)
"""Where each arm goes; None stays at rest."""
_OPENINGS: Final = frozenset({0, 1, 2, 3, 6, 7, 9})
"""Those that fit the start of a scene."""
_NARROW: Final = frozenset({3, 4, 5, 6, 7, 8})
"""Those that stay before the body, for framings that leave no room beside it."""

_COME_S, _GO_S = 0.65, 0.8
_SHORTEST_S: Final = 0.3
"""A gesture that could not be held so long is not begun."""
_REST_S: Final = 1.1
"""At least so long do the hands rest between two gestures."""
_BEAT: Final = 15.0
"""How far, in units, a held hand moves with the stress."""


@dataclass(frozen=True, slots=True)
class Gesture:
    """One gesture: both arms' places, and when it begins, is reached, is left, and has ended, in seconds."""

    left: Arm
    right: Arm
    begin_s: float
    hold_until_s: float

    @property
    def end_s(self) -> float:
        """When the hands are back."""
        return self.hold_until_s + _GO_S

    def share(self, t_s: float) -> float:
        """How far the hands are on their way, 0..1; they neither start nor stop abruptly."""
        return _eased((t_s - self.begin_s) / _COME_S) * (1 - _eased((t_s - self.hold_until_s) / _GO_S))


def plan_gestures(mouths: Sequence[MouthShape], seed: int, *, narrow: bool = False) -> tuple[Gesture, ...]:
    """Choose a scene's gestures: one as the speaking begins, more where it is stressed, all over when it ends.

    Args:
        mouths: What is said, as mouth shapes in order of time.
        seed: Tells one presenter from another. What is said counts as well, so that no two scenes are alike.
        narrow: Whether there is no room beside the body.
    """
    if not mouths:
        return ()
    begin_s, end_s = mouths[0].start_s - 0.1, mouths[-1].end_s + 0.2
    chance = random.Random(_fingerprint(mouths) ^ seed)  # noqa: S311  (movement, not a secret)
    usable = sorted(_NARROW) if narrow else list(range(len(_KINDS)))
    plan: list[Gesture] = []
    kind = -1
    for stress_s in (begin_s, *_stresses(mouths)):
        start_s = max(begin_s, stress_s - 0.8 * _COME_S) if plan else begin_s
        hold_s = min(chance.uniform(0.7, 1.7), end_s - start_s - _COME_S - _GO_S)
        rested = not plan or start_s > plan[-1].end_s + _REST_S + chance.uniform(0, 1.4)
        if not rested or hold_s < _SHORTEST_S:
            continue
        kind = chance.choice([one for one in usable if one != kind and (plan or one in _OPENINGS)])
        left, right = (_varied(arm, chance) if arm else RESTING for arm in _KINDS[kind])
        plan.append(Gesture(left, right, start_s, start_s + _COME_S + hold_s))
    return tuple(plan)


def _fingerprint(mouths: Sequence[MouthShape]) -> int:
    """A number for what is said and how fast, whenever it is said."""
    said = "".join(f"{mouth.shape}{mouth.end_s - mouth.start_s:.2f}" for mouth in mouths)
    return zlib.crc32(said.encode())


def arms_at(t_s: float, plan: Sequence[Gesture], emphasis: float = 0.0) -> tuple[Arm, Arm]:
    """Where both arms are; `emphasis` (0..1) is how much the moment is stressed."""
    for gesture in plan:
        if gesture.begin_s < t_s < gesture.end_s:
            share = gesture.share(t_s)
            since_s = t_s - gesture.begin_s
            # A held hand is never quite still.
            drift = 3.2 * math.sin(2.1 * since_s) + 1.8 * math.sin(3.7 * since_s + 1)
            left, right = (_reached(arm, share, _BEAT * emphasis + drift) for arm in (gesture.left, gesture.right))
            return left, right
    return RESTING, RESTING


def _reached(arm: Arm, share: float, lift: float) -> Arm:
    if arm == RESTING:
        return RESTING
    way = RESTING.towards(arm, share)
    # Hands swing out a little on their way, as joints turn and do not slide.
    swing = math.sin(math.pi * share)
    way = way._replace(
        wrist_x=way.wrist_x - 9 * swing,
        elbow_x=way.elbow_x - 5 * swing,
        angle_deg=way.angle_deg + 0.5 * lift * share,
    )
    return way.lifted(lift * share).stepped()


def _varied(arm: Arm, chance: random.Random) -> Arm:
    """The same gesture is never made twice in just the same way."""
    arm = RESTING.towards(arm, chance.uniform(0.88, 1.08))
    return arm._replace(
        wrist_x=arm.wrist_x + chance.uniform(-7, 7),
        wrist_y=arm.wrist_y + chance.uniform(-10, 8),
        angle_deg=arm.angle_deg + chance.uniform(-8, 8),
        spread=max(0.0, arm.spread + chance.uniform(-0.1, 0.15)),
    )


_STEP_S: Final = 0.1
_STRESSED: Final = 0.16


def _stresses(mouths: Sequence[MouthShape]) -> list[float]:
    """Moments, in order, at which speech stands out of what surrounds it most."""
    first, last = mouths[0].start_s, mouths[-1].end_s
    times = [first + step * _STEP_S for step in range(int((last - first) / _STEP_S) + 1)]
    heights = [openness_at(t_s, mouths, 0.36) - 0.9 * openness_at(t_s, mouths, 1.3) for t_s in times]
    return [
        times[index]
        for index in range(1, len(times) - 1)
        if heights[index] > _STRESSED and heights[index - 1] <= heights[index] > heights[index + 1]
    ]


def _eased(x: float) -> float:
    """Minimum jerk, as a hand moves: no sudden start and no sudden stop."""
    x = min(1.0, max(0.0, x))
    return x * x * x * (10 + x * (6 * x - 15))
