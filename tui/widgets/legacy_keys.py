"""Keys that Textual does not tell apart in terminals without the Kitty protocol.

Such a terminal sends alt+enter as escape and a carriage return; Textual 8.2 has no entry for that in its table and
reports a plain enter, which would send the message one wanted to go on with.
"""

from __future__ import annotations

from collections.abc import MutableMapping
from enum import Enum
from typing import Any, cast

from textual import _ansi_sequences


class LegacyKey(Enum):
    """Keys added to Textual's table, named as Textual names them with the Kitty protocol."""

    ALT_ENTER = "alt+enter"


def tell_apart() -> None:
    """Add the keys to Textual's table; an entry of its own wins."""
    table = cast("MutableMapping[str, Any]", _ansi_sequences.ANSI_SEQUENCES_KEYS)
    table.setdefault("\x1b\r", (LegacyKey.ALT_ENTER,))
