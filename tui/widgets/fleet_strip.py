"""One line for the sessions that go on beside the one on the screen."""

from __future__ import annotations

from collections.abc import Sequence

from textual.reactive import reactive

from tui.chat.view import ConversationView, State, only_ticked
from tui.widgets.painted import Painted
from tui.widgets.pieces import Line, Piece, Tone, cells
from tui.widgets.plain_text import one_line
from tui.widgets.state_words import GLYPHS, TONES

_TITLE_CELLS = 24
_KEY = "^pgdn"


def strip_line(views: Sequence[ConversationView], shown: str | None, width: int) -> Line:
    """Every session followed, with where it stands; the one on the screen is marked, the others can be clicked.

    Args:
        views: the sessions, in the order they were begun.
        shown: id of the session on the screen.
        width: cells there are.
    """
    hint: Line = (Piece(_KEY, Tone.KEY, "screen.next_session"), Piece(" next", Tone.MUTED, "screen.next_session"))
    room = width - cells(hint) - 2
    pieces: list[Piece] = []
    for number, view in enumerate(views):
        chip = _chip(number, view, is_shown=view.session_id == shown)
        rest = len(views) - number
        needed = cells(chip) + (3 if pieces else 0)
        if needed + (6 if rest > 1 else 0) > room - cells(pieces):
            pieces.append(Piece(f" +{rest}", Tone.MUTED, "screen.sessions"))
            break
        pieces += [*([Piece("   ")] if pieces else []), *chip]
    gap = width - cells(pieces) - cells(hint)
    return (*pieces, Piece(" " * max(gap, 1)), *hint)


def _chip(number: int, view: ConversationView, *, is_shown: bool) -> Line:
    action = "" if is_shown else f"screen.bring_session({number})"
    percent = f" {view.progress} %" if view.state is State.GENERATING and view.progress is not None else ""
    title = one_line(view.title, _TITLE_CELLS) or _first_words(view) or "untitled"
    tone = Tone.STRONG if is_shown else Tone.PLAIN
    return (
        Piece(f"{'▸' if is_shown else ''}{GLYPHS[view.state]} ", TONES[view.state], action),
        Piece(title, tone, action),
        Piece(percent or f" {view.state.value}", TONES[view.state] if not is_shown else Tone.MUTED, action),
    )


def _first_words(view: ConversationView) -> str:
    return next((one_line(entry.content, _TITLE_CELLS) for entry in view.entries if entry.role == "user"), "")


class FleetStrip(Painted):
    """Draws `strip_line`; not there while there is but one session."""

    DEFAULT_CSS = "FleetStrip { height: 1; padding: 0 1; background: $surface; display: none; }"
    views: reactive[tuple[ConversationView, ...]] = reactive((), repaint=False)
    shown: reactive[str | None] = reactive(None, repaint=False)

    def on_mount(self) -> None:
        """Bring what has only moved on up to date once a second, however many sessions there are."""
        self.draw_each_second(self.draw)

    def watch_views(self, before: tuple[ConversationView, ...], views: tuple[ConversationView, ...]) -> None:
        """Show where the sessions stand; how far each has come, with the next second."""
        pairs = zip(before, views, strict=False)
        if len(before) != len(views) or not all(one is other or only_ticked(one, other) for one, other in pairs):
            self._show()

    def watch_shown(self) -> None:
        """Mark another one."""
        self._show()

    def _show(self) -> None:
        self.display = any(view.session_id != self.shown for view in self.views)
        self.draw()

    def draw(self) -> None:
        """Paint the line."""
        if self.display and (width := self.content_size.width):
            self.say(strip_line(self.views, self.shown, width))
