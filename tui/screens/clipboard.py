"""Copying, by the routes there are: the system's clipboard on this machine, the terminal's own (OSC 52) from afar."""

from __future__ import annotations

import base64
import os
from collections.abc import Mapping
from enum import StrEnum


class Route(StrEnum):
    """How a copy went, in the words the toast uses."""

    SYSTEM = "this computer's clipboard"
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


def osc52(text: str, environ: Mapping[str, str] = os.environ) -> str:
    """The sequence that hands text to the terminal's clipboard; wrapped for tmux, which else keeps it to itself."""
    sequence = f"\x1b]52;c;{base64.b64encode(text.encode()).decode()}\a"
    if environ.get("TMUX"):
        return "\x1bPtmux;" + sequence.replace("\x1b", "\x1b\x1b") + "\x1b\\"
    return sequence
