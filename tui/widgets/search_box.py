"""A search box that leaves some printable keys to the screen it stands on."""

from __future__ import annotations

from textual.widgets import Input


class SearchBox(Input):
    """Typing searches; the keys that mean something to the list are handed on, though they could be typed."""

    def __init__(self, placeholder: str, *, left: frozenset[str] = frozenset({"space", "asterisk"})) -> None:
        """Take what it says while empty, and the keys it leaves to the screen."""
        super().__init__(placeholder=placeholder, select_on_focus=False)
        self._left = left

    def check_consume_key(self, key: str, character: str | None) -> bool:
        """Whether the key is to be typed rather than to be looked up among the screen's bindings."""
        return key not in self._left and super().check_consume_key(key, character)
