"""One scene's work order: everything a worker process needs to draw and encode it, as picklable values."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from tui.api.terms import Orientation
from tui.studio.casting.catalogue import BrandKit, Look, Person, Style
from tui.studio.narration.speech import MouthShape, Word
from tui.studio.storyboard import Scene

FPS = 30
"""Frames a second of every video the studio makes."""


class Quality(StrEnum):
    """How much care encoding takes: a quick look, or the finished cut."""

    DRAFT = "draft"
    FULL = "full"


@dataclass(frozen=True, slots=True)
class Size:
    """A picture's width and height in pixels, both even."""

    width_px: int
    height_px: int


def video_size(orientation: Orientation) -> Size:
    """The finished video's size for an orientation: 720p, lying or standing."""
    return Size(720, 1280) if orientation is Orientation.PORTRAIT else Size(1280, 720)


@dataclass(frozen=True, slots=True)
class SceneTask:
    """One scene to draw. Times of words and mouths are seconds from this scene's first frame."""

    scene: Scene
    size: Size
    frames: int
    """Length in frames at FPS, the pauses before and after the speech included."""
    starts_at_s: float
    """Where the scene lies in the video, so that the ground moves on without a jump."""
    style: Style
    person: Person | None
    look: Look | None
    kit: BrandKit | None
    words: tuple[Word, ...]
    mouths: tuple[MouthShape, ...]
    captions: bool
    picture: Path | None
    """The image file to show (a PDF page is already turned into one); None when the scene has no picture."""
    quality: Quality
    clip: Path
    """The encoded scene (H.264 in MP4, no sound) to write; written whole or not at all."""
    progress: Path
    """A file that holds the number of frames done, as decimal text, rewritten now and then while the scene is drawn."""
    stop: Path
    """A file whose existence asks the worker to stop at its next checkpoint."""
    presenter_comes: bool = False
    """Whether the presenter fades in: the scene before, if there is one, does without them."""
    presenter_goes: bool = False
    """Whether the presenter fades out: a scene follows that does without them."""
    shelf: Path | None = None
    """A folder for drawings that serve other scenes and other workers as well; None keeps them in memory only."""
    pictures: tuple[Path | None, ...] = ()
    """Image files of a scene that shows several, in its order; None where one is missing."""


@dataclass(frozen=True, slots=True)
class SceneClip:
    """A drawn and encoded scene."""

    path: Path
    frames: int


class Stopped(Exception):  # noqa: N818  (it is not an error: stopping is what was asked)
    """The work was asked to stop and did so at a checkpoint; what was finished stays."""
