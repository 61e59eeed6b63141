"""What stands beside a picker's list: the picture, the clip or the swatches of a row, and what is known of it."""

from __future__ import annotations

from pathlib import Path
from typing import Protocol, cast

from textual import work
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.timer import Timer

from tui.chat.pixels import NoPictureError
from tui.screens.catalogues import Row
from tui.screens.picker_rows import is_colour, preview_lines
from tui.screens.sample_player import NoPlayerError, SamplePlayer
from tui.widgets.moving_picture import MovingPicture
from tui.widgets.painted import Painted
from tui.widgets.picture import Canvas, Picture, gallery_of
from tui.widgets.picture_wish import wanted
from tui.widgets.pieces import Line, Piece, Tone

_REST_S = 0.08
"""The cursor has to stay this long on a row before its picture is asked for."""
_MOST_OF_HEIGHT = 0.6


class Files(Protocol):
    """Where clips and samples come from; the application's gallery is one."""

    async def file(self, url: str) -> Path:
        """The file behind an address; raises `NoPictureError`."""


class PickerPreview(Vertical):
    """Shows a row; `space` plays what it has."""

    DEFAULT_CSS = """
    PickerPreview > Canvas { display: none; height: auto; margin: 0 0 1 0; }
    PickerPreview > #swatches { height: auto; display: none; margin: 0 0 1 0; }
    PickerPreview > #known { height: auto; max-height: 100%; }
    PickerPreview > #sound { height: auto; }
    PickerPreview.-picture > Picture { display: block; }
    PickerPreview.-moving > Picture { display: none; }
    PickerPreview.-moving > MovingPicture { display: block; }
    PickerPreview.-swatches > #swatches { display: block; }
    """

    def __init__(self) -> None:
        """Start with nothing to show."""
        super().__init__(id="preview")
        self._row: Row | None = None
        self._rest: Timer | None = None
        self._player = SamplePlayer()

    def compose(self) -> ComposeResult:
        """The picture above the words."""
        yield Picture()
        yield MovingPicture(loop=True)
        yield Painted(id="swatches")
        yield Painted(id="known")
        yield Painted(id="sound")

    def on_resize(self) -> None:
        """Leave room for the words below the picture."""
        for canvas in self.query(Canvas):
            canvas.most_rows = max(int(self.content_size.height * _MOST_OF_HEIGHT), 3)
        self.query_one(Picture).look_up()  # it may have been resized before this was, with the room of the old size
        self.query_one("#swatches", Painted).update(self._swatches())

    async def on_unmount(self) -> None:
        """Leave nothing playing."""
        await self._player.stop()

    def show(self, row: Row | None, free_id: str = "") -> None:
        """Show a row; None for leaving it to the agent, or for an id that was typed."""
        same = row is not None and self._row is not None and row.id == self._row.id
        self._row = row
        self.query_one("#known", Painted).say(*preview_lines(row, free_id=free_id))
        if same and self.has_class("-moving"):
            return
        self._quieten()
        self.set_class(bool(row and row.swatches), "-swatches")
        self.query_one("#swatches", Painted).update(self._swatches())
        self.query_one("#sound", Painted).say(*self._offer())
        if self._rest is not None:
            self._rest.stop()
        self._rest = self.set_timer(_REST_S, self._show_picture)

    def play(self) -> None:
        """Play the row's clip or sample, or end what plays."""
        row = self._row
        if row is None:
            return
        if self.has_class("-moving") or self._player.playing:
            self._quieten()
            self.query_one("#sound", Painted).say(*self._offer())
        elif row.sample:
            self._play_sample(row.sample)
        elif row.clip:
            self._play_clip(row.clip)

    def _show_picture(self) -> None:
        row = self._row
        self.set_class(bool(row and row.picture), "-picture")
        self.query_one(Picture).show(row.picture if row else "", row.name if row else "")

    def _quieten(self) -> None:
        self.workers.cancel_node(self)
        self.query_one(MovingPicture).stop()
        self.remove_class("-moving")
        self._player.quieten()

    @work(group="play", exclusive=True)
    async def _play_clip(self, url: str) -> None:
        if not wanted(self.app):
            self._tell("Pictures are off.")
            return
        self._tell("fetching its clip…")
        try:
            path = await cast("Files", gallery_of(self.app)).file(url)
        except NoPictureError as error:
            self._tell(str(error))
            return
        self.add_class("-moving")
        self.query_one(MovingPicture).play(path)
        self._tell("space stops it")

    @work(group="play", exclusive=True)
    async def _play_sample(self, url: str) -> None:
        self._tell("fetching its sample…")
        try:
            path = await cast("Files", gallery_of(self.app)).file(url)
            self._tell("♪ playing; space stops it")
            code = await self._player.play(path)
        except (NoPictureError, NoPlayerError) as error:
            self._tell(str(error))
            return
        if code > 0:
            self._tell(f"The player failed ({code}); is there a sound device?")
        elif code == 0:  # one that was ended by us has a negative code, and there may be nothing left to draw on
            self.query_one("#sound", Painted).say(*self._offer())

    def _tell(self, *words: str) -> None:
        self.query_one("#sound", Painted).say((), *((Piece(text, Tone.MUTED),) for text in words))

    def _offer(self) -> tuple[Line, ...]:
        row = self._row
        if row is None or not (row.sample or row.clip):
            return ()
        what = "plays its sample" if row.sample else "plays its clip"
        return ((), (Piece(" space ", Tone.KEY, "screen.play"), Piece(what, Tone.BUTTON, "screen.play")))

    def _swatches(self) -> Content:
        """Every colour of a brand kit as a block, with its number beside it."""
        row = self._row
        width = max(min(self.content_size.width - 10, 20), 4)
        colours = [colour for colour in (row.swatches if row else ()) if is_colour(colour)]
        blocks = [Content(" " * width).stylize(f"on {colour}") + Content(f"  {colour}") for colour in colours]
        return Content("\n").join(blocks)
