"""A presenter for a compositor: sprites that are drawn once, and a face that is drawn for every frame.

What a frame costs is kept down in three ways. The head moves along a path of so many places, at half the frame rate, so
that all of them are drawn once. Shoulders, and hands at rest, move a fraction of a pixel at a time and less often. What
speaks, what looks and what gestures is drawn when it changes, each in a box of its own.
"""

from __future__ import annotations

import math
import zlib
from collections.abc import Callable, Hashable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from tui.studio.casting.catalogue import Framing, Look, Person
from tui.studio.narration.speech import MouthShape
from tui.studio.stage.engine import Canvas, skia
from tui.studio.stage.figure.arms import RESTING
from tui.studio.stage.figure.figure import MIDDLE, Figure, look_of, stepped
from tui.studio.stage.figure.gestures import Gesture, plan_gestures
from tui.studio.stage.figure.pose import (
    BODY_PLACES,
    GAZE_HELD_X,
    GAZE_HELD_Y,
    HEAD_PLACES,
    Pose,
    body_at,
    body_place,
    head_at,
    head_place,
    pose_at,
)
from tui.studio.stage.sprite import AnySprite, LaterSprite
from tui.studio.stage.task import Size

SHEET_HEIGHTS: Final = {Framing.CLOSE: 445.0, Framing.HALF: 540.0, Framing.FULL: 800.0}
"""Height of a figure in design units, from a little air over the tallest hair to where a framing cuts it off."""
_MORE: Final = 40.0
"""So much more is drawn below, for a figure that rises with its breath."""

_HEAD_HZ: Final = 15
"""How often the head moves; half the frame rate is not seen, and spares the encoder every second picture of it."""
_BODY_HZ: Final = 6
_NODS: Final = 5
"""Steps of a nod that are drawn; one is a third of a unit."""

Pixels = NDArray[np.uint8]


@dataclass(frozen=True, slots=True)
class Anchor:
    """Where a presenter stands: the middle, the edge where they are cut off, and the height up to above the hair.

    In a closer framing less of the figure fills the same height, so that it is larger.
    """

    centre_x_px: float
    bottom_px: float
    height_px: float


@dataclass(frozen=True, slots=True)
class _Box:
    """A part of the frame in pixels, on the chroma grid; empty when nothing of the figure is in the frame."""

    left: int
    top: int
    right: int
    bottom: int

    @property
    def empty(self) -> bool:
        return self.right <= self.left or self.bottom <= self.top


_BEHIND_AREA: Final = (70.0, 0.0, 330.0, 410.0)
_HEAD_AREA: Final = (70.0, 0.0, 330.0, 410.0)
_LOWER_FACE_AREA: Final = (126.0, 204.0, 276.0, 296.0)
_UPPER_FACE_AREA: Final = (126.0, 134.0, 276.0, 232.0)
"""Which part of the design sheet each layer may touch: left, top, right, bottom."""


