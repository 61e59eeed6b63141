"""A whole figure: which part lies over which, and how a pose moves each of them.

The parts come in layers, from back to front: what is behind the shoulders, the body, the arms, the head, the lower face
and the upper face. Only the lower face depends on every sound; the others repeat, so whoever draws many frames may keep
them.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import lru_cache
from typing import Any, Final

from tui.studio.casting.catalogue import Framing, Look, Person
from tui.studio.stage.engine import Canvas, skia
from tui.studio.stage.figure.arms import Arm, Sleeves, bounds
from tui.studio.stage.figure.beard import draw_beard
from tui.studio.stage.figure.clothes import CLOTHES, cloth
from tui.studio.stage.figure.complexion import Complexion, complexion
from tui.studio.stage.figure.eyes import BROW_Y, EYE_X, EYE_Y, draw_brow, draw_eye, draw_glasses
from tui.studio.stage.figure.hair import HAIR
from tui.studio.stage.figure.head import (
    JAW_TOP,
    draw_ears,
    draw_face_marks,
    draw_neck,
    draw_nose,
    draw_skin,
    head_outline,
)
from tui.studio.stage.figure.ink import Ink, linear, path, record
from tui.studio.stage.figure.lips import MOUTH_Y, draw_mouth
from tui.studio.stage.figure.lower import draw_hem, draw_legs, waist_window
from tui.studio.stage.figure.mouth_shapes import Mouth
from tui.studio.stage.figure.pose import Pose

MIDDLE: Final = 200.0
_NAPE: Final = (200.0, 300.0)
"""The point the head turns about."""
_SHORTER: Final = 9.0
"""How much higher shoulders are under a short neck, in design units."""
_CHIN_SHARE: Final = 0.26
"""How far the chin goes down for each unit the mouth is open."""
_MOUTH_SHARE: Final = 0.4
"""How far the mouth goes down with a chin that is further down."""
_EVERYWHERE: Final = "M-200 0 L600 0 L600 900 L-200 900 Z"
_JAW: Final = skia.Rect.MakeLTRB(122, JAW_TOP - 6, 278, 294)
"""What is drawn anew as the chin goes down."""
_JAWS: Final = 256
"""Kept for each figure; one takes some 60 kB at 720p."""
_SMOOTH: Final = skia.SamplingOptions(skia.FilterMode.kLinear)
_KEPT: Final = 1024
"""Recorded face parts kept for each figure."""


class Figure:
    """One person in one look."""

    def __init__(self, person: Person, look: Look) -> None:
        self._person = person
        self._look = look
        self._tone = complexion(person)
        self._hair = HAIR[person.hair_style]
        self._upper = look.framing == Framing.FULL
        self._window = waist_window(person, look)
        self._sleeves = _sleeves(look, self._tone, self._window if self._upper else _EVERYWHERE)
        self._face = person.face
        self._broad = 0.96 + 0.07 * person.build
        self._raised = _SHORTER * (0.3 + person.neck)
        self._behind = record(lambda ink: self._hair.behind(ink, self._tone))
        self._body = record(self._draw_body)
        covered = self._hair.face is not None
        self._ears = record(lambda ink: draw_ears(ink, person, self._tone, look.accent, covered=covered))
        self._skull = record(self._draw_skull)
        self._front = record(lambda ink: self._hair.front(ink, self._tone))
        self._nose = record(lambda ink: draw_nose(ink, person, self._tone))
        self._glasses = record(draw_glasses) if person.glasses else None
        self._jaw = lru_cache(maxsize=_JAWS)(self._draw_jaw_image)
        self._part = lru_cache(maxsize=_KEPT)(self._record_part)

    def draw(self, canvas: Canvas, pose: Pose) -> None:
        """Draw all of it."""
        self.draw_behind(canvas, pose)
        self.draw_body(canvas, pose)
        if self._look.framing != Framing.CLOSE:
            self.draw_arm(canvas, pose, right=True)
            self.draw_arm(canvas, pose, right=False)
        self.draw_head(canvas, pose)
        self.draw_lower_face(canvas, pose)
        self.draw_upper_face(canvas, pose)

    def draw_behind(self, canvas: Canvas, pose: Pose) -> None:
        """Draw the hair behind the shoulders; moves as the head does."""
        with self._head_held(canvas, pose), _shifted(canvas, -3.0 * pose.yaw, -pose.pitch):
            canvas.drawPicture(self._behind)

    def draw_body(self, canvas: Canvas, pose: Pose) -> None:
        """Draw neck and clothes; depends on breath and lean alone."""
        with self._body_held(canvas, pose):
            canvas.drawPicture(self._body)

    def draw_arm(self, canvas: Canvas, pose: Pose, *, right: bool) -> None:
        """Draw an arm, over the body and under long hair; without its upper half where that is part of the body."""
        with self._body_held(canvas, pose), self._widened(canvas):
            self._sleeves.draw(Ink(canvas), pose.right if right else pose.left, right=right, upper=self._upper)

    def arm_area(self, arm: Arm, *, right: bool) -> tuple[float, float, float, float]:
        """The part of the design sheet an arm touches: left, top, right, bottom."""
        left, top, far, bottom = bounds(arm, right=right, upper=self._upper)
        return (
            MIDDLE + (left - MIDDLE) * self._broad - 4,
            top - 4 - self._raised,
            MIDDLE + (far - MIDDLE) * self._broad + 4,
            bottom + 4 - self._raised,
        )

    def draw_head(self, canvas: Canvas, pose: Pose) -> None:
        """Draw head and hair without the face; depends on yaw, pitch and roll alone."""
        with self._head_held(canvas, pose):
            with _shifted(canvas, -2.4 * pose.yaw, 0.0):
                canvas.drawPicture(self._ears)
            canvas.drawPicture(self._skull)
            with _shifted(canvas, *_hair_shift(pose)):
                canvas.drawPicture(self._front)

    def draw_lower_face(self, canvas: Canvas, pose: Pose) -> None:
        """Draw what speaks: jaw and mouth."""
        across, down = _face_shift(pose)
        upright = canvas.getTotalMatrix()
        with self._head_held(canvas, pose):
            self._draw_jaw(canvas, upright, pose)
            with _shifted(canvas, MIDDLE + 0.92 * across, MOUTH_Y + down + _MOUTH_SHARE * self._face.chin):
                canvas.scale(self._face.mouth * (1 - 0.03 * abs(pose.yaw)), 1)
                canvas.drawPicture(self._part("mouth", *stepped(pose.mouth)))

    def draw_upper_face(self, canvas: Canvas, pose: Pose) -> None:
        """Draw what looks, over the jaw: nose, eyes, brows, glasses."""
        across, down = _face_shift(pose)
        with self._head_held(canvas, pose):
            with _shifted(canvas, 1.25 * across, 0.9 * down):
                canvas.drawPicture(self._nose)
            self._draw_eyes(canvas, pose, across, down)
            if self._glasses is not None:
                with _shifted(canvas, 1.05 * across, down):
                    canvas.drawPicture(self._glasses)

    @contextmanager
    def _head_held(self, canvas: Canvas, pose: Pose) -> Iterator[None]:
        canvas.save()
        canvas.rotate(pose.roll_deg, *_NAPE)
        canvas.translate(2.0 * pose.yaw, 2.0 * pose.pitch)
        _widen(canvas, self._face.wide)
        yield
        canvas.restore()

    @contextmanager
    def _body_held(self, canvas: Canvas, pose: Pose) -> Iterator[None]:
        canvas.save()
        canvas.translate(1.2 * pose.lean, 1.5 * (1 - pose.breath) - self._raised)
        canvas.rotate(0.22 * pose.lean, MIDDLE, 540)
        yield
        canvas.restore()

    def _draw_jaw(self, canvas: Canvas, upright: Any, pose: Pose) -> None:
        """Draw the lower face anew: it goes down as the mouth opens. Hair that frames the face stays over it.

        It is laid as pixels that were turned beforehand, to the nearest third of a degree: its many soft shades cost
        ten times as much, and so does turning pixels. `upright` is the canvas's matrix without the head's turn.
        """
        drop = round(pose.mouth.open * _CHIN_SHARE * 3) / 3
        if not drop:
            return  # the head itself is drawn with a closed mouth
        canvas.save()
        if self._hair.face is not None:
            window = skia.Path(path(self._hair.face))
            window.offset(*_hair_shift(pose))
            canvas.clipPath(window, doAntiAlias=True)
        canvas.setMatrix(upright)
        canvas.translate(2.0 * pose.yaw, 2.0 * pose.pitch)
        image, place = self._jaw(drop, round(pose.roll_deg * 3) / 3, upright.getScaleX())
        canvas.drawImageRect(image, place, _SMOOTH)
        canvas.restore()

    def _draw_jaw_image(self, drop: float, roll_deg: float, scale: float) -> tuple[Any, Any]:
        """The lower face as pixels of a scale, and its place on the sheet."""
        width, height = math.ceil(_JAW.width() * scale), math.ceil(_JAW.height() * scale)
        surface = skia.Surface(width, height)
        canvas = surface.getCanvas()
        canvas.scale(scale, scale)
        canvas.translate(-_JAW.left(), -_JAW.top())
        canvas.rotate(roll_deg, *_NAPE)
        _widen(canvas, self._face.wide)
        canvas.clipRect(skia.Rect.MakeLTRB(90, JAW_TOP, 310, 320), doAntiAlias=True)
        canvas.drawPicture(self._part("jaw", drop))
        place = skia.Rect.MakeXYWH(_JAW.left(), _JAW.top(), width / scale, height / scale)
        return surface.makeImageSnapshot(), place

    def _draw_eyes(self, canvas: Canvas, pose: Pose, across: float, down: float) -> None:
        blink, gaze_x, gaze_y, lift = look_of(pose)
        face = self._face
        for flip, side in ((0, -1), (1, 1)):
            with _shifted(canvas, MIDDLE + side * (EYE_X + face.eyes_apart) + across, EYE_Y + down):
                canvas.rotate(-side * face.eyes_tilt)
                canvas.scale(face.eyes, face.eyes)
                canvas.drawPicture(self._part("eye", flip, blink, gaze_x, gaze_y))
            x = MIDDLE + side * (EYE_X - 1.5 + face.eyes_apart)
            with _shifted(canvas, x + 0.95 * across, BROW_Y - face.brows_up + 1.1 * down):
                canvas.rotate(-side * face.brows_tilt)
                canvas.scale(-side, 1)
                canvas.drawPicture(self._part("brow", lift))

    def _record_part(self, part: str, *numbers: float) -> Any:
        draw: dict[str, Callable[[Ink], None]] = {
            "mouth": lambda ink: draw_mouth(ink, self._person, self._tone, Mouth(*numbers)),
            "jaw": lambda ink: self._draw_skull(ink, numbers[0]),
            "eye": lambda ink: draw_eye(
                ink, self._person, self._tone, numbers[1], (numbers[2], numbers[3]), flip=bool(numbers[0])
            ),
            "brow": lambda ink: draw_brow(ink, self._person, self._tone, numbers[0]),
        }
        return record(draw[part])

    def _draw_skull(self, ink: Ink, drop: float = 0.0) -> None:
        draw_skin(ink, self._person, self._tone, drop)
        draw_face_marks(ink, self._person, self._tone)
        draw_beard(ink, self._person, self._tone, drop)
        with ink.within(head_outline(self._person, drop)):
            self._hair.shadow(ink, self._tone)

    @contextmanager
    def _widened(self, canvas: Canvas) -> Iterator[None]:
        canvas.save()
        _widen(canvas, self._broad)
        yield
        canvas.restore()

    def _draw_body(self, ink: Ink) -> None:
        with self._widened(ink.canvas):
            draw_neck(ink, self._person, self._tone)
            if not self._upper:
                CLOTHES[self._look.clothes].draw(ink, self._look)
            else:
                draw_legs(ink, self._person, self._look)
                with ink.within(self._window):
                    CLOTHES[self._look.clothes].draw(ink, self._look)
                    draw_hem(ink, self._look)
            self._hair.over_body(ink, self._tone)


def look_of(pose: Pose) -> tuple[float, float, float, float]:
    """What tells one upper face from another on the same head: blink, gaze, brows, to the steps that are drawn."""
    return (
        round(pose.blink * 10) / 10,
        round(pose.gaze_x * 5) / 5,
        round(pose.gaze_y * 5) / 5,
        round((pose.brow - 0.25 * pose.blink) * 10) / 10,
    )


def _widen(canvas: Canvas, factor: float) -> None:
    """Draw so much wider from now on, about the figure's middle."""
    canvas.translate(MIDDLE, 0)
    canvas.scale(factor, 1)
    canvas.translate(-MIDDLE, 0)


