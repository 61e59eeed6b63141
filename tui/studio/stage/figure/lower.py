"""What a full framing shows below the chest: the waist of a cut of clothes, its hem, and what is worn under it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from tui.studio.casting.catalogue import Look, Person
from tui.studio.stage.figure.clothes import Cloth, cloth
from tui.studio.stage.figure.ink import Ink, linear


def waist_window(person: Person, look: Look) -> str:
    """The part of the clothes that is not sleeve: shoulders, sides drawn in to the waist, down to the hem."""
    waist, cut = _waist(person), _CUTS[look.clothes]
    far, hem, side = 400 - waist, cut.hem_y, waist + cut.hips
    high, low = (590 + share * (hem - 590) for share in (0.55, 0.73))
    return (
        f"M-40 180 L440 180 L440 378 C330 392 308 420 303 452 C300 500 {far} 540 {far} 590 "
        f"C{far} {high} {398 - side} {low} {400 - side} {hem} "
        f"L{side} {hem} C{side + 2} {low} {waist} {high} {waist} 590 "
        f"C{waist} 540 100 500 97 452 C92 420 70 392 -40 378 Z"
    )


def _waist(person: Person) -> float:
    """Where the waist's left side is; the figure's middle is at 200."""
    return 108 + (5 if person.lashes else 0) - 7 * max(0.0, person.build) - 4 * max(0.0, person.full)


def draw_legs(ink: Ink, person: Person, look: Look) -> None:
    """Trousers, or a dress's skirt; the upper body is laid over them."""
    if look.clothes == "dress":
        crepe, waist = cloth(look.jacket), _waist(person)
        skirt = (
            f"M{waist} 588 L{400 - waist} 588 C{410 - waist} 660 326 760 336 930 L64 930 "
            f"C74 760 {waist - 10} 660 {waist} 588 Z"
        )
        ink.fill(skirt, shade=linear((70, 310), (340, 520), crepe.lit, crepe.base, crepe.dim, at=(0, 0.42, 1)))
        with ink.within(skirt):
            for x, lean in ((140, -34), (176, -10), (226, 12), (262, 34)):
                ink.line(f"M{x} 600 C{x} 690 {x + lean} 780 {x + lean} 930", crepe.deep, 9, 0.16, blur=5)
        return
    wool, cut = cloth(look.trousers), _CUTS[look.clothes]
    top, left = cut.hem_y - 8, _waist(person) + cut.hips + 2
    far = 400 - left
    trousers = (
        f"M{left} {top} L{far} {top} C{far + 8} 780 {far + 10} 850 {far + 12} 930 L212 930 L202 776 L190 930 "
        f"L{left - 12} 930 C{left - 10} 850 {left - 8} 780 {left} {top} Z"
    )
    ink.fill(trousers, shade=linear((90, 0), (310, 0), wool.lit, wool.base, wool.dim, at=(0, 0.5, 1)))
    with ink.within(trousers):
        ink.fill("M80 640 L320 640 L320 722 C260 746 140 746 80 722 Z", wool.deep, 0.6, blur=7)
        ink.line("M202 700 L202 780", wool.deep, 2.0, 0.7)
        ink.line("M142 740 L134 930 M262 740 L270 930", wool.lit, 1.6, 0.3)


def draw_hem(ink: Ink, look: Look) -> None:
    """How the cut ends; drawn inside its outline."""
    fabric = cloth(look.jacket)
    ink.fill("M80 470 C104 540 112 580 108 640 L80 700 Z", fabric.deep, 0.3, blur=8)
    ink.fill("M320 470 C296 540 288 580 292 640 L320 700 Z", fabric.deep, 0.4, blur=8)
    ink.line("M118 604 C150 616 168 616 186 608 M284 596 C262 606 246 608 232 604", fabric.deep, 3, 0.16, blur=2)
    _CUTS[look.clothes].draw(ink, look, fabric)


def _jacket(ink: Ink, look: Look, fabric: Cloth) -> None:
    ink.dot(197, 545, 4.0, fabric.deep)
    ink.dot(196, 544, 1.4, "#ffffff", 0.35)
    wool = cloth(look.trousers)
    ink.fill("M206 640 C202 690 194 712 178 726 L240 726 C220 712 210 690 206 640 Z", wool.deep)
    for flap in ("M116 628 C132 634 148 635 164 632 L164 645 C148 648 132 647 116 641 Z",):
        ink.fill(flap, fabric.deep, 0.32)
        with ink.mirrored():
            ink.fill(flap, fabric.deep, 0.4)


def _knit(ink: Ink, look: Look, fabric: Cloth) -> None:
    del look
    ink.fill("M80 686 C150 700 250 700 320 686 L320 730 L80 730 Z", fabric.dim)
    ribs = " ".join(f"M{x} 690 L{x} 726" for x in range(96, 306, 7))
    ink.line(ribs, fabric.deep, 1.2, 0.4)
    ink.line("M80 686 C150 700 250 700 320 686", fabric.deep, 1.8, 0.5)


def _belted(ink: Ink, look: Look, fabric: Cloth) -> None:
    """Tucked in, with a belt."""
    for x in (130, 156, 182, 218, 244, 270):
        ink.line(f"M{x} 668 C{x + 2} 648 {x + (200 - x) * 0.08} 632 {x + (200 - x) * 0.1} 614", fabric.deep, 2.2, 0.22)
    ink.fill("M80 664 C150 674 250 674 320 664 L320 690 L80 690 Z", cloth(look.trousers).deep)
    ink.line("M194 671 L208 671 L208 684 L194 684 Z", look.accent or "#d9b25a", 2.4)


def _open(ink: Ink, look: Look, fabric: Cloth) -> None:
    """An overshirt hangs open over a tee; only its tee ends higher."""
    wool = cloth(look.trousers)
    ink.fill("M160 706 C180 712 220 712 240 706 L240 730 L160 730 Z", wool.deep)
    ink.line("M92 712 L160 716 M240 716 L308 712", fabric.deep, 1.4, 0.5)


def _waisted(ink: Ink, look: Look, fabric: Cloth) -> None:
    ink.fill("M96 580 C150 592 250 592 304 580 L304 596 C250 608 150 608 96 596 Z", fabric.deep, 0.45)
    ink.line("M96 580 C150 592 250 592 304 580", look.accent or fabric.lit, 1.4, 0.7)


@dataclass(frozen=True, slots=True)
class _Cut:
    hem_y: float
    hips: float
    """How much further out the hem is than the waist; negative, for it is measured from the left."""
    draw: Callable[[Ink, Look, Cloth], None]


_CUTS: Final = {
    "blouse": _Cut(684, -14, _belted),
    "dress": _Cut(600, 0, _waisted),
    "hoodie": _Cut(714, -16, _knit),
    "jacket": _Cut(722, -18, _jacket),
    "jacket_tee": _Cut(722, -18, _jacket),
    "overshirt": _Cut(722, -18, _open),
    "sweater": _Cut(710, -14, _knit),
    "turtleneck": _Cut(710, -14, _knit),
}
