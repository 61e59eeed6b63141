"""Drawing small pieces with the engine: a canvas over a box of the frame, paints, and how panels are made."""

from __future__ import annotations

import math
from collections.abc import Callable
from typing import Any

import numpy as np

from tui.studio.stage.compositor import Layer
from tui.studio.stage.engine import Canvas, skia
from tui.studio.stage.layout import Box
from tui.studio.stage.sprite import Sprite


def draw_layer(box: Box, draw: Callable[[Canvas], None]) -> Layer:
    """Draw in the frame's coordinates, within a box of it."""
    return Layer(draw_sprite(box, draw))


def draw_sprite(box: Box, draw: Callable[[Canvas], None]) -> Sprite:
    """As `draw_layer`, giving the pixels themselves."""
    x, y = math.floor(box.x) & ~1, math.floor(box.y) & ~1
    width, height = _even(box.right - x), _even(box.bottom - y)
    pixels = np.zeros((height, width, 4), np.uint8)
    # Premultiplied on purpose: the engine's default here is not, and draws jagged text ten times slower.
    surface = skia.Surface(pixels, colorType=skia.kBGRA_8888_ColorType, alphaType=skia.kPremul_AlphaType)
    canvas = surface.getCanvas()
    canvas.translate(-x, -y)
    draw(canvas)
    surface.flushAndSubmit()
    return Sprite(pixels, x, y)


def _even(length: float) -> int:
    return max(2, math.ceil(length / 2) * 2)


def colour4(colour: str, opacity: float = 1.0) -> int:
    """The engine's number for a `#rrggbb` colour."""
    return int(skia.ColorSetA(int("ff" + colour[1:], 16), round(255 * opacity)))


def fill(colour: str, opacity: float = 1.0, blur_px: float = 0.0) -> Any:
    """A paint that fills; blurred for shadows."""
    paint = skia.Paint(AntiAlias=True, Color=colour4(colour, opacity))
    if blur_px:
        paint.setMaskFilter(skia.MaskFilter.MakeBlur(skia.kNormal_BlurStyle, blur_px))
    return paint


def stroke(colour: str, width_px: float, opacity: float = 1.0) -> Any:
    """A paint that draws lines with round ends."""
    paint = fill(colour, opacity)
    paint.setStyle(skia.Paint.kStroke_Style)
    paint.setStrokeWidth(width_px)
    paint.setStrokeCap(skia.Paint.kRound_Cap)
    paint.setStrokeJoin(skia.Paint.kRound_Join)
    return paint


def rounded(box: Box, radius_px: float) -> Any:
    """The engine's rounded rectangle of a box."""
    return skia.RRect.MakeRectXY(rect(box), radius_px, radius_px)


def rect(box: Box) -> Any:
    """The engine's rectangle of a box."""
    return skia.Rect.MakeXYWH(box.x, box.y, box.width, box.height)
