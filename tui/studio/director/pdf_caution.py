"""PDFs that unpack to far more than they are: read in a process of their own, which may be ended.

A file of a few kilobytes can hold gigabytes of drawing. The library that reads PDFs cannot be interrupted, so one that
looks bulky is read by a child with little time and memory, and all others, which are nearly all there are, right here.
"""

from __future__ import annotations

import pickle
import re
import subprocess
import sys
import zlib
from pathlib import Path

from tui.studio.director.materials import Material, Unreadable
from tui.studio.director.pdf_material import read_pdf

BULKY_BYTES = 4 * 1024 * 1024
"""What one stream, or an eighth of what all streams of a file, may unpack to without caution: seconds of drawing."""
CPU_S = 10
"""Seconds of a processor that a bulky one may take; other work on the machine does not count."""
PATIENCE_S = 60
"""Seconds by the clock."""
MEMORY_BYTES = 2 * 1024**3
_STREAM = re.compile(rb"stream\r?\n")
_ZLIB = 0x78
"""What nearly all packed streams begin with."""


def read_pdf_with_caution(asset_id: str, path: Path, name: str, folder: Path) -> Material:
    """Read a PDF as `read_pdf` does; raises `Unreadable` as well when it takes too much of the machine."""
    if not is_bulky(path):
        return read_pdf(asset_id, path, name, folder)
    given = pickle.dumps((asset_id, path.absolute(), name, folder.absolute()))
    try:
        done = subprocess.run(  # noqa: S603  (ourselves)
            [sys.executable, "-m", __name__], input=given, capture_output=True, timeout=PATIENCE_S, check=False
        )
    except subprocess.TimeoutExpired:
        done = None
    if done is None or done.returncode:
        raise Unreadable("unpacks to far more than a video could show, so it is left out; attach only the pages meant.")
    found: Material | Unreadable = pickle.loads(done.stdout)  # noqa: S301  (from our own child)
    if isinstance(found, Unreadable):
        raise found
    return found


def is_bulky(path: Path) -> bool:
    """Whether a file's streams unpack to a lot, also when they are packed twice."""
    data = memoryview(path.read_bytes())
    left = 8 * BULKY_BYTES
    for found in _STREAM.finditer(data):
        unpacked = _unpacked(data[found.end() :])
        for _ in range(2):  # packed again and again is what nobody does who means well
            if len(unpacked) >= BULKY_BYTES or unpacked[:1] != bytes([_ZLIB]):
                break
            unpacked = _unpacked(memoryview(unpacked))
        left -= len(unpacked)
        if left < 0 or len(unpacked) >= BULKY_BYTES:
            return True
    return False


def _unpacked(packed: memoryview) -> bytes:
    """What a stream unpacks to, at most `BULKY_BYTES` of it; nothing when it is not packed."""
    if not len(packed) or packed[0] != _ZLIB:
        return b""
    try:
        return zlib.decompressobj().decompress(packed, BULKY_BYTES)
    except zlib.error:
        return b""


def _confine() -> None:
    try:
        import resource
    except ImportError:  # Windows; there the clock alone ends it
        return
    resource.setrlimit(resource.RLIMIT_CPU, (CPU_S, CPU_S))
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY_BYTES, MEMORY_BYTES))


def _main() -> None:
    given = pickle.loads(sys.stdin.buffer.read())  # noqa: S301  (from our own parent)
    _confine()
    try:
        found: Material | Exception = read_pdf(*given)
    except Unreadable as finding:
        found = finding
    sys.stdout.buffer.write(pickle.dumps(found))


if __name__ == "__main__":
    _main()
