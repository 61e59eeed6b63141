"""Real pictures in the terminal: how it draws them, and what goes out so that it does.

The interface is laid out with signs for a picture's cells (`picture_signs`). Once there is a picture, everything that
goes to the terminal passes here, and signs become what the terminal's protocol wants.
"""

from __future__ import annotations

import asyncio
import os
import random
import weakref
from typing import TYPE_CHECKING, Any

from rich.cells import cell_len
from textual.app import App
from textual.signal import Signal

from tui.chat.picture_means import Means, told_by
from tui.chat.pixels import QUARTERS, Grain, Pixels

if TYPE_CHECKING:
    from tui.chat.picture_signs import Patch, Signs
    from tui.widgets.placed import Placed

_TYPICAL = Grain(10, 20)
"""For a terminal that scales pictures to cells anyway, and does not tell how large these are."""
_LARGEST_PX = 24
"""Wider cells are of a screen so fine that half its pixels are enough."""


class RealPictures:
    """The pictures of one application's terminal.

    Args:
        app: the application.
    """

    def __init__(self, app: App[Any]) -> None:
        from tui.chat.picture_signs import Signs

        self._app = weakref.ref(app)
        self.changed: Signal[Means] = Signal(app, "pictures")
        """Published when it is known what the terminal can."""
        self._told: Means | None = None
        self._in_tmux = False
        self._asking: asyncio.Task[None] | None = None
        self._signs: Signs[Placed] = Signs()
        self._numbers = random.SystemRandom().randrange(1, 1 << 23)
        self._write_on: Any = None

    @property
    def means(self) -> Means:
        """How pictures are drawn now: as the setting says, or as well as is known to work."""
        app = self._app()
        wish = str(getattr(getattr(app, "settings", None), "pictures", "auto"))
        if app is not None and app.is_web:
            return Means.BLOCKS  # a browser is no terminal, whatever the one it was started from can
        if wish in {Means.KITTY, Means.SIXEL, Means.ITERM, Means.BLOCKS}:
            self._in_tmux = self._in_tmux or bool(os.environ.get("TMUX"))
            return Means(wish)
        if self._told is None:
            self._find_out()
        return self._told or Means.BLOCKS

    @property
    def grain(self) -> Grain:
        """How many pixels a cell holds by these means."""
        means = self.means
        if means is Means.BLOCKS:
            return QUARTERS
        measured = cell_px()
        if means is Means.SIXEL:
            return measured or QUARTERS
        grain = measured or _TYPICAL
        return Grain(grain.across // 2, grain.down // 2) if grain.across > _LARGEST_PX else grain

    def prepare(self, pixels: Pixels) -> Placed:
        """A picture made ready for the terminal; takes a while, and may be called in any thread.

        Raises:
            NoPictureError: Something it needs is not installed.
        """
        from tui.widgets.placed import Placed

        return Placed(pixels, self.means)

    def put(self, placed: Placed) -> bool:
        """Give a picture its signs, and the terminal what it has to have of it. False when no more can be shown."""
        from tui.chat.kitty_graphics import sent

        if placed.means is not self.means:
            return False
        start = self._signs.give(placed)
        if start is None:
            return False
        self._pass_here()
        placed.start, placed.number = start, self._next_number()
        if placed.means is Means.KITTY:
            self._tell(sent(placed.number, placed.png, placed.cells, placed.rows))
        return True

    def remove(self, placed: Placed) -> None:
        """Let go of a picture."""
        from tui.chat.kitty_graphics import forgotten

        if placed.start:
            self._signs.take_back(placed.start)
            placed.start = 0
            if placed.means is Means.KITTY:
                self._tell(forgotten(placed.number))

    def to_terminal(self, output: str) -> str:
        """What goes out, with pictures where their signs were."""
        from tui.chat.picture_signs import SIGNS, patches, replaced

        if not SIGNS.search(output):
            return output
        if self.means is Means.KITTY:
            return replaced(output, self._signs, lambda spot: spot.picture.placeholders(spot))
        blank = SIGNS.sub(lambda found: " " * len(found[0]), output)
        drawn = "".join(_drawn(patch) for patch in patches(output, self._signs, cell_len))
        return f"{blank}\x1b7{drawn}\x1b8" if drawn else blank

    def _next_number(self) -> int:
        self._numbers += 1
        return self._numbers

    def _tell(self, sequences: str) -> None:
        from tui.chat.kitty_graphics import through_tmux

        if self._write_on is not None:
            self._write_on(through_tmux(sequences) if self._in_tmux else sequences)

    def _pass_here(self) -> None:
        """Have everything that goes to the terminal pass here."""
        app = self._app()
        driver = app._driver if app else None
        if self._write_on is None and driver is not None:
            write = self._write_on = driver.write
            driver.write = lambda data: write(self.to_terminal(data))  # type: ignore[method-assign]  # see above

    def _find_out(self) -> None:
        """Learn what the terminal can: from the environment, from tmux, or from the terminal itself."""
        app = self._app()
        if app is None or app._driver is None or app.is_headless or app.is_web:
            self._told = Means.BLOCKS
            return
        self._told = told_by(os.environ, is_posix=os.name == "posix")
        if self._told is None and self._asking is None:
            self._asking = asyncio.ensure_future(self._ask(app))

    async def _ask(self, app: App[Any]) -> None:
        from tui.widgets.asking_terminals import means_of_terminal, means_of_tmux

        self._in_tmux = bool(os.environ.get("TMUX"))
        told = await (means_of_tmux() if self._in_tmux else means_of_terminal(app))
        self._told = told
        if told is not Means.BLOCKS:
            self.changed.publish(told)


_of_apps: weakref.WeakKeyDictionary[App[Any], RealPictures] = weakref.WeakKeyDictionary()


def real_pictures(app: App[Any]) -> RealPictures:
    """The real pictures of an application."""
    if app not in _of_apps:
        _of_apps[app] = RealPictures(app)
    return _of_apps[app]


def cell_px() -> Grain | None:
    """Width and height of a cell in pixels, as the terminal's device tells; None where it does not."""
    try:
        import fcntl
        import struct
        import termios
    except ImportError:
        return None
    for descriptor in (1, 2, 0):
        try:
            told = fcntl.ioctl(descriptor, termios.TIOCGWINSZ, bytes(8))
        except OSError:
            continue
        rows, columns, width, height = struct.unpack("HHHH", told)
        if rows and columns and 4 <= width // columns <= 64 and 6 <= height // rows <= 128:
            return Grain(width // columns, height // rows)
    return None


def _drawn(patch: Patch[Placed]) -> str:
    return f"\x1b[{patch.y + 1};{patch.x + 1}H{patch.picture.part(patch.column, patch.row, patch.cells, patch.rows)}"
