"""A picture in the terminal: a real one where it can draw these, block characters elsewhere, or words."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING, Protocol

from textual import work
from textual.color import Color
from textual.content import Content
from textual.geometry import Size
from textual.strip import Strip
from textual.widget import Widget

from tui.chat.pixels import Grain, Ground, NoPictureError, Pixels, room_of
from tui.widgets.block_cells import strips
from tui.widgets.picture_wish import wanted
from tui.widgets.pieces import Line, Piece, Tone, paint
from tui.widgets.plain_text import one_line
from tui.widgets.real_pictures import real_pictures

if TYPE_CHECKING:
    from tui.widgets.placed import Placed

_PATIENCE_S = 60.0
_MOMENT_S = 0.15
"""A picture that takes longer is announced in words; before that, the one before stays, and nothing flickers."""


class Pictures(Protocol):
    """Where pictures come from; the application has one as `gallery`."""

    async def pixels(self, where: str, room_px: tuple[int, int], ground: Ground = ..., grain: Grain = ...) -> Pixels:
        """The picture at an address or path, made to fit; raises `NoPictureError`."""


def gallery_of(app: object) -> Pictures:
    """The application's pictures.

    Raises:
        NoPictureError: It has none.
    """
    gallery: Pictures | None = getattr(app, "gallery", None)
    if gallery is None:
        raise NoPictureError("There are no pictures here.")
    return gallery


def ground_of(widget: Widget) -> Ground:
    """The colour a widget stands on; black where the terminal's own colours are used."""
    colour = widget.background_colors[1]
    return colour.rgb if isinstance(colour, Color) and colour.ansi is None else (0, 0, 0)


def blocks(pixels: Pixels) -> list[Strip]:
    """Pixels of any grain as block characters."""
    from tui.chat.mosaic import coarse

    return strips(coarse(pixels))


