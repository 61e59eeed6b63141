"""Draws any moment of one scene: ground, what the scene shows, presenter, captions, logo."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

from tui.studio.casting.brand_kits import apply
from tui.studio.edit.subtitles import cues
from tui.studio.stage.captions import Captions
from tui.studio.stage.compositor import Frame, Layer
from tui.studio.stage.ground import Ground
from tui.studio.stage.halo import Halo, halo
from tui.studio.stage.layout import layout
from tui.studio.stage.motion import Part
from tui.studio.stage.person import PersonInScene
from tui.studio.stage.photo import picture_if_readable
from tui.studio.stage.scenes.bullets import bullets_parts
from tui.studio.stage.scenes.chart import chart_parts
from tui.studio.stage.scenes.clip import clip_parts
from tui.studio.stage.scenes.closing import closing_parts
from tui.studio.stage.scenes.comparison import comparison_parts
from tui.studio.stage.scenes.image_grid import image_grid_parts
from tui.studio.stage.scenes.location import location_parts
from tui.studio.stage.scenes.logo import logo_layer
from tui.studio.stage.scenes.number import number_parts
from tui.studio.stage.scenes.picture import picture_parts
from tui.studio.stage.scenes.quote import quote_parts
from tui.studio.stage.scenes.statement import statement_parts
from tui.studio.stage.scenes.title import title_parts
from tui.studio.stage.scenes.track import steps_parts, timeline_parts
from tui.studio.stage.setting import Setting
from tui.studio.stage.task import FPS, SceneTask
from tui.studio.stage.transition import TRANSITIONS, Ends
from tui.studio.storyboard import (
    BulletsScene,
    ChartScene,
    ClipScene,
    ClosingScene,
    ComparisonScene,
    ImageGridScene,
    LocationScene,
    NumberScene,
    PictureScene,
    QuoteScene,
    Scene,
    SceneBase,
    StatementScene,
    StepsScene,
    TimelineScene,
    TitleScene,
)


class Artist:
    """One scene, ready to be drawn. What does not move is drawn once, here. In a still nobody's eyes are closed."""

    def __init__(self, task: SceneTask, *, still: bool = False) -> None:
        self._task = task
        self._setting = _setting(task)
        self._person = self._standing(still=still)
        self._ground = Ground(self._setting.style, task.size, self._setting.duration_s, self._light())
        self._parts = scene_parts(task.scene, self._setting)
        self._transition = TRANSITIONS[self._setting.style.transition](self._setting.style, task.size, self._ends())
        self._logo = self._corner_logo()
        self._captions = self._spoken()

    def draw(self, frame: Frame, at_s: float) -> None:
        """Fill the frame with the picture at a time in seconds from the scene's first frame."""
        self.draw_clean(frame, at_s)
        self.draw_captions(frame, at_s)

    def draw_clean(self, frame: Frame, at_s: float) -> None:
        """Fill the frame with everything but the captions."""
        self._ground.draw(frame, at_s)
        self._transition.draw(frame, self._parts, at_s)
        if self._person is not None:
            self._person.draw(frame, at_s)
        if self._logo is not None:
            self._logo.blend(frame)

    def draw_captions(self, frame: Frame, at_s: float) -> None:
        """Lay the captions, if there are any, over what `draw_clean` drew."""
        if self._captions is not None:
            self._captions.draw(frame, at_s)

    def _ends(self) -> Ends:
        """The first scene comes from nothing, the last one stays to the end."""
        closing = isinstance(self._task.scene, ClosingScene)
        return Ends(self._setting.duration_s, comes=not self._task.opens, goes=not closing)

    def _standing(self, *, still: bool) -> PersonInScene | None:
        person, look, box = self._task.person, self._task.look, self._setting.layout.presenter
        if person is None or look is None or box is None:
            return None
        return PersonInScene(self._task, person, look, box, still=still)

    def _light(self) -> Halo | None:
        box = self._setting.layout.presenter
        return halo(box, self._person.strength) if self._person and box else None

    def _corner_logo(self) -> Layer | None:
        logo, scene = self._setting.logo, self._task.scene
        if logo is None or isinstance(scene, ClosingScene):
            return None
        return logo_layer(logo, self._setting.layout.logo)

    def _spoken(self) -> Captions | None:
        if not self._task.captions or not self._task.words:
            return None
        setting = self._setting
        boxes = setting.layout
        said = cues(self._task.words)
        return Captions(said, boxes.captions, setting.style, setting.unit, align=setting.align)


def _setting(task: SceneTask) -> Setting:
    seen = task.scene.presenter and task.person is not None and task.look is not None
    return Setting(
        style=task.style if task.kit is None else apply(task.style, task.kit),
        size=task.size,
        layout=layout(task.size, presenter=seen, captions=task.captions or task.captions_room),
        duration_s=task.frames / FPS,
        words=task.words,
        picture=task.picture,
        logo=_logo(task),
        pictures=task.pictures,
    )


def _logo(task: SceneTask) -> Path | None:
    """The kit's logo; None when its file has gone or broken since the kit was read: a video is better than none."""
    logo = Path(task.kit.logo) if task.kit and task.kit.logo else None
    return logo if logo is not None and picture_if_readable(logo) else None


def scene_parts(scene: Scene, setting: Setting) -> list[Part]:
    """The parts of a scene of any kind, in the order they are drawn."""
    return _PARTS[type(scene)](scene, setting)


_PARTS: dict[type[SceneBase], Callable[[Any, Setting], list[Part]]] = {
    TitleScene: title_parts,
    StatementScene: statement_parts,
    BulletsScene: bullets_parts,
    QuoteScene: quote_parts,
    PictureScene: picture_parts,
    ClipScene: clip_parts,
    NumberScene: number_parts,
    ChartScene: chart_parts,
    ComparisonScene: comparison_parts,
    TimelineScene: timeline_parts,
    StepsScene: steps_parts,
    ImageGridScene: image_grid_parts,
    LocationScene: location_parts,
    ClosingScene: closing_parts,
}
