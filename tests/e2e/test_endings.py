"""However the interface ends or is stopped, the terminal is given back whole and what was being written is kept."""

from __future__ import annotations

import os
import signal
import sqlite3
import sys
import termios
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from tests.e2e.commands import command, environment
from tests.e2e.modes import left_behind
from tests.e2e.terminal import Terminal, terminal
from tests.e2e.test_interface import CTRL_Q, reeltalk_in_a_terminal

WRITTEN = "half a thought"
BREAKING = """
import sys
from pathlib import Path
from textual import work
from textual.widgets import Static
from tui.app import ReeltalkApp
from tui.settings import load_settings

class Broken(Static):
    def render(self):
        raise ValueError("key sk_secret_in_no_message \\x1b]0;owned\\x07")

class Breaking(ReeltalkApp):
    def action_help(self):
        api_key = "sk_secret_value"
        if sys.argv[2] == "handler":
            raise ValueError("broken on purpose")
        if sys.argv[2] == "worker":
            self.break_down()
        if sys.argv[2] == "widget":
            self.screen.mount(Broken())

    @work
    async def break_down(self):
        raise ValueError("broken on purpose")

raise SystemExit(Breaking(load_settings(Path(sys.argv[1]), "heygen")).run() or 1)
"""


def plain_environment(home: Path, **changes: str) -> dict[str, str]:
    made = {**environment(home, **changes), "TERM": "xterm-256color", "COLORTERM": "truecolor", "SSH_TTY": "/dev/pts/0"}
    for name in ("NO_COLOR", "TMUX"):
        made.pop(name, None)
    return made


@contextmanager
def offline(home: Path, columns: int = 120, rows: int = 36, **changes: str) -> Iterator[Terminal]:
    """The interface without a studio to start: HeyGen is asked for and there is no key."""
    words = command(home, "--backend", "heygen")
    with terminal(words, plain_environment(home, **changes), columns, rows) as running:
        yield running


def is_whole(screen: Terminal) -> None:
    """The terminal is as it was before the program came."""
    assert left_behind(screen.raw) == set()
    local_flags = termios.tcgetattr(screen._fd)[3]
    assert local_flags & termios.ECHO
    assert local_flags & termios.ICANON
    assert local_flags & termios.ISIG


def is_kept(home: Path) -> None:
    """What was being written is on the disk."""
    with sqlite3.connect(home / "library.db") as library:
        assert any(WRITTEN in body for (body,) in library.execute("SELECT body FROM drafts"))


def is_gone(pid: int) -> bool:
    """Whether a process has ended."""
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] == "Z"
    except OSError:
        return True


def children(pid: int) -> list[int]:
    """The processes that a process has started."""
    return [int(one) for task in Path(f"/proc/{pid}/task").iterdir() for one in (task / "children").read_text().split()]


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT, signal.SIGQUIT])
def test_a_signal_ends_it_in_good_order(tmp_path: Path, number: signal.Signals) -> None:
    with offline(tmp_path) as screen:
        screen.shows("message")
        screen.type(WRITTEN)
        screen.shows(WRITTEN)
        screen.shows("cannot be reached")
        screen.kill(number)
        assert screen.end() == 128 + number
        is_whole(screen)
    is_kept(tmp_path)


def test_a_closed_terminal_ends_program_and_studio_and_loses_nothing(tmp_path: Path) -> None:
    with reeltalk_in_a_terminal(tmp_path) as screen:
        screen.shows("studio ready")
        screen.type(WRITTEN)
        screen.shows(WRITTEN)
        studio, guard = children(screen.pid)
        os.close(screen._fd)
        screen._fd = os.open(os.devnull, os.O_RDWR)
        _, status = os.waitpid(screen.pid, 0)
        screen.status = os.waitstatus_to_exitcode(status)
        assert screen.status == 128 + signal.SIGHUP
        assert is_gone(studio)
        assert is_gone(guard)
    is_kept(tmp_path)


def test_stopped_it_gives_the_terminal_back_and_takes_it_again(tmp_path: Path) -> None:
    with offline(tmp_path) as screen:
        screen.shows("cannot be reached")
        screen.type(WRITTEN)
        screen.shows(WRITTEN)
        screen.kill(signal.SIGTSTP)
        screen.until(lambda _: left_behind(screen.raw) <= {"title"}, "the terminal back")
        os.waitpid(screen.pid, os.WUNTRACED)
        screen.screen.reset()
        screen.kill(signal.SIGCONT)
        screen.shows(WRITTEN)
        screen.kill(signal.SIGSTOP)  # which asks nobody
        os.waitpid(screen.pid, os.WUNTRACED)
        screen.screen.reset()
        screen.kill(signal.SIGCONT)
        screen.shows(WRITTEN)
        screen.type("!")
        screen.shows(WRITTEN + "!")
        screen.type(CTRL_Q)
        assert screen.end() == 0
        is_whole(screen)


@pytest.mark.parametrize("where", ["handler", "worker", "widget"])
def test_an_error_of_its_own_is_told_in_words_and_shows_no_values(tmp_path: Path, where: str) -> None:
    words = [sys.executable, "-c", BREAKING, str(tmp_path), where]
    with terminal(words, plain_environment(tmp_path)) as screen:
        screen.shows("cannot be reached")
        screen.type(WRITTEN)
        screen.shows(WRITTEN)
        screen.type("\x1bOP")  # F1
        assert screen.end() == 1
        is_whole(screen)
        printed = screen.raw[screen.raw.rindex(b"\x1b[?1049l") :]
        assert b"an error in the program itself" in printed
        assert b"start reeltalk again" in printed
        assert b"sk_secret_value" not in screen.raw
        assert b"\x1b]0;owned" not in screen.raw
    log = (tmp_path / "logs" / "crash.log").read_text()
    assert "ValueError" in log
    assert "sk_secret_value" not in log.replace('api_key = "sk_secret_value"', "")
    is_kept(tmp_path)


def test_killed_outright_it_leaves_a_whole_terminal_all_the_same(tmp_path: Path) -> None:
    with offline(tmp_path) as screen:
        screen.shows("offline")
        screen.kill()
        screen.shows("ended by force")
        is_whole(screen)
        assert screen.end() == -signal.SIGKILL


def test_ended_in_good_order_nothing_is_said_of_force(tmp_path: Path) -> None:
    with offline(tmp_path) as screen:
        screen.shows("offline")
        screen.type(CTRL_Q)
        assert screen.end() == 0
    assert b"by force" not in screen.raw


def test_bytes_that_are_no_text_are_passed_over(tmp_path: Path) -> None:
    with offline(tmp_path) as screen:
        screen.shows("message")
        os.write(screen._fd, b"caf\xe9 \xff\xfe\x80 then ")
        screen.type(WRITTEN)
        screen.shows(WRITTEN)
        screen.type(CTRL_Q)
        assert screen.end() == 0
        is_whole(screen)
