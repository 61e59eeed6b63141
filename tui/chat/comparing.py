"""Two takes side by side: what was said differently, chosen differently, planned differently, and what came of it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import StrEnum

from tui.chat.draft import Choices, Draft
from tui.chat.families import TakeStory
from tui.chat.session_notes import newest_board
from tui.chat.timeline import WORKING
from tui.chat.view import SceneView

_WORDS = re.compile(r"\s+|\w+|[^\w\s]")
_TOO_LONG = 3000
"""Words beyond which two prompts are compared line by line: comparing words takes the square of their number."""


class Change(StrEnum):
    """How a part differs from the other side."""

    SAME = "same"
    OTHER = "other"
    """It is there on this side only, or differs."""


@dataclass(frozen=True, slots=True)
class Part:
    """A stretch of text, and whether the other side has it too."""

    text: str
    change: Change = Change.SAME


@dataclass(frozen=True, slots=True)
class Fact:
    """One thing that can be said of both: what each side says, and whether that differs."""

    name: str
    left: str
    right: str

    @property
    def change(self) -> Change:
        """Whether the sides differ."""
        return Change.SAME if self.left == self.right else Change.OTHER


@dataclass(frozen=True, slots=True)
class ScenePair:
    """The scenes that stand beside each other; one side is None where the other has a scene more."""

    left: SceneView | None
    right: SceneView | None

    @property
    def change(self) -> Change:
        """Whether the scenes differ in anything but their number."""
        if self.left is None or self.right is None:
            return Change.OTHER
        return Change.SAME if _said(self.left) == _said(self.right) else Change.OTHER


@dataclass(frozen=True, slots=True)
class Comparison:
    """Everything that can be said of two takes, side by side."""

    left_prompt: tuple[Part, ...]
    right_prompt: tuple[Part, ...]
    choices: tuple[Fact, ...]
    outcome: tuple[Fact, ...]
    scenes: tuple[ScenePair, ...]


def compared(left: TakeStory, right: TakeStory) -> Comparison:
    """Two takes side by side."""
    left_prompt, right_prompt = differing(left.take.draft.text, right.take.draft.text)
    return Comparison(
        left_prompt,
        right_prompt,
        tuple(_choices(left.take.draft, right.take.draft)),
        tuple(_outcome(left, right)),
        tuple(paired(_scenes(left), _scenes(right))),
    )


def differing(left: str, right: str) -> tuple[tuple[Part, ...], tuple[Part, ...]]:
    """Two texts in parts, each marked when the other has it not."""
    mine, other = _WORDS.findall(left), _WORDS.findall(right)
    if max(len(mine), len(other)) > _TOO_LONG:
        mine, other = left.splitlines(keepends=True), right.splitlines(keepends=True)
    blocks = SequenceMatcher(None, mine, other, autojunk=False).get_opcodes()
    lefts = [(mine[a:b], tag) for tag, a, b, _, _ in blocks if b > a]
    rights = [(other[a:b], tag) for tag, _, _, a, b in blocks if b > a]
    return _parts(lefts), _parts(rights)


def in_short(before: Draft, after: Draft) -> str:
    """What a draft has that the one before had not, in a line: words, then choices."""
    gone, come = differing(before.text, after.text)
    words = [f"{sign} {' … '.join(found)}" for sign, found in (("+", _others(come)), ("−", _others(gone))) if found]
    changed = [f"{fact.name}: {fact.right}" for fact in _choices(before, after) if fact.change is Change.OTHER]
    return " · ".join([*words, *changed]) or "the same words"


def _others(side: Sequence[Part]) -> list[str]:
    return [" ".join(part.text.split()) for part in side if part.change is Change.OTHER and part.text.strip()]


def _parts(blocks: Sequence[tuple[list[str], str]]) -> tuple[Part, ...]:
    return tuple(Part("".join(words), Change.SAME if tag == "equal" else Change.OTHER) for words, tag in blocks)


def paired(left: Sequence[SceneView], right: Sequence[SceneView]) -> list[ScenePair]:
    """Scenes beside each other: by what they say, else by their place."""
    matcher = SequenceMatcher(None, [_said(one) for one in left], [_said(one) for one in right], autojunk=False)
    pairs: list[ScenePair] = []
    for _, a, b, c, d in matcher.get_opcodes():
        for step in range(max(b - a, d - c)):
            mine = left[a + step] if a + step < b else None
            other = right[c + step] if c + step < d else None
            pairs.append(ScenePair(mine, other))
    return pairs


def _said(scene: SceneView) -> tuple[str, str, str, float | None]:
    return (scene.kind, scene.headline, scene.narration, scene.seconds)


def _scenes(story: TakeStory) -> tuple[SceneView, ...]:
    board = newest_board(story.view.entries, story.view.resources)
    kept = board or next((one for one in story.view.resources.values() if one.scenes), None)
    return kept.scenes if kept else ()


def _choices(left: Draft, right: Draft) -> list[Fact]:
    facts = [
        Fact(name, mine, other)
        for (name, mine), (_, other) in zip(chosen(left.choices), chosen(right.choices), strict=True)
    ]
    files = [", ".join(one.name for one in draft.attachments) or "none" for draft in (left, right)]
    return [*facts, Fact("files", files[0], files[1])]


def chosen(choices: Choices) -> list[tuple[str, str]]:
    """What was chosen, by the name of the field, in words."""
    picks = (
        ("avatar", choices.avatar),
        ("voice", choices.voice),
        ("style", choices.style),
        ("brand kit", choices.brand_kit),
    )
    words = [(name, (pick.name or pick.id) if pick else "the agent's") for name, pick in picks]
    return [
        *words,
        ("orientation", choices.orientation.value if choices.orientation else "the agent's"),
        ("mode", choices.mode.value),
        ("memory", "incognito" if choices.incognito else "remembers"),
    ]


def _outcome(left: TakeStory, right: TakeStory) -> list[Fact]:
    rows = [_outcome_words(story) for story in (left, right)]
    return [Fact(name, mine, other) for (name, mine), (_, other) in zip(*rows, strict=True)]


def _outcome_words(story: TakeStory) -> list[tuple[str, str]]:
    view, scenes = story.view, _scenes(story)
    video = view.video
    planned = sum(scene.seconds or 0 for scene in scenes)
    length = f"{video.duration_s:.1f} s" if video and video.duration_s is not None else ""
    return [
        ("state", "not sent" if story.unsent else view.state.value),
        ("on", story.take.backend),
        ("working time", _working_time(story)),
        ("plan", f"{len(scenes)} scene{'s' * (len(scenes) != 1)}, {planned:.0f} s" if scenes else "none seen"),
        ("length", length or "no video"),
        ("video", video.video_id if video else "none"),
        ("replies", str(len(story.later))),
    ]


def _working_time(story: TakeStory) -> str:
    """How long the agent was at work, as far as that was seen."""
    spans = [span for span in story.view.spans if span.state in WORKING and span.ended_at is not None]
    seconds = sum((span.ended_at or 0) - span.started_at for span in spans)
    return f"{seconds:.0f} s" if spans else "unknown"
