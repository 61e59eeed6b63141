"""Paths as people type, paste and drop them: quotes, escapes, file URLs, odd spaces."""

from __future__ import annotations

import re
import unicodedata
from pathlib import Path
from urllib.parse import unquote, urlsplit

_WORD = re.compile(r"""(?:"[^"\n]*"|'[^'\n]*'|\\[^\n]|[^\s"'\\]|["'](?=[^\n]*$))+""", re.ASCII | re.MULTILINE)
"""A run of quoted parts, escaped characters and plain ones; only ASCII white space ends it."""
_PIECE = re.compile(r"""'([^'\n]*)'|"((?:\\["\\$`]|[^"\n])*)"|\\(.)|(.)""", re.DOTALL)
_WINDOWS = re.compile(r"[A-Za-z]:[\\/]|\\\\")


def parse_paths(text: str) -> list[Path]:
    """The paths that a typed, pasted or dropped text names, in order; none of them need exist.

    Understands quotes, backslash escapes, `~`, `file://` addresses, one a line or several in one, and whole lines with
    plain spaces in them when a file of that name is there.
    """
    paths: list[Path] = []
    for line in text.splitlines():
        whole = line.strip(" \t\r\n\f\v")
        if not whole:
            continue
        paths += [_path(whole)] if _is_one(whole) else [_path(word) for word in _WORD.findall(line)]
    return paths


def dropped_paths(text: str) -> list[Path]:
    """The files a pasted text consists of, all of them there; none when it is a text like any other.

    Only full paths count: a terminal drops no others, and "notes" in a sentence is no file to attach.
    """
    if len(text) > 65_536:
        return []
    paths = parse_paths(text)
    full = bool(paths) and all(path.is_absolute() for path in paths)
    return [find(path) for path in paths] if full and all(_there(find(path)) for path in paths) else []


def _is_one(line: str) -> bool:
    """Whether a line with spaces in it is the plain name of one file."""
    if _WINDOWS.match(line):
        return True
    return " " in line and not line.startswith("file:") and _there(find(Path(line).expanduser()))


def _there(path: Path) -> bool:
    try:
        return path.exists()
    except (OSError, ValueError):
        return False


def _path(word: str) -> Path:
    plain = word if _WINDOWS.match(word) or _there(_home(word)) else _unquoted(word)
    if plain.casefold().startswith("file:"):
        plain = unquote(urlsplit(plain).path)
    return _home(plain)


def _home(word: str) -> Path:
    try:
        return Path(word).expanduser()
    except RuntimeError:  # ~somebody who is not known here
        return Path(word)


def _unquoted(word: str) -> str:
    def piece(match: re.Match[str]) -> str:
        single, double, escaped, plain = match.groups()
        if double is not None:
            return re.sub(r'\\(["\\$`])', r"\1", double)
        return next(part for part in (single, escaped, plain) if part is not None)

    return _PIECE.sub(piece, word)


def find(path: Path) -> Path:
    """The file meant by a path whose name may differ from the real one in its spaces or its Unicode form.

    A Mac names screenshots with a narrow no-break space, and stores accents taken apart.
    """
    if _there(path):
        return path
    wanted = _even(path.name)
    try:
        matches = [other for other in path.parent.iterdir() if _even(other.name) == wanted]
    except (OSError, ValueError):
        return path
    return matches[0] if len(matches) == 1 else path


def _even(name: str) -> str:
    composed = unicodedata.normalize("NFC", name)
    return "".join(" " if unicodedata.category(character) == "Zs" else character for character in composed)


def quantity(size_bytes: int) -> str:
    """A file's size for a person: "41 KB", "33.0 MB"."""
    if size_bytes < 1024:
        return f"{size_bytes} bytes"
    if size_bytes < 1024 * 1024:
        return f"{size_bytes / 1024:.0f} KB"
    return f"{size_bytes / 1024 / 1024:.1f} MB"
