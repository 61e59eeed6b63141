"""A storyboard made ready to be shown: as resources, and as a message a plain client can read."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

from tui.studio.pauses import around_s, breaths_s
from tui.studio.storyboard import Storyboard, scene_speech_s


@dataclass(frozen=True, slots=True)
class Still:
    """A scene's picture, as a resource."""

    resource_id: str
    file: Path
    metadata: dict[str, object]


@dataclass(frozen=True, slots=True)
class Blueprint:
    """A storyboard as a resource; `metadata` is the storyboard, each scene with its seconds and its still."""

    resource_id: str
    metadata: dict[str, object]
    stills: tuple[Still, ...]
    message: str


def blueprint(storyboard: Storyboard, stills: Mapping[str, Path], new_id: Callable[[], str]) -> Blueprint:
    """Make a storyboard's resources.

    Args:
        storyboard: What to show.
        stills: Pictures by scene id.
        new_id: Gives ids for the resources.
    """
    blueprint_id = new_id()
    ids = {scene_id: new_id() for scene_id in stills}
    data = storyboard.model_dump(mode="json")
    for scene, seconds, dumped in zip(storyboard.scenes, lengths_s(storyboard), data["scenes"], strict=True):
        dumped["seconds"] = round(seconds, 1)
        dumped["image_resource_id"] = ids.get(scene.scene_id)
    data["estimated_s"] = round(storyboard.estimated_s, 1)
    pictures = tuple(
        Still(
            ids[scene.scene_id],
            stills[scene.scene_id],
            {"scene_id": scene.scene_id, "number": number, "blueprint_id": blueprint_id},
        )
        for number, scene in enumerate(storyboard.scenes, start=1)
        if scene.scene_id in stills
    )
    return Blueprint(blueprint_id, data, pictures, summary(storyboard))


def lengths_s(storyboard: Storyboard) -> list[float]:
    """How long each scene will be, in seconds, with the silence it has; together they are as long as the video."""
    scenes, pause = storyboard.scenes, storyboard.pause
    held_s = breaths_s([scene.scene_id for scene in scenes], storyboard.speech_s, storyboard.target_s, pause)
    return [
        lead_s + scene_speech_s(scene, storyboard.pace, pause) + tail_s + more_s
        for scene, (lead_s, tail_s), more_s in zip(scenes, around_s(len(scenes), pause), held_s, strict=True)
    ]


def summary(storyboard: Storyboard) -> str:
    """The storyboard in lines: what each scene says, and how to go on."""
    lines = [f"{number}. {scene.narration}" for number, scene in enumerate(storyboard.scenes, start=1)]
    return "\n".join(["Scene by scene:", "", *lines, "", "Say “go ahead” to render it, or tell me what to change."])
