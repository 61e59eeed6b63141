"""Spans, pace and quiet, read off what was seen and when."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tui.chat.timeline import Timeline, stall_notice, state_of
from tui.chat.view import State

readings = st.lists(
    st.tuples(
        st.sampled_from(["thinking", "generating", "waiting_for_input", "failed", "odd"]),
        st.floats(-5, 60),
        st.one_of(st.none(), st.integers(0, 100)),
    ),
    max_size=30,
)


def told(rows: list[tuple[str, float, int | None]]) -> tuple[Timeline, float]:
    timeline, now = Timeline(), 1000.0
    for status, after_s, progress in rows:
        now += after_s
        timeline = timeline.seen(state_of(status), status, now, progress=progress)
    return timeline, now


@given(readings)
def test_spans_join_without_gaps_even_when_the_clock_goes_back(rows: list[tuple[str, float, int | None]]) -> None:
    timeline, _ = told(rows)
    for before, after in zip(timeline.spans, timeline.spans[1:], strict=False):
        assert before.ended_at == after.started_at
        assert before.started_at <= after.started_at
        assert (before.state, before.status) != (after.state, after.status)
    assert all(span.ended_at is None for span in timeline.spans[-1:])


@given(readings)
def test_time_left_is_never_negative_nor_told_without_a_pace(rows: list[tuple[str, float, int | None]]) -> None:
    timeline, now = told(rows)
    eta_s = timeline.eta_s(now)
    if eta_s is not None:
        assert eta_s >= 0
        assert len({percent for _, percent in timeline.samples}) >= 3


@pytest.mark.parametrize(
    ("status", "state"),
    [
        *(("thinking", State.THINKING), ("waiting_for_input", State.YOUR_TURN), ("reviewing", State.YOUR_TURN)),
        *(("generating", State.GENERATING), ("completed", State.COMPLETED), ("failed", State.FAILED)),
        ("dreaming", State.THINKING),
    ],
)
def test_every_word_has_a_state(status: str, state: State) -> None:
    assert state_of(status) is state


def test_time_left_follows_the_pace_and_runs_down_between_readings() -> None:
    timeline = Timeline()
    for second, percent in ((0, 0), (10, 10), (20, 20), (30, 30)):
        timeline = timeline.seen(State.GENERATING, "generating", second, progress=percent)
    assert timeline.eta_s(30) == pytest.approx(70)
    assert timeline.eta_s(40) == pytest.approx(60)
    assert timeline.eta_s(101) is None


def test_the_time_before_the_first_percent_does_not_slow_the_pace() -> None:
    timeline = Timeline().seen(State.GENERATING, "generating", 0, progress=0)
    for second, percent in ((60, 10), (61, 20), (62, 30)):
        timeline = timeline.seen(State.GENERATING, "generating", second, progress=percent)
    assert timeline.eta_s(62) == pytest.approx(7)


def test_no_time_left_is_told_from_one_jump() -> None:
    timeline = Timeline().seen(State.GENERATING, "generating", 0, progress=0)
    timeline = timeline.seen(State.GENERATING, "generating", 30, progress=31)
    assert timeline.eta_s(30) is None


def test_progress_that_falls_back_begins_a_new_pace() -> None:
    timeline = Timeline()
    for second, percent in ((0, 0), (10, 30), (20, 60), (30, 2)):
        timeline = timeline.seen(State.GENERATING, "generating", second, progress=percent)
    assert timeline.eta_s(30) is None


def test_quiet_is_the_time_without_change_of_status_progress_or_video() -> None:
    timeline = Timeline().seen(State.THINKING, "thinking", 0, progress=0)
    timeline = timeline.seen(State.THINKING, "thinking", 100, progress=0)
    assert timeline.quiet_s(100) == 100
    assert timeline.seen(State.THINKING, "thinking", 110, progress=1).quiet_s(110) == 0
    assert timeline.seen(State.THINKING, "thinking", 110, progress=0, video_id="v").quiet_s(110) == 0
    assert timeline.seen(State.YOUR_TURN, "reviewing", 110).quiet_s(500) is None


def test_a_quiet_that_healthy_sessions_have_shown_is_no_stall() -> None:
    timeline = Timeline().seen(State.THINKING, "thinking", 0)
    assert stall_notice(timeline, 284) == ""
    assert "No change for 6 min" in stall_notice(timeline, 360)


def test_a_kept_timeline_ends_where_it_was_last_seen() -> None:
    kept = Timeline().seen(State.GENERATING, "generating", 100).spans
    timeline = Timeline(spans=kept, unseen_since=150).seen(State.COMPLETED, "completed", 9000)
    assert [(span.started_at, span.ended_at) for span in timeline.spans] == [(100, 150), (9000, None)]
