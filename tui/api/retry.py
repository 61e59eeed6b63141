"""When a call is tried again, and after how long. Pure: it decides, the transport waits."""

from __future__ import annotations

import math
from dataclasses import dataclass
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime

LONGEST_ASKED_S = 24 * 3600.0
"""More seconds than anybody asks to wait: such a number is a date in disguise, or a mistake."""


@dataclass(frozen=True, slots=True)
class RetryPolicy:
    """How often and how patiently calls are repeated (contract behaviour, section 5)."""

    retries: int = 2
    """Repeats after the first try."""
    first_wait_s: float = 1.0
    """Seconds before the first repeat; doubled for each one after."""
    longest_wait_s: float = 30.0
    """Seconds of Retry-After that are waited for; more is the caller's decision."""
    jitter: float = 0.25
    """By how much of itself a wait varies, so that many clients do not come back in step."""

    def backoff_s(self, attempt: int, chance: float) -> float:
        """Tell how long to wait when the server did not say.

        Args:
            attempt: which try failed, counted from 0.
            chance: a number from 0 to 1, from a random source.

        Returns:
            Seconds, never more than `longest_wait_s`.
        """
        wait_s = min(self.first_wait_s * 2.0 ** min(attempt, 60), self.longest_wait_s)
        return min(wait_s * (1 + self.jitter * (2 * chance - 1)), self.longest_wait_s)


def retry_after_s(value: str | None, now: datetime | None = None) -> float | None:
    """Read a Retry-After header, which holds seconds or a date.

    Args:
        value: the header, None when there is none.
        now: the time to count a date from; the clock's when not given.

    Returns:
        Seconds to wait, at least 0; None when the header is absent or unreadable.
    """
    if value is None:
        return None
    try:
        seconds = float(value)
    except ValueError:
        seconds = _seconds_until(value, now or datetime.now(UTC))
    if math.isnan(seconds) or seconds > LONGEST_ASKED_S:
        return None
    return max(seconds, 0.0)


def moment(date: str | None) -> datetime | None:
    """A point in time as HTTP headers tell it; None when there is none, or it cannot be read."""
    try:
        found = parsedate_to_datetime(date or "")
    except (ValueError, TypeError, IndexError, OverflowError):
        return None
    return found if found.tzinfo else found.replace(tzinfo=UTC)


def _seconds_until(date: str, now: datetime) -> float:
    found = moment(date)
    return math.nan if found is None else (found - now).total_seconds()
