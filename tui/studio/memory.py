"""Memory that a worker needs no more goes back to the system, for several workers share one machine."""

from __future__ import annotations

import contextlib
import ctypes
import gc
import sys


def give_back() -> None:
    """Free what nothing refers to any more, cycles included, and return it to the system."""
    gc.collect()
    return_freed()


def return_freed() -> None:
    """Have the C library return freed memory to the system where it can (glibc); takes a millisecond or two."""
    if sys.platform == "linux":
        with contextlib.suppress(OSError, AttributeError):  # other C libraries have no such function
            ctypes.CDLL(None).malloc_trim(0)
