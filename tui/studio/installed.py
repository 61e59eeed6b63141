"""Whether the program's files are still those this process was started from.

A worker process loads what is installed when it starts. After an upgrade under a running studio that is other code than
the studio's own, and the two do not fit together.
"""

from __future__ import annotations

import hashlib
import os
from functools import cache
from pathlib import Path

import tui

_ROOT = Path(tui.__file__).parent


class UpgradedError(RuntimeError):
    """The program was changed on disk since the studio was started, so that no worker can be started any more."""


class Installed:
    """The program as it was found, for seeing later whether it was changed.

    Args:
        root: The folder its modules are in.
    """

    def __init__(self, root: Path = _ROOT) -> None:
        self._root = root
        self._found = fingerprint(root)

    def is_changed(self) -> bool:
        """Whether a module was added, removed or written since; takes some 2 ms."""
        return fingerprint(self._root) != self._found


def fingerprint(root: Path) -> str:
    """What tells the modules in a folder from those of another version: names, sizes and times, which cost no reading.

    The version stands in one of them, so it needs no mention.
    """
    found = hashlib.blake2b(digest_size=16)
    for folder, below, names in os.walk(root):
        below[:] = sorted(name for name in below if name != "__pycache__")
        for name in sorted(name for name in names if name.endswith(".py")):
            found.update(_told(os.path.join(folder, name)))  # noqa: PTH118  # a Path each would take twice the time
    return found.hexdigest()


def _told(file: str) -> bytes:
    try:
        state = os.stat(file)  # noqa: PTH116
    except OSError:  # an upgrade is just replacing it
        return f"{file} gone\n".encode(errors="surrogateescape")
    return f"{file} {state.st_mtime_ns} {state.st_size}\n".encode(errors="surrogateescape")


@cache
def installed() -> Installed:
    """The program as it was when this was first asked, which the studio does when it starts."""
    return Installed()
