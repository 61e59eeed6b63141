"""How the interface ends when nobody asked it to: a signal, a terminal that is closed, an error of its own.

However it comes, what is being written is kept, the terminal is given back as it was, and the studio is ended.
"""

from __future__ import annotations

import asyncio
import os
import signal
from contextlib import suppress
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from types import FrameType
from typing import TYPE_CHECKING

from rich.text import Text
from textual.app import App
from textual.css.query import NoMatches
from textual.driver import Driver
from textual.message_pump import MessagePump
from textual.screen import Screen
from textual.worker import WorkerFailed

from tui.widgets.plain_text import one_line, plain

if TYPE_CHECKING:
    from collections.abc import Mapping

    from textual.actions import ActionParseResult
    from textual.dom import DOMNode
    from textual.notifications import SeverityLevel

_SIGNALS = ("SIGTERM", "SIGINT", "SIGQUIT", "SIGHUP")
_HANG_UP = getattr(signal, "SIGHUP", -1)
_SIGNALLED = 128
"""A shell's status for a program that a signal has ended is this and the signal's number."""
_LOG_LIMIT_BYTES = 200_000
_OPENS_S = 2.0
"""How long a key waits at most for the screen it is meant for to have its widgets."""


class SteadyApp(App[None]):
    """A program that leaves the terminal whole and loses nothing typed, whatever ends it."""

    crash_log: Path | None = None
    """Where an error of the program's own is written down."""

    def keep(self) -> object:
        """Save, at once, what would else be lost; called before the program ends by a signal or an error."""

    def on_load(self) -> None:
        """Listen for what ends programs, before the terminal is taken."""
        with suppress(ValueError):  # not in the main thread, where no signal comes
            for name in _SIGNALS:
                if hasattr(signal, name):
                    signal.signal(getattr(signal, name), self._signalled)

    def get_driver_class(self) -> type[Driver]:
        """Textual's driver; on Unix one that stays up when the terminal sends what is no text, or goes away."""
        driver = super().get_driver_class()
        if driver.__name__ != "LinuxDriver":
            return driver
        from tui.screens.steady_driver import SteadyDriver

        return SteadyDriver

    async def watch_over_terminal(self) -> None:
        """Have the terminal given back even if the program is killed outright; the driver for Unix knows how."""
        watch_over = getattr(self._driver, "watch_over", None)
        if watch_over is not None and not self._exit:
            await asyncio.to_thread(watch_over)

    def hang_up(self) -> None:
        """Leave a terminal that is there no more; what is still printed goes nowhere."""
        nowhere = os.open(os.devnull, os.O_RDWR)
        for descriptor in range(3):
            os.dup2(nowhere, descriptor)
        os.close(nowhere)
        self._end(_HANG_UP)

    def _signalled(self, number: int, _frame: FrameType | None) -> None:
        """Runs between two steps of the program, wherever it is; so it only asks for what is to be done."""
        if self._exit and self._driver is not None:  # told a second time: the first has not been enough
            self._driver.stop_application_mode()
            self._driver.close()
            os._exit(_SIGNALLED + number)
        loop = self._loop
        if loop is not None and not loop.is_closed():
            loop.call_soon_threadsafe(self.hang_up if number == _HANG_UP else partial(self._end, number))

    def _end(self, number: int) -> None:
        with self._context():  # a signal comes while anything may be running, or nothing
            self._keep_all()
            self.exit(return_code=_SIGNALLED + number)

    def notify(
        self,
        message: str,
        *,
        title: str = "",
        severity: SeverityLevel = "information",
        timeout: float | None = None,
        markup: bool = True,
    ) -> None:
        """Show a toast; it may quote a file or a server, and holds no commands to the terminal."""
        super().notify(plain(message), title=plain(title), severity=severity, timeout=timeout, markup=markup)

    async def run_action(
        self,
        action: str | ActionParseResult,
        default_namespace: DOMNode | None = None,
        namespaces: Mapping[str, DOMNode] | None = None,
    ) -> bool:
        """Do what a key or a click stands for once the screen it is meant for is whole; if that has closed, nothing."""
        await self._whole(self.screen if self.screen_stack else None)
        try:
            return await super().run_action(action, default_namespace, namespaces)
        except NoMatches as error:
            if not self._is_about_the_gone(error):
                raise
            return True

    async def _whole(self, screen: Screen[object] | None) -> None:
        """Wait for a screen's widgets: keys are taken for it as soon as it is asked for."""
        if screen is not None and not screen._is_mounted:
            with suppress(TimeoutError):
                async with asyncio.timeout(_OPENS_S):
                    await screen._mounted_event.wait()

    def _is_about_the_gone(self, error: BaseException) -> bool:
        """Whether something was looked for in what is being taken away.

        Textual takes a screen's children first, so that a screen that is closed as it opens still looks for them.
        """
        return isinstance(error, NoMatches) and self._is_gone(_looked_in(error))

    def _is_gone(self, node: MessagePump | None) -> bool:
        while node is not None and node is not self:
            if node._closing or getattr(node, "_pruning", False):
                return True
            if isinstance(node, Screen):
                return all(node not in stack for stack in self._screen_stacks.values())
            node = node._parent
        return False

    def _keep_all(self) -> None:
        with suppress(Exception):  # nothing may stand between an end and a whole terminal
            self.keep()

    def _handle_exception(self, error: Exception) -> None:
        """Write an error down and say so in a few words; Textual would print all values, a key among them."""
        if self._is_about_the_gone(_cause(error)):
            return
        first = self._exception is None
        self._return_code = 1
        if first:
            self._exception = error
            self._exception_event.set()
            self._keep_all()
            self._exit_renderables[:] = [Text(_words(error, _written(error, self.crash_log)))]
        self._close_messages_no_wait()


def _looked_in(error: BaseException) -> MessagePump | None:
    """The widget whose method raised an error."""
    found, trace = None, error.__traceback__
    while trace is not None:
        owner = trace.tb_frame.f_locals.get("self")
        found, trace = owner if isinstance(owner, MessagePump) else found, trace.tb_next
    return found


def _cause(error: BaseException) -> BaseException:
    return error.error if isinstance(error, WorkerFailed) else error


def _written(error: BaseException, path: Path | None) -> Path | None:
    """Append an error with its way through the program, and no values; where it was written."""
    if path is None:
        return None
    import traceback

    from tui.private_folders import make_private

    cause = _cause(error)
    told = f"{datetime.now(UTC):%Y-%m-%d %H:%M:%S} UTC\n{''.join(traceback.format_exception(cause))}\n"
    with suppress(OSError):
        make_private(path.parent)
        fresh = not path.exists() or path.stat().st_size > _LOG_LIMIT_BYTES
        flags = os.O_WRONLY | os.O_CREAT | (os.O_TRUNC if fresh else os.O_APPEND)
        with os.fdopen(os.open(path, flags, 0o600), "w", encoding="utf-8", errors="backslashreplace") as file:
            file.write(told)
        return path
    return None


def _words(error: BaseException, path: Path | None) -> str:
    cause = _cause(error)
    what = one_line(f"{type(cause).__name__}: {cause}", 300)
    where = f"The details are in {path}.\n" if path else ""
    return (
        f"reeltalk: an error in the program itself ended it: {what}\n{where}"
        "What you were writing is kept, and a run that was sent goes on: start reeltalk again to go on with both."
    )
