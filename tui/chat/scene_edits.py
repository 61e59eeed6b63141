"""Edits made on a storyboard, said as a message: each names its scene, since the contract has no field for them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from tui.chat.view import SceneView


@dataclass(frozen=True, slots=True)
class SceneEdit:
    """What a scene shall show and say; equal to what it does now where nothing was changed."""

    headline: str
    narration: str


def changed(scenes: Sequence[SceneView], edits: Sequence[SceneEdit]) -> tuple[int, ...]:
    """Places of the scenes an edit differs from."""
    return tuple(at for at, (scene, edit) in enumerate(zip(scenes, edits, strict=True)) if _differs(scene, edit))


def edit_message(scenes: Sequence[SceneView], edits: Sequence[SceneEdit]) -> str:
    """The message that asks for the edits; empty when there are none."""
    lines: list[str] = []
    for at in changed(scenes, edits):
        scene, edit = scenes[at], edits[at]
        narration, headline = _even(edit.narration), _even(edit.headline)
        if narration != _even(scene.narration):
            lines.append(
                f"Scene {scene.number} should say: {_quoted(narration)}"
                if narration
                else f"Scene {scene.number} should say nothing."
            )
        if headline and headline != _even(scene.headline):
            lines.append(f"Change the headline of scene {scene.number} to {_quoted(headline)}.")
    return "\n".join(lines)


def _differs(scene: SceneView, edit: SceneEdit) -> bool:
    return _even(edit.narration) != _even(scene.narration) or (
        bool(_even(edit.headline)) and _even(edit.headline) != _even(scene.headline)
    )


def _even(text: str) -> str:
    """On one line, since a line of a message is read as a wish of its own."""
    return " ".join(text.split())


def _quoted(text: str) -> str:
    return f"“{text.replace('“', chr(34)).replace('”', chr(34))}”"