class Canvas(Widget):
    """Draws pixels in the middle of its room, or a few words in place of them."""

    DEFAULT_CSS = "Canvas { width: 1fr; height: 1fr; }"
    ALLOW_SELECT = False

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002  # Textual's name
        """Start with nothing to draw."""
        super().__init__(id=id)
        self._strips: list[Strip] = []
        self._width = 0
        self._words: tuple[Line, ...] = ()
        self._pixels: Pixels | None = None
        self._placed: Placed | None = None
        self._covered: list[Strip] = []
        self.most_rows = 0
        """How high it may become where its height is automatic; 0 where it fills the room it is given."""

    def on_mount(self) -> None:
        """Follow the screens: one that lies under another is tinted, which only characters can be."""
        self.app.screen_change_signal.subscribe(self, lambda _screen: self._placed and self.refresh())

    def on_unmount(self) -> None:
        """Have the terminal forget the picture."""
        self._let_go()

    @property
    def grain(self) -> Grain:
        """How many pixels a cell holds."""
        return real_pictures(self.app).grain

    @property
    def room_px(self) -> tuple[int, int]:
        """How many pixels there is room for."""
        return room_of(self.content_size.width, self.most_rows or self.content_size.height, self.grain)

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """The height of what is drawn, where it is automatic."""
        return len(self._strips) or super().get_content_height(container, viewport, width)

    @property
    def has_picture(self) -> bool:
        """Whether pixels are drawn, rather than words."""
        return bool(self._strips)

    def draw(self, pixels: Pixels, placed: Placed | None = None) -> None:
        """Draw pixels; a real picture of them where one was made ready."""
        rows, before = len(self._strips), self._placed
        self._placed = placed if placed is not None and real_pictures(self.app).put(placed) else None
        self._covered = blocks(pixels) if self._placed or pixels.grain.is_real else []
        self._strips = self._placed.strips() if self._placed else self._covered or strips(pixels)
        self._width, self._words, self._pixels = pixels.cells, (), pixels
        if before is not None:
            real_pictures(self.app).remove(before)
        self.refresh(layout=bool(self.most_rows) and rows != len(self._strips))

    async def draw_ready(self, pixels: Pixels) -> None:
        """Draw pixels, made ready beside the event loop.

        Raises:
            NoPictureError: They cannot be drawn; the message says why.
        """
        real = pixels.grain.is_real
        self.draw(pixels, await asyncio.to_thread(real_pictures(self.app).prepare, pixels) if real else None)

    def say(self, *words: Line) -> None:
        """Show words in place of a picture."""
        self._let_go()
        self._strips, self._words = [], words
        self.refresh(layout=bool(self.most_rows))

    def _let_go(self) -> None:
        if self._placed is not None:
            real_pictures(self.app).remove(self._placed)
            self._placed = None

    def render(self) -> Content:
        """The words, where there are no pixels."""
        return paint(self._words)

    def render_line(self, y: int) -> Strip:
        """One row: of the picture, or of the words."""
        if not self._strips:
            return super().render_line(y)
        size, ground = self.content_size, self.rich_style
        shown = self._strips if self.screen.is_active else self._covered or self._strips
        row = y - max((size.height - len(shown)) // 2, 0)
        if not 0 <= row < len(shown):
            return Strip.blank(size.width, ground)
        before = max((size.width - self._width) // 2, 0)
        picture = Strip.join([Strip.blank(before, ground), shown[row]])
        return picture.adjust_cell_length(size.width, ground)


class Picture(Canvas):
    """The picture at an address or path; what it shows stands in words where it cannot be drawn."""

    def __init__(self, where: str = "", alt: str = "", *, id: str | None = None) -> None:  # noqa: A002  # Textual's name
        """Take where the picture is and what it shows."""
        super().__init__(id=id)
        self._where, self._alt = where, alt
        self._asked: object = None

    def show(self, where: str, alt: str = "") -> None:
        """Show another picture."""
        if (where, alt) != (self._where, self._alt):
            self._where, self._alt = where, alt
            self.look_up()

    def on_mount(self) -> None:
        """Follow the setting, and what is found out of the terminal."""
        changed = getattr(self.app, "settings_changed", None)
        if changed is not None:
            changed.subscribe(self, lambda _settings: self.look_up())
        real_pictures(self.app).changed.subscribe(self, lambda _means: self.look_up())

    def on_resize(self) -> None:
        """Make it fit."""
        self.look_up()

    def look_up(self) -> None:
        """Get the picture for the room there is, unless that is what was asked for last."""
        on = wanted(self.app)
        room, grain = self.room_px, self.grain
        asked = (self._where, self._alt, room, grain, on, real_pictures(self.app).means)
        if not all(room) or asked == self._asked:
            return
        self._asked = asked
        if not self._where or not on:
            self.workers.cancel_node(self)
            self._say_alt()
        else:
            self._fill(self._where, room, grain)

    @work(exclusive=True, exit_on_error=False)
    async def _fill(self, where: str, room_px: tuple[int, int], grain: Grain) -> None:
        try:
            async with asyncio.timeout(_PATIENCE_S):
                coming = asyncio.ensure_future(gallery_of(self.app).pixels(where, room_px, ground_of(self), grain))
                try:
                    if not (await asyncio.wait({coming}, timeout=_MOMENT_S))[0]:
                        self._say_alt()
                    await self.draw_ready(await coming)
                finally:
                    coming.cancel()
        except NoPictureError as error:
            self._say_alt(str(error))
        except TimeoutError:
            self._say_alt("It takes too long to come.")

    def _say_alt(self, why: str = "") -> None:
        words: list[Line] = []
        if self._alt:
            words.append((Piece(one_line(f"▪ {self._alt}", max(self.content_size.width, 1)), Tone.MUTED),))
        if why and (self.most_rows or self.content_size.height) > 2:
            words.append((Piece(why, Tone.MUTED),))
        self.say(*words)
