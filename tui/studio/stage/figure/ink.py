"""Drawing in few words: SVG-like paths, fills, strokes and soft shades on a skia canvas."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from functools import lru_cache
from typing import Any, Final, TypeAlias

from tui.studio.stage.engine import Canvas, skia

Shade: TypeAlias = Any
"""A skia shader."""
Stop: TypeAlias = str | tuple[str, float]
"""A gradient's colour, alone or with its opacity."""
Point: TypeAlias = tuple[float, float]

SHEET: Final = skia.Rect.MakeLTRB(-160, -120, 560, 920)
"""Where anything may be drawn, in design units."""

_TOKEN: Final = re.compile(r"[MLCQZ]|-?\d*\.?\d+(?:e-?\d+)?")
_POINTS: Final = {"M": 2, "L": 2, "Q": 4, "C": 6}


@lru_cache(maxsize=4096)
def path(data: str) -> Any:
    """Build a path from `M L Q C Z` commands with absolute coordinates."""
    builder = skia.PathBuilder()
    steps = {"M": builder.moveTo, "L": builder.lineTo, "Q": builder.quadTo, "C": builder.cubicTo}
    command, numbers = "M", []
    for word in _TOKEN.findall(data):
        if word == "Z":
            builder.close()
        elif word in steps:
            command = word
        else:
            numbers.append(float(word))
            if len(numbers) == _POINTS[command]:
                steps[command](*numbers)
                numbers = []
                command = "L" if command == "M" else command
    return builder.detach()


def rgb(colour: str) -> tuple[int, int, int]:
    """The three bytes of `#rrggbb`."""
    return int(colour[1:3], 16), int(colour[3:5], 16), int(colour[5:7], 16)


@lru_cache(maxsize=1024)
def mix(colour: str, other: str, amount: float) -> str:
    """`colour` with `amount` (0..1) of `other` in it."""
    pairs = zip(rgb(colour), rgb(other), strict=True)
    return "#" + "".join(f"{round(a * (1 - amount) + b * amount):02x}" for a, b in pairs)


def brightness(colour: str) -> float:
    """How light a colour looks, 0..1 (Rec. 709 weights)."""
    red, green, blue = rgb(colour)
    return (0.2126 * red + 0.7152 * green + 0.0722 * blue) / 255


def _colour(stop: Stop) -> Any:
    name, alpha = (stop, 1.0) if isinstance(stop, str) else stop
    red, green, blue = rgb(name)
    return skia.Color4f(red / 255, green / 255, blue / 255, alpha)


def linear(
    start: tuple[float, float], end: tuple[float, float], *stops: Stop, at: Sequence[float] | None = None
) -> Shade:
    """Shade from one point to another."""
    return skia.GradientShader.MakeLinear([start, end], [_colour(stop).toColor() for stop in stops], at)


def radial(centre: tuple[float, float], radius: float, *stops: Stop, at: Sequence[float] | None = None) -> Shade:
    """Shade from a centre outwards."""
    return skia.GradientShader.MakeRadial(centre, radius, [_colour(stop).toColor() for stop in stops], at)


def faded_in(shade: Shade, start: Point, end: Point) -> Shade:
    """The same shade, not there at one point and all there at another."""
    there = linear(start, end, ("#000000", 0.0), ("#000000", 1.0))
    return skia.Shaders.Blend(skia.BlendMode.kDstIn, shade, there)


