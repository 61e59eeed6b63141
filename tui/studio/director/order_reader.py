"""Clauses that take scenes out or put them elsewhere, read into edits."""

from __future__ import annotations

import re

from tui.studio.director import cues
from tui.studio.director.edits import Edit, Enlist, Hide, Move, Remove, Retell, Swap
from tui.studio.director.listings import names_item
from tui.studio.director.references import scenes_meant, scenes_spoken_of, without_references
from tui.studio.director.sentences import keywords, split_sentences
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
    r"(?:remove|delete|drop|cut|lose) (?:everything|all(?: scenes)?) (?P<side>after|before|from)\b(?P<what>.+?)"
    r"(?:,?\s+(?:except(?: for)?|but(?: not)?|apart from|save)\s+(?P<but>.+))?$",
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
        gone = _run(anchors[0], run["side"].lower(), board)
        kept = _spared(run["but"] or "", board)
        return [Remove(tuple(scene_id for scene_id in gone if scene_id not in kept))]
    return _removed(text, scenes, board) or _placed(text, scenes, board)


_KEEPS = re.compile(r"\b(?:only keep|keep (?:only|just)|just keep)\s+(?P<what>.+)$", re.IGNORECASE)
_EDGES = (
    (r"\b(?:the )?(?:end|ending|outro|closing)\b", -1),
    (r"\b(?:the )?(?:start|beginning|intro|opening|title)\b", 0),
)


def _spared(what: str, board: Storyboard) -> set[str]:
    """The scenes that are to stay, by number, by edge, by name; empty for none."""
    ids = [scene.scene_id for scene in board.scenes]
    kept = {ids[at] for pattern, at in _EDGES if re.search(pattern, what, re.IGNORECASE)}
    numbers = [int(number) for number in re.findall(r"\b\d{1,2}\b", what)]
    kept |= {ids[number - 1] for number in numbers if 1 <= number <= len(ids)}
    return kept | set(scenes_meant(what, board)[0])


def read_keeping(clause: str, board: Storyboard) -> list[Edit]:
    """The scenes that go when only some are kept: "only keep 1, 4 and the end"."""
    found = _KEEPS.search(clause)
    if not found:
        return []
    ids = [scene.scene_id for scene in board.scenes]
    what = found["what"]
    kept = _spared(what, board)
    gone = tuple(scene_id for scene_id in ids if scene_id not in kept)
    return [Remove(gone)] if kept and gone else []


_FROM_SCENE = re.compile(r"^\w+ (?P<what>[\w' -]{2,30}?) from (?:scene \w+|the \w+ scene)$", re.IGNORECASE)
_PART_ABOUT = re.compile(
    r"\b(?:the|that|this) (?:bit|part|sentence|line|stuff|thing|words?)\s+(?:about|on|with|where|that (?:says|"
    r"mentions))\s+"
    r"(?P<what>.+)$",
    re.IGNORECASE,
)


def _without_a_sentence(text: str, scenes: tuple[str, ...], board: Storyboard) -> list[Edit]:
    """A scene without the one sentence an order speaks of, when it says others as well."""
    found = _PART_ABOUT.search(text) or _FROM_SCENE.match(text)
    scene = next((scene for scene in board.scenes if scenes == (scene.scene_id,)), None)
    if not found or scene is None:
        return []
    told = split_sentences(scene.narration)
    wanted = keywords(found["what"])
    others = [sentence for sentence in told if not wanted & keywords(sentence)]
    if not others and names_item(scene, found["what"]):
        return [Enlist(found["what"], scene.scene_id, gone=True)]
    return [Retell(scene.scene_id, " ".join(others))] if others and len(others) < len(told) else []


def _removed(text: str, scenes: tuple[str, ...], board: Storyboard) -> list[Edit]:
    unneeded = _UNNEEDED.search(text.replace("’", "'"))
    if scenes and unneeded and not re.search(r"\b(?:presenter|picture|image|headline)\b", text, re.IGNORECASE):
        return [Remove(scenes)]
    if scenes and cues.presenter_wish(without_references(text)).wanted is False:
        return [Hide(scenes)]
    if REMOVES.match(text) and scenes:
        if _FROM_SCENE.match(text):
            return _without_a_sentence(text, scenes, board)
        keeps = re.search(r"\b(?:from|in)\s+(?:scene|the \w+ scene)", text, re.IGNORECASE)
        return [] if keeps else _without_a_sentence(text, scenes, board) or [Remove(scenes)]
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


def _beside(scene_id: str, tail: str, board: Storyboard) -> Move | None:
    """A scene's move beside the opening, the ending, or a scene called by what it is about."""
    if side := _beside_an_edge(tail):
        return Move(scene_id, board.scenes[0 if side == "after" else -1].scene_id, side)
    found = re.search(r"\b(?P<side>before|after)\s+(?P<what>the\s+\w[\w ]{1,40})$", tail, re.IGNORECASE)
    anchors = scenes_spoken_of(f"move {found['what']}", board) if found else ()
    return (
        Move(scene_id, anchors[0], found["side"].lower())
        if found and len(anchors) == 1 and anchors != (scene_id,)
        else None
    )


def _move(text: str, scenes: tuple[str, ...], board: Storyboard) -> list[Edit]:
    tail = re.sub(r"^\w+", "", text)
    if len(scenes) == 1 and (beside := _beside(scenes[0], tail, board)):
        return [beside]
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
