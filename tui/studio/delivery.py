"""A finished production becomes a video: its files are put where links lead to."""

from __future__ import annotations

import os
import shutil
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tui.studio.production import Production

STEMS = ("video", "poster", "preview", "subtitles", "captions")
"""What a video's folder holds, each with the suffix its production gave it: subtitles are SubRip, captions WebVTT."""


def deliver(production: Production, folder: Path) -> None:
    """Put a production's files into a video's folder, under their plain names.

    The files stay where they were made, too, for the next revision; a second name costs no space.
    """
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    made = (production.video, production.poster, production.preview, production.subtitles, production.captions)
    for stem, source in zip(STEMS, made, strict=True):
        if source is not None:
            place(source, folder / f"{stem}{source.suffix}")


def place(source: Path, target: Path) -> None:
    """Give a file a second name, or a copy where the file system has no second names. Whole or not at all."""
    partial = target.with_name(f".{os.getpid()}-{target.name}")
    partial.unlink(missing_ok=True)
    try:
        partial.hardlink_to(source)
    except OSError:
        shutil.copyfile(source, partial)
    partial.replace(target)


def find(folder: Path, stem: str) -> Path | None:
    """One of a video's files, if it is there."""
    return next(iter(sorted(folder.glob(f"{stem}.*"))), None)
