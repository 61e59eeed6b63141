"""Layers that come again are made once: in memory within a limit, in files over processes, and never wrongly."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from tests.studio.stage.test_compositor import flat
from tui.studio.casting.people import PEOPLE
from tui.studio.stage.compositor import Layer
from tui.studio.stage.shelf import LayerStore, figure_name
from tui.studio.stage.sprite import LaterSprite, Sprite


def keyed(value: int, key: object) -> Sprite:
    return Sprite(flat((value, value, value)).pixels, 2, 4, key)


def never() -> np.ndarray:
    raise AssertionError("drawn again")


def undrawn(key: object) -> LaterSprite:
    return LaterSprite(never, 2, 4, 64, 64, key)


def passing(number: int) -> LaterSprite:
    return LaterSprite(lambda: keyed(number, number).pixels, 2, 4, 64, 64, number, passing=True)


def same(one: Layer, other: Layer) -> bool:
    planes = zip(one.planes, other.planes, strict=True)
    return (one.x_px, one.y_px, one.opaque) == (other.x_px, other.y_px, other.opaque) and all(
        np.array_equal(mine, yours) for pair in planes for mine, yours in zip(*pair, strict=True)
    )


def test_sprites_that_come_again_are_converted_once() -> None:
    store = LayerStore()
    assert store.layer(keyed(1, "a")) is store.layer(undrawn("a"))
    assert store.layer(keyed(1, None)) is not store.layer(keyed(1, None))


def test_equal_keys_of_different_drawers_are_different_layers() -> None:
    store = LayerStore()
    assert not same(store.layer(keyed(1, "a"), "Maya"), store.layer(keyed(200, "a"), "Leo"))


def test_what_is_kept_has_a_limit_and_the_oldest_goes_first() -> None:
    store = LayerStore(limit_bytes=30_000)  # each takes 12 kB
    first, second = store.layer(keyed(0, 0)), store.layer(keyed(1, 1))
    assert store.layer(keyed(0, 0)) is first
    store.layer(keyed(2, 2))
    assert store.layer(keyed(0, 0)) is first
    assert store.layer(keyed(1, 1)) is not second


def test_passing_layers_are_kept_apart_and_in_no_file(tmp_path: Path) -> None:
    store = LayerStore(limit_bytes=30_000, passing_bytes=30_000)  # each takes 12 kB
    lasting = store.layer(keyed(0, "head"))
    drawn = [store.layer(passing(number), "Maya", tmp_path) for number in range(9)]
    assert store.layer(passing(8), "Maya", tmp_path) is drawn[8]
    assert store.layer(passing(0), "Maya", tmp_path) is not drawn[0], "the oldest went"
    assert store.layer(keyed(0, "head")) is lasting, "what lasts stays"
    assert not list(tmp_path.iterdir())


def test_what_one_process_has_drawn_another_reads(tmp_path: Path) -> None:
    drawn = LayerStore().layer(keyed(90, ("head", 3)), "Maya", tmp_path)
    assert same(LayerStore().layer(undrawn(("head", 3)), "Maya", tmp_path), drawn)


@pytest.mark.parametrize("damage", [b"", b"\xff" * 16, b"\xff" * 9000])
def test_a_damaged_file_is_drawn_again(tmp_path: Path, damage: bytes) -> None:
    LayerStore().layer(keyed(90, 1), "Maya", tmp_path)
    file = next(tmp_path.iterdir())
    whole = file.read_bytes()
    file.write_bytes(damage)
    assert same(LayerStore().layer(keyed(90, 1), "Maya", tmp_path), Layer(keyed(90, 1)))
    assert file.read_bytes() == whole


def test_a_folder_that_cannot_be_written_costs_only_time(tmp_path: Path) -> None:
    blocked = tmp_path / "file"
    blocked.write_text("in the way")
    assert same(LayerStore().layer(keyed(90, 1), "Maya", blocked / "layers"), Layer(keyed(90, 1)))


def test_a_figure_s_name_changes_with_what_is_drawn() -> None:
    person = PEOPLE[0]
    other = replace(person.looks[0], look_id="another")
    assert len({figure_name(person, look) for look in (*person.looks, other)}) == len(person.looks) + 1
