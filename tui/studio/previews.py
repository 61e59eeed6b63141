"""Pictures, clips and samples of what can be chosen: made by the studio itself when first asked for, then kept."""

from __future__ import annotations

import asyncio
from concurrent.futures import Executor
from dataclasses import dataclass
from pathlib import Path

from tui.studio.casting.people import PEOPLE, look
from tui.studio.casting.styles import STYLES, style
from tui.studio.casting.voices import VOICES, voice
from tui.studio.storyboard import StatementScene, Storyboard, TitleScene

EDITION = 1
"""Raised when previews would look or sound different, so that older ones are not shown."""

STYLES_SHOWN_WITH = "style_night_aurora"


@dataclass(frozen=True, slots=True)
class Preview:
    """What is to be previewed, and how: `kind` is look, style or voice, `suffix` .png, .mp4 or .wav."""

    kind: str
    item_id: str
    suffix: str


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
            KeyError: There is nothing of this id.
        """
        board = _board(preview)
        target = self._folder / f"{preview.kind}-{preview.item_id}{preview.suffix}"
        if not target.exists():
            if preview not in self._making:
                making = asyncio.create_task(asyncio.to_thread(self._make, preview, board, target))
                making.add_done_callback(lambda _: self._making.pop(preview, None))
                self._making[preview] = making
            # Shielded: others may wait for the same preview when this client hangs up.
            await asyncio.shield(self._making[preview])
        return target

    def _make(self, preview: Preview, board: Storyboard, target: Path) -> None:
        from tui.studio.delivery import place
        from tui.studio.production import draw_board, produce
        from tui.studio.spoken import speak_to_wav

        target.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        work = self._folder / "work"
        if preview.suffix == ".wav":
            self._desk.submit(speak_to_wav, board.scenes[0].narration, voice(preview.item_id), target).result()
        elif preview.suffix == ".png":
            place(next(iter(draw_board(board, {}, work, self._desk).values())), target)
        else:
            made = produce(board, {}, work, self._desk, on_progress=_nobody, stop=self._folder / "no-stop")
            place(made.video, target)


def _nobody(fraction: float) -> None:
    """Nobody is told how far a preview is."""


def _board(preview: Preview) -> Storyboard:
    """The one-scene storyboard that shows a thing."""
    match preview.kind, preview.suffix:
        case "look", ".png" | ".mp4":
            person, shown = look(preview.item_id)
            line = f"Hello, I am {person.name}. Give me the words, and I will say them."
            scene = StatementScene(scene_id="preview", narration=line, headline=person.name, kicker=shown.name)
            return _storyboard(scene, STYLES_SHOWN_WITH, person.default_voice_id, shown.look_id)
        case "style", ".png" | ".mp4":
            design = style(preview.item_id)
            title = TitleScene(
                scene_id="preview",
                narration=f"This is {design.name}.",
                headline=design.name,
                subline=", ".join(design.tags[:3]),
                presenter=False,
            )
            return _storyboard(title, design.style_id, VOICES[0].voice_id, None)
        case "voice", ".wav":
            speaker = voice(preview.item_id)
            line = f"Hello, I am {speaker.name}. This is how your video sounds when I tell it."
            scene = StatementScene(scene_id="preview", narration=line, headline=speaker.name)
            return _storyboard(scene, STYLES[0].style_id, speaker.voice_id, None)
    raise KeyError(preview.item_id)


def _storyboard(scene: StatementScene | TitleScene, style_id: str, voice_id: str, look_id: str | None) -> Storyboard:
    return Storyboard(
        title="Preview", look_id=look_id, voice_id=voice_id, style_id=style_id, captions=False, scenes=(scene,)
    )


def known_groups() -> dict[str, str]:
    """Every avatar group's id with the id of its first look, which stands for it."""
    return {person.group_id: person.looks[0].look_id for person in PEOPLE if person.looks}
