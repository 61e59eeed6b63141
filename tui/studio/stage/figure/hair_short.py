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
    """Cut to a few millimetres on top and shorter towards the ears, with an edged line."""

    def front(self, ink: Ink, tone: Complexion) -> None:
        """The top, which stands a little off the skull."""
        top = (
            "M144 132 C136 104 146 76 172 71 C190 67 212 67 230 71 C255 76 265 104 257 132 L253 133 "
            "C252 126 248 121 240 119 C216 114 186 114 161 119 C153 121 149 126 148 133 Z"
        )
        ink.fill(top, shade=linear((150, 70), (256, 136), tone.hair_lit, tone.hair, tone.hair_dark, at=(0, 0.4, 1)))
        curls(ink, tone, top, (200, 100), 62, seed=41)
        with ink.within(top):
            ink.oval((180, 84), (38, 14), shade=radial((180, 84), 38, (tone.hair_shine, 0.42), (tone.hair_shine, 0.0)))

    def shadow(self, ink: Ink, tone: Complexion) -> None:
        """The sides, drawn on the skin itself, for they are barely more than a shade."""
        ink.fill("M140 142 C160 122 240 122 262 142 L262 80 L140 80 Z", tone.deep, 0.3, blur=4)
        for left in (
            "M120 60 L172 60 L170 118 L152 123 C149 130 148 140 147 152 C146 162 142 172 137 182 L120 182 Z",
            "M280 60 L229 60 L231 118 L249 123 C252 130 253 140 254 152 C255 162 259 172 263 182 L280 182 Z",
        ):
            ink.fill(
                left,
                shade=linear(
                    (0, 100), (0, 184), (tone.hair, 0.96), (tone.hair, 0.66), (tone.hair, 0.0), at=(0, 0.5, 1)
                ),
            )


class Receding(Hair):
    """Short at the sides, combed back from a forehead that has grown high at the temples."""

    def behind(self, ink: Ink, tone: Complexion) -> None:
        """The sides, seen beside the ears."""
        ink.fill(
            "M134 196 C122 150 130 92 162 78 L240 78 C272 92 280 150 267 196 Z",
            shade=linear((0, 80), (0, 200), tone.hair_dark, tone.hair_deep),
        )

    def shadow(self, ink: Ink, tone: Complexion) -> None:
        """Where hair thins into skin at the temples."""
        for side in (-1, 1):
            x = 200 + side * 40
            ink.oval((x, 104), (22, 20), shade=radial((x, 104), 22, (tone.hair_dark, 0.4), (tone.hair_dark, 0.0)))

    def front(self, ink: Ink, tone: Complexion) -> None:
        """Close sides, then a loose top with a peak in the middle, its locks combed back and across."""
        side = (
            "M139 186 C128 168 124 128 140 98 C148 86 158 80 170 78 C162 90 156 104 152 118 C149 132 147 146 145 160 "
            "C143 170 141 178 139 186 Z"
        )
        for flip in (False, True):
            if flip:
                with ink.mirrored(201):
                    self._side(ink, tone, side)
            else:
                self._side(ink, tone, side)
        top = (
            "M150 106 C146 82 168 60 204 58 C238 58 256 80 252 106 C248 98 243 94 236 94 C230 104 219 108 209 112 "
            "C204 114 198 114 193 111 C184 108 174 102 168 93 C160 94 154 98 150 106 Z"
        )
        ink.fill(top, shade=linear((150, 60), (252, 112), tone.hair_shine, tone.hair_lit, tone.hair, at=(0, 0.4, 1)))
        with ink.within(top):
            first, last = (150, 108, 158, 78, 186, 64, 226, 62), (244, 100, 240, 84, 246, 76, 232, 60)
            locks(ink, tone, first, last, 22, width=4, seed=43, alpha=0.5)
            first, last = (176, 98, 184, 80, 204, 70, 236, 70), (204, 114, 210, 96, 226, 86, 250, 90)
            locks(ink, tone, first, last, 9, width=3, seed=45, alpha=0.4)
        ink.line("M160 84 C172 72 190 67 208 67", tone.hair_shine, 5, 0.6, blur=2)

    def _side(self, ink: Ink, tone: Complexion, outline: str) -> None:
        ink.fill(outline, shade=linear((0, 84), (0, 186), tone.hair, tone.hair, tone.hair_dark, at=(0, 0.4, 1)))
        with ink.within(outline):
            first, last = (150, 120, 146, 140, 143, 160, 139, 188), (158, 78, 126, 110, 126, 150, 132, 188)
            locks(ink, tone, first, last, 13, width=3, seed=47, alpha=0.4)


