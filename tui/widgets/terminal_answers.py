"""Asking the terminal what it is while keys are typed: its answer is taken out of what is typed.

Textual 8.2 reads an answer it does not know as keys, so the answer must not come to it.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable

from textual._xterm_parser import XTermParser
from textual.message import Message

ASK_ATTRIBUTES = "\x1b[c"
"""DA1: every terminal since the VT100 answers it, or nothing."""
_ANSWER = r"\x1b\[\?[\d;]*c"
_BEGINNING = r"\x1b\[\?[\d;]*\Z"


class Listener:
    """Takes one answer out of what comes from the terminal, and hands it on.

    Args:
        answered: is given the answer, in the thread that reads the terminal.
    """

    def __init__(self, answered: Callable[[str], None]) -> None:
        self._answered = answered
        self._held = ""
        self.done = False

    def without_answer(self, data: str) -> str:
        """What was typed. What only an answer begins with waits for the rest; escape alone is a key, and does not."""
        data, self._held = self._held + data, ""
        if self.done:
            return data
        if found := re.search(_ANSWER, data):
            self.done = True
            self._answered(found[0])
            return data[: found.start()] + data[found.end() :]
        if beginning := re.search(_BEGINNING, data):
            self._held = beginning[0]
            return data[: beginning.start()]
        return data


_listening: list[Listener] = []
"""At most one; empty while nothing was asked."""


def listen(answered: Callable[[str], None]) -> None:
    """Take the next answer to `ASK_ATTRIBUTES` out of everything typed; `stand_by` has to have been called before."""
    _listening[:] = [Listener(answered)]


def stand_by() -> None:
    """See what comes from the terminal before it is read as keys; to be called before the program runs."""
    read = XTermParser.feed
    if read.__name__ == "sifted":
        return

    def sifted(parser: XTermParser, data: str) -> Iterable[Message]:
        if not _listening or not data:  # nothing at all is how the end is told
            return read(parser, data)
        typed = _listening[0].without_answer(data)
        if _listening[0].done:
            _listening.clear()
        return read(parser, typed) if typed else ()

    setattr(XTermParser, "feed", sifted)  # noqa: B010  # a method may not be assigned to
