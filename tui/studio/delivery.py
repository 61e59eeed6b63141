"""A finished production becomes a video: its files are put where links lead to."""

from __future__ import annotations

import os
import shutil
import time
from pathlib import Path
from typing import TYPE_CHECKING

from pydantic import BaseModel, ConfigDict, ValidationError

from tui.studio.cache import IN_USE_S, is_half_written
from tui.studio.store.sessions import Pictures
from tui.studio.storyboard import Storyboard

if TYPE_CHECKING:
    from tui.studio.production import Production

STEMS = ("video", "poster", "subtitles", "captions")
"""What a video's folder holds, each with the suffix its production gave it: subtitles are SubRip, captions WebVTT."""

PREVIEW = "preview.webp"
"""The animated preview beside them once somebody has asked for it. WebP: a quarter of a GIF's time to make and a tenth
of its size."""


PLAN = "plan.json"
"""What a video was made from, beside it: a later revision changes the session's plan, and not what this video is."""


class Kept(BaseModel):
    """What a finished video was made from."""

    model_config = ConfigDict(frozen=True)

    storyboard: Storyboard
    files: tuple[tuple[str, int | None, Path], ...]
    """The user's files that scenes name, by asset id and page."""

    @property
    def pictures(self) -> Pictures:
        """The files as a production takes them."""
        return {(asset_id, page): path for asset_id, page, path in self.files}


def deliver(production: Production, storyboard: Storyboard, pictures: Pictures, folder: Path) -> None:
    """Put a production's files into a video's folder, under their plain names, with the plan they were made from.

    The files stay where they were made, too, for the next revision; a second name costs no space.
    """
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    plan = Kept(storyboard=storyboard, files=tuple((*name, path) for name, path in pictures.items()))
    _write(plan.model_dump_json(), folder / PLAN)
    made = (production.video, production.poster, production.subtitles, production.captions)
    for stem, source in zip(STEMS, made, strict=True):
        if source is not None:
            place(source, folder / f"{stem}{source.suffix}")
    tidy(production.video.parent)


def remove(video_folder: Path, work: Path) -> None:
    """Remove a video's files, and their second names where they were made; what another video shares stays."""
    theirs = {about.st_ino for file in _files(video_folder) if (about := _about(file))}
    shutil.rmtree(video_folder, ignore_errors=True)
    for file in _files(work):
        about = _about(file)
        if about and about.st_ino in theirs and about.st_nlink == 1:
            file.unlink(missing_ok=True)


def tidy(work: Path, in_use_s: float = IN_USE_S) -> None:
    """Remove what no video has any more from where a session's videos are made, and what was left half written.

    Nothing that was touched within `in_use_s` seconds goes: another cut may be on its way to its video.
    """
    too_new = time.time() - in_use_s
    for file in _files(work):
        about = _about(file)
        left = file.name.startswith("video-") or is_half_written(file)
        if about and left and about.st_nlink == 1 and about.st_mtime < too_new:
            file.unlink(missing_ok=True)


def _files(folder: Path) -> list[Path]:
    return [file for file in folder.glob("*") if file.is_file()]


def _about(file: Path) -> os.stat_result | None:
    try:
        return file.stat()
    except FileNotFoundError:
        return None


def place(source: Path, target: Path) -> None:
    """Give a file a second name, or a copy where the file system has no second names. Whole or not at all."""
    partial = target.with_name(f".{os.getpid()}-{target.name}")
    partial.unlink(missing_ok=True)
    try:
        partial.hardlink_to(source)
    except OSError:
        shutil.copyfile(source, partial)
    partial.replace(target)


def kept_plan(folder: Path) -> Kept | None:
    """What a video was made from; None for one that an older studio made."""
    try:
        return Kept.model_validate_json((folder / PLAN).read_bytes())
    except (OSError, ValidationError):
        return None


def _write(text: str, target: Path) -> None:
    partial = target.with_name(f".{os.getpid()}-{target.name}")
    partial.write_text(text, encoding="utf-8")
    partial.replace(target)


def find(folder: Path, stem: str) -> Path | None:
    """One of a video's files, if it is there."""
    return next(iter(sorted(folder.glob(f"{stem}.*"))), None)
