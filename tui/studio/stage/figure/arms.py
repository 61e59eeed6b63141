"""Arms and hands, drawn from the numbers of their joints, so that one pose flows into the next.

Numbers are those of the arm on the picture's left; the other one is its mirror image.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import Final, NamedTuple

from tui.studio.stage.figure.clothes import Cloth
from tui.studio.stage.figure.complexion import Complexion
from tui.studio.stage.figure.ink import Ink, Point, Shade, faded_in, linear, mix

MIDDLE: Final = 200.0
SHOULDER: Final = (76.0, 392.0)
_SHOULDER_R, _ELBOW_R, _WRIST_R = 34.0, 21.0, 16.5
_HAND: Final = 1.2
"""Size of a hand to the units its joints are given in."""
_HAND_R: Final = 64.0
"""A hand, fingers spread, lies within this far of its middle."""


class Arm(NamedTuple):
    """An arm's joints, in design units, and how the hand is held."""

    elbow_x: float
    elbow_y: float
    wrist_x: float
    wrist_y: float
    angle_deg: float
    """Where the hand points: 0 to the picture's right, -90 up."""
    turn: float
    """-1 shows the back of the hand, 0 its edge, 1 the palm."""
    spread: float
    """How far the fingers are apart, 0..1."""
    forefinger: float
    """How far it is curled in, 0..1."""
    curl: float
    """How far the other fingers are."""
    thumb_deg: float
    """Angle between thumb and hand."""

    def towards(self, other: Arm, share: float) -> Arm:
        """A pose on the way to another; more than 1 goes beyond it."""
        return Arm(*(a + (b - a) * share for a, b in zip(self, other, strict=True)))

    def stepped(self) -> Arm:
        """The nearest pose whose numbers are whole steps: finer ones are not seen."""
        return Arm(*(round(value * steps) / steps for value, steps in zip(self, _STEPS, strict=True)))

    def lifted(self, up: float) -> Arm:
        """The same with the hand so many units higher."""
        return self._replace(wrist_y=self.wrist_y - up, elbow_y=self.elbow_y - up * 0.2)


RESTING: Final = Arm(57, 562, 146, 633, 14, -1.0, 0.12, 0.22, 0.26, 24)
"""Hands laid over each other before the belly."""


def bounds(arm: Arm, *, right: bool, upper: bool) -> tuple[float, float, float, float]:
    """The part of the design sheet an arm touches: left, top, right, bottom."""
    along = math.radians(arm.angle_deg)
    discs = [
        (arm.wrist_x + 56 * math.cos(along), arm.wrist_y + 56 * math.sin(along), _HAND_R),
        (arm.wrist_x, arm.wrist_y, 2 * _WRIST_R),
        (arm.elbow_x, arm.elbow_y, _ELBOW_R + 14),
    ]
    if upper:
        discs.append((*SHOULDER, _SHOULDER_R + 14))
    left, far = min(x - r for x, _, r in discs), max(x + r for x, _, r in discs)
    if right:
        left, far = 2 * MIDDLE - far, 2 * MIDDLE - left
    return left, min(y - r for _, y, r in discs), far, max(y + r for _, y, r in discs)


_STEPS: Final = (2, 2, 2, 2, 1, 50, 50, 50, 50, 1)
"""Steps in each unit of an arm's numbers that are worth drawing."""


