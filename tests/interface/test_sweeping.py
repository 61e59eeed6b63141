"""Full garbage collections wait until nobody types."""

from __future__ import annotations

import gc
from collections.abc import Iterator

import pytest

from tests.interface.conftest import Opener
from tui.screens.sweeping import sweep


@pytest.fixture(autouse=True)
def _as_before() -> Iterator[None]:
    threshold, enabled = gc.get_threshold(), gc.isenabled()
    yield
    gc.set_threshold(*threshold)
    (gc.enable if enabled else gc.disable)()


def _many_collections() -> None:
    gc.collect()
    for _ in range(30):
        gc.collect(1)


def test_it_waits_for_a_pause_and_then_collects() -> None:
    gc.disable()
    _many_collections()
    assert not sweep(idle_s=1.0)
    assert sweep(idle_s=60.0)
    assert gc.get_count()[2] == 0


def test_what_is_not_worth_it_is_left() -> None:
    gc.disable()
    gc.collect()
    assert not sweep(idle_s=60.0)


async def test_in_the_program_none_begins_by_itself(open_app: Opener) -> None:
    ended: list[int] = []
    before = gc.get_threshold()

    def note(phase: str, about: dict[str, int]) -> None:
        if phase == "stop" and about["generation"] == 2:
            ended.append(about["collected"])

    async with open_app() as stage:
        await stage.until(lambda: stage.chat.restored)
        gc.collect()
        gc.callbacks.append(note)
        try:
            kept = [[number] for number in range(200_000)]  # three times what begins one by itself
        finally:
            gc.callbacks.remove(note)
        assert len(kept) == 200_000
        assert ended == []
        assert gc.get_threshold()[2] > before[2]
    assert gc.get_threshold() == before
