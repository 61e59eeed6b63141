"""Long hair that is tied or twisted: a ponytail, locs."""

from __future__ import annotations

import random
from typing import Final

from tui.studio.stage.figure.complexion import Complexion
from tui.studio.stage.figure.hair_style import Hair
from tui.studio.stage.figure.ink import Ink, linear
from tui.studio.stage.figure.locks import Curve, locks


class Ponytail(Hair):
    """Combed back and tied high, with a parted fringe."""

    def behind(self, ink: Ink, tone: Complexion) -> None:
        """The tail, which falls beside the neck, and the hair behind the ears."""
        tail = (
            "M222 62 C250 40 296 62 306 118 C316 176 292 214 300 262 C304 292 300 322 280 350 "
            "C282 318 268 296 262 262 C254 214 268 160 262 118 C258 92 244 78 222 80 Z"
        )
        ink.fill(tail, shade=linear((240, 60), (300, 340), tone.hair, tone.hair_dark, tone.hair_deep, at=(0, 0.6, 1)))
        with ink.within(tail):
            first, last = (226, 76, 268, 84, 252, 200, 276, 350), (232, 54, 320, 60, 312, 200, 298, 330)
            locks(ink, tone, first, last, 15, width=6, seed=83, alpha=0.5)
        ink.line("M262 66 C284 78 296 100 298 128", tone.hair_shine, 4.4, 0.36, blur=2)
        ink.fill("M130 192 C116 112 148 62 202 62 C258 62 288 112 272 192 L262 210 L140 210 Z", tone.hair_deep)

    def shadow(self, ink: Ink, tone: Complexion) -> None:
        """Under the fringe."""
        ink.fill(
            "M130 182 C138 142 164 124 196 118 C236 122 262 144 270 182 L282 70 L120 70 Z", tone.deep, 0.32, blur=5
        )

    def front(self, ink: Ink, tone: Complexion) -> None:
        """Combed back, the band, then a fringe parted at the side and two loose strands."""
        cap = (
            "M133 188 C118 112 148 62 202 61 C258 62 286 112 269 188 C267 164 258 138 238 122 "
            "C216 106 184 106 162 122 C143 136 135 164 133 188 Z"
        )
        ink.fill(cap, shade=linear((136, 72), (270, 184), tone.hair_lit, tone.hair, tone.hair_dark, at=(0, 0.45, 1)))
        with ink.within(cap):
            first, last = (133, 190, 124, 120, 160, 74, 226, 60), (200, 112, 206, 96, 216, 80, 232, 62)
            locks(ink, tone, first, last, 16, width=-3.6, seed=85, alpha=0.42)
            first, last = (269, 190, 280, 120, 262, 80, 236, 62), (206, 110, 222, 96, 232, 80, 236, 62)
            locks(ink, tone, first, last, 12, width=3.6, seed=87, alpha=0.42)
        ink.line("M146 116 C154 92 174 77 196 72", tone.hair_shine, 6, 0.36, blur=2.4)
        fringe = (
            "M176 84 C152 98 136 128 137 166 C140 156 145 149 151 143 C158 138 180 128 190 112 "
            "C204 126 232 132 252 146 C258 152 262 160 264 170 C270 132 250 96 214 82 C202 78 188 79 176 84 Z"
        )
        ink.fill(fringe, shade=linear((150, 84), (262, 160), tone.hair_lit, tone.hair, tone.hair_dark, at=(0, 0.5, 1)))
        with ink.within(fringe):
            first, last = (184, 84, 158, 100, 142, 130, 138, 166), (190, 86, 186, 108, 170, 128, 150, 144)
            locks(ink, tone, first, last, 9, width=-3.6, seed=89, alpha=0.46)
            first, last = (192, 84, 232, 92, 262, 124, 264, 170), (190, 88, 200, 114, 226, 132, 252, 146)
            locks(ink, tone, first, last, 11, width=3.6, seed=91, alpha=0.46)
        for strand in (
            "M139 146 C134 172 135 202 144 230 C140 204 140 178 144 156 Z",
            "M263 148 C268 174 267 204 258 234 C262 206 262 180 258 158 Z",
        ):
            ink.fill(strand, tone.hair)


