"""What a head of hair is: the parts a style draws, and when."""

from __future__ import annotations

from tui.studio.stage.figure.complexion import Complexion
from tui.studio.stage.figure.ink import Ink


class Hair:
    """A style; the base is a bald head."""

    face: str | None = None
    """Outline of the part of the face that shows, where hair frames it; None when it is all in the open."""

    def behind(self, ink: Ink, tone: Complexion) -> None:
        """Draw what lies behind neck and shoulders."""

    def over_body(self, ink: Ink, tone: Complexion) -> None:
        """Draw what lies over shoulders and chest and stays there when the head turns."""

    def shadow(self, ink: Ink, tone: Complexion) -> None:
        """Draw the shadow on the forehead; the caller clips it to the head."""

    def front(self, ink: Ink, tone: Complexion) -> None:
        """Draw what lies on the head, over face and ears."""
