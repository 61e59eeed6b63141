"""How a scene's content gives way to the next one's.

Scenes are drawn apart and joined as they are, so a transition lies within a scene's own first and last frames: content
goes before the cut and comes after it, over a ground that moves on through both. Nothing is ever black in between.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from tui.studio.casting.catalogue import Style
from tui.studio.stage.brush import draw_layer, fill
from tui.studio.stage.compositor import Frame, Layer
from tui.studio.stage.layout import Box
from tui.studio.stage.motion import LEAVING_S, THERE, Part, Presence, ease_in_out, ease_out
from tui.studio.stage.task import FPS, Size

COMING_S = 0.45
_WIPING_S = 0.4
_SLIDE_SHARE = 0.3
"""How much of the frame's width content travels."""
_LINE_PX = 10


@dataclass(frozen=True, slots=True)
class Ends:
    """A scene's length in seconds, and whether its content comes from, and gives way to, another scene's."""

    duration_s: float
    comes: bool
    goes: bool

    def come(self, at_s: float, lasts_s: float) -> float:
        """How much of the coming is done, 0 to 1."""
        return min(1.0, max(0.0, at_s / lasts_s)) if self.comes else 1.0

    def gone(self, at_s: float, lasts_s: float) -> float:
        """How much of the going is done, 0 to 1; all of it in the last frame, so that nothing is left to pop."""
        last_s = self.duration_s - 1 / FPS
        return min(1.0, max(0.0, (at_s - (last_s - lasts_s)) / lasts_s)) if self.goes else 0.0


class Cut:
    """Content is there to the last frame, and the next one's is there from its first."""

    def __init__(self, style: Style, size: Size, ends: Ends) -> None:
        self._style = style
        self._size = size
        self._ends = ends

    def draw(self, frame: Frame, parts: Sequence[Part], at_s: float) -> None:
        """Draw a scene's content at a time in seconds from its start."""
        presence = self._presence(at_s)
        for part in parts:
            part.draw(frame, at_s, presence)

    def _presence(self, at_s: float) -> Presence:  # noqa: ARG002  (other transitions look at the time)
        return THERE


class Fade(Cut):
    """Content fades out; what follows brings its own way in."""

    def _presence(self, at_s: float) -> Presence:
        return Presence(1 - ease_in_out(self._ends.gone(at_s, LEAVING_S)))


class Slide(Cut):
    """Content leaves to the left while it fades, and comes from the right."""

    def _presence(self, at_s: float) -> Presence:
        come = ease_out(self._ends.come(at_s, COMING_S))
        gone = self._ends.gone(at_s, LEAVING_S)
        way = self._size.width_px * _SLIDE_SHARE
        return Presence((1 - gone * gone) * min(1.0, come * 1.4), round((1 - come) * way - gone * gone * way))


class Wipe(Cut):
    """A line in the accent's colour sweeps over the frame and takes content away, then another brings it."""

    def __init__(self, style: Style, size: Size, ends: Ends) -> None:
        super().__init__(style, size, ends)
        line = Box(0, 0, _LINE_PX, size.height_px)
        self._line: Layer = draw_layer(line, lambda canvas: canvas.drawPaint(fill(style.palette.accent)))

    def draw(self, frame: Frame, parts: Sequence[Part], at_s: float) -> None:
        """See `Cut.draw`."""
        come, gone = self._ends.come(at_s, COMING_S), self._ends.gone(at_s, _WIPING_S)
        if come >= 1 and gone <= 0:
            super().draw(frame, parts, at_s)
            return
        behind = [plane.copy() for plane in frame.planes]
        super().draw(frame, parts, at_s)
        width = self._size.width_px
        edge = round(ease_in_out(gone or come) * (width + _LINE_PX)) & ~1
        cleared = slice(0, min(edge, width)) if gone else slice(min(edge, width), width)
        for plane, before, step in zip(frame.planes, behind, (1, 2, 2), strict=True):
            columns = slice(cleared.start // step, cleared.stop // step)
            plane[:, columns] = before[:, columns]
        self._line.blend(frame, dx=edge - _LINE_PX)


TRANSITIONS: dict[str, type[Cut]] = {"cut": Cut, "fade": Fade, "slide": Slide, "wipe": Wipe}
"""How scenes follow each other, by `Style.transition`."""
