"""What a worker writes, heard by the process that gave it the work: through a file that only ever grows."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import Future, wait
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

Result = TypeVar("Result")

GLANCE_S = 0.15
"""Seconds between two looks at what is written: as often as an interface asks, and cheap."""


@dataclass(frozen=True, slots=True)
class Dictation:
    """The file between a writer and a listener; picklable, so that the writer may be another process.

    Attributes:
        file: Holds all that is written so far.
        stop: Ends the writing when it appears.
    """

    file: Path
    stop: Path | None = None

    def begin(self) -> None:
        """Forget what was written before; to be called before the writer starts."""
        self.file.unlink(missing_ok=True)

    def write(self, text: str) -> None:
        """Replace what is written; a listener never sees half of it."""
        self.file.parent.mkdir(parents=True, exist_ok=True)
        partial = self.file.with_suffix(".part")
        partial.write_text(text, encoding="utf-8")
        partial.replace(self.file)

    def listen(self, writing: Future[Result], on_text: Callable[[str], None]) -> Result:
        """Wait for the writer's result, telling what is written meanwhile whenever it has changed."""
        told = ""
        while True:
            ended = bool(wait((writing,), GLANCE_S).done)
            written = self._written()
            if written and written != told:
                told = written
                on_text(written)
            if ended:
                self.begin()
                return writing.result()

    def _written(self) -> str:
        try:
            return self.file.read_text(encoding="utf-8")
        except OSError:
            return ""
