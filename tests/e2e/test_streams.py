"""What the command line does where it cannot print, or has no terminal to draw on: words, never a traceback."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.e2e.commands import command, environment, reeltalk
from tests.e2e.terminal import terminal
from tests.e2e.test_interface import CTRL_Q, reeltalk_in_a_terminal


def printed_into(out: int, home: Path, *arguments: str, unbuffered: str = "") -> tuple[int, str]:
    """Exit status and errors of a call whose answer goes to a file descriptor."""
    words, environ = command(home, *arguments), environment(home, PYTHONUNBUFFERED=unbuffered)
    done = subprocess.run(words, stdout=out, stderr=subprocess.PIPE, text=True, timeout=60, env=environ, check=False)
    return done.returncode, done.stderr


@pytest.mark.parametrize("unbuffered", ["", "1"])
def test_a_reader_that_has_gone_is_no_error(tmp_path: Path, unbuffered: str) -> None:
    reading, writing = os.pipe()
    os.close(reading)
    try:
        assert printed_into(writing, tmp_path, "logout", unbuffered=unbuffered) == (141, "")
        status, said = printed_into(writing, tmp_path, "--help", unbuffered=unbuffered)
        assert status in {0, 141}  # some versions of argparse keep to themselves what they could not print at once
        assert said == ""
    finally:
        os.close(writing)


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="this system has no /dev/full")
def test_an_answer_that_cannot_be_written_is_told(tmp_path: Path) -> None:
    with Path("/dev/full").open("w") as full:
        status, said = printed_into(full.fileno(), tmp_path, "logout")
    assert status == 1
    assert said == "reeltalk: the answer could not be written: No space left on device.\n"


def test_a_stream_without_the_letter_spells_it_out(tmp_path: Path) -> None:
    code = "from tui.verbs.streams import guarded; raise SystemExit(guarded(lambda: print('caf\u00e9 \u2713') or 0))"
    done = subprocess.run(
        [sys.executable, "-c", code],
        capture_output=True,
        env=environment(tmp_path, PYTHONIOENCODING="ascii"),
        check=True,
    )
    assert done.stdout == b"caf\\xe9 \\u2713\n"


def test_without_a_terminal_the_interface_says_what_works_without_one(tmp_path: Path) -> None:
    done = reeltalk(tmp_path / "home", timeout_s=60)
    assert done.status == 2
    assert "reeltalk run" in done.err
    assert done.out == ""
    assert not (tmp_path / "home").exists()


def test_a_terminal_that_can_only_print_lines_is_not_drawn_on(tmp_path: Path) -> None:
    with terminal(command(tmp_path), {**environment(tmp_path), "TERM": "dumb"}) as screen:
        assert screen.end() == 2
    assert b"TERM=dumb" in screen.raw
    assert b"\x1b" not in screen.raw


def test_a_locale_without_unicode_still_draws_whole_frames(tmp_path: Path) -> None:
    with reeltalk_in_a_terminal(tmp_path, PYTHONIOENCODING="latin-1") as screen:
        screen.shows("╭─ message ─")
        screen.type(CTRL_Q)
        assert screen.end() == 0
    assert b"\\u2" not in screen.raw
