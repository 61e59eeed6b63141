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
            first, last = (150, 132, 140, 84, 176, 56, 218, 56), (262, 142, 250, 110, 286, 100, 250, 58)
            locks(ink, tone, first, last, 20, width=6, seed=31, alpha=0.5)
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
            "M139 150 C126 96 156 60 204 58 C252 56 282 96 264 150 C262 142 259 134 253 127 "
            "C250 133 244 137 237 139 C240 134 240 130 238 126 C228 134 212 140 197 140 C203 135 205 131 204 127 "
            "C192 136 178 138 163 135 C167 132 168 129 167 126 C157 130 146 138 139 150 Z"
        )
        ink.fill(top, shade=linear((150, 62), (262, 146), tone.hair_lit, tone.hair, tone.hair_dark, at=(0, 0.4, 1)))
        with ink.within(top):
            first, last = (204, 60, 168, 64, 142, 96, 140, 148), (206, 60, 244, 64, 268, 96, 262, 148)
            locks(ink, tone, first, last, 26, width=5, seed=37, alpha=0.46)
        ink.line("M150 106 C160 84 180 72 202 70", tone.hair_shine, 5, 0.34, blur=2)


class Fade(Hair):
    """Cut to a few millimetres, with a sharp line."""

    def front(self, ink: Ink, tone: Complexion) -> None:
        """The top, which stands a little off the skull."""
        top = (
            "M140 146 C134 106 160 80 200 80 C240 80 266 106 260 146 C258 138 256 134 252 130 "
            "C236 118 164 118 148 130 C144 134 142 138 140 146 Z"
        )
        ink.fill(top, shade=linear((150, 80), (256, 140), tone.hair_lit, tone.hair, tone.hair_dark, at=(0, 0.4, 1)))
        curls(ink, tone, top, (200, 108), 58, seed=41)
        with ink.within(top):
            ink.oval((182, 96), (36, 14), shade=radial((182, 96), 36, (tone.hair_shine, 0.5), (tone.hair_shine, 0.0)))

    def shadow(self, ink: Ink, tone: Complexion) -> None:
        """The sides, drawn on the skin itself, for they are barely more than a shade."""
        cap = (
            "M120 60 L280 60 L280 176 L262 178 C262 160 260 146 254 132 C238 118 162 118 146 132 "
            "C140 146 138 160 138 178 L120 176 Z"
        )
        ink.fill(
            cap, shade=linear((0, 84), (0, 182), (tone.hair, 0.97), (tone.hair, 0.9), (tone.hair, 0.25), at=(0, 0.6, 1))
        )


class Receding(Hair):
    """Full at the sides, combed back from a high forehead."""

    def behind(self, ink: Ink, tone: Complexion) -> None:
        """The sides, seen beside the ears."""
        ink.fill(
            "M131 198 C116 150 126 92 160 78 L242 78 C276 92 286 150 270 198 Z",
            shade=linear((0, 80), (0, 200), tone.hair_dark, tone.hair_deep),
        )

    def front(self, ink: Ink, tone: Complexion) -> None:
        """One mass from ear to ear, its locks combed up and back."""
        mass = (
            "M139 186 C124 168 118 118 140 88 C156 68 178 60 202 60 C228 60 248 68 262 88 C284 118 277 168 262 186 "
            "C260 172 258 160 256 146 C255 124 248 104 236 92 C228 99 214 103 200 103 C186 103 174 99 165 92 "
            "C153 104 146 124 145 146 C143 160 141 172 139 186 Z"
        )
        ink.fill(mass, shade=linear((140, 64), (262, 176), tone.hair_lit, tone.hair, tone.hair_dark, at=(0, 0.4, 1)))
        with ink.within(mass):
            first, last = (140, 186, 148, 120, 160, 92, 182, 62), (128, 170, 122, 120, 138, 84, 168, 62)
            locks(ink, tone, first, last, 12, width=4, seed=47, alpha=0.4)
            first, last = (261, 186, 253, 120, 242, 92, 222, 62), (274, 170, 280, 120, 264, 84, 236, 62)
            locks(ink, tone, first, last, 12, width=-4, seed=53, alpha=0.4)
            first, last = (168, 96, 172, 84, 178, 72, 186, 60), (234, 96, 230, 84, 224, 72, 216, 60)
            locks(ink, tone, first, last, 14, width=3, seed=43, alpha=0.34)
        ink.line("M150 96 C162 80 180 71 198 69", tone.hair_shine, 5, 0.4, blur=2)


def _short_side(ink: Ink, tone: Complexion) -> None:
    """Closely cut hair over one ear, fading into the skin."""
    side = "M138 184 C130 150 130 116 148 94 L166 112 C150 124 144 140 143 158 C142 168 141 178 138 184 Z"
    ink.fill(side, shade=linear((0, 100), (0, 186), (tone.hair_dark, 1.0), (tone.hair_dark, 0.72)))