class Sleeves:
    """What an arm of one look is drawn with."""

    def __init__(self, tone: Complexion, fabric: Cloth, shade: Shade, cuff: str, window: str) -> None:
        self._tone = tone
        self._fabric = fabric
        self._shade = shade
        self._cuff = cuff
        self._window = window
        self._edge = mix(tone.skin, tone.deep, 0.75)
        self._palm = linear((40, 0), (-6, 0), tone.skin, mix(tone.skin, tone.dim, 0.55))
        """Fingers take the light, the root of the hand lies in the sleeve's shadow."""

    def draw(self, ink: Ink, arm: Arm, *, right: bool, upper: bool) -> None:
        """Draw one arm, back to front; `upper` with the part above the elbow."""
        elbow, wrist, shoulder = (
            _placed(point, right=right) for point in ((arm.elbow_x, arm.elbow_y), (arm.wrist_x, arm.wrist_y), SHOULDER)
        )
        forearm = _tube(elbow, _ELBOW_R, wrist, _WRIST_R)
        with ink.within(self._window):
            ink.polygon([(x + 3, y + 8) for x, y in forearm], self._fabric.deep, 0.22)
        if upper:
            self._limb(ink, shoulder, _SHOULDER_R, elbow, _ELBOW_R)
            self._elbow(ink, shoulder, elbow, wrist)
            self._crease(ink, shoulder, elbow, wrist)
        self._hand(ink, arm, wrist, right=right)
        self._limb(ink, elbow, _ELBOW_R, wrist, _WRIST_R)
        self._sleeve_end(ink, elbow, wrist)

    def _limb(self, ink: Ink, start: Point, start_r: float, end: Point, end_r: float) -> None:
        """Half a sleeve: its cloth, and shade along the side that is turned from the light."""
        outline = _tube(start, start_r, end, end_r)
        ink.polygon(outline, shade=self._shade)
        along = math.atan2(end[1] - start[1], end[0] - start[0])
        # The light comes from the upper left, so of the two sides the one more to the right and below is dim.
        side = 1 if math.sin(along) * -0.6 + math.cos(along) * 0.8 > 0 else -1
        x, y = -math.sin(along) * side * end_r, math.cos(along) * side * end_r
        lit, deep = self._fabric.lit, self._fabric.deep
        across = linear(
            (end[0] - x, end[1] - y),
            (end[0] + x, end[1] + y),
            *((lit, 0.36), (lit, 0.0), (deep, 0.46)),
            at=(0, 0.38, 1),
        )
        # It begins within the limb: were the joint's round end shaded, it would look like a ball.
        ink.polygon(outline, shade=faded_in(across, start, _part_way(start, end, 0.45)))

    def _elbow(self, ink: Ink, shoulder: Point, elbow: Point, wrist: Point) -> None:
        """The bone's point, which shows the more the further the arm is bent; without it the arm ends like a sack."""
        over, on = _direction(elbow, shoulder), _direction(elbow, wrist)
        bent = over[0] * on[0] + over[1] * on[1]
        if bent <= 0:
            return
        out = _direction((over[0] + on[0], over[1] + on[1]), (0.0, 0.0))
        radius = _ELBOW_R - 3
        tip = radius * (1 + 0.24 * bent)
        # Tangents from the point to the joint's round end.
        along, across = radius * radius / tip, radius * math.sqrt(1 - (radius / tip) ** 2)
        x, y = elbow[0] + out[0] * along, elbow[1] + out[1] * along
        corners = [
            (x - out[1] * across, y + out[0] * across),
            (elbow[0] + out[0] * tip, elbow[1] + out[1] * tip),
            (x + out[1] * across, y - out[0] * across),
        ]
        ink.polygon(corners, shade=self._shade, outline=6)

    def _crease(self, ink: Ink, shoulder: Point, elbow: Point, wrist: Point) -> None:
        """The shadow a bent forearm throws on the arm above it; the forearm is laid over half of it."""
        inner = _part_way(elbow, wrist, 0.3)
        ink.bar([inner, _part_way(elbow, shoulder, 0.07)], self._fabric.deep, 22, 0.16)

    def _sleeve_end(self, ink: Ink, elbow: Point, wrist: Point) -> None:
        """The sleeve's edge, and what of the shirt shows below it."""
        along = math.atan2(wrist[1] - elbow[1], wrist[0] - elbow[0])
        x, y = math.cos(along), math.sin(along)
        for ahead, half, width, colour in (
            (12, 13.5, 9, self._cuff),
            (6, 14.5, 10, self._fabric.base),
            (9.5, 15, 1.6, self._fabric.deep),
        ):
            middle = wrist[0] + x * ahead, wrist[1] + y * ahead
            ink.bar(
                [(middle[0] - y * half, middle[1] + x * half), (middle[0] + y * half, middle[1] - x * half)],
                colour,
                width,
                flat=True,
            )

    def _hand(self, ink: Ink, arm: Arm, wrist: Point, *, right: bool) -> None:
        canvas = ink.canvas
        canvas.save()
        canvas.translate(*wrist)
        if right:
            canvas.scale(-1, 1)
        canvas.rotate(arm.angle_deg)
        canvas.scale(_HAND, _HAND)
        self._fingers(ink, arm)
        canvas.restore()

    def _fingers(self, ink: Ink, arm: Arm) -> None:
        """Edge of the palm, fingers from the little one on, the palm over their roots, then the thumb."""
        tone, wide = self._tone, abs(arm.turn)
        palm = [
            (-1.0, -9.5 - 1.5 * wide),
            (16.0, -11.5 - 5.5 * wide),
            (40.0, -8.0 - 12.0 * wide),
            (49.0, -5.0 - 11.0 * wide),
            (49.0, 5.0 + 11.0 * wide),
            (40.0, 8.0 + 11.5 * wide),
            (16.0, 11.5 + 3.5 * wide),
            (-1.0, 9.5 + 1.5 * wide),
        ]
        if arm.turn > 0:
            palm = [(x, -y) for x, y in palm]
        ink.polygon(palm, self._edge, outline=2.4)
        for place, length, width in ((-1.0, 33, 10.6), (-0.34, 42, 12.0), (0.33, 46, 12.6), (1.0, 42, 12.2)):
            curl = arm.forefinger if place > 0.9 else arm.curl
            points = _finger(arm, place, length, curl)
            ink.bar(points, self._edge, width + 1.9)
            ink.bar(points, tone.skin, width)
        ink.polygon(palm, shade=self._palm)
        if arm.turn > 0.3:
            ink.bar([(20, 0), (38, 13 * arm.turn)], tone.deep, 1.3, 0.25)
            ink.bar([(10, 6 * arm.turn), (34, -4), (44, -12 * arm.turn)], tone.deep, 1.3, 0.25)
        thumb = _thumb(arm)
        ink.bar(thumb, self._edge, 14.6)
        ink.bar([(2, 0), thumb[0]], tone.skin, 14)
        ink.bar(thumb, tone.skin, 12.8)
        ink.bar([(thumb[1][0], thumb[1][1] - 2), (thumb[2][0], thumb[2][1] - 2)], tone.lit, 3, 0.5)


