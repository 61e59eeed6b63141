"""Full garbage collections wait until nobody types: with thousands of messages each takes 60 to 270 ms.

Young objects are collected as ever, which takes about a millisecond. What is left to a full collection is a few removed
widgets, so that it can wait for a pause; one that never comes is not waited for without end.
"""

from __future__ import annotations

import gc

_PAUSE_S = 10.0
"""Seconds without a key or a click after which nobody is typing."""
_WORTH = 25
"""Collections of the middle generation since the last full one, from which another one is worth its time."""
_NO_LONGER = 1_000
"""As many, after which it waits for no pause: some seven million objects more than before."""


_as_found = gc.get_threshold()
"""When Python itself begins collections."""


def defer_full_collections() -> None:
    """From now on full collections are left to `sweep`."""
    young, middle, _ = _as_found
    gc.set_threshold(young, middle, _NO_LONGER)


def allow_full_collections() -> None:
    """Let them begin by themselves again."""
    gc.set_threshold(*_as_found)


def sweep(idle_s: float) -> bool:
    """Collect all there is to collect when nobody has typed for so many seconds and it is worth it; whether it was."""
    if idle_s < _PAUSE_S or gc.get_count()[2] < _WORTH:
        return False
    gc.collect()
    return True
