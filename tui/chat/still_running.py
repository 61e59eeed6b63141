"""Whether the process that wrote something down still runs, although ids of processes are given again."""

from __future__ import annotations

import os
import sys
import time
from pathlib import Path

_APART_S = 5.0
"""Seconds a process must have begun after a take to be surely another than the one that recorded it."""


def still_runs(process: int, recorded_at: float) -> bool:
    """Whether the process that recorded a take runs; where asking would end it (Windows), it is taken for ended."""
    if process <= 0 or process == os.getpid() or sys.platform == "win32":
        return False
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    except OSError:
        pass
    began = _began_at(process)
    return began is None or began <= recorded_at + _APART_S


def _began_at(process: int) -> float | None:
    """When a process began, in Unix seconds; None where that is not told. Ids are given again after a restart."""
    try:
        since_boot = int(Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()[19])
        up_s = time.clock_gettime(time.CLOCK_BOOTTIME)
        return time.time() - up_s + since_boot / os.sysconf("SC_CLK_TCK")
    except (OSError, ValueError, IndexError, AttributeError):
        return None
