"""Hair that frames the face and hides part of it: curtains, waves."""

from __future__ import annotations

from tui.studio.stage.figure.complexion import Complexion
from tui.studio.stage.figure.hair_style import Hair
from tui.studio.stage.figure.ink import Ink, linear
from tui.studio.stage.figure.locks import locks


class Bob(Hair):
    """Straight to the chin, parted at the side."""

    face = "M139 60 L262 60 L262 236 C260 258 255 276 247 294 L155 294 C147 276 141 258 139 236 Z"

    def behind(self, ink: Ink, tone: Complexion) -> None:
        """The nape."""
        ink.fill(
            "M116 168 C108 96 150 54 203 54 C260 54 294 102 286 172 C284 206 288 232 293 260 "
            "C296 284 276 298 246 300 C232 296 168 296 154 300 C124 298 105 284 108 260 C115 232 118 204 116 168 Z",
            shade=linear((0, 60), (0, 300), tone.hair_dark, tone.hair_deep),
        )

    def shadow(self, ink: Ink, tone: Complexion) -> None:
        """Under the parting and beside the cheeks."""
        ink.fill("M130 210 C138 152 158 130 178 118 C214 126 252 144 264 214 L290 80 L120 70 Z", tone.deep, 0.4, blur=5)

    def front(self, ink: Ink, tone: Complexion) -> None:
        """Two curtains."""
        right = (
            "M168 103 C206 111 244 128 257 166 C263 186 265 208 262 236 C260 258 254 278 244 294 "
            "C272 298 292 282 292 258 C284 226 300 150 277 104 C254 66 208 54 172 72 Z"
        )
        ink.fill(right, shade=linear((184, 66), (292, 250), tone.hair_lit, tone.hair, tone.hair_dark, at=(0, 0.42, 1)))
        with ink.within(right):
            first, last = (170, 98, 220, 106, 258, 140, 262, 290), (186, 62, 262, 62, 300, 120, 290, 290)
            locks(ink, tone, first, last, 22, width=4.5, seed=3, alpha=0.4)
        left = (
            "M192 88 C172 106 148 134 142 172 C138 192 137 212 139 236 C141 260 148 280 156 294 "
            "C128 298 108 282 108 258 C116 226 100 150 121 108 C138 76 170 62 198 68 Z"
        )
        ink.fill(left, shade=linear((106, 130), (184, 110), tone.hair, tone.hair_lit, tone.hair, at=(0, 0.55, 1)))
        with ink.within(left):
            first, last = (194, 86, 160, 112, 138, 150, 148, 292), (186, 66, 130, 76, 104, 140, 114, 284)
            locks(ink, tone, first, last, 18, width=-4.2, seed=5, alpha=0.42)
        ink.line("M194 86 C176 102 152 130 145 168", tone.hair_deep, 2.0, 0.5, blur=1)
        ink.line("M214 80 C246 92 270 122 276 168", tone.hair_shine, 5.0, 0.3, blur=2)
        ink.line("M150 98 C134 116 126 146 126 178", tone.hair_shine, 5.0, 0.34, blur=2)


