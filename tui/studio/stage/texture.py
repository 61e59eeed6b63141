"""Textures: what lies still over a ground, faint enough that words stay readable on it."""

from __future__ import annotations

import math
from collections.abc import Callable
from itertools import product

import numpy as np
from numpy.typing import NDArray

from tui.studio.casting.catalogue import Palette
from tui.studio.stage.brush import draw_layer, fill, stroke
from tui.studio.stage.compositor import Layer
from tui.studio.stage.engine import Canvas, skia
from tui.studio.stage.layout import Box
from tui.studio.stage.sprite import Sprite
from tui.studio.stage.task import Size

_DOT_EVERY_PX = 40


def _whole(size: Size) -> Box:
    return Box(0, 0, size.width_px, size.height_px)


def _unit(size: Size) -> float:
    return min(size.width_px, size.height_px) / 720


def _dots(size: Size, palette: Palette) -> Layer:
    """A fine grid of dots, as of squared paper, over the whole frame."""
    across, down = (range(_DOT_EVERY_PX // 2, length, _DOT_EVERY_PX) for length in (size.width_px, size.height_px))
    paint = fill(palette.muted, 0.26)

    def draw(canvas: Canvas) -> None:
        for x, y in product(across, down):
            canvas.drawCircle(x, y, 1.5, paint)

    return draw_layer(_whole(size), draw)


def _lines(size: Size, palette: Palette) -> Layer:
    """A drawing office's squared paper, every fifth line stronger."""

    def draw(canvas: Canvas) -> None:
        for number, x in enumerate(range(0, size.width_px, 32)):
            canvas.drawLine(x, 0, x, size.height_px, stroke(palette.muted, 1, 0.13 if number % 5 == 0 else 0.055))
        for number, y in enumerate(range(0, size.height_px, 32)):
            canvas.drawLine(0, y, size.width_px, y, stroke(palette.muted, 1, 0.13 if number % 5 == 0 else 0.055))

    return draw_layer(_whole(size), draw)


def _noise(size: Size, colour: tuple[int, int, int], cover: NDArray[np.floating]) -> Layer:
    """A colour (BGR) laid over the frame as far as each pixel's cover, 0..1, says."""
    alpha = np.clip(cover * 255, 0, 255)
    pixels = np.zeros((size.height_px, size.width_px, 4), np.uint8)
    pixels[..., 3] = alpha
    for channel, value in enumerate(colour):
        pixels[..., channel] = alpha * value / 255
    return Layer(Sprite(pixels, 0, 0))


def _shade(palette: Palette) -> tuple[int, int, int]:
    """The ink's colour, for what is printed or rubbed into a ground; BGR."""
    red, green, blue = (int(palette.ink[place : place + 2], 16) for place in (1, 3, 5))
    return blue, green, red


def _grain(size: Size, palette: Palette) -> Layer:
    """The grain of film or newsprint, in pieces of two pixels, which the encoder keeps."""
    random = np.random.default_rng(7)
    coarse = random.random((size.height_px // 2, size.width_px // 2)) ** 3
    return _noise(size, _shade(palette), np.kron(coarse, np.ones((2, 2))) * 0.06)


def _chalk(size: Size, palette: Palette) -> Layer:
    """Wiped chalk: broad faint sweeps with dust in them."""
    random = np.random.default_rng(11)
    rows, columns = size.height_px // 2, size.width_px // 2
    dust = random.random((rows, columns)) ** 4
    y, x = np.mgrid[0:rows, 0:columns] / max(rows, columns)
    sweeps = 0.5 + 0.5 * np.sin(x * 9 + 3.1 * np.sin(y * 5) + y * 7)
    return _noise(size, _shade(palette), np.kron(dust * (0.05 + 0.1 * sweeps) + 0.03 * sweeps, np.ones((2, 2))))


def _scanlines(size: Size, palette: Palette) -> Layer:  # noqa: ARG001  (all textures are made alike)
    """The dark gaps between a tube's lines, and its darker corners."""
    cover = np.zeros((size.height_px, size.width_px))
    cover[2::4] = 0.24
    cover[3::4] = 0.24
    y, x = np.mgrid[-1 : 1 : size.height_px * 1j, -1 : 1 : size.width_px * 1j]
    return _noise(size, (0, 0, 0), cover + 0.45 * np.clip((x**4 + y**4) / 1.6, 0, 1))


def _halftone(size: Size, palette: Palette) -> Layer:
    """Printed dots that grow towards two corners."""
    unit = _unit(size)
    every = 18 * unit
    paint = fill(palette.second, 0.16)
    reach = math.hypot(size.width_px, size.height_px)

    def draw(canvas: Canvas) -> None:
        for row in range(math.ceil(size.height_px / every) + 1):
            for column in range(math.ceil(size.width_px / every) + 1):
                x, y = (column + 0.5 * (row % 2)) * every, row * every
                near = min(math.hypot(x, size.height_px - y), math.hypot(size.width_px - x, y)) / reach
                radius = every * 0.46 * (1 - near / 0.34)
                if radius > 0.8:
                    canvas.drawCircle(x, y, radius, paint)

    return draw_layer(_whole(size), draw)


def _fibres(size: Size, palette: Palette) -> Layer:
    """Short curled fibres, as in wrapping paper."""
    random = np.random.default_rng(5)
    paint, light = stroke(palette.ink, 1.2, 0.13), stroke("#ffffff", 1.2, 0.2)

    def draw(canvas: Canvas) -> None:
        for number in range(size.width_px * size.height_px // 2600):
            x, y, turn, bend = random.random(4) * (size.width_px, size.height_px, math.tau, 12)
            length = 5 + 12 * random.random()
            ends = (x + length * math.cos(turn), y + length * math.sin(turn))
            path = skia.Path()
            path.moveTo(x, y)
            path.quadTo(x + bend - 6, y + 6 - bend, *ends)
            canvas.drawPath(path, light if number % 3 == 0 else paint)

    return draw_layer(_whole(size), draw)


def _perspective(size: Size, palette: Palette) -> Layer:
    """A floor of lines that runs to the horizon."""
    horizon, middle = size.height_px * 0.64, size.width_px / 2
    depth = size.height_px - horizon
    paint = stroke(palette.second, 1.6 * _unit(size), 0.26)

    def draw(canvas: Canvas) -> None:
        for number in range(1, 11):
            y = horizon + depth * (number / 10) ** 2.2
            canvas.drawLine(0, y, size.width_px, y, paint)
        for number in range(-14, 15):
            x = middle + number * size.width_px * 0.16
            canvas.drawLine(middle + number * size.width_px * 0.028, horizon, x, size.height_px, paint)
        canvas.drawLine(0, horizon, size.width_px, horizon, stroke(palette.second, 2 * _unit(size), 0.5))

    return draw_layer(_whole(size), draw)


TEXTURES: dict[str, Callable[[Size, Palette], Layer]] = {
    "dots": _dots,
    "lines": _lines,
    "grain": _grain,
    "chalk": _chalk,
    "scanlines": _scanlines,
    "halftone": _halftone,
    "fibres": _fibres,
    "perspective": _perspective,
}
"""What lies still over a ground, by `Style.texture`."""
