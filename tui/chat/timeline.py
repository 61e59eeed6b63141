"""Every status seen, with its time: what the status pane tells, as pure values.

A reading of the session goes in, a new timeline comes out; time left, quiet time and stalls are read off it.
"""

from __future__ import annotations

from dataclasses import replace

from tui.api.first_terms import SessionStatus
from tui.api.records import record
from tui.chat.view import Span, State

WORKING = frozenset({State.SENDING, State.THINKING, State.GENERATING})
"""States in which something is being done without the user."""
HEALTHY_QUIET_S = 285.0
"""The longest a session that came to a good end was seen without change, in seconds (BEHAVIOUR 2)."""
LONG_THINKING_S = 15 * 60.0
"""Seconds of thinking after which the vendor's own advice is to look closer (BEHAVIOUR 4)."""
PACE_S = 2.0
PACE_POINTS = 5
PACE_SAMPLES = 3
"""A pace is known after this many seconds, percent points and readings that differ."""
PACE_WINDOW = 12
"""Readings the pace is taken from, so that it follows a rendering that slows down."""

_STATES: dict[str, State] = {
    SessionStatus.THINKING: State.THINKING,
    SessionStatus.WAITING_FOR_INPUT: State.YOUR_TURN,
    SessionStatus.REVIEWING: State.YOUR_TURN,
    SessionStatus.GENERATING: State.GENERATING,
    SessionStatus.COMPLETED: State.COMPLETED,
    SessionStatus.FAILED: State.FAILED,
}


def state_of(status: str) -> State:
    """The screen's state for the API's word; a word not known means that the agent is at something."""
    return _STATES.get(status, State.THINKING)


@record(frozen=True, slots=True)
class Timeline:
    """What was seen of a session so far. Times are Unix seconds."""

    spans: tuple[Span, ...] = ()
    samples: tuple[tuple[float, int], ...] = ()
    """(time, percent) of the rendering under way, one for each percent seen."""
    mark: tuple[str, int | None, str | None] | None = None
    """Status, progress and video of the last reading: a change of any is a sign of life."""
    changed_at: float | None = None
    unseen_since: float | None = None
    """From when on nothing was seen, for a timeline that was kept: the last span ends there if it did not last."""

    @property
    def span(self) -> Span | None:
        """The stretch that lasts."""
        return self.spans[-1] if self.spans else None

    def seen(
        self, state: State, status: str, at: float, *, progress: int | None = None, video_id: str | None = None
    ) -> Timeline:
        """The timeline after one more reading.

        Args:
            state: what the reading was judged to mean.
            status: the API's word; empty for what only this side knows, as "sending".
            at: Unix seconds of the reading.
            progress: percent as reported, if any was.
            video_id: the current video.
        """
        at = max(at, self.changed_at or at)
        mark = (status, progress, video_id)
        same = mark == self.mark and self.span is not None and self.span.state is state
        return Timeline(
            spans=self._spans_with(state, status, at),
            samples=self._samples_with(state, progress, video_id, at),
            mark=mark,
            changed_at=self.changed_at if same else at,
        )

    def _spans_with(self, state: State, status: str, at: float) -> tuple[Span, ...]:
        last = self.span
        if last is None:
            return (Span(state, status, at),)
        if last.state is state and (last.status == status or not status):
            return self.spans
        if last.state is state and not last.status:  # known here before the API said so
            return (*self.spans[:-1], replace(last, status=status))
        at = max(at, last.started_at)
        ended_at = at if self.unseen_since is None else max(self.unseen_since, last.started_at)
        return (*self.spans[:-1], replace(last, ended_at=ended_at), Span(state, status, at))

    def _samples_with(
        self, state: State, progress: int | None, video_id: str | None, at: float
    ) -> tuple[tuple[float, int], ...]:
        if state is not State.GENERATING or progress is None:
            return ()
        if not self.samples or progress < self.samples[-1][1] or (self.mark and self.mark[2] != video_id):
            return ((at, progress),)
        return self.samples if progress == self.samples[-1][1] else (*self.samples, (at, progress))

    def in_state_s(self, now: float) -> float:
        """Seconds since the present state began, whatever words it came in."""
        began = now
        for span in reversed(self.spans):
            if span.state is not self.spans[-1].state:
                break
            began = span.started_at
        return max(0.0, now - began)

    def quiet_s(self, now: float) -> float | None:
        """Seconds without any change while the agent works; None when nothing is expected of it."""
        if self.span is None or self.span.state not in WORKING or self.changed_at is None:
            return None
        return max(0.0, now - self.changed_at)

    def eta_s(self, now: float) -> float | None:
        """Seconds left at the present pace; None until a pace can be known, and once it is overdue."""
        moving = [sample for sample in self.samples if sample[1] > 0]  # at 0 % it is still being prepared
        recent = moving[-PACE_WINDOW:]
        if len(recent) < PACE_SAMPLES:
            return None
        took_s, points = recent[-1][0] - recent[0][0], recent[-1][1] - recent[0][1]
        if took_s < PACE_S or points < PACE_POINTS:
            return None
        left = (100 - recent[-1][1]) * took_s / points - (now - recent[-1][0])
        return left if left >= 0 else None


def stall_notice(timeline: Timeline, now: float, *, expected_quiet_s: float = HEALTHY_QUIET_S) -> str:
    """What to say about a session in which nothing changes; empty while that is nothing unusual.

    Args:
        timeline: what was seen.
        now: Unix seconds.
        expected_quiet_s: seconds of quiet that healthy sessions of this backend show.
    """
    quiet_s = timeline.quiet_s(now)
    if quiet_s is None or timeline.span is None:
        return ""
    if quiet_s > expected_quiet_s:
        usual = f"healthy sessions have been quiet for {minutes(expected_quiet_s)}"
        return f"No change for {minutes(quiet_s)}; {usual}. Stopping it is up to you: a message will not wake it."
    thinking_s = timeline.in_state_s(now)
    if timeline.span.state is State.THINKING and thinking_s > LONG_THINKING_S:
        return f"Thinking for {minutes(thinking_s)}, which is unusually long; it still reports changes."
    return ""


def minutes(seconds: float) -> str:
    """A length of time in words: "40 s", "6 min"."""
    return f"{seconds:.0f} s" if seconds < 60 else f"{seconds / 60:.0f} min"