class Long(Hair):
    """Past the shoulders in waves, parted near the middle."""

    face = "M140 60 L262 60 C266 120 268 190 264 232 C262 250 258 262 254 270 L148 270 C142 258 138 246 138 228 Z"

    def behind(self, ink: Ink, tone: Complexion) -> None:
        """The fall of hair down the back."""
        ink.fill(
            "M114 168 C106 96 148 52 203 52 C260 52 296 102 288 172 C288 220 308 258 310 300 C312 344 294 366 298 392 "
            "L104 392 C108 366 88 344 92 300 C96 258 116 220 114 168 Z",
            shade=linear((0, 60), (0, 390), tone.hair_dark, tone.hair_deep),
        )

    def shadow(self, ink: Ink, tone: Complexion) -> None:
        """Under the parting and beside the cheeks."""
        ink.fill(
            "M128 214 C138 154 160 126 190 104 C224 118 256 146 268 214 L290 80 L120 70 Z", tone.deep, 0.36, blur=5
        )

    def front(self, ink: Ink, tone: Complexion) -> None:
        """Two waves that fall over the shoulders."""
        right = (
            "M188 88 C224 104 256 134 262 172 C266 204 258 228 264 "
            "254 C270 280 288 300 282 336 C278 360 262 374 258 396 "
            "C296 392 318 356 314 318 C310 286 292 262 292 228 C294 190 300 140 276 100 C256 66 222 54 188 62 Z"
        )
        left = (
            "M192 86 C166 104 144 138 140 176 C138 206 144 228 138 "
            "254 C132 280 114 300 120 336 C124 360 138 374 144 396 "
            "C106 392 84 356 88 318 C92 286 110 262 110 228 C108 190 102 140 124 100 C144 68 172 56 196 64 Z"
        )
        ink.fill(right, shade=linear((190, 70), (312, 330), tone.hair_lit, tone.hair, tone.hair_dark, at=(0, 0.5, 1)))
        with ink.within(right):
            first, last = (188, 84, 292, 120, 244, 260, 262, 396), (196, 56, 336, 90, 276, 250, 312, 380)
            locks(ink, tone, first, last, 24, width=6, seed=7, alpha=0.42)
            ink.fill(
                "M262 250 C268 282 288 300 282 336 C278 360 262 374 258 396 C250 360 262 330 256 300 Z",
                tone.hair_deep,
                0.4,
                blur=4,
            )
        ink.fill(left, shade=linear((96, 110), (186, 300), tone.hair_lit, tone.hair, tone.hair_dark, at=(0, 0.55, 1)))
        with ink.within(left):
            first, last = (192, 82, 108, 120, 158, 260, 140, 396), (186, 58, 66, 90, 126, 250, 92, 380)
            locks(ink, tone, first, last, 24, width=-6, seed=9, alpha=0.42)
        ink.line("M212 76 C248 92 272 124 276 170", tone.hair_shine, 5.0, 0.34, blur=2)
        ink.line("M168 80 C140 98 126 130 124 172", tone.hair_shine, 5.5, 0.4, blur=2)
        ink.line("M298 282 C304 304 302 324 294 344", tone.hair_shine, 3.6, 0.26, blur=2)
        ink.line("M106 270 C98 292 98 312 106 336", tone.hair_shine, 3.6, 0.3, blur=2)


class Waves(Hair):
    """Short and full, brushed away from the forehead to below the ears."""

    face = "M141 60 L260 60 L262 226 C258 238 254 246 250 252 L150 252 C146 246 142 238 138 226 Z"

    def behind(self, ink: Ink, tone: Complexion) -> None:
        """The nape."""
        ink.fill(
            "M122 180 C108 116 146 62 204 60 C260 60 296 114 280 182 C284 210 278 238 258 250 C238 258 164 258 144 250 "
            "C122 238 116 210 122 180 Z",
            shade=linear((0, 60), (0, 260), tone.hair_dark, tone.hair_deep),
        )

    def shadow(self, ink: Ink, tone: Complexion) -> None:
        """Under the brushed front."""
        ink.fill(
            "M128 200 C140 150 156 128 184 116 C220 112 250 138 268 204 L290 80 L120 70 Z", tone.deep, 0.32, blur=5
        )

    def front(self, ink: Ink, tone: Complexion) -> None:
        """A swept front and two full sides."""
        right = (
            "M176 104 C216 100 246 124 256 158 C262 180 266 202 260 "
            "224 C256 240 248 250 240 256 C266 262 290 244 290 214 "
            "C288 202 298 190 294 166 C296 130 284 92 254 70 C222 48 178 52 160 76 Z"
        )
        left = (
            "M196 96 C168 108 148 136 143 166 C139 190 136 206 140 "
            "224 C144 240 152 250 160 256 C134 260 110 244 112 214 "
            "C112 202 102 190 106 164 C104 128 118 88 148 70 C166 60 188 62 200 70 Z"
        )
        ink.fill(right, shade=linear((170, 60), (294, 240), tone.hair_lit, tone.hair, tone.hair_dark, at=(0, 0.5, 1)))
        with ink.within(right):
            first, last = (172, 100, 240, 96, 268, 170, 244, 258), (168, 62, 276, 36, 320, 160, 276, 258)
            locks(ink, tone, first, last, 22, width=6, seed=11, alpha=0.5)
        ink.fill(left, shade=linear((106, 90), (180, 220), tone.hair_lit, tone.hair, tone.hair_dark, at=(0, 0.6, 1)))
        with ink.within(left):
            first, last = (196, 94, 150, 112, 132, 170, 158, 258), (176, 62, 96, 70, 90, 170, 124, 254)
            locks(ink, tone, first, last, 18, width=-6, seed=13, alpha=0.5)
        ink.line("M190 78 C228 72 264 94 276 140", tone.hair_shine, 5, 0.5, blur=2)
        ink.line("M142 90 C124 112 118 140 120 166", tone.hair_shine, 5, 0.5, blur=2)
        ink.line("M278 190 C284 206 280 226 268 240", tone.hair_shine, 3, 0.4, blur=1.5)
        ink.line("M122 192 C116 208 122 228 132 240", tone.hair_shine, 3, 0.4, blur=1.5)
