"""A picture of the user's: over the whole frame where it suits, else framed, whole and not cropped."""

from __future__ import annotations

from tui.studio.stage.layout import Box
from tui.studio.stage.motion import Part
from tui.studio.stage.photo import APPROACH, REVEAL, Photo, is_graphic, picture_if_readable
from tui.studio.stage.scenes.column import ColumnText, column
from tui.studio.stage.scenes.marked import marked_pane
from tui.studio.stage.scenes.pane import Pane, framed_pane, full_pane
from tui.studio.stage.setting import Setting
from tui.studio.storyboard import PictureScene

_LOST_AT_MOST = 0.3
"""A picture is shown over the whole frame when no more than this share of it falls outside."""


def picture_parts(scene: PictureScene, setting: Setting) -> list[Part]:
    """The parts of a picture scene; without a picture that can be read, its words take its place."""
    picture = picture_if_readable(setting.picture) if setting.picture else None
    if picture is None:
        words = scene.headline or scene.picture.alt or scene.name
        return column(ColumnText(words, headline_sizes=(72, 34)), setting.layout.content, setting)
    if scene.marks:
        return framed_pane(marked_pane(picture, scene, setting), setting)
    graphic = scene.picture.page is not None or is_graphic(picture)
    way = REVEAL if graphic else APPROACH

    def photo(box: Box, starts_s: float, radius_px: float) -> Part:
        return Photo(picture, box, way, setting.duration_s, starts_s, radius_px)

    spare = 0.0 if graphic else _LOST_AT_MOST
    pane = Pane(picture.width / picture.height, photo, scene.headline, scene.name, scene.role, spare)
    fills = not graphic and setting.layout.presenter is None and _lost(pane.shape, setting) <= _LOST_AT_MOST
    return full_pane(pane, setting) if fills else framed_pane(pane, setting)


def _lost(shape: float, setting: Setting) -> float:
    """The share of a picture that would fall outside a frame it fills."""
    frame = setting.size.width_px / setting.size.height_px
    return 1 - min(shape, frame) / max(shape, frame)
