"""Who is seen in the video: a look, small, with its name."""

from __future__ import annotations

from textual import work
from textual.app import ComposeResult
from textual.containers import Vertical

from tui.chat.draft import Pick
from tui.chat.pixels import LOOK
from tui.widgets.painted import Painted
from tui.widgets.picture import Picture
from tui.widgets.picture_wish import wanted
from tui.widgets.pieces import Piece, Tone
from tui.widgets.plain_text import one_line
from tui.widgets.status_pane import LARGE_ROWS, ROWS


class Presenter(Vertical):
    """The picture of a look over its name."""

    DEFAULT_CSS = f"""
    Presenter {{ dock: bottom; height: {ROWS}; background: $background; }}
    Presenter > Picture {{ height: {ROWS - 2}; }}
    Presenter > Painted {{ height: 1; text-align: center; }}
    Presenter.-large {{ height: {LARGE_ROWS}; }}
    Presenter.-large > Picture {{ height: {LARGE_ROWS - 2}; }}
    Presenter.-words {{ height: 1; }}
    Presenter.-words > Picture {{ display: none; }}
    Presenter.-words > Painted {{ text-align: left; }}
    """

    def __init__(self, chosen: Pick) -> None:
        """Take who was chosen."""
        super().__init__()
        self._chosen = chosen
        self._names: dict[str, str] = {}
        self._picture, self._who = Picture(LOOK + chosen.id), Painted(id="who")

    def compose(self) -> ComposeResult:
        """Picture and name."""
        yield self._picture
        yield self._who

    def on_mount(self) -> None:
        """Show whoever it is by now."""
        self._picture.show(LOOK + self._chosen.id)
        self._tell()

    def show(self, chosen: Pick) -> None:
        """Show somebody else."""
        same = chosen == self._chosen and self.has_class("-words") is not wanted(self.app)
        self._chosen = chosen
        if self.is_mounted and not same:
            self._picture.show(LOOK + chosen.id)
            self._tell()

    def _tell(self) -> None:
        """Say the name; one that is not known is asked for. Without a picture it is said what the name is of."""
        chosen, in_words = self._chosen, not wanted(self.app)
        name = chosen.name or self._names.get(chosen.id, "")
        self.set_class(in_words, "-words")
        lead = "presenter  " if in_words else ""
        self._who.say((Piece(lead + one_line(name or chosen.id, 28 - len(lead)), Tone.MUTED),))
        if not name:
            self._ask(chosen.id)

    @work(exclusive=True, exit_on_error=False)
    async def _ask(self, look_id: str) -> None:
        look_name = getattr(self.app, "look_name", None)
        name = await look_name(look_id) if look_name is not None else ""
        if name:
            self._names[look_id] = name
            self._tell()
