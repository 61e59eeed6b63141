"""Clauses that take scenes out or put them elsewhere, read into edits."""

from __future__ import annotations

import re

from tui.studio.director import cues
from tui.studio.director.edits import Edit, Hide, Move, Remove, Swap
from tui.studio.director.references import scenes_spoken_of, without_references
from tui.studio.storyboard import Storyboard

REMOVES = re.compile(
    r"(?:remove|delete|drop|cut(?: out)?|scrap|skip|get rid of|take out|leave out|lose|kill|ditch|without)\b",
    re.IGNORECASE,
)
"""How a clause begins that takes something out."""


_UNNEEDED = re.compile(
    r"\b(?:(?:don't|do not|no longer) (?:think we )?(?:need|want|like)|(?:can|should|must|has to) go"
    r"(?!\s+(?:before|after|first|last|to|at|in|up|down|right|straight|next|with))|is not needed|isn't needed|"
    r"is superfluous|is unnecessary)\b",
    re.IGNORECASE,
)
_RUN = re.compile(
    r"(?:remove|delete|drop|cut|lose) (?:everything|all(?: scenes)?) (?P<side>after|before|from)\b(?P<what>.+)$",
    re.IGNORECASE,
)


def read_order(text: str, scenes: tuple[str, ...], board: Storyboard) -> list[Edit]:
    """Clauses that take scenes out or put them elsewhere."""
    if not scenes and re.match(
        r"(?:remove|delete|drop|cut|scrap|skip|move|put|swap|switch|exchange|bring|lose|shift|place|kill|ditch|"
        r"leave out|take out|get rid|(?:i |we )*don['’]t (?:think we )?(?:need|want))\b|"
        r".*\b(?:earlier|later|should (?:come|go|be) |can go|the other "
        r"way (?:a)?round)",
        text,
        re.I,
    ):
        scenes = scenes_spoken_of(text, board)
    run = _RUN.match(text)
    anchors = (scenes or scenes_spoken_of(f"move {run['what'].strip()}", board)) if run else ()
    if run and anchors:
        return [Remove(_run(anchors[0], run["side"].lower(), board))]
    return _removed(text, scenes) or _placed(text, scenes, board)


def _removed(text: str, scenes: tuple[str, ...]) -> list[Edit]:
    unneeded = _UNNEEDED.search(text.replace("’", "'"))
    if scenes and unneeded and not re.search(r"\b(?:presenter|picture|image|headline)\b", text, re.IGNORECASE):
        return [Remove(scenes)]
    if scenes and cues.presenter_wish(without_references(text)).wanted is False:
        return [Hide(scenes)]
    if REMOVES.match(text) and scenes:
        keeps = re.search(r"\b(?:from|in)\s+(?:scene|the \w+ scene)", text, re.IGNORECASE)
        return [] if keeps else [Remove(scenes)]
    return []


def _placed(text: str, scenes: tuple[str, ...], board: Storyboard) -> list[Edit]:
    swapped = re.match(r"(?:swap|switch|exchange|flip)\b|.*\bthe other way (?:a)?round\b", text, re.IGNORECASE)
    if len(scenes) == 2 and (swapped or re.search(r"\b(?:order|places)\b", text, re.IGNORECASE)):
        return [Swap(*scenes)]
    moved = r"(?:move|put|place|shift|bring|have|show|let)\b|.*\b(?:earlier|later|should (?:come|go|be|stand)) ?"
    if scenes and re.match(moved, text, re.IGNORECASE):
        return _move(text, scenes, board)
    return []


def _run(anchor: str, side: str, board: Storyboard) -> tuple[str, ...]:
    """The scenes before or after one; "from" takes the one itself, too."""
    ids = [scene.scene_id for scene in board.scenes]
    at = ids.index(anchor)
    return tuple(ids[:at] if side == "before" else ids[at + (side == "after") :])


def _beside_an_edge(tail: str) -> str:
    """Whether something is to come "after" the opening or "before" the ending; empty for neither."""
    if re.search(r"\bafter the (?:intro|opening|start|title|beginning)\b", tail, re.IGNORECASE):
        return "after"
    last = r"\b(?:last but one|second to last|before the (?:end|ending|closing|outro))\b"
    return "before" if re.search(last, tail, re.IGNORECASE) else ""


def _move(text: str, scenes: tuple[str, ...], board: Storyboard) -> list[Edit]:
    tail = re.sub(r"^\w+", "", text)
    if len(scenes) == 1 and (beside := _beside_an_edge(tail)):
        anchor = board.scenes[0 if beside == "after" else -1].scene_id
        return [Move(scenes[0], anchor, beside)]
    if len(scenes) == 2:
        return [
            Move(
                scenes[0],
                scenes[1],
                "before" if re.search(r"\b(?:before|above|ahead of|in front of)\b", tail, re.I) else "after",
            )
        ]
    spot = re.search(r"\bto (?:position|place|number|spot|slot)\s+(\d{1,2})\b", tail, re.IGNORECASE)
    if spot and 1 <= int(spot[1]) <= len(board.scenes):
        return [Move(scenes[0], board.scenes[int(spot[1]) - 1].scene_id, "at")]
    if re.search(r"\b(?:to the (?:end|back)|last|at the (?:very )?end)\b", tail, re.IGNORECASE):
        return [Move(scenes[0], place="last")]
    if re.search(
        r"\b(?:to the (?:start|beginning|front|top)|first|at the (?:very )?(?:start|beginning|top|front))\b", tail, re.I
    ):
        return [Move(scenes[0], place="first")]
    step = re.search(r"\b(?:(?P<up>up|earlier|forward)|(?P<down>down|later|back))\b", tail, re.IGNORECASE)
    return [Move(scenes[0], place="up" if step["up"] else "down")] if step else []
