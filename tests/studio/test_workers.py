"""Worker processes: what becomes of tasks when a worker is lost, and when the pool is closed."""

from __future__ import annotations

import os
import signal
import threading
import time
from concurrent.futures import BrokenExecutor, CancelledError

import pytest

from tui.studio.workers import WorkerPool

PATIENCE_S = 60.0


@pytest.fixture
def accidents(monkeypatch: pytest.MonkeyPatch) -> list[object]:
    """What ended a thread by accident."""
    found: list[object] = []
    monkeypatch.setattr(threading, "excepthook", found.append)
    return found


def test_tasks_that_wait_are_told_when_a_worker_is_lost_although_one_of_them_was_cancelled(
    accidents: list[object],
) -> None:
    pool = WorkerPool(1)
    worker = pool.submit(os.getpid).result(PATIENCE_S)
    tasks = [pool.submit(time.sleep, 600) for _ in range(6)]
    assert tasks[-2].cancel()
    os.kill(worker, signal.SIGKILL)
    for task in (tasks[0], tasks[-1]):
        with pytest.raises(BrokenExecutor):
            task.result(PATIENCE_S)
    assert pool.submit(os.getpid).result(PATIENCE_S) != worker
    pool.shutdown(cancel_futures=True)
    assert accidents == []


def test_a_pool_that_is_closed_at_once_ends_what_runs_and_drops_what_waits(accidents: list[object]) -> None:
    pool = WorkerPool(1)
    pool.submit(os.getpid).result(PATIENCE_S)
    tasks = [pool.submit(time.sleep, 600) for _ in range(6)]
    assert tasks[-2].cancel()
    pool.shutdown(cancel_futures=True)
    with pytest.raises((BrokenExecutor, CancelledError)):
        tasks[0].result(PATIENCE_S)
    assert all(task.done() for task in tasks)
    assert accidents == []
