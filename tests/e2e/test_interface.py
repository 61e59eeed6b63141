"""The interface in a real pseudo-terminal, on an empty home, with the real studio behind it."""

from __future__ import annotations

import os
import re
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from tests.e2e.commands import command, environment
from tests.e2e.terminal import Terminal, terminal
from tests.e2e.videos import read_contents

PROMPT = (
    "A 15-second introduction to cold brew coffee. Coarse grounds steep in cold water for twelve to eighteen hours. "
    "Cold water draws out less acid, so it tastes rounder. Keep it in the fridge for up to a week."
)
CTRL_Q, ENTER, ALT_ENTER, F6 = "\x11", "\r", "\x1b\r", "\x1b[17~"


@contextmanager
def reeltalk_in_a_terminal(home: Path, columns: int = 120, rows: int = 36, **changes: str) -> Iterator[Terminal]:
    environ = {
        **environment(home),
        "TERM": "xterm-256color",
        "COLORTERM": "truecolor",
        "SSH_TTY": "/dev/pts/0",  # so that no clipboard tool and no player of this machine is looked for
    }
    for name in ("NO_COLOR", "DISPLAY", "WAYLAND_DISPLAY", "TMUX"):
        environ.pop(name, None)
    with terminal(command(home), environ | changes, columns, rows) as running:
        yield running


def install_player(folder: Path) -> Path:
    """Put a program for opening things into a folder; the file that is returned holds what it was told to open."""
    opened = folder / "opened"
    for name in ("xdg-open", "open"):  # as it is called on Linux and on a Mac
        program = folder / name
        program.write_text(f'#!/bin/sh\nprintf %s "$1" > "{opened}.part" && mv "{opened}.part" "{opened}"\n')
        program.chmod(0o755)
    return opened


def test_from_an_empty_home_one_types_sends_watches_and_opens_the_video(tmp_path: Path) -> None:
    opened = install_player(tmp_path)
    desktop = {"PATH": f"{tmp_path}:{os.environ['PATH']}", "DISPLAY": ":0"}
    with reeltalk_in_a_terminal(tmp_path / "home", **desktop) as screen:
        screen.type(PROMPT)  # before anything is drawn: nothing typed is lost
        screen.shows("Keep it in the fridge for up to a week.")
        screen.shows("studio ready")
        screen.type(ENTER)
        screen.shows("◆ your turn")
        board = screen.shows("approve")
        assert "storyboard ·" in board
        screen.type("go ahead" + ENTER)
        screen.shows("● generating")
        screen.until(lambda text: " %" in text, "progress")
        transitions = ("✓ thinking", "✓ your turn", "✓ generating", "✓ completed")
        screen.until(lambda text: all(one in text for one in transitions), "every transition", timeout_s=180)
        screen.shows("o open")
        screen.type(F6)
        screen.until(lambda _: opened.exists(), "the player")
        screen.type(CTRL_Q)
        assert screen.end() == 0
    (video,) = (tmp_path / "home" / "videos").glob("*.mp4")
    assert opened.read_text() == str(video)
    contents = read_contents(video)
    assert (contents.width_px, contents.height_px) == (1280, 720)
    assert contents.video_s > 8


def test_what_was_being_written_is_there_after_a_kill(tmp_path: Path) -> None:
    home = tmp_path / "home"
    with reeltalk_in_a_terminal(home) as screen:
        screen.shows("studio ready")
        screen.type("half a thought")
        screen.shows("half a thought")
        wait_for_draft(home, "half a thought", screen)
        screen.kill()
    with reeltalk_in_a_terminal(home) as screen:
        screen.shows("half a thought")


def test_a_run_left_in_flight_says_so_and_goes_on_next_time(tmp_path: Path) -> None:
    home = tmp_path / "home"
    with reeltalk_in_a_terminal(home) as screen:
        screen.shows("studio ready")
        screen.type(PROMPT + ENTER)
        screen.shows("approve")
        screen.type("go ahead" + ENTER)
        screen.until(lambda text: " %" in text, "progress")
        screen.type(CTRL_Q)
        assert screen.end() == 0
    assert b"it will be there next time" in screen.raw[screen.raw.rindex(b"\x1b[?1049l") :]
    with reeltalk_in_a_terminal(home) as screen:
        screen.shows("● generating")
        screen.until(lambda text: bool(re.search(r"[1-9]\d? %", text)), "progress again", timeout_s=120)


def test_what_had_not_gone_out_is_a_draft_next_time(tmp_path: Path) -> None:
    home = tmp_path / "home"
    with reeltalk_in_a_terminal(home) as screen:
        screen.shows("message")
        screen.type("a film about tea" + ENTER + CTRL_Q)  # sooner than there is a studio to take it
        assert screen.end() == 0
    with reeltalk_in_a_terminal(home) as screen:
        screen.shows("a film about tea")


def test_three_keys_break_the_line(tmp_path: Path) -> None:
    with reeltalk_in_a_terminal(tmp_path / "home") as screen:
        screen.shows("message")
        screen.type("one")
        screen.type(ALT_ENTER)
        screen.type("two\nthree\x1b[13;2ufour")
        wanted = ["one", "two", "three", "four"]
        screen.until(lambda text: _follow_one_another(wanted, text), "four lines")


def _follow_one_another(wanted: list[str], text: str) -> bool:
    lines = [line.strip("│ ") for line in text.splitlines()]
    return any(lines[at : at + len(wanted)] == wanted for at in range(len(lines)))


def test_it_survives_a_storm_of_sizes_and_leaves_the_terminal_as_it_was(tmp_path: Path) -> None:
    with reeltalk_in_a_terminal(tmp_path / "home") as screen:
        screen.shows("message")
        for columns, rows in ((40, 10), (200, 50), (20, 5), (80, 24), (61, 15), (100, 30)):
            screen.resize(columns, rows)
        screen.type("still here")
        screen.shows("still here")
        screen.type(CTRL_Q)
        assert screen.end() == 0
    assert b"\x1b[?1049l" in screen.raw  # the alternate screen is left
    assert b"\x1b[?25h" in screen.raw  # the cursor is shown again
    assert screen.raw.rindex(b"\x1b[?1000l") > screen.raw.rindex(b"\x1b[?1000h")  # the mouse is let go


def wait_for_draft(home: Path, text: str, screen: Terminal) -> None:
    """Wait until a draft is on the disk."""

    def kept(_: str) -> bool:
        with sqlite3.connect(home / "library.db") as library:
            return any(text in body for (body,) in library.execute("SELECT body FROM drafts"))

    screen.until(kept, "the draft on the disk")
