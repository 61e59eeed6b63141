"""What a prompt wants done with the words it quotes: shown, said as they are, or put into somebody's mouth."""

from __future__ import annotations

import re

from tui.studio.director.instructions import ORDER
from tui.studio.director.pieces import Act, Piece
from tui.studio.director.topics import MAKE_VERB, read_topic

_ON_SCREEN_ONLY = re.compile(
    r"[\s.]*(?:as )?(?:text )?on[- ]?screen(?: (?:at|in|for|over)\b.{0,30})?[\s.]*", re.IGNORECASE
)
_ON_SCREEN = re.compile(
    r"\b(?:on[- ]?screen|title card|text|lower[- ]third|overlay|headline|caption|display)\b", re.IGNORECASE
)
_STRING = re.compile(rf"{_ON_SCREEN.pattern}|\b(?:words|slogan|claim|line)\b", re.IGNORECASE)
_SAID = re.compile(
    r"\b(?:script|verbatim|word[- ]for[- ]word|exactly|voice-?over|narrat\w+|read (?:this|aloud|out)|"
    r"(?:presenter|avatar|host) (?:should )?says?|should say|^say)\b",
    re.IGNORECASE,
)
_NAMED = re.compile(r"\b(?:titled?|called|entitled|named)\b", re.IGNORECASE)
_MUST_BE_SEEN = re.compile(
    r"\b(?:(?:has|have|needs?|ought) to|must|should|shall|will|to) (?:\w+ )?(?:appear|stand|be (?:\w+ )?(?:shown|"
    r"seen|read|"
    r"visible|displayed|written|on)|come up|pop up)\b",
    re.IGNORECASE,
)
_QUOTES_SOMEBODY = re.compile(
    r"^(?:please |also |and )*(?:use|include|show|quote|add|keep|put|have|feature|insert)\b.*\b(?:quot(?:e|es|ation)|"
    r"testimonial|review|statement)\b",
    re.IGNORECASE | re.DOTALL,
)


def read_quoted(sentence: str, quotes: tuple[str, ...], files: tuple[str, ...]) -> list[Piece]:
    """Quotations that an instruction wants said or shown as they are.

    Args:
        sentence: The sentence, quotations held as marks.
        quotes: What it holds in quotation marks.
        files: Names of attached files.
    """
    del files
    if not quotes:
        return []
    outside = re.sub(r"⟦\d+⟧\.?", " ", sentence)
    ordered = ORDER.match(sentence) or _ON_SCREEN_ONLY.fullmatch(outside)
    if (_ON_SCREEN.search(outside) and ordered) or (_STRING.search(outside) and _MUST_BE_SEEN.search(outside)):
        return [Piece(Act.ON_SCREEN, quote) for quote in quotes]
    if _QUOTES_SOMEBODY.match(outside):
        return [Piece(Act.SETTING, outside), Piece(Act.SAY, sentence[sentence.index("⟦") :].strip())]
    if _NAMED.search(outside) and MAKE_VERB.match(sentence):
        topic = read_topic(outside, first=True, listed=False) or [Piece(Act.SETTING, outside)]
        return [Piece(Act.TITLE, quotes[0]), *topic]
    if _SAID.search(outside.strip()):
        return [*(Piece(Act.SCRIPT, quote) for quote in quotes), Piece(Act.SETTING, outside)]
    return []
