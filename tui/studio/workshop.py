"""What a worker process does: plain functions over picklable values.

Each writes its file under a temporary name and renames it, so that a killed worker leaves nothing half made, and does
nothing when the file is there already.
"""

from __future__ import annotations

import json
import os
from collections.abc import Sequence
from dataclasses import asdict
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from tui.studio.casting.catalogue import Voice
from tui.studio.narration.speech import MouthShape, Speech, Word
from tui.studio.shots import Narration, Shot, duration_s, spoken_words
from tui.studio.stage.task import FPS, SceneClip, SceneTask

if TYPE_CHECKING:
    from tui.studio.narration.narrator import Narrator

POSTER_AT = 0.9
"""Where in the first scene the poster is taken: its words have all appeared by then."""


@lru_cache(maxsize=1)
def _narrator() -> Narrator:
    from tui.studio.narration.narrator import Narrator  # a worker that only draws never loads it

    return Narrator(threads=1)


def narrate(text: str, voice: Voice, target: Path) -> Narration:
    """Speak `text` into `target` (NumPy archive) and tell when each word is heard.

    Raises:
        UnspeakableError: The voice cannot speak this text.
    """
    import numpy as np

    if not target.exists():
        speech = _narrator().say(text, voice)
        timing = json.dumps({"words": [asdict(w) for w in speech.words], "mouths": [asdict(m) for m in speech.mouths]})
        partial = _partial(target)
        with partial.open("wb") as file:
            np.savez(file, samples=speech.samples, sample_rate=speech.sample_rate, timing=timing)
        partial.replace(target)
    speech = load_speech(target)
    return Narration(target, speech.duration_s, speech.words, speech.mouths)


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


def mix_shots(shots: Sequence[Shot], target: Path) -> Path:
    """Lay every shot's speech on one track, levelled, as a WAV as long as the video."""
    from tui.studio.edit.sound import mix

    if not target.exists():
        parts = [(shot.starts_at_s + shot.lead_s, load_speech(shot.narration.path)) for shot in shots]
        partial = _partial(target)
        mix(parts, duration_s(shots), partial)
        partial.replace(target)
    return target


def draw_scene(task: SceneTask) -> SceneClip:
    """Draw and encode one scene, unless its clip is there already.

    Raises:
        Stopped: The task's stop file appeared.
    """
    from tui.studio.stage.render import render_scene

    if task.clip.exists():
        return SceneClip(task.clip, task.frames)
    return render_scene(task)


def draw_still_file(task: SceneTask, target: Path) -> Path:
    """Draw one still picture of a scene as PNG."""
    from tui.studio.stage.render import draw_still

    if not target.exists():
        partial = _partial(target)
        partial.write_bytes(draw_still(task))
        partial.replace(target)
    return target


def join_video(clips: Sequence[SceneClip], shots: Sequence[Shot], sound: Path, video: Path, title: str) -> None:
    """Join clips and sound into `video`, and write its subtitles beside it."""
    from tui.studio.edit.join import join
    from tui.studio.edit.subtitles import srt

    files_beside(video)["subtitles"].write_text(srt(spoken_words(shots)), encoding="utf-8")
    if not video.exists():
        partial = _partial(video)
        join(clips, sound, partial, title)
        partial.replace(video)


def make_poster(opening: SceneClip, video: Path) -> None:
    """Take the video's poster from its opening, late enough that all its words are there."""
    from tui.studio.edit.poster import poster

    poster(opening.path, opening.frames / FPS * POSTER_AT, files_beside(video)["poster"])


def make_preview(opening: SceneClip, video: Path) -> None:
    """Make the video's short moving preview from its opening."""
    from tui.studio.edit.poster import preview

    preview(opening.path, files_beside(video)["preview"])


def files_beside(video: Path) -> dict[str, Path]:
    """The poster, preview and subtitles that go with a video file.

    The preview is an animated WebP: a quarter of a GIF's time to make and a tenth of its size.
    """
    return {
        "poster": video.with_suffix(".jpg"),
        "preview": video.with_suffix(".webp"),
        "subtitles": video.with_suffix(".srt"),
    }


def _partial(target: Path) -> Path:
    return target.with_name(f".{os.getpid()}-{target.name}")
