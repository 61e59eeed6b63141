"""A storyboard's settings, and the work orders made from them, each named by what it makes."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property, lru_cache
from itertools import pairwise
from pathlib import Path

from tui import __version__
from tui.studio.cache import code_digest, content_digest, digest
from tui.studio.casting.brand_kits import read_brand_kits
from tui.studio.casting.catalogue import BrandKit, Look, Person, Style, Voice
from tui.studio.casting.people import look as find_look
from tui.studio.casting.style_files import find_style
from tui.studio.casting.voices import voice as find_voice
from tui.studio.manner import Manner
from tui.studio.narration.pronunciation import listed_sayings, sayings_for
from tui.studio.shots import Narration, Shot, arrange
from tui.studio.stage.task import SceneTask, video_size
from tui.studio.storyboard import MOVING, ClipScene, PictureScene, Scene, Storyboard, pictures_of

Pictures = Mapping[tuple[str, int | None], Path]
"""Image files by (asset id, 1-based page of a PDF or None)."""

EDITION = (__version__, 4)
"""Changes when the same task would be spoken or drawn differently, so that older files are not reused."""

PART_FRAMES = 90
"""About how long a part of a scene is: short enough to keep all workers busy to the end, long enough to compress."""
PART_GRID = 30
"""Parts begin at multiples of this, so that they tend to meet the encoder's own keyframes."""


@dataclass(frozen=True, slots=True)
class Cast:
    """Who and what a storyboard's ids stand for."""

    voice: Voice
    style: Style
    person: Person | None
    look: Look | None
    kit: BrandKit | None


@dataclass(frozen=True, slots=True)
class Own:
    """Folders of what the user has brought along to be cast; None where there is none."""

    kits: Path | None = None
    styles: Path | None = None


NOTHING_OWN = Own()


def cast(storyboard: Storyboard, own: Own = NOTHING_OWN) -> Cast:
    """Look up a storyboard's ids among what the studio has and what is the user's own.

    Raises:
        KeyError: An id is in no catalogue.
        ValueError: A file of the user's cannot be used any more.
    """
    person, look = find_look(storyboard.look_id) if storyboard.look_id else (None, None)
    kits = read_brand_kits(own.kits) if own.kits and storyboard.brand_kit_id else ()
    by_id = {kit.brand_kit_id: kit for kit in kits}
    voice = find_voice(storyboard.voice_id)
    return Cast(
        voice=replace(voice, speed=voice.speed * storyboard.pace, pause=voice.pause * storyboard.pause),
        style=find_style(storyboard.style_id, own.styles),
        person=person,
        look=look,
        kit=by_id[storyboard.brand_kit_id] if storyboard.brand_kit_id else _kit_of(storyboard.colors),
    )


def _kit_of(colors: tuple[str, ...]) -> BrandKit | None:
    """Colours asked for, laid over the style as a brand's are."""
    return BrandKit("", "", colors) if colors else None


