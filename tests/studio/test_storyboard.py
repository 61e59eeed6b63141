"""The storyboard's format: what was written stays readable, and nonsense is refused in words."""

from __future__ import annotations

import pytest
from pydantic import ValidationError

from tests.sheets import SAMPLES
from tui.studio.storyboard import ChartKind, ChartScene, ClosingScene, PictureScene, Storyboard, pictures_of

OLD = """{"version": 1, "revision": 2, "title": "Brew", "voice_id": "v", "style_id": "s", "scenes": [
  {"kind": "title", "scene_id": "a", "narration": "One.", "headline": "Cold brew", "presenter": true},
  {"kind": "picture", "scene_id": "b", "narration": "Two.", "picture": {"asset_id": "p", "page": 2}, "headline": "Jar"},
  {"kind": "closing", "scene_id": "c", "narration": "Three.", "headline": "Tonight", "subline": "Or tomorrow"}]}"""


def test_a_storyboard_from_before_the_newer_kinds_still_loads() -> None:
    board = Storyboard.model_validate_json(OLD)
    assert [scene.kind for scene in board.scenes] == ["title", "picture", "closing"]
    picture, closing = board.scenes[1:]
    assert isinstance(picture, PictureScene)
    assert isinstance(closing, ClosingScene)
    assert (picture.name, closing.action) == ("", "")


def test_every_kind_survives_the_journey_as_json() -> None:
    board = Storyboard(title="All", voice_id="v", style_id="s", scenes=SAMPLES)
    assert Storyboard.model_validate_json(board.model_dump_json()) == board


def test_the_pictures_of_a_scene_are_told_whatever_its_kind() -> None:
    shown = {scene.scene_id: [picture.asset_id for picture in pictures_of(scene)] for scene in SAMPLES}
    assert shown["picture"] == ["dusk"]
    assert shown["grid_3"] == ["dusk", "peaks", "shore"]
    assert shown["title"] == []


@pytest.mark.parametrize(
    ("changes", "reason"),
    [
        ({"labels": ("one",), "values": (1, 2)}, "a label for each value"),
        ({"labels": ("one", "two"), "values": (1, float("nan"))}, "finite"),
        ({"labels": ("one", "two"), "values": (3, -1), "chart": ChartKind.PIE}, "none below zero"),
        ({"labels": ("one", "two"), "values": (0, 0), "chart": ChartKind.PIE}, "not all zero"),
        ({"labels": (), "values": ()}, "at least 1"),
    ],
)
def test_a_chart_that_cannot_be_drawn_is_refused(changes: dict[str, object], reason: str) -> None:
    with pytest.raises(ValidationError, match=reason):
        ChartScene.model_validate({"scene_id": "a", "narration": "", **changes})
