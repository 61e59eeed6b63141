"""A box of the frame through which something that moves is seen: a picture in slow motion, or a film."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from tui.studio.stage.brush import draw_sprite, fill, rounded
from tui.studio.stage.compositor import Frame, Wide, coverage
from tui.studio.stage.layout import Box
from tui.studio.stage.motion import Presence, ease_out

View = NDArray[np.uint8]

_COMES_S = 0.7


class Window(ABC):
    """A `Part` that is drawn anew for each frame, with rounded corners; it fades in from `starts_s` on."""

    def __init__(self, box: Box, starts_s: float, radius_px: float = 0) -> None:
        self._x, self._y = round(box.x) & ~1, round(box.y) & ~1
        self._width, self._height = round(box.width) & ~1, round(box.height) & ~1
        self._starts_s = starts_s
        self._masks = self._corners(radius_px)

    @abstractmethod
    def _views(self, at_s: float) -> Sequence[View]:
        """What is seen at a time in seconds from the scene's start: Y, U and V planes of the box's size."""

    def _corners(self, radius_px: float) -> tuple[Wide, Wide, Wide]:
        """Coverage of each plane's samples, 0..256."""
        box = Box(0, 0, self._width, self._height)
        sprite = draw_sprite(box, lambda canvas: canvas.drawRRect(rounded(box, radius_px), fill("#ffffff")))
        return coverage(sprite.pixels)

    def draw(self, frame: Frame, at_s: float, presence: Presence) -> None:
        """See `motion.Part`."""
        strength = presence.opacity * ease_out((at_s - self._starts_s) / _COMES_S)
        left = self._x + (presence.dx_px & ~1)
        first, last = max(0, -left), min(self._width, frame.size.width_px - left)
        if strength <= 0 or last <= first:
            return
        whole = strength >= 0.999
        for number, (target, view) in enumerate(zip(frame.planes, self._views(at_s), strict=True)):
            step = 1 if number == 0 else 2
            rows = slice(self._y // step, (self._y + self._height) // step)
            columns = slice(first // step, last // step)
            place = target[rows, (left + first) // step : (left + last) // step]
            if whole and self._opaque:
                place[...] = view[:, columns]
                continue
            cover = self._masks[number][:, columns]
            if not whole:
                cover = ((cover * np.uint16(round(strength * 128))) >> 7).astype(np.uint16)
            place[...] = (place * (256 - cover) + view[:, columns] * cover) >> 8

    @property
    def _opaque(self) -> bool:
        return bool(self._masks[0][0, 0] == 256)
