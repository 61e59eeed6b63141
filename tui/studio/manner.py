"""How a video is to be made: quality, music, and which cuts."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from tui.studio.stage.task import Quality
from tui.studio.storyboard import Storyboard


@dataclass(frozen=True, slots=True)
class Manner:
    """How a video is to be made; as its storyboard says, unless somebody decides otherwise."""

    quality: Quality = Quality.FULL
    bed: str | Path | None = None
    """Music under the speech: a name of `edit.beds.BEDS`, or a sound file; None for the voice alone."""
    both_cuts: bool = False
    """Whether a storyboard with captions becomes two videos, one without them and one with them.

    Everything is drawn once and encoded twice, which takes two fifths longer than one cut (measured: 14.7 against
    10.2 seconds of a processor for a video of 22 seconds). The studio's server therefore makes one cut, and the other
    one when it is first asked for (`cuts`): 8.7 such seconds after 11.3 for the first, of 30 seconds of video.
    """


def manner_of(storyboard: Storyboard, files: Mapping[tuple[str, int | None], Path]) -> Manner:
    """How a storyboard wants to be made.

    Args:
        storyboard: What to make.
        files: The user's files by asset id and page; a sound file that is to lie under the voice is among them.
    """
    bed = files.get((storyboard.music, None)) or storyboard.music or None
    return Manner(Quality(storyboard.quality), bed)
