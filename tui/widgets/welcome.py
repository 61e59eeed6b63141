"""What an empty conversation says: how to begin, and what one can go on with."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.widgets.examples import EXAMPLES, first_sentence
from tui.widgets.painted import Painted
from tui.widgets.pieces import Line, Piece, Tone
from tui.widgets.plain_text import one_line

if TYPE_CHECKING:
    from tui.chat.left_waiting import LeftWaiting

_TITLE_CELLS = 60


def welcome_lines(waiting: tuple[LeftWaiting, ...] = ()) -> tuple[Line, ...]:
    """How to begin, for someone who sees it for the first time; and the sessions that wait for the user."""
    lines: list[Line] = [
        (Piece("Say what the video should be, and press enter.", Tone.STRONG),),
        (Piece("An agent plans it, shows you a storyboard, and makes a narrated video.", Tone.MUTED),),
        (),
        (
            Piece("For example (click one, or press ", Tone.MUTED),
            Piece("tab", Tone.KEY, "screen.next_example"),
            Piece(" to start from the first):", Tone.MUTED),
        ),
    ]
    for number, example in enumerate(EXAMPLES):
        shown = Piece(first_sentence(example), Tone.PLAIN, f"screen.use_example({number})")
        lines.append((Piece("› ", Tone.ACCENT), shown))
    return (*lines, *_waiting_lines(waiting))


def _waiting_lines(waiting: tuple[LeftWaiting, ...]) -> list[Line]:
    if not waiting:
        return []
    lines: list[Line] = [(), (Piece("These wait for you (click one, or find them in the sessions):", Tone.MUTED),)]
    for one in waiting:
        title = Piece(one_line(one.title, _TITLE_CELLS), Tone.PLAIN, f"screen.go_on_with({one.session_id!r})")
        lines.append((Piece("◆ ", Tone.WARN), title))
    return lines


class Welcome(Painted):
    """Draws `welcome_lines`."""

    def __init__(self, id: str | None = None) -> None:  # noqa: A002  # Textual's name
        """Say how to begin."""
        super().__init__(welcome_lines(), id=id)

    def offer(self, waiting: tuple[LeftWaiting, ...]) -> None:
        """Say what one can go on with."""
        self.say(*welcome_lines(waiting))
