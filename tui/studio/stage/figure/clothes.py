"""Clothes, one class a cut. They lie over neck and chest; the collar of each leaves the neck free.

A look's `jacket` is the outer cloth, its `shirt` what is worn under it or trims it, its `accent` jewellery and buttons.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from tui.studio.casting.catalogue import Look
from tui.studio.stage.figure.ink import Ink, linear, mix

_LEFT_ARM: Final = "C82 339 58 348 47 376 C36 406 33 470 25 570 L25 726"
"""From the left shoulder's height down the arm, and on to where the longest cut ends."""
_RIGHT_ARM: Final = "L375 726 L375 570 C367 470 364 406 353 376 C342 348 318 339 293 330"
"""The way back up on the right."""
_LEFT: Final = f"C150 315 130 322 107 330 {_LEFT_ARM}"
"""From the neck's left side over the shoulder and down the arm."""
_RIGHT: Final = f"{_RIGHT_ARM} C270 322 250 315"
"""The way back up to the neck, to be ended with its right side."""


@dataclass(frozen=True, slots=True)
class Cloth:
    """A cloth's colour, lit and in shadow."""

    base: str
    lit: str
    dim: str
    deep: str


def cloth(colour: str) -> Cloth:
    """Work out a cloth's lights and shadows."""
    return Cloth(colour, mix(colour, "#ffffff", 0.16), mix(colour, "#0b1020", 0.3), mix(colour, "#0b1020", 0.52))


class Clothes:
    """A cut of clothes."""

    def draw(self, ink: Ink, look: Look) -> None:
        """Draw them over neck and chest."""
        raise NotImplementedError


def _torso(collar: str) -> str:
    """The whole upper body with a neckline: `collar` leads from the right of the neck to its left."""
    return f"M162 298 {_LEFT} {_RIGHT} 238 298 {collar} Z"


def _cover(ink: Ink, outline: str, fabric: Cloth) -> None:
    """Lay cloth over the body: light from the upper left, arms set off from the chest by soft creases."""
    ink.fill(outline, shade=linear((70, 310), (340, 520), fabric.lit, fabric.base, fabric.dim, at=(0, 0.42, 1)))
    with ink.within(outline):
        ink.fill("M104 570 C94 480 94 438 102 404 C84 436 76 490 80 570 Z", fabric.deep, 0.5, blur=4)
        ink.fill("M296 570 C306 480 306 438 298 404 C316 436 324 490 320 570 Z", fabric.deep, 0.56, blur=4)
        ink.line("M101 406 C95 436 95 480 104 560", fabric.deep, 1.8, 0.45)
        ink.line("M299 406 C305 436 305 480 296 560", fabric.deep, 1.8, 0.5)
        ink.line("M46 404 C52 372 66 354 100 341", "#ffffff", 5, 0.16, blur=2.4)
        ink.line("M300 341 C328 350 342 362 349 388", fabric.lit, 3, 0.3, blur=2)
        ink.line("M58 470 C66 462 72 458 78 456", fabric.deep, 3, 0.28, blur=2)
        ink.line("M342 470 C334 462 328 458 322 456", fabric.deep, 3, 0.3, blur=2)
        ink.fill("M140 300 C120 318 100 326 84 332 L104 346 C130 338 150 328 166 312 Z", fabric.deep, 0.14, blur=5)


