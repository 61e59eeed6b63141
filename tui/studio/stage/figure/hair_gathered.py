"""Hair that stands or is held up, and the scarf that covers it."""

from __future__ import annotations

from typing import Final

from tui.studio.stage.figure.complexion import Complexion
from tui.studio.stage.figure.hair_style import Hair
from tui.studio.stage.figure.ink import Ink, linear, radial
from tui.studio.stage.figure.locks import curls, locks


class Bun(Hair):
    """Combed back into a knot on top."""

    def behind(self, ink: Ink, tone: Complexion) -> None:
        """The knot, and the hair behind the ears."""
        ink.oval((203, 44), (36, 33), shade=radial((192, 34), 52, tone.hair_lit, tone.hair, tone.hair_deep))
        knot = "M167 44 C167 24 184 11 203 11 C223 11 239 26 239 44 C239 64 222 77 203 77 C184 77 167 64 167 44 Z"
        with ink.within(knot):
            first, last = (170, 56, 176, 14, 222, 6, 236, 40), (176, 74, 210, 40, 232, 60, 240, 70)
            locks(ink, tone, first, last, 12, width=4, seed=15, alpha=0.5)
        ink.line("M180 34 C188 22 206 18 222 26", tone.hair_shine, 3.4, 0.4, blur=1)
        ink.fill("M172 68 C186 78 220 78 234 68 L230 84 L176 84 Z", tone.hair_deep, 0.8, blur=2)
        ink.fill(
            "M129 188 C114 110 148 62 202 62 C258 62 290 112 273 188 C272 200 268 207 262 208 L140 208 "
            "C134 207 130 200 129 188 Z",
            tone.hair_deep,
        )

    def shadow(self, ink: Ink, tone: Complexion) -> None:
        """Along the hairline."""
        ink.fill(
            "M134 180 C140 138 164 114 198 110 C236 110 260 138 268 180 L280 70 L120 70 Z", tone.deep, 0.32, blur=5
        )

    def front(self, ink: Ink, tone: Complexion) -> None:
        """Combed lines from the hairline up to the knot."""
        cap = (
            "M133 190 C118 112 148 64 202 63 C258 64 286 112 269 190 C267 162 258 134 238 118 "
            "C216 101 184 101 162 118 C143 134 135 162 133 190 Z"
        )
        ink.fill(cap, shade=linear((136, 76), (270, 184), tone.hair_lit, tone.hair, tone.hair_dark, at=(0, 0.45, 1)))
        with ink.within(cap):
            first, last = (133, 190, 124, 120, 150, 74, 196, 62), (200, 108, 200, 94, 200, 78, 202, 62)
            locks(ink, tone, first, last, 16, width=-3.4, seed=17)
            first, last = (269, 190, 278, 120, 254, 74, 208, 62), (204, 108, 204, 94, 204, 78, 204, 62)
            locks(ink, tone, first, last, 16, width=3.4, seed=19)
        ink.line("M146 120 C154 96 172 80 190 75", tone.hair_shine, 6, 0.34, blur=2.4)
        ink.line("M226 78 C244 86 256 100 262 122", tone.hair_shine, 4, 0.22, blur=2)


class Curly(Hair):
    """A round crown of curls."""

    _crown: Final = (
        "M136 212 C118 226 98 212 102 190 C84 180 82 154 96 142 C88 118 104 96 124 92 C130 66 156 52 178 60 "
        "C194 44 226 46 236 62 C260 56 284 74 286 98 C308 106 316 132 304 150 C318 164 312 190 298 196 "
        "C300 216 282 226 266 214 C268 180 262 150 244 130 C216 112 180 112 156 130 C138 150 134 180 136 212 Z"
    )

    def behind(self, ink: Ink, tone: Complexion) -> None:
        """The crown's back."""
        back = (
            "M134 236 C110 242 94 224 100 200 C80 184 78 152 94 138 C86 112 104 92 124 90 C132 62 158 50 180 58 "
            "C198 42 226 44 238 60 C264 54 288 74 290 98 C312 106 318 136 306 152 C320 170 312 194 300 202 "
            "C304 226 286 242 266 236 Z"
        )
        ink.fill(back, tone.hair_deep)
        curls(ink, tone, back, (200, 150), 130, seed=23)

    def shadow(self, ink: Ink, tone: Complexion) -> None:
        """Along the hairline."""
        ink.fill("M130 190 C142 148 164 128 200 126 C236 128 260 148 270 190 L280 70 L120 70 Z", tone.deep, 0.4, blur=5)

    def front(self, ink: Ink, tone: Complexion) -> None:
        """Curls over forehead and temples."""
        ink.fill(self._crown, shade=radial((172, 84), 160, tone.hair_lit, tone.hair, tone.hair_dark))
        curls(ink, tone, self._crown, (200, 132), 118, seed=29)


