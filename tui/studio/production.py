"""From a storyboard to a finished video: narrate, stage, join.

The work is cut into plain functions over picklable values (`workshop`) and given to a `concurrent.futures.Executor`,
so that a process pool or a cluster can do it. Whatever is finished lies in the session's folder under a name made from
its content: after a crash, a stop or a revision only what is missing or changed is made again.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Mapping, Sequence
from concurrent.futures import Executor, Future, wait
from dataclasses import dataclass
from math import ceil
from pathlib import Path
from typing import Any, TypeVar

from tui.studio import workshop
from tui.studio.casting.brand_kits import read_brand_kits
from tui.studio.casting.catalogue import BrandKit, Look, Person, Style, Voice
from tui.studio.casting.people import look as find_look
from tui.studio.casting.styles import style as find_style
from tui.studio.casting.voices import voice as find_voice
from tui.studio.shots import Narration, Shot, arrange, duration_s
from tui.studio.stage.task import FPS, Quality, SceneClip, SceneTask, Stopped, video_size
from tui.studio.storyboard import PictureScene, Scene, Storyboard, pictures_of

Pictures = Mapping[tuple[str, int | None], Path]
"""Image files by (asset id, 1-based page of a PDF or None)."""

EDITION = 1
"""Raised when the same task would be spoken or drawn differently, so that older files are not reused."""

NARRATION_SHARE = 0.04
JOIN_SHARE = 0.04
"""Parts of the progress told that narrating and joining take; the rest is frames drawn."""

CHECK_EVERY_S = 0.2
"""How often, in seconds, progress is told and a stop is looked for."""

Result = TypeVar("Result")


@dataclass(frozen=True, slots=True)
class Production:
    """The finished files of one video."""

    video: Path
    poster: Path
    preview: Path
    subtitles: Path
    duration_s: float


@dataclass(frozen=True, slots=True)
class Cast:
    """Who and what a storyboard's ids stand for."""

    voice: Voice
    style: Style
    person: Person | None
    look: Look | None
    kit: BrandKit | None


def cast(storyboard: Storyboard, kits: Path | None = None) -> Cast:
    """Look up a storyboard's ids; `kits` is the folder of the user's brand kits.

    Raises:
        KeyError: An id is in no catalogue.
    """
    person, look = find_look(storyboard.look_id) if storyboard.look_id else (None, None)
    by_id = {kit.brand_kit_id: kit for kit in read_brand_kits(kits)} if kits and storyboard.brand_kit_id else {}
    return Cast(
        voice=find_voice(storyboard.voice_id),
        style=find_style(storyboard.style_id),
        person=person,
        look=look,
        kit=by_id[storyboard.brand_kit_id] if storyboard.brand_kit_id else None,
    )


def produce(
    storyboard: Storyboard,
    pictures: Pictures,
    folder: Path,
    executor: Executor,
    *,
    on_progress: Callable[[float], None],
    stop: Path,
    kits: Path | None = None,
    quality: Quality = Quality.FULL,
) -> Production:
    """Make the video; blocks until it is done.

    Args:
        storyboard: What to make.
        pictures: The user's pictures that scenes name.
        folder: Where everything made for this session lies; what is there already is reused.
        executor: Runs the work.
        on_progress: Told the part done, 0 to 1, from this thread.
        stop: A file whose existence asks to stop.
        kits: Folder of the user's brand kits.
        quality: Draft or full.

    Raises:
        Stopped: The stop file appeared; what was finished stays in the folder.
        BrokenExecutor: A worker died.
        KeyError: The storyboard names somebody or something that is in no catalogue.
    """
    folder.mkdir(parents=True, exist_ok=True)
    order = Order(storyboard, cast(storyboard, kits), pictures, folder, quality, stop)
    watch = Watch(stop, on_progress)
    shots = _speak(order, executor, watch)
    clips, sound = _draw(order, shots, executor, watch)
    video = _finish(order, shots, clips, sound, executor, watch)
    on_progress(1.0)
    return Production(video=video, duration_s=duration_s(shots), **workshop.files_beside(video))


def _speak(order: Order, executor: Executor, watch: Watch) -> list[Shot]:
    """Narrate every scene, and place the scenes by the length of their speech."""
    scenes = order.storyboard.scenes
    narrations = watch.all(
        [executor.submit(workshop.narrate, *order.speech(scene)) for scene in scenes],
        lambda done: NARRATION_SHARE * done / len(scenes),
    )
    return arrange(scenes, narrations, order.storyboard.target_s)


def _draw(order: Order, shots: Sequence[Shot], executor: Executor, watch: Watch) -> tuple[list[SceneClip], Path]:
    """Draw every scene, the longest first so that no worker is left with it at the end, and mix the sound meanwhile."""
    tasks = order.scene_tasks(shots)
    frames = sum(task.frames for task in tasks)
    sound = order.folder / f"sound-{_digest(shots)}.wav"
    drawing = {
        task.clip: executor.submit(workshop.draw_scene, task) for task in sorted(tasks, key=lambda task: -task.frames)
    }
    watch.until_done(
        [*drawing.values(), executor.submit(workshop.mix_shots, shots, sound)],
        lambda _: NARRATION_SHARE + (1 - NARRATION_SHARE - JOIN_SHARE) * sum(map(frames_done, tasks)) / frames,
    )
    return [drawing[task.clip].result() for task in tasks], sound