class Jacket(Clothes):
    """A tailored jacket over an open shirt."""

    def draw(self, ink: Ink, look: Look) -> None:
        """Shirt, then jacket, then lapels."""
        fabric = cloth(look.jacket)
        self._under(ink, look)
        panels = f"M154 304 {_LEFT} {_RIGHT} 246 304 C236 366 218 416 200 462 C182 416 164 366 154 304 Z"
        _cover(ink, panels, fabric)
        self._lapel(ink, fabric, lit=True)
        with ink.mirrored():
            self._lapel(ink, fabric, lit=False)
        ink.line("M202 462 C204 486 205 510 205 570 L206 726", fabric.deep, 1.8, 0.6)
        ink.dot(197, 480, 4.0, fabric.deep)
        ink.dot(196, 479, 1.4, "#ffffff", 0.35)
        ink.line("M266 428 L298 422", fabric.deep, 2.2, 0.5)
        ink.dot(138, 353, 4.4, look.accent)
        ink.dot(136.8, 351.8, 1.5, "#ffffff", 0.8)

    def _under(self, ink: Ink, look: Look) -> None:
        shirt = cloth(look.shirt)
        ink.fill(
            "M156 296 C150 310 150 330 156 350 L200 470 L244 350 C250 330 250 310 244 296 L234 290 "
            "C226 324 212 346 200 358 C188 346 174 324 166 290 Z",
            shade=linear((160, 0), (246, 60), shirt.base, mix(shirt.base, "#6a7694", 0.24)),
        )
        seam = mix(shirt.base, "#4a5470", 0.4)
        ink.line("M200 358 L200 466", seam, 1.3, 0.8)
        for y in (380, 404, 428):
            ink.dot(204, y, 1.8, seam)
        self._collar(ink, shirt)

    def _collar(self, ink: Ink, shirt: Cloth) -> None:
        left = "M165 287 C157 294 152 304 152 314 L178 362 C184 362 192 360 200 357 C186 340 172 316 165 287 Z"
        ink.fill(left, "#0b1020", 0.2, blur=3)
        ink.fill(left, mix(shirt.base, "#ffffff", 0.5))
        with ink.mirrored():
            ink.fill(left, "#0b1020", 0.2, blur=3)
            ink.fill(left, mix(mix(shirt.base, "#ffffff", 0.35), "#7e8aa6", 0.14))

    def _lapel(self, ink: Ink, fabric: Cloth, *, lit: bool) -> None:
        edge = (
            "M154 302 C140 316 126 324 112 331 L124 368 L112 378 L146 400 L194 464 L201 464 C182 412 166 364 154 302 Z"
        )
        with ink.moved(1.5, 3):
            ink.fill(edge, fabric.deep, 0.5, blur=4)
        top = fabric.lit if lit else fabric.base
        ink.fill(
            edge, shade=linear((112, 330), (200, 464), mix(top, "#ffffff", 0.08), fabric.base if lit else fabric.dim)
        )
        ink.line("M124 368 L140 373", fabric.deep, 1.6, 0.7)
        ink.line("M154 302 C140 316 126 324 112 331 L124 368 L112 378 L146 400 L194 464", fabric.lit, 1.0, 0.35)


class JacketTee(Jacket):
    """A tailored jacket over a round-necked tee."""

    def _under(self, ink: Ink, look: Look) -> None:
        tee = cloth(look.shirt)
        ink.fill(
            "M158 304 C168 332 184 342 200 342 C216 342 232 332 242 304 L256 330 L200 476 L144 330 Z",
            shade=linear((160, 300), (246, 440), tee.lit, tee.base, tee.dim),
        )
        ink.line("M162 308 C171 336 186 346 200 346 C214 346 229 336 238 308", tee.deep, 1.4, 0.4)
        ink.line("M160 306 C169 332 184 342 200 342 C216 342 231 332 240 306", tee.lit, 2.4, 0.6)
        fabric = cloth(look.jacket)
        # The collar stands up round the back of the neck.
        wing = "M171 281 C158 288 148 300 146 312 L162 332 C160 314 163 298 171 281 Z"
        ink.fill(wing, shade=linear((146, 300), (166, 300), fabric.base, fabric.dim))
        with ink.mirrored():
            ink.fill(wing, shade=linear((146, 300), (166, 300), fabric.dim, fabric.deep))