class Presenter:
    """One person in one look, at one place of frames of one size; in a still their eyes are always open.

    Where a scene's length is given, they are held at its end as they were at its start.
    """

    def __init__(
        self,
        person: Person,
        look: Look,
        size: Size,
        anchor: Anchor,
        *,
        still: bool = False,
        lasts_s: float = math.inf,
    ) -> None:
        self._lasts_s = lasts_s
        self._figure = _figure(person, look)
        self._still = still
        self._framing = look.framing
        self._size = size
        self._sheet = SHEET_HEIGHTS[look.framing]
        self._scale = anchor.height_px / self._sheet
        self._left = anchor.centre_x_px - MIDDLE * self._scale
        self._top = anchor.bottom_px - anchor.height_px
        self._name = (look.look_id, str(size), str(anchor))  # text, for its hash is worked out once
        self._seed = seed_of(person)
        self._said: Sequence[MouthShape] | None = None
        self._plan: tuple[Gesture, ...] = ()
        self._calm: tuple[tuple[float, int], Sequence[MouthShape], Pose] | None = None
        self._places = lru_cache(maxsize=1)(self._places_at)
        self._box = lru_cache(maxsize=8)(self._box_of)
        self._by_head = lru_cache(maxsize=HEAD_PLACES)(self._drawn_by_head)
        self._by_body = lru_cache(maxsize=BODY_PLACES)(self._drawn_by_body)

    def sprites(self, t_s: float, mouths: Sequence[MouthShape] = (), *, phase: int = 0) -> tuple[AnySprite, ...]:
        """Draw a frame, back to front: what is behind the shoulders, body, arms, head, lower face, upper face.

        Args:
            t_s: Seconds since the scene began.
            mouths: What is said, as mouth shapes in order of time. Gestures are planned when other ones are given, so
                give the same object for each frame of a scene.
            phase: Any number; scenes with different ones blink and glance at different moments.
        """
        head, body = self._places(t_s)
        pose = self.pose(t_s, mouths, phase=phase)
        behind, skull = self._by_head(head)
        layers = (
            behind,
            self._by_body(body),
            self._arm(pose, body, right=True),
            self._arm(pose, body, right=False),
            skull,
            self._lower_face(head, pose),
            self._upper_face(head, pose),
        )
        return tuple(sprite for sprite in layers if sprite is not None)

    def kept(self, until_s: float = 30.0) -> Iterator[LaterSprite]:
        """The sprites that come again, each as it is first needed within a time, for whoever wants them drawn before.

        Some places are hardly ever come to, so they are left to whoever comes to them.
        """
        seen: set[Hashable] = set()
        for step in range(math.ceil(until_s * _HEAD_HZ)):
            for sprite in self._lasting(*self._places(step / _HEAD_HZ)):
                if sprite.key not in seen:
                    seen.add(sprite.key)
                    yield sprite

    def _lasting(self, head: int, body: int) -> Iterator[LaterSprite]:
        """What is worth keeping of a presenter who rests at these places."""
        held = _held(0, body)
        arms = self._arm(held, body, right=True), self._arm(held, body, right=False)
        for sprite in (*self._by_head(head), self._by_body(body), *arms):
            if isinstance(sprite, LaterSprite):
                yield sprite

    def pose(self, t_s: float, mouths: Sequence[MouthShape] = (), *, phase: int = 0) -> Pose:
        """The pose that is shown: head and shoulders are at the nearest of the places that are drawn."""
        held = _held(*self._places(t_s))
        calm = self._calm_pose(t_s, mouths, phase)
        pose = self._pose_at(t_s, mouths, phase, calm.nod) if t_s - self._calm_s(t_s) > 1e-6 else calm
        return replace(
            pose,
            blink=0.0 if self._still else pose.blink,
            gaze_x=pose.gaze_x + GAZE_HELD_X * (pose.yaw - held.yaw),
            gaze_y=pose.gaze_y + GAZE_HELD_Y * (pose.pitch - held.pitch),
            brow=calm.brow,
            nod=round(calm.nod * _NODS) / _NODS,
            yaw=held.yaw,
            pitch=held.pitch,
            roll_deg=held.roll_deg,
            breath=held.breath,
            lean=held.lean,
        )

    def _pose_at(self, t_s: float, mouths: Sequence[MouthShape], phase: int, emphasis: float | None = None) -> Pose:
        plan = self._gestures(mouths)
        return pose_at(t_s, mouths, self._seed, plan, emphasis, phase=phase, lasts_s=self._lasts_s)

    def _calm_pose(self, t_s: float, mouths: Sequence[MouthShape], phase: int) -> Pose:
        """The pose when the head last moved: what goes with the head, nods and brows, does not move in between."""
        when = self._calm_s(t_s), phase
        if self._calm is None or self._calm[0] != when or self._calm[1] is not mouths:
            self._calm = when, mouths, self._pose_at(when[0], mouths, phase)
        return self._calm[2]

    @staticmethod
    def _calm_s(t_s: float) -> float:
        return math.floor(t_s * _HEAD_HZ + 1e-6) / _HEAD_HZ

    def _places_at(self, t_s: float) -> tuple[int, int]:
        head = head_place(self._calm_s(t_s), self._seed, self._lasts_s)
        body = body_place(math.floor(t_s * _BODY_HZ + 1e-6) / _BODY_HZ, self._seed, self._lasts_s)
        return round(head * (HEAD_PLACES - 1)), math.floor(body * BODY_PLACES) % BODY_PLACES

    def _drawn_by_head(self, head: int) -> tuple[LaterSprite | None, LaterSprite | None]:
        """What is behind the shoulders, and the head, at one of its places."""
        held = _held(head, 0)
        return (
            self._keep(("behind", head), _BEHIND_AREA, held, self._figure.draw_behind),
            self._keep(("head", head), _HEAD_AREA, held, self._figure.draw_head),
        )

    def _drawn_by_body(self, body: int) -> LaterSprite | None:
        area = 0.0, 210.0, 400.0, self._sheet + _MORE
        return self._keep(("body", body), area, _held(0, body), self._figure.draw_body)

    def _gestures(self, mouths: Sequence[MouthShape]) -> tuple[Gesture, ...]:
        if mouths is not self._said:
            self._said = mouths
            shown = self._framing != Framing.CLOSE
            self._plan = plan_gestures(mouths, self._seed, narrow=self._framing != Framing.FULL) if shown else ()
        return self._plan

    def _lower_face(self, head: int, pose: Pose) -> LaterSprite | None:
        part = ("lower face", head, pose.nod, *stepped(pose.mouth))
        return self._keep(part, _LOWER_FACE_AREA, pose, self._figure.draw_lower_face, passing=True)

    def _upper_face(self, head: int, pose: Pose) -> LaterSprite | None:
        part = ("upper face", head, pose.nod, *look_of(pose))
        return self._keep(part, _UPPER_FACE_AREA, pose, self._figure.draw_upper_face, passing=True)

    def _arm(self, pose: Pose, body: int, *, right: bool) -> AnySprite | None:
        """An arm: kept for good while it rests, for a moment while it gestures."""
        arm = pose.right if right else pose.left
        if self._framing == Framing.CLOSE or (self._framing == Framing.HALF and arm == RESTING):
            return None
        left, top, far, bottom = self._figure.arm_area(arm, right=right)
        area = left, top, far, min(bottom, self._sheet + _MORE)

        def draw(canvas: Canvas, held: Pose) -> None:
            self._figure.draw_arm(canvas, held, right=right)

        if arm == RESTING:
            return self._keep(("right arm" if right else "left arm", body), area, pose, draw)
        return self._keep(("raised arm", right, arm, body), area, pose, draw, passing=True)

    def _keep(
        self,
        part: tuple[Hashable, ...],
        area: tuple[float, float, float, float],
        pose: Pose,
        draw: Callable[[Canvas, Pose], None],
        *,
        passing: bool = False,
    ) -> LaterSprite | None:
        box = self._box(area)
        if box.empty:
            return None
        return LaterSprite(
            draw=lambda: self._drawn(box, lambda canvas: draw(canvas, pose)),
            x_px=box.left,
            y_px=box.top,
            width_px=box.right - box.left,
            height_px=box.bottom - box.top,
            key=(*self._name, *part),
            passing=passing,
        )

    def _box_of(self, area: tuple[float, float, float, float]) -> _Box:
        """An area of the design sheet as a part of the frame."""
        left, top, right, bottom = area
        return _Box(
            left=max(0, _even_down(self._left + left * self._scale)),
            top=max(0, _even_down(self._top + top * self._scale)),
            right=min(self._size.width_px, _even_up(self._left + right * self._scale)),
            bottom=min(self._size.height_px, _even_up(self._top + bottom * self._scale)),
        )

    def _drawn(self, box: _Box, draw: Callable[[Canvas], None]) -> Pixels:
        pixels = np.zeros((box.bottom - box.top, box.right - box.left, 4), np.uint8)
        surface = _surface(pixels)
        canvas = surface.getCanvas()
        canvas.translate(self._left - box.left, self._top - box.top)
        canvas.scale(self._scale, self._scale)
        draw(canvas)
        return pixels