def _part_way(start: Point, end: Point, share: float) -> Point:
    return start[0] + (end[0] - start[0]) * share, start[1] + (end[1] - start[1]) * share


def _direction(start: Point, end: Point) -> Point:
    """One unit of the way from one point to another."""
    far = math.hypot(end[0] - start[0], end[1] - start[1]) or 1.0
    return (end[0] - start[0]) / far, (end[1] - start[1]) / far


def _placed(point: Point, *, right: bool) -> Point:
    return (2 * MIDDLE - point[0], point[1]) if right else point


def _finger(arm: Arm, place: float, length: float, curl: float) -> list[Point]:
    """Root, middle and tip. A curled finger is seen shortened, for it bends towards or away from the viewer."""
    root = 42.0 + 3 * (1 - abs(place)), place * 15.5 * arm.turn
    fan = math.radians(arm.spread * 26 * place * arm.turn - 3 * place * arm.turn)
    seen = length * (1 - 0.8 * curl)
    bend = math.radians(16 * curl) * (-1 if arm.turn < 0 else 1) * (1 - abs(arm.turn) * 0.6)
    middle = root[0] + 0.52 * seen * math.cos(fan), root[1] + 0.52 * seen * math.sin(fan)
    tip = middle[0] + 0.48 * seen * math.cos(fan - bend), middle[1] + 0.48 * seen * math.sin(fan - bend)
    return [root, middle, tip]


def _thumb(arm: Arm) -> list[Point]:
    away = math.radians(arm.thumb_deg) * (1 if arm.turn > 0 else -1) * (0.4 + 0.6 * abs(arm.turn))
    root = 14.0, 11.0 * arm.turn
    middle = root[0] + 19 * math.cos(away), root[1] + 19 * math.sin(away)
    bent = away * 0.55
    return [root, middle, (middle[0] + 16 * math.cos(bent), middle[1] + 16 * math.sin(bent))]


def _tube(start: Point, start_r: float, end: Point, end_r: float) -> list[Point]:
    """Outline of two discs and all between them."""
    along = math.atan2(end[1] - start[1], end[0] - start[0])
    far = max(1.0, math.hypot(end[0] - start[0], end[1] - start[1]))
    lean = math.acos(max(-1.0, min(1.0, (start_r - end_r) / far)))
    return [*_arc(start, start_r, along + lean, along + math.tau - lean), *_arc(end, end_r, along - lean, along + lean)]


def _arc(middle: Point, radius: float, begin: float, end: float) -> Sequence[Point]:
    steps = 10
    angles = (begin + (end - begin) * step / steps for step in range(steps + 1))
    return [(middle[0] + radius * math.cos(angle), middle[1] + radius * math.sin(angle)) for angle in angles]
