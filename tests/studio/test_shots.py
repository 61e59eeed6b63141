"""Shots: scenes placed on the video's line of time."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from tui.studio.narration.speech import MouthShape, Word
from tui.studio.pauses import BREATH_LIMIT_S, CLOSING_TAIL_S, LEAD_S, OPENING_LEAD_S, length_s
from tui.studio.shots import Narration, arrange, duration_s, spoken_words
from tui.studio.stage.task import FPS
from tui.studio.storyboard import StatementScene

SPEECHES = st.lists(st.floats(0.1, 60.0), min_size=1, max_size=12)


def _narration(seconds: float) -> Narration:
    half = seconds / 2
    words = (Word("one", 0.0, half), Word("two", half, seconds))
    return Narration(Path("speech.npz"), seconds, words, (MouthShape("X", 0.0, seconds),))


def _scenes(count: int) -> list[StatementScene]:
    return [StatementScene(scene_id=f"s{n}", narration="one two", headline="One") for n in range(count)]


@given(SPEECHES)
def test_every_scene_starts_on_the_frame_after_the_one_before(lengths: list[float]) -> None:
    shots = arrange(_scenes(len(lengths)), [_narration(seconds) for seconds in lengths])
    frame = 0
    for shot in shots:
        assert round(shot.starts_at_s * FPS) == frame
        frame += shot.frames
    assert duration_s(shots) == frame / FPS


@given(SPEECHES)
def test_no_speech_is_cut_off_and_the_video_opens_and_ends_with_a_breath(lengths: list[float]) -> None:
    shots = arrange(_scenes(len(lengths)), [_narration(seconds) for seconds in lengths])
    for shot in shots:
        assert shot.words[-1].end_s <= shot.frames / FPS
        assert shot.lead_s >= LEAD_S
    assert shots[0].lead_s == OPENING_LEAD_S
    assert shots[-1].frames / FPS - shots[-1].words[-1].end_s >= CLOSING_TAIL_S - 1e-6


@given(SPEECHES, st.floats(1.0, 600.0))
def test_scenes_are_held_towards_the_length_asked_for_and_never_past_it(lengths: list[float], target_s: float) -> None:
    narrations = [_narration(seconds) for seconds in lengths]
    plain = duration_s(arrange(_scenes(len(lengths)), narrations))
    aimed = duration_s(arrange(_scenes(len(lengths)), narrations, target_s))
    rounding = len(lengths) / FPS
    assert plain - rounding <= aimed <= max(plain, target_s) + rounding
    if plain < target_s <= plain + BREATH_LIMIT_S:
        assert abs(aimed - target_s) <= rounding


@given(SPEECHES, st.floats(1.0, 600.0), st.integers(0), st.floats(-BREATH_LIMIT_S, BREATH_LIMIT_S))
def test_a_scene_that_becomes_longer_is_made_up_for_by_two_others_at_most(
    lengths: list[float], target_s: float, which: int, by_s: float
) -> None:
    changed = list(lengths)
    changed[which % len(lengths)] = max(0.3, changed[which % len(lengths)] + by_s)
    before, after = (
        [shot.frames for shot in arrange(_scenes(len(said)), [_narration(s) for s in said], target_s)]
        for said in (lengths, changed)
    )
    differ = {at for at, pair in enumerate(zip(before, after, strict=True)) if pair[0] != pair[1]}
    assert len(differ - {which % len(lengths)}) <= 2


@given(SPEECHES, st.none() | st.floats(1.0, 600.0), st.floats(0.3, 3.0))
def test_a_length_can_be_told_before_anything_is_placed(
    lengths: list[float], target_s: float | None, pause: float
) -> None:
    made = duration_s(arrange(_scenes(len(lengths)), [_narration(seconds) for seconds in lengths], target_s, pause))
    assert abs(made - length_s(len(lengths), sum(lengths), target_s, pause)) <= len(lengths) / FPS


@given(SPEECHES)
def test_words_of_the_whole_video_follow_one_another(lengths: list[float]) -> None:
    words = spoken_words(arrange(_scenes(len(lengths)), [_narration(seconds) for seconds in lengths]))
    assert len(words) == 2 * len(lengths)
    for earlier, later in pairwise(words):
        assert earlier.end_s <= later.start_s + 1e-6
