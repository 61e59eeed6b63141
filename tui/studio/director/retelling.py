"""Scenes made to say or show other words."""

from __future__ import annotations

import re
from collections.abc import Sequence

from tui.studio.director import comparisons, editor, headlines, kinds
from tui.studio.director.materials import Material
from tui.studio.director.sentences import finished, split_sentences
from tui.studio.speaking import spoken_words
from tui.studio.storyboard import (
    BulletsScene,
    ComparisonScene,
    ImageGridScene,
    NumberScene,
    Picture,
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
    again = _shown_again(scene, narration)
    if again:
        return again
    if isinstance(scene, (QuoteScene, BulletsScene, TimelineScene, StepsScene, NumberScene, ComparisonScene)):
        shown_words = headlines.headline(split_sentences(narration)[0])
        return StatementScene(
            scene_id=scene.scene_id, narration=narration, presenter=scene.presenter, headline=shown_words
        )
    if scene.kind == "title":
        return scene.model_copy(update={**update, "subline": ""})
    if not isinstance(scene, PictureScene) or scene.headline:
        update["headline"] = headlines.headline(split_sentences(narration)[0])
    return scene.model_copy(update=update)


def _shown_again(scene: Scene, narration: str) -> Scene | None:
    """The moments, steps, sides or figure of a scene read anew from other words; None when they have none."""
    parts = list(split_sentences(narration))
    heading = str(getattr(scene, "headline", ""))
    match scene:
        case QuoteScene():
            quote, whose = headlines.quotation(narration)
            words = {"narration": narration, "quote": quote, "attribution": whose}
            return scene.model_copy(update=words) if quote else None
        case BulletsScene():
            points = _points(parts, narration)
            return scene.model_copy(update={"narration": narration, "points": points}) if points else None
        case _:
            return _figured_again(scene, parts, heading)


def _points(parts: Sequence[str], narration: str) -> tuple[str, ...]:
    return tuple(map(headlines.point, parts))[:5] if len(parts) > 1 else headlines.points_in(narration)


def _figured_again(scene: Scene, parts: Sequence[str], heading: str) -> Scene | None:
    match scene:
        case TimelineScene():
            return kinds.timeline(parts, scene.scene_id, heading, presenter=scene.presenter)
        case StepsScene():
            return kinds.steps(parts, scene.scene_id, heading, heading, presenter=scene.presenter)
        case NumberScene():
            return kinds.number(" ".join(parts), scene.scene_id, presenter=scene.presenter)
        case ComparisonScene():
            return comparisons.comparison(parts, scene.scene_id, heading, presenter=scene.presenter)
    return None


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
    if isinstance(scene, (TimelineScene, StepsScene, NumberScene, ComparisonScene)) and narration.strip() and update:
        renamed = scene.model_copy(update={"headline": update.get("headline", scene.headline)})
        return _shown_again(renamed, narration) or told_anew(scene, narration)
    if not update or not str(update.get("narration", scene.narration)).strip():
        return scene
    return scene.model_copy(update=update)


def reshaped(scene: Scene, kind: str, title: str, materials: Sequence[Material] = ()) -> Scene | None:
    """The scene showing what it says in another way; None when what it says cannot be shown so."""
    parts = list(split_sentences(scene.narration))
    named = str(getattr(scene, "headline", "")) or title
    who = {"scene_id": scene.scene_id, "narration": scene.narration, "presenter": scene.presenter}
    match kind:
        case "statement":
            return StatementScene(**who, headline=headlines.headline(parts[0] if parts else title))
        case "bullets":
            points = _points(parts, scene.narration)
            return BulletsScene(**who, headline=named, points=points) if points else None
        case "quote":
            quote, whose = headlines.quotation(scene.narration)
            return QuoteScene(**who, quote=quote, attribution=whose) if quote else None
        case "image_grid":
            return _grid(scene, named, materials)
        case _:
            return _reckoned(scene, kind, parts, named)


def _reckoned(scene: Scene, kind: str, parts: Sequence[str], named: str) -> Scene | None:
    match kind:
        case "number":
            return kinds.number(scene.narration, scene.scene_id, presenter=scene.presenter)
        case "timeline":
            return kinds.timeline(parts, scene.scene_id, named, presenter=scene.presenter)
        case "steps":
            return kinds.steps(parts, scene.scene_id, "steps", named, presenter=scene.presenter)
        case "comparison":
            return comparisons.comparison(parts, scene.scene_id, named, presenter=scene.presenter)
    return None


def _grid(scene: Scene, named: str, materials: Sequence[Material]) -> Scene | None:
    """All pictures of the session beside each other; None when there are not two."""
    pictures = tuple(
        Picture(asset_id=material.asset_id, page=shown.page, alt=material.name)
        for material in materials
        for shown in material.pictures[:1]
    )[: kinds.MOST]
    if len(pictures) < 2:
        return None
    return ImageGridScene(
        scene_id=scene.scene_id, narration=scene.narration, presenter=False, headline=named, pictures=pictures
    )