_LEFT_FIRST: Final[Curve] = (198, 84, 166, 88, 142, 116, 139, 250)
_LEFT_LAST: Final[Curve] = (196, 56, 112, 54, 96, 146, 93, 326)
_RIGHT_FIRST: Final[Curve] = (204, 84, 236, 88, 260, 116, 263, 250)
_RIGHT_LAST: Final[Curve] = (206, 56, 292, 54, 306, 146, 309, 326)


class Locs(Hair):
    """Locs past the shoulders, parted in the middle."""

    face = "M150 60 L252 60 L254 230 C253 252 251 270 247 290 L155 290 C151 270 149 252 148 230 Z"

    def behind(self, ink: Ink, tone: Complexion) -> None:
        """The locs down the back."""
        ink.fill(
            "M114 168 C106 92 148 50 203 50 C260 50 296 98 290 168 C294 240 300 300 296 350 L106 350 "
            "C102 300 108 240 114 168 Z",
            shade=linear((0, 60), (0, 350), tone.hair_dark, tone.hair_deep),
        )
        _ropes(
            ink, tone, (120, 150, 112, 220, 106, 290, 104, 372), (282, 150, 292, 220, 298, 290, 300, 368), 17, seed=3
        )

    def shadow(self, ink: Ink, tone: Complexion) -> None:
        """Under the parting and beside the cheeks."""
        ink.fill(
            "M128 220 C136 150 160 116 200 102 C242 116 264 150 272 220 L290 80 L110 80 Z", tone.deep, 0.42, blur=5
        )

    def front(self, ink: Ink, tone: Complexion) -> None:
        """Two falls, from the inner locs to the outer ones, which lie over them at the crown."""
        for first, last, seed in (
            (_LEFT_FIRST, _LEFT_LAST, 11),
            (_RIGHT_FIRST, _RIGHT_LAST, 13),
        ):
            _ropes(ink, tone, first, last, 9, seed=seed)
        ink.line("M201 58 C201 66 201 72 201 80", tone.hair_deep, 2.4, 0.8, blur=0.6)


def _ropes(ink: Ink, tone: Complexion, first: Curve, last: Curve, count: int, *, seed: int) -> None:
    """Lay twisted ropes of hair from one curve over to another."""
    chance = random.Random(seed)  # noqa: S311  (a drawing, not a secret)
    for index in range(count):
        share = (index + chance.uniform(-0.12, 0.12)) / (count - 1)
        x0, y0, x1, y1, x2, y2, x3, y3 = (a + (b - a) * share for a, b in zip(first, last, strict=True))
        x3, y3 = x3 + chance.uniform(-5, 5), y3 + chance.uniform(-14, 14)
        curve = f"M{x0:.1f} {y0:.1f} C{x1:.1f} {y1:.1f} {x2:.1f} {y2:.1f} {x3:.1f} {y3:.1f}"
        wide = chance.uniform(9.0, 11.0)
        ink.line(curve, tone.hair_deep, wide + 2.2)
        ink.line(curve, (tone.hair, tone.hair_dark, tone.hair)[index % 3], wide)
        with ink.moved(-1.8, -0.8):
            ink.line(curve, tone.hair_shine, 2.2, 0.34, blur=0.8)
        ink.line(_twists((x0, y0, x1, y1, x2, y2, x3, y3), wide), tone.hair_deep, 1.5, 0.75)


def _twists(curve: Curve, wide: float) -> str:
    """Short slanted strokes along a curve, as one path."""
    x0, y0, x1, y1, x2, y2, x3, y3 = curve
    strokes = []
    steps = round((abs(x3 - x0) + abs(y3 - y0)) / 9)
    for step in range(1, steps):
        t = step / steps
        u = 1 - t
        x = u**3 * x0 + 3 * u * u * t * x1 + 3 * u * t * t * x2 + t**3 * x3
        y = u**3 * y0 + 3 * u * u * t * y1 + 3 * u * t * t * y2 + t**3 * y3
        strokes.append(f"M{x - wide * 0.36:.1f} {y - 2.4:.1f} L{x + wide * 0.36:.1f} {y + 2.4:.1f}")
    return " ".join(strokes)
