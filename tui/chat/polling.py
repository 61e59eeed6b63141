"""When to look again: a pure schedule, so that waiting can be tested without waiting."""

from __future__ import annotations

import ipaddress
from collections.abc import Callable
from dataclasses import dataclass
from random import uniform
from urllib.parse import urlsplit

from tui.chat.timeline import HEALTHY_QUIET_S
from tui.chat.view import State

LONGEST_WAIT_S = 60.0
ASIDE_S = 4.0
"""Seconds between looks at a session of this machine that is not on the screen: all it has is a strip."""
REVIVAL_S = 600.0
"""Seconds a failure is still looked at now and then: sessions were seen to come back (BEHAVIOUR 2)."""


@dataclass(frozen=True, slots=True)
class Situation:
    """What the next wait depends on. Times are seconds."""

    state: State
    in_state_s: float = 0.0
    errors: int = 0
    """Failed looks in a row."""
    retry_after_s: float | None = None
    """What the API asked to wait."""
    in_doubt: bool = False
    """A failure was reported that is not believed yet."""
    aside: bool = False
    """Another session is on the screen."""


def _jitter() -> float:
    return uniform(0.75, 1.25)  # noqa: S311  # spreads requests over time, keeps no secret


@dataclass(frozen=True, slots=True)
class Schedule:
    """How eagerly a backend is asked, and how long its bad news are doubted."""

    loopback: bool = False
    jitter: Callable[[], float] = _jitter

    @property
    def steady_s(self) -> float:
        """Seconds over which a failure must be reported before it is believed."""
        return 0.5 if self.loopback else 30.0

    @property
    def sightings(self) -> int:
        """Times in a row a failure must be reported before it is believed."""
        return 2 if self.loopback else 3

    @property
    def settling_s(self) -> float:
        """Seconds after a message in which the session may still show the state from before it."""
        return 3.0 if self.loopback else 20.0

    @property
    def expected_quiet_s(self) -> float:
        """Seconds without change that are nothing unusual."""
        return 90.0 if self.loopback else HEALTHY_QUIET_S

    def wait_s(self, now: Situation) -> float | None:
        """Seconds until the next look; None when nothing will change by itself."""
        if now.errors:
            return self._back_off_s(now)
        if now.in_doubt:
            return 0.3 if self.loopback else 10.0
        wait_s = self._loopback_s(now) if self.loopback else self._remote_s(now)
        return max(wait_s, ASIDE_S) if wait_s is not None and now.aside else wait_s

    def _back_off_s(self, now: Situation) -> float:
        first, longest = (0.25, 5.0) if self.loopback else (2.0, LONGEST_WAIT_S)
        own = min(longest, first * 2.0 ** min(now.errors, 10)) * self.jitter()
        return max(own, now.retry_after_s or 0.0)

    def _loopback_s(self, now: Situation) -> float | None:
        match now.state:
            case State.THINKING | State.SENDING | State.OFFLINE:
                return 0.3 if now.in_state_s < 10 else 1.0
            case State.GENERATING:
                return 0.4 if now.in_state_s < 5 else 1.5
            case State.YOUR_TURN:
                return 5.0  # another client may answer
            case _:
                return None

    def _remote_s(self, now: Situation) -> float | None:
        match now.state:
            case State.THINKING | State.SENDING | State.OFFLINE:
                return _by_age(now.in_state_s, (300, 5.0), (900, 15.0))
            case State.GENERATING:
                return _by_age(now.in_state_s, (120, 10.0), (600, 30.0))
            case State.YOUR_TURN:
                return _by_age(now.in_state_s, (600, 30.0))
            case State.FAILED if now.in_state_s < REVIVAL_S:
                return LONGEST_WAIT_S
            case _:
                return None


def _by_age(age_s: float, *steps: tuple[float, float]) -> float:
    """The wait of the first step (up to this age, wait) that is not over, in seconds."""
    return next((wait for until, wait in steps if age_s < until), LONGEST_WAIT_S)


def schedule_for(base_url: str) -> Schedule:
    """The schedule for a backend, told by its address: one on this machine may be asked often."""
    host = urlsplit(base_url).hostname or ""
    try:
        loopback = ipaddress.ip_address(host).is_loopback
    except ValueError:
        loopback = host == "localhost"
    return Schedule(loopback=loopback)
