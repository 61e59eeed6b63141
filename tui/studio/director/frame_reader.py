"""Clauses about how the video begins and ends."""

from __future__ import annotations

import re

from tui.studio.director.edits import Edit, Frame, Move
from tui.studio.director.references import quoted_scenes, scenes_spoken_of
from tui.studio.director.replacing import Bare
from tui.studio.storyboard import Storyboard


def read_frame(text: str, scenes: tuple[str, ...], board: Storyboard, bare: Bare) -> list[Edit]:
    """The first or the last line in words of the user's own, or a scene that should come first or last.

    Args:
        text: The clause, quotations held as marks.
        scenes: Ids of the scenes it names.
        board: The plan.
        bare: Gives a text with its quotations put back, without their marks where it is nothing else.
    """
    found = re.match(
        r"(?P<verb>end|close|finish|conclude|start|open|begin)(?: (?:it|the video))?\s+(?:with|on|by saying|"
        r"saying)\s*(?:the (?:line|words|sentence))?\s*:?\s*(?P<new>.+)$",
        text,
        re.I | re.S,
    )
    edge = re.match(
        r"(?:change|set|make|replace|rewrite)\s+the\s+(?P<verb>end|clos|last|outro|open|begin|first|intro|start)\w*"
        r"(?: (?:line|sentence|words))?\s*(?:to|with|into|:|=|(?=⟦))\s*(?P<new>.+)$",
        text,
        re.I | re.S,
    )
    line = re.match(
        r"(?:(?:a |the )?new |the )?(?P<verb>first|opening|last|closing|final|end)\w*\s+(?:line|sentence|words?)\s*"
        r"(?::|=|should be:?|is:?)\s*(?P<new>\S.*)$",
        text,
        re.I | re.S,
    )
    if line and not found:
        place = "first" if line["verb"].lower() in {"first", "opening"} else "last"
        return [Frame(place, bare(line["new"]))]
    if edge and not found and "⟦" in edge["new"]:
        last = edge["verb"].lower() in {"end", "clos", "last", "outro"}
        return [Frame("last" if last else "first", bare(edge["new"]))]
    if not found or scenes:
        return []
    named = found["new"].lower().startswith("the ")
    meant = scenes_spoken_of(f"move {found['new']}", board) if named else quoted_scenes(found["new"], board)
    if len(meant) == 1:
        first = found["verb"].lower() in {"start", "open", "begin"}
        return [Move(meant[0], place="first" if first else "last")]
    place = "last" if found["verb"].lower() in {"end", "close", "finish", "conclude"} else "first"
    return [Frame(place, bare(found["new"]))]
