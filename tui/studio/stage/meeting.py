"""Movement that meets at the cuts, wherever in a video its scene stands.

Ground and presenter move on through a cut. Were their time the video's, a scene that becomes longer would have all
scenes after it drawn again. So every scene sets out from one state, and comes back to it in its last seconds: what
follows goes on from there, whichever scene it is, and a scene is drawn by nothing but what it is.
"""

from __future__ import annotations

import math
from collections.abc import Callable
from typing import Final

from tui.studio.stage.motion import ease_in_out

HOMEWARD_S: Final = 5.0
"""How long coming back takes: so slow that no frame of it shows; in a shorter scene it takes all of it."""


def homeward(at_s: float, lasts_s: float) -> float:
    """How far a scene's movement is on its way back: 0 for most of a scene, 1 at its end.

    Args:
        at_s: Seconds since the scene began.
        lasts_s: The scene's length in seconds, infinite for what never ends.
    """
    return ease_in_out(1 - (lasts_s - at_s) / min(HOMEWARD_S, lasts_s))


def met(way: Callable[[float], float], at_s: float, lasts_s: float) -> float:
    """Where something is that moves along `way` and, at the scene's end, is where and as quick as at its start."""
    share = homeward(at_s, lasts_s)
    return way(at_s) if share <= 0 else (1 - share) * way(at_s) + share * way(at_s - lasts_s)


def met_in_turns(way: Callable[[float], float], at_s: float, lasts_s: float) -> float:
    """As `met`, for what goes round: it makes whole turns within a scene, a little slower or quicker for it."""
    if lasts_s == float("inf"):
        return way(at_s)
    turns = way(lasts_s) - way(0.0)
    return way(at_s) + (round(turns) - turns) * at_s / lasts_s


def sway(rate: float, turn: float, at_s: float, lasts_s: float) -> float:
    """A sine, -1..1, of a rate in radians a second and a phase, that is at a scene's end where it was at its start."""
    return met(lambda moment_s: math.sin(moment_s * rate + turn), at_s, lasts_s)
