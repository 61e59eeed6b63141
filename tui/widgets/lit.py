"""Words that were looked for, lit up where they stand."""

from __future__ import annotations

import re

from textual.content import Content
from textual.visual import VisualType
from textual.widgets import Static

_LIGHT = "bold reverse"
"""Reversed, so that the words are as legible as around them in every theme."""


def lit(content: Content, words: str) -> Content:
    """Content with every place lit where the words stand, in upper or lower case and over line ends too."""
    parts = [re.escape(word) for word in words.split()]
    if not parts:
        return content
    return content.highlight_regex(re.compile(r"\s+".join(parts), re.IGNORECASE), style=_LIGHT)


class Lit(Static):
    """A Static in which words can be lit, whatever it shows meanwhile."""

    _words = ""
    _unlit: VisualType = ""

    def update(self, content: VisualType = "", *, layout: bool = True) -> None:
        """Show content, with the words lit."""
        self._unlit = content
        shown = lit(content, self._words) if self._words and isinstance(content, Content) else content
        super().update(shown, layout=layout)

    def light(self, words: str) -> None:
        """Light these words; none for empty ones."""
        if words != self._words:
            self._words = words
            self.update(self._unlit, layout=False)
