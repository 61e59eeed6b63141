"""The studio's cache of what is costly to make: speech, encoded scenes, drawings, each under a name of its content.

Any session of one home may use what another has made. What was used least lately goes first when there is too much,
but nothing that a production may be using at this moment.
"""

from __future__ import annotations

import contextlib
import hashlib
import os
import time
from functools import cache
from pathlib import Path

LIMIT_BYTES = 2 * 1024**3
"""How large a cache may grow: about five hours of finished scenes."""

IN_USE_S = 3600.0
"""What was used within this time, in seconds, is not thrown away, so that no running production loses a piece."""


def pieces_folder(home: Path) -> Path:
    """Where the pieces lie that any session of a studio's home may use."""
    return home / "cache" / "pieces"


def digest(*parts: object) -> str:
    """A short name for content: parts of the same `repr` give the same name in every process."""
    return hashlib.sha256(repr(parts).encode()).hexdigest()[:24]


def content_digest(path: Path) -> str:
    """A short name for a file's bytes.

    Raises:
        OSError: The file cannot be read.
    """
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()[:24]


@cache
def code_digest() -> str:
    """A short name for the code that draws, so that nothing drawn outlives a change of how things look."""
    stage = Path(__file__).parent / "stage"
    modules = hashlib.sha256()
    for module in sorted(stage.rglob("*.py")):  # none are there where only compiled ones are shipped, as a whole
        modules.update(module.read_bytes())
    return modules.hexdigest()[:24]


def use(path: Path) -> bool:
    """Whether a piece is there; if it is, it counts as used now."""
    try:
        os.utime(path)
    except FileNotFoundError:
        return False
    except OSError:
        return path.exists()  # a cache that may only be read serves as well
    return True


def cache_size(folder: Path) -> int:
    """How many bytes the cache holds."""
    return sum(size for _, size, _ in _pieces(folder))


def trim_cache(folder: Path, limit_bytes: int = LIMIT_BYTES, in_use_s: float = IN_USE_S) -> int:
    """Throw away what was used least lately until the cache is within its limit; returns the bytes it then holds.

    What workers that were killed left half written goes whatever the limit.
    """
    pieces = sorted(_pieces(folder))
    held = sum(size for _, size, _ in pieces)
    too_new = time.time() - in_use_s
    for used_at, size, path in pieces:
        if used_at > too_new:
            break
        if held <= limit_bytes and not is_half_written(path):
            continue
        with contextlib.suppress(OSError):  # on Windows, what another process reads cannot go
            path.unlink()
            held -= size
    return held


def is_half_written(path: Path) -> bool:
    """Whether a file has the name of one that is still being written, or of a note between processes."""
    return path.name.startswith(".") or path.suffix in {".part", ".frames"}


def _pieces(folder: Path) -> list[tuple[float, int, Path]]:
    """When each piece was used last (seconds since the epoch), its bytes, and its file."""
    pieces = []
    with contextlib.suppress(FileNotFoundError), os.scandir(folder) as entries:
        for entry in entries:
            with contextlib.suppress(FileNotFoundError):  # another process trims, too
                if entry.is_file(follow_symlinks=False):
                    about = entry.stat(follow_symlinks=False)
                    pieces.append((about.st_mtime, about.st_size, Path(entry.path)))
    return pieces
