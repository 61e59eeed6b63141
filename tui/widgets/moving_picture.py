"""A film in the terminal: twelve pictures a second in block characters, decoded beside the event loop.

A real picture of a frame is too much to send twelve times a second; the frame at which one pauses is one.
"""

from __future__ import annotations

import asyncio
import time
from pathlib import Path

from textual import work
from textual.message import Message

from tui.chat.film import Film
from tui.chat.pixels import QUARTERS, Grain, NoPictureError
from tui.widgets.picture import Canvas
from tui.widgets.picture_wish import wanted
from tui.widgets.pieces import Piece, Tone

FRAMES_A_SECOND = 12


class MovingPicture(Canvas):
    """Plays a file, once or over and over. It has no sound."""

    class Moved(Message):
        """Another frame is shown, or it was paused or went on."""

    def __init__(self, *, loop: bool = False, id: str | None = None) -> None:  # noqa: A002  # Textual's name
        """Start with no film.

        Args:
            loop: Whether it begins again at its end.
            id: The widget's id.
        """
        super().__init__(id=id)
        self._loop = loop
        self._film: Film | None = None
        self._from_s, self._since = 0.0, 0.0
        self._woken = asyncio.Event()
        self.playing = False
        self.ended = False

    @property
    def duration_s(self) -> float:
        """How long the film is; 0 before it is open."""
        return self._film.duration_s if self._film else 0.0

    @property
    def grain(self) -> Grain:
        """Characters while it moves."""
        return QUARTERS if self.playing else super().grain

    @property
    def at_s(self) -> float:
        """The moment that is shown."""
        at = self._from_s + (time.monotonic() - self._since if self.playing else 0.0)
        length = self.duration_s
        return at % length if self._loop and length else min(at, length)

    def play(self, path: Path) -> None:
        """Open a file and play it from its beginning."""
        self._from_s, self._since, self.playing, self.ended = 0.0, time.monotonic(), True, False
        self._roll(path)

    def stop(self) -> None:
        """Let go of the film; what was shown goes away."""
        self.playing = False
        self.workers.cancel_node(self)
        self.say()

    def toggle(self) -> None:
        """Pause, or go on; from the end, begin again."""
        at = 0.0 if self.ended else self.at_s
        self._set(at, playing=not self.playing)

    def move_to(self, at_s: float) -> None:
        """Go to a moment, playing or not as before."""
        self._set(max(0.0, min(at_s, max(self.duration_s - 0.05, 0.0))), playing=self.playing)

    def on_resize(self) -> None:
        """Draw what is shown again, to fit."""
        self._woken.set()

    def _set(self, at_s: float, *, playing: bool) -> None:
        self._from_s, self._since, self.playing, self.ended = at_s, time.monotonic(), playing, False
        self._woken.set()

    @work(exclusive=True, exit_on_error=False)
    async def _roll(self, path: Path) -> None:
        if not wanted(self.app):
            self.playing = False
            self.say((Piece("Pictures are off.", Tone.MUTED),))
            return
        film: Film | None = None
        try:
            film = await asyncio.to_thread(Film, path)
            self._film, self._since = film, time.monotonic()
            while True:
                await self._show_one(film)
        except NoPictureError as error:
            self.playing = False
            self.say((Piece(str(error), Tone.MUTED),))
            self.post_message(self.Moved())
        finally:
            if film is not None:
                self._film = None
                await asyncio.shield(asyncio.to_thread(film.close))

    async def _show_one(self, film: Film) -> None:
        """Show the frame of this moment, and wait for the next one or for a key."""
        began = time.monotonic()
        self._woken.clear()  # a key pressed while the frame is decoded is not lost
        if self.playing and not self._loop and self.at_s >= film.duration_s:
            self._from_s, self.playing, self.ended = film.duration_s, False, True
        if all(self.room_px):
            await self.draw_ready(await asyncio.to_thread(film.at, self.at_s, self.room_px, self.grain))
            self.post_message(self.Moved())
        pause = max(1 / FRAMES_A_SECOND - (time.monotonic() - began), 0.01) if self.playing else None
        try:
            async with asyncio.timeout(pause):
                await self._woken.wait()
        except TimeoutError:
            return
