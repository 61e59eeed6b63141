"""The presenter's part in a scene: standing in their box, fading in or out where the scenes around do without them."""

from __future__ import annotations

import zlib
from collections.abc import Iterator

import numpy as np

from tui.studio.casting.catalogue import Look, Person
from tui.studio.stage.compositor import Frame
from tui.studio.stage.layout import Box
from tui.studio.stage.motion import ease_in_out
from tui.studio.stage.presenter import Anchor, Presenter
from tui.studio.stage.shelf import figure_name, process_layers
from tui.studio.stage.task import FPS, SceneTask

_FADE_S = 0.35


class PersonInScene:
    """A presenter who begins and ends every scene in one attitude, so that a cut does not show in them."""

    def __init__(self, task: SceneTask, person: Person, look: Look, box: Box, *, still: bool = False) -> None:
        self._task = task
        self._box = box
        anchor = Anchor(box.x + box.width / 2, box.bottom, box.height)
        self._presenter = Presenter(person, look, task.size, anchor, still=still, lasts_s=task.frames / FPS)
        self._whose = figure_name(person, look)
        self._layers = process_layers()
        self._phase = zlib.crc32(task.scene.narration.encode())

    def draw(self, frame: Frame, at_s: float) -> None:
        """Lay the presenter over the frame at a time in seconds from the scene's start."""
        strength = self.strength(at_s)
        if strength <= 0:
            return
        behind = None if strength >= 1 else frame.pixels.copy()
        for sprite in self._presenter.sprites(at_s, self._task.mouths, phase=self._phase):
            self._layers.layer(sprite, self._whose, self._task.shelf).blend(frame)
        if behind is not None:
            # Mixed as a whole: fading layer by layer would let the shoulders shine through the head.
            share = np.uint16(round(strength * 256))
            mixed = frame.pixels * share + behind * (np.uint16(256) - share)
            frame.pixels[...] = mixed >> 8

    def rehearse(self) -> Iterator[None]:
        """Make the drawings of the presenter that come again, one with each step."""
        for sprite in self._presenter.kept():
            self._layers.layer(sprite, self._whose, self._task.shelf)
            yield

    def strength(self, at_s: float) -> float:
        """How far they are there, 0 to 1, at a time in seconds from the scene's start."""
        come = ease_in_out(at_s / _FADE_S) if self._task.presenter_comes else 1.0
        left_s = self._task.frames / FPS - at_s
        return min(come, ease_in_out(left_s / _FADE_S) if self._task.presenter_goes else 1.0)
