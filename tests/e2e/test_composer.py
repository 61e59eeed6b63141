"""The message box in a real terminal: one's own editor, prompts of another day."""

from __future__ import annotations

from pathlib import Path

from tests.e2e.test_interface import CTRL_Q, ENTER, reeltalk_in_a_terminal

CTRL_E, CTRL_R = "\x05", "\x12"


def test_ones_own_editor_has_the_terminal_and_gives_the_message_back(tmp_path: Path) -> None:
    script = tmp_path / "editor.sh"
    script.write_text('#!/bin/sh\nprintf "in the editor"\nread answer\nprintf " and edited" >> "$1"\n')
    script.chmod(0o755)
    with reeltalk_in_a_terminal(tmp_path / "home", EDITOR=str(script), VISUAL="") as screen:
        screen.shows("studio ready")
        screen.type("half a thought")
        screen.shows("half a thought")
        screen.type(CTRL_E)
        screen.shows("in the editor")
        screen.type("\n")
        screen.shows("half a thought and edited")
        screen.type(CTRL_Q)
        assert screen.end() == 0


def test_prompts_are_found_again_after_a_restart(tmp_path: Path) -> None:
    home = tmp_path / "home"
    with reeltalk_in_a_terminal(home) as screen:
        screen.shows("studio ready")
        screen.type("Something about a lighthouse" + ENTER)
        screen.shows("you")
        screen.until(lambda text: "your turn" in text, "an answer")
        screen.type(CTRL_Q)
        assert screen.end() == 0
    with reeltalk_in_a_terminal(home) as screen:
        screen.shows("studio ready")
        screen.type(CTRL_R)
        screen.shows("earlier prompts")
        screen.type("lightho")
        screen.type(ENTER)
        screen.until(
            lambda text: "Something about a lighthouse" in text.rpartition("message")[2], "the prompt in the box"
        )
