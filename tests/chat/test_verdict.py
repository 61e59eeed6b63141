"""What the API says is weighed: bad news has to be steady, and the video has a say."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from tui.chat.polling import Schedule
from tui.chat.verdict import GONE, Look, Memory, judge
from tui.chat.view import State

PATIENCE = Schedule()
WORDS = ["thinking", "waiting_for_input", "reviewing", "generating", "completed", "failed", GONE, "odd"]
VIDEOS = [None, "pending", "processing", "completed", "failed", "odd"]
row = st.tuples(st.floats(0.1, 40), st.sampled_from(WORDS), st.sampled_from(VIDEOS))
# In runs: only what is told several times over some time can be believed.
looks = st.lists(st.tuples(row, st.integers(1, 6)), max_size=8).map(
    lambda runs: [told for told, times in runs for _ in range(times)]
)


def bad(word: str, video: str | None) -> bool:
    """Whether a look speaks of an end without a video."""
    if word in {"failed", GONE}:
        return video in {None, "failed", "odd"}
    return word == "completed" and video == "failed"


@given(looks)
def test_a_failure_is_believed_only_after_steady_bad_news(rows: list[tuple[float, str, str | None]]) -> None:
    memory, now, bad_since, in_a_row = Memory(), 0.0, 0.0, 0
    for after_s, word, video in rows:
        now += after_s
        in_a_row = in_a_row + 1 if bad(word, video) else 0
        bad_since = now if in_a_row <= 1 else bad_since
        memory = judge(Look(now, word, video), memory, PATIENCE)
        if memory.state is State.FAILED:
            assert in_a_row >= PATIENCE.sightings
            assert now - bad_since >= PATIENCE.steady_s


@given(looks)
def test_a_finished_video_is_never_called_a_failure(rows: list[tuple[float, str, str | None]]) -> None:
    memory, now = Memory(), 0.0
    for after_s, word, _ in rows:
        now += after_s
        memory = judge(Look(now, word, "completed"), memory, PATIENCE)
        assert memory.state is not State.FAILED


@given(looks, st.floats(0, 19))
def test_right_after_a_message_no_word_from_before_counts(rows: list[tuple[float, str, str | None]], at: float) -> None:
    for _, word, video in rows:
        memory = judge(Look(at, word, video), Memory(told_at=0.0), PATIENCE)
        if word in {"completed", "waiting_for_input", "reviewing", "failed"}:
            assert memory.state is State.THINKING


def test_bad_news_in_doubt_leaves_the_state_as_it_was() -> None:
    memory = judge(Look(0, "failed"), Memory(state=State.GENERATING), PATIENCE)
    assert memory.state is State.GENERATING
    assert memory.in_doubt
    assert judge(Look(5, "thinking"), memory, PATIENCE) == Memory(state=State.THINKING)


def test_a_stopped_session_that_is_set_going_elsewhere_is_at_work_again() -> None:
    stopped = judge(Look(0, "waiting_for_input"), Memory(stop_asked=True), PATIENCE)
    assert stopped.state is State.STOPPED
    assert judge(Look(1, "waiting_for_input"), stopped, PATIENCE).state is State.STOPPED
    assert judge(Look(2, "thinking"), stopped, PATIENCE) == Memory(state=State.THINKING)
