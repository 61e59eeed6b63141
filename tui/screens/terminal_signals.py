"""What a terminal can be told besides what it shows: a notification, progress in its tab, a title. Pure: text out.

Each is sent only to terminals known to take it: others would show it as text, or take one thing for another (an older
iTerm2 takes progress for a notification).
"""

from __future__ import annotations

import os
from collections.abc import Mapping
from enum import IntEnum

from tui.widgets.plain_text import one_line

_ESC, _BEL = "\x1b", "\a"
_TITLE_CELLS = 80
_BODY_CELLS = 200
BELL = _BEL


class Tab(IntEnum):
    """What the terminal's tab shows, in the numbers of OSC 9;4."""

    NOTHING = 0
    PROGRESS = 1
    ERROR = 2
    BUSY = 3
    """At work, nobody knows how far."""
    PAUSED = 4


def notification(title: str, body: str, environ: Mapping[str, str] = os.environ) -> str:
    """What makes the terminal notify the desktop: OSC 777 where a title is taken, else OSC 9."""
    if _is_bare(environ):
        return ""
    title, body = (_harmless(text, _BODY_CELLS) for text in (title, body))
    if _knows_777(environ):
        return _through(f"{_ESC}]777;notify;{title.replace(';', ',')};{body.replace(';', ',')}{_BEL}", environ)
    # A message that began with a figure and a semicolon would be a command to ConEmu and Windows Terminal.
    return _through(f"{_ESC}]9;{title}: {body}{_BEL}", environ)


def tab_progress(tab: Tab, percent: int = 0, environ: Mapping[str, str] = os.environ) -> str:
    """What shows progress in the terminal's tab or in the task bar; empty where it is not known to be taken."""
    if not _knows_progress(environ):
        return ""
    figure = max(0, min(percent, 100))
    return _through(f"{_ESC}]9;4;{tab.value};{figure}{_BEL}", environ)


def window_title(title: str, environ: Mapping[str, str] = os.environ) -> str:
    """What sets the window's title, in tmux the pane's."""
    return "" if _is_bare(environ) else f"{_ESC}]2;{_harmless(title, _TITLE_CELLS)}{_BEL}"


def keep_title(environ: Mapping[str, str] = os.environ) -> str:
    """What makes the terminal remember its title."""
    return "" if _is_bare(environ) else f"{_ESC}[22;2t"


def restore_title(environ: Mapping[str, str] = os.environ) -> str:
    """What gives the terminal back the title it remembers."""
    return "" if _is_bare(environ) else f"{_ESC}[23;2t"


def _is_bare(environ: Mapping[str, str]) -> bool:
    return environ.get("TERM", "") in {"", "dumb", "linux", "unknown"}


def _knows_777(environ: Mapping[str, str]) -> bool:
    term = environ.get("TERM", "")
    program = environ.get("TERM_PROGRAM", "").casefold()
    return term.startswith(("foot", "rxvt")) or program in {"ghostty", "wezterm"} or "VTE_VERSION" in environ


def _knows_progress(environ: Mapping[str, str]) -> bool:
    program = environ.get("TERM_PROGRAM", "").casefold()
    known = {"WT_SESSION", "KONSOLE_VERSION", "WEZTERM_PANE", "GHOSTTY_RESOURCES_DIR"} & environ.keys()
    if known or program in {"ghostty", "wezterm", "mintty"}:
        return True
    if environ.get("ConEmuANSI", "").upper() == "ON":  # its own spelling
        return True
    return program == "iterm.app" and _version(environ.get("TERM_PROGRAM_VERSION", "")) >= (3, 6, 6)


def _version(text: str) -> tuple[int, ...]:
    return tuple(int(part) for part in text.split(".") if part.isdigit())


def _harmless(text: str, width: int) -> str:
    """Text that cannot end the sequence it stands in, nor begin another."""
    return one_line(text, width)


def _through(sequence: str, environ: Mapping[str, str]) -> str:
    """A sequence as tmux hands it on to the terminal around it."""
    if not environ.get("TMUX"):
        return sequence
    return f"{_ESC}Ptmux;{sequence.replace(_ESC, _ESC * 2)}{_ESC}\\"
