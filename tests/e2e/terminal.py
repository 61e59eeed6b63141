"""A real pseudo-terminal with a screen one can read: what the program prints is drawn by pyte, as a terminal would."""

from __future__ import annotations

import fcntl
import os
import pty
import re
import select
import signal
import struct
import termios
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress

import pyte

_QUERIES: tuple[tuple[re.Pattern[bytes], bytes], ...] = (
    (re.compile(rb"\x1b\[0?c"), b"\x1b[?62;22c"),
    (re.compile(rb"\x1b\[>0?c"), b"\x1b[>1;10;0c"),
    (re.compile(rb"\x1b\[6n"), b"\x1b[1;1R"),
    (re.compile(rb"\x1b\[\?2026\$p"), b"\x1b[?2026;2$y"),
    (re.compile(rb"\x1b\[\?2048\$p"), b"\x1b[?2048;0$y"),
)
UNREAD_BY_PYTE = re.compile(rb"\x1b\[[<>=?][0-9;]*[umcq]|\x1b\[[0-9;?]*\$p|\x1b[P_^X][^\x1b]*\x1b\\")
"""Sequences pyte would draw as text instead of passing over them."""


class Terminal:
    """One run of a command under a pseudo-terminal."""

    def __init__(self, command: Sequence[str], environ: dict[str, str], columns: int = 120, rows: int = 36) -> None:
        self.screen = pyte.Screen(columns, rows)
        self._stream = pyte.ByteStream(self.screen)
        self._size = struct.pack("HHHH", rows, columns, columns * 10, rows * 20)
        self.raw = b""
        self.status: int | None = None
        own_size = {name: value for name, value in environ.items() if name not in ("COLUMNS", "LINES")}
        self._fd, inside = pty.openpty()
        fcntl.ioctl(inside, termios.TIOCSWINSZ, self._size)  # before the program can look
        self.pid = os.fork()
        if self.pid == 0:
            os.login_tty(inside)
            os.execvpe(command[0], list(command), own_size)
        os.close(inside)

    @property
    def text(self) -> str:
        """What the screen shows, line by line."""
        return "\n".join(line.rstrip() for line in self.screen.display)

    def resize(self, columns: int, rows: int) -> None:
        """Give the terminal another size, and tell the program."""
        self.screen.resize(rows, columns)
        fcntl.ioctl(self._fd, termios.TIOCSWINSZ, struct.pack("HHHH", rows, columns, columns * 10, rows * 20))
        os.kill(self.pid, signal.SIGWINCH)

    def type(self, text: str) -> None:
        """Press keys, as the bytes a terminal sends for them."""
        os.write(self._fd, text.encode())

    def until(self, holds: Callable[[str], bool], what: str, timeout_s: float = 90.0) -> str:
        """Draw what the program prints until the screen shows what is waited for."""
        deadline = time.monotonic() + timeout_s
        while time.monotonic() < deadline:
            if holds(self.text):
                return self.text
            if not self._pump(0.05):
                break
        if holds(self.text):
            return self.text
        raise AssertionError(f"waited for {what}; the screen shows:\n{self.text}")

    def shows(self, words: str, timeout_s: float = 90.0) -> str:
        """Wait until the words are on the screen."""
        return self.until(lambda text: words in text, repr(words), timeout_s)

    def end(self, timeout_s: float = 60.0) -> int:
        """Wait for the program to leave; its exit status."""
        deadline = time.monotonic() + timeout_s
        while self.status is None and time.monotonic() < deadline:
            self._pump(0.05)
            pid, status = os.waitpid(self.pid, os.WNOHANG)
            if pid:
                self.status = os.waitstatus_to_exitcode(status)
        if self.status is None:
            raise AssertionError(f"it did not leave; the screen shows:\n{self.text}")
        while self._pump(0.05):
            pass
        return self.status

    def kill(self, number: int = signal.SIGKILL) -> None:
        """End the program the hard way."""
        os.kill(self.pid, number)

    def close(self) -> None:
        """Leave nothing running."""
        if self.status is None:
            with suppress(ProcessLookupError):
                os.kill(self.pid, signal.SIGKILL)
            with suppress(ChildProcessError):
                os.waitpid(self.pid, 0)
        os.close(self._fd)

    def _pump(self, wait_s: float) -> bool:
        """Draw what has been printed; False once the program has closed the terminal, or nothing came."""
        ready, _, _ = select.select([self._fd], [], [], wait_s)
        if not ready:
            return self.status is None
        try:
            chunk = os.read(self._fd, 65536)
        except OSError:
            return False
        self.raw += chunk
        for query, answer in _QUERIES:
            if query.search(chunk):
                os.write(self._fd, answer)
        self._stream.feed(UNREAD_BY_PYTE.sub(b"", chunk))
        return bool(chunk)


@contextmanager
def terminal(command: Sequence[str], environ: dict[str, str], columns: int = 120, rows: int = 36) -> Iterator[Terminal]:
    """A program in a terminal, ended when the test is."""
    running = Terminal(command, environ, columns, rows)
    try:
        yield running
    finally:
        running.close()
