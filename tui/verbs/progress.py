"""A run's progress on standard error: one line that changes in a terminal, a line a step elsewhere."""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import TextIO

from tui.chat.view import ConversationView, State
from tui.widgets.durations import size

STEP_PERCENT = 10
"""Outside a terminal, progress is told this often."""


class ProgressLines:
    """Writes what a conversation's views say, without repeating itself."""

    def __init__(self, out: TextIO, clock: Callable[[], float] = time.monotonic) -> None:
        self._out = out
        self._clock = clock
        self._started_at = clock()
        self._live = out.isatty()
        self._last = ""
        self._state: State | None = None
        self._step = -1

    def show(self, view: ConversationView) -> None:
        """Tell a view, when it says something new."""
        if view.state is State.DRAFT:
            return  # nothing went out: why is told at the end
        line = progress_line(view)
        if self._live:
            self._rewrite(line)
            return
        step = (view.progress or 0) // STEP_PERCENT
        if view.state is not self._state or (view.state is State.GENERATING and step > self._step) or self._new(view):
            self._write(line)
        self._state, self._step = view.state, step

    def transfer(self, done: int, total: int | None) -> None:
        """Tell how far a download is, in a terminal; elsewhere it is done before it is worth a line."""
        if self._live:
            self._rewrite(f"downloading  {100 * done // total} %" if total else f"downloading  {size(done)}")

    def end(self) -> None:
        """Leave the terminal's line whole."""
        if self._live and self._last:
            self._out.write("\n")
            self._out.flush()
            self._last = ""

    def _new(self, view: ConversationView) -> bool:
        notice, self._last = self._last, view.notice
        return bool(view.notice) and notice != view.notice

    def _rewrite(self, line: str) -> None:
        if line != self._last:
            self._out.write(f"\r\x1b[2K{self._clock_words()}  {line}")
            self._out.flush()
            self._last = line

    def _write(self, line: str) -> None:
        self._out.write(f"{self._clock_words()}  {line}\n")
        self._out.flush()

    def _clock_words(self) -> str:
        seconds = int(self._clock() - self._started_at)
        return f"{seconds // 60:02}:{seconds % 60:02}"


def progress_line(view: ConversationView) -> str:
    """One line that says where a session stands."""
    parts = [str(view.state)]
    if view.state is State.GENERATING and view.progress is not None:
        parts.append(f"{view.progress} %")
        if view.eta_s is not None:
            parts.append(f"about {view.eta_s:.0f} s left")
    if view.stopping:
        parts.append("stopping")
    if view.notice:
        parts.append(view.notice)
    return "  ".join(parts)
