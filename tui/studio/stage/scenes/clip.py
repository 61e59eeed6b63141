"""A piece of a video of the user's, playing beside the presenter or over the whole frame behind them."""

from __future__ import annotations

from tui.studio.stage.film import Footage, film_if_playable
from tui.studio.stage.layout import Box
from tui.studio.stage.motion import Part
from tui.studio.stage.scenes.pane import Pane, framed_pane, full_pane
from tui.studio.stage.scenes.picture import picture_parts
from tui.studio.stage.setting import Setting
from tui.studio.storyboard import ClipScene


def clip_parts(scene: ClipScene, setting: Setting) -> list[Part]:
    """The parts of a clip scene; where the file is no video that plays, it is shown as a picture is."""
    film = film_if_playable(setting.picture) if setting.picture else None
    if film is None:
        return picture_parts(scene.stopped(), setting)

    def footage(box: Box, starts_s: float, radius_px: float) -> Part:
        return Footage(film, box, scene.begins_s, starts_s, radius_px)

    pane = Pane(film.shape, footage, scene.headline, scene.name, scene.role)
    return full_pane(pane, setting) if scene.full else framed_pane(pane, setting)
