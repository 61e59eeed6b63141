"""Who will be seen: the chosen look, small, with its name."""

from __future__ import annotations

from textual.app import ComposeResult
from textual.containers import Vertical

from tui.chat.draft import Pick
from tui.chat.pixels import LOOK
from tui.widgets.painted import Painted
from tui.widgets.picture import Picture
from tui.widgets.pieces import Piece, Tone
from tui.widgets.plain_text import one_line
from tui.widgets.status_pane import ROWS


class Presenter(Vertical):
    """The picture of a look over its name."""

    DEFAULT_CSS = f"""
    Presenter {{ dock: bottom; height: {ROWS}; background: $background; }}
    Presenter > Picture {{ height: {ROWS - 2}; }}
    Presenter > Painted {{ height: 1; text-align: center; }}
    """

    def __init__(self, chosen: Pick) -> None:
        """Take who was chosen."""
        super().__init__()
        self._chosen = chosen

    def compose(self) -> ComposeResult:
        """Picture and name."""
        yield Picture(LOOK + self._chosen.id)
        yield Painted(id="who")

    def on_mount(self) -> None:
        """Say the name."""
        self.show(self._chosen)

    def show(self, chosen: Pick) -> None:
        """Show somebody else."""
        self._chosen = chosen
        self.query_one(Picture).show(LOOK + chosen.id)
        self.query_one(Painted).say((Piece(one_line(chosen.name or chosen.id, 28), Tone.MUTED),))