@dataclass(frozen=True)
class Order:
    """One production's settings, from which each scene's work order is made."""

    storyboard: Storyboard
    cast: Cast
    pictures: Pictures
    folder: Path
    """Where what belongs to this session alone lies."""
    cache: Path
    """Where pieces lie that any session may use."""
    manner: Manner
    stop: Path

    @property
    def both_cuts(self) -> bool:
        """Whether there are two cuts to make."""
        return self.manner.both_cuts and self.storyboard.captions

    def speech(self, scene: Scene) -> tuple[str, Voice, Path]:
        """What `workshop.narrate` needs for a scene."""
        known = sayings_for(scene.narration, listed_sayings(), self.storyboard.sayings)
        voice = replace(self.cast.voice, sayings=known)
        return scene.narration, voice, self.cache / f"speech-{digest(EDITION, scene.narration, voice)}.npz"

    def shots(self, narrations: Sequence[Narration]) -> list[Shot]:
        """The scenes one after another, each as long as its speech asks for."""
        return arrange(self.storyboard.scenes, narrations, self.storyboard.target_s, self.storyboard.pause)

    def sound(self, shots: Sequence[Shot]) -> Path:
        """Where the sound of these shots lies."""
        laid = [(shot.narration.path.name, shot.starts_at_s + shot.lead_s, shot.frames) for shot in shots]
        bed = _content(self.manner.bed) if isinstance(self.manner.bed, Path) else self.manner.bed
        return self.cache / f"sound-{digest(EDITION, laid, bed)}.m4a"

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
        present = shot.scene.presenter
        nameless = SceneTask(
            scene=shot.scene,
            size=video_size(self.storyboard.orientation, self.manner.quality),
            frames=shot.frames,
            opens=shot.starts_at_s == 0,
            style=self.cast.style,
            person=self.cast.person if present else None,
            look=self.cast.look if present else None,
            kit=self.cast.kit,
            words=shot.words,
            mouths=shot.mouths,
            captions=self.storyboard.captions,
            captions_room=True,
            picture=self._picture(shot.scene),
            pictures=tuple(self.pictures.get((shown.asset_id, shown.page)) for shown in pictures_of(shot.scene)),
            quality=self.manner.quality,
            clip=Path(),
            progress=Path(),
            stop=Path(),
            presenter_comes=comes,
            presenter_goes=goes,
        )
        name = self._name(nameless)
        captioned = self.cache / f"scene-{name}.mp4"
        return replace(
            nameless,
            clip=captioned if nameless.captions else clean_of(captioned),
            progress=self.folder / f"scene-{name}.frames",
            stop=self.stop,
            shelf=self.cache,
            clean=clean_of(captioned) if self.both_cuts else None,
        )

    def _name(self, task: SceneTask) -> str:
        """A name for all that is seen in a scene, its captions aside, for both cuts.

        Files count by their content: sessions have copies of their own.
        """
        scene = task.scene.model_copy(update={"scene_id": ""})
        files = [None if path is None else _content(path) for path in (task.picture, self._logo, *task.pictures)]
        seen = replace(task, scene=scene, picture=None, pictures=(), captions=True)
        return digest(EDITION, code_digest(), seen, files)

    @cached_property
    def _logo(self) -> Path | None:
        logo = Path(self.cast.kit.logo) if self.cast.kit and self.cast.kit.logo else None
        return logo if logo is not None and logo.is_file() else None

    def _picture(self, scene: Scene) -> Path | None:
        if isinstance(scene, ClipScene):
            clip = scene.clip.asset_id
            return self.pictures.get((clip, MOVING)) or self.pictures.get((clip, scene.clip.page))
        if not isinstance(scene, PictureScene):
            return None
        return self.pictures[scene.picture.asset_id, scene.picture.page]


def parts_of(task: SceneTask) -> list[SceneTask]:
    """A scene's task cut into parts of similar length, which depend on nothing but the scene."""
    count = max(1, round(task.frames / PART_FRAMES))
    cuts = [round(task.frames * number / count / PART_GRID) * PART_GRID for number in range(count)] + [task.frames]
    return [_part(task, first, end) for first, end in pairwise(cuts)]


def clean_of(clip: Path) -> Path:
    """Where the cut without captions of a captioned clip lies."""
    return clip.with_name(f"clean{clip.name.removeprefix('scene')}")


def _part(task: SceneTask, first: int, end: int) -> SceneTask:
    name = f"{task.clip.stem}-{first}-{end}"
    return replace(
        task,
        span=(first, end),
        clip=task.clip.with_name(f"{name}.mp4"),
        progress=task.progress.with_name(f"{name}.frames"),
        clean=clean_of(task.clip.with_name(f"{name}.mp4")) if task.clean else None,
    )


def _content(path: Path) -> str:
    about = path.stat()
    return _content_once(path, about.st_size, about.st_mtime_ns)


@lru_cache(maxsize=256)
def _content_once(path: Path, size: int, changed_ns: int) -> str:  # noqa: ARG001  (they tell when to read again)
    return content_digest(path)
