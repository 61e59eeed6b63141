"""Captions that follow the voice: the words being said on a dark plate, the one of the moment in colour."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence

from tui.studio.casting.catalogue import Style
from tui.studio.casting.colour import contrast, mended, mix
from tui.studio.edit.subtitles import Cue
from tui.studio.stage.brush import draw_layer, fill, rounded
from tui.studio.stage.compositor import Frame, Layer
from tui.studio.stage.engine import Canvas
from tui.studio.stage.layout import Box
from tui.studio.stage.motion import ease_out
from tui.studio.stage.text import Align, Block, Font, Span, set_text

_FADE_S = 0.14
_SIZE_PX = 31.0
_SMALLEST_PX = 22.0
_PLATE_OPACITY = 0.8
_AMBER = "#ffd166"
"""Marks the word of the moment where the accent would not do."""
_APART = 1.3
"""The contrast with white that tells a word from its neighbours."""


class Captions:
    """The captions of one scene, standing at the lower edge of their box. Times count from the scene's start."""

    def __init__(self, cues: Sequence[Cue], box: Box, style: Style, unit: float) -> None:
        self._cues = tuple(cues)
        self._starts = [cue.start_s for cue in self._cues]
        self._box = box
        self._unit = unit
        self._plate = _plate_colour(style)
        self._bright = _bright_colour(style, self._plate)
        self._font = Font(style.text_font, 600, "#ffffff", 1.3, 0.0, Align.CENTER)
        self._sizes: dict[int, float] = {}
        self._kept: tuple[tuple[int, int], Layer] | None = None

    def draw(self, frame: Frame, at_s: float) -> None:
        """Lay the caption of a moment over the frame, if there is one."""
        number = bisect_right(self._starts, at_s) - 1
        if number < 0 or at_s >= self._cues[number].end_s:
            return
        cue = self._cues[number]
        spoken = bisect_right([word.start_s for word in cue.words], at_s) - 1
        self._layer(number, spoken).blend(frame, opacity=self._opacity(number, at_s))

    def _opacity(self, number: int, at_s: float) -> float:
        """A caption fades where none is next to it, and takes over at once where one is."""
        cue = self._cues[number]
        follows = number > 0 and cue.start_s - self._cues[number - 1].end_s < _FADE_S
        followed = number + 1 < len(self._cues) and self._cues[number + 1].start_s - cue.end_s < _FADE_S
        come = 1.0 if follows else ease_out((at_s - cue.start_s) / _FADE_S + 0.2)
        gone = 1.0 if followed else ease_out((cue.end_s - at_s) / _FADE_S)
        return min(come, gone)

    def _layer(self, number: int, spoken: int) -> Layer:
        if self._kept is None or self._kept[0] != (number, spoken):
            self._kept = ((number, spoken), self._drawn(number, spoken))
        return self._kept[1]

    def _drawn(self, number: int, spoken: int) -> Layer:
        block = self._block(number, spoken)
        pad_x, pad_y = 22 * self._unit, 11 * self._unit
        width, height = block.width_px + 2 * pad_x, block.height_px + 2 * pad_y
        plate = Box(self._box.x + (self._box.width - width) / 2, self._box.bottom - height, width, height)

        def draw(canvas: Canvas) -> None:
            canvas.drawRRect(rounded(plate, 15 * self._unit), fill(self._plate, _PLATE_OPACITY))
            block.draw(canvas, plate.x + pad_x, plate.y + pad_y)

        return draw_layer(plate, draw)

    def _block(self, number: int, spoken: int) -> Block:
        words = self._cues[number].words
        last = len(words) - 1
        spans = [
            Span(word.text + (" " if place < last else ""), self._bright if place == spoken else "#ffffff")
            for place, word in enumerate(words)
        ]
        if number not in self._sizes:
            self._sizes[number] = self._size(spans)
        return set_text(spans, self._font, self._sizes[number], self._width)

    @property
    def _width(self) -> float:
        return self._box.width - 44 * self._unit

    def _size(self, spans: Sequence[Span]) -> float:
        """The largest size at which a caption keeps to its box."""
        largest, smallest = round(_SIZE_PX * self._unit), round(_SMALLEST_PX * self._unit)
        for size in range(largest, smallest, -1):
            if set_text(spans, self._font, size, self._width).height_px + 22 * self._unit <= self._box.height:
                return float(size)
        return float(smallest)


def _bright_colour(style: Style, plate: str) -> str:
    """The colour of the word being said: the accent, unless that is too dark for the plate or close to white."""
    # Whatever lies under the plate shines through it a little; the word must stay readable over white as well.
    grounds = (plate, mix(plate, "#ffffff", 1 - _PLATE_OPACITY))
    accent = mended(style.palette.accent, grounds)
    return accent if style.dark and contrast(accent, "#ffffff") >= _APART else mended(_AMBER, grounds)


def _plate_colour(style: Style) -> str:
    darkest = style.palette.ground[0] if style.dark else style.palette.ink
    return mix(darkest, "#05070d", 0.6)
