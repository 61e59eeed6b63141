"""The text of a document as sentences fit to be said: wrapped lines joined, heads and tables left out."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise

from tui.studio.director.sentences import clean, finished, split_sentences

_BULLET = re.compile(r"^\s*(?:[-*•–—·▪◦‣●○■]\s*|\(?\d{1,2}[.)]\s+)(?=\S)")
_UNSAID = re.compile(
    r"(?:©|\(c\)\s*\d{4}|copyright|all rights reserved|\bisbn\b|\bdoi\b|https?://\S{25,}|^\s*(?:figure|fig\.|table|"
    r"source|appendix|see)\s+[\d:]|\.{4,}|@\w+\.\w+$)",
    re.IGNORECASE,
)
_REFERENCE = re.compile(r"\s*\[(?:\d{1,3}(?:\s*[,–-]\s*\d{1,3})*)\]")


@dataclass(frozen=True, slots=True)
class Passage:
    """A sentence of a document and the heading it stands under."""

    text: str
    heading: str = ""
    listed: int = 0
    """Number of the list it is an item of, from 1; 0 for running text."""


def passages(text: str) -> tuple[Passage, ...]:
    """The sentences of a document's text that can be said, in order."""
    found: list[Passage] = []
    listing, in_list = 0, False
    for block, heading, is_item in _blocks(text):
        listing += is_item and not in_list
        in_list = is_item
        sentences = split_sentences(clean(_REFERENCE.sub("", block)))
        found += [
            Passage(finished(sentence), heading, listing * is_item) for sentence in sentences if _is_sayable(sentence)
        ]
    return tuple(found)


def document_title(text: str) -> str:
    """The first line of a document when it is a heading, otherwise nothing."""
    lines = [line.strip() for line in text.split("\n") if line.strip()]
    if not lines:
        return ""
    first = clean(re.sub(r"^#+\s*", "", lines[0]))
    return first if _is_heading(first, lines[1] if len(lines) > 1 else "") or lines[0].startswith("#") else ""


def _blocks(text: str) -> list[tuple[str, str, bool]]:
    """Paragraphs and list items, each with the heading above it and whether it is an item."""
    blocks: list[tuple[str, str, bool]] = []
    heading, current, is_item = "", "", False
    lines = [*text.split("\n"), ""]
    width = max((len(line) for line in lines), default=0)
    for line, following in pairwise(lines):
        stripped = line.strip()
        starts_new = not stripped or _BULLET.match(line) or stripped.startswith("#")
        if current and (starts_new or (_is_heading(stripped, following) and re.search(r"[.!?:]$", current))):
            blocks.append((current, heading, is_item))
            current = ""
        if not stripped:
            continue
        if stripped.startswith("#") or (not current and not _BULLET.match(line) and _is_heading(stripped, following)):
            heading = clean(re.sub(r"^#+\s*", "", stripped)).rstrip(":")
            continue
        is_item = bool(_BULLET.match(line)) if not current else is_item
        current = _joined(current, _BULLET.sub("", stripped))
        if len(stripped) < 0.6 * width and re.search(r"[.!?]$", stripped):
            blocks.append((current, heading, is_item))
            current = ""
    if current:
        blocks.append((current, heading, is_item))
    return blocks


def _joined(before: str, line: str) -> str:
    """Two lines of a paragraph; a word that was parted at the line's end is whole again."""
    if re.search(r"[a-z][-\u00ad\u2010\ufffe\x02]$", before) and line[:1].islower():
        return before[:-1] + line
    return f"{before} {line}".strip()


def _is_heading(line: str, following: str) -> bool:
    """A short line without a stop, with a capital or a number first, that the next line does not continue."""
    if not line or len(line) > 70 or len(line.split()) > 10 or re.search(r"[.!?,;]$", line):
        return False
    if len(re.findall(r"[^\W\d_]", line)) < 3:
        return False
    following = following.strip()
    return (line[:1].isupper() or line[:1].isdigit()) and not following[:1].islower()


def _is_sayable(sentence: str) -> bool:
    """Whether it is a sentence rather than a row of a table, an address line or a stray piece of layout."""
    tokens = sentence.split()
    wordlike = [token for token in tokens if re.match(r"[\"'“(]?[A-Za-z][A-Za-z'’-]*[\"'”),.;:!?]*$", token)]
    if not 3 <= len(tokens) <= 60 or _UNSAID.search(sentence):
        return False
    return len(wordlike) >= 0.55 * len(tokens) and (sentence[:1].isalnum() or sentence[:1] in "\"“'(")
