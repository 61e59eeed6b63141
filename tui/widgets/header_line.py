"""The line at the top: the program, the session, the backend."""

from __future__ import annotations

from rich.cells import cell_len
from textual.reactive import reactive

from tui.chat.view import ConversationView
from tui.widgets.painted import Painted
from tui.widgets.pieces import Line, Piece, Tone, cells
from tui.widgets.plain_text import one_line

_LINK_GLYPHS = {"connecting": "◌", "ready": "●", "offline": "△"}
_LINK_TONES = {"connecting": Tone.MUTED, "ready": Tone.GOOD, "offline": Tone.WARN}


def title_of(view: ConversationView) -> str:
    """What to call the session: its title, till it has one the first words that were sent; empty before them."""
    if view.title or not view.entries:
        return view.title
    from tui.chat.own_words import first_words  # nothing was said at the first frame

    return first_words(view)


def header_pieces(title: str, backend: str, link: str, width: int, account: str = "") -> Line:
    """The header in `width` cells: name, title, and at the right the backend, its link and what the account has."""
    name = Piece("reeltalk", Tone.KEY)
    right: Line = (
        Piece(f"{_LINK_GLYPHS.get(link, '○')} ", _LINK_TONES.get(link, Tone.MUTED)),
        Piece(f"{backend} "),
        Piece(link, _LINK_TONES.get(link, Tone.MUTED)),
        Piece(f"  {account}" if account else "", Tone.STRONG),
        Piece("   ^p", Tone.KEY, "app.command_palette"),
        Piece(" palette", Tone.MUTED, "app.command_palette"),
    )
    if width < 70:
        right = right[:4]
    taken = cells((name, *right)) + 3
    shown = one_line(title or "new session", width - taken - 2)
    gap = " " * (width - taken - cell_len(shown))
    return (name, Piece("   "), Piece(shown, Tone.STRONG if title else Tone.MUTED), Piece(gap), *right)


class HeaderLine(Painted):
    """Draws `header_pieces`."""

    DEFAULT_CSS = "HeaderLine { height: 1; padding: 0 1; background: $panel; }"
    title: reactive[str] = reactive("", layout=False)
    backend: reactive[str] = reactive("", layout=False)
    link: reactive[str] = reactive("connecting", layout=False)

    account: reactive[str] = reactive("", layout=False)
    """What the account has left; empty when nothing is paid for or known."""

    def watch_account(self) -> None:
        """Show what is left."""
        self.draw()

    def watch_title(self) -> None:
        """Show the new title."""
        self.draw()

    def watch_backend(self) -> None:
        """Show the backend's name."""
        self.draw()

    def watch_link(self) -> None:
        """Show the new word for the link."""
        self.draw()

    def draw(self) -> None:
        """Paint the line."""
        if width := self.content_size.width:
            self.say(header_pieces(self.title, self.backend, self.link, width, self.account))
