"""Worker processes: made when first needed, gone when their parent goes, replaced when they die."""

from __future__ import annotations

import contextlib
import multiprocessing
import os
import signal
import threading
from collections.abc import Callable
from concurrent.futures import BrokenExecutor, Executor, Future, InvalidStateError, ProcessPoolExecutor
from multiprocessing.connection import wait
from typing import ParamSpec, TypeVar

from tui.studio.installed import Installed, UpgradedError, installed

Result = TypeVar("Result")
Given = ParamSpec("Given")

FILES = 4096
"""Files a worker may have open; drawing a video with a presenter takes some 350."""

NICENESS = 5
"""Workers give way to the server and the interface, which must stay quick while frames are drawn."""


class WorkerPool(Executor):
    """A process pool that starts at its first task and starts anew after a worker has died.

    Args:
        workers: How many processes.
        program: What they load; the whole program when none is given.
    """

    def __init__(self, workers: int, program: Installed | None = None) -> None:
        self._workers = workers
        self._program = program or installed()
        self._pool: ProcessPoolExecutor | None = None
        self._closed = False
        self._lock = threading.Lock()

    def submit(self, fn: Callable[Given, Result], /, *args: Given.args, **kwargs: Given.kwargs) -> Future[Result]:
        """Run a picklable function in a worker.

        Raises:
            BrokenExecutor: The pool is closed.
            UpgradedError: A worker is to be started, and would load other code than this process runs.
        """
        with self._lock:
            if self._closed:
                raise BrokenExecutor("the studio is closing")
            self._see_that_workers_fit()
            if self._pool is not None:
                with contextlib.suppress(BrokenExecutor):
                    return _forgiving(self._pool.submit(fn, *args, **kwargs))
            self._pool = self._fresh()
            return _forgiving(self._pool.submit(fn, *args, **kwargs))

    def shutdown(self, wait: bool = True, *, cancel_futures: bool = False) -> None:  # noqa: FBT001, FBT002  (Executor's)
        """End the workers; with `cancel_futures` at once, whatever they are doing."""
        with self._lock:
            self._closed = True
            pool, self._pool = self._pool, None
        if pool is None:
            return
        if cancel_futures:
            # Before 3.14 an executor cannot end its workers, and Python waits for them at exit. It is told first that
            # it is over: workers that end before that are taken for an accident.
            workers = list((pool._processes or {}).values())
            keeper: threading.Thread | None = getattr(pool, "_executor_manager_thread", None)
            pool.shutdown(wait=False, cancel_futures=True)
            for process in workers:
                process.terminate()
            if wait and keeper is not None:
                keeper.join()
            return
        pool.shutdown(wait=wait)

    def _see_that_workers_fit(self) -> None:
        """Look at the program's files as long as a task may start a worker; those that run have loaded theirs."""
        running = len(self._pool._processes or {}) if self._pool is not None else 0
        if running < self._workers and self._program.is_changed():
            raise UpgradedError("the program was changed on disk since the studio was started")

    def _fresh(self) -> ProcessPoolExecutor:
        # spawn: the server has threads, and forking a process with threads copies locks nobody will open again.
        context = multiprocessing.get_context("spawn")
        return ProcessPoolExecutor(self._workers, mp_context=context, initializer=begin_worker)


def _forgiving(future: Future[Result]) -> Future[Result]:
    """A future that may be told of its pool's end although it was cancelled.

    Until 3.13 a pool that loses a worker stumbles over the first cancelled task and leaves all others waiting for ever.
    """
    told = future.set_exception

    def set_exception(exception: BaseException | None) -> None:
        with contextlib.suppress(InvalidStateError):
            told(exception)

    future.set_exception = set_exception  # type: ignore[method-assign]  # the pool makes its futures itself
    return future


def begin_worker() -> None:
    """Prepare a worker: it leaves Ctrl-C to its parent, gives way to it, and does not outlive it."""
    # A worker draws with one thread; NumPy's library would start one for every core, which takes 0.05 s of CPU time.
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    if hasattr(os, "nice"):
        os.nice(NICENESS)
    _open_many_files()
    threading.Thread(target=_end_with_parent, name="end-with-parent", daemon=True).start()


def _open_many_files() -> None:
    """Raise the limit of open files: a worker maps hundreds of drawings, and some systems allow 256 files."""
    with contextlib.suppress(ImportError, ValueError, OSError):
        import resource  # not on Windows, which has no such limit

        now, most = resource.getrlimit(resource.RLIMIT_NOFILE)
        wanted = FILES if most == resource.RLIM_INFINITY else min(FILES, most)
        if now != resource.RLIM_INFINITY and now < wanted:
            resource.setrlimit(resource.RLIMIT_NOFILE, (wanted, most))


def _end_with_parent() -> None:
    parent = multiprocessing.parent_process()
    if parent is not None:
        wait([parent.sentinel])
        os._exit(1)
