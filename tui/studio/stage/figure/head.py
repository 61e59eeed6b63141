"""Skull, ears, neck, nose and jaw: what is skin and does not blink."""

from __future__ import annotations

from tui.studio.casting.catalogue import Person
from tui.studio.stage.figure.complexion import Complexion
from tui.studio.stage.figure.ink import Ink, linear, radial


def _chest(thick: float) -> str:
    """Neck and upper chest, nowhere wider than what is worn over it; `thick` is how much of it is left and right."""
    left, low = 171 - thick, 159 - 0.2 * thick
    far, right = 400 - left, 400 - low
    return (
        f"M{left} 232 C{left + 3} 262 {left + 2 + 0.3 * thick} 282 {low} 296 C152 315 138 322 122 331 L110 440 "
        f"L290 440 L278 331 C262 322 248 315 {right} 296 C{far - 2 - 0.3 * thick} 282 {far - 3} 262 {far} 232 Z"
    )


_THICK = 9.0
"""How much a thick neck is wider than a slender one, on either side."""

_NOSE_TOP = 176.0
JAW_TOP = 212.0
"""Above this line the head does not move when the mouth opens."""


def head_outline(person: Person, drop: float = 0.0) -> str:
    """The head's outline; `drop` is how far the chin has gone down with the mouth."""
    jaw, full, long = person.jaw, person.full, person.face.chin
    side, corner, chin = drop * 0.1, drop * 0.45 + 0.35 * long, 276 + drop + long + max(0.0, full)
    out = 5 * jaw + 6.5 * full
    y = 241 + 4 * jaw + corner
    half, low = 62 + 2.5 * full, 8 * jaw + 6 * full
    return (
        f"M138 160 C138 114 162 86 200 86 C238 86 262 114 262 160 "
        f"C{200 + half} {196 + 8 * jaw} {260 + jaw + 5 * full} {218 + 8 * jaw + side} {247 + out} {y} "
        f"C{236 + low} {262 + 2 * jaw + corner} {217 + 0.85 * low} {chin} 200 {chin} "
        f"C{183 - 0.85 * low} {chin} {164 - low} {262 + 2 * jaw + corner} {153 - out} {y} "
        f"C{140 - jaw - 5 * full} {218 + 8 * jaw + side} {200 - half} {196 + 8 * jaw} 138 160 Z"
    )


def draw_neck(ink: Ink, person: Person, tone: Complexion) -> None:
    """Neck, collar bones and the upper chest; clothes are laid over it."""
    thick = _THICK * person.neck
    chest = _chest(thick)
    ink.fill(
        chest,
        shade=linear((160, 0), (244, 0), tone.lit, tone.skin, tone.dim, at=(0, 0.45, 1)),
    )
    with ink.within(chest):
        ink.fill(
            "M150 230 L250 230 L250 272 C236 300 218 310 200 310 C182 310 164 298 154 270 Z", tone.deep, 0.5, blur=5
        )
        ink.fill("M232 236 C222 270 226 290 244 304 L260 300 L250 236 Z", tone.deep, 0.3, blur=4)
    with ink.within(chest):
        for flip in (False, True):
            _collar_bone(ink, tone, flip=flip)
    ink.line("M184 276 C187 292 191 306 196 316", tone.deep, 2.2, 0.16, blur=1)
    ink.line("M217 276 C214 292 209 306 204 316", tone.deep, 2.2, 0.2, blur=1)
    ink.fill("M194 318 C198 322 202 322 206 318 C204 326 196 326 194 318 Z", tone.deep, 0.3, blur=1)


def _collar_bone(ink: Ink, tone: Complexion, *, flip: bool) -> None:
    bone = "M192 322 C176 317 156 319 132 316"
    if flip:
        with ink.mirrored():
            ink.line(bone, tone.deep, 2.6, 0.26, blur=1)
    else:
        ink.line(bone, tone.deep, 2.6, 0.22, blur=1)
        ink.line("M190 325 C174 321 158 323 136 320", tone.lit, 2.0, 0.35, blur=1)


def draw_ears(ink: Ink, person: Person, tone: Complexion, accent: str, *, covered: bool) -> None:
    """Both ears, with what hangs on them; under hair that frames the face nothing but that shows."""
    for right in (False, True):
        if right:
            with ink.mirrored():
                _ear(ink, person, tone, accent, lit=False, covered=covered)
        else:
            _ear(ink, person, tone, accent, lit=True, covered=covered)


def _ear(ink: Ink, person: Person, tone: Complexion, accent: str, *, lit: bool, covered: bool) -> None:
    shell = "M142 170 C131 160 122 168 124 184 C126 200 132 213 142 211 Z"
    if not covered:
        ink.fill(shell, tone.skin if lit else tone.dim)
        with ink.within(shell):
            ink.fill("M146 168 C136 172 132 184 134 196 C136 206 140 210 146 212 Z", tone.deep, 0.35, blur=2)
        ink.line("M138 176 C131 171 128 178 130 187 C133 190 132 197 137 202", tone.deep, 1.7, 0.5)
    if person.earrings:
        ink.dot(134.5, 214, 4.0, accent)
        ink.dot(133.4, 212.8, 1.3, "#ffffff", 0.85)


