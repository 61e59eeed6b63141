"""Who is seen in the video: a look, small, with its name."""

from __future__ import annotations

from textual import work
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
        if chosen != self._chosen:
            self._chosen = chosen
            if self.is_mounted:
                self._picture.show(LOOK + chosen.id)
                self._tell()

    def _tell(self) -> None:
        """Say the name; one that is not known is asked for."""
        chosen = self._chosen
        name = chosen.name or self._names.get(chosen.id, "")
        self._who.say((Piece(one_line(name or chosen.id, 28), Tone.MUTED),))
        if not name:
            self._ask(chosen.id)

    @work(exclusive=True, exit_on_error=False)
    async def _ask(self, look_id: str) -> None:
        look_name = getattr(self.app, "look_name", None)
        name = await look_name(look_id) if look_name is not None else ""
        if name:
            self._names[look_id] = name
            self._tell()
