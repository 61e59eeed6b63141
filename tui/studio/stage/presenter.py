"""A presenter for a compositor: sprites that are drawn once, and a face that is drawn for every frame.

What a frame costs is kept down in three ways. The head sways on a path that closes, at half the frame rate, so that all
its positions are drawn once. Shoulders move a fraction of a pixel at a time and less often. Only mouth, eyes and brows
are drawn anew, into a box of their own.
"""

from __future__ import annotations

import math
import zlib
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from tui.studio.casting.catalogue import Look, Person
from tui.studio.narration.speech import MouthShape
from tui.studio.stage.engine import Canvas, skia
from tui.studio.stage.figure.figure import MIDDLE, Figure
from tui.studio.stage.figure.pose import BREATH_S, SWAY_S, Pose, body_sway, head_sway, pose_at
from tui.studio.stage.sprite import AnySprite, LaterSprite, Sprite
from tui.studio.stage.task import Size

SHEET_HEIGHT: Final = 540.0
"""Height of a figure in design units, from a little air over the tallest hair to where the bust is cut off."""

_HEAD_HZ: Final = 15
"""How often the head moves; half the frame rate is not seen, and spares the encoder every second picture of it."""
_BODY_HZ: Final = 6

Pixels = NDArray[np.uint8]


@dataclass(frozen=True, slots=True)
class Anchor:
    """Where a presenter stands: the middle, the lower edge of the bust, and the height from there to above the hair."""

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
_BODY_AREA: Final = (0.0, 210.0, 400.0, 580.0)
_HEAD_AREA: Final = (70.0, 0.0, 330.0, 410.0)
_FACE_AREA: Final = (126.0, 134.0, 276.0, 296.0)
"""Which part of the design sheet each layer may touch: left, top, right, bottom."""


class Presenter:
    """One person in one look, at one place of frames of one size."""

    def __init__(self, person: Person, look: Look, size: Size, anchor: Anchor) -> None:
        self._figure = _figure(person, look)
        self._size = size
        self._scale = anchor.height_px / SHEET_HEIGHT
        self._left = anchor.centre_x_px - MIDDLE * self._scale
        self._top = anchor.bottom_px - anchor.height_px
        self._name = (look.look_id, size, anchor)
        self._seed = zlib.crc32(person.group_id.encode())
        self._face_box = self._box(_FACE_AREA)

    def sprites(self, t_s: float, mouths: Sequence[MouthShape] = (), *, phase: int = 0) -> tuple[AnySprite, ...]:
        """Draw a frame, back to front: what is behind the shoulders, body, head, face.

        Args:
            t_s: Seconds since the scene began.
            mouths: What is said, as mouth shapes in order of time.
            phase: Any number; scenes with different ones blink at different moments.
        """
        head_step = math.floor(t_s * _HEAD_HZ + 1e-6) % round(SWAY_S * _HEAD_HZ)
        body_step = math.floor(t_s * _BODY_HZ + 1e-6) % round(BREATH_S * _BODY_HZ)
        held = _held(head_step, body_step)
        layers = (
            self._keep(("behind", head_step), _BEHIND_AREA, held, self._figure.draw_behind),
            self._keep(("body", body_step), _BODY_AREA, held, self._figure.draw_body),
            self._keep(("head", head_step), _HEAD_AREA, held, self._figure.draw_head),
            self._face(t_s, mouths, held, phase),
        )
        return tuple(sprite for sprite in layers if sprite is not None)

    def _face(self, t_s: float, mouths: Sequence[MouthShape], held: Pose, phase: int) -> Sprite | None:
        """Draw the face for this frame alone, on the head as it is held: the two must not drift apart."""
        if self._face_box.empty:
            return None
        pose = pose_at(t_s, mouths, self._seed + phase)
        pose = replace(pose, yaw=held.yaw, pitch=held.pitch, roll_deg=held.roll_deg)
        return Sprite(
            self._drawn(self._face_box, lambda canvas: self._figure.draw_face(canvas, pose)),
            self._face_box.left,
            self._face_box.top,
        )

    def _keep(
        self,
        part: tuple[str, int],
        area: tuple[float, float, float, float],
        pose: Pose,
        draw: Callable[[Canvas, Pose], None],
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
        )

    def _box(self, area: tuple[float, float, float, float]) -> _Box:
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


@lru_cache(maxsize=2)
def _figure(person: Person, look: Look) -> Figure:
    """A figure, whose strokes are recorded once and serve every scene of a video."""
    return Figure(person, look)


def _held(head_step: int, body_step: int) -> Pose:
    """The part of a pose that repeats."""
    yaw, pitch, roll_deg = head_sway(head_step / _HEAD_HZ)
    breath, lean = body_sway(body_step / _BODY_HZ)
    return Pose(yaw=yaw, pitch=pitch, roll_deg=roll_deg, breath=breath, lean=lean)


def _surface(pixels: Pixels) -> Any:
    """A surface on an array; anything but premultiplied BGRA would be slow and its text ragged."""
    return skia.Surface(pixels, colorType=skia.kBGRA_8888_ColorType, alphaType=skia.kPremul_AlphaType)


def _even_down(x: float) -> int:
    return math.floor(x / 2) * 2


def _even_up(x: float) -> int:
    return math.ceil(x / 2) * 2


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
    # Wide pictures show less of the chest, but always the whole head.
    scale = min(max(height_px / 500, width_px / 400), height_px / 400)
    canvas.translate(width_px / 2 - MIDDLE * scale, 0)
    canvas.scale(scale, scale)
    Figure(person, look).draw(canvas, Pose(yaw=0.25, roll_deg=0.8))
    encoded = surface.makeImageSnapshot().encodeToData(skia.kPNG, 100)
    return bytes(encoded)
