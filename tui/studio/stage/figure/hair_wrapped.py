"""What is wound round the head and covers the hair."""

from __future__ import annotations

from typing import Final

from tui.studio.stage.figure.complexion import Complexion
from tui.studio.stage.figure.hair_style import Hair
from tui.studio.stage.figure.ink import Ink, linear, mix

_OUTLINE: Final = (
    "M126 176 C108 122 120 56 176 38 C192 33 212 33 226 38 C282 56 294 122 276 176 "
    "C270 146 250 124 201 108 C152 124 132 146 126 176 Z"
)
_FOLDS: Final = 6


class Turban(Hair):
    """A turban, wound from both sides to a point over the forehead; the person's `wrap` is its colour."""

    def behind(self, ink: Ink, tone: Complexion) -> None:
        """The nape and the sideburns."""
        ink.fill("M128 190 C120 140 140 90 202 90 C262 90 282 140 274 190 L264 206 L140 206 Z", tone.hair_deep)

    def shadow(self, ink: Ink, tone: Complexion) -> None:
        """Under the lowest fold."""
        ink.fill(
            "M128 186 C140 150 164 130 201 116 C238 130 262 150 274 186 L284 80 L120 80 Z", tone.deep, 0.45, blur=4
        )

    def front(self, ink: Ink, tone: Complexion) -> None:
        """Sideburns, the cloth beneath, then folds from the right and over them folds from the left."""
        for x, side in ((138, 1), (262, -1)):
            ink.fill(f"M{x} 160 L{x + 7 * side} 160 C{x + 6 * side} 178 {x + 4 * side} 190 {x} 200 Z", tone.hair, 0.9)
        cloth = mix(tone.wrap, "#ffffff", 0.14), tone.wrap, mix(tone.wrap, "#0a0814", 0.34)
        ink.fill(_OUTLINE, shade=linear((126, 60), (280, 170), *cloth))
        with ink.within(_OUTLINE):
            for flip in (True, False):
                for fold in range(_FOLDS):
                    if flip:
                        with ink.mirrored(201):
                            _fold(ink, tone.wrap, fold, dim=0.16)
                    else:
                        _fold(ink, tone.wrap, fold, dim=0.0)
            ink.line("M150 78 C166 58 186 50 206 50", "#ffffff", 8, 0.16, blur=4)
        ink.fill("M186 119 C192 106 196 100 201 96 C206 100 210 106 216 119 L201 109 Z", mix(tone.wrap, "#0a0814", 0.5))


def _fold(ink: Ink, colour: str, fold: int, *, dim: float) -> None:
    """One turn of the cloth: a band from low at the left, rising to the crown at the right."""
    share = fold / (_FOLDS - 1)
    low, high = 178 - 92 * share, 108 - 76 * share
    deep = 0.22 + 0.1 * share + dim
    left, right = 110 + 8 * share, 203 + 66 * share
    top = (
        f"M{left} {low} C{left + 8} {low - 34} {right - 64} {high + 14} {right} {high} "
        f"L{right} {high - 20} C{right - 70} {high - 8} {left - 4} {low - 60} {left - 8} {low - 22} Z"
    )
    ink.fill(top, mix(colour, "#0a0814", 0.08 + dim))
    ink.line(
        f"M{left} {low} C{left + 8} {low - 34} {right - 64} {high + 14} {right} {high}",
        mix(colour, "#0a0814", 0.5),
        2.2,
        deep,
        blur=0.7,
    )
    ink.line(
        f"M{left} {low - 4} C{left + 8} {low - 38} {right - 64} {high + 10} {right} {high - 4}",
        "#ffffff",
        2.6,
        0.2 - dim * 0.6,
        blur=1,
    )
