"""The studio's question, answered with a number in a real terminal."""

from __future__ import annotations

import time
from pathlib import Path

from tests.e2e.test_interface import CTRL_Q, ENTER, reeltalk_in_a_terminal


def test_a_question_of_the_studio_is_answered_with_a_number(tmp_path: Path) -> None:
    with reeltalk_in_a_terminal(tmp_path / "home") as screen:
        screen.shows("studio ready")
        screen.type("A film about tea, either green tea or black tea." + ENTER)
        screen.shows("type your answer")
        counts_from = time.monotonic() + 0.7  # keys do not answer a card that has just appeared
        screen.until(lambda _: time.monotonic() > counts_from, "the card to take keys")
        screen.type("2")
        screen.shows("✓2")
        screen.type("4")
        screen.shows("approve")
        assert "4. Black tea" in screen.text or "storyboard" in screen.text
        screen.type(CTRL_Q)
        assert screen.end() == 0
