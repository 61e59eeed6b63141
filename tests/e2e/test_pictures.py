"""Real pictures in a real pseudo-terminal: one question, whose answer nobody types."""

from __future__ import annotations

import os
import re
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from PIL import Image

from tests.e2e import terminal as terminals
from tests.e2e.terminal import Terminal

_PROGRAM = """
import sys
from pathlib import Path
from textual.app import App
from textual.widgets import Input
from tui.chat.gallery import Gallery
from tui.widgets.picture import Picture
from tui.widgets.terminal_answers import stand_by

class Wall(App):
    pictures_on = True
    gallery = Gallery(Path(sys.argv[1]).parent, None)
    def compose(self):
        yield Input()
        yield Picture(sys.argv[1])

stand_by()
Wall().run()
"""


@contextmanager
def wall(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, answer: bytes, **more: str) -> Iterator[Terminal]:
    """A picture under a line to type into, in a terminal that answers so when asked what it is."""
    queries = [(asked, answer if asked.search(b"\x1b[c") else said) for asked, said in terminals._QUERIES]
    monkeypatch.setattr(terminals, "_QUERIES", tuple(queries))
    Image.new("RGB", (160, 90), "#ff0000").save(tmp_path / "red.png")
    environ = {name: value for name, value in os.environ.items() if name in {"PATH", "HOME", "PYTHONPATH", "LANG"}}
    environ |= {"TERM": "xterm-256color", "COLORTERM": "truecolor"} | more
    terminal = Terminal([sys.executable, "-c", _PROGRAM, str(tmp_path / "red.png")], environ, 60, 20)
    try:
        yield terminal
    finally:
        terminal.close()


def read(terminal: Terminal, what: bytes) -> None:
    terminal.until(lambda _: what in terminal.raw, repr(what))


def test_a_terminal_that_says_it_can_is_given_sixel_and_its_answer_is_not_typed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with wall(tmp_path, monkeypatch, b"\x1b[?63;1;2;4;6;9;15;16;22;28c") as terminal:
        terminal.type("typed ahead")
        read(terminal, b"\x1bP0;1;0q")
        terminal.type(", and after")
        shown = terminal.shows("typed ahead, and after")
        assert not re.search(r"\d;\d|\[\?", shown)
        assert terminal.raw.count(b"\x1b[c") == 1
        terminal.type("\x11")
        assert terminal.end() == 0


def test_a_terminal_that_says_nothing_is_given_characters_and_no_key_is_lost(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with wall(tmp_path, monkeypatch, b"") as terminal:
        terminal.type("typed ahead")
        read(terminal, b"\x1b[c")
        terminal.type(", and after")
        terminal.shows("typed ahead, and after")
        terminal.type("\x11")
        assert terminal.end() == 0
        assert b"\x1bP" not in terminal.raw


def test_kitty_is_known_by_its_name_and_left_with_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with wall(tmp_path, monkeypatch, b"", TERM="xterm-kitty") as terminal:
        read(terminal, "\U0010eeee".encode())
        terminal.type("\x11")
        assert terminal.end() == 0
        sent = re.findall(rb"\x1b_Ga=T,U=1,q=2,f=100,i=(\d+),", terminal.raw)
        assert sent
        assert all(b"\x1b_Ga=d,d=I,q=2,i=%s\x1b\\" % number in terminal.raw for number in sent)
        assert b"\x1b[c" not in terminal.raw
