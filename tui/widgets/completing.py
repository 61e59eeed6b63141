"""What is being typed at the cursor: a command after /, a file after @. Pure."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Typed:
    """A beginning that can be completed, and where it starts and ends in its line."""

    kind: str
    """"/" or "@" """
    word: str
    start: int
    end: int


def typed_at(text: str, row: int, column: int) -> Typed | None:
    """What the cursor stands at the end of; None in plain words.

    A command is all of a message. A file is a word that begins with @, so that an address is none.
    """
    lines = text.split("\n")
    before = lines[row][:column] if row < len(lines) else ""
    if text.startswith("/") and len(lines) == 1:
        word = text[1:]
        plain = all(letter.isalpha() or letter == "-" for letter in word)
        return Typed("/", word, 0, len(text)) if plain and column == len(text) else None
    start = before.rfind("@")
    if start < 0 or (start > 0 and not before[start - 1].isspace()):
        return None
    word = before[start + 1 :]
    return None if any(letter.isspace() for letter in word) else Typed("@", word, start, column)
