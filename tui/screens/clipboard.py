"""Copying, by the routes there are: this machine's clipboard, tmux, and from afar the terminal's own (OSC 52)."""

from __future__ import annotations

import asyncio
import base64
import os
import subprocess
from collections.abc import Mapping
from enum import StrEnum

_TMUX_S = 2.0
"""Seconds tmux has to answer."""


class Route(StrEnum):
    """How a copy went, in the words the toast uses."""

    SYSTEM = "this computer's clipboard"
    TMUX = "tmux (its own key pastes it), and on to the terminal's clipboard where that takes it"
    TERMINAL = "the terminal's clipboard (OSC 52); whether it took it, it does not say"


def is_remote(environ: Mapping[str, str] = os.environ) -> bool:
    """Whether this runs over SSH, where the system's clipboard would be the wrong computer's."""
    return bool(environ.get("SSH_TTY") or environ.get("SSH_CONNECTION"))


def copy_to_system(text: str) -> bool:
    """Copy with the system's clipboard tool; False when there is none. May block for a moment: call it in a thread."""
    import pyperclip  # looks for clipboard tools when imported

    try:
        pyperclip.copy(text)
    except (pyperclip.PyperclipException, OSError):
        return False
    return True


def copy_to_tmux(text: str, environ: Mapping[str, str] = os.environ) -> bool:
    """Give text to the tmux this runs in, for its buffer and the terminal outside; False without one.

    Out of the box tmux drops what a program says of the clipboard by OSC 52, wrapped (since 3.3) or not, but not
    what it is told by its own command. Blocks for a moment: call it in a thread.
    """
    if not environ.get("TMUX"):
        return False
    return any(_tmux_takes(text, *options) for options in (("-w",), ()))  # before 3.2 there was no -w


def _tmux_takes(text: str, *options: str) -> bool:
    command = ["tmux", "load-buffer", *options, "-"]
    try:
        subprocess.run(command, check=True, input=text.encode(), capture_output=True, timeout=_TMUX_S)  # noqa: S603  # tmux itself
    except (OSError, subprocess.SubprocessError):
        return False
    return True


async def copied(text: str) -> Route:
    """Copy by what needs no terminal, off the event loop; the route that took it, the terminal's when none did."""
    if not is_remote() and await asyncio.to_thread(copy_to_system, text):
        return Route.SYSTEM
    return Route.TMUX if await asyncio.to_thread(copy_to_tmux, text) else Route.TERMINAL


def osc52(text: str, environ: Mapping[str, str] = os.environ) -> str:
    """The sequence that hands text to the terminal's clipboard; wrapped for tmux, which else keeps it to itself."""
    sequence = f"\x1b]52;c;{base64.b64encode(text.encode()).decode()}\a"
    if environ.get("TMUX"):
        return "\x1bPtmux;" + sequence.replace("\x1b", "\x1b\x1b") + "\x1b\\"
    return sequence
