"""The mouth, drawn from its numbers around its own middle."""

from __future__ import annotations

from dataclasses import dataclass

from tui.studio.casting.catalogue import Person
from tui.studio.stage.figure.complexion import Complexion
from tui.studio.stage.figure.ink import Ink, linear, mix
from tui.studio.stage.figure.mouth_shapes import Mouth

MOUTH_Y = 241.0

_PARTED = 0.35
"""Lips further apart than this, in units, show what is between them."""


@dataclass(frozen=True, slots=True)
class _Curves:
    """The few lines a mouth is made of, in units; y grows downwards."""

    half: float
    corner: float
    """Height of the corners."""
    above: float
    """The opening's upper edge in the middle."""
    below: float
    """The opening's lower edge in the middle."""
    reach: float
    """How far the curves' handles reach out: more makes the opening rounder."""

    def over(self, y: float) -> str:
        """Curve from the left corner to the right one through (0, y)."""
        handle = self.corner + (y - self.corner) * 4 / 3
        x = self.half * self.reach
        return f"C{-x} {handle} {x} {handle} {self.half} {self.corner}"

    def back(self, y: float) -> str:
        """The same from right to left."""
        handle = self.corner + (y - self.corner) * 4 / 3
        x = self.half * self.reach
        return f"C{x} {handle} {-x} {handle} {-self.half} {self.corner}"

    @property
    def opening(self) -> str:
        """What lies between the lips."""
        return f"M{-self.half} {self.corner} {self.over(self.above)} {self.back(self.below)} Z"


def _curves(mouth: Mouth) -> _Curves:
    return _Curves(
        half=mouth.half_width,
        corner=-mouth.smile,
        above=-mouth.open * 0.4,
        below=mouth.open * 0.6,
        reach=0.52 * (1 - mouth.round) + 0.98 * mouth.round,
    )


def draw_mouth(ink: Ink, person: Person, tone: Complexion, mouth: Mouth) -> None:
    """Lips and what shows between them."""
    curves = _curves(mouth)
    lips = mouth.lips * person.face.lips
    upper, lower = 4.6 * lips, 6.4 * lips
    if not person.lashes:
        upper, lower = upper * 0.66, lower * 0.74
    ink.oval((0, curves.below + lower + 4), (curves.half * 0.6, 3), tone.deep, 0.34, blur=2)
    if mouth.open > _PARTED:
        with ink.within(curves.opening):
            _inside(ink, mouth, curves)
    _lower_lip(ink, tone, mouth, curves, lower)
    _upper_lip(ink, tone, mouth, curves, upper)
    if mouth.open < 1.4:
        _seam(ink, tone, curves, 1 - mouth.open / 1.4)
    _corners(ink, tone, curves)


def _inside(ink: Ink, mouth: Mouth, curves: _Curves) -> None:
    half, above, below = curves.half, curves.above, curves.below
    top, bottom = min(above, curves.corner) - 2, below + 2
    ink.fill(
        f"M{-half - 2} {top} L{half + 2} {top} L{half + 2} {bottom} L{-half - 2} {bottom} Z",
        shade=linear((0, above), (0, below), "#34080f", "#6a1c28"),
    )
    _tongue(ink, mouth, curves)
    if mouth.upper_teeth > 0.02:
        high = min(2.0 + 6.0 * mouth.upper_teeth, mouth.open * 0.9 + 2) * min(1.0, mouth.upper_teeth * 4)
        ink.fill(
            f"M{-half * 0.92} {top} L{half * 0.92} {top} L{half * 0.86} {above + high * 0.5} "
            f"C{half * 0.5} {above + high * 1.04} {-half * 0.5} "
            f"{above + high * 1.04} {-half * 0.86} {above + high * 0.5} Z",
            shade=linear((0, above), (0, above + high), "#e4dcdb", "#fffdfa"),
        )
    if mouth.lower_teeth > 0.02:
        rise = 3.2 * mouth.lower_teeth
        ink.fill(
            f"M{-half * 0.6} {bottom} L{half * 0.6} {bottom} L{half * 0.56} {below - rise * 0.8} "
            f"C{half * 0.3} {below - rise * 1.2} {-half * 0.3} "
            f"{below - rise * 1.2} {-half * 0.56} {below - rise * 0.8} Z",
            "#efe8e4",
        )
    ink.line(f"M{-half} {curves.corner} {curves.over(above)}", "#24050a", 3.6, 0.34)


