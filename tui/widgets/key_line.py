"""The keys of the screen, in its last line."""

from __future__ import annotations

from collections.abc import Sequence

from textual.reactive import reactive

from tui.api.records import record
from tui.widgets.painted import Painted
from tui.widgets.pieces import Line, Piece, Tone


@record(frozen=True, slots=True)
class KeyHint:
    """A key as it is written, what it does, and the action a click runs."""

    key: str
    words: str
    action: str
    stays: bool = False
    """Whether it stays where there is no room for all: the way out is never cut off."""
    yields: bool = False
    """Whether it goes before all others."""


def key_pieces(hints: Sequence[KeyHint], width: int) -> Line:
    """As many hints as fit into `width` cells, in order; when room is short, those that stay are the last to go."""
    fitting = list(hints)
    while fitting and _cells(fitting) > width:
        going = [hint for hint in fitting if hint.yields] or [hint for hint in fitting if not hint.stays] or fitting
        fitting.remove(going[-1])
    pieces: list[Piece] = []
    for hint in fitting:
        gap = [Piece("   ")] if pieces else []
        pieces += [*gap, Piece(hint.key, Tone.KEY, hint.action), Piece(f" {hint.words}", Tone.MUTED, hint.action)]
    return tuple(pieces)


def _cells(hints: Sequence[KeyHint]) -> int:
    return sum(len(hint.key) + 1 + len(hint.words) + 3 for hint in hints) - 3


class KeyLine(Painted):
    """Draws `key_pieces`."""

    DEFAULT_CSS = "KeyLine { height: 1; padding: 0 1; background: $panel; }"
    hints: reactive[tuple[KeyHint, ...]] = reactive((), layout=False)

    def watch_hints(self) -> None:
        """Show the new keys."""
        self.draw()

    def draw(self) -> None:
        """Paint the line."""
        if width := self.content_size.width:
            self.say(key_pieces(self.hints, width))
