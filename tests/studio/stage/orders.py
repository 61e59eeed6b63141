"""Scenes and work orders for the tests of the stage."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from tui.api.terms import Orientation
from tui.studio.casting.catalogue import BrandKit, Style
from tui.studio.casting.people import PEOPLE
from tui.studio.casting.styles import STYLES
from tui.studio.narration.speech import MouthShape, Word
from tui.studio.stage.task import FPS, Quality, SceneTask, video_size
from tui.studio.storyboard import (
    BulletsScene,
    ClosingScene,
    Picture,
    PictureScene,
    QuoteScene,
    Scene,
    StatementScene,
    TitleScene,
)

SAID = "To make it, use one part coffee to eight parts water. Steep it for twelve hours. Then pour it over ice."

SCENES: tuple[Scene, ...] = (
    TitleScene(scene_id="a", narration=SAID, headline="Cold brew, the patient way", kicker="Guide", subline="At home"),
    StatementScene(scene_id="b", narration=SAID, headline="Cold water draws out less acid", kicker="Why"),
    BulletsScene(
        scene_id="c",
        narration=SAID,
        headline="How to make it ☕",
        points=("One part coffee, eight parts water", "Steep twelve hours", "Pour over ice"),
    ),
    QuoteScene(scene_id="d", narration=SAID, quote="It waits for you in the morning.", attribution="Ada Lindholm"),
    PictureScene(scene_id="e", narration=SAID, picture=Picture(asset_id="p"), headline="A jar and a filter"),
    ClosingScene(scene_id="f", narration=SAID, headline="Make it tonight, drink it tomorrow", subline="One jar"),
)


def spoken(text: str, starts_s: float = 0.3) -> tuple[Word, ...]:
    """The words of a text, three a second."""
    return tuple(Word(word, starts_s + n / 3, starts_s + (n + 0.9) / 3) for n, word in enumerate(text.split()))


def order(
    scene: Scene,
    folder: Path,
    *,
    orientation: Orientation = Orientation.LANDSCAPE,
    style: Style = STYLES[0],
    frames: int | None = None,
    presenter: bool = True,
    kit: BrandKit | None = None,
    **changes: Any,
) -> SceneTask:
    """A scene's work order as production would give it."""
    words = spoken(scene.narration)
    person = PEOPLE[0] if presenter else None
    wanted: dict[str, Any] = {
        "scene": scene,
        "size": video_size(orientation),
        "frames": frames or round((words[-1].end_s + 0.8) * FPS),
        "style": style,
        "person": person,
        "look": person.looks[0] if person else None,
        "kit": kit,
        "words": words,
        "mouths": tuple(MouthShape("D", word.start_s, word.end_s) for word in words),
        "captions": True,
        "picture": None,
        "quality": Quality.DRAFT,
        "clip": folder / "scene.mp4",
        "progress": folder / "progress",
        "stop": folder / "stop",
    }
    return SceneTask(**(wanted | changes))
