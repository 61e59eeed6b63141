"""Eyes, brows and glasses, each drawn around its own middle and for the left of the picture."""

from __future__ import annotations

from tui.studio.casting.catalogue import Person
from tui.studio.stage.figure.complexion import Complexion
from tui.studio.stage.figure.ink import Ink, linear, mix, radial

EYE_X, EYE_Y = 29.0, 185.0
"""How far the eyes lie from the middle line, and how low."""
BROW_Y = 160.0

_HALF = 15.6
"""Half the width of an eye; its outer corner is at -_HALF."""


def draw_eye(
    ink: Ink, person: Person, tone: Complexion, blink: float, gaze: tuple[float, float], *, flip: bool
) -> None:
    """One eye.

    Args:
        ink: Where to draw; the eye's middle is the origin.
        person: Whose eye.
        tone: Their colours.
        blink: 0 open to 1 shut.
        gaze: Shift of the pupil in units, to the picture's right and down.
        flip: Whether it is mirrored, for the picture's right; light and gaze are not.
    """
    side = -1 if flip else 1
    openness = 1 - blink
    ink.canvas.save()
    ink.canvas.scale(side, 1)
    upper, lower = _lids(openness, person)
    almond = (
        f"M{-_HALF} -0.8 C{-_HALF * 0.62} {-upper * 1.2} {_HALF * 0.42} {-upper * 1.22} {_HALF - 0.5} 2.8 "
        f"C{_HALF * 0.5} {lower} {-_HALF * 0.55} {lower * 1.14} {-_HALF} -0.8 Z"
    )
    _lid(ink, tone, openness)
    if openness > 0.1:
        with ink.within(almond):
            _ball(ink, person, gaze, side)
    _lash_line(ink, person, tone, openness, upper, lower)
    ink.canvas.restore()


def _lids(openness: float, person: Person) -> tuple[float, float]:
    """How high the upper lid arches over the corners, and how far the lower hangs below them."""
    widest = (11.6 if person.lashes else 10.2) - 2.6 * person.narrow_eyes
    lowest = 8.8 - 1.4 * person.narrow_eyes
    return widest * openness - 4.6 * (1 - openness), lowest * openness + 5.6 * (1 - openness)


def _lid(ink: Ink, tone: Complexion, openness: float) -> None:
    """The skin of the upper lid, seen the more the further it falls, with its crease."""
    ink.fill(
        f"M{-_HALF} -1 C-10 -16 6 -17 {_HALF} 2 C8 {7 - 9 * openness} -8 {8 - 12 * openness} {-_HALF} -1 Z",
        shade=linear((0, -14), (0, 7), (tone.dim, 0.0), (tone.dim, 0.5)),
    )
    crease = 4.4 * openness
    ink.line(
        f"M{-_HALF + 1.4} {-6.4 - crease * 0.7} C-8 {-12 - crease} 5 {-12 - crease} {_HALF - 3} {-5 - crease * 0.6}",
        tone.deep,
        1.6,
        0.5,
    )


def _ball(ink: Ink, person: Person, gaze: tuple[float, float], side: int) -> None:
    ink.fill("M-20 -20 L20 -20 L20 20 L-20 20 Z", shade=linear((0, -12), (0, 6), "#d9d2da", "#fffdfb"))
    x, y = gaze[0] * side + 0.2, gaze[1] - 1.4
    ring = mix(person.eye, "#000000", 0.5)
    iris = radial((x, y + 3), 10.4, mix(person.eye, "#ffdca8", 0.42), person.eye, ring, at=(0, 0.55, 1))
    ink.oval((x, y), (9.1, 9.1), shade=iris)
    ink.dot(x, y, 4.3, "#120d16")
    ink.dot(x + 3.1 * side, y - 3.4, 2.5, "#ffffff", 0.96)
    ink.dot(x - 2.8 * side, y + 3.2, 1.3, "#ffffff", 0.55)
    ink.oval((2.0, -10.0), (19, 6.4), "#2c1820", 0.2)
    ink.dot(14.0, 3.0, 2.2, "#d98a86", 0.6)


def _lash_line(ink: Ink, person: Person, tone: Complexion, openness: float, upper: float, lower: float) -> None:
    thick = 3.3 if person.lashes else 2.1
    wing = f"L{-_HALF - 4.2} {-4.8 * openness + 3.0 * (1 - openness)} " if person.lashes else ""
    ink.fill(
        f"M{_HALF - 0.5} 2.8 C{_HALF * 0.42} {-upper * 1.22} {-_HALF * 0.62} {-upper * 1.2} {-_HALF} -0.8 {wing}"
        f"C{-_HALF * 0.66} {-upper * 1.24 - thick} {_HALF * 0.4} {-upper * 1.26 - thick} {_HALF - 0.5} 2.8 Z",
        tone.lash,
    )
    ink.line(
        f"M{-_HALF + 1.4} 0.6 C{-_HALF * 0.55} {lower * 1.14} {_HALF * 0.5} {lower} {_HALF - 2} 3.2",
        tone.deep,
        1.3,
        0.5,
    )


def draw_brow(ink: Ink, person: Person, tone: Complexion, lift: float) -> None:
    """One brow, its outer end to the left; `lift` raises and arches it."""
    thick = person.brow
    ink.canvas.save()
    ink.canvas.translate(0, -5.0 * lift)
    ink.canvas.rotate(-2.0 * lift)
    ink.fill(
        f"M-19 3.8 C-12 {-5 * thick - 1.5} 2 {-5.6 * thick - 0.8} 15.6 {-1.2 - thick} "
        f"C17.8 1 17.2 {3.4 * thick} 15.2 {3.5 * thick} C4 -0.4 -9 -0.4 -19 3.8 Z",
        tone.brow,
        0.94,
    )
    ink.line(f"M-12 -1.4 C-5 {-3.4 * thick} 3 {-3.6 * thick} 9 {-2.2 * thick}", tone.hair_lit, 1.0, 0.3)
    ink.line(f"M12.6 {2.6 * thick} L14.4 {-0.8 * thick} M9 {1.4 * thick} L11 {-1.8 * thick}", tone.skin, 0.7, 0.35)
    ink.canvas.restore()


def draw_glasses(ink: Ink, frame: str = "#23283a") -> None:
    """Glasses at rest on the nose, in the figure's own coordinates."""
    for x in (171.0, 229.0):
        lens = (
            f"M{x - 23} 180 C{x - 23} 170 {x - 16} 167 {x} 167 C{x + 16} 167 {x + 23} 170 {x + 23} 180 "
            f"C{x + 23} 196 {x + 14} 206 {x} 206 C{x - 14} 206 {x - 23} 196 {x - 23} 180 Z"
        )
        ink.fill(lens, "#dcebff", 0.13)
        with ink.within(lens):
            ink.line(f"M{x - 15} 204 L{x + 5} 166", "#ffffff", 5.0, 0.16)
            ink.line(f"M{x - 5} 207 L{x + 13} 170", "#ffffff", 2.0, 0.14)
        ink.line(lens, frame, 3.2)
    ink.line("M194 180 C197 176 203 176 206 180", frame, 3.0)
    ink.line("M148 178 L137 175", frame, 2.8)
    ink.line("M252 178 L263 175", frame, 2.8)
