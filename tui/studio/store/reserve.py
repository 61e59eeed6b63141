"""A little of the disk that is kept back: when all else is full, it makes room to write down what went wrong."""

from __future__ import annotations

import os
from pathlib import Path

RESERVE_BYTES = 4 * 1024 * 1024
"""Far more than a note takes, for whatever else still writes gets some of it."""


class Reserve:
    """A file that is only there to be removed.

    Args:
        file: Where it lies, on the disk it stands for.
    """

    def __init__(self, file: Path) -> None:
        self._file = file

    def keep(self) -> None:
        """Take the room, where there is any and it is not taken yet."""
        if self._file.exists():
            return
        try:
            self._file.write_bytes(os.urandom(RESERVE_BYTES))  # some disks keep zeros in no room at all
        except OSError:
            self._file.unlink(missing_ok=True)

    def release(self) -> bool:
        """Give the room back; False where none was left to give."""
        try:
            self._file.unlink()
        except OSError:
            return False
        return True
