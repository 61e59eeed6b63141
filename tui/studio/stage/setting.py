"""What every scene is drawn with: its boxes, its design's type and colours, and when things are said."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

from tui.studio.casting.catalogue import Style
from tui.studio.narration.speech import Word
from tui.studio.stage.brush import draw_layer
from tui.studio.stage.compositor import Layer
from tui.studio.stage.engine import Canvas, skia
from tui.studio.stage.layout import Box, Layout
from tui.studio.stage.motion import ENTERING_S, MOTIONS, Entering, Growing
from tui.studio.stage.task import Size
from tui.studio.stage.text import Align, Block, Font

_DISPLAY = {
    "Jakarta": (800, 1.12, -0.012),
    "Inter": (700, 1.14, -0.022),
    "Lora": (600, 1.16, -0.005),
    "Playfair": (700, 1.14, -0.008),
    "Oswald": (600, 1.18, 0.004),
    "Fredoka": (600, 1.12, 0.0),
    "Caveat": (700, 1.02, 0.0),
    "Mono": (700, 1.18, -0.03),
}
"""Weight, leading and letter spacing of each family as a headline."""
_TEXT = {
    "Jakarta": (600, 1.34, 0.0),
    "Inter": (500, 1.34, 0.0),
    "Lora": (500, 1.34, 0.0),
    "Playfair": (500, 1.34, 0.0),
    "Oswald": (400, 1.38, 0.008),
    "Fredoka": (500, 1.3, 0.0),
    "Caveat": (700, 1.12, 0.0),
    "Mono": (500, 1.36, -0.02),
}
_OTHERS = {"display": (700, 1.16, 0.0), "text": (500, 1.34, 0.0)}
"""For fonts that are not ours."""
_LARGER = {"Caveat": 1.22, "Oswald": 1.06}
"""Families drawn small for their size are set larger."""


def enlarged(family: str) -> float:
    """How much larger than others a family has to be set to look as large."""
    return _LARGER.get(family, 1.0)


@dataclass(frozen=True, slots=True, eq=False)
class Setting:
    """A scene's circumstances, the same for all scene kinds."""

    style: Style
    size: Size
    layout: Layout
    duration_s: float
    words: tuple[Word, ...]
    picture: Path | None = None
    logo: Path | None = None
    pictures: tuple[Path | None, ...] = ()

    @property
    def lying(self) -> bool:
        """Whether the frame is wider than high."""
        return self.size.width_px > self.size.height_px

    @property
    def unit(self) -> float:
        """Pixels for each pixel of a frame whose shorter side is 720."""
        return min(self.size.width_px, self.size.height_px) / 720

    @property
    def align(self) -> Align:
        """Beside a presenter text has a common edge; alone it stands in the middle."""
        return Align.START if self.layout.presenter and self.lying else Align.CENTER

    def display(self, colour: str | None = None, align: Align = Align.START) -> Font:
        """The design's headline type."""
        manner = _DISPLAY.get(self.style.display_font, _OTHERS["display"])
        return self._font(self.style.display_font, manner, colour or self.style.palette.ink, align)

    def figures(self, colour: str | None = None, align: Align = Align.START) -> Font:
        """Type for figures in large: the headline's, unless its figures hang below the line, as Playfair's do."""
        family = {"Playfair": "Lora"}.get(self.style.display_font, self.style.display_font)
        return self._font(family, _DISPLAY.get(family, _OTHERS["display"]), colour or self.style.palette.ink, align)

    def text(self, colour: str | None = None, align: Align = Align.START) -> Font:
        """The design's reading type."""
        manner = _TEXT.get(self.style.text_font, _OTHERS["text"])
        return self._font(self.style.text_font, manner, colour or self.style.palette.ink, align)

    def kicker(self, align: Align = Align.START) -> Font:
        """Small capitals' stand-in: bold, spaced, in the second accent."""
        return Font(self.style.text_font, 700, self.style.palette.second, 1.3, 0.07, align)

    def sizes(self, largest: float, smallest: float, family: str | None = None) -> tuple[float, float]:
        """Sizes to fit a text between, in pixels; given at a shorter side of 720, for the text family by default."""
        larger = enlarged(family or self.style.text_font)
        return largest * self.unit * larger, smallest * self.unit * larger

    def display_sizes(self, largest: float, smallest: float) -> tuple[float, float]:
        """As `sizes`, for the headline family."""
        return self.sizes(largest, smallest, self.style.display_font)

    def headline(self, text: str) -> str:
        """A headline as the design writes it."""
        return text.upper() if self.style.capitals else text

    def enter(
        self, layer: Layer, starts_s: float, *, rise_px: float = 0.0, slide_px: float = 0.0, lasts_s: float = ENTERING_S
    ) -> Entering | Growing:
        """A part that comes in the design's manner; distances are pixels at a shorter side of 720."""
        way = (slide_px * self.unit, rise_px * self.unit)
        return MOTIONS[self.style.motion].enter(layer, starts_s, way, lasts_s)

    @staticmethod
    def _font(family: str, manner: tuple[int, float, float], colour: str, align: Align) -> Font:
        weight, leading, spacing = manner
        return Font(family, weight, colour, leading, spacing, align)

    def block_layer(self, block: Block, x: float, y: float) -> Layer:
        """A set text as a layer; on dark grounds with a soft shadow that keeps it clear of the lights behind."""
        room = round(12 * self.unit) + block.size_px * 0.12
        box = Box(x, y, block.width_px, block.height_px).inset(-room, -room)

        return draw_layer(box, self._shadowed(box, lambda canvas: block.draw(canvas, x, y)))

    def line_layers(self, block: Block, x: float, y: float) -> list[Layer]:
        """As `block_layer`, a layer for each line, so that lines can come one after another."""
        if block.lines == 1:
            return [self.block_layer(block, x, y)]
        room = round(12 * self.unit) + block.size_px * 0.12
        whole = Box(x, y, block.width_px, block.height_px).inset(-room, -room)
        # Letters that reach below their line (g, y) reach about so far into the next one's share of the height.
        cuts = [y + block.line_height_px * line + block.size_px * 0.1 for line in range(1, block.lines)]
        edges = [whole.y, *(round(cut / 2) * 2 for cut in cuts), whole.bottom]
        draw = self._shadowed(whole, lambda canvas: block.draw(canvas, x, y))
        return [draw_layer(Box(whole.x, top, whole.width, bottom - top), draw) for top, bottom in pairwise(edges)]

    def _shadowed(self, box: Box, draw: Callable[[Canvas], None]) -> Callable[[Canvas], None]:
        if not self.style.dark:
            return draw
        shade = skia.ImageFilters.DropShadow(0, 2 * self.unit, 5 * self.unit, 5 * self.unit, skia.Color(0, 0, 0, 100))

        def shadowed(canvas: Canvas) -> None:
            canvas.saveLayer(skia.Rect.MakeXYWH(box.x, box.y, box.width, box.height), skia.Paint(ImageFilter=shade))
            draw(canvas)
            canvas.restore()

        return shadowed
