"""A program in a pseudo-terminal, recorded as an asciinema cast (version 2)."""

from __future__ import annotations

import codecs
import fcntl
import json
import os
import pty
import select
import signal
import struct
import termios
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from tui.settings_file import replace_file

_IDLE_LIMIT_S = 2.0
"""Players shorten longer waits to this."""
_WORDS_KEPT = 400
_TERM = "xterm-256color"


@dataclass(frozen=True, slots=True)
class Recording:
    """How a recorded program ended, and the last it printed."""

    status: int
    last_words: str


def record(
    command: Sequence[str], target: Path, columns: int, rows: int, on_second: Callable[[int], None] = lambda _s: None
) -> Recording:
    """Run a command in a terminal of its own and write what it prints, when, into a cast.

    The file appears when the program has ended well, whole.

    Args:
        command: The program and its arguments.
        target: Where the cast goes.
        columns: The terminal's width in cells.
        rows: The terminal's height in cells.
        on_second: Told every second how many have passed.

    Raises:
        OSError: The program cannot be started or the file not written.
    """
    pid, terminal = pty.fork()
    if pid == 0:
        _become(command)
    fcntl.ioctl(terminal, termios.TIOCSWINSZ, struct.pack("HHHH", rows, columns, columns * 10, rows * 20))
    lines, text = [_header(columns, rows)], ""
    try:
        for seconds, printed in _output(terminal, on_second):
            lines.append(json.dumps([round(seconds, 6), "o", printed], ensure_ascii=False))
            text = (text + printed)[-_WORDS_KEPT:]
        status = os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1])
    except BaseException:
        with suppress(ProcessLookupError):
            os.kill(pid, signal.SIGKILL)
            os.waitpid(pid, 0)
        raise
    finally:
        os.close(terminal)
    if status == 0:
        replace_file(target, "\n".join(lines) + "\n")
    return Recording(status, text.strip().splitlines()[-1] if text.strip() else "")


def _header(columns: int, rows: int) -> str:
    """The first line of a cast (asciinema's format, version 2)."""
    header = {
        "version": 2,
        "width": columns,
        "height": rows,
        "timestamp": int(time.time()),
        "idle_time_limit": _IDLE_LIMIT_S,
        "title": "Reeltalk",
        "env": {"TERM": _TERM, "SHELL": "/bin/sh"},
    }
    return json.dumps(header)


def _become(command: Sequence[str]) -> None:
    for name in ("NO_COLOR", "TMUX", "TERM_PROGRAM"):
        os.environ.pop(name, None)
    try:
        seen_anywhere = {"TERM": _TERM, "COLORTERM": "truecolor", "REELTALK_PICTURES": "blocks"}
        os.execvpe(command[0], list(command), {**os.environ, **seen_anywhere})  # noqa: S606
    finally:
        os._exit(127)


def _output(terminal: int, on_second: Callable[[int], None]) -> Iterator[tuple[float, str]]:
    """What is printed, with the seconds since the start, until the terminal is closed."""
    decoder = codecs.getincrementaldecoder("utf-8")(errors="replace")
    started_at, told = time.monotonic(), -1
    while True:
        ready, _, _ = select.select([terminal], [], [], 0.25)
        seconds = time.monotonic() - started_at
        if int(seconds) > told:
            told = int(seconds)
            on_second(told)
        if not ready:
            continue
        try:
            chunk = os.read(terminal, 65536)
        except OSError:  # Linux's way to say that the other end is closed
            return
        if not chunk:
            return
        if printed := decoder.decode(chunk):
            yield seconds, printed
