"""Two sessions at once in a real terminal with the real studio, and what the terminal is told meanwhile."""

from __future__ import annotations

import json
from pathlib import Path

from tests.e2e.test_interface import CTRL_Q, ENTER, PROMPT, reeltalk_in_a_terminal

CTRL_N, CTRL_P, CTRL_PAGE_DOWN, FOCUS_LOST, FOCUS_GAINED = "\x0e", "\x10", "\x1b[6;5~", "\x1b[O", "\x1b[I"
OTHER = (
    "A 15-second introduction to green tea. Green tea leaves are steamed soon after the harvest. "
    "Water that boils makes them bitter. Let it stand for three minutes."
)


def test_one_goes_on_while_another_is_begun_and_tells_when_it_is_done(tmp_path: Path) -> None:
    home = tmp_path / "home"
    with reeltalk_in_a_terminal(home, TERM="xterm-ghostty", TERM_PROGRAM="ghostty") as screen:
        screen.shows("studio ready")
        screen.type(PROMPT + ENTER)
        screen.shows("approve")
        screen.type("go ahead" + ENTER)
        screen.shows("● generating")
        screen.type(CTRL_N)
        screen.shows("^pgdn next")  # the strip
        screen.type(OTHER + ENTER)
        screen.shows("◆ your turn")
        screen.type(FOCUS_LOST)
        screen.until(lambda text: "completed" in text.splitlines()[1], "the first to be done", timeout_s=180)
        assert b"\x1b]777;notify;reeltalk;\xe2\x9c\x93" in screen.raw
        assert b"\x1b]9;4;1;" in screen.raw
        screen.type(FOCUS_GAINED + CTRL_PAGE_DOWN)
        screen.shows("o open")
        screen.type(CTRL_P + "export the session")
        screen.shows("As a web page with its pictures")
        screen.type(ENTER)
        screen.shows("export as")
        screen.type("j")
        screen.shows("Exported to")
        screen.type(CTRL_Q)
        assert screen.end() == 0
    assert screen.raw.count(b"\x1b[22;2t") == 1
    assert screen.raw.rindex(b"\x1b[23;2t") > screen.raw.rindex(b"\x1b]2;")
    assert screen.raw.rindex(b"\x1b]9;4;0;") > screen.raw.rindex(b"\x1b]9;4;1;")
    (export,) = (home / "exports").iterdir()
    data = json.loads(export.read_text())
    assert data["state"] == "completed"
    assert data["messages"][0]["content"] == PROMPT
