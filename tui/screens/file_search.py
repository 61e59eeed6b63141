"""Files that are completed while one types: those of a folder and below it, and those a typed path may become."""

from __future__ import annotations

import os
import time
from dataclasses import dataclass
from pathlib import Path

FILES_LIMIT = 8_000
SECONDS_LIMIT = 0.6
"""A home folder is not walked through to its end."""
_PASSED_OVER = frozenset({"node_modules", "__pycache__", "venv", "site-packages", "target", "build", "dist"})
TAKEN_ENDINGS = frozenset(
    {".png", ".jpg", ".jpeg", ".mp4", ".webm", ".mp3", ".wav", ".pdf", ".srt", ".txt", ".md", ".markdown"}
)
"""What can be attached comes first; what a file really is, its bytes tell when it is attached."""


@dataclass(frozen=True, slots=True)
class FoundFile:
    """A file, and its path as seen from the folder; or a folder on the way to one, shown with a slash at its end."""

    path: Path
    shown: str
    size_bytes: int

    @property
    def is_folder(self) -> bool:
        """Whether it only leads to files."""
        return self.shown.endswith("/")

    @property
    def can_be_attached(self) -> bool:
        """Whether its name ends as those of files that are taken do."""
        return self.path.suffix.casefold() in TAKEN_ENDINGS


def files_below(folder: Path) -> tuple[FoundFile, ...]:
    """Files of a folder, the nearest first, those that can be attached before the others; nothing hidden."""
    found: list[tuple[int, FoundFile]] = []
    until = time.monotonic() + SECONDS_LIMIT
    level, depth = [folder], 0
    while level and len(found) < FILES_LIMIT and time.monotonic() < until:
        below: list[Path] = []
        for each in level:
            _look_into(each, folder, depth, found, below)
            if len(found) >= FILES_LIMIT or time.monotonic() > until:
                break
        level, depth = below, depth + 1
    found.sort(key=lambda pair: (not pair[1].can_be_attached, pair[0], pair[1].shown.casefold()))
    return tuple(file for _, file in found)


def is_path(word: str) -> bool:
    """Whether a word is a path from the root, from home or from here, rather than letters of a name."""
    return word.startswith(("/", "~", "./", "../"))


def files_at(typed: str) -> tuple[FoundFile, ...]:
    """What a path that is being typed may become: files that can be attached first, then folders, then the others."""
    folder, beginning = os.path.split(typed)
    found: list[FoundFile] = []
    try:
        with os.scandir(Path(folder or typed).expanduser()) as entries:
            for entry in entries:
                hidden = entry.name.startswith(".") and not beginning.startswith(".")
                if entry.name.casefold().startswith(beginning.casefold()) and not hidden:
                    found += _entry(entry)
    except (OSError, ValueError, RuntimeError):  # the latter: ~somebody who is not known here
        return ()
    found.sort(key=lambda one: (not one.can_be_attached, not one.is_folder, one.shown.casefold()))
    return tuple(found)


def _entry(entry: os.DirEntry[str]) -> list[FoundFile]:
    try:
        if entry.is_dir():
            return [FoundFile(Path(entry.path), f"{entry.name}/", 0)]
        return [FoundFile(Path(entry.path), entry.name, entry.stat().st_size)] if entry.is_file() else []
    except OSError:
        return []


def _look_into(where: Path, folder: Path, depth: int, found: list[tuple[int, FoundFile]], below: list[Path]) -> None:
    try:
        entries = list(os.scandir(where))
    except OSError:
        return
    for entry in entries:
        if entry.name.startswith(".") or entry.name in _PASSED_OVER:
            continue
        try:
            if entry.is_dir(follow_symlinks=False):
                below.append(Path(entry.path))
            elif entry.is_file():
                path = Path(entry.path)
                found.append((depth, FoundFile(path, str(path.relative_to(folder)), entry.stat().st_size)))
        except OSError:
            continue
