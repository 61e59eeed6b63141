"""A scene's work order carried out: drawn, encoded, and a still of it for the storyboard."""

from __future__ import annotations

import io
import threading
import time
from collections.abc import Sequence
from contextlib import ExitStack
from dataclasses import replace
from functools import lru_cache
from pathlib import Path

from PIL import Image

from tui.studio.edit.encode import Encoder
from tui.studio.stage.artist import Artist
from tui.studio.stage.compositor import Frame
from tui.studio.stage.layout import layout
from tui.studio.stage.motion import LEAVING_S
from tui.studio.stage.person import PersonInScene
from tui.studio.stage.redraw import ChangingFrame
from tui.studio.stage.task import FPS, SceneClip, SceneTask, Size, Stopped

_BATCH_PIXELS = 15 * 1280 * 720
"""How much is drawn before it is encoded. Drawing and encoding push each other's code and data out of the processor's
caches, so in turns of single frames both take longer: a tenth of the whole for half a second of 720p."""


DRAWING = threading.Lock()
"""Held while a still is drawn: a server may draw them in threads, and the engine's fonts are one set a process."""


def render_scene(task: SceneTask) -> SceneClip:
    """Draw and encode a scene, or the part of it that the task spans.

    `task.progress` follows the frames done, `task.clip` appears when all are.

    Raises:
        Stopped: `task.stop` was there at a checkpoint; nothing is left under the clip's name.
    """
    artist, frame = _artist(_whole(task)), ChangingFrame(task.size)
    first, end = task.span or (0, task.frames)
    with ExitStack() as encoders:
        cuts = [
            (encoders.enter_context(Encoder(target, task.size, task.quality)), _pages(task.size, cut))
            for cut, target in enumerate((task.clip, task.clean))
            if target is not None
        ]
        batch = len(cuts[0][1])
        for begin in range(first, end, batch):
            _checkpoint(task, begin - first)
            numbers = range(begin, min(end, begin + batch))
            _draw(artist, frame, numbers, [pages for _, pages in cuts])
            for encoder, pages in cuts:
                for page in pages[: len(numbers)]:
                    encoder.add(page.video)
    _tell(task.progress, end - first)
    return SceneClip(task.clip, end - first)


def _draw(artist: Artist, frame: ChangingFrame, numbers: Sequence[int], cuts: Sequence[Sequence[Frame]]) -> None:
    """Draw frames into the pages of the captioned cut and, where there is a second one, of the one without captions."""
    captioned, *clean = cuts
    for place, number in enumerate(numbers):
        artist.draw_clean(frame, number / FPS)
        for pages in clean:
            frame.copy_to(pages[place])
        artist.draw_captions(frame, number / FPS)
        frame.copy_to(captioned[place])


@lru_cache(maxsize=2)
def _pages(size: Size, cut: int) -> list[Frame]:  # noqa: ARG001  (each cut has pages of its own)
    """Room for a batch of frames, kept: getting 20 MB from the system for each part takes longer than using them."""
    return [Frame(size) for _ in range(max(4, _BATCH_PIXELS // (size.width_px * size.height_px)))]


def rehearse(task: SceneTask, until: Path, limit_s: float = 2.0) -> None:
    """Make drawings of the presenter that the scene will need, until a file appears or the time is over.

    This is what a worker does that would have to wait: its drawings go to the task's shelf, for all workers.
    """
    box = layout(task.size, presenter=True, captions=task.captions or task.captions_room).presenter
    if task.person is None or task.look is None or box is None:
        return
    ends = time.monotonic() + limit_s
    for _ in PersonInScene(task, task.person, task.look, box).rehearse():
        if until.exists() or time.monotonic() > ends:
            return


def _whole(task: SceneTask) -> SceneTask:
    """What all parts of a scene have in common."""
    return replace(task, clip=Path(), progress=Path(), stop=Path(), span=None, clean=None)


@lru_cache(maxsize=1)
def _artist(task: SceneTask) -> Artist:
    """Kept for the next part of the same scene, which mostly comes next."""
    return Artist(task)


def draw_still(task: SceneTask, at_s: float | None = None) -> bytes:
    """One moment of a scene as PNG, with open eyes.

    Args:
        task: The scene; its file names are not touched.
        at_s: Seconds from its start; by default just before its content leaves, when all of it is there.
    """
    moment = _fullest(task) if at_s is None else at_s
    with DRAWING:
        frame = Frame(task.size)
        Artist(task, still=True).draw(frame, min(max(0.0, moment), (task.frames - 1) / FPS))
        return png(frame)


def _fullest(task: SceneTask) -> float:
    """The moment at which most is to be seen: all content there, the last words still in the captions."""
    before_leaving = task.frames / FPS - LEAVING_S - 0.2
    return min(before_leaving, task.words[-1].end_s) if task.words else before_leaving


def png(frame: Frame) -> bytes:
    """A frame as PNG, compressed lightly: these are looked at once, and soon."""
    buffer = io.BytesIO()
    Image.fromarray(frame.rgb()).save(buffer, "PNG", compress_level=2)
    return buffer.getvalue()


def _checkpoint(task: SceneTask, done: int) -> None:
    _tell(task.progress, done)
    if task.stop.exists():
        raise Stopped(f"stopped after {done} of {task.drawn_frames} frames")


def _tell(progress: Path, done: int) -> None:
    """Rewrite the count by a rename, so that a reader never meets an empty file."""
    part = progress.with_name(f"{progress.name}.part")
    part.write_text(str(done), encoding="ascii")
    part.replace(progress)
