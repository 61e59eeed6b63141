"""Facts put right without saying what they were: "the price is 42 now", "pier 6, not pier four".

What is wrong is found on the board: the one value of the same kind, where the message speaks of it. Where two would
fit nothing is replaced, and the message is told as not followed.
"""

from __future__ import annotations

import re

from tui.studio.director.edits import Edit, Replace
from tui.studio.director.references import scene_of_matter, shown_text
from tui.studio.storyboard import Storyboard

_SMALL = "one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|fifteen|twenty|thirty|forty|fifty|sixty"
_NUMBER = rf"(?:\d[\d.,:]*\d|\d|(?:half past |quarter (?:past|to) )?(?:{_SMALL}))"
_VALUE = re.compile(rf"(?<![\w.]){_NUMBER}(?![\w])(?!\.\w)", re.IGNORECASE)
_ADDRESS = re.compile(r"(?<![\w@.])(?:https?://)?[\w-]+(?:\.[\w-]+)*\.[a-z]{2,12}(?:/[\w/-]*)?(?![\w@])", re.IGNORECASE)
_NAME = re.compile(r"[A-Z][\w'’-]+(?: [A-Z][\w'’-]+)+")
_NOT = re.compile(
    r"^(?:it['’]?s |its |it is |it should be |should be |make it |say |use )?(?P<new>[^,⟦⟧]{1,40}?),?\s+"
    r"(?:and )?(?:not|instead of|rather than)\s+(?P<old>[^⟦⟧]{1,40}?)(?:\s+(?:everywhere|please|throughout))?$",
    re.IGNORECASE,
)
_NOW = re.compile(
    r"^(?P<about>.{3,60}?)\b(?:is|are|was|costs?|went (?:up|down)|changed|wrong|should be|must be|rose|fell)\b"
    r"(?P<between>.{0,30}?)(?P<new>[$€£]?\d[\d.,:]*|(?:https?://)?[\w-]+(?:\.[\w-]+)*\.[a-z]{2,12}(?:/\S*)?)"
    r"(?P<unit> (?:pounds?|euros?|dollars?|percent|minutes?|hours?))?(?: now| instead| please)*$",
    re.IGNORECASE,
)
_CALLED = re.compile(
    r"\b(?:name is|name['’]s|is called|are called|spelled|spelt|should be|it['’]s)\s+"
    r"(?P<new>[A-Z][\w'’-]+(?: [A-Z][\w'’-]+)+)"
)


def read_correction(text: str, board: Storyboard) -> list[Edit]:
    """The replacement a correction asks for; empty when it is none, or when it is not plain what it corrects."""
    for reader in (_not_that, _is_now, _is_called, _is_rather, _said_again):
        found = reader(text, board)
        if found:
            return [found]
    return []


def _all_text(board: Storyboard) -> str:
    return " \n".join(shown_text(scene) for scene in board.scenes)


def _not_that(text: str, board: Storyboard) -> Replace | None:
    found = _NOT.match(text)
    if not found:
        return None
    old, new = found["old"].strip(), found["new"].strip()
    if not re.search(rf"(?<!\w){re.escape(old)}(?!\w)", _all_text(board), re.IGNORECASE):
        return None
    before = re.search(rf"(?P<word>[\w'’-]+)\s+{re.escape(old)}(?!\w)", _all_text(board), re.IGNORECASE)
    shared = before and re.search(rf"\b{re.escape(before['word'])}\s+(?P<rest>\S.*)$", new, re.IGNORECASE)
    if shared:  # "pier five, not four": the pier stands there already
        new = shared["rest"]
    unit = new.partition(" ")[2]
    with_unit = f"{old} {unit}"
    # "40 pounds, not 38": the unit stands on the board already.
    whole = unit and re.search(rf"(?<!\w){re.escape(with_unit)}(?!\w)", _all_text(board), re.IGNORECASE)
    return Replace(with_unit if whole else old, new)


def _is_now(text: str, board: Storyboard) -> Replace | None:
    found = _NOW.match(text)
    if not found:
        return None
    address = _ADDRESS.fullmatch(found["new"])
    pattern = _ADDRESS if address else re.compile(r"[$€£]?\d[\d.,]*\d|[$€£]?\d")
    scene = None if address else scene_of_matter(found["about"], board)
    if not address and scene is None:
        return None
    where = scene.narration if scene else " ".join(one.narration for one in board.scenes)
    values = {one[0].strip(".,") for one in pattern.finditer(where)}
    if len(values) != 1:
        return None
    old = values.pop()
    return Replace(old.lstrip("$€£"), found["new"].lstrip("$€£"), (scene.scene_id,) if scene else ())


def _is_called(text: str, board: Storyboard) -> Replace | None:
    found = _CALLED.search(text)
    if not found:
        return None
    mine = set(found["new"].split())
    names = {name for name in _NAME.findall(_all_text(board)) if mine & set(name.split()) and name != found["new"]}
    return Replace(names.pop(), found["new"]) if len(names) == 1 else None


_RATHER = re.compile(
    rf"^(?:no,? )?(?:it|that)(?:['’]?s| is| should be| must be)\s+(?P<new>(?P<lead>[\w'’-]+(?: [\w'’-]+)?) {_NUMBER})"
    r"(?:,? (?:actually|though|now|instead|in fact|by the way))*$",
    re.IGNORECASE,
)


def _is_rather(text: str, board: Storyboard) -> Replace | None:
    """A thing named with its right number: "it's pier five, actually"."""
    found = _RATHER.match(text)
    if not found:
        return None
    said = re.compile(rf"(?<![\w]){re.escape(found['lead'])} {_NUMBER}(?![\w])", re.IGNORECASE)
    there = {one[0] for one in said.finditer(_all_text(board)) if one[0].lower() != found["new"].lower()}
    return Replace(there.pop(), found["new"]) if len({one.lower() for one in there}) == 1 else None


def _said_again(text: str, board: Storyboard) -> Replace | None:
    """A sentence of the plan said again with another value: "the boat leaves at half past nine"."""
    tokens = text.split()
    for scene in board.scenes:
        for count in range(len(tokens) - 1, 2, -1):
            lead = " ".join(tokens[:count])
            at = scene.narration.lower().find(lead.lower() + " ")
            value = _VALUE.match(scene.narration, at + len(lead) + 1) if at >= 0 else None
            new = " ".join(tokens[count:])
            if value and _VALUE.search(new) and len(new.split()) <= 4 and value[0] != new:
                before = lead.split()[-1]
                return Replace(f"{before} {value[0]}", f"{before} {new}", (scene.scene_id,))
    return None
