"""A page or screenshot on which what is spoken of is marked, as with a pen, while the view moves towards it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from PIL import Image, ImageChops, ImageDraw

from tui.studio.stage.compositor import Frame
from tui.studio.stage.layout import Box
from tui.studio.stage.motion import Part, Presence
from tui.studio.stage.photo import Photo, Way
from tui.studio.stage.scenes.pane import Pane
from tui.studio.stage.setting import Setting
from tui.studio.stage.timing import moments
from tui.studio.storyboard import Mark, PictureScene

_PEN = (255, 228, 92)
"""A highlighter's yellow: what is printed stays readable under it."""
_LIGHT = 110
"""A part darker than this, of 255, is framed, for a pen would not be seen on it."""
_CLOSEST, _SEEN = 1.3, 0.85
"""The closest zoom, and how much of the view what is marked may fill."""
_HIGHEST = 1.55
"""Width for each unit of height, at least: of a page that part is seen in which the marks are, large enough to read."""
_LATEST = 0.7
"""By this share of a scene everything is marked, said or not."""


@dataclass(frozen=True, slots=True, eq=False)
class _Together:
    """Parts drawn one over the other."""

    parts: tuple[Part, ...]

    def draw(self, frame: Frame, at_s: float, presence: Presence) -> None:
        """See `Part`."""
        for part in self.parts:
            part.draw(frame, at_s, presence)


def marked_pane(picture: Image.Image, scene: PictureScene, setting: Setting) -> Pane:
    """The picture, and laid over it in turn the same with one mark more, all on one way towards the marks."""
    texts = [mark.text for mark in scene.marks]
    latest_s = setting.duration_s * _LATEST
    times = [min(time_s, latest_s) for time_s in moments(texts, setting.words, setting.duration_s)]
    stages = [picture]
    for mark in scene.marks:
        stages.append(with_mark(stages[-1], mark, setting.style.palette.accent))
    shape = picture.width / picture.height
    left, top, right, bottom = _around(scene.marks)
    middle = (left + right) / 2, (top + bottom) / 2
    visible = min(1.0, shape / _HIGHEST)
    zoom = max(1.0, min(_CLOSEST, _SEEN / max(right - left, (bottom - top) / visible)))

    def photos(box: Box, starts_s: float, radius_px: float) -> Part:
        begins_s = (starts_s, *times)
        way, lasts_s = Way((1.0, zoom)), setting.duration_s
        return _Together(
            tuple(
                Photo(stage, box, way, lasts_s, begin_s, radius_px, subject=middle)
                for stage, begin_s in zip(stages, begins_s, strict=True)
            )
        )

    return Pane(max(shape, _HIGHEST), photos, scene.headline, scene.name, scene.role)


def with_mark(picture: Image.Image, mark: Mark, colour: str) -> Image.Image:
    """A copy of a picture with a part marked: highlighted where it is light, framed in a colour where it is dark."""
    room = round(min(picture.size) * 0.006)
    left, top = round(mark.x * picture.width) - room, round(mark.y * picture.height) - room
    right, bottom = (
        round((mark.x + mark.width) * picture.width) + room,
        round((mark.y + mark.height) * picture.height) + room,
    )
    box = max(0, left), max(0, top), min(picture.width, right), min(picture.height, bottom)
    part, copy = picture.crop(box), picture.copy()
    if np.asarray(part.convert("L")).mean() >= _LIGHT:
        copy.paste(ImageChops.multiply(part, Image.new("RGB", part.size, _PEN)), box)
    else:
        pen = ImageDraw.Draw(copy)
        pen.rounded_rectangle((box[0], box[1], box[2] - 1, box[3] - 1), 2 * room, None, colour, max(2, room))
    return copy


def _around(marks: Sequence[Mark]) -> tuple[float, float, float, float]:
    """The left, top, right and bottom of what holds all marks."""
    return (
        min(mark.x for mark in marks),
        min(mark.y for mark in marks),
        min(1.0, max(mark.x + mark.width for mark in marks)),
        min(1.0, max(mark.y + mark.height for mark in marks)),
    )
