"""Which scene a video is known by: the one that tells most of it at a glance, looked for in the plan."""

from __future__ import annotations

from collections.abc import Sequence

from tui.studio.storyboard import Scene

MOST = 3
"""How many scenes are looked at, at most, before the last one is taken as it is."""

_TELLING = {
    "title": 1.0,
    "picture": 0.75,
    "clip": 0.75,
    "number": 0.7,
    "chart": 0.65,
    "image_grid": 0.65,
    "quote": 0.6,
    "statement": 0.6,
    "comparison": 0.55,
    "location": 0.5,
    "timeline": 0.5,
    "steps": 0.5,
    "bullets": 0.5,
    "closing": 0.1,
}
"""How well a kind of scene stands for its video: a name, something to look at, lists, goodbyes."""
_SOMEBODY = 0.3
"""A face is what eyes go to."""
_LATER = 0.02
"""Of scenes that tell as much, the earlier one."""
_WORDY = 0.004
"""Each letter of a heading beyond these makes it harder to read at the size of a thumb."""
_READ_AT_A_GLANCE = 40


def candidates(scenes: Sequence[Scene]) -> list[int]:
    """The scenes to look at for a poster, the most telling first, by their place."""
    return sorted(range(len(scenes)), key=lambda place: -_score(scenes[place], place))[:MOST]


def _score(scene: Scene, place: int) -> float:
    heading = getattr(scene, "headline", "") or getattr(scene, "quote", "")
    too_long = max(0, len(heading) - _READ_AT_A_GLANCE)
    return _TELLING.get(scene.kind, 0.5) + _SOMEBODY * scene.presenter - _LATER * place - _WORDY * too_long
