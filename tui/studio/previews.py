"""Pictures, clips and samples of what can be chosen: made by the studio itself when first asked for, then kept."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from concurrent.futures import Executor
from dataclasses import dataclass
from pathlib import Path
from typing import Any, NamedTuple

from tui.studio import samples
from tui.studio.cache import digest
from tui.studio.casting.people import look
from tui.studio.casting.style_files import find_style
from tui.studio.casting.voices import voice
from tui.studio.off_the_loop import in_a_worker

EDITION = 2
"""Raised when previews would look or sound different, so that older ones are not shown."""


@dataclass(frozen=True, slots=True)
class Preview:
    """What is to be previewed, and how: `kind` is look, style or voice, `suffix` .png, .mp4 or .wav."""

    kind: str
    item_id: str
    suffix: str


class Recipe(NamedTuple):
    """How a preview is made: a function of `samples`, called in a worker with these values and the file to write."""

    make: Callable[..., None]
    given: tuple[Any, ...]


class Previews:
    """Makes previews, each once.

    Args:
        folder: Where they are kept.
        desk: Executor that makes them.
        styles: Folder of the user's own styles.
    """

    def __init__(self, folder: Path, desk: Executor, styles: Path | None = None) -> None:
        self._folder = folder / f"previews-{EDITION}"
        self._desk, self._styles = desk, styles
        self._making: dict[Path, asyncio.Task[None]] = {}

    async def file(self, preview: Preview) -> Path:
        """The preview's file, made now if it is not there.

        Raises:
            KeyError: There is nothing of this id, or no such kind of preview of it.
            StyleError: It is of a style of the user's whose file, or another one, cannot be used.
        """
        recipe = await asyncio.to_thread(recipe_of, preview, self._styles)
        # The name tells what is shown, too: a style of the user's may change while its id stays.
        target = self._folder / f"{preview.kind}-{preview.item_id}-{digest(recipe.given)}{preview.suffix}"
        if not target.exists():
            if target not in self._making:
                making = asyncio.create_task(self._make(recipe, target))
                making.add_done_callback(lambda _: self._making.pop(target, None))
                self._making[target] = making
            # Shielded: others may wait for the same preview when this client hangs up.
            await asyncio.shield(self._making[target])
        return target

    async def _make(self, recipe: Recipe, target: Path) -> None:
        # No thread waits for it: a gallery asks for dozens at once, and there are few threads for everybody.
        await asyncio.to_thread(target.parent.mkdir, mode=0o700, parents=True, exist_ok=True)
        await in_a_worker(self._desk, recipe.make, *recipe.given, target)


def recipe_of(preview: Preview, styles: Path | None = None) -> Recipe:
    """How a preview is made; `styles` is the folder of the user's own.

    Raises:
        KeyError: There is nothing of this id, or no such kind of preview of it.
        StyleError: A style's file cannot be used.
    """
    match preview.kind, preview.suffix:
        case "look", ".png":
            return Recipe(samples.draw_look, look(preview.item_id))
        case "look", ".mp4":
            person, worn = look(preview.item_id)
            return Recipe(samples.film_look, (person, worn, voice(person.default_voice_id)))
        case "style", ".png":
            return Recipe(samples.draw_style, (find_style(preview.item_id, styles),))
        case "style", ".mp4":
            return Recipe(samples.film_style, (find_style(preview.item_id, styles),))
        case "voice", ".wav":
            return Recipe(samples.speak_sample, (voice(preview.item_id),))
    raise KeyError(f"{preview.kind}{preview.suffix}")