class Sweater(Clothes):
    """A fine knit with a shirt's collar over its neck."""

    def draw(self, ink: Ink, look: Look) -> None:
        """Knit, its ribbed neck, then the collar."""
        knit, shirt = cloth(look.jacket), cloth(look.shirt)
        ink.fill("M160 288 L200 362 L240 288 L244 330 L200 380 L156 330 Z", mix(shirt.base, "#6a7694", 0.2))
        outline = _torso("C232 334 216 366 200 368 C184 366 168 334 162 298")
        _cover(ink, outline, knit)
        with ink.within(outline):
            _rows(ink, knit)
            ink.line("M158 298 C166 342 184 372 200 374 C216 372 234 342 242 298", knit.deep, 15, 0.22, blur=3)
            ink.line("M161 298 C168 338 184 368 200 370 C216 368 232 338 239 298", knit.dim, 9)
            _ribs(ink, knit)
        wing = "M165 286 C157 293 151 304 150 318 L172 356 C180 352 188 346 194 340 C182 326 172 308 165 286 Z"
        for flip in (False, True):
            if flip:
                with ink.mirrored():
                    self._wing(ink, wing, mix(mix(shirt.base, "#ffffff", 0.3), "#7e8aa6", 0.16))
            else:
                self._wing(ink, wing, mix(shirt.base, "#ffffff", 0.45))

    def _wing(self, ink: Ink, wing: str, colour: str) -> None:
        with ink.moved(0, 2.5):
            ink.fill(wing, "#0b1020", 0.3, blur=3)
        ink.fill(wing, colour)


def _rows(ink: Ink, knit: Cloth) -> None:
    """The faint rows of a knit."""
    for step in range(16):
        y = 350 + step * 13
        ink.line(f"M20 {y + 20} C110 {y - 4} 290 {y - 4} 380 {y + 20}", knit.deep, 1.0, 0.1)


def _ribs(ink: Ink, knit: Cloth) -> None:
    """Ribs across a round neck."""
    for step in range(-9, 10):
        x = 200 + step * 4.2
        y = 370 - abs(step) ** 2.05 * 0.78
        ink.line(f"M{x} {y - 4} L{x + step * 0.12} {y + 4}", knit.deep, 1.0, 0.35)


class Turtleneck(Clothes):
    """A knit with a high rolled collar."""

    def draw(self, ink: Ink, look: Look) -> None:
        """Knit, then its collar round the neck."""
        knit = cloth(look.jacket)
        outline = _torso("C226 306 174 306 162 298")
        _cover(ink, outline, knit)
        with ink.within(outline):
            _rows(ink, knit)
            ink.fill("M150 300 C170 330 230 330 250 300 L252 316 C232 344 168 344 148 316 Z", knit.deep, 0.4, blur=5)
        roll = (
            "M163 268 C176 286 224 286 237 268 C242 282 245 298 246 "
            "310 C232 330 168 330 154 310 C155 298 158 282 163 268 Z"
        )
        ink.fill(roll, shade=linear((156, 280), (246, 316), knit.lit, knit.base, knit.dim))
        with ink.within(roll):
            for step in range(-11, 12):
                ink.line(f"M{200 + step * 3.5} 268 L{200 + step * 4.2} 330", knit.deep, 1.1, 0.26)
            ink.fill("M150 262 L250 262 L240 276 C224 292 176 292 160 276 Z", knit.deep, 0.45, blur=4)
        if look.accent:
            ink.line("M158 318 C164 366 184 388 200 394 C216 388 236 366 242 318", look.accent, 1.6, 0.9)
            ink.dot(200, 398, 5.4, look.accent)
            ink.dot(198.4, 396.4, 1.8, "#ffffff", 0.75)


