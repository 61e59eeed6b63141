"""What the status pane says, read without a terminal."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from tests.interface.views import COMPLETED, GENERATING, NOW, REVIEWING
from tui.chat.view import ConversationView, Span, State, Trouble
from tui.widgets.pieces import text_of
from tui.widgets.status_lines import bar, status_line, status_lines


def said(view: ConversationView, now: float = NOW, width: int = 30) -> str:
    return "\n".join(text_of(line) for line in status_lines(view, now, width))


def test_a_run_tells_its_state_time_progress_and_rest() -> None:
    text = said(GENERATING)
    assert text.splitlines()[0].startswith("● generating")
    assert text.splitlines()[0].endswith("00:41")
    assert "62 %" in text
    assert "about 16 s left" in text
    assert "asked 2 s ago · next in 1 s" in text


def test_no_time_left_is_shown_before_it_is_known() -> None:
    assert "left" not in said(replace(GENERATING, eta_s=None))


def test_no_bar_is_shown_before_progress_was_reported() -> None:
    assert "%" not in said(replace(GENERATING, progress=None))


def test_each_transition_keeps_its_duration_and_the_running_one_counts() -> None:
    assert any(line.split() == ["✓", "thinking", "00:19"] for line in said(GENERATING).splitlines())
    assert "00:51" in said(GENERATING, NOW + 10)


def test_a_finished_run_does_not_go_on_counting_its_last_transition() -> None:
    last = [line for line in said(COMPLETED, NOW + 500).splitlines() if line.startswith("✓ completed")][-1]
    assert last.strip() == "✓ completed"


def test_many_transitions_are_counted_rather_than_pushed_out_of_sight() -> None:
    spans = tuple(Span(State.THINKING, "thinking", NOW + n, NOW + n + 1) for n in range(20))
    assert "… 8 earlier" in said(replace(GENERATING, spans=spans))


def test_earlier_transitions_make_way_when_there_is_little_room() -> None:
    spans = tuple(Span(State.THINKING, "thinking", NOW + n, NOW + n + 1) for n in range(9))
    lines = status_lines(replace(GENERATING, spans=spans), NOW, 30, 14)
    assert len(lines) <= 14
    assert any("earlier" in text_of(line) for line in lines)


def test_ids_can_be_copied() -> None:
    actions = [piece.action for line in status_lines(GENERATING, NOW, 30) for piece in line if piece.action]
    assert actions == ["screen.copy_id('session')", "screen.copy_id('video')"]


def test_a_status_the_api_invents_is_shown_as_it_came() -> None:
    assert "“dreaming”" in said(replace(REVIEWING, status="dreaming"))


def test_trouble_says_what_why_and_the_way_out_in_both_forms() -> None:
    view = replace(REVIEWING, trouble=Trouble("It broke.", "A fuse.", "Change it."))
    assert {"✗ It broke.", "A fuse.", "→ Change it."} <= set(said(view).splitlines())
    assert "It broke." in text_of(status_line(view, NOW, 79))


def test_a_stall_is_told_in_words() -> None:
    view = replace(GENERATING, notice="no change for 6 min; healthy sessions have been quiet for 5")
    assert "no change for 6 min" in said(view)
    assert "no change for 6 min" in text_of(status_line(view, NOW, 100))


def test_a_stop_that_has_not_taken_effect_says_so() -> None:
    assert "next checkpoint" in said(replace(REVIEWING, state=State.THINKING, stopping=True))


def test_queued_messages_are_listed() -> None:
    assert "queued  then the second" in said(replace(GENERATING, queued=("then the second",)))


@given(st.integers(-50, 150), st.integers(1, 60))
def test_a_bar_always_has_its_width(percent: int, width: int) -> None:
    assert len(bar(percent, width)) == width


@given(st.sampled_from(State), st.text(max_size=40), st.integers(20, 60), st.none() | st.integers(0, 100))
def test_any_view_can_be_told(state: State, text: str, width: int, progress: int | None) -> None:
    view = ConversationView(
        state=state, status=text, notice=text, session_id=text or None, progress=progress, trouble=Trouble(text)
    )
    assert status_lines(view, NOW, width)
    assert status_line(view, NOW, width)
