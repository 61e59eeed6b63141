"""How long to wait before the next look."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tui.chat.polling import Schedule, Situation, schedule_for
from tui.chat.view import State

LOCAL, REMOTE = Schedule(loopback=True, jitter=lambda: 1.0), Schedule(jitter=lambda: 1.0)


@pytest.mark.parametrize(
    ("state", "age_s", "wait_s"),
    [
        (State.THINKING, 0, 5),
        (State.GENERATING, 0, 10),
        (State.GENERATING, 119, 10),
        (State.GENERATING, 121, 30),
        (State.GENERATING, 700, 60),
        (State.COMPLETED, 0, None),
        (State.STOPPED, 0, None),
        (State.FAILED, 0, 60),
        (State.FAILED, 601, None),
    ],
)
def test_the_vendor_is_asked_as_often_as_its_advice_allows(state: State, age_s: float, wait_s: float | None) -> None:
    assert REMOTE.wait_s(Situation(state, age_s)) == wait_s


def test_the_studio_is_asked_several_times_a_second_at_first_and_then_seldom() -> None:
    assert LOCAL.wait_s(Situation(State.THINKING)) == 0.3
    assert LOCAL.wait_s(Situation(State.GENERATING)) == 0.4
    assert LOCAL.wait_s(Situation(State.THINKING, 11.0)) == 1.0
    assert LOCAL.wait_s(Situation(State.GENERATING, 6.0)) == 1.5


def test_a_session_of_this_machine_that_nobody_looks_at_is_asked_every_four_seconds() -> None:
    schedule = Schedule(loopback=True)
    assert schedule.wait_s(Situation(State.GENERATING, 60, aside=True)) == 4.0
    assert schedule.wait_s(Situation(State.YOUR_TURN, 60, aside=True)) == 5.0
    assert schedule.wait_s(Situation(State.COMPLETED, 60, aside=True)) is None


def test_errors_back_off_to_a_minute_and_jitter_spreads_them() -> None:
    waits = [REMOTE.wait_s(Situation(State.THINKING, errors=errors)) for errors in range(1, 8)]
    assert waits == [4, 8, 16, 32, 60, 60, 60]
    drawn = {Schedule().wait_s(Situation(State.THINKING, errors=2)) for _ in range(50)}
    assert len(drawn) > 1
    assert all(wait is not None and 6 <= wait <= 10 for wait in drawn)


@given(st.sampled_from(State), st.floats(0, 1e6), st.integers(1, 500), st.floats(0, 5000))
def test_what_the_api_asks_to_wait_is_always_waited(state: State, age: float, errors: int, asked: float) -> None:
    for schedule in (LOCAL, REMOTE):
        wait_s = schedule.wait_s(Situation(state, age, errors, asked))
        assert wait_s is not None
        assert asked <= wait_s <= max(asked, 75)


@pytest.mark.parametrize(
    ("url", "loopback"),
    [
        *(("http://127.0.0.1:8765/", True), ("http://localhost:1", True), ("http://[::1]:1", True)),
        *(("https://api.heygen.com", False), ("http://192.168.1.2", False), ("https://127.example.com", False)),
    ],
)
def test_the_address_tells_the_backend(url: str, loopback: bool) -> None:
    assert schedule_for(url).loopback is loopback
