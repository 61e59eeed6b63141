"""How a terminal draws pictures, told without asking it, or from its own answer."""

from __future__ import annotations

import pytest

from tui.chat.picture_means import Means, told_by, told_by_attributes, told_by_tmux

XTERM = {"TERM": "xterm-256color"}


@pytest.mark.parametrize(
    ("environment", "means"),
    [
        ({"TERM": "xterm-kitty", "KITTY_WINDOW_ID": "1"}, Means.KITTY),
        ({"TERM": "xterm-kitty"}, Means.KITTY),  # over SSH the other variables stay behind
        ({**XTERM, "KITTY_WINDOW_ID": "1"}, Means.KITTY),
        ({"TERM": "xterm-ghostty", "TERM_PROGRAM": "ghostty"}, Means.KITTY),
        ({"TERM": "foot"}, Means.SIXEL),
        ({"TERM": "foot-extra"}, Means.SIXEL),
        ({"TERM": "mlterm"}, Means.SIXEL),
        ({**XTERM, "TERM_PROGRAM": "iTerm.app"}, Means.ITERM),
        ({**XTERM, "LC_TERMINAL": "iTerm2"}, Means.ITERM),
        ({**XTERM, "TERM_PROGRAM": "WezTerm"}, Means.ITERM),
        ({**XTERM, "TERM_PROGRAM": "mintty"}, Means.ITERM),
        ({**XTERM, "KONSOLE_VERSION": "250400"}, Means.ITERM),
        ({**XTERM, "KONSOLE_VERSION": "211203"}, Means.BLOCKS),
        ({**XTERM, "TERM_PROGRAM": "Apple_Terminal"}, Means.BLOCKS),
        ({**XTERM, "VTE_VERSION": "7600"}, Means.BLOCKS),
        ({"TERM": "dumb"}, Means.BLOCKS),
        ({"TERM": "linux"}, Means.BLOCKS),
        ({}, Means.BLOCKS),
        ({"TERM": "screen-256color", "STY": "1.x", "KITTY_WINDOW_ID": "1"}, Means.BLOCKS),
        ({"TERM": "screen.xterm-256color"}, Means.BLOCKS),
        ({**XTERM, "ZELLIJ": "0", "TERM_PROGRAM": "WezTerm"}, Means.BLOCKS),
        ({"TERM": "tmux-256color", "TMUX": "/tmp/x", "KITTY_WINDOW_ID": "1"}, None),
        (XTERM, None),
        ({**XTERM, "TERM_PROGRAM": "vscode"}, None),
        ({**XTERM, "WT_SESSION": "1"}, None),
    ],
)
def test_what_the_environment_tells(environment: dict[str, str], means: Means | None) -> None:
    assert told_by(environment) is means


def test_a_system_without_terminal_devices_is_not_asked() -> None:
    assert told_by({"TERM": "xterm-256color"}, is_posix=False) is Means.BLOCKS


@pytest.mark.parametrize(
    ("said", "means"),
    [
        ("xterm-kitty|bpaste,RGB,title|on\n", Means.KITTY),
        ("xterm-kitty|bpaste,RGB,title|all\n", Means.KITTY),
        ("xterm-kitty|bpaste,RGB,title|off\n", Means.BLOCKS),
        ("xterm-kitty|bpaste,title|on\n", Means.BLOCKS),  # a picture's number would be rounded to a colour of 256
        ("xterm-256color|bpaste,sixel|off\n", Means.SIXEL),
        ("xterm-256color|bpaste|on\n", Means.BLOCKS),
        ("xterm-256color||\n", Means.BLOCKS),
        ("", Means.BLOCKS),
    ],
)
def test_what_tmux_tells_of_its_own_terminal(said: str, means: Means) -> None:
    assert told_by_tmux(said) is means


@pytest.mark.parametrize(
    ("answer", "means"),
    [
        ("\x1b[?63;1;2;4;6;9;15;16;22;28c", Means.SIXEL),
        ("\x1b[?4c", Means.SIXEL),
        ("\x1b[?62;14;40c", Means.BLOCKS),
        ("\x1b[?6c", Means.BLOCKS),
        ("", Means.BLOCKS),
    ],
)
def test_attribute_four_is_sixel(answer: str, means: Means) -> None:
    assert told_by_attributes(answer) is means
