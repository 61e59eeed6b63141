"""Keys named in a frame's lower edge, where a click on one does what the key does."""

from __future__ import annotations

from textual.content import Content

from tui.widgets.pieces import Piece, paint

_KEYS = {"esc": "escape", "⏎": "enter", "del": "delete", "^r": "ctrl+r", "c": "c"}
"""Keys as they are written, and as Textual calls them."""


def frame_keys(words: str) -> Content:
    """Words such as "⏎ changes · esc closes"; what follows a key is clicked in its place."""
    pieces: list[Piece] = []
    for part in words.split(" · "):
        key = _KEYS.get(part.split(" ", 1)[0], "")
        gap = [Piece(" · ")] if pieces else []
        pieces += [*gap, Piece(part, action=f"app.press({key!r})" if key else "")]
    return paint([pieces])