def draw_skin(ink: Ink, person: Person, tone: Complexion, drop: float = 0.0) -> None:
    """The head itself. Shaded by gradients alone: its lower part is drawn anew in every frame."""
    outline = head_outline(person, drop)
    ink.fill(outline, shade=linear((152, 92), (256, 268), tone.lit, tone.skin, tone.dim, at=(0, 0.5, 1.12)))
    ink.fill(outline, shade=linear((216, 0), (264, 0), (tone.dim, 0.0), (tone.dim, 0.5)))
    ink.fill(outline, shade=linear((138, 0), (158, 0), (tone.dim, 0.24), (tone.dim, 0.0)))
    with ink.within(outline):
        for x in (165.0, 236.0):
            ink.oval((x, 214), (24, 21), shade=radial((x, 214), 24, (tone.blush, tone.blushes), (tone.blush, 0.0)))
        chin = 260 + drop + 0.8 * person.face.chin
        ink.oval((200, chin), (17, 12), shade=radial((200, chin), 17, (tone.lit, 0.5), (tone.lit, 0.0)))


def draw_face_marks(ink: Ink, person: Person, tone: Complexion) -> None:
    """Light on the forehead, eye sockets, freckles, lines: what lies on the skin."""
    with ink.within(head_outline(person)):
        ink.oval((194, 124), (34, 20), shade=radial((194, 124), 34, (tone.lit, 0.6), (tone.lit, 0.0)))
        for x in (171.0, 229.0):
            ink.oval((x, 180), (25, 17), shade=radial((x, 180), 25, (tone.dim, 0.34), (tone.dim, 0.0)))
        if person.freckles:
            _freckles(ink, tone)
        if person.lines:
            _lines(ink, tone, person.lines)


def _freckles(ink: Ink, tone: Complexion) -> None:
    spots = ((160, 210), (167, 206), (173, 212), (165, 216), (178, 206), (156, 216), (171, 219), (184, 211))
    for x, y in spots:
        ink.dot(x, y, 1.0, tone.deep, 0.34)
        ink.dot(401 - x, y + (x % 3) - 1, 1.0, tone.deep, 0.34)


def _lines(ink: Ink, tone: Complexion, amount: float) -> None:
    """Crow's feet, bags and a forehead that has been raised often."""
    for right in (False, True):
        if right:
            with ink.mirrored():
                _side_lines(ink, tone, amount)
        else:
            _side_lines(ink, tone, amount)
    ink.line("M172 128 C186 124 212 124 228 128", tone.deep, 1.5, 0.22 * amount, blur=0.5)
    ink.line("M176 138 C190 135 208 135 224 138", tone.deep, 1.5, 0.2 * amount, blur=0.5)


def _side_lines(ink: Ink, tone: Complexion, amount: float) -> None:
    ink.line("M158 198 C164 203 174 204 182 200", tone.deep, 1.5, 0.36 * amount, blur=0.5)
    ink.line("M149 184 C146 183 144 181 143 179", tone.deep, 1.2, 0.4 * amount)
    ink.line("M149 188 C146 188 144 188 142 187", tone.deep, 1.2, 0.4 * amount)
    ink.line("M181 216 C174 222 170 230 169 240", tone.deep, 1.7, 0.42 * amount, blur=0.5)


def draw_nose(ink: Ink, person: Person, tone: Complexion) -> None:
    """Bridge, tip and nostrils."""
    wide = (0.92 if person.lashes else 1.08) * person.nose
    ink.canvas.save()
    ink.canvas.translate(200, _NOSE_TOP)
    ink.canvas.scale(wide, person.face.nose)
    ink.canvas.translate(-200, -_NOSE_TOP)
    ink.fill(
        "M203 176 C206 190 213 204 215 213 C216 220 210 223 203 222 C208 216 206 196 203 176 Z",
        shade=linear((203, 178), (214, 222), (tone.deep, 0.0), (tone.deep, 0.42)),
    )
    ink.oval((198, 212), (7, 7), shade=radial((198, 211), 7, (tone.lit, 0.75), (tone.lit, 0.0)))
    ink.line("M198.5 182 C198 192 197.6 200 197.6 206", tone.lit, 3.0, 0.3)
    ink.line("M188 220 C184.6 219.6 184.4 214.6 187 212.6", tone.deep, 1.6, 0.36)
    ink.line("M188.4 220.4 C191 218.8 194.6 219.4 196.4 221.8 C198.6 223.6 202 223.6 204 221.8", tone.deep, 1.8, 0.5)
    ink.line("M204 221.8 C206 219.4 209.6 218.8 212 220.4 C214.8 219.2 214.8 215 212.8 212.8", tone.deep, 1.8, 0.58)
    ink.oval((191.6, 220.4), (2.3, 1.2), tone.deep, 0.5)
    ink.oval((208.8, 220.4), (2.3, 1.2), tone.deep, 0.56)
    ink.canvas.restore()
