"""Arms and hands: when they move, how, and where they are drawn."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.studio.stage.test_presenter_pose import speeches
from tui.studio.casting.catalogue import Framing
from tui.studio.casting.people import PEOPLE
from tui.studio.narration.speech import MouthShape
from tui.studio.stage.engine import skia
from tui.studio.stage.figure.arms import RESTING
from tui.studio.stage.figure.figure import Figure
from tui.studio.stage.figure.gestures import arms_at, plan_gestures
from tui.studio.stage.figure.pose import Pose
from tui.studio.stage.presenter import Anchor, Presenter
from tui.studio.stage.task import Size

FRAME_S = 1 / 30
LETTERS = "BDACEHFBXDBGCDAEX"


def talk(length_s: float, start_s: float = 0.3, letters: str = LETTERS) -> tuple[MouthShape, ...]:
    """Shapes of an eighth of a second each."""
    count = int(length_s * 8)
    return tuple(MouthShape(letters[n % len(letters)], start_s + n / 8, start_s + (n + 1) / 8) for n in range(count))


def test_a_scene_begins_with_a_gesture_and_ends_with_hands_at_rest() -> None:
    for seed in range(40):
        plan = plan_gestures(talk(9.0), seed)
        assert plan[0].begin_s == pytest.approx(0.2)
        assert all(before.end_s < after.begin_s for before, after in pairwise(plan)), "hands come to rest in between"
        assert plan[-1].end_s <= 0.3 + 9.0 + 0.2 + 1e-6


@given(mouths=speeches(), seed=st.integers(0, 2**32))
@settings(max_examples=60, deadline=None)
def test_hands_are_at_rest_before_and_after_whatever_is_said(mouths, seed) -> None:
    plan = plan_gestures(mouths, seed)
    begin_s, end_s = (mouths[0].start_s, mouths[-1].end_s) if mouths else (0.0, 0.0)
    assert arms_at(begin_s - 0.11, plan) == (RESTING, RESTING)
    assert arms_at(end_s + 0.21, plan) == (RESTING, RESTING)


def test_a_word_or_two_are_said_with_still_hands() -> None:
    assert plan_gestures(talk(0.8), 1) == ()
    assert plan_gestures((), 1) == ()


def test_hands_never_jump() -> None:
    for seed in range(12):
        plan = plan_gestures(talk(14.0), seed)
        places = [arms_at(frame * FRAME_S, plan, 0.5) for frame in range(450)]
        for before, after in pairwise(places):
            for old, new in zip(before, after, strict=True):
                assert np.hypot(new.wrist_x - old.wrist_x, new.wrist_y - old.wrist_y) < 26
                assert abs(new.angle_deg - old.angle_deg) < 20


def test_a_gesture_starts_and_ends_slowly() -> None:
    plan = plan_gestures(talk(9.0), 5)
    for at_s in (plan[0].begin_s, plan[0].end_s - 2 * FRAME_S):
        (one, _), (other, _) = arms_at(at_s, plan), arms_at(at_s + 2 * FRAME_S, plan)
        assert np.hypot(one.wrist_x - other.wrist_x, one.wrist_y - other.wrist_y) < 5


def test_no_two_scenes_have_the_same_gestures_and_one_scene_always_has_the_same() -> None:
    texts = [LETTERS[n:] + LETTERS[:n] for n in range(len(LETTERS))]
    plans = [plan_gestures(talk(8.0, letters=text), 7) for text in texts]
    assert len({(plan[0].left, plan[0].right) for plan in plans}) == len(texts)
    assert plan_gestures(talk(8.0), 7) == plan_gestures(talk(8.0), 7)


def test_a_long_scene_is_not_one_gesture_over_and_over() -> None:
    plan = plan_gestures(talk(60.0), 3)
    assert 6 <= len(plan) <= 20
    assert all((before.left, before.right) != (after.left, after.right) for before, after in pairwise(plan))
    moving = sum(gesture.end_s - gesture.begin_s for gesture in plan)
    assert moving < 45, "hands are calm for a good part of the time"


def test_without_room_beside_the_body_hands_stay_before_it() -> None:
    for seed in range(30):
        for gesture in plan_gestures(talk(20.0), seed, narrow=True):
            assert min(gesture.left.wrist_x, gesture.right.wrist_x) > 55


@pytest.mark.parametrize("framing", [Framing.HALF, Framing.FULL])
@pytest.mark.parametrize("right", [False, True])
def test_an_arm_is_drawn_within_the_area_it_names(framing, right) -> None:
    person = next(person for person in PEOPLE if person.build > 1)
    figure = Figure(person, replace(person.looks[0], framing=framing))
    for gesture in plan_gestures(talk(40.0), 11):
        arm = gesture.right if right else gesture.left
        pixels = np.zeros((1000, 900, 4), np.uint8)
        surface = skia.Surface(pixels, colorType=skia.kBGRA_8888_ColorType, alphaType=skia.kPremul_AlphaType)
        surface.getCanvas().translate(250, 0)
        figure.draw_arm(surface.getCanvas(), Pose(left=arm, right=arm, breath=-1, lean=1), right=right)
        rows, columns = (np.flatnonzero(pixels[..., 3].any(axis=axis)) for axis in (1, 0))
        left, top, far, bottom = figure.arm_area(arm, right=right)
        assert left <= columns[0] - 250
        assert columns[-1] - 250 <= far
        assert top <= rows[0]
        assert rows[-1] <= bottom


@pytest.mark.parametrize("framing", Framing)
def test_hands_are_seen_where_the_framing_has_them(framing) -> None:
    person = PEOPLE[1]
    size, mouths = Size(600, 600), talk(8.0)
    someone = Presenter(person, replace(person.looks[0], framing=framing), size, Anchor(300, 600, 600))
    counts = [len(someone.sprites(t_s, mouths)) for t_s in np.arange(0.0, 8.0, 0.1)]
    least, most = {Framing.CLOSE: (5, 5), Framing.HALF: (5, 7), Framing.FULL: (7, 7)}[framing]
    assert (min(counts), max(counts) > 5) == (least, most > 5)
    assert max(counts) <= most
