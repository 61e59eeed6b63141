"""How long planning takes: brief to storyboard, and a long document."""

from __future__ import annotations

import time
from pathlib import Path

import pytest

from tests.studio.director.corpus import CORPUS
from tests.studio.director.papers import text_pdf
from tui.studio.director.direct import direct
from tui.studio.director.materials import read_material
from tui.studio.director.plan import Wishes, house_casting
from tui.studio.director.revise import revise

PROMPT_LIMIT_S = 0.15
DOCUMENT_LIMIT_S = 2.0


def test_any_prompt_is_planned_within_150_ms() -> None:
    casting = house_casting()
    times = []
    for case in CORPUS:
        started = time.perf_counter()
        direct(case.prompt, [], Wishes(), casting)
        times.append(time.perf_counter() - started)
    assert max(times) < PROMPT_LIMIT_S


@pytest.mark.parametrize(
    "part", ["a, ", "for ", "and the ", "(", "- a\n", "Scene 1: ", "the ", "1. ", "make a video about ", "“"]
)
def test_a_prompt_of_ten_thousand_odd_characters_is_planned_within_a_second(part: str) -> None:
    prompt = (part * 10_000)[:10_000]
    started = time.perf_counter()
    plan = direct(prompt, [], Wishes(), house_casting())
    revise(plan.storyboard, prompt, [], house_casting(), prompt)
    assert time.perf_counter() - started < 1.0


def test_a_document_of_fifty_pages_is_read_and_planned_within_two_seconds(tmp_path: Path) -> None:
    pages = [
        [f"On page {page} fact {line} is about river number {page * line}." for line in range(40)] for page in range(50)
    ]
    path = tmp_path / "long.pdf"
    path.write_bytes(text_pdf(*pages))
    started = time.perf_counter()
    material = read_material("asset_1", path, "application/pdf", "long.pdf", tmp_path / "pictures")
    direct("Summarise the attached report in 60 seconds.", [material], Wishes(), house_casting())
    assert time.perf_counter() - started < DOCUMENT_LIMIT_S
