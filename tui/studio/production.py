"""From a storyboard to a finished video: narrate, stage, join.

The work is cut into plain functions over picklable values (`workshop`) and given to a `concurrent.futures.Executor`,
so that a process pool or a cluster can do it. Whatever is finished lies in a cache under a name made from its content:
after a crash, a stop or a revision only what is missing or changed is made again.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from concurrent.futures import Executor, Future, wait
from dataclasses import dataclass, replace
from itertools import pairwise, zip_longest
from math import ceil
from pathlib import Path
from uuid import uuid4

from tui.studio import workshop
from tui.studio.cache import digest, trim_cache, use
from tui.studio.edit.about import About, Chapter
from tui.studio.manner import Manner, manner_of
from tui.studio.order import NOTHING_OWN, Cast, Order, Own, Pictures, cast, clean_of, parts_of
from tui.studio.posters import candidates
from tui.studio.shots import Narration, Shot, duration_s
from tui.studio.stage.task import FPS, SceneClip, SceneTask
from tui.studio.storyboard import Scene, Storyboard
from tui.studio.watch import Watch

__all__ = ["Manner", "Own", "Pictures", "Production", "cast", "draw_board", "produce"]

NARRATION_SHARE = 0.04
JOIN_SHARE = 0.04
"""Parts of the progress told that narrating and joining take; the rest is frames drawn."""


@dataclass(frozen=True, slots=True)
class Production:
    """The finished files of one video."""

    video: Path
    poster: Path
    subtitles: Path
    duration_s: float
    captions: Path | None = None
    """The subtitles as WebVTT."""
    captioned: Path | None = None
    """The cut with captions in the picture, when `video` is the one without them."""


PLAIN = Manner()
"""Full quality, the voice alone, one cut."""


def produce(
    storyboard: Storyboard,
    pictures: Pictures,
    folder: Path,
    executor: Executor,
    *,
    on_progress: Callable[[float], None],
    stop: Path,
    own: Own = NOTHING_OWN,
    cache: Path | None = None,
    manner: Manner | None = None,
) -> Production:
    """Make the video; blocks until it is done.

    Args:
        storyboard: What to make.
        pictures: The user's pictures that scenes name.
        folder: Where the finished files go.
        executor: Runs the work.
        on_progress: Told the part done, 0 to 1, from this thread.
        stop: A file whose existence asks to stop.
        own: Where the user's own brand kits and styles lie.
        cache: Where pieces are kept that other sessions may use, too; in `folder` when none is given.
        manner: Quality, music, and which cuts; as the storyboard says when none is given.

    Raises:
        Stopped: The stop file appeared; what was finished stays in the cache.
        BrokenExecutor: A worker died.
        KeyError: The storyboard names somebody or something that is in no catalogue, or the bed has no such name.
        UnspeakableError: The script is in a language, or in letters, that no voice can speak.
        ValueError: The bed is a file without sound, or a brand kit or style of the user's cannot be used any more.
    """
    whom = cast(storyboard, own)
    check_language(storyboard)
    order = _order(storyboard, whom, pictures, folder, cache, manner or manner_of(storyboard, pictures), stop)
    watch = Watch(stop, on_progress)
    shots = _speak(order, executor, watch)
    clips, sound = _draw(order, shots, executor, watch)
    video, captioned = _finish(order, shots, clips, sound, executor, watch)
    trim_cache(order.cache)
    watch.tell(1.0)
    return Production(video=video, duration_s=duration_s(shots), captioned=captioned, **workshop.files_beside(video))


def check_language(storyboard: Storyboard) -> None:
    """Refuse a script that its voice would leave out, or read by the rules of another language.

    Raises:
        UnspeakableError: It is in a language that the voice does not speak, or in letters it does not know.
        KeyError: There is no such voice.
    """
    from tui.studio.casting.voices import castable_voices, voice
    from tui.studio.director.tongues import is_english, language_of
    from tui.studio.director.unspoken import how_to_hear
    from tui.studio.narration.spelling import UnspeakableError, check_speakable

    text = " ".join(scene.narration for scene in storyboard.scenes)
    language = language_of(text) or ("English" if is_english(text) else "")
    speaker = voice(storyboard.voice_id)
    if not language or language == speaker.language:
        for scene in storyboard.scenes if speaker.language == "English" else ():
            check_speakable(scene.narration)
        return
    others = [other.name for other in castable_voices() if other.language == language]
    if others:
        way_out = f"{' and '.join(others)} {'speak' if len(others) > 1 else 'speaks'} {language}"
    else:
        way_out = f"no voice here speaks {language}: {how_to_hear(language)}"
    raise UnspeakableError(f"the script is in {language} and {speaker.name} speaks {speaker.language} only; {way_out}")


class Rehearsal:
    """What is done for a video while its plan waits for approval, in workers that would be idle.

    Its texts are spoken and mixed into the cache, and the workers load what drawing needs. Should the plan be changed,
    only what changed is spoken again.
    """

    def __init__(
        self,
        storyboard: Storyboard,
        pictures: Pictures,
        folder: Path,
        executor: Executor,
        own: Own = NOTHING_OWN,
        cache: Path | None = None,
    ) -> None:
        self._stop, self._spoken = folder / f".enough-{uuid4().hex}", folder / f".spoken-{uuid4().hex}"
        manner = manner_of(storyboard, pictures)
        order = _order(storyboard, cast(storyboard, own), pictures, folder, cache, manner, self._stop)
        task = _a_task(order)
        self._work = [
            executor.submit(workshop.rehearse, order, task, self._spoken),
            executor.submit(workshop.get_ready, task, self._spoken),
        ]
        for work in self._work:
            work.add_done_callback(lambda _: self._tidy())

    def end(self) -> None:
        """Make room: what has not begun is dropped, what is under way ends after its present sentence."""
        over = [work.cancel() or work.done() for work in self._work]
        if not all(over):
            self._stop.touch()
            self._tidy()

    def wait(self) -> None:
        """Wait until it is over, however it ended."""
        wait(self._work)
        self._tidy()

    def _tidy(self) -> None:
        if all(work.done() for work in self._work):
            for note in (self._stop, self._spoken):
                note.unlink(missing_ok=True)


def _order(
    storyboard: Storyboard,
    whom: Cast,
    pictures: Pictures,
    folder: Path,
    cache: Path | None,
    manner: Manner,
    stop: Path,
) -> Order:
    cache = cache or folder / "cache"
    for needed in (folder, cache):
        needed.mkdir(parents=True, exist_ok=True)
    return Order(storyboard, whom, pictures, folder, cache, manner, stop)


def _speak(order: Order, executor: Executor, watch: Watch) -> list[Shot]:
    """Narrate every scene, and place the scenes by the length of their speech."""
    speeches = [order.speech(scene) for scene in order.storyboard.scenes]
    spoken = order.folder / f".spoken-{uuid4().hex}"
    try:
        speaking = executor.submit(workshop.narrate_all, speeches, order.stop, spoken)
        others = [] if all(use(target) for *_, target in speeches) else _ready(order, spoken, executor)
        watch.until_done([speaking, *others], lambda done: NARRATION_SHARE * done / (len(others) + 1))
        return order.shots(speaking.result())
    finally:
        spoken.unlink(missing_ok=True)


def _ready(order: Order, spoken: Path, executor: Executor) -> list[Future[None]]:
    """Use the time in which one worker narrates: another makes drawings that all of them will need."""
    return [executor.submit(workshop.get_ready, _a_task(order), spoken)]


def _a_task(order: Order) -> SceneTask:
    """The task of a scene with the presenter, if there is one."""
    scene = next((scene for scene in order.storyboard.scenes if scene.presenter), order.storyboard.scenes[0])
    return order.scene_task(_unspoken(scene))


def _draw(order: Order, shots: Sequence[Shot], executor: Executor, watch: Watch) -> tuple[list[SceneClip], Path]:
    """Draw every scene in parts that keep all workers busy to the end, and mix the sound meanwhile."""
    parts = [parts_of(task) for task in order.scene_tasks(shots)]
    in_order = [part for scene in parts for part in scene]
    frames = sum(part.drawn_frames for part in in_order)
    sound = order.sound(shots)
    mixing = executor.submit(workshop.mix_shots, shots, sound, order.manner.bed)
    drawing = {part.clip: executor.submit(workshop.draw_scene, part) for part in _dealt(parts)}
    try:
        watch.until_done(
            [mixing, *drawing.values()],
            lambda _: NARRATION_SHARE + (1 - NARRATION_SHARE - JOIN_SHARE) * sum(map(frames_done, in_order)) / frames,
        )
    finally:
        for part in in_order:
            part.progress.unlink(missing_ok=True)
    return [drawing[part.clip].result() for part in in_order], sound


def _dealt(parts: Sequence[Sequence[SceneTask]]) -> list[SceneTask]:
    """Parts in the order they are given out.

    Scenes go in pairs, their parts in turn, so that of two workers each mostly stays with one scene and sets it up
    once; the longest go first, so that short ones are left to even out the end.
    """
    longest_first = sorted(parts, key=lambda scene: -scene[0].frames)
    pairs = [longest_first[number : number + 2] for number in range(0, len(longest_first), 2)]
    return [part for pair in pairs for turn in zip_longest(*pair) for part in turn if part is not None]


def _finish(
    order: Order, shots: Sequence[Shot], clips: Sequence[SceneClip], sound: Path, executor: Executor, watch: Watch
) -> tuple[Path, Path | None]:
    """Join the clips and make what goes with the video; returns its file, and the captioned cut's if there are two."""
    about = _about(order.storyboard, shots)
    cuts = [_clean(clips), clips] if order.both_cuts else [clips]
    videos = [order.folder / f"video-{digest([clip.path.name for clip in cut], sound.name, about)}.mp4" for cut in cuts]
    finishing = [
        *(
            executor.submit(workshop.join_video, cut, shots, sound, video, about)
            for cut, video in zip(cuts, videos, strict=True)
        ),
        executor.submit(workshop.make_poster, _posed(order, shots), workshop.files_beside(videos[0])["poster"]),
    ]
    watch.until_done(finishing, lambda _: 1 - JOIN_SHARE)
    return videos[0], videos[1] if order.both_cuts else None


