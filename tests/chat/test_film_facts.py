"""What a video's file says of itself, read without a decoder."""

from __future__ import annotations

import struct
from pathlib import Path

import av
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tui.chat.film_facts import frame_size


def film(path: Path, width_px: int, height_px: int) -> Path:
    with av.open(str(path), "w", options={"movflags": "faststart"}) as container:
        sound = container.add_stream("aac", rate=48_000)
        sound.layout = "mono"
        pictures = container.add_stream("mpeg4", rate=10)
        pictures.width, pictures.height, pictures.pix_fmt = width_px, height_px, "yuv420p"
        for _ in range(3):
            container.mux(pictures.encode(av.VideoFrame(width_px, height_px, "yuv420p")))
        container.mux(pictures.encode())
    return path


@pytest.mark.parametrize("size", [(1280, 720), (360, 640)])
def test_the_size_of_the_pictures_is_read_beside_a_sound_track(tmp_path: Path, size: tuple[int, int]) -> None:
    assert frame_size(film(tmp_path / "film.mp4", *size)) == size


def test_a_large_box_before_it_is_passed_over(tmp_path: Path) -> None:
    whole = film(tmp_path / "film.mp4", 64, 48).read_bytes()
    path = tmp_path / "late.mp4"
    path.write_bytes(struct.pack(">I4sQ", 1, b"free", 16 + 1000) + bytes(1000) + whole)
    assert frame_size(path) == (64, 48)


@given(st.binary(max_size=200))
def test_any_other_file_says_nothing_and_harms_nothing(content: bytes) -> None:
    import tempfile

    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "film.mp4"
        path.write_bytes(content)
        frame_size(path)
        path.write_bytes(struct.pack(">I4s", len(content) + 8, b"moov") + content)
        frame_size(path)


def test_what_is_not_there_says_nothing(tmp_path: Path) -> None:
    assert frame_size(tmp_path / "none.mp4") is None
