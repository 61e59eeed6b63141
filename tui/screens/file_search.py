"""Files of a folder and the folders below it, found quickly enough to be completed while one types."""

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
    """A file, and its path as seen from the folder."""

    path: Path
    shown: str
    size_bytes: int

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
