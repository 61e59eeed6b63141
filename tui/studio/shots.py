"""Scenes with their speech, placed on the video's line of time."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from math import ceil
from pathlib import Path
from typing import TypeVar

from tui.studio.narration.speech import MouthShape, Word
from tui.studio.pauses import around_s, breaths_s
from tui.studio.stage.task import FPS
from tui.studio.storyboard import Scene

Timed = TypeVar("Timed", Word, MouthShape)


@dataclass(frozen=True, slots=True)
class Narration:
    """One scene's speech on disk: `path` holds the samples; times are seconds from the speech's start."""

    path: Path
    duration_s: float
    words: tuple[Word, ...]
    mouths: tuple[MouthShape, ...]


@dataclass(frozen=True, slots=True)
class Shot:
    """A scene, its speech, and where both lie: the scene starts at `starts_at_s`, its voice `lead_s` later."""

    scene: Scene
    narration: Narration
    starts_at_s: float
    lead_s: float
    frames: int

    @property
    def words(self) -> tuple[Word, ...]:
        """Words with seconds from the scene's first frame."""
        return tuple(_shifted(word, self.lead_s) for word in self.narration.words)

    @property
    def mouths(self) -> tuple[MouthShape, ...]:
        """Mouth shapes with seconds from the scene's first frame."""
        return tuple(_shifted(mouth, self.lead_s) for mouth in self.narration.mouths)


def arrange(
    scenes: Sequence[Scene], narrations: Sequence[Narration], target_s: float | None = None, pause: float = 1.0
) -> list[Shot]:
    """Place every scene after the one before, in whole frames, with its pauses.

    Args:
        scenes: The storyboard's scenes.
        narrations: Their speech, in the same order.
        target_s: The length asked for, in seconds. Where the speech falls short of it, scenes are held a little
            longer; speech is never cut to meet it.
        pause: A factor on the silence between scenes.
    """
    spoken_s = sum(narration.duration_s for narration in narrations)
    held_s = breaths_s([scene.scene_id for scene in scenes], spoken_s, target_s, pause)
    shots: list[Shot] = []
    first_frame = 0
    silence_s = around_s(len(scenes), pause)
    for scene, narration, (lead_s, tail_s), more_s in zip(scenes, narrations, silence_s, held_s, strict=True):
        exactly = (lead_s + narration.duration_s + tail_s + more_s) * FPS
        frames = ceil(round(exactly, 6))  # what adding fractions leaves over is no frame more
        shots.append(Shot(scene, narration, first_frame / FPS, lead_s, frames))
        first_frame += frames
    return shots


def duration_s(shots: Sequence[Shot]) -> float:
    """Length of the whole video in seconds."""
    return sum(shot.frames for shot in shots) / FPS


def spoken_words(shots: Sequence[Shot]) -> list[Word]:
    """Every word of the video, with seconds from the video's start."""
    return [_shifted(word, shot.starts_at_s) for shot in shots for word in shot.words]


def _shifted(timed: Timed, by_s: float) -> Timed:
    return replace(timed, start_s=timed.start_s + by_s, end_s=timed.end_s + by_s)
