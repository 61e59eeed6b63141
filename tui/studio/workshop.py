"""What a worker process does: plain functions over picklable values.

Each writes its file under a temporary name and renames it, so that a killed worker leaves nothing half made, and does
nothing when the file is there already.
"""

from __future__ import annotations

import contextlib
import json
import os
from collections.abc import Sequence
from dataclasses import asdict, replace
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from tui.studio.cache import use
from tui.studio.casting.catalogue import Voice
from tui.studio.edit.about import About
from tui.studio.memory import give_back, return_freed
from tui.studio.narration.speech import MouthShape, Speech, Word
from tui.studio.shots import Narration, Shot, duration_s, spoken_words
from tui.studio.stage.task import SceneClip, SceneTask, Stopped

if TYPE_CHECKING:
    from tui.studio.edit.filters import Samples
    from tui.studio.narration.narrator import Narrator
    from tui.studio.order import Order


@lru_cache(maxsize=1)
def _narrator() -> Narrator:
    from tui.studio.narration.narrator import Narrator  # a worker that only draws never loads it

    return Narrator(threads=1)


def dismiss_narrator() -> None:
    """Free the narrator's 100 MB: this worker draws now, and encoding wants as much."""
    if _narrator.cache_info().currsize:
        from tui.studio.narration.voice_model import forget_readers

        _narrator.cache_clear()
        forget_readers()
        give_back()


def narrate_all(speeches: Sequence[tuple[str, Voice, Path]], stop: Path, done: Path) -> list[Narration]:
    """Narrate one text after another, as `narrate` does; `done` is made at the end, whatever comes of it.

    All in one worker on purpose: loading the narrator takes as long as a minute of speech does.

    Raises:
        UnspeakableError: The voice cannot speak one of the texts.
        Stopped: The stop file appeared.
    """
    try:
        narrations = []
        for text, voice, target in speeches:
            if stop.exists():
                raise Stopped
            narrations.append(narrate(text, voice, target))
        return narrations
    finally:
        done.touch()
        dismiss_narrator()


def narrate(text: str, voice: Voice, target: Path) -> Narration:
    """Speak `text` into `target` (NumPy archive) and tell when each word is heard.

    Raises:
        UnspeakableError: The voice cannot speak this text.
    """
    import numpy as np

    if not use(target):
        speech = _narrator().say(text, voice)
        timing = json.dumps({"words": [asdict(w) for w in speech.words], "mouths": [asdict(m) for m in speech.mouths]})
        partial = _partial(target)
        with partial.open("wb") as file:
            np.savez(file, samples=speech.samples, sample_rate=speech.sample_rate, timing=timing)
        partial.replace(target)
    speech = load_speech(target)
    return Narration(target, speech.duration_s, speech.words, speech.mouths)


def get_ready(task: SceneTask, spoken: Path) -> None:
    """Load what drawing needs and draw the presenter's positions, while another worker narrates."""
    from tui.studio.stage.render import rehearse as draw_positions

    draw_positions(task, spoken)


def rehearse(order: Order, task: SceneTask, spoken: Path) -> None:
    """Narrate and mix before anybody has asked for it, and then load what drawing needs; `order.stop` ends it."""
    with contextlib.suppress(Stopped):
        shots = order.shots(narrate_all([order.speech(scene) for scene in order.storyboard.scenes], order.stop, spoken))
        if order.stop.exists():
            raise Stopped
        mix_shots(shots, order.sound(shots), order.manner.bed)
        get_ready(task, order.stop)


def load_speech(path: Path) -> Speech:
    """Read back what `narrate` wrote."""
    import numpy as np

    with np.load(path) as archive:
        timing = json.loads(str(archive["timing"]))
        return Speech(
            samples=archive["samples"],
            sample_rate=int(archive["sample_rate"]),
            words=tuple(Word(**word) for word in timing["words"]),
            mouths=tuple(MouthShape(**mouth) for mouth in timing["mouths"]),
        )


