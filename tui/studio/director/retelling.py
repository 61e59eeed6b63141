"""Scenes made to say or show other words."""

from __future__ import annotations

import re

from tui.studio.director import editor, headlines, kinds
from tui.studio.director.sentences import finished, split_sentences
from tui.studio.speaking import spoken_words
from tui.studio.storyboard import (
    BulletsScene,
    NumberScene,
    PictureScene,
    QuoteScene,
    Scene,
    StatementScene,
    StepsScene,
    TimelineScene,
)


def retold(scene: Scene | None, narration: str) -> Scene | None:
    """The scene saying something else, with its screen's words cut anew from it where they came from it."""
    if scene is None or not narration:
        return scene
    update: dict[str, object] = {"narration": narration}
    if isinstance(scene, QuoteScene):
        quote, whose = headlines.quotation(narration)
        if quote:
            return scene.model_copy(update={**update, "quote": quote, "attribution": whose})
    if isinstance(scene, BulletsScene):
        parts = split_sentences(narration)
        points = (
            tuple(headlines.point(part) for part in parts)[:5] if len(parts) > 1 else headlines.points_in(narration)
        )
        if points:
            return scene.model_copy(update={**update, "points": points})
    if isinstance(scene, (QuoteScene, BulletsScene, TimelineScene, StepsScene, NumberScene)):
        shown_words = headlines.headline(split_sentences(narration)[0])
        return StatementScene(
            scene_id=scene.scene_id, narration=narration, presenter=scene.presenter, headline=shown_words
        )
    if scene.kind == "title":
        return scene.model_copy(update={**update, "subline": ""})
    if not isinstance(scene, PictureScene) or scene.headline:
        update["headline"] = headlines.headline(split_sentences(narration)[0])
    return scene.model_copy(update=update)


def told_anew(scene: Scene, narration: str) -> Scene:
    """The scene saying something else; the same when there is nothing to say."""
    return retold(scene, narration) or scene


def shown(scene: Scene | None, text: str) -> Scene | None:
    """The scene with other words on its screen."""
    if scene is None:
        return None
    return scene.model_copy(update={"quote" if isinstance(scene, QuoteScene) else "headline": text})


def shortened(narration: str, room_words: float) -> str:
    """The narration with its least telling sentences left out; a single sentence is cut after a whole clause."""
    parts = list(split_sentences(narration))
    while len(parts) > 1 and sum(map(spoken_words, parts)) > room_words:
        scores = editor.rank(parts, "")
        parts.pop(min(range(len(parts)), key=lambda at: (scores[at], -at)))
    if len(parts) == 1 and spoken_words(parts[0]) > room_words:
        cut = headlines.leading_clauses(parts[0], room_words)
        return finished(cut) if cut else parts[0]
    return " ".join(parts)


def pattern_of(old: str, text: str) -> re.Pattern[str]:
    """Finds the words to be replaced: as written when they stand so, otherwise in any case; whole words only."""
    edge = r"(?<!\w)" if old[:1].isalnum() else ""
    tail = r"(?!\w)" if old[-1:].isalnum() else ""
    exact = re.compile(f"{edge}{re.escape(old)}{tail}")
    return exact if exact.search(text) else re.compile(exact.pattern, re.IGNORECASE)


def reworded(scene: Scene, pattern: re.Pattern[str], new: str) -> Scene:
    """The scene with words replaced wherever it says or shows them."""
    update: dict[str, object] = {}
    for name in ("narration", "headline", "subline", "kicker", "quote", "attribution"):
        value = getattr(scene, name, "")
        if value and pattern.search(value):
            update[name] = pattern.sub(lambda _: new, value)
    if isinstance(scene, BulletsScene) and any(pattern.search(point) for point in scene.points):
        update["points"] = tuple(pattern.sub(lambda _: new, point) for point in scene.points)
    narration = str(update.get("narration", scene.narration))
    if isinstance(scene, (TimelineScene, StepsScene, NumberScene)) and narration.strip() and update:
        return _shown_anew(scene, narration, update)
    if not update or not str(update.get("narration", scene.narration)).strip():
        return scene
    return scene.model_copy(update=update)


def _shown_anew(scene: TimelineScene | StepsScene | NumberScene, narration: str, update: dict[str, object]) -> Scene:
    """The scene with its moments, steps or figure read anew from what it now says; large type when it has none."""
    parts = list(split_sentences(narration))
    heading = str(update.get("headline", scene.headline))
    made: Scene | None
    match scene:
        case TimelineScene():
            made = kinds.timeline(parts, scene.scene_id, heading, presenter=scene.presenter)
        case StepsScene():
            made = kinds.steps(parts, scene.scene_id, heading, heading, presenter=scene.presenter)
        case NumberScene():
            made = kinds.number(narration, scene.scene_id, presenter=scene.presenter)
    return made or told_anew(scene, narration)