class Headscarf(Hair):
    """A scarf wound round the head; `hair` is its colour."""

    face = (
        "M147 168 C145 122 166 103 200 102 C235 103 255 122 254 168 C255 214 244 286 200 286 C156 286 146 214 147 168 Z"
    )

    def behind(self, ink: Ink, tone: Complexion) -> None:
        """The cloth behind the neck."""
        ink.fill(
            "M118 176 C108 98 148 56 202 56 C258 56 294 98 284 176 C284 230 288 270 290 318 L112 318 "
            "C114 270 118 230 118 176 Z",
            shade=linear((110, 60), (290, 300), tone.hair, tone.hair_dark),
        )

    def over_body(self, ink: Ink, tone: Complexion) -> None:
        """The ends, laid over shoulders and chest."""
        drape = (
            "M126 268 C116 294 102 314 84 330 C74 340 78 350 92 356 C110 364 124 378 144 392 C162 404 182 412 198 412 "
            "C216 412 238 402 256 390 C276 376 290 364 308 356 C322 350 326 340 316 330 C298 314 284 294 274 268 Z"
        )
        ink.fill(
            "M162 224 L238 224 L262 296 L138 296 Z", shade=linear((0, 240), (0, 296), tone.hair_deep, tone.hair_dark)
        )
        with ink.moved(2, 5):
            ink.fill(drape, "#0b1020", 0.35, blur=6)
        ink.fill(drape, shade=linear((96, 290), (320, 410), tone.hair_lit, tone.hair, tone.hair_dark, at=(0, 0.45, 1)))
        with ink.within(drape):
            first, last = (140, 276, 120, 316, 190, 380, 270, 392), (120, 280, 40, 350, 120, 420, 200, 440)
            locks(ink, tone, first, last, 9, width=9, seed=73, alpha=0.26)
            first, last = (262, 276, 286, 316, 250, 360, 180, 392), (280, 280, 360, 350, 300, 410, 220, 430)
            locks(ink, tone, first, last, 7, width=-8, seed=79, alpha=0.26)
            ink.fill(
                "M120 262 C140 320 260 320 282 262 L286 310 C240 348 160 348 114 310 Z", tone.hair_deep, 0.5, blur=6
            )

    def shadow(self, ink: Ink, tone: Complexion) -> None:
        """All round the face."""
        ink.line(self.face, tone.deep, 14, 0.4, blur=4)

    def front(self, ink: Ink, tone: Complexion) -> None:
        """The cloth round the face, and its folds under the chin."""
        cloth = (
            "M116 176 C106 96 148 54 202 54 C258 54 296 96 286 176 C288 214 284 240 276 262 C262 300 232 322 200 326 "
            "C168 322 138 300 126 262 C118 240 114 214 116 176 Z "
        )
        inner = (
            "M147 168 C146 214 156 286 200 286 C244 286 255 214 254 168 "
            "C255 122 235 103 200 102 C166 103 145 122 147 168 Z"
        )
        ink.fill(
            cloth + inner, shade=linear((124, 70), (286, 300), tone.hair_lit, tone.hair, tone.hair_dark, at=(0, 0.4, 1))
        )
        with ink.within(cloth + inner):
            first, last = (198, 102, 150, 100, 130, 150, 150, 262), (196, 54, 112, 52, 100, 150, 130, 290)
            locks(ink, tone, first, last, 9, width=-7, seed=59, alpha=0.3)
            first, last = (204, 102, 250, 100, 270, 150, 250, 262), (206, 54, 292, 52, 302, 150, 270, 290)
            locks(ink, tone, first, last, 9, width=7, seed=61, alpha=0.3)
            first, last = (150, 262, 170, 290, 190, 294, 252, 250), (132, 280, 170, 326, 220, 330, 272, 270)
            locks(ink, tone, first, last, 7, width=6, seed=67, alpha=0.3)
        ink.line("M150 92 C166 74 186 68 206 68", tone.hair_shine, 6, 0.34, blur=3)
