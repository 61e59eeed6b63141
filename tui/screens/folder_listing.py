"""What a folder offers to a path that is being typed."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path

_MOST = 500


@dataclass(frozen=True, slots=True)
class Found:
    """An entry of a folder."""

    path: Path
    is_folder: bool
    size_bytes: int = 0


def folder_listing(typed: str, folder: Path) -> tuple[Found, ...]:
    """Entries that go on from what was typed: folders first, hidden ones only when asked for by a dot.

    Args:
        typed: A path, or the beginning of one; `~` is the home folder.
        folder: Where a relative path starts from.
    """
    path = Path(os.path.expanduser(typed)) if typed else folder  # noqa: PTH111  # a ~ of nobody is left as it is
    whole = folder / path
    parent, start = (whole, "") if not typed or typed.endswith(("/", os.sep)) else (whole.parent, whole.name)
    try:
        entries = [entry for entry in os.scandir(parent) if _goes_on(entry.name, start)]
    except (OSError, ValueError):
        return ()
    found = [_found(entry) for entry in entries[:_MOST]]
    return tuple(sorted(found, key=lambda one: (not one.is_folder, one.path.name.casefold())))


def _goes_on(name: str, start: str) -> bool:
    return (start.casefold() in name.casefold()) and (start.startswith(".") or not name.startswith("."))


def _found(entry: os.DirEntry[str]) -> Found:
    try:
        is_folder = entry.is_dir()
        size = 0 if is_folder else entry.stat().st_size
    except OSError:
        is_folder, size = False, 0
    return Found(Path(entry.path), is_folder, size)
