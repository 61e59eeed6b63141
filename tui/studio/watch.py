"""Waits for work done elsewhere, while telling how far it is and listening for a stop."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from concurrent.futures import Future, wait
from pathlib import Path
from typing import Any, TypeVar

from tui.studio.stage.task import Stopped

CHECK_EVERY_S = 0.2
"""How often, in seconds, progress is told and a stop is looked for."""

Result = TypeVar("Result")


class Watch:
    """Waits for futures.

    Args:
        stop: A file whose existence asks to stop.
        on_progress: Told the part of the whole production done, 0 to 1, never less than before.
    """

    def __init__(self, stop: Path, on_progress: Callable[[float], None]) -> None:
        self._stop = stop
        self._on_progress = on_progress
        self._told = 0.0

    def tell(self, part: float) -> None:
        """Pass on how far it is."""
        self._told = max(self._told, part)
        self._on_progress(self._told)

    def all(self, futures: Sequence[Future[Result]], part_done: Callable[[int], float]) -> list[Result]:
        """Wait for every future and return their results in order; arguments and errors are those of `until_done`."""
        self.until_done(futures, part_done)
        return [future.result() for future in futures]

    def until_done(self, futures: Sequence[Future[Any]], part_done: Callable[[int], float]) -> None:
        """Wait for every future, whatever it gives.

        Args:
            futures: The work under way.
            part_done: From the number of futures done to the part of the whole production done.

        Raises:
            Stopped: The stop file appeared.
        """
        waiting = set(futures)
        try:
            while waiting:
                done, waiting = wait(waiting, timeout=CHECK_EVERY_S)
                for future in done:
                    future.result()
                if self._stop.exists():
                    raise Stopped
                self.tell(part_done(len(futures) - len(waiting)))
        finally:
            wait([future for future in waiting if not future.cancel()])
