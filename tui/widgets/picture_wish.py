"""Whether pictures are wanted on the screen; the first frame asks, so nothing else is here."""

from __future__ import annotations

import os

_FEW_COLOURS = frozenset({"standard", "windows"})
"""Rich's words for sixteen colours: nobody is recognised in these."""


def wanted(app: object) -> bool:
    """Whether pictures are to be drawn: the setting says so, colours are not forbidden, and there are enough."""
    few = getattr(getattr(app, "console", None), "color_system", None) in _FEW_COLOURS
    return bool(getattr(app, "pictures_on", False)) and not few and not os.environ.get("NO_COLOR")
