"""Wakes something that sleeps in the event loop, from any thread."""

from __future__ import annotations

import asyncio
import contextlib


class Bell:
    """One sleeper, any number of ringers; a ring while nobody sleeps is not lost."""

    def __init__(self) -> None:
        self._loop: asyncio.AbstractEventLoop | None = None
        self._rung = asyncio.Event()

    def ring(self) -> None:
        """Wake the sleeper; does nothing before it has slept for the first time or after the loop has ended."""
        if self._loop is not None:
            with contextlib.suppress(RuntimeError):
                self._loop.call_soon_threadsafe(self._rung.set)

    def attach(self) -> None:
        """Belong to the running loop; rings before this are not heard."""
        self._loop = asyncio.get_running_loop()

    async def sleep(self, longest_s: float | None = None) -> None:
        """Sleep until a ring, or so many seconds."""
        with contextlib.suppress(TimeoutError):
            await asyncio.wait_for(self._rung.wait(), longest_s)
        self._rung.clear()
