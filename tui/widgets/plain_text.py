"""Text from outside, made fit for a terminal: nothing in it is obeyed, everything in it can be seen."""

from __future__ import annotations

import os
import re
from collections.abc import Mapping
from functools import cache

from rich.cells import cell_len, set_cell_size

_JOINING = ("\u200d", "\ufe0f", *map(chr, range(0x1F3FB, 0x1F400)))
_STRAY = "\u200d(?![\u2190-\u2bff\U0001f000-\U0001faff])"
"""A joiner before a letter: the letter is drawn, and Rich counts no cell for it."""
_JOINS = "[\u200d\ufe0f]|(?<=[\u261d-\U0001faff])[\U0001f3fb-\U0001f3ff]"
"""What makes one sign of several emoji, or an emoji of a letter."""


def draws_joined(environ: Mapping[str, str] = os.environ) -> bool:
    """Whether the terminal is one that draws joined emoji as one sign of two cells.

    Most do not: they give each part its own cells, tmux drops the end of long ones, and everything to the right moves.
    """
    if environ.get("TMUX") or environ.get("STY"):
        return False
    own = {"TERM": {"xterm-kitty", "xterm-ghostty", "foot"}, "TERM_PROGRAM": {"WezTerm", "ghostty", "iTerm.app"}}
    return any(environ.get(variable) in names for variable, names in own.items())


@cache
def _apart() -> re.Pattern[str]:
    """What is taken out; compiled when the first text has it: 3 ms of the time to the first frame."""
    return re.compile(_STRAY if draws_joined() else _JOINS)


@cache
def _seen() -> dict[int, str | None]:
    """What is written for codes that must not reach a terminal."""
    carets = {code: f"^{chr(0x40 + code)}" for code in range(0x20) if chr(code) not in "\n\t"}
    # Bidirectional overrides can make a name read as another; C1 codes are control sequences in one byte.
    unseen = dict.fromkeys([*range(0x80, 0xA0), *range(0x202A, 0x202F), *range(0x2066, 0x206A), 0xFEFF])
    # Half a character, as in a file's name that is no text: six are sent to the terminal for it, which breaks the row.
    halves = dict.fromkeys(range(0xD800, 0xE000), "\ufffd")
    return {**carets, 0x7F: "^?", **unseen, **halves}


def plain(text: str) -> str:
    """Text with every control code written with a caret (escape is ^[), so that a terminal obeys none of it.

    Joined emoji are taken apart for a terminal that would, since every row has to be as wide as we think.
    """
    if not text.isascii() and any(one in text for one in _JOINING):
        text = _apart().sub("", text)
    if text.isprintable():
        return text  # nothing of the table is printable, and nearly all text is
    return text.replace("\r\n", "\n").replace("\r", "\n").translate(_seen())


def one_line(text: str, width: int) -> str:
    """Text on one line of at most `width` cells, ended by … where something was cut."""
    flat = plain(" ".join(text.split()))
    if cell_len(flat) <= width:
        return flat
    return set_cell_size(flat, max(width - 1, 0)).rstrip() + "…" if width > 0 else ""


def short_id(identifier: str, width: int = 12) -> str:
    """The beginning of an id, enough to recognise it by."""
    return one_line(identifier, width)


def end_of(path: str, width: int) -> str:
    """A path in at most `width` cells; where it is cut, its end stays: that is the name of the file or folder."""
    shown = plain(path)
    while cell_len(shown) > max(width, 2):
        shown = f"…{shown[2:]}"
    return shown