def _tongue(ink: Ink, mouth: Mouth, curves: _Curves) -> None:
    seen = max(mouth.tongue, min(1.0, max(0.0, mouth.open - 7) / 4) * 0.3)
    if seen <= 0.02:
        return
    y = curves.below + 5.5 - seen * min(9.0, mouth.open * 0.55)
    ink.oval((0, y + 1), (curves.half * 0.62, 8), shade=linear((0, y - 7), (0, y + 6), "#e27a80", "#b03f4a"))
    ink.line(f"M0 {y - 4} L0 {y + 5}", "#8c2a36", 1.2, 0.4)


def _lower_lip(ink: Ink, tone: Complexion, mouth: Mouth, curves: _Curves, thick: float) -> None:
    half, corner, below = curves.half, curves.corner, curves.below
    inner = below - 3.6 * mouth.tuck
    bulge = corner + (below + thick - corner) * 4 / 3
    ink.fill(
        f"M{-half} {corner} {curves.over(inner)} L{half + 1.4} {corner + 0.4} "
        f"C{half * 0.74} {bulge} {-half * 0.74} {bulge} {-half - 1.4} {corner + 0.4} Z",
        shade=linear((0, below), (0, below + thick), tone.lip, mix(tone.lip, "#ffffff", 0.14)),
    )
    shine = below + thick * 0.45
    ink.oval((-half * 0.1, shine), (half * 0.24, thick * 0.17), "#ffffff", 0.26, blur=0.9)


def _upper_lip(ink: Ink, tone: Complexion, mouth: Mouth, curves: _Curves, thick: float) -> None:
    half, corner, above = curves.half, curves.corner, curves.above
    bow = 1 - 0.75 * mouth.round
    peak, dip = above - thick - 1.0, above - thick + 0.7 * bow - 0.9 * (1 - bow)
    slope = corner * 0.5 + above - thick * 0.55
    ink.fill(
        f"M{-half - 2} {corner - 0.2} C{-half * 0.62} {slope} {-half * 0.36} {peak - 0.4} {-half * 0.18} {peak} "
        f"C{-half * 0.08} {peak + 0.3} {-half * 0.05} {dip} 0 {dip} "
        f"C{half * 0.05} {dip} {half * 0.08} {peak + 0.3} {half * 0.18} {peak} "
        f"C{half * 0.36} {peak - 0.4} {half * 0.62} {slope} {half + 2} {corner - 0.2} "
        f"L{half} {corner} {curves.back(above)} Z",
        shade=linear((0, above - thick - 1), (0, above + 1), mix(tone.lip_dark, tone.lip, 0.5), tone.lip_dark),
    )


def _seam(ink: Ink, tone: Complexion, curves: _Curves, alpha: float) -> None:
    """The line between closed lips."""
    half, corner, above = curves.half, curves.corner, curves.above
    ink.line(
        f"M{-half - 2.6} {corner - 0.8} C{-half * 0.55} {above + 1.2} {-half * 0.2} {above + 1.5} 0 {above + 0.6} "
        f"C{half * 0.2} {above + 1.5} {half * 0.55} {above + 1.2} {half + 2.6} {corner - 0.8}",
        mix(tone.lip, "#24050a", 0.64),
        1.8,
        0.9 * alpha,
    )


def _corners(ink: Ink, tone: Complexion, curves: _Curves) -> None:
    x, y = curves.half + 1.8, curves.corner
    for side in (-1, 1):
        ink.line(
            f"M{side * x} {y - 2.8} C{side * (x + 1.8)} {y - 0.6} {side * (x + 1.2)} {y + 1.4} {side * x} {y + 2.4}",
            tone.deep,
            1.4,
            0.42,
        )
