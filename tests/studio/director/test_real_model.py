"""A real small model, SmolLM2-135M-Instruct served by llama.cpp: its true bytes played back, and a live one if given.

To run against a live endpoint: REELTALK_TEST_MODEL_URL=http://127.0.0.1:11434/v1 REELTALK_TEST_MODEL=qwen3:4b.
"""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from tests.studio.director.endpoints import Sent, model
from tests.studio.director.test_mending import BREW, said, written
from tui.studio.director.confer import confer
from tui.studio.director.model_places import Endpoint, base_url
from tui.studio.director.plan import Plan, Wishes

LEAVES = "make a 15 second video about photosynthesis"
RECORDED = Path(__file__).parent / "recorded"
URL, NAME = os.environ.get("REELTALK_TEST_MODEL_URL", ""), os.environ.get("REELTALK_TEST_MODEL", "")


def played(name: str) -> Sent:
    """What the model really sent, in parts that part its events."""
    content = (RECORDED / f"smollm2-135m-{name}.sse").read_bytes()
    return Sent([content[at : at + 1000] for at in range(0, len(content), 1000)])


def test_a_small_model_lost_in_json_writes_the_video_in_plain_words() -> None:
    with model(played("leaves-as-json"), played("leaves-in-words")) as served:
        plan = written(served, LEAVES)
    assert "small-model wrote the words; check its facts." in plan.message
    assert said(plan)[0].startswith("Photosynthesis is a vital process that occurs in plants")
    assert len(plan.storyboard.scenes) >= 3
    assert "it wrote more" in plan.message
    assert plan.storyboard.title == "Photosynthesis"


def test_a_small_model_that_loses_the_users_facts_gives_way_to_the_editor() -> None:
    with model(played("cold-brew-as-json")) as served:
        plan = written(served, BREW)
    assert "I wrote this without small-model" in plan.message
    assert "Steep it for 16 hours in the fridge." in " ".join(said(plan))


@pytest.mark.skipif(not (URL and NAME), reason="no live endpoint is given")
@pytest.mark.parametrize("prompt", [LEAVES, BREW])
def test_a_live_model_writes_a_video_or_the_editor_does(prompt: str) -> None:
    key = os.environ.get("REELTALK_TEST_MODEL_KEY", "")
    plan = confer(prompt, [], Wishes(), endpoint=Endpoint(base_url(URL), NAME, key), may_ask=False)
    assert isinstance(plan, Plan)
    assert len(plan.storyboard.scenes) >= 3
    assert f"{NAME} wrote the words" in plan.message or f"I wrote this without {NAME}" in plan.message