def _posed(order: Order, shots: Sequence[Shot]) -> list[SceneTask]:
    """The scenes that may become the poster, the best first."""
    tasks = order.scene_tasks(shots)
    return [tasks[place] for place in candidates([shot.scene for shot in shots])]


def _clean(clips: Sequence[SceneClip]) -> list[SceneClip]:
    """The same clips without captions."""
    return [replace(clip, path=clean_of(clip.path)) for clip in clips]


def _about(storyboard: Storyboard, shots: Sequence[Shot]) -> About:
    """Title, language, and a chapter for each scene that has a name of its own."""
    chapters = tuple(Chapter(shot.starts_at_s, name) for shot in shots if (name := _name(shot.scene)))
    return About(storyboard.title, storyboard.language, _apart(chapters))


def _name(scene: Scene) -> str:
    return " ".join(str(getattr(scene, "headline", "") or getattr(scene, "quote", "")).split())


def _apart(chapters: tuple[Chapter, ...]) -> tuple[Chapter, ...]:
    """Chapters from the very beginning on, scenes of one name in a row being one."""
    if not chapters:
        return ()
    opening = Chapter(0.0, chapters[0].title)
    following = [chapter for before, chapter in pairwise(chapters) if chapter.title != before.title]
    return (opening, *following)


def draw_board(
    storyboard: Storyboard,
    pictures: Pictures,
    folder: Path,
    executor: Executor,
    own: Own = NOTHING_OWN,
    cache: Path | None = None,
) -> dict[str, Path]:
    """Draw a still (PNG) of every scene, before anything is spoken or rendered.

    Returns:
        The picture's file by scene id.
    """
    order = _order(storyboard, cast(storyboard, own), pictures, folder, cache, PLAIN, folder / "no-stop")
    stills: dict[str, Future[Path]] = {}
    for scene in storyboard.scenes:
        task = order.scene_task(_unspoken(scene))
        still = folder / f"still-{task.clip.stem.partition('-')[2]}.png"
        stills[scene.scene_id] = executor.submit(workshop.draw_still_file, task, still)
    return {scene_id: still.result() for scene_id, still in stills.items()}


def frames_done(task: SceneTask) -> int:
    """Frames of a scene that are drawn, as its worker last told."""
    if task.clip.exists():
        return task.drawn_frames
    try:
        return int(task.progress.read_text() or 0)
    except (OSError, ValueError):
        return 0


def _unspoken(scene: Scene) -> Shot:
    """A shot for a still: as long as its words will take, with nothing said yet."""
    seconds = max(2.0, len(scene.narration.split()) * 0.4)
    return Shot(scene, Narration(Path(), seconds, (), ()), 0.0, 0.0, ceil(seconds * FPS))
