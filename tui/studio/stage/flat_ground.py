"""Grounds of flat colour with clear edges: drawn as shapes, at half the frame's size, for nothing else is as sharp.

A soft ground is computed in coarse cells and scaled up; edges would come out of that with steps in them.
"""

from __future__ import annotations

import math
from collections.abc import Callable
from typing import Final

import av
import numpy as np
from numpy.typing import NDArray

from tui.studio.casting.catalogue import Palette
from tui.studio.stage.brush import colour4, fill
from tui.studio.stage.engine import Canvas, skia
from tui.studio.stage.meeting import sway
from tui.studio.stage.task import Size

_CELL_PX: Final = 16
"""As far apart as the cells of soft grounds are the colours that are told of one."""

Sides = tuple[float, float]
"""Width and height of a frame in units of its shorter side."""
Drawing = Callable[[Canvas, Sides, Palette, float, float], None]
"""Draws on a canvas whose unit is the frame's shorter side, at a time in seconds of a scene of a length in seconds."""


def _paper(canvas: Canvas, sides: Sides, palette: Palette) -> None:
    """The palette's colours from the upper edge to the lower."""
    ends = [skia.Point(0, 0), skia.Point(0, sides[1])]
    shader = skia.GradientShader.MakeLinear(ends, [colour4(colour) for colour in palette.ground])
    canvas.drawPaint(skia.Paint(Shader=shader, Dither=True))


def _poster(canvas: Canvas, sides: Sides, palette: Palette, at_s: float, lasts_s: float) -> None:
    """One slanted field and a disc that drift against each other."""
    wide, high = sides
    _paper(canvas, sides, palette)
    edge = wide * 0.86 + 0.05 * sway(0.25, 0, at_s, lasts_s)
    field = skia.Path()
    for x, y in ((edge, 0), (wide + 1, 0), (wide + 1, high), (edge - high * 0.5, high)):
        field.lineTo(x, y) if not field.isEmpty() else field.moveTo(x, y)
    canvas.drawPath(field, fill(palette.glow[0]))
    aside, down = sway(0.21, 0, at_s, lasts_s), sway(0.17, math.pi / 2, at_s, lasts_s)
    canvas.drawCircle((0.06 + 0.03 * aside) * wide, (0.96 + 0.03 * down) * high, 0.315, fill(palette.glow[1]))


def _inks(canvas: Canvas, sides: Sides, palette: Palette, at_s: float, lasts_s: float) -> None:
    """Three large discs of thin ink that overlap, as from a press with few colours."""
    wide, high = sides
    _paper(canvas, sides, palette)
    homes = ((0.08, 0.16, 0.372), (0.96, 0.78, 0.472), (0.74, 0.02, 0.232))
    for number, (colour, (x, y, radius)) in enumerate(zip(palette.glow, homes, strict=False)):
        swing = 0.025 * sway(0.3 - 0.05 * number, 2 * number, at_s, lasts_s)
        canvas.drawCircle((x + swing) * wide, (y - swing) * high, radius, fill(colour, 0.8))


FLAT: Final[dict[str, Drawing]] = {"inks": _inks, "poster": _poster}
"""How they are drawn, by `Style.ground`."""


class FlatGround:
    """One of these grounds, drawn for any moment of a scene into the same pixels."""

    def __init__(self, name: str, palette: Palette, size: Size, lasts_s: float) -> None:
        self._draw, self._palette, self._lasts_s = FLAT[name], palette, lasts_s
        shorter = min(size.width_px, size.height_px)
        self._sides = size.width_px / shorter, size.height_px / shorter
        self._pixels = np.zeros((size.height_px // 2, size.width_px // 2, 4), np.uint8)
        premultiplied = skia.kBGRA_8888_ColorType, skia.kPremul_AlphaType
        self._surface = skia.Surface(self._pixels, colorType=premultiplied[0], alphaType=premultiplied[1])
        self._surface.getCanvas().scale(shorter / 2, shorter / 2)

    def colours(self, at_s: float) -> NDArray[np.floating]:
        """See `Ground.colours`."""
        drawn, cell = self._at(at_s), _CELL_PX // 2
        rows, columns = drawn.shape[0] // cell, drawn.shape[1] // cell
        cells = drawn[: rows * cell, : columns * cell, 2::-1].reshape(rows, cell, columns, cell, 3)
        coarse: NDArray[np.floating] = cells.mean(axis=(1, 3), dtype=np.float32)
        return coarse

    def picture(self, from_s: float, to_s: float) -> av.VideoFrame:
        """The ground in the middle between two times, half as wide and high as the frame; good until the next."""
        return av.VideoFrame.from_numpy_buffer(self._at((from_s + to_s) / 2), "bgra")

    def _at(self, at_s: float) -> NDArray[np.uint8]:
        self._draw(self._surface.getCanvas(), self._sides, self._palette, at_s, self._lasts_s)
        self._surface.flushAndSubmit()
        return self._pixels
