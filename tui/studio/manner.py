"""What is asked of a video beyond what its storyboard says."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from tui.studio.stage.task import Quality


@dataclass(frozen=True, slots=True)
class Manner:
    """How a video is to be made, beyond what its storyboard says."""

    quality: Quality = Quality.FULL
    bed: str | Path | None = None
    """Music under the speech: a name of `edit.beds.BEDS`, or a sound file; None for the voice alone."""
    both_cuts: bool = False
    """Whether a storyboard with captions becomes two videos, one without them and one with them.

    Everything is drawn once and encoded twice, which takes two fifths longer than one cut (measured: 14.7 against
    10.2 seconds of a processor for a video of 22 seconds). The studio's server therefore makes one cut.
    """
