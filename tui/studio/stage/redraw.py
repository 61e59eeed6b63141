"""A frame that is drawn over only where it differs from the one before.

Grounds and heads move at half the frame rate, so in every second frame little more than a mouth is new: then the place
of the mouth is all that is drawn. What is drawn is told by strokes; where somebody writes pixels without telling,
as films and fades do, the whole picture is drawn, and the next one as well.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterable

import numpy as np
from numpy.typing import NDArray

from tui.studio.stage.compositor import SUBSAMPLING, Area, Frame, Plane, Sheets, Stroke
from tui.studio.stage.task import Size


class ChangingFrame(Frame):
    """The same memory for one picture after another; each begins with `begin` and is there after `finish`."""

    def __init__(self, size: Size) -> None:
        self._strokes: list[Stroke] = []
        self._ground: tuple[Frame, Hashable] | None = None
        self._told = False
        """Whether all of the picture under way is known by its strokes, and none of them painted yet."""
        self._painted: tuple[Frame, Hashable, list[Stroke]] | None = None
        """Ground, its edition, and the strokes that made what the memory holds; None where nobody knows."""
        super().__init__(size)

    @property
    def planes(self) -> tuple[Plane, Plane, Plane]:
        """The planes, for whoever writes into them: from now on this picture is drawn as it comes."""
        self._leave_off_telling()
        return self._planes

    @planes.setter
    def planes(self, planes: tuple[Plane, Plane, Plane]) -> None:
        self._planes = planes

    @property
    def sheets(self) -> Sheets:
        """Luma, and both chromas, for whoever writes into them, as with `planes`."""
        self._leave_off_telling()
        return self._sheets

    @sheets.setter
    def sheets(self, sheets: Sheets) -> None:
        self._sheets = sheets

    @property
    def pixels(self) -> NDArray[np.uint8]:
        """All samples, for whoever writes into them, as with `planes`."""
        self._leave_off_telling()
        return self._pixels

    @pixels.setter
    def pixels(self, pixels: NDArray[np.uint8]) -> None:
        self._pixels = pixels

    def begin(self, ground: Frame, edition: Hashable) -> None:
        """See `Frame.begin`."""
        self._ground, self._strokes, self._told = (ground, edition), [], True

    def lay(self, stroke: Stroke) -> None:
        """See `Frame.lay`."""
        if self._told:
            self._strokes.append(stroke)
        else:
            stroke.paint(self._sheets, self._whole)

    def finish(self) -> None:
        """Draw what has been told. More may be laid over it afterwards, and finished again."""
        if not self._told or self._ground is None:
            return
        ground, edition = self._ground
        if self._painted is None or self._painted[0] is not ground or self._painted[1] != edition:
            self._redraw(ground, self._whole)
        else:
            new = _differing(self._painted[2], self._strokes)
            for area in _apart(stroke.area.common(self._whole) for stroke in new):
                self._redraw(ground, area)
        self._painted = ground, edition, list(self._strokes)

    def copy_to(self, page: Frame) -> None:
        """Finish the picture, and have a page of the same size show it."""
        self.finish()
        np.copyto(page.pixels, self._pixels)

    @property
    def _whole(self) -> Area:
        return Area(0, 0, self.size.width_px, self.size.height_px)

    def _redraw(self, ground: Frame, area: Area) -> None:
        for mine, below, step in zip(self._sheets, ground.sheets, SUBSAMPLING, strict=True):
            rows, columns = area.within(step)
            mine[..., rows, columns] = below[..., rows, columns]
        for stroke in self._strokes:
            stroke.paint(self._sheets, area)

    def _leave_off_telling(self) -> None:
        if self._told and self._ground is not None:
            self._redraw(self._ground[0], self._whole)
        self._told, self._painted = False, None


def _differing(before: list[Stroke], now: list[Stroke]) -> list[Stroke]:
    """Strokes of one of two pictures that the other does not have; all of them if they are not in one order.

    Layers are compared by identity, not by their pixels.
    """
    mine, yours = set(now), set(before)
    if [stroke for stroke in now if stroke in yours] != [stroke for stroke in before if stroke in mine]:
        return [*before, *now]
    return [stroke for stroke in before if stroke not in mine] + [stroke for stroke in now if stroke not in yours]


def _apart(areas: Iterable[Area]) -> list[Area]:
    """The areas with those that overlap made one."""
    apart: list[Area] = []
    for area in areas:
        if area.empty:
            continue
        while touching := next((other for other in apart if not area.common(other).empty), None):
            apart.remove(touching)
            area = area.both(touching)  # noqa: PLW2901  (it grows until it touches no other)
        apart.append(area)
    return apart
