"""How the terminal draws pictures, told from what it says of itself in the environment.

Nothing here asks the terminal: an answer could be taken for typed keys. What the environment leaves open is left to
whoever can ask safely.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from enum import StrEnum


class Means(StrEnum):
    """A way to draw pictures."""

    KITTY = "kitty"
    """Kitty's graphics protocol with Unicode placeholders."""
    SIXEL = "sixel"
    ITERM = "iterm"
    """iTerm2's inline pictures."""
    BLOCKS = "blocks"
    """Characters."""


_BY_TERM = (
    (re.compile(r"xterm-kitty|xterm-ghostty|ghostty"), Means.KITTY),
    (re.compile(r"foot(-.*)?|mlterm(-.*)?|contour(-.*)?|yaft(-.*)?"), Means.SIXEL),
)
_BY_PROGRAM = {
    "kitty": Means.KITTY,
    "ghostty": Means.KITTY,
    "iTerm.app": Means.ITERM,
    "WezTerm": Means.ITERM,
    "mintty": Means.ITERM,
    "rio": Means.ITERM,
}
_NO_ANSWER = frozenset({"", "dumb", "linux", "unknown"})
_KONSOLE_DRAWS_FROM = 220400
"""Konsole 22.04 is the first that draws pictures; of Sixel it draws whole bands, over what stands below."""


def told_by(environment: Mapping[str, str], *, is_posix: bool = True) -> Means | None:
    """The means the environment tells of; None where the terminal itself would have to be asked.

    A multiplexer stands between program and terminal and inherited variables of any terminal, so none counts there.

    Args:
        environment: Variables by their names.
        is_posix: Whether this is a system with terminals that can be asked.
    """
    term = environment.get("TERM", "")
    if not is_posix or term in _NO_ANSWER:
        return Means.BLOCKS
    if environment.get("TMUX"):
        return None
    if environment.get("STY") or environment.get("ZELLIJ") or re.match(r"(screen|tmux)\b", term):
        return Means.BLOCKS
    return next((means for pattern, means in _BY_TERM if pattern.fullmatch(term)), None) or _by_program(environment)


def _by_program(environment: Mapping[str, str]) -> Means | None:
    program, konsole = environment.get("TERM_PROGRAM", ""), environment.get("KONSOLE_VERSION", "")
    if environment.get("KITTY_WINDOW_ID"):
        return Means.KITTY
    if program in _BY_PROGRAM or environment.get("LC_TERMINAL") == "iTerm2":
        return _BY_PROGRAM.get(program, Means.ITERM)
    if konsole.isdigit():
        return Means.ITERM if int(konsole) >= _KONSOLE_DRAWS_FROM else Means.BLOCKS
    return Means.BLOCKS if environment.get("VTE_VERSION") or program == "Apple_Terminal" else None


def told_by_tmux(said: str) -> Means:
    """The means of the terminal that shows a tmux session.

    Args:
        said: What tmux says of its client: its terminal, its features, and whether sequences may pass through it, as
            `TMUX_ASKS` puts it.
    """
    term, features, passes = [*said.strip().split("|"), "", "", ""][:3]
    told = told_by({"TERM": term})
    if told is Means.KITTY and passes in {"on", "all"} and "RGB" in features.split(","):
        return Means.KITTY
    return Means.SIXEL if "sixel" in features.split(",") else Means.BLOCKS


TMUX_ASKS = "#{client_termname}|#{client_termfeatures}|#{allow-passthrough}"
"""A format of tmux; the value of an option is expanded by its name."""

_ATTRIBUTES = re.compile(r"\x1b\[\?([\d;]*)c")
"""A terminal's answer to a question after its attributes (DA1)."""
_SIXEL = "4"


def told_by_attributes(answer: str) -> Means:
    """The means a terminal's answer to DA1 tells of: attribute 4 is Sixel."""
    found = _ATTRIBUTES.search(answer)
    return Means.SIXEL if found and _SIXEL in found[1].split(";") else Means.BLOCKS