def mix_shots(shots: Sequence[Shot], target: Path, bed: str | Path | None = None) -> Path:
    """Lay every shot's speech on one track, levelled and as long as the video, as AAC in an MP4 file.

    Args:
        shots: What is said, and when.
        target: The file to write.
        bed: Music under the speech: a name of `edit.beds.BEDS`, or a sound file.

    Raises:
        ValueError: The bed's file has no sound.
    """
    from tui.studio.edit.join import encode_sound
    from tui.studio.edit.sound import mix

    if not use(target):
        parts = ((shot.starts_at_s + shot.lead_s, load_speech(shot.narration.path)) for shot in shots)
        track, partial = _partial(target).with_suffix(".wav"), _partial(target)
        try:
            mix(parts, duration_s(shots), track, _bed(bed, duration_s(shots)))
            encode_sound(track, sum(shot.frames for shot in shots), partial)
            partial.replace(target)
        finally:
            track.unlink(missing_ok=True)
    return target


def _bed(bed: str | Path | None, duration_s: float) -> Samples | None:
    from tui.studio.edit.beds import play
    from tui.studio.edit.filters import read_sound
    from tui.studio.edit.sound import SAMPLE_RATE

    if isinstance(bed, Path):
        return read_sound(bed, SAMPLE_RATE, duration_s)
    return play(bed, SAMPLE_RATE) if bed else None


def draw_scene(task: SceneTask) -> SceneClip:
    """Draw and encode one scene or part of one, unless its clip is there already.

    Raises:
        Stopped: The task's stop file appeared.
    """
    from tui.studio.stage.render import render_scene

    if use(task.clip) and (task.clean is None or use(task.clean)):
        return SceneClip(task.clip, task.drawn_frames)
    try:
        return render_scene(task)
    finally:
        return_freed()  # an encoder's 60 MB would stay with the process, in pieces that the next one cannot use


def draw_still_file(task: SceneTask, target: Path) -> Path:
    """Draw one still picture of a scene as PNG."""
    from tui.studio.stage.render import draw_still

    if not use(target):
        place_bytes(draw_still(task), target)
    return target


def join_video(clips: Sequence[SceneClip], shots: Sequence[Shot], sound: Path, video: Path, about: About) -> None:
    """Join clips and sound into `video`, and write its subtitles beside it."""
    from tui.studio.edit.join import join
    from tui.studio.edit.subtitles import srt, vtt

    words = spoken_words(shots)
    beside = files_beside(video)
    for name, write in (("subtitles", srt), ("captions", vtt)):
        partial = _partial(beside[name])
        partial.write_text(write(words), encoding="utf-8")
        partial.replace(beside[name])
    if not video.exists():
        partial = _partial(video)
        join(clips, sound, partial, about)
        partial.replace(video)


def make_poster(scenes: Sequence[SceneTask], target: Path) -> None:
    """Draw a video's poster: the first of these scenes in which there is something to see, else the last.

    It is drawn anew and not taken out of the video: with all that the scene shows in its place, eyes open, lips closed,
    and no half sentence for a caption.
    """
    import io

    from PIL import Image

    from tui.studio.edit.poster import poster, says_something
    from tui.studio.stage.render import draw_still

    for scene in [] if target.exists() else scenes:
        calm = replace(scene, mouths=(), captions=False, captions_room=True, span=None, clean=None)
        with Image.open(io.BytesIO(draw_still(calm))) as picture:
            if says_something(picture) or scene is scenes[-1]:
                poster(picture, target)
                break


def files_beside(video: Path) -> dict[str, Path]:
    """The poster, subtitles (SubRip) and captions (WebVTT) that go with a video file."""
    return {
        "poster": video.with_suffix(".jpg"),
        "subtitles": video.with_suffix(".srt"),
        "captions": video.with_suffix(".vtt"),
    }


def place_bytes(content: bytes, target: Path) -> None:
    """Write a whole file or nothing."""
    partial = _partial(target)
    partial.write_bytes(content)
    partial.replace(target)


def _partial(target: Path) -> Path:
    return target.with_name(f".{os.getpid()}-{target.name}")