def seed_of(person: Person) -> int:
    """What tells one presenter's movements from another's."""
    return zlib.crc32(person.group_id.encode())


@lru_cache(maxsize=2)
def _figure(person: Person, look: Look) -> Figure:
    """A figure, whose strokes are recorded once and serve every scene of a video."""
    return Figure(person, look)


def _held(head: int, body: int) -> Pose:
    """The part of a pose that comes again."""
    yaw, pitch, roll_deg = head_at(head / (HEAD_PLACES - 1))
    breath, lean = body_at(body / BODY_PLACES)
    return Pose(yaw=yaw, pitch=pitch, roll_deg=roll_deg, breath=breath, lean=lean)


def _surface(pixels: Pixels) -> Any:
    """A surface on an array; anything but premultiplied BGRA would be slow and its text ragged."""
    return skia.Surface(pixels, colorType=skia.kBGRA_8888_ColorType, alphaType=skia.kPremul_AlphaType)


def _even_down(x: float) -> int:
    return math.floor(x / 2) * 2


def _even_up(x: float) -> int:
    return math.ceil(x / 2) * 2


_PORTRAITS: Final = {Framing.CLOSE: (420, 330, 360), Framing.HALF: (500, 400, 400), Framing.FULL: (780, 640, 560)}
"""What of a figure a portrait shows: its height and width in design units, and the least height."""


def draw_portrait(person: Person, look: Look, width_px: int, height_px: int, ground: str) -> bytes:
    """Draw a still of a person for the avatar picker, as PNG.

    Args:
        person: Who.
        look: In what.
        width_px: Width of the picture.
        height_px: Height of the picture.
        ground: Colour behind them, `#rrggbb`.
    """
    pixels = np.zeros((height_px, width_px, 4), np.uint8)
    surface = skia.Surface(pixels, colorType=skia.kBGRA_8888_ColorType, alphaType=skia.kPremul_AlphaType)
    canvas = surface.getCanvas()
    canvas.clear(int("ff" + ground.lstrip("#"), 16))
    # Wide pictures show less of the figure, but always the whole head.
    tall, wide, least = _PORTRAITS[look.framing]
    scale = min(max(height_px / tall, width_px / wide), height_px / least)
    canvas.translate(width_px / 2 - MIDDLE * scale, 0)
    canvas.scale(scale, scale)
    Figure(person, look).draw(canvas, Pose(yaw=0.25, roll_deg=0.8))
    encoded = surface.makeImageSnapshot().encodeToData(skia.kPNG, 100)
    return bytes(encoded)
