"""The cache: what was used last stays, what is in use is never thrown away, and its size can be told."""

from __future__ import annotations

import os
import time
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tui.studio.cache import cache_size, content_digest, digest, trim_cache, use

LONG_AGO_S = 100_000


def _piece(folder: Path, name: str, size: int, used_s_ago: float) -> Path:
    piece = folder / name
    piece.write_bytes(b"\0" * size)
    used = time.time() - used_s_ago
    os.utime(piece, (used, used))
    return piece


def test_the_size_is_that_of_all_pieces(tmp_path: Path) -> None:
    _piece(tmp_path, "a", 1000, 0)
    _piece(tmp_path, "b", 234, LONG_AGO_S)
    assert cache_size(tmp_path) == 1234
    assert cache_size(tmp_path / "not there yet") == 0


@given(st.lists(st.integers(0, 1000), max_size=12), st.integers(0, 4000))
def test_the_least_lately_used_go_first_and_no_more_than_needed(
    tmp_path_factory: pytest.TempPathFactory, sizes: list[int], limit: int
) -> None:
    folder = tmp_path_factory.mktemp("cache")
    for number, size in enumerate(sizes):
        _piece(folder, f"{number:02}", size, LONG_AGO_S - number)
    held = trim_cache(folder, limit)
    left = sorted(int(piece.name) for piece in folder.iterdir())
    assert held == cache_size(folder) <= max(limit, 0)
    assert left == list(range(len(sizes) - len(left), len(sizes)))
    if len(left) < len(sizes):
        assert held + sizes[len(sizes) - len(left) - 1] > limit


def test_what_was_just_used_stays_even_over_the_limit(tmp_path: Path) -> None:
    in_use = _piece(tmp_path, "in-use", 500, LONG_AGO_S)
    idle = _piece(tmp_path, "idle", 500, LONG_AGO_S)
    assert use(in_use)
    assert trim_cache(tmp_path, limit_bytes=0) == 500
    assert in_use.exists()
    assert not idle.exists()


def test_a_piece_that_is_not_there_cannot_be_used(tmp_path: Path) -> None:
    assert not use(tmp_path / "nothing")


def test_equal_content_has_one_name_wherever_it_lies(tmp_path: Path) -> None:
    one, other = _piece(tmp_path, "one.png", 99, 0), _piece(tmp_path, "other.jpg", 99, 0)
    assert content_digest(one) == content_digest(other)
    other.write_bytes(b"changed")
    assert content_digest(one) != content_digest(other)


def test_names_tell_parts_apart() -> None:
    assert digest("ab", "c") != digest("a", "bc")


def test_what_a_killed_worker_left_half_written_goes_whatever_the_limit(tmp_path: Path) -> None:
    left = [_piece(tmp_path, name, 500, LONG_AGO_S) for name in (".123-speech-a.npz", "scene-a.mp4.part")]
    written = _piece(tmp_path, ".124-speech-b.npz", 500, 0)
    whole = _piece(tmp_path, "scene-b.mp4", 500, LONG_AGO_S)
    assert trim_cache(tmp_path, limit_bytes=10_000) == 1000
    assert [file.exists() for file in (*left, written, whole)] == [False, False, True, True]
