"""What a video's file says of itself: how large its pictures are. Read from the file's own table, without a decoder."""

from __future__ import annotations

import struct
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO

_BOXES_READ = 10_000
"""A file of more boxes than this is none of ours."""


def frame_size(path: Path) -> tuple[int, int] | None:
    """Width and height of an MP4's pictures, in pixels; None for a file that does not say.

    The movie box of ISO/IEC 14496-12 holds a track box for each track, and its header the size, as 16.16 numbers; that
    of a sound track is nothing.
    """
    try:
        with path.open("rb") as file:
            file.seek(0, 2)
            for start, end in _tracks(file, file.tell()):
                size = _size_in(file, start, end)
                if size is not None:
                    return size
    except (OSError, struct.error):
        return None
    return None


def _tracks(file: BinaryIO, end: int) -> Iterator[tuple[int, int]]:
    for kind, start, stop in _boxes(file, 0, end):
        if kind == b"moov":
            for inner, inner_start, inner_stop in _boxes(file, start, stop):
                if inner == b"trak":
                    yield inner_start, inner_stop


def _size_in(file: BinaryIO, start: int, end: int) -> tuple[int, int] | None:
    for kind, _, stop in _boxes(file, start, end):
        if kind == b"tkhd":
            file.seek(stop - 8)
            width, height = struct.unpack(">II", file.read(8))
            size = (round(width / 65536), round(height / 65536))
            return size if all(size) else None
    return None


def _boxes(file: BinaryIO, start: int, end: int) -> Iterator[tuple[bytes, int, int]]:
    """The boxes between two places: what each is, where its content begins and ends."""
    for _ in range(_BOXES_READ):
        if start + 8 > end:
            return
        file.seek(start)
        length, kind = struct.unpack(">I4s", file.read(8))
        head = 8
        if length == 1:
            (length,) = struct.unpack(">Q", file.read(8))
            head = 16
        stop = end if length == 0 else start + length
        if stop < start + head or stop > end:
            return
        yield kind, start + head, stop
        start = stop
