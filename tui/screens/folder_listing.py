"""What a folder holds, as rows of a tree that opens where it was asked to. Types are told by the files' bytes."""

from __future__ import annotations

import os
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from pathlib import Path

from tui.api.media_types import ACCEPTED, HEAD_BYTES, sniff
from tui.api.terms import FILE_BYTES_LIMIT

_MOST = 500
"""Entries shown of one folder."""
_TEXT = frozenset({"text/plain", "text/markdown"})
_WORDS = {
    "application/pdf": "PDF",
    "application/x-subrip": "SRT",
    "application/zip": "ZIP",
    "audio/mpeg": "MP3",
    "audio/wav": "WAV",
    "image/jpeg": "JPEG",
    "image/svg+xml": "SVG",
    "text/html": "HTML",
    "text/plain": "text",
    "text/vtt": "VTT",
    "video/mp4": "MP4",
    "video/webm": "WebM",
}


@dataclass(frozen=True, slots=True)
class Found:
    """An entry of a folder."""

    path: Path
    is_folder: bool
    size_bytes: int = 0
    mime_type: str = ""
    """By its bytes; empty when they tell nothing."""
    depth: int = 0
    """How far it stands below the folder that is listed."""
    is_open: bool = False
    """Whether a folder shows what is in it."""

    @property
    def taken(self) -> bool:
        """Whether it can be attached."""
        sendable = self.mime_type in ACCEPTED or self.mime_type in _TEXT
        return not self.is_folder and sendable and 0 < self.size_bytes <= FILE_BYTES_LIMIT

    @property
    def kind(self) -> str:
        """Its type in a word."""
        known = _WORDS.get(self.mime_type) or self.mime_type.rpartition("/")[2].removeprefix("x-").upper()[:6]
        return known or self.path.suffix[1:6].upper() or "?"


@dataclass(frozen=True, slots=True)
class Listing:
    """The rows of a tree, and how many files were left out because they are not taken."""

    folder: Path
    rows: tuple[Found, ...] = ()
    hidden: int = 0
    trouble: str = ""
    """Why the folder cannot be read; empty when it can."""


def split(typed: str, start: Path) -> tuple[Path, str]:
    """The folder that is meant by what was typed, and the beginning of a name in it; `~` is the home folder."""
    path = Path(os.path.expanduser(typed)) if typed else start  # noqa: PTH111  # a ~ of nobody is left as it is
    whole = start / path
    return (whole, "") if not typed or typed.endswith(("/", os.sep)) else (whole.parent, whole.name)


def folder_listing(typed: str, start: Path, *, opened: Collection[Path] = (), untaken: bool = False) -> Listing:
    """Rows that go on from what was typed: folders first, hidden ones only when asked for by a dot.

    Args:
        typed: A path, or the beginning of one.
        start: Where a relative path starts from.
        opened: Folders that show what is in them.
        untaken: Whether files that cannot be attached are listed too.
    """
    folder, name = split(typed, start)
    try:
        rows = list(_rows(folder, name, opened, 0))
    except (OSError, ValueError) as error:
        why = getattr(error, "strerror", None) or "it is no folder"
        return Listing(folder, trouble=f"{folder} cannot be read: {why}.")
    shown = [row for row in rows if untaken or row.is_folder or row.taken]
    return Listing(folder, tuple(shown), len(rows) - len(shown))


def _rows(folder: Path, name: str, opened: Collection[Path], depth: int) -> Iterator[Found]:
    with os.scandir(folder) as entries:
        wanted = sorted((entry for entry in entries if _goes_on(entry.name, name)), key=_order)[:_MOST]
    for entry in wanted:
        path = Path(entry.path)
        if _is_folder(entry):
            is_open = path in opened
            yield Found(path, True, depth=depth, is_open=is_open)  # noqa: FBT003  # says is_folder
            if is_open:
                yield from _inside(path, opened, depth + 1)
        else:
            yield _file(entry, depth)


def _inside(folder: Path, opened: Collection[Path], depth: int) -> Iterator[Found]:
    """The rows of an opened folder; one that cannot be read is empty."""
    try:
        yield from list(_rows(folder, "", opened, depth))
    except OSError:
        return


def _order(entry: os.DirEntry[str]) -> tuple[bool, str]:
    return not _is_folder(entry), entry.name.casefold()


def _goes_on(name: str, start: str) -> bool:
    return (start.casefold() in name.casefold()) and (start.startswith(".") or not name.startswith("."))


def _is_folder(entry: os.DirEntry[str]) -> bool:
    try:
        return entry.is_dir()
    except OSError:
        return False


def _file(entry: os.DirEntry[str], depth: int) -> Found:
    path = Path(entry.path)
    try:
        if not entry.is_file():
            return Found(path, False, depth=depth)  # noqa: FBT003  # says is_folder
        size = entry.stat().st_size
        with path.open("rb") as file:
            mime_type = sniff(file.read(HEAD_BYTES)) or ""
    except OSError:
        size, mime_type = 0, ""
    return Found(path, False, size, mime_type, depth)  # noqa: FBT003  # says is_folder
