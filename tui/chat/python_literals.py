"""Values as Python code a person would write: double quotes, a line an entry, long texts in pieces."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

_WIDTH = 100
_PIECE = 80
"""Characters of a long text on a line."""


def literal(value: object, depth: int = 0) -> str:
    """A value of JSON as Python reads it.

    Args:
        value: texts, numbers, truths, lists and mappings of them.
        depth: how many times four spaces it is indented by; the first line is not.
    """
    if isinstance(value, str):
        return _text(value, depth)
    if isinstance(value, Mapping):
        entries = [f"{quoted(str(key))}: {literal(one, depth + 1)}" for key, one in value.items()]
        return _held("{", entries, "}", depth)
    if isinstance(value, list | tuple):
        return _held("[", [literal(one, depth + 1) for one in value], "]", depth)
    return repr(value)


def quoted(text: str) -> str:
    """A text between double quotes, or single ones when it has double ones; nothing in it is invisible."""
    return repr(text) if '"' in text else '"' + repr("'" + text)[2:]


def _held(start: str, entries: list[str], end: str, depth: int) -> str:
    line = start + ", ".join(entries) + end
    if "\n" not in line and len(line) + 4 * depth <= _WIDTH:
        return line
    return _lines(start, [f"{entry}," for entry in entries], end, depth)


def _text(text: str, depth: int) -> str:
    pieces = [quoted(piece) for piece in _pieces(text)]
    return pieces[0] if len(pieces) == 1 else _lines("(", pieces, ")", depth)


def _lines(start: str, inner: list[str], end: str, depth: int) -> str:
    indent = "    " * depth
    return "\n".join((start, *(f"{indent}    {one}" for one in inner), indent + end))


def _pieces(text: str) -> Iterator[str]:
    """Lines of a text, long ones broken after a space where there is one; together they are the text."""
    for line in text.splitlines(keepends=True) or [""]:
        start = 0
        while len(line) - start > _PIECE:
            end = line.rfind(" ", start, start + _PIECE) + 1 or start + _PIECE
            yield line[start:end]
            start = end
        yield line[start:]