def _finish(
    order: Order, shots: Sequence[Shot], clips: Sequence[SceneClip], sound: Path, executor: Executor, watch: Watch
) -> Path:
    """Join the clips and make what goes with the video; returns the video's file."""
    title = order.storyboard.title
    video = order.folder / f"video-{_digest([clip.path.name for clip in clips], sound.name, title)}.mp4"
    finishing = (
        executor.submit(workshop.join_video, clips, shots, sound, video, title),
        executor.submit(workshop.make_poster, clips[0], video),
        executor.submit(workshop.make_preview, clips[0], video),
    )
    watch.until_done(finishing, lambda _: 1 - JOIN_SHARE)
    return video


def draw_board(
    storyboard: Storyboard, pictures: Pictures, folder: Path, executor: Executor, kits: Path | None = None
) -> dict[str, Path]:
    """Draw a still (PNG) of every scene, before anything is spoken or rendered.

    Returns:
        The picture's file by scene id.
    """
    folder.mkdir(parents=True, exist_ok=True)
    order = Order(storyboard, cast(storyboard, kits), pictures, folder, Quality.FULL, folder / "no-stop")
    stills: dict[str, Future[Path]] = {}
    for scene in storyboard.scenes:
        task = order.scene_task(_unspoken(scene))
        stills[scene.scene_id] = executor.submit(workshop.draw_still_file, task, task.clip.with_suffix(".png"))
    return {scene_id: still.result() for scene_id, still in stills.items()}


@dataclass(frozen=True, slots=True)
class Order:
    """One production's settings, from which each scene's work order is made."""

    storyboard: Storyboard
    cast: Cast
    pictures: Pictures
    folder: Path
    quality: Quality
    stop: Path

    def speech(self, scene: Scene) -> tuple[str, Voice, Path]:
        """What `workshop.narrate` needs for a scene."""
        voice = self.cast.voice
        return scene.narration, voice, self.folder / f"speech-{_digest(scene.narration, voice)}.npz"

    def scene_tasks(self, shots: Sequence[Shot]) -> list[SceneTask]:
        """What `workshop.draw_scene` needs for each shot, in order."""
        present = [shot.scene.presenter and self.cast.person is not None for shot in shots]
        before, after = [True, *present[:-1]], [*present[1:], True]
        return [
            self.scene_task(shot, comes=here and not there_before, goes=here and not there_after)
            for shot, here, there_before, there_after in zip(shots, present, before, after, strict=True)
        ]

    def scene_task(self, shot: Shot, *, comes: bool = False, goes: bool = False) -> SceneTask:
        """What `workshop.draw_scene` needs for a shot, in which the presenter may come in or leave."""
        manner = (self.storyboard.orientation, self.storyboard.captions, self.quality, comes, goes)
        name = _digest(shot, self.cast, manner)
        present = shot.scene.presenter
        return SceneTask(
            scene=shot.scene,
            size=video_size(self.storyboard.orientation),
            frames=shot.frames,
            starts_at_s=shot.starts_at_s,
            style=self.cast.style,
            person=self.cast.person if present else None,
            look=self.cast.look if present else None,
            kit=self.cast.kit,
            words=shot.words,
            mouths=shot.mouths,
            captions=self.storyboard.captions,
            picture=self._picture(shot.scene),
            pictures=tuple(self.pictures.get((shown.asset_id, shown.page)) for shown in pictures_of(shot.scene)),
            quality=self.quality,
            clip=self.folder / f"scene-{name}.mp4",
            progress=self.folder / f"scene-{name}.frames",
            stop=self.stop,
            presenter_comes=comes,
            presenter_goes=goes,
        )

    def _picture(self, scene: Scene) -> Path | None:
        if not isinstance(scene, PictureScene):
            return None
        return self.pictures[scene.picture.asset_id, scene.picture.page]


class Watch:
    """Waits for futures while telling progress and listening for a stop."""

    def __init__(self, stop: Path, on_progress: Callable[[float], None]) -> None:
        self._stop = stop
        self._tell = on_progress

    def all(self, futures: Sequence[Future[Result]], part_done: Callable[[int], float]) -> list[Result]:
        """Wait for every future and return their results in order; arguments and errors are those of `until_done`."""
        self.until_done(futures, part_done)
        return [future.result() for future in futures]

    def until_done(self, futures: Sequence[Future[Any]], part_done: Callable[[int], float]) -> None:
        """Wait for every future, whatever it gives.

        Args:
            futures: The work under way.
            part_done: From the number of futures done to the part of the whole production done.

        Raises:
            Stopped: The stop file appeared.
        """
        waiting = set(futures)
        try:
            while waiting:
                done, waiting = wait(waiting, timeout=CHECK_EVERY_S)
                for future in done:
                    future.result()
                if self._stop.exists():
                    raise Stopped
                self._tell(part_done(len(futures) - len(waiting)))
        finally:
            wait([future for future in waiting if not future.cancel()])


def frames_done(task: SceneTask) -> int:
    """Frames of a scene that are drawn, as its worker last told."""
    if task.clip.exists():
        return task.frames
    try:
        return int(task.progress.read_text() or 0)
    except (OSError, ValueError):
        return 0


def _unspoken(scene: Scene) -> Shot:
    """A shot for a still: as long as its words will take, with nothing said yet."""
    seconds = max(2.0, len(scene.narration.split()) * 0.4)
    return Shot(scene, Narration(Path(), seconds, (), ()), 0.0, 0.0, ceil(seconds * FPS))


def _digest(*parts: object) -> str:
    """A short name for content: the same parts give the same name in every process."""
    return hashlib.sha256(repr((EDITION, *parts)).encode()).hexdigest()[:20]
