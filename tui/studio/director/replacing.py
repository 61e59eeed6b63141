"""Clauses that put other words in the place of some: corrections, items of lists, "change A to B"."""

from __future__ import annotations

import re
from collections.abc import Callable

from tui.studio.director.corrections import read_correction
from tui.studio.director.edits import Edit, Enlist, Replace
from tui.studio.director.listings import names_item
from tui.studio.director.order_reader import REMOVES
from tui.studio.director.references import shown_text
from tui.studio.storyboard import Storyboard

Bare = Callable[[str], str]
_HELD = re.compile(r"⟦(\d+)⟧")
_LISTED = re.compile(
    r"(?:remove|delete|drop|take|cut|leave out|lose|add|put|include)\s+(?:the |also |out )*(?P<item>[\w'’ -]{2,40}?)\s+"
    r"(?:out of|from|off|to|in|on)\s+the\s+(?:list|bullets?|points?|enumeration)\b",
    re.IGNORECASE,
)

_QUOTED = (
    re.compile(
        r"\b(?:change|replace|swap|exchange|rename|correct|fix|turn)\b.*?(?P<old>⟦\d+⟧)\s*(?:with|to|by|"
        r"for|into|→|->|=>)\s*(?P<new>⟦\d+⟧)",
        re.IGNORECASE,
    ),
    re.compile(
        r"\b(?:say|use|write|put|show|have)\b.*?(?P<new>⟦\d+⟧),?\s*(?:instead of|rather than|not|"
        r"in place of)\s*(?P<old>⟦\d+⟧)",
        re.IGNORECASE,
    ),
)
"""Both words stand in quotation marks: they are meant even where the board has them not."""
_SWAPS = (
    *_QUOTED,
    re.compile(
        r"^(?:change|replace|rename|correct)\s+(?:the words?\s+)?(?P<old>[^⟦⟧]{1,60}?)\s+(?:with|to|by|"
        r"into)\s+(?P<new>[^⟦⟧]{1,80}|⟦\d+⟧)$",
        re.IGNORECASE,
    ),
    re.compile(r"^(?P<old>[^⟦⟧]{1,60}?|⟦\d+⟧)\s*(?:->|→|=>)\s*(?P<new>[^⟦⟧]{1,80}|⟦\d+⟧)$"),
    re.compile(
        r"\b(?:is|are|was|were|costs?|should be|has|have|means?)\s+(?P<new>[^,⟦⟧]{1,40}),?\s+(?:and )?not\s+"
        r"(?P<old>[^⟦⟧]{1,40})$",
        re.IGNORECASE,
    ),
    re.compile(
        r"^(?:say|use|write|put|call it|make it)\s+(?P<new>[^⟦⟧]{1,60}?)\s+"
        r"(?:instead of|rather than|in place of)\s+"
        r"(?P<old>[^⟦⟧]{1,60}?)(?:\s+(?:everywhere|throughout|all over|please))*$",
        re.IGNORECASE,
    ),
    re.compile(
        r"^instead of\s+(?P<old>[^⟦⟧]{1,60}?|⟦\d+⟧),?\s+(?:say|use|write|put|have)\s+(?P<new>.{1,80})$",
        re.IGNORECASE,
    ),
)
"""The ways to have words replaced by others, in the order they are looked for."""


def read_words(text: str, scenes: tuple[str, ...], board: Storyboard, bare: Bare) -> list[Edit]:
    """Words replaced by others, items taken out of a list or put in, facts put right; empty when it is none of these.

    Args:
        text: The clause, quotations held as marks.
        scenes: Ids of the scenes it names.
        board: The plan.
        bare: Gives a text with its quotations put back, without their marks where it is nothing else.
    """
    for pattern in _SWAPS:
        match = pattern.search(text)
        if match and (pattern in _QUOTED or _stands(board, bare(match["old"]))):
            new = re.sub(r"\s+(?:everywhere|throughout|all over)$", "", bare(match["new"]))
            return [Replace(bare(match["old"]), new, scenes)]
    listed = _LISTED.match(text)
    if listed and not _HELD.search(text):
        gone = REMOVES.match(text) is not None
        return [Enlist(listed["item"].strip(), scenes[0] if scenes else "", gone=gone)]
    if scenes or _HELD.search(text):
        return []
    item = re.match(r"(?:remove|drop|delete|leave out|lose|cut|no)\s+(?:the )?(?P<item>[\w'’ -]{3,30})$", text, re.I)
    if item and any(names_item(scene, item["item"]) for scene in board.scenes):
        return [Enlist(item["item"], gone=True)]
    return read_correction(text, board)


def _stands(board: Storyboard, words: str) -> bool:
    """Whether the board says or shows these words; unquoted words are only replaced when it does."""
    if re.search(
        r"\b(?:title|presenter|voice|style|orientation|scene|"
        r"captions?|length|ending|opening)\b",
        words,
        re.I,
    ):
        return False
    if re.fullmatch(r"(?:it|this|that|them|these|those|everything|all|one)", words, re.IGNORECASE):
        return False
    return any(words.lower() in shown_text(scene).lower() for scene in board.scenes)
