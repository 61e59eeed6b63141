"""How the presenter moves: smoothly, never at rest, and with the words."""

from __future__ import annotations

from itertools import combinations, pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tui.studio.narration.speech import MOUTH_SHAPES, MouthShape
from tui.studio.stage.figure.mouth_shapes import MOUTHS, REST, mouth_at
from tui.studio.stage.figure.pose import Pose, open_eyed, pose_at

FRAME_S = 1 / 30

BOUNDS = {
    "blink": 0.65,
    "gaze_x": 1.6,
    "gaze_y": 0.8,
    "brow": 0.35,
    "nod": 0.4,
    "yaw": 0.06,
    "pitch": 0.12,
    "roll_deg": 0.1,
    "breath": 0.1,
    "lean": 0.1,
}
"""The largest change between two frames that still reads as movement and not as a jump."""


@st.composite
def speeches(draw) -> tuple[MouthShape, ...]:
    """Mouth shapes as the narration gives them: in order, at least 40 ms each, with pauses."""
    at, shapes = 0.0, []
    for letter, length, pause in draw(
        st.lists(
            st.tuples(st.sampled_from(MOUTH_SHAPES), st.floats(0.04, 0.3), st.sampled_from([0, 0, 0, 0.2, 0.7])),
            max_size=30,
        )
    ):
        shapes.append(MouthShape(letter, at, at + length))
        at += length + pause
    return tuple(shapes)


@given(mouths=speeches(), seed=st.integers(0, 2**32), start_s=st.floats(-1, 40))
@settings(max_examples=60, deadline=None)
def test_nothing_jumps_between_two_frames(mouths, seed, start_s) -> None:
    poses = [pose_at(start_s + frame * FRAME_S, mouths, seed) for frame in range(45)]
    for before, after in pairwise(poses):
        for name, bound in BOUNDS.items():
            assert abs(getattr(after, name) - getattr(before, name)) <= bound, name
        assert abs(after.mouth.open - before.mouth.open) <= 14
        assert abs(after.mouth.half_width - before.mouth.half_width) <= 7


@given(mouths=speeches(), t_s=st.floats(-1, 12))
@settings(deadline=None)
def test_a_mouth_stays_between_the_shapes_it_is_made_of(mouths, t_s) -> None:
    shown = mouth_at(t_s, mouths)
    for index, value in enumerate(shown):
        values = [mouth[index] for mouth in MOUTHS.values()]
        assert min(values) - 1e-9 <= value <= max(values) + 1e-9


def test_a_silent_mouth_rests() -> None:
    assert mouth_at(3.0, ()) == REST
    assert mouth_at(3.0, (MouthShape("D", 0.0, 1.0),)) == REST


@pytest.mark.parametrize("shape", MOUTH_SHAPES)
def test_a_shape_that_is_held_is_reached(shape) -> None:
    shown = mouth_at(1.0, (MouthShape(shape, 0.0, 2.0),))
    assert shown == pytest.approx(MOUTHS[shape])


def test_lips_close_for_an_m_between_two_vowels() -> None:
    speech = (MouthShape("D", 0.0, 0.2), MouthShape("A", 0.2, 0.28), MouthShape("D", 0.28, 0.5))
    narrowest = min(mouth_at(0.2 + step * 0.005, speech).open for step in range(20))
    assert narrowest < 0.25 * MOUTHS["D"].open


def test_lips_move_before_the_sound() -> None:
    speech = (MouthShape("X", 0.0, 1.0), MouthShape("D", 1.0, 2.0))
    assert mouth_at(1.0, speech).open > 0.5 * MOUTHS["D"].open


def test_a_pose_is_the_same_whenever_it_is_asked_for() -> None:
    assert pose_at(7.3, (MouthShape("C", 7.0, 8.0),), 5) == pose_at(7.3, (MouthShape("C", 7.0, 8.0),), 5)


def blinks(seed: int, length_s: float) -> list[float]:
    """When the lids are first shut, in seconds."""
    shut = [pose_at(frame * FRAME_S, (), seed).blink > 0.9 for frame in range(int(length_s / FRAME_S))]
    return [frame * FRAME_S for frame in range(1, len(shut)) if shut[frame] and not shut[frame - 1]]