def _sleeves(look: Look, tone: Complexion, window: str) -> Sleeves:
    fabric = cloth(look.jacket)
    shade = linear((70, 310), (340, 520), fabric.lit, fabric.base, fabric.dim, at=(0, 0.42, 1))
    cuff = look.shirt if look.clothes == "jacket" else fabric.dim
    return Sleeves(tone, fabric, shade, cuff, window)


@contextmanager
def _shifted(canvas: Canvas, x: float, y: float) -> Iterator[None]:
    canvas.save()
    canvas.translate(x, y)
    yield
    canvas.restore()


def _face_shift(pose: Pose) -> tuple[float, float]:
    """How far the face runs ahead of the head as it turns and nods."""
    return 5.0 * pose.yaw, 4.0 * pose.pitch + 1.6 * pose.nod


def _hair_shift(pose: Pose) -> tuple[float, float]:
    """How far hair runs ahead of the head it lies on; what is nearer moves more."""
    return 1.2 * pose.yaw, 0.8 * pose.pitch


def stepped(mouth: Mouth) -> tuple[float, ...]:
    """The mouth to a quarter of a unit and a twentieth of a factor: finer is not seen and would not be kept."""
    lengths = {"half_width", "open", "smile"}
    steps = (4 if name in lengths else 20 for name in Mouth._fields)
    return tuple(round(value * step) / step for value, step in zip(mouth, steps, strict=True))
