"""How jobs of sessions end: done, put back, stopped, failed; and what is told of it."""

from __future__ import annotations

import contextlib
import logging
import sqlite3
import time
from collections.abc import Callable

from tui.api.terms import MessageType, SessionMode, SessionStatus
from tui.studio.callbacks import Callbacks
from tui.studio.failures import DISK_FULL, STOPPED, WORKERS_DIED, Failure, storage_failure
from tui.studio.store.jobs import Job, JobKind
from tui.studio.store.messages import Message
from tui.studio.store.sessions import Session
from tui.studio.store.store import Store, new_id

log = logging.getLogger(__name__)

PAUSED = "Stopped. What is made so far is kept: say “go ahead” to go on, or tell me what to change."


def now_s() -> int:
    """The time, in whole seconds since the epoch."""
    return int(time.time())


def is_stopping(store: Store, job: Job) -> bool:
    """Whether a job was asked to stop."""
    now = store.jobs.find(job.id)
    return now is not None and now.stopping


class Endings:
    """Settles jobs.

    Args:
        store: Keeps everything.
        callbacks: Told how sessions end.
        attempts: How often a job is begun before it is given up.
        wake: Called when a job was queued.
    """

    def __init__(self, store: Store, callbacks: Callbacks, attempts: int, wake: Callable[[], None]) -> None:
        self._store, self._callbacks, self._attempts, self._wake = store, callbacks, attempts, wake
        self.closing = False
        """Whether the studio is closing, so that jobs are put back rather than ended."""

    def end(self, job: Job, session: Session) -> None:
        """A job is over; what was said meanwhile is taken next."""
        self._store.jobs.end(job.id)
        if session.mode is SessionMode.CHAT and (message := self._store.messages.waiting(session.id)):
            self._go_on(session, message)

    def halt(self, job: Job) -> None:
        """A job has stopped: because the user asked, its video is gone, or the studio is closing."""
        if self.closing and not is_stopping(self._store, job):
            self._store.jobs.requeue(job.id, forgive=True)
        else:
            self.settle_stopped(job)

    def settle_stopped(self, job: Job) -> None:
        """A job ends because its user asked: what was made is kept, a video being made is given up."""
        session = self._store.sessions.get(job.session_id)
        if session.mode is SessionMode.GENERATE:
            self.fail(job, STOPPED)
            return
        with self._store.transaction():
            self._fail_video(session, STOPPED)
            self._store.messages.say(session.id, PAUSED, now_s())
            self._store.sessions.move(session.id, SessionStatus.WAITING_FOR_INPUT, 0)
            self._store.jobs.end(job.id)
            now = self._store.jobs.find(job.id)
            if now and now.stopping and (said := self._store.messages.waiting_after(session.id, now.stopped_after)):
                self._go_on(session, said)  # it came while the stop took effect, and is not stopped by it

    def _go_on(self, session: Session, message: Message) -> None:
        """Begin a run for a message that waits."""
        self._store.sessions.move(session.id, SessionStatus.THINKING, 0)
        self._store.jobs.add(message.run_id or new_id(), session.id, JobKind.PLAN, now_s())
        self._wake()

    def retry(self, job: Job, error: Exception) -> None:
        """A job lost its workers, or its place in their queue: it is tried again, as often as the settings allow."""
        if self.closing:
            self._store.jobs.requeue(job.id, forgive=True)
        elif job.attempts < self._attempts:
            log.warning("job %s: a worker died (%s), attempt %d", job.id, error, job.attempts)
            self._store.jobs.requeue(job.id, forgive=False)
            self._wake()
        else:
            self.fail(job, WORKERS_DIED)

    def fail(self, job: Job, failure: Failure) -> None:
        """A job cannot be done: the session says why."""
        session = self._store.sessions.get(job.session_id)
        with self._store.transaction():
            if job.kind is JobKind.PLAN and (message := self._store.messages.waiting(session.id)):
                self._store.messages.take(message)  # it would break the next attempt, too
            self._fail_video(session, failure)
            self._store.messages.say(session.id, failure.message, now_s(), MessageType.ERROR)
            self._store.sessions.move(session.id, SessionStatus.FAILED)
            self._callbacks.fail(session, failure)
            self.end(job, session)

    def give_up(self, job: Job, error: sqlite3.Error) -> bool:
        """A disk stays full: the session says so in the room that was kept back for it; False where that fails."""
        if storage_failure(error) is not DISK_FULL or not self._store.reserve.release():
            return False
        with contextlib.suppress(sqlite3.Error):
            self.fail(job, DISK_FULL)
            return True
        return False

    def _fail_video(self, session: Session, failure: Failure) -> None:
        if session.video_id:
            self._store.videos.fail(session.video_id, failure.code, failure.message)