def test_blinks_come_as_often_as_a_person_s_and_never_in_a_beat() -> None:
    times = blinks(3, 120.0)
    assert 12 <= len(times) / 2 <= 30, "a minute"
    gaps = [round(after - before, 2) for before, after in pairwise(times)]
    assert len(set(gaps)) > len(gaps) / 2


def test_two_presenters_do_not_blink_together() -> None:
    assert blinks(1, 30.0) != blinks(2, 30.0)


@given(t_s=st.floats(0, 600), seed=st.integers(0, 2**32))
def test_a_still_is_taken_with_open_eyes_and_at_most_a_double_blink_earlier(t_s, seed) -> None:
    moment = open_eyed(t_s, seed)
    assert pose_at(moment, (), seed).blink == 0
    assert 0 <= t_s - moment < 0.8


def test_a_stressed_word_lifts_the_brows() -> None:
    dull = tuple(MouthShape("B", step * 0.1, step * 0.1 + 0.1) for step in range(30))
    stressed = (*dull[:14], MouthShape("D", 1.4, 1.8), *dull[18:])
    assert pose_at(1.6, stressed).brow > pose_at(1.6, dull).brow + 0.3


def test_the_eyes_come_back_to_the_viewer() -> None:
    for seed in range(20):
        poses = [pose_at(step * FRAME_S, (), seed) for step in range(1800)]
        away = [abs(pose.gaze_x + 0.9 * pose.yaw) > 0.3 or abs(pose.gaze_y + 0.4 * pose.pitch) > 0.3 for pose in poses]
        assert 0.02 < sum(away) / len(away) < 0.4
        longest = max((len(run) for run in "".join(".x"[one] for one in away).split(".")), default=0)
        assert longest * FRAME_S < 1.6


def test_brows_greet_the_viewer_as_the_speaking_begins() -> None:
    dull = tuple(MouthShape("B", 1 + step * 0.1, 1.1 + step * 0.1) for step in range(30))
    assert max(pose_at(1 + step * FRAME_S, dull).brow for step in range(12)) > pose_at(3.0, dull).brow + 0.25


def test_the_head_never_repeats_its_way() -> None:
    ways = [[pose_at(begin + step / 5, (), 3).yaw for step in range(10)] for begin in range(0, 60, 2)]
    assert min(max(abs(a - b) for a, b in zip(one, two, strict=True)) for one, two in combinations(ways, 2)) > 0.03


def test_the_eyes_stay_with_the_viewer_while_the_head_turns() -> None:
    poses: list[Pose] = [pose_at(step * 0.25, (), 11) for step in range(160)]
    together = sum(pose.gaze_x * pose.yaw for pose in poses)
    assert together < 0


@given(mouths=speeches(), seed=st.integers(0, 2**32), phases=st.tuples(*[st.integers(0, 2**32)] * 2), data=st.data())
@settings(max_examples=60, deadline=None)
def test_a_scene_ends_in_the_attitude_in_which_any_other_begins(mouths, seed, phases, data) -> None:
    frames = data.draw(st.integers(30, 1200))
    spoken = tuple(mouth for mouth in mouths if mouth.end_s < frames * FRAME_S - 0.3)
    last = pose_at(frames * FRAME_S, spoken, seed, emphasis=0.0, phase=phases[0], lasts_s=frames * FRAME_S)
    first = pose_at(0.0, (), seed, emphasis=0.0, phase=phases[1])
    for part in BOUNDS:
        assert getattr(last, part) == pytest.approx(getattr(first, part), abs=0.02 if part in {"brow"} else 1e-6)


@given(seed=st.integers(0, 2**32), phase=st.integers(0, 2**32), frames=st.integers(30, 400))
@settings(max_examples=60, deadline=None)
def test_coming_back_to_that_attitude_is_not_seen_as_a_jump(seed, phase, frames) -> None:
    bounds = BOUNDS | {"roll_deg": 0.14, "breath": 0.2, "lean": 0.2}  # whole breaths may have to be quicker
    poses = [pose_at(number * FRAME_S, (), seed, phase=phase, lasts_s=frames * FRAME_S) for number in range(frames + 1)]
    for part, most in bounds.items():
        steps = [abs(getattr(after, part) - getattr(before, part)) for before, after in pairwise(poses)]
        assert max(steps) <= most, part
