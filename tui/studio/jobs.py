"""Runs the queue of jobs: planning and rendering each in a lane of their own, so that a render delays no answer."""

from __future__ import annotations

import asyncio
import logging
import sqlite3
from collections.abc import Callable, Mapping
from concurrent.futures import ThreadPoolExecutor

from tui.studio.bell import Bell
from tui.studio.store.jobs import Job, JobKind
from tui.studio.store.store import Store

AFTER_FAULT_S = 5.0
"""Wait before a job is taken up again whose outcome could not even be written down, such as on a full disk."""

FAULTS_LIMIT = 2
"""How often a job cannot be put back before its session is told why."""

log = logging.getLogger(__name__)


class JobRunner:
    """Takes jobs from the store, oldest first, and has them worked in threads.

    Args:
        store: Keeps the queue.
        lanes: How many jobs of a kind run side by side.
    """

    def __init__(self, store: Store, lanes: Mapping[JobKind, int]) -> None:
        self._store = store
        self._lanes = [(kind, Bell()) for kind, width in lanes.items() for _ in range(width)]
        self._tasks: list[asyncio.Task[None]] = []
        self._threads = ThreadPoolExecutor(max(1, len(self._lanes)), thread_name_prefix="job")
        self._closing = False
        self._give_up: Callable[[Job, sqlite3.Error], bool] = lambda _job, _error: False

    def start(self, work: Callable[[Job], None], give_up: Callable[[Job, sqlite3.Error], bool]) -> None:
        """Take up what a former server left, and begin.

        Args:
            work: Does a job, blocking, and settles it in the store.
            give_up: Ends a job that cannot be put back for an error of the store; false when that fails, too.
        """
        self._give_up = give_up
        self._store.jobs.requeue_all()
        for _, bell in self._lanes:
            bell.attach()
        self._tasks = [asyncio.create_task(self._run(kind, bell, work)) for kind, bell in self._lanes]

    def wake(self) -> None:
        """There may be something to do; from any thread."""
        for _, bell in self._lanes:
            bell.ring()

    async def close(self) -> None:
        """Take nothing more and wait for what is running to come to its end."""
        self._closing = True
        self.wake()
        await asyncio.gather(*self._tasks, return_exceptions=True)
        self._threads.shutdown(wait=False)

    async def _run(self, kind: JobKind, bell: Bell, work: Callable[[Job], None]) -> None:
        while not self._closing:
            try:
                job = self._store.jobs.claim(kind)
            except sqlite3.Error:
                log.exception("the queue cannot be written")
                await bell.sleep(AFTER_FAULT_S)
                continue
            if job is None:
                await bell.sleep()
                continue
            try:
                # Threads of their own: those everybody shares are few, and may all be waiting for a slow address.
                await asyncio.get_running_loop().run_in_executor(self._threads, work, job)
            except Exception:
                log.exception("job %s could not be settled", job.id)
                await self._put_back(job, bell)

    async def _put_back(self, job: Job, bell: Bell) -> None:
        """Queue a job again as soon as the store can be written; at the next start that happens anyhow."""
        faults = 0
        while not self._closing:
            await bell.sleep(AFTER_FAULT_S)
            try:
                self._store.jobs.requeue(job.id, forgive=False)
            except sqlite3.Error as error:
                faults += 1
                if faults >= FAULTS_LIMIT and self._give_up(job, error):
                    return
            else:
                return
