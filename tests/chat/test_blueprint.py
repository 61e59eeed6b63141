"""A plan is read whatever shape it has, and never breaks the screen."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tui.api.models import SessionResource
from tui.chat.blueprint import illustrated, read_resource, read_scenes
from tui.chat.view import SceneView
from tui.studio.storyboard import (
    BulletsScene,
    ClosingScene,
    Picture,
    PictureScene,
    QuoteScene,
    StatementScene,
    Storyboard,
    TitleScene,
)


def test_every_kind_of_scene_of_the_studio_is_read() -> None:
    board = Storyboard(
        title="Brew",
        voice_id="v",
        style_id="s",
        scenes=(
            TitleScene(scene_id="a", narration="One.", headline="Cold brew"),
            StatementScene(scene_id="b", narration="Two.", headline="Round"),
            BulletsScene(scene_id="c", narration="Three.", headline="How", points=("Grind", "Steep")),
            QuoteScene(scene_id="d", narration="Four.", quote="Never hot"),
            PictureScene(scene_id="e", narration="Five.", picture=Picture(asset_id="p")),
            ClosingScene(scene_id="f", narration="Six.", headline="Tonight"),
        ),
    )
    scenes = read_scenes(json.loads(board.model_dump_json()))
    assert [(one.number, one.kind, one.headline, one.narration, one.scene_id) for one in scenes] == [
        (1, "title", "Cold brew", "One.", "a"),
        (2, "statement", "Round", "Two.", "b"),
        (3, "bullets", "How", "Three.", "c"),
        (4, "quote", "Never hot", "Four.", "d"),
        (5, "picture", "", "Five.", "e"),
        (6, "closing", "Tonight", "Six.", "f"),
    ]


@pytest.mark.parametrize(
    "metadata",
    [
        {"scenes": [{"title": "Hook", "voiceover": "Hello.", "duration": 6}]},
        {"blueprint": {"storyboard": {"scenes": [{"title": "Hook", "script": "Hello.", "duration_sec": "6 s"}]}}},
        {"data": json.dumps({"shots": [{"heading": "Hook", "text": "Hello.", "start": 0, "end": 6}]})},
        {"plan": {"scenes": {"1": {"name": "Hook", "narration": {"text": "Hello."}, "duration_ms": 6000}}}},
        {"segments": [{"headline": "Hook", "narration": ["Hello."], "length": "0:06"}]},
    ],
)
def test_plans_of_other_shapes_are_read(metadata: dict[str, object]) -> None:
    (scene,) = read_scenes(metadata)
    assert (scene.headline, scene.narration, scene.seconds) == ("Hook", "Hello.", 6)


def test_a_plan_of_plain_texts_is_read() -> None:
    assert [one.narration for one in read_scenes({"scenes": ["One.", "Two."]})] == ["One.", "Two."]


def test_pictures_are_put_to_the_scenes_they_name() -> None:
    def resource(resource_id: str, kind: str, url: str | None, **metadata: object) -> SessionResource:
        return SessionResource(resource_id=resource_id, resource_type=kind, url=url, metadata=metadata)

    scenes = [{"scene_id": "a", "headline": "One"}, {"headline": "Two"}, {"headline": "Three"}]
    views = [
        read_resource(one)
        for one in (
            resource("b", "blueprint", None, scenes=scenes),
            resource("i1", "image", "https://x/1.png", scene_id="a"),
            resource("i2", "image", "https://x/2.png", scene_number=2),
        )
    ]
    board = illustrated({one.resource_id: one for one in views})["b"]
    assert [one.image_url for one in board.scenes] == ["https://x/1.png", "https://x/2.png", None]


def test_a_revised_plan_keeps_its_own_pictures() -> None:
    scenes = [{"scene_id": "a", "headline": "One"}]
    rows = [("b1", "blueprint", None, {"scenes": scenes}), ("b2", "blueprint", None, {"scenes": scenes})]
    rows += [(f"i{at}", "image", f"https://x/{at}", {"scene_id": "a", "blueprint_id": f"b{at}"}) for at in (2, 1)]
    resources = [SessionResource(resource_id=a, resource_type=b, url=c, metadata=d) for a, b, c, d in rows]
    views = illustrated({one.resource_id: read_resource(one) for one in resources})
    assert [views[key].scenes[0].image_url for key in ("b1", "b2")] == ["https://x/1", "https://x/2"]


values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=8),
    lambda inner: (
        st.lists(inner, max_size=4)
        | st.dictionaries(
            st.sampled_from(["scenes", "shots", "headline", "narration", "duration", "image", "url", "start", "end"]),
            inner,
            max_size=4,
        )
    ),
    max_leaves=20,
)


@given(st.dictionaries(st.sampled_from(["scenes", "plan", "title", "scene_id", "scene"]), values))
def test_no_metadata_breaks_the_reading(metadata: dict[str, object]) -> None:
    board = SessionResource(resource_id="b", resource_type="blueprint", metadata=metadata)
    image = SessionResource(resource_id="i", resource_type="image", url="https://x", metadata=metadata)
    views = illustrated({one.resource_id: read_resource(one) for one in (board, image)})
    for scene in views["b"].scenes:
        assert isinstance(scene, SceneView)
        assert scene.headline or scene.narration or len(views["b"].scenes) > 1
        assert scene.seconds is None or scene.seconds > 0


def test_a_plan_nested_without_end_is_given_up() -> None:
    nested: dict[str, object] = {"scenes": [{"headline": "deep"}]}
    for _ in range(500):
        nested = {"more": nested}
    assert read_scenes(nested) == ()
