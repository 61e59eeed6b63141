"""What a video may cost at HeyGen, before it is asked for. Pure; standard library only."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

USD_PER_SECOND = 0.0333
"""Prompt-to-video from an API key's wallet, per second of output (contract behaviour, section 6)."""

_UNITS = {"s": 1.0, "m": 60.0}
_LENGTH = re.compile(
    r"(?<![\w.,:])(\d{1,3}(?:\.\d+)?)(?:\s*(?:-|–|to)\s*(\d{1,3}(?:\.\d+)?))?[\s-]*(s|secs?|seconds?|m|mins?|minutes?)\b",
    re.IGNORECASE,
)
_CLOCK = re.compile(r"(?<![\w.,:])(\d{1,2}):([0-5]\d)(?:\s*(?:min|minutes?))?(?![\w:])")
_WORDS = {
    "half a minute": 30.0,
    "a minute and a half": 90.0,
    "one minute": 60.0,
    "a minute": 60.0,
    "two minutes": 120.0,
}


@dataclass(frozen=True, slots=True)
class Estimate:
    """What a video may cost. `seconds` is None when nothing says how long it will be."""

    seconds: float | None
    basis: str
    """Where the length was read: "your prompt", "the storyboard", or empty."""

    @property
    def usd(self) -> float | None:
        """US dollars, None when the length is not known."""
        return None if self.seconds is None else self.seconds * USD_PER_SECOND

    @property
    def words(self) -> str:
        """The estimate in a sentence."""
        if self.usd is None or self.seconds is None:
            return f"{USD_PER_SECOND} USD a second of video: {60 * USD_PER_SECOND:.2f} USD a minute."
        return f"About {self.usd:.2f} USD: {self.seconds:.0f} s by {self.basis}, {USD_PER_SECOND} USD a second."


def estimate(prompt: str, scene_seconds: Sequence[float | None] = ()) -> Estimate:
    """What a video may cost.

    Args:
        prompt: What is about to be sent.
        scene_seconds: The storyboard's scenes, when there is one; it counts only when every scene says its length.
    """
    known = [seconds for seconds in scene_seconds if seconds is not None]
    if known and len(known) == len(scene_seconds):
        return Estimate(sum(known), "the storyboard")
    stated = stated_seconds(prompt)
    return Estimate(stated, "your prompt") if stated else Estimate(None, "")


def stated_seconds(prompt: str) -> float | None:
    """The length a prompt asks for, the longer end of a range; None when it names none.

    The first length of five seconds or more is taken: shorter ones are of scenes and pauses.
    """
    found = [(match.start(), _seconds(match)) for match in _LENGTH.finditer(prompt)]
    found += [(match.start(), int(match[1]) * 60.0 + int(match[2])) for match in _CLOCK.finditer(prompt)]
    lowered = prompt.lower()
    found += [(place, seconds) for words, seconds in _WORDS.items() if (place := lowered.find(words)) >= 0]
    return next((seconds for _, seconds in sorted(found, key=lambda one: one[0]) if seconds >= 5), None)


def _seconds(match: re.Match[str]) -> float:
    return float(match[2] or match[1]) * _UNITS[match[3][0].lower()]