class Ink:
    """A canvas with the few moves a figure needs. Paths are SVG-like text, colours `#rrggbb`."""

    def __init__(self, canvas: Canvas) -> None:
        self.canvas = canvas

    def fill(
        self, data: str, colour: str = "#000000", alpha: float = 1.0, *, shade: Shade = None, blur: float = 0.0
    ) -> None:
        """Fill a path with a colour or a shade; `blur` softens its edge by so many units."""
        self.canvas.drawPath(path(data), _fill(colour, alpha, shade, blur))

    def oval(
        self,
        centre: tuple[float, float],
        radii: tuple[float, float],
        colour: str = "#000000",
        alpha: float = 1.0,
        *,
        shade: Shade = None,
        blur: float = 0.0,
    ) -> None:
        """Fill an oval."""
        (x, y), (wide, high) = centre, radii
        box = skia.Rect.MakeLTRB(x - wide, y - high, x + wide, y + high)
        self.canvas.drawOval(box, _fill(colour, alpha, shade, blur))

    def dot(self, x: float, y: float, radius: float, colour: str, alpha: float = 1.0) -> None:
        """Fill a circle."""
        self.canvas.drawCircle(x, y, radius, _fill(colour, alpha, None, 0.0))

    def line(self, data: str, colour: str, width: float, alpha: float = 1.0, *, blur: float = 0.0) -> None:
        """Stroke a path with round ends."""
        paint = _fill(colour, alpha, None, blur)
        paint.setStyle(skia.Paint.kStroke_Style)
        paint.setStrokeWidth(width)
        paint.setStrokeCap(skia.Paint.kRound_Cap)
        paint.setStrokeJoin(skia.Paint.kRound_Join)
        self.canvas.drawPath(path(data), paint)

    def polygon(
        self,
        points: Sequence[Point],
        colour: str = "#000000",
        alpha: float = 1.0,
        *,
        shade: Shade = None,
        outline: float = 0.0,
    ) -> None:
        """Fill a polygon, and an edge of so many units round it. For what is new in each frame: nothing is kept."""
        paint = _fill(colour, alpha, shade, 0.0)
        if outline:
            paint.setStyle(skia.Paint.kStrokeAndFill_Style)
            paint.setStrokeWidth(outline)
            paint.setStrokeJoin(skia.Paint.kRound_Join)
        self.canvas.drawPath(_joined(points, close=True), paint)

    def bar(
        self, points: Sequence[Point], colour: str, width: float, alpha: float = 1.0, *, flat: bool = False
    ) -> None:
        """Stroke straight lines through points, with round ends if not `flat`. As for polygons, nothing is kept."""
        paint = _fill(colour, alpha, None, 0.0)
        paint.setStyle(skia.Paint.kStroke_Style)
        paint.setStrokeWidth(width)
        if not flat:
            paint.setStrokeCap(skia.Paint.kRound_Cap)
        paint.setStrokeJoin(skia.Paint.kRound_Join)
        self.canvas.drawPath(_joined(points, close=False), paint)

    @contextmanager
    def within(self, data: str) -> Iterator[None]:
        """Draw only inside a path."""
        self.canvas.save()
        self.canvas.clipPath(path(data), doAntiAlias=True)
        yield
        self.canvas.restore()

    @contextmanager
    def moved(self, x: float = 0.0, y: float = 0.0) -> Iterator[None]:
        """Draw shifted."""
        self.canvas.save()
        self.canvas.translate(x, y)
        yield
        self.canvas.restore()

    @contextmanager
    def turned(self, degrees: float, x: float, y: float) -> Iterator[None]:
        """Draw turned about a point."""
        self.canvas.save()
        self.canvas.rotate(degrees, x, y)
        yield
        self.canvas.restore()

    @contextmanager
    def mirrored(self, x: float = 200.0) -> Iterator[None]:
        """Draw mirrored about the upright through `x`."""
        self.canvas.save()
        self.canvas.translate(2 * x, 0)
        self.canvas.scale(-1, 1)
        yield
        self.canvas.restore()


def _joined(points: Sequence[Point], *, close: bool) -> Any:
    """Straight lines through points; `Path.Polygon` does the same and takes six times as long."""
    lines = skia.Path()
    lines.moveTo(*points[0])
    for x, y in points[1:]:
        lines.lineTo(x, y)
    if close:
        lines.close()
    return lines


def _fill(colour: str, alpha: float, shade: Shade, blur: float) -> Any:
    paint = skia.Paint(AntiAlias=True, Color4f=_colour((colour, alpha)))
    if shade is not None:
        paint.setShader(shade)
    if blur:
        paint.setMaskFilter(skia.MaskFilter.MakeBlur(skia.kNormal_BlurStyle, blur))
    return paint


def record(draw: Callable[[Ink], None]) -> Any:
    """Record strokes once, to be played on any canvas later: a `skia.Picture`."""
    recorder = skia.PictureRecorder()
    draw(Ink(recorder.beginRecording(SHEET)))
    return recorder.finishRecordingAsPicture()
