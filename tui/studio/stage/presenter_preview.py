"""A look that talks, by itself and before a plain ground: the short clip of it in an avatar picker."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from tui.studio.casting.catalogue import Framing, Look, Person
from tui.studio.narration.speech import Speech
from tui.studio.stage.brush import colour4, draw_layer
from tui.studio.stage.compositor import Frame
from tui.studio.stage.engine import Canvas, skia
from tui.studio.stage.layout import Box
from tui.studio.stage.presenter import SHEET_HEIGHTS, Anchor, Presenter
from tui.studio.stage.shelf import figure_name, process_layers
from tui.studio.stage.task import FPS, Size

GROUND: Final = "#dfe4ec"
_WIDTHS: Final = {Framing.CLOSE: 380.0, Framing.HALF: 400.0, Framing.FULL: 500.0}
"""Design units that must fit across: the shoulders, and hands that gesture beside them."""
_FILLED: Final = 0.95
"""Share of the height a figure takes where there is width for it."""
_AFTER_S: Final = 0.4
"""The look is seen a moment longer than it is heard."""


def draw_talking_preview(
    person: Person, look: Look, width_px: int, height_px: int, speech: Speech, ground: str = GROUND
) -> Iterator[Frame]:
    """Draw a look saying something, FPS frames for each second, to be encoded beside the speech's sound.

    Args:
        person: Who.
        look: In what.
        width_px: Width of the picture; even.
        height_px: Height of the picture; a multiple of 4.
        speech: What is said; it starts with the first frame.
        ground: Colour behind them, `#rrggbb`.

    Yields:
        One frame, drawn anew each time: use or copy it before taking the next.
    """
    size = Size(width_px, height_px)
    sheet = SHEET_HEIGHTS[look.framing]
    scale = min(_FILLED * height_px / sheet, width_px / _WIDTHS[look.framing])
    presenter = Presenter(person, look, size, Anchor(width_px / 2, height_px, sheet * scale))
    whose, layers = figure_name(person, look), process_layers()
    empty, frame = _backdrop(size, ground), Frame(size)
    for number in range(round((speech.duration_s + _AFTER_S) * FPS)):
        frame.copy_from(empty)
        for sprite in presenter.sprites(number / FPS, speech.mouths):
            layers.layer(sprite, whose).blend(frame)
        yield frame


def _backdrop(size: Size, ground: str) -> Frame:
    """The ground, a little lighter behind the head."""
    box = Box(0, 0, size.width_px, size.height_px)
    middle, reach = (size.width_px / 2, size.height_px * 0.4), max(size.width_px, size.height_px) * 0.6

    def draw(canvas: Canvas) -> None:
        canvas.clear(colour4(ground))
        stops = [colour4("#ffffff", 0.55), colour4("#ffffff", 0.0)]
        canvas.drawPaint(skia.Paint(Shader=skia.GradientShader.MakeRadial(middle, reach, stops)))

    frame = Frame(size)
    draw_layer(box, draw).blend(frame)
    return frame
