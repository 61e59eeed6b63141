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
    """How large and with how much care: a quick look, the finished cut, or the same in full HD."""

    DRAFT = "draft"
    FULL = "full"
    HIGH = "high"


@dataclass(frozen=True, slots=True)
class Size:
    """A picture's width and height in pixels, both even."""

    width_px: int
    height_px: int


_SHAPES = {Quality.DRAFT: (960, 540), Quality.FULL: (1280, 720), Quality.HIGH: (1920, 1080)}


def video_size(orientation: Orientation, quality: Quality = Quality.FULL) -> Size:
    """The finished video's size for an orientation, lying or standing: 540p, 720p or 1080p."""
    longer, shorter = _SHAPES[quality]
    return Size(shorter, longer) if orientation is Orientation.PORTRAIT else Size(longer, shorter)


@dataclass(frozen=True, slots=True)
class SceneTask:
    """One scene to draw. Times of words and mouths are seconds from this scene's first frame."""

    scene: Scene
    size: Size
    frames: int
    """Length in frames at FPS, the pauses before and after the speech included."""
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
    opens: bool = False
    """Whether the video begins with this scene, so that its content follows no other's."""
    presenter_comes: bool = False
    """Whether the presenter fades in: the scene before, if there is one, does without them."""
    presenter_goes: bool = False
    """Whether the presenter fades out: a scene follows that does without them."""
    shelf: Path | None = None
    """A folder for drawings that serve other scenes and other workers as well; None keeps them in memory only."""
    span: tuple[int, int] | None = None
    """The frames to draw, first and end; None for all of them. A long scene is drawn by several workers."""

    clean: Path | None = None
    """Where the same scene is written without captions, from the same drawing; None for one cut only."""

    @property
    def drawn_frames(self) -> int:
        """How many frames this task draws."""
        return self.frames if self.span is None else self.span[1] - self.span[0]

    captions_room: bool = False
    """Whether the captions' place is left free where none are drawn, as in a video's cut without them."""

    pictures: tuple[Path | None, ...] = ()
    """Image files of a scene that shows several, in its order; None where one is missing."""


@dataclass(frozen=True, slots=True)
class SceneClip:
    """A drawn and encoded scene."""

    path: Path
    frames: int


class Stopped(Exception):  # noqa: N818  (it is not an error: stopping is what was asked)
    """The work was asked to stop and did so at a checkpoint; what was finished stays."""