class Hoodie(Clothes):
    """A hooded top over a tee."""

    def draw(self, ink: Ink, look: Look) -> None:
        """Hood behind the neck, body, hood's front, strings, pocket."""
        fleece, tee = cloth(look.jacket), cloth(look.shirt)
        ink.fill("M160 296 C172 330 188 338 200 338 C212 338 228 330 240 296 L252 372 L148 372 Z", tee.base)
        ink.line("M162 302 C173 332 188 340 200 340 C212 340 227 332 238 302", tee.deep, 1.3, 0.35)
        outline = _torso("C232 330 216 360 200 366 C184 360 168 330 162 298")
        _cover(ink, outline, fleece)
        with ink.within(outline):
            ink.line("M112 520 C150 500 250 500 288 520", fleece.deep, 2.2, 0.4)
            ink.fill("M114 640 L142 506 C160 502 240 502 258 506 L286 640 Z", fleece.deep, 0.16)
        hood = "M166 276 C148 284 132 298 122 322 C134 350 166 378 194 388 L200 368 C184 354 170 326 166 276 Z"
        for flip in (False, True):
            if flip:
                with ink.mirrored():
                    self._hood(ink, hood, fleece, fleece.base, fleece.dim)
            else:
                self._hood(ink, hood, fleece, fleece.lit, fleece.base)
        for x, end in ((184, 446), (217, 434)):
            bend = -4 if x < 200 else 4
            ink.line(
                f"M{x} 372 C{x + bend} 396 {x + bend} 420 {x + bend * 0.4} {end}", fleece.deep, 4.6, 0.35, blur=1.5
            )
            ink.line(f"M{x} 370 C{x + bend} 394 {x + bend} 418 {x + bend * 0.4} {end - 2}", look.accent, 3.2)
            ink.line(f"M{x + bend * 0.4} {end - 8} L{x + bend * 0.4} {end}", mix(look.accent, "#0b1020", 0.35), 3.6)

    def _hood(self, ink: Ink, hood: str, fleece: Cloth, top: str, bottom: str) -> None:
        with ink.moved(0, 4):
            ink.fill(hood, fleece.deep, 0.5, blur=5)
        ink.fill(hood, shade=linear((130, 290), (198, 388), top, bottom))
        ink.line("M166 276 C170 326 184 354 200 368", fleece.deep, 2.4, 0.4)
        ink.line("M128 322 C140 344 164 364 190 376", fleece.deep, 1.2, 0.3)


class Blouse(Clothes):
    """A soft blouse, gathered at the shoulders, tied with a bow."""

    def draw(self, ink: Ink, look: Look) -> None:
        """Blouse, folds, then the bow."""
        silk = cloth(look.jacket)
        outline = _torso("C228 322 214 338 200 342 C186 338 172 322 162 298")
        _cover(ink, outline, silk)
        with ink.within(outline):
            for x, lean in ((132, -16), (152, -8), (248, 8), (268, 16)):
                ink.line(
                    f"M{x} 336 C{x + lean * 0.3} 380 {x + lean * 0.4} 430 {x + lean} 500", silk.deep, 4, 0.16, blur=3
                )
                ink.line(f"M{x + 5} 340 C{x + 5 + lean * 0.3} 380 {x + 4} 420 {x + lean} 470", silk.lit, 3, 0.3, blur=2)
            ink.line("M200 380 L200 700", silk.deep, 1.4, 0.4)
        band = (
            "M160 292 C168 318 186 334 200 338 C214 334 232 318 240 292 "
            "L246 300 C238 328 216 348 200 352 C184 348 162 328 154 300 Z"
        )
        ink.fill(band, shade=linear((154, 296), (246, 350), silk.lit, silk.base, silk.dim))
        self._bow(ink, silk)

    def _bow(self, ink: Ink, silk: Cloth) -> None:
        tail = "M196 350 C188 378 180 402 166 436 C176 440 188 438 196 432 C202 404 204 376 204 352 Z"
        other = "M201 350 C208 376 216 396 232 418 C226 428 214 432 206 428 C200 402 198 374 198 352 Z"
        for part, shade in ((other, silk.dim), (tail, silk.base)):
            with ink.moved(0, 4):
                ink.fill(part, silk.deep, 0.4, blur=4)
            ink.fill(part, shade=linear((170, 350), (210, 436), silk.lit, shade))
        loop = "M198 346 C180 326 158 326 150 338 C148 354 166 366 198 352 Z"
        ink.fill(loop, shade=linear((150, 330), (198, 356), silk.lit, silk.base))
        ink.line("M194 349 C180 342 168 340 158 344", silk.deep, 1.6, 0.4)
        with ink.mirrored():
            ink.fill(loop, shade=linear((150, 330), (198, 356), silk.base, silk.dim))
            ink.line("M194 349 C180 342 168 340 158 344", silk.deep, 1.6, 0.4)
        ink.fill(
            "M192 340 C196 336 206 336 209 340 C212 346 212 354 208 "
            "359 C204 362 196 362 192 358 C189 352 189 346 192 340 Z",
            silk.lit,
        )
        ink.line("M196 342 C194 348 194 352 196 358", silk.deep, 1.3, 0.4)