class Horseshoe(Hair):
    """Bald on top, with short hair round the sides."""

    def behind(self, ink: Ink, tone: Complexion) -> None:
        """The sides, seen beside the ears."""
        ink.fill("M134 196 C126 168 130 138 142 126 L260 126 C272 138 276 168 267 196 Z", tone.hair_dark)

    def shadow(self, ink: Ink, tone: Complexion) -> None:
        """Light on the bare skull, and stubble where the hair begins."""
        ink.oval((184, 104), (30, 13), shade=radial((184, 104), 30, ("#ffffff", 0.26), ("#ffffff", 0.0)))
        for x in (140.0, 262.0):
            ink.oval((x, 142), (16, 34), shade=radial((x, 142), 34, (tone.hair, 0.5), (tone.hair, 0.0)))

    def front(self, ink: Ink, tone: Complexion) -> None:
        """A fringe over each ear, thinning out towards the crown."""
        tuft = (
            "M139 190 C128 184 122 158 129 136 C133 124 140 114 147 110 "  # from the lobe up
            "C152 118 152 134 150 148 C148 164 145 178 139 190 Z"
        )
        for flip in (False, True):
            if flip:
                with ink.mirrored(201):
                    self._tuft(ink, tone, tuft)
            else:
                self._tuft(ink, tone, tuft)

    def _tuft(self, ink: Ink, tone: Complexion, outline: str) -> None:
        thinning = (tone.hair_dark, 1.0), (tone.hair, 1.0), (tone.hair_lit, 0.7), (tone.hair_lit, 0.0)
        ink.fill(outline, shade=linear((124, 166), (152, 140), *thinning, at=(0, 0.4, 0.66, 1)))
        with ink.within(outline):
            first, last = (140, 116, 139, 140, 140, 160, 138, 190), (130, 124, 120, 142, 123, 166, 131, 190)
            locks(ink, tone, first, last, 14, width=2.4, seed=97, alpha=0.55)


class Pixie(Hair):
    """Short and tousled, brushed to one side over the forehead."""

    def behind(self, ink: Ink, tone: Complexion) -> None:
        """The short nape."""
        ink.fill(
            "M138 200 C127 124 152 66 204 66 C254 66 275 124 263 200 C260 210 256 210 252 204 L148 204 Z",
            tone.hair_deep,
        )

    def shadow(self, ink: Ink, tone: Complexion) -> None:
        """Under the fringe."""
        ink.fill(
            "M130 186 C142 146 166 134 206 132 C238 132 258 148 270 186 L284 70 L120 70 Z", tone.deep, 0.32, blur=5
        )

    def front(self, ink: Ink, tone: Complexion) -> None:
        """Tips before the ears, then the swept top."""
        for flip in (False, True):
            tip = "M143 132 C134 150 131 178 137 206 C141 196 146 186 146 172 C146 158 148 146 154 136 Z"
            if flip:
                with ink.mirrored(201):
                    ink.fill(tip, tone.hair_dark)
            else:
                ink.fill(tip, tone.hair)
        top = (
            "M137 158 C122 104 150 58 206 54 C262 52 290 104 266 160 C264 150 261 142 256 137 C258 142 257 147 255 151 "
            "C250 140 244 134 236 130 C238 135 238 140 236 144 C226 136 214 132 202 131 C190 138 172 141 158 140 "
            "C162 136 165 133 167 129 C154 134 143 144 137 158 Z"
        )
        ink.fill(top, shade=linear((146, 58), (266, 150), tone.hair_shine, tone.hair, tone.hair_dark, at=(0, 0.4, 1)))
        with ink.within(top):
            first, last = (226, 60, 168, 66, 140, 100, 138, 158), (232, 62, 214, 84, 200, 110, 176, 138)
            locks(ink, tone, first, last, 20, width=5, seed=101, alpha=0.5)
            first, last = (226, 60, 214, 90, 224, 120, 238, 140), (230, 58, 276, 66, 290, 110, 264, 158)
            locks(ink, tone, first, last, 18, width=-5, seed=103, alpha=0.5)
        ink.line("M150 100 C160 80 182 68 208 66", tone.hair_shine, 5, 0.5, blur=2)


def _short_side(ink: Ink, tone: Complexion) -> None:
    """Closely cut hair over one ear, fading into the skin."""
    side = "M138 184 C130 150 130 116 148 94 L166 112 C150 124 144 140 143 158 C142 168 141 178 138 184 Z"
    ink.fill(side, shade=linear((0, 100), (0, 186), (tone.hair_dark, 1.0), (tone.hair_dark, 0.72)))
