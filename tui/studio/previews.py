"""Pictures, clips and samples of what can be chosen: made by the studio itself when first asked for, then kept."""

from __future__ import annotations

import asyncio
import os
from collections.abc import Callable
from concurrent.futures import Executor
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

from tui.studio.casting.people import look
from tui.studio.casting.styles import STYLES, style
from tui.studio.casting.voices import VOICES, voice
from tui.studio.storyboard import StatementScene, Storyboard, TitleScene

EDITION = 1
"""Raised when previews would look or sound different, so that older ones are not shown."""

PORTRAIT_PX = 640
PORTRAIT_GROUND = "#dfe4ec"


@dataclass(frozen=True, slots=True)
class Preview:
    """What is to be previewed, and how: `kind` is look, style or voice, `suffix` .png, .mp4 or .wav."""

    kind: str
    item_id: str
    suffix: str


class Recipe(NamedTuple):
    """How a preview is made: by one function in a worker, or by producing a storyboard."""

    make: Callable[[str, Path], None] | None
    storyboard: Storyboard | None = None


class Previews:
    """Makes previews, each once.

    Args:
        folder: Where they are kept.
        desk: Executor that makes them.
    """

    def __init__(self, folder: Path, desk: Executor) -> None:
        self._folder = folder / f"previews-{EDITION}"
        self._desk = desk
        self._making: dict[Preview, asyncio.Task[None]] = {}

    async def file(self, preview: Preview) -> Path:
        """The preview's file, made now if it is not there.

        Raises:
            KeyError: There is nothing of this id, or no such kind of preview of it.
        """
        recipe = recipe_of(preview)
        target = self._folder / f"{preview.kind}-{preview.item_id}{preview.suffix}"
        if not target.exists():
            if preview not in self._making:
                making = asyncio.create_task(asyncio.to_thread(self._make, preview, recipe, target))
                making.add_done_callback(lambda _: self._making.pop(preview, None))
                self._making[preview] = making
            # Shielded: others may wait for the same preview when this client hangs up.
            await asyncio.shield(self._making[preview])
        return target

    def _make(self, preview: Preview, recipe: Recipe, target: Path) -> None:
        from tui.studio.delivery import place
        from tui.studio.production import produce

        target.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        if recipe.make:
            self._desk.submit(recipe.make, preview.item_id, target).result()
        elif recipe.storyboard:
            work, never = self._folder / "work", self._folder / "no-stop"
            made = produce(recipe.storyboard, {}, work, self._desk, on_progress=_nobody, stop=never)
            place(made.video, target)


def recipe_of(preview: Preview) -> Recipe:
    """How a preview is made.

    Raises:
        KeyError: There is nothing of this id, or no such kind of preview of it.
    """
    match preview.kind, preview.suffix:
        case "look", ".png":
            look(preview.item_id)
            return Recipe(draw_look)
        case "style", ".png":
            style(preview.item_id)
            return Recipe(draw_style)
        case "voice", ".wav":
            voice(preview.item_id)
            return Recipe(speak_sample)
        case "look", ".mp4":
            return Recipe(None, _introduction(preview.item_id))
        case "style", ".mp4":
            return Recipe(None, _title_card(preview.item_id))
    raise KeyError(f"{preview.kind}{preview.suffix}")


def draw_look(look_id: str, target: Path) -> None:
    """Draw a look's portrait; runs in a worker."""
    from tui.studio.stage.presenter import draw_portrait

    person, shown = look(look_id)
    _write(target, draw_portrait(person, shown, PORTRAIT_PX, PORTRAIT_PX, PORTRAIT_GROUND))


def draw_style(style_id: str, target: Path) -> None:
    """Draw a sample of a style; runs in a worker."""
    from tui.studio.stage.style_still import draw_style_still
    from tui.studio.stage.task import Size

    _write(target, draw_style_still(style(style_id), Size(1280, 720)))


def speak_sample(voice_id: str, target: Path) -> None:
    """Have a voice introduce itself; runs in a worker."""
    from tui.studio.spoken import speak_to_wav

    speaker = voice(voice_id)
    line = f"Hello, I am {speaker.name}. This is how your video sounds when I tell it."
    speak_to_wav(line, speaker, target)


def _write(target: Path, content: bytes) -> None:
    partial = target.with_name(f".{os.getpid()}-{target.name}")
    partial.write_bytes(content)
    partial.replace(target)


def _nobody(fraction: float) -> None:
    """Nobody is told how far a preview is."""


def _introduction(look_id: str) -> Storyboard:
    person, shown = look(look_id)
    line = f"Hello, I am {person.name}. Give me the words, and I will say them."
    scene = StatementScene(scene_id="preview", narration=line, headline=person.name, kicker=shown.name)
    return _storyboard(scene, STYLES[0].style_id, person.default_voice_id, look_id)


def _title_card(style_id: str) -> Storyboard:
    design = style(style_id)
    scene = TitleScene(
        scene_id="preview",
        narration=f"This is {design.name}.",
        headline=design.name,
        subline=", ".join(design.tags[:3]),
        presenter=False,
    )
    return _storyboard(scene, style_id, VOICES[0].voice_id, None)


def _storyboard(scene: StatementScene | TitleScene, style_id: str, voice_id: str, look_id: str | None) -> Storyboard:
    return Storyboard(
        title="Preview", look_id=look_id, voice_id=voice_id, style_id=style_id, captions=False, scenes=(scene,)
    )
