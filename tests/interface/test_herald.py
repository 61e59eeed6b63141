"""The terminal is told in ways it takes, and nothing a title holds can become a command to it."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.interface.views import COMPLETED, GENERATING, REVIEWING
from tui.chat.fleet import News
from tui.chat.view import ConversationView, State, Trouble
from tui.screens.herald import Herald, tab_of, title_words, told
from tui.screens.terminal_signals import Tab, notification, tab_progress, window_title
from tui.settings import Folders, Settings

XTERM = {"TERM": "xterm-256color"}
GHOSTTY = {"TERM": "xterm-ghostty", "TERM_PROGRAM": "ghostty"}


def test_each_terminal_gets_the_notification_it_knows() -> None:
    assert notification("reeltalk", "done", XTERM) == "\x1b]9;reeltalk: done\a"
    assert notification("reeltalk", "a; b", GHOSTTY) == "\x1b]777;notify;reeltalk;a, b\a"
    assert notification("reeltalk", "done", {"TERM": "linux"}) == ""
    tmux = {**XTERM, "TMUX": "/tmp/x"}
    assert notification("reeltalk", "done", tmux) == "\x1bPtmux;\x1b\x1b]9;reeltalk: done\a\x1b\\"


def test_progress_goes_only_to_terminals_that_show_it() -> None:
    assert tab_progress(Tab.PROGRESS, 62, GHOSTTY) == "\x1b]9;4;1;62\a"
    assert tab_progress(Tab.PROGRESS, 262, {**XTERM, "WT_SESSION": "1"}) == "\x1b]9;4;1;100\a"
    assert tab_progress(Tab.PROGRESS, 62, XTERM) == ""
    iterm = {"TERM": "xterm-256color", "TERM_PROGRAM": "iTerm.app"}
    assert tab_progress(Tab.BUSY, 0, {**iterm, "TERM_PROGRAM_VERSION": "3.5.14"}) == ""
    assert tab_progress(Tab.BUSY, 0, {**iterm, "TERM_PROGRAM_VERSION": "3.6.6"}) == "\x1b]9;4;3;0\a"


@given(st.text())
def test_no_text_ends_the_sequence_it_stands_in(text: str) -> None:
    for made in (notification(text, text, XTERM), notification(text, text, GHOSTTY), window_title(text, XTERM)):
        assert made.startswith("\x1b]")
        assert made.endswith("\a")
        assert not re.search(r"[\x00-\x1f\x7f-\x9f]", made[2:-1])
    assert not re.match(r"\x1b\]9;[0-9]+;", notification("reeltalk", text, XTERM))


class Told:
    """A herald and what it wrote."""

    def __init__(self, tmp_path: Path, *, away: bool, **settings: object) -> None:
        self.written: list[str] = []
        self.toasts: list[tuple[str, bool]] = []
        chosen = Settings(Folders(tmp_path), **settings)  # type: ignore[arg-type]
        self.herald = Herald(
            self.written.append, lambda words, bad: self.toasts.append((words, bad)), lambda: away, lambda: chosen
        )


@pytest.fixture(autouse=True)
def _plain_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("TMUX", "WT_SESSION", "KONSOLE_VERSION", "WEZTERM_PANE", "VTE_VERSION", "ConEmuANSI"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("TERM", "xterm-ghostty")
    monkeypatch.setenv("TERM_PROGRAM", "ghostty")


@pytest.mark.parametrize(
    ("notifications", "away", "expected"),
    [("away", True, 1), ("away", False, 0), ("always", False, 1), ("off", True, 0)],
)
def test_the_desktop_is_told_as_the_settings_ask(tmp_path: Path, notifications: str, away: bool, expected: int) -> None:
    heard = Told(tmp_path, away=away, notifications=notifications)
    heard.herald.hear(News(COMPLETED, shown=True))
    assert len([one for one in heard.written if "]777;" in one]) == expected
    assert heard.written.count("\a") == expected
    assert len(heard.toasts) == away


def test_the_bell_can_be_silenced(tmp_path: Path) -> None:
    heard = Told(tmp_path, away=True, bell=False)
    heard.herald.hear(News(COMPLETED, shown=False))
    assert "\a" not in heard.written
    assert heard.toasts == [("✓ Cold brew launch: The video is ready.", False)]


def test_a_failure_says_what_happened() -> None:
    failed = replace(COMPLETED, state=State.FAILED, trouble=Trouble("The voice is not available."))
    assert told(News(failed, shown=False)) == "✗ Cold brew launch: The voice is not available."


def test_title_and_tab_follow_the_session_and_are_given_back(tmp_path: Path) -> None:
    heard = Told(tmp_path, away=False)
    heard.herald.show(ConversationView(), ())
    heard.herald.show(GENERATING, (GENERATING,))
    heard.herald.show(GENERATING, (GENERATING,))
    heard.herald.show(COMPLETED, (COMPLETED,))
    heard.herald.leave()
    assert heard.written == [
        "\x1b[22;2t",
        "\x1b]2;reeltalk\a",
        "\x1b]2;● generating 62 % · reeltalk\a",
        "\x1b]9;4;1;62\a",
        "\x1b]2;✓ completed · Cold brew launch · reeltalk\a",
        "\x1b]9;4;0;0\a",
        "\x1b[23;2t",
    ]


def test_work_elsewhere_is_in_the_title_and_in_the_tab() -> None:
    other = replace(GENERATING, session_id="other")
    assert title_words(REVIEWING, (REVIEWING, other)) == "◆ your turn · Cold brew launch · +1 at work · reeltalk"
    assert tab_of(ConversationView(), (other,)) == (Tab.PROGRESS, 62)
    assert tab_of(REVIEWING, (REVIEWING,)) == (Tab.PAUSED, 100)
    assert tab_of(ConversationView(), ()) == (Tab.NOTHING, 0)
