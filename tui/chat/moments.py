"""Times as a server tells them, which need not be times."""

from __future__ import annotations

_LATEST_S = 32_503_680_000.0
"""The year 3000, in Unix seconds: what lies beyond is told in another unit, or no time at all, and ends a calendar."""


def told_moment(unix_s: float | None) -> float | None:
    """A moment in Unix seconds; None where none was told, or none that a calendar can show."""
    return float(unix_s) if unix_s is not None and 0 < unix_s < _LATEST_S else None
