"""The studio's designs. Each is data: colours, type, ground, motion, transition, captions, panels and lower thirds."""

from __future__ import annotations

from tui.studio.casting.catalogue import Style
from tui.studio.casting.styles_marked import MARKED_STYLES
from tui.studio.casting.styles_plain import PLAIN_STYLES

STYLES: tuple[Style, ...] = (*PLAIN_STYLES, *MARKED_STYLES)
"""Every design, the default first."""

_BY_ID = {style.style_id: style for style in STYLES}


def style(style_id: str) -> Style:
    """The design an id names.

    Raises:
        KeyError: No design has this id.
    """
    return _BY_ID[style_id]