class Dress(Clothes):
    """A dress with a wide round neck, and a fine chain."""

    def draw(self, ink: Ink, look: Look) -> None:
        """Dress, chain, seams."""
        crepe = cloth(look.jacket)
        outline = (
            f"M126 325 C119 327 113 328 107 330 {_LEFT_ARM} {_RIGHT_ARM} "
            "C287 328 281 327 274 325 C262 366 232 386 200 386 C168 386 138 366 126 325 Z"
        )
        with ink.moved(0, 3):
            ink.fill(
                "M126 322 C138 364 168 384 200 384 C232 384 262 364 274 322 L290 400 L110 400 Z", "#20060c", 0.2, blur=4
            )
        _cover(ink, outline, crepe)
        with ink.within(outline):
            ink.line("M126 325 C138 366 168 386 200 386 C232 386 262 366 274 325", crepe.lit, 4, 0.6)
            ink.line("M122 329 C136 374 168 394 200 394 C232 394 264 374 278 329", crepe.deep, 1.2, 0.4)
            ink.fill("M132 420 C150 452 150 500 146 570 L160 570 C162 500 160 452 140 416 Z", crepe.deep, 0.2, blur=4)
            ink.fill("M268 420 C250 452 250 500 254 570 L240 570 C238 500 240 452 260 416 Z", crepe.deep, 0.22, blur=4)
        ink.line("M160 300 C168 336 184 350 200 354 C216 350 232 336 240 300", look.accent, 1.5, 0.95)
        ink.dot(200, 358, 4.6, look.accent)
        ink.dot(198.8, 356.6, 1.5, "#ffffff", 0.8)


class Tee(Clothes):
    """A plain round-necked tee under an open overshirt."""

    def draw(self, ink: Ink, look: Look) -> None:
        """Tee, then the overshirt's two fronts and collar."""
        tee, over = cloth(look.shirt), cloth(look.jacket)
        outline = _torso("C230 330 216 342 200 343 C184 342 170 330 162 298")
        _cover(ink, outline, tee)
        ink.line("M165 304 C174 334 188 345 200 346 C212 345 226 334 235 304", tee.deep, 1.2, 0.4)
        ink.line("M163 300 C172 332 187 343 200 343 C213 343 228 332 237 300", tee.lit, 3.0, 0.7)
        for flip in (False, True):
            if flip:
                with ink.mirrored():
                    self._front(ink, over, over.base, over.dim)
            else:
                self._front(ink, over, over.lit, over.base)

    def _front(self, ink: Ink, over: Cloth, top: str, bottom: str) -> None:
        panel = f"M150 304 {_LEFT} L160 726 L160 570 C152 480 154 400 166 360 Z"
        with ink.moved(4, 2):
            ink.fill("M150 304 L160 726 L168 726 L168 570 C158 480 160 400 172 352 Z", "#0b1020", 0.3, blur=5)
        ink.fill(panel, shade=linear((50, 320), (170, 540), top, bottom))
        with ink.within(panel):
            ink.fill("M104 570 C94 480 94 438 102 404 C84 436 76 490 80 570 Z", over.deep, 0.5, blur=4)
            ink.line("M101 406 C95 436 95 480 104 560", over.deep, 1.8, 0.5)
            ink.line("M46 404 C52 372 66 354 100 341", "#ffffff", 5, 0.14, blur=2.4)
            ink.line("M158 372 C146 420 145 490 152 570 L152 726", over.deep, 1.2, 0.5)
            ink.line("M112 424 L142 424 L142 462 L127 470 L112 462 Z", over.deep, 1.5, 0.45)
        collar = "M160 290 C148 300 138 310 130 322 L146 372 C156 362 164 356 172 352 C164 334 160 312 160 290 Z"
        with ink.moved(1, 4):
            ink.fill(collar, over.deep, 0.5, blur=4)
        ink.fill(collar, shade=linear((130, 300), (172, 370), mix(top, "#ffffff", 0.1), top))


CLOTHES: Final[dict[str, Clothes]] = {
    "blouse": Blouse(),
    "dress": Dress(),
    "hoodie": Hoodie(),
    "jacket": Jacket(),
    "jacket_tee": JacketTee(),
    "overshirt": Tee(),
    "sweater": Sweater(),
    "turtleneck": Turtleneck(),
}
"""Cuts by the name a look's data gives."""
