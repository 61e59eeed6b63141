"""Heads of hair by name."""

from __future__ import annotations

from typing import Final

from tui.studio.stage.figure.hair_framing import Bob, Long, Waves
from tui.studio.stage.figure.hair_gathered import Bun, Curly, Headscarf
from tui.studio.stage.figure.hair_short import Crop, Fade, Horseshoe, Pixie, Quiff, Receding
from tui.studio.stage.figure.hair_style import Hair
from tui.studio.stage.figure.hair_tied import Locs, Ponytail
from tui.studio.stage.figure.hair_wrapped import Turban

HAIR: Final[dict[str, Hair]] = {
    "bald": Hair(),
    "bob": Bob(),
    "bun": Bun(),
    "crop": Crop(),
    "curly": Curly(),
    "fade": Fade(),
    "headscarf": Headscarf(),
    "horseshoe": Horseshoe(),
    "locs": Locs(),
    "long": Long(),
    "pixie": Pixie(),
    "ponytail": Ponytail(),
    "quiff": Quiff(),
    "receding": Receding(),
    "turban": Turban(),
    "waves": Waves(),
}
"""Styles by the name a person's data gives."""
