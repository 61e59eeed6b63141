"""Captions that follow the voice: the words being said, the one of the moment marked, in each design's manner."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import replace

import numpy as np

from tui.studio.casting.catalogue import Style
from tui.studio.casting.colour import contrast, mended, mix
from tui.studio.edit.subtitles import Cue
from tui.studio.stage.brush import draw_layer, draw_sprite, fill, rect, rounded
from tui.studio.stage.compositor import Frame, Layer
from tui.studio.stage.engine import Canvas, skia
from tui.studio.stage.layout import Box
from tui.studio.stage.motion import ease_out
from tui.studio.stage.setting import enlarged
from tui.studio.stage.text import Align, Block, Font, Span, runs_left, set_text

_FADE_S = 0.14
_SIZE_PX = 31.0
_SMALLEST_PX = 22.0
_LEADING = 1.3
"""Distance of lines in sizes; families that are set larger, for they are drawn small, need less."""
_CUT_TO = (60, 40, 24, 12)
"""Letters of a word that are shown, fewer and fewer, until a caption with it keeps to its box."""
_PLATE_OPACITY = 0.8
_PAD_X_PX, _PAD_Y_PX = 22.0, 11.0
_BLOCKS_APART = 0.1
"""Added between words where a box goes from one to the next, in sizes: it must not touch its neighbours."""
_AMBER = "#ffd166"
"""Marks the word of the moment where the accent would not do."""
_APART = 1.3
"""The contrast with white that tells a word from its neighbours."""
_OUTLINE = "#05070d"


MANNERS = ("pill", "outline", "block", "bar")
"""How captions look, by `Style.captions`."""


class Captions:
    """The captions of one scene, standing at the lower edge of their box. Times count from the scene's start.

    A bar behind them goes from side to side of the frame, or ends with the words where they have an edge in common
    with what is over them.
    """

    def __init__(
        self,
        cues: Sequence[Cue],
        box: Box,
        style: Style,
        unit: float,
        *,
        align: Align = Align.CENTER,
    ) -> None:
        self._cues = tuple(cues)
        self._starts = [cue.start_s for cue in self._cues]
        self._box = box
        self._align = align
        self._unit = unit
        self._plate = _plate_colour(style)
        self._bright = _bright_colour(style, self._plate)
        self._manner = style.captions
        self._larger = enlarged(style.text_font)
        weight = 800 if style.captions == "outline" else 600
        apart = _BLOCKS_APART if style.captions == "block" else 0.0
        self._font = Font(style.text_font, weight, "#ffffff", _LEADING / self._larger, 0.0, align, apart)
        self._sizes: dict[int, float] = {}
        self._texts: dict[int, tuple[str, ...]] = {}
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
        match self._manner:
            case "outline":
                return self._outlined(number, spoken)
            case "block":
                return self._boxed(number, spoken)
            case "bar":
                return self._barred(number, spoken)
        block = self._block(number, spoken)
        plate = self._plate_box(block)

        def draw(canvas: Canvas) -> None:
            canvas.drawRRect(rounded(plate, 15 * self._unit), fill(self._plate, _PLATE_OPACITY))
            block.draw(canvas, *self._text_at(plate))

        return draw_layer(plate, draw)

    def _plate_box(self, block: Block) -> Box:
        width, height = block.width_px + 2 * _PAD_X_PX * self._unit, block.height_px + 2 * _PAD_Y_PX * self._unit
        return Box(self._plate_x(block, width), self._box.bottom - height, width, height)

    def _plate_x(self, block: Block, width: float) -> float:
        """In the middle, or at the common edge of what is written over it; bare words stand on that edge themselves."""
        if self._align is Align.CENTER:
            return self._box.x + (self._box.width - width) / 2
        out = _PAD_X_PX * self._unit if self._manner in {"outline", "bar"} else 0.0
        return self._box.right - width + out if runs_left(block.text) else self._box.x - out

    def _text_at(self, plate: Box) -> tuple[float, float]:
        return plate.x + _PAD_X_PX * self._unit, plate.y + _PAD_Y_PX * self._unit

    def _outlined(self, number: int, spoken: int) -> Layer:
        """Bare words with a dark rim and a soft shadow, which read over any picture."""
        block = self._block(number, spoken)
        plate = self._plate_box(block)
        reach = 3.2 * self._unit
        tint = skia.ColorFilters.Blend(int("ff" + _OUTLINE[1:], 16), skia.BlendMode.kSrcIn)
        rim = skia.ImageFilters.ColorFilter(tint, skia.ImageFilters.Dilate(reach, reach))
        shade = skia.ImageFilters.Blur(5 * self._unit, 5 * self._unit, input=rim)

        def draw(canvas: Canvas) -> None:
            for effect in (shade, rim, None):
                canvas.saveLayer(None, skia.Paint(ImageFilter=effect) if effect else None)
                block.draw(canvas, *self._text_at(plate))
                canvas.restore()

        return draw_layer(plate, draw)

    def _boxed(self, number: int, spoken: int) -> Layer:
        """A block of words in which a box in the accent's colour goes from word to word, as in karaoke."""
        ink = max(("#ffffff", "#14101c"), key=lambda candidate: contrast(candidate, self._bright))
        block = self._block(number, spoken, ink)
        plate = self._plate_box(block)
        box = self._word_box(number, spoken, plate)

        def draw(canvas: Canvas) -> None:
            canvas.drawRect(rect(plate), fill(self._plate, 0.9))
            if box:
                canvas.drawRRect(rounded(box, 4 * self._unit), fill(self._bright))
            block.draw(canvas, *self._text_at(plate))

        return draw_layer(plate, draw)

    def _word_box(self, number: int, spoken: int, plate: Box) -> Box | None:
        """Where the word of the moment stands: found by drawing it alone, for the engine does not tell."""
        if not 0 <= spoken < len(self._cues[number].words):
            return None
        alone = self._block(number, spoken, only=True)
        sprite = draw_sprite(plate, lambda canvas: alone.draw(canvas, *self._text_at(plate)))
        seen = sprite.pixels[..., 3] > 60
        columns, rows = np.flatnonzero(seen.any(axis=0)), np.flatnonzero(seen.any(axis=1))
        if not columns.size:
            return None
        line = alone.line_height_px
        middle = float(rows[0] + rows[-1]) / 2 + sprite.y_px - plate.y - _PAD_Y_PX * self._unit
        first = max(0, round((middle - line / 2) / line))
        top = plate.y + _PAD_Y_PX * self._unit + first * line
        pad = 3 * self._unit
        return Box(sprite.x_px + int(columns[0]) - pad, top, float(columns[-1] - columns[0]) + 2 * pad, line)

    def _barred(self, number: int, spoken: int) -> Layer:
        """Words on a bar from side to side of the frame, or on one that comes in from the side and ends with them."""
        block = self._block(number, spoken)
        plate = self._plate_box(block)
        bar = Box(0, plate.y, plate.right, plate.height)
        if self._align is Align.CENTER:
            bar = replace(bar, width=self._box.x + self._box.right)
        elif runs_left(block.text):
            bar = plate

        def draw(canvas: Canvas) -> None:
            canvas.drawRect(rect(bar), fill(self._plate, _PLATE_OPACITY))
            block.draw(canvas, *self._text_at(plate))

        return draw_layer(bar, draw)

    def _block(self, number: int, spoken: int, marked: str | None = None, *, only: bool = False) -> Block:
        """The words of a caption, the one of the moment in a colour; with `only`, all others are hidden."""
        words = self._shown(number)
        last = len(words) - 1
        spans = []
        for place, word in enumerate(words):
            here = place == spoken
            colour = (marked or self._bright) if here else "#ffffff"
            spans.append(Span(word, colour, hidden=only and not here))
            if place < last:
                spans.append(Span(" ", "#ffffff", hidden=only))
        if number not in self._sizes:
            self._sizes[number] = self._size(spans)
        return set_text(spans, self._font, self._sizes[number], self._width)

    def _shown(self, number: int) -> tuple[str, ...]:
        """A caption's words; the longest ones are cut where they would not fit at the smallest size."""
        if number not in self._texts:
            words = tuple(word.text for word in self._cues[number].words)
            smallest = _SMALLEST_PX * self._unit * self._larger
            for letters in _CUT_TO:
                if self._fits([Span(" ".join(words), "#ffffff")], smallest):
                    break
                words = tuple(word if len(word) <= letters + 1 else f"{word[:letters]}…" for word in words)
            self._texts[number] = words
        return self._texts[number]

    @property
    def _width(self) -> float:
        return self._box.width - 2 * _PAD_X_PX * self._unit

    def _size(self, spans: Sequence[Span]) -> float:
        """The largest size at which a caption keeps to its box."""
        largest, smallest = (round(size * self._unit * self._larger) for size in (_SIZE_PX, _SMALLEST_PX))
        sizes = (float(size) for size in range(largest, smallest, -1))
        return next((size for size in sizes if self._fits(spans, size)), float(smallest))

    def _fits(self, spans: Sequence[Span], size_px: float) -> bool:
        height = set_text(spans, self._font, size_px, self._width).height_px + 2 * _PAD_Y_PX * self._unit
        return height <= self._box.height


def _bright_colour(style: Style, plate: str) -> str:
    """The colour of the word being said: the accent, unless that is too dark for the plate or close to white."""
    # Whatever lies under the plate shines through it a little; the word must stay readable over white as well.
    grounds = (plate, mix(plate, "#ffffff", 1 - _PLATE_OPACITY))
    accent = mended(style.palette.accent, grounds)
    return accent if style.dark and contrast(accent, "#ffffff") >= _APART else mended(_AMBER, grounds)


def _plate_colour(style: Style) -> str:
    darkest = style.palette.ground[0] if style.dark else style.palette.ink
    return mix(darkest, "#05070d", 0.6)
