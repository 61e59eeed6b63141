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


def key_pieces(hints: Sequence[KeyHint], width: int) -> Line:
    """As many hints as fit into `width` cells, in order."""
    pieces: list[Piece] = []
    room = width
    for hint in hints:
        needed = len(hint.key) + 1 + len(hint.words) + (3 if pieces else 0)
        if needed > room:
            break
        if pieces:
            pieces.append(Piece("   "))
        pieces += [Piece(hint.key, Tone.KEY, hint.action), Piece(f" {hint.words}", Tone.MUTED, hint.action)]
        room -= needed
    return tuple(pieces)


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
