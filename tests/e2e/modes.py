"""What a program has switched on in the terminal and not off again, read from everything it printed."""

from __future__ import annotations

import re

_MODE = re.compile(rb"\x1b\[\?([0-9;]+)([hl])|\x1b\[([<>])([0-9]*)u|\x1b\[(22|23);2t|\x1b\]9;4;(\d);")
_AT_FIRST = frozenset({"7", "25"})
"""Line wrap and the cursor are on before anything was printed."""


def left_behind(printed: bytes) -> set[str]:
    """Names of what is not as it was at first: DEC private modes by number, kitty keys, the title, the tab's progress.

    Leaving the alternate screen ends nothing else, so that each is counted by itself.
    """
    on, depth = set(_AT_FIRST), {"kitty keys": 0, "title": 0}
    progress = b"0"
    for modes, end, way, _flags, title, tab in _MODE.findall(printed):
        if modes:
            for mode in modes.decode().split(";"):
                (on.add if end == b"h" else on.discard)(mode)
        if way:
            depth["kitty keys"] += 1 if way == b">" else -1
        if title:
            depth["title"] += 1 if title == b"22" else -1
        progress = tab or progress
    left = {f"?{mode}" for mode in on ^ _AT_FIRST}
    left |= {name for name, count in depth.items() if count > 0}
    return left | ({"progress"} if progress != b"0" else set())
