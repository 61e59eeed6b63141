"""Times and sizes in the words the screen uses."""

from __future__ import annotations

import time


def clock(seconds: float) -> str:
    """Seconds as a clock: 00:41, 12:05, 1:02:03."""
    whole = max(int(seconds), 0)
    minutes, rest = divmod(whole, 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours}:{minutes:02}:{rest:02}" if hours else f"{minutes:02}:{rest:02}"


def roughly(seconds: float) -> str:
    """Seconds as one says them: 16 s, 3 min, 2 h."""
    whole = max(round(seconds), 0)
    if whole < 90:
        return f"{whole} s"
    if whole < 90 * 60:
        return f"{round(whole / 60)} min"
    return f"{round(whole / 3600)} h"


def length(seconds: float) -> str:
    """How long a video or a scene is: 6.5 s under ten seconds, 31 s, 1:23 from a minute on."""
    if seconds < 10 and round(seconds, 1) != round(seconds):
        return f"{seconds:.1f} s"
    if round(seconds) < 60:
        return f"{round(seconds)} s"
    minutes, rest = divmod(round(seconds), 60)
    return f"{minutes}:{rest:02}"


def size(count: int) -> str:
    """Bytes as a file manager says them: 812 B, 41 KB, 3.2 MB."""
    if count < 1000:
        return f"{count} B"
    kilobytes = count / 1024
    if kilobytes < 1000:
        return f"{max(round(kilobytes), 1)} KB"
    megabytes = kilobytes / 1024
    return f"{megabytes:.1f} MB" if megabytes < 1000 else f"{megabytes / 1024:.1f} GB"


def time_of_day(unix_s: float) -> str:
    """Local hours and minutes of a moment: 10:02."""
    return time.strftime("%H:%M", time.localtime(unix_s))
