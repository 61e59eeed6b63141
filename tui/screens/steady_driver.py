"""Textual's terminal driver, made to outlive bytes that are no text and a terminal that goes away."""

from __future__ import annotations

import codecs
import os
import threading
from collections.abc import Callable
from contextlib import suppress
from typing import TYPE_CHECKING, Any

from textual._ansi_sequences import SYNC_END, SYNC_START
from textual.drivers import linux_driver

if TYPE_CHECKING:
    from tui.screens.steady import SteadyApp
    from tui.screens.terminal_guard import TerminalGuard


def _forgiving(encoding: str) -> Any:
    """A decoder that puts a mark for bytes that are no text; Textual's raises on them, which ends the program."""
    made = codecs.getincrementaldecoder(encoding)
    return lambda: made(errors="replace")


class SteadyDriver(linux_driver.LinuxDriver):
    """The driver of a `SteadyApp`."""

    _app: SteadyApp
    _update: tuple[str, ...] = ()
    """What has been written of an update that has not come to its end."""
    _guard: TerminalGuard | None = None
    _has_terminal = _is_watched = False
    _turn = threading.RLock()
    """Who begins or ends the watch; again from a signal that comes meanwhile."""

    def start_application_mode(self) -> None:
        """Take the terminal; one that another program left non-blocking would break off long writes."""
        if self._file is not None:
            with suppress(OSError, ValueError):
                os.set_blocking(self._file.fileno(), True)
        super().start_application_mode()  # type: ignore[no-untyped-call]  # Textual's
        self._has_terminal = True
        if self._is_watched:  # it was given back for a while
            self.watch_over()

    def watch_over(self) -> None:
        """Have the terminal given back even if this program is killed outright; from any thread."""
        from tui.screens.terminal_guard import TerminalGuard  # not before the first frame

        with self._turn:
            self._is_watched = True
            if self._has_terminal and self._guard is None and self._file is not None:
                with suppress(OSError):  # a system without a shell goes without
                    self._guard = TerminalGuard(self._file.fileno())

    def stop_application_mode(self) -> None:
        """Give the terminal back; then nobody else has to."""
        super().stop_application_mode()
        with self._turn:
            self._has_terminal, guard, self._guard = False, self._guard, None
            if guard is not None:
                guard.dismiss()

    def write(self, data: str) -> None:
        """Hand on an update of the screen in one piece: every hand-over wakes the thread that writes."""
        if self._update or data == SYNC_START:
            self._update = (*self._update, data)
            if data != SYNC_END:
                return
            data, self._update = "".join(self._update), ()
        super().write(data)

    def _sigtstp_application(self, *_: object) -> None:
        """Give the terminal back and stop; between two steps, since this one may hold the lock of what is written."""
        self._soon(super()._sigtstp_application)

    def _sigcont_application(self, *_: object) -> None:
        self._soon(self._go_on)

    def _go_on(self) -> None:
        """Take the terminal again; who was stopped the hard way has not given it back, and does so first."""
        if not os.isatty(self.fileno):  # a terminal that is closed says "go on" too
            return
        if self._auto_restart and not self._must_signal_resume:
            self.suspend_application_mode()
            self._must_signal_resume = True
        super()._sigcont_application()

    def _soon(self, what: Callable[[], None]) -> None:
        loop = self._app._loop
        if loop is not None and not loop.is_closed():
            loop.call_soon_threadsafe(what)

    def run_input_thread(self) -> None:
        """Read what the terminal sends until the program ends; the terminal's own end is the program's."""
        linux_driver.getincrementaldecoder = _forgiving  # type: ignore[attr-defined]  # the name it imports
        try:
            super().run_input_thread()
        except OSError:
            if not self.exit_event.is_set():
                self._soon(self._app.hang_up)
