"""What is said to a user who leaves: what goes on meanwhile, what waits for the next time."""

from __future__ import annotations

from collections.abc import Collection

_PLACES = {
    "studio": "The studio rests while reeltalk is closed, and goes on with it then.",
    "heygen": "It goes on at HeyGen meanwhile.",
}


def parting_words(backends: Collection[str], *, unsent: bool = False, sending: bool = False, unkept: str = "") -> str:
    """The words for the terminal one comes back to; none when nothing is left open.

    Args:
        backends: The names of those that are at work on something.
        unsent: Whether a message had not gone out yet.
        sending: Whether a message was on its way, and whether it arrived is not known.
        unkept: What was being written and nothing keeps, for want of a disk that takes it.
    """
    lines = []
    if backends:
        lines.append("Your run is not lost: it will be there next time.")
        lines += [_PLACES[name] for name in sorted(backends) if name in _PLACES and len(backends) == 1]
    if sending:
        lines.append("A message was on its way: whether it arrived is looked up next time before anything is sent.")
    if unkept:
        lines.append(f"What you were writing could not be kept. It was:\n{unkept}")
    elif unsent:
        lines.append("Your last message had not gone out: it is kept as a draft.")
    return " ".join(lines)
