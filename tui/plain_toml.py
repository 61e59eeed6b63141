"""TOML as our own files have it, read without `tomllib`, which would take a hundredth of the time to the first frame.

Lines such as `dark = true` and `primary = "#7aa2f7"`, tables of them, comments and empty lines. Anything more is left
to `tomllib`.
"""

from __future__ import annotations

from typing import Any

_WORDS = {"true": True, "false": False}


def loads(text: str) -> dict[str, Any]:
    """What a TOML text says.

    Raises:
        ValueError: It is no TOML; `tomllib.TOMLDecodeError`, which says where.
    """
    known = _of_plain_lines(text)
    if known is not None:
        return known
    import tomllib

    return tomllib.loads(text)


def _of_plain_lines(text: str) -> dict[str, Any] | None:
    """What lines of the plainest kind say; None when there is another among them."""
    said: dict[str, Any] = {}
    table = said
    for line in text.split("\n"):
        if not line.isprintable():
            return None
        if not line.strip(" ") or line.startswith("#"):
            continue
        if line[0] == "[" and line[-1] == "]" and _is_bare(line[1:-1]) and line[1:-1] not in said:
            table = said[line[1:-1]] = {}
            continue
        name, equals, value = (part.strip(" ") for part in line.partition("="))
        if not equals or name in table or not _is_bare(name):
            return None
        if value in _WORDS:
            table[name] = _WORDS[value]
        elif len(value) > 1 and value[0] == value[-1] == '"' and not {'"', "\\"} & set(value[1:-1]):
            table[name] = value[1:-1]
        else:
            return None
    return said


def _is_bare(name: str) -> bool:
    """Whether a name needs no quotes."""
    letters = name.replace("_", "").replace("-", "")
    return letters.isascii() and letters.isalnum()
