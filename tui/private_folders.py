"""Folders that hold what concerns the user alone."""

from __future__ import annotations

from pathlib import Path

_FOR_THE_USER_ALONE = 0o700


def make_private(folder: Path) -> None:
    """Make a folder, and whatever is missing above it, for its user alone; one that is there keeps its rights.

    `Path.mkdir` gives its mode to the last folder only: the others come out as the system's mask has it.

    Raises:
        OSError: It cannot be made.
    """
    missing = [each for each in folder.parents if not each.exists()]
    for each in (*reversed(missing), folder):
        each.mkdir(mode=_FOR_THE_USER_ALONE, exist_ok=True)
