"""Which bytes a Range header asks for (RFC 9110, section 14)."""

from __future__ import annotations

import re
from dataclasses import dataclass

_ONE_RANGE = re.compile(r"bytes\s*=\s*(\d{0,19})-(\d{0,19})", re.ASCII | re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Span:
    """Bytes from `start` up to, not with, `end`."""

    start: int
    end: int

    @property
    def length(self) -> int:
        """How many bytes."""
        return self.end - self.start


class Unsatisfiable(ValueError):  # noqa: N818  (named as the standard names it)
    """No byte of the file lies in the range."""


def requested(header: str | None, size: int) -> Span | None:
    """The part a client wants of a file of `size` bytes; None for all of it.

    What cannot be understood, or asks for several parts, is answered with the whole file, as the standard allows.

    Raises:
        Unsatisfiable: The range lies behind the file's end.
    """
    found = _ONE_RANGE.fullmatch(header.strip()) if header else None
    if found is None:
        return None
    first, last = found.groups()
    if not first:
        return _suffix(last, size)
    start = int(first)
    if last and int(last) < start:
        return None
    if start >= size:
        raise Unsatisfiable
    return Span(start, min(int(last) + 1, size) if last else size)


def _suffix(last: str, size: int) -> Span | None:
    """The last so many bytes."""
    if not last:
        return None
    if int(last) == 0 or size == 0:
        raise Unsatisfiable
    return Span(max(0, size - int(last)), size)
