"""Short hair: cut, cropped, faded, receding."""

from __future__ import annotations

from tui.studio.stage.figure.complexion import Complexion
from tui.studio.stage.figure.hair_style import Hair
from tui.studio.stage.figure.ink import Ink, linear, radial
from tui.studio.stage.figure.locks import curls, locks


class Quiff(Hair):
    """Short at the sides, combed up and over on top."""

    def behind(self, ink: Ink, tone: Complexion) -> None:
        """The short back, seen beside the ears."""
        ink.fill("M134 196 C122 120 150 70 202 70 C256 70 280 120 266 196 Z", tone.hair_deep)

    def shadow(self, ink: Ink, tone: Complexion) -> None:
        """Under the fringe."""
        ink.fill(
            "M132 164 C146 134 168 124 200 126 C232 122 258 130 268 164 L280 70 L120 70 Z", tone.deep, 0.34, blur=5
        )

    def front(self, ink: Ink, tone: Complexion) -> None:
        """Sides first, then the top over them."""
        for flip in (False, True):
            if flip:
                with ink.mirrored():
                    _short_side(ink, tone)
            else:
                _short_side(ink, tone)
        top = (
            "M141 134 C132 92 158 60 204 56 C244 50 280 76 272 116 C270 128 266 136 261 142 "
            "C256 130 248 124 238 122 C214 132 186 128 168 116 C156 120 146 126 141 134 Z"
        )
        ink.fill(top, shade=linear((150, 60), (262, 140), tone.hair_lit, tone.hair, tone.hair_dark, at=(0, 0.5, 1)))
        with ink.within(top):
            locks(
                ink,
                tone,
                (150, 132, 140, 84, 176, 56, 218, 56),
                (262, 142, 250, 110, 286, 100, 250, 58),
                20,
                width=6,
                seed=31,
                alpha=0.5,
            )
        ink.line("M154 104 C162 82 182 70 206 66", tone.hair_shine, 5, 0.42, blur=2)
        ink.line("M224 66 C246 68 260 80 264 98", tone.hair_shine, 4, 0.28, blur=2)


class Crop(Hair):
    """Short all over with a textured fringe."""

    def behind(self, ink: Ink, tone: Complexion) -> None:
        """The short back, seen beside the ears."""
        ink.fill("M134 192 C122 118 150 70 202 70 C256 70 280 118 266 192 Z", tone.hair_deep)

    def shadow(self, ink: Ink, tone: Complexion) -> None:
        """Under the fringe."""
        ink.fill("M132 170 C146 138 168 132 200 134 C232 132 256 136 268 170 L280 70 L120 70 Z", tone.deep, 0.3, blur=5)

    def front(self, ink: Ink, tone: Complexion) -> None:
        """Sides, then the top with its broken edge."""
        for flip in (False, True):
            if flip:
                with ink.mirrored():
                    _short_side(ink, tone)
            else:
                _short_side(ink, tone)
        top = (
            "M139 150 C126 96 156 60 204 58 C252 56 282 96 264 150 C261 142 257 136 252 130 L244 134 L238 126 L226 133 "
            "L216 125 L204 134 L194 126 L182 133 L172 124 L162 131 L156 126 C148 132 142 142 139 150 Z"
        )
        ink.fill(top, shade=linear((150, 62), (262, 146), tone.hair_lit, tone.hair, tone.hair_dark, at=(0, 0.4, 1)))
        with ink.within(top):
            locks(
                ink,
                tone,
                (204, 60, 168, 64, 142, 96, 140, 148),
                (206, 60, 244, 64, 268, 96, 262, 148),
                26,
                width=5,
                seed=37,
                alpha=0.46,
            )
        ink.line("M150 106 C160 84 180 72 202 70", tone.hair_shine, 5, 0.34, blur=2)


class Fade(Hair):
    """Cut to a few millimetres, with a sharp line."""

    def shadow(self, ink: Ink, tone: Complexion) -> None:
        """Drawn on the skin itself, for it is barely more than a shade."""
        cap = (
            "M120 60 L280 60 L280 176 L262 178 C262 160 260 146 254 132 C238 118 162 118 146 132 "
            "C140 146 138 160 138 178 L120 176 Z"
        )
        ink.fill(
            cap, shade=linear((0, 84), (0, 182), (tone.hair, 0.97), (tone.hair, 0.9), (tone.hair, 0.25), at=(0, 0.6, 1))
        )
        with ink.within(cap):
            curls(ink, tone, cap, (200, 110), 60, seed=41)
        ink.oval((178, 98), (30, 12), shade=radial((178, 98), 30, (tone.hair_shine, 0.4), (tone.hair_shine, 0.0)))


class Receding(Hair):
    """Full at the sides, thin and high on top."""

    def behind(self, ink: Ink, tone: Complexion) -> None:
        """The sides, seen beside the ears."""
        ink.fill(
            "M130 200 C116 150 128 96 160 82 L242 82 C274 96 286 150 270 200 Z",
            shade=linear((0, 80), (0, 200), tone.hair_dark, tone.hair_deep),
        )

    def front(self, ink: Ink, tone: Complexion) -> None:
        """Sides, and what is combed over the top."""
        top = (
            "M150 112 C146 88 172 70 202 69 C234 70 256 88 251 112 C246 100 234 93 216 93 "
            "C200 97 184 95 174 94 C164 98 155 104 150 112 Z"
        )
        ink.fill(top, shade=linear((154, 70), (250, 112), tone.hair_lit, tone.hair, tone.hair_dark))
        with ink.within(top):
            locks(
                ink,
                tone,
                (152, 112, 158, 84, 184, 70, 204, 70),
                (250, 112, 246, 90, 232, 76, 208, 70),
                18,
                width=4,
                seed=43,
            )
        for flip in (False, True):
            if flip:
                with ink.mirrored(200.5):
                    self._side(ink, tone, seed=47)
            else:
                self._side(ink, tone, seed=53)

    def _side(self, ink: Ink, tone: Complexion, seed: int) -> None:
        side = (
            "M139 186 C124 168 122 124 140 98 C146 90 154 86 160 86 C152 98 148 112 148 128 C148 146 144 160 142 170 Z"
        )
        ink.fill(side, shade=linear((124, 100), (152, 180), tone.hair_lit, tone.hair, tone.hair_dark))
        with ink.within(side):
            locks(
                ink,
                tone,
                (158, 86, 140, 100, 124, 140, 138, 186),
                (160, 90, 150, 110, 146, 150, 141, 186),
                9,
                width=4,
                seed=seed,
            )


def _short_side(ink: Ink, tone: Complexion) -> None:
    """Closely cut hair over one ear, fading into the skin."""
    side = "M138 184 C130 150 130 116 148 94 L166 112 C150 124 144 140 143 158 C142 168 141 178 138 184 Z"
    ink.fill(side, shade=linear((0, 100), (0, 186), (tone.hair_dark, 1.0), (tone.hair_dark, 0.72)))
