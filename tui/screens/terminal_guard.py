"""Gives the terminal back for a program that is killed outright, which can do nothing any more itself."""

from __future__ import annotations

import subprocess
from contextlib import suppress

from tui.screens.terminal_signals import Tab, restore_title, tab_progress

_MODES_OFF = (1000, 1002, 1003, 1006, 1015, 1016, 1004, 2004, 2048, 2026)
"""Mouse, focus, pasting, sizes and updates in one piece, by the numbers of their modes."""
_SCRIPT = """read -r word; [ "$word" = done ] && exit; stty sane <&1; printf '%b' "$1" """
"""Waits for the word of a program that ended in good order; the end of the pipe without it means that it was killed."""
_TOLD = "reeltalk was ended by force. Start it again to go on where it was."
_PATIENCE_S = 1.0


class TerminalGuard:
    """A shell of a megabyte that waits beside the program, and does nothing as long as that ends in good order."""

    def __init__(self, terminal: int) -> None:
        """Begin to watch over a terminal.

        Args:
            terminal: Its file descriptor, to write to.

        Raises:
            OSError: There is no shell here.
        """
        self._shell = subprocess.Popen(  # noqa: S603  # the system's own shell, and a script of ours
            ["/bin/sh", "-c", _SCRIPT, "reeltalk-guard", whole_again()],
            stdin=subprocess.PIPE,
            stdout=terminal,
            stderr=subprocess.DEVNULL,
            start_new_session=True,  # what ends or stops the program's group is not meant for it
        )

    def dismiss(self) -> None:
        """End the watch: the terminal has been given back."""
        with suppress(OSError, ValueError, subprocess.TimeoutExpired):
            self._shell.communicate(b"done\n", timeout=_PATIENCE_S)


def whole_again() -> str:
    """All that gives a terminal back, with escape as printf reads it; kitty's keys go before the screen they are of."""
    modes = "".join(f"\x1b[?{mode}l" for mode in _MODES_OFF)
    title = tab_progress(Tab.NOTHING, 0) + restore_title()
    words = f"{modes}\x1b[<u{title}\x1b[?1049l\x1b[?7h\x1b[?25h\x1b[0m\r{_TOLD}\r\n"
    return words.replace("\\", "\\\\").replace("\x1b", "\\033").replace("\a", "\\007")
