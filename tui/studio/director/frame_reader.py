"""Clauses about how the video begins and ends."""

from __future__ import annotations

import re

from tui.studio.director.edits import Edit, Frame, Move
from tui.studio.director.references import quoted_scenes, scenes_spoken_of
from tui.studio.director.replacing import Bare
from tui.studio.storyboard import Storyboard

_FRAMED = re.compile(
    r"(?P<verb>end|close|finish|conclude|start|open|begin)(?: (?:it|the video))?\s+(?:with|on|by saying|"
    r"saying)\s*(?:the (?:line|words|sentence))?\s*:?\s*(?P<new>.+)$",
    re.IGNORECASE | re.DOTALL,
)
"""End with ..., open by saying ..."""
_EDGE = re.compile(
    r"(?:change|set|make|replace|rewrite)\s+the\s+(?P<verb>end|clos|last|outro|open|begin|first|intro|start)\w*"
    r"(?: (?:line|sentence|words))?\s*(?:to|with|into|:|=|(?=⟦))\s*(?P<new>.+)$",
    re.IGNORECASE | re.DOTALL,
)
"""Change the ending to "..."; the words are in quotation marks, or it may be any other change."""
_LINE = re.compile(
    r"(?:(?:a |the )?new |the )?(?P<verb>first|opening|last|closing|final|end)\w*\s+(?:line|sentence|words?)\s*"
    r"(?::|=|should be:?|is:?)\s*(?P<new>\S.*)$",
    re.IGNORECASE | re.DOTALL,
)
"""Last line: ..."""
_ENDS = frozenset({"end", "close", "finish", "conclude", "clos", "last", "closing", "final", "outro"})
"""Words of these for the end of a video; the others are for its beginning."""


def read_frame(text: str, scenes: tuple[str, ...], board: Storyboard, bare: Bare) -> list[Edit]:
    """The first or the last line in words of the user's own, or a scene that should come first or last.

    Args:
        text: The clause, quotations held as marks.
        scenes: Ids of the scenes it names.
        board: The plan.
        bare: Gives a text with its quotations put back, without their marks where it is nothing else.
    """
    found = _FRAMED.match(text)
    if not found:
        return _worded(text, bare)
    if scenes:
        return []
    place, new = _place(found), found["new"]
    meant = scenes_spoken_of(f"move {new}", board) if new.lower().startswith("the ") else quoted_scenes(new, board)
    return [Move(meant[0], place=place)] if len(meant) == 1 else [Frame(place, bare(new))]


def _worded(text: str, bare: Bare) -> list[Edit]:
    """The words of the first or the last line, where it is called by that name."""
    if line := _LINE.match(text):
        return [Frame(_place(line), bare(line["new"]))]
    edge = _EDGE.match(text)
    return [Frame(_place(edge), bare(edge["new"]))] if edge and "⟦" in edge["new"] else []


def _place(found: re.Match[str]) -> str:
    return "last" if found["verb"].lower() in _ENDS else "first"
