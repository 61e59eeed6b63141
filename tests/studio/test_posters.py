"""The poster is of the scene that tells most at a glance, drawn with all of it in place."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import numpy as np
from PIL import Image

from tests.studio.boards import small_board
from tests.studio.stage.orders import SCENES, order
from tui.studio.narration.speech import MouthShape
from tui.studio.posters import MOST, candidates
from tui.studio.storyboard import BulletsScene, NumberScene, Picture, PictureScene, StatementScene
from tui.studio.workshop import make_poster

SAID = "Cold brew is easy."
TITLE, PLAIN, CLOSING = small_board().scenes
LIST = BulletsScene(scene_id="l", narration=SAID, headline="Points", points=("One", "Two"))
FIGURE = NumberScene(scene_id="n", narration=SAID, value=42.0)
PHOTO = PictureScene(scene_id="p", narration=SAID, picture=Picture(asset_id="x"), headline="A jar", presenter=False)


def test_a_title_comes_first_and_a_goodbye_last() -> None:
    assert candidates([CLOSING, LIST, FIGURE, TITLE])[0] == 3
    assert candidates([CLOSING, LIST])[-1] == 0
    assert len(candidates([LIST] * 9)) == MOST


def test_without_a_title_it_is_something_to_look_at() -> None:
    assert candidates([LIST, FIGURE, CLOSING])[0] == 1
    assert candidates([LIST.model_copy(update={"presenter": False}), PHOTO])[0] == 1


def test_a_heading_nobody_can_read_at_the_size_of_a_thumb_is_passed_over() -> None:
    short, long = (StatementScene(scene_id="s", narration=SAID, headline=line) for line in ("Easy", "Easy " * 30))
    assert candidates([long, short])[0] == 1


def test_a_scene_in_which_nothing_is_to_be_seen_makes_way_for_the_next(tmp_path: Path) -> None:
    empty = TITLE.model_copy(update={"headline": "", "presenter": False})
    nothing = replace(order(empty, tmp_path), person=None, look=None)
    make_poster([nothing, order(SCENES[0], tmp_path)], tmp_path / "second.jpg")
    make_poster([order(SCENES[0], tmp_path)], tmp_path / "alone.jpg")
    make_poster([nothing], tmp_path / "nothing.jpg")
    assert (tmp_path / "second.jpg").read_bytes() == (tmp_path / "alone.jpg").read_bytes()
    assert (tmp_path / "nothing.jpg").exists(), "the last is taken as it is"


def test_nobody_is_caught_in_the_middle_of_a_word(tmp_path: Path) -> None:
    """Whatever is being said, the poster is the same: lips closed, eyes open, no captions."""
    task = order(SCENES[0], tmp_path)
    silent = replace(task, mouths=(), captions=False, captions_room=True)
    shouting = replace(task, mouths=(MouthShape("D", 0.0, task.frames / 30),))
    for name, made in (("silent", silent), ("shouting", shouting)):
        make_poster([made], tmp_path / f"{name}.jpg")
    quiet, loud = (np.asarray(Image.open(tmp_path / f"{name}.jpg")) for name in ("silent", "shouting"))
    assert np.array_equal(quiet, loud)
