"""Windows of the newest messages become one history: in order, whole, and with nothing twice."""

from __future__ import annotations

from collections import Counter
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from tui.chat.transcript import Line, Transcript, merge


def line(content: str, at: float | None = None, role: str = "model", kind: str = "text") -> Line:
    return Line(at, role, kind, content)


def said(lines: tuple[Line, ...]) -> list[str]:
    return [one.content for one in lines]


lines = st.builds(
    Line,
    st.one_of(st.none(), st.integers(0, 3).map(float)),
    st.sampled_from(["user", "model"]),
    st.just("text"),
    st.sampled_from(["ok", "yes", "no"]),
)
histories = st.lists(lines, max_size=8).map(tuple)


def is_within(part: tuple[Line, ...], whole: tuple[Line, ...]) -> bool:
    """Whether a sequence occurs in another, in its order, possibly with gaps."""
    rest = iter(one.identity for one in whole)
    return all(identity in rest for identity in (one.identity for one in part))


@given(
    st.lists(st.tuples(st.sampled_from(["user", "model"]), st.booleans()), max_size=120),
    st.data(),
)
def test_any_overlapping_looks_at_a_growing_log_give_the_whole_log(
    told: list[tuple[str, bool]], data: st.DataObject
) -> None:
    """Messages that differ, with or without a time, over windows that leave no gap between them."""
    limit = data.draw(st.integers(1, 40))
    log = tuple(line(f"m{at}", float(at) if dated else None, role) for at, (role, dated) in enumerate(told))
    seen, history = 0, ()
    while seen < len(log):
        seen = min(len(log), seen + data.draw(st.integers(1, max(1, limit - 1))))
        history = merge(history, log[max(0, seen - limit) : seen][::-1], limit)
    if limit > 1 or len(log) <= 1:
        assert history == log


@given(st.lists(st.sampled_from(["ok", "yes"]), max_size=39), st.data())
def test_repeats_without_a_time_are_counted_while_the_window_shows_them_all(
    words: list[str], data: st.DataObject
) -> None:
    log = tuple(line(word) for word in words)
    cuts = sorted([*data.draw(st.lists(st.integers(0, len(log)), max_size=5)), len(log)])
    history: tuple[Line, ...] = ()
    for cut in cuts:
        history = merge(history, log[:cut][::-1])
    assert history == log


@given(histories, histories, st.integers(1, 10))
def test_whatever_the_server_shows_nothing_known_is_lost_or_moved(
    history: tuple[Line, ...], window: tuple[Line, ...], limit: int
) -> None:
    merged = merge(history, window[:limit], limit)
    assert is_within(history, merged)
    shown = Counter(one.identity for one in window[:limit])
    assert not shown - Counter(one.identity for one in merged)


@given(histories, histories, st.integers(1, 10))
def test_whatever_the_server_shows_no_dated_message_is_doubled(
    history: tuple[Line, ...], window: tuple[Line, ...], limit: int
) -> None:
    window = window[:limit]
    merged = Counter(one.identity for one in merge(history, window, limit))
    had, shown = Counter(one.identity for one in history), Counter(one.identity for one in window)
    for identity, count in merged.items():
        if identity[0] is not None:
            assert count == max(had[identity], shown[identity])


@given(histories, histories)
def test_the_same_window_twice_changes_nothing(first: tuple[Line, ...], second: tuple[Line, ...]) -> None:
    once = Transcript().merged(first).merged(second)
    assert once.merged(second) == once


def test_more_messages_than_a_window_between_two_looks_keep_their_order() -> None:
    first = tuple(line(f"a{at}", float(at)) for at in range(40))
    later = tuple(line(f"b{at}", 100.0 + at) for at in range(40))
    assert merge(first, later[::-1]) == first + later


def test_messages_of_one_second_that_come_in_another_order_are_not_doubled() -> None:
    one, two = line("one", 5), line("two", 5)
    assert merge((one, two), (one, two)) == (one, two)


def test_resources_that_appear_later_are_taken_over() -> None:
    bare, full = line("plan", 5), Line(5, "model", "text", "plan", ("r1",))
    assert merge((bare,), (full,)) == (full,)
    assert merge((full,), (bare,)) == (full,)


def test_an_own_message_waits_in_its_place_until_its_echo_takes_it_over() -> None:
    transcript = Transcript().merged((line("hello", 1),)).said("take-1", "shorter  please")
    assert [entry.pending for entry in transcript.entries()] == [False, True]
    transcript = transcript.merged((line("done", 3), line("hello", 1)))
    assert [entry.content for entry in transcript.entries()] == ["hello", "shorter  please", "done"]
    transcript = transcript.merged((line("done", 3), line("shorter please", 2, "user"), line("hello", 1)))
    assert [(entry.content, entry.pending) for entry in transcript.entries()] == [
        *(("hello", False), ("shorter please", False), ("done", False)),
    ]
    assert transcript.entries()[1].key == "take-1"
    assert transcript.pending == ()


def test_two_equal_messages_have_an_echo_each() -> None:
    transcript = Transcript().said("take-1", "ok").said("take-2", "ok")
    transcript = transcript.merged((line("ok", 1, "user"),))
    assert [entry.pending for entry in transcript.entries()] == [False, True]
    transcript = transcript.merged((line("ok", 2, "user"), line("ok", 1, "user")))
    assert [entry.key for entry in transcript.entries()] == ["take-1", "take-2"]


def test_an_earlier_message_of_the_same_words_is_not_taken_for_the_echo() -> None:
    transcript = Transcript().merged((line("ok", 1, "user"),)).said("take-1", "ok")
    assert [entry.pending for entry in transcript.merged((line("ok", 1, "user"),)).entries()] == [False, True]


def test_the_prompt_is_recognised_however_the_server_words_it() -> None:
    transcript = Transcript().said("take-1", "A film", opening=True).merged((line("A film [3 files]", 1, "user"),))
    assert [entry.pending for entry in transcript.entries()] == [False]


@given(histories, st.lists(histories, max_size=4))
def test_keys_are_unique_and_stay_while_lines_are_added(start: tuple[Line, ...], more: list[tuple[Line, ...]]) -> None:
    log = start
    transcripts = [Transcript().merged(log[::-1])]
    for lines_more in more:
        log = (*log, *lines_more)
        transcripts.append(transcripts[-1].merged(log[::-1]))
    for before, after in pairwise(transcripts):
        old, new = ([entry.key for entry in one.entries()] for one in (before, after))
        assert len(set(new)) == len(new)
        assert set(old) <= set(new)


def test_a_message_that_is_still_being_written_grows_where_it_stands() -> None:
    first = Line(5.0, "user", "text", "a film about bees")
    parts = ["Bees", "Bees dance", "Bees dance to tell the way."]
    history: tuple[Line, ...] = ()
    for part in parts:
        history = merge(history, [Line(6.0, "model", "text", part), first])
    history = merge(history, [Line(6.0, "model", "text", "Done."), Line(6.0, "model", "text", parts[-1]), first])
    assert [line.content for line in history] == ["a film about bees", parts[-1], "Done."]


def test_a_message_that_grows_stays_the_same_thing_on_the_screen() -> None:
    shown = Transcript()
    keys = []
    for part in ("Bees", "Bees dance", "Bees dance to tell the way."):
        shown = shown.merged([Line(6.0, "model", "text", part), Line(5.0, "user", "text", "a film about bees")])
        keys.append([entry.key for entry in shown.entries()])
    assert keys[0] == keys[1] == keys[2]
    assert shown.entries()[-1].content == "Bees dance to tell the way."
