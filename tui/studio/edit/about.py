"""What a video file says about itself to players."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Chapter:
    """A stretch of the video that players can jump to; it lasts until the next one begins."""

    starts_at_s: float
    title: str


@dataclass(frozen=True, slots=True)
class About:
    """Title, language (BCP 47) and chapters of a video."""

    title: str
    language: str = "en"
    chapters: tuple[Chapter, ...] = ()
