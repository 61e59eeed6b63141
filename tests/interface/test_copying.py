"""What is copied arrives where the user pastes, whatever stands between the program and the screen."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.interface.conftest import Opener
from tests.interface.test_mouse import click_on
from tests.interface.views import GENERATING

_OLD = 'case "$*" in *-w*) exit 1;; esac\n'
"""A tmux from before it could tell the terminal outside."""


@pytest.mark.parametrize("refuses", ["", _OLD])
async def test_in_tmux_a_copy_is_in_its_buffer(
    open_app: Opener, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, refuses: str
) -> None:
    program, pasted = tmp_path / "bin" / "tmux", tmp_path / "pasted"
    program.parent.mkdir()
    program.write_text(f"#!/bin/sh\n{refuses}cat > {pasted}\n")
    program.chmod(0o755)
    monkeypatch.setenv("PATH", f"{program.parent}:/usr/bin:/bin")
    monkeypatch.setenv("TMUX", "/tmp/tmux-0/default,1,0")
    monkeypatch.setenv("SSH_TTY", "/dev/pts/0")  # the clipboard of this machine is not the user's
    async with open_app() as stage:
        await stage.show(GENERATING)
        await click_on(stage, "copy")
        await stage.until(lambda: "Copied to tmux" in stage.toasts())
        assert pasted.read_text() == "sess_8f2a"


async def test_a_tmux_that_is_not_there_leaves_it_to_the_terminal(
    open_app: Opener, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.setenv("TMUX", "/tmp/tmux-0/default,1,0")
    monkeypatch.setenv("SSH_TTY", "/dev/pts/0")
    async with open_app() as stage:
        await stage.show(GENERATING)
        await click_on(stage, "copy")
        await stage.until(lambda: "OSC 52" in stage.toasts())
