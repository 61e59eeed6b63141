"""What is told in two places is told once: a storyboard's words beside its card, an error's beside what went wrong.

Pure: what the API said goes in, what is left to show comes out.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from tui.chat.view import Entry, ResourceView, Trouble

_SCENE_HEAD = re.compile(r"^\W*(?:scenes?|shots?|slides?)?\W*\d{0,3}\W*$|^\W*(?:the )?storyboard\W*$", re.IGNORECASE)
_LABELS = re.compile(
    r"\b(?:scenes?|shots?|slides?|narration|voice ?over|headline|title|on[- ]screen(?: text)?|visuals?|script|text|"
    r"duration|seconds?|secs?|kind|type)\b",
    re.IGNORECASE,
)
_NOT_WORDS = re.compile(r"[\W\d_]+")
_LEAST_CHARS = 4
"""A shorter text may stand in any line by chance."""
_GUESS = "A guess, from what the agent said last: "


def beyond_card(content: str, board: ResourceView) -> str:
    """What a message says besides the storyboard that its card shows."""
    told = _told_by(board)
    lines = _without_lead([(line, bool(line.strip()) and _shown(line, told)) for line in content.splitlines()])
    left = [line for line in lines if line.strip() and not _SCENE_HEAD.match(line)]
    if len(left) == sum(bool(line.strip()) for line in content.splitlines()):
        return content
    kept = lines if left else []
    return re.sub(
        r"\n{3,}", "\n\n", "\n".join(line for line in kept if not _SCENE_HEAD.match(line) or not line.strip())
    )


def _without_lead(lines: list[tuple[str, bool]]) -> list[str]:
    """Of lines, each with whether the card shows it, the others; without what only leads in: "Scene by scene:"."""
    kept: list[str] = []
    before_shown = False
    for line, is_shown in reversed(lines):
        leads = before_shown and line.rstrip().endswith(":")
        before_shown = is_shown or (before_shown and not line.strip())
        if not is_shown and not leads:
            kept.append(line)
    return kept[::-1]


def _told_by(board: ResourceView) -> tuple[str, ...]:
    """Every text the card shows, longest first."""
    texts = {_even(text) for scene in board.scenes for text in (scene.narration, scene.headline, scene.kind)}
    return tuple(sorted((text for text in texts if len(text) >= _LEAST_CHARS), key=len, reverse=True))


def _shown(line: str, told: tuple[str, ...]) -> bool:
    """Whether nothing is left of a line once the card's texts are taken out of it."""
    rest = found = _even(line)
    for text in told:
        rest = rest.replace(text, " ")
    return rest != found and not _NOT_WORDS.sub("", _LABELS.sub(" ", rest))


def _even(text: str) -> str:
    return " ".join(re.sub(r"[*_`#>\"“”‘’]", " ", text).casefold().split())


def told_twice(trouble: Trouble | None, entries: Sequence[Entry]) -> tuple[Trouble | None, str]:
    """The trouble as it is to be told, and the key of the entry that need not be shown beside it.

    An error message of the session is the reason of the failure the card tells; the card stays, since it says what to
    do. What the agent said last is shown where it said it, so the card only points at it.
    """
    if trouble is None or not trouble.why:
        return trouble, ""
    if trouble.why.startswith(_GUESS):
        return replace(trouble, why="Nothing says why; what the agent said last may tell."), ""
    for entry in reversed(entries):
        if entry.kind == "error" and entry.content.strip():
            same = entry.content.strip() in trouble.why or trouble.why in entry.content
            return trouble, entry.key if same else ""
    return trouble, ""
