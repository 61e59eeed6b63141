"""Looks at a session again and again, as often as its schedule says and at once when there is a reason."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Awaitable, Callable
from contextlib import suppress

from tui.chat.following import Follower
from tui.chat.standing import Publish, Standing

_log = logging.getLogger(__name__)


class Rounds:
    """The looking of one conversation, as a task.

    Args:
        follower: looks.
        standing: says how long to wait; the time of the next look is written into it.
        clock: tells Unix seconds.
        sleep: waits.
        publish: tells the listeners.
        after_look: done after every look, before the wait.
        on_fault: told of a mistake of ours that ended the looking.
    """

    def __init__(
        self,
        follower: Follower,
        standing: Standing,
        *,
        clock: Callable[[], float],
        sleep: Callable[[float], Awaitable[None]],
        publish: Publish,
        after_look: Callable[[], Awaitable[None]],
        on_fault: Callable[[BaseException], None],
    ) -> None:
        self._follower = follower
        self._standing = standing
        self._clock = clock
        self._sleep = sleep
        self._publish = publish
        self._after_look = after_look
        self._on_fault = on_fault
        self._wake = asyncio.Event()
        self._looked = asyncio.Event()
        self._task: asyncio.Task[None] | None = None
        self._over = False

    def go_on(self) -> None:
        """Look now, and go on looking; nothing after `end`."""
        self._wake.set()
        if self._over:
            return
        if self._task is None or self._task.done():
            self._task = asyncio.create_task(self._run())
            self._task.add_done_callback(self._ended)

    async def first_look(self) -> None:
        """Wait until there was one look, whatever it brought."""
        await self._looked.wait()

    async def end(self) -> None:
        """Stop looking, for good."""
        self._over = True
        task, self._task = self._task, None
        if task is not None and not task.done():
            task.cancel()
            with suppress(asyncio.CancelledError):
                await task

    def _ended(self, task: asyncio.Task[None]) -> None:
        """A mistake of ours is told, not left to a screen that never changes again."""
        self._looked.set()
        if task.cancelled():
            return
        error = task.exception()
        if error is not None:
            _log.error("Following ended by a fault.", exc_info=error)
            self._on_fault(error)

    async def _run(self) -> None:
        while True:
            self._wake.clear()
            await self._follower.look()
            self._looked.set()
            await self._after_look()
            await self._rest(self._wait_s())

    def _wait_s(self) -> float | None:
        standing, now = self._standing, self._clock()
        wait_s = None if standing.halted else standing.patience.wait_s(standing.situation(now))
        standing.next_poll_at = None if wait_s is None else now + wait_s
        self._publish()
        return wait_s

    async def _rest(self, wait_s: float | None) -> None:
        """Wait so many seconds, or until there is a reason to look at once."""
        if wait_s is None:
            await self._wake.wait()
            return
        woken, slept = asyncio.ensure_future(self._wake.wait()), asyncio.ensure_future(self._sleep(wait_s))
        try:
            await asyncio.wait((woken, slept), return_when=asyncio.FIRST_COMPLETED)
        finally:
            woken.cancel()
            slept.cancel()
