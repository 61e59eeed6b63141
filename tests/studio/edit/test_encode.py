"""What the encoder writes, read back by decoding it."""

from __future__ import annotations

from fractions import Fraction
from pathlib import Path

import av
import numpy as np
import pytest

from tui.studio.edit.encode import KEYFRAME_EVERY, Encoder
from tui.studio.stage.compositor import Frame
from tui.studio.stage.task import FPS, Quality, Size

SIZE = Size(320, 180)


def encode(target: Path, frames: int, quality: Quality = Quality.DRAFT) -> None:
    frame = Frame(SIZE)
    with Encoder(target, SIZE, quality) as encoder:
        for number in range(frames):
            frame.planes[0][:] = 16 + number % 200
            encoder.add(frame.video)


@pytest.mark.parametrize("quality", Quality)
def test_a_clip_has_the_size_rate_and_colours_it_should(tmp_path: Path, quality: Quality) -> None:
    encode(tmp_path / "clip.mp4", 90, quality)
    with av.open(str(tmp_path / "clip.mp4")) as clip:
        stream = clip.streams.video[0]
        context = stream.codec_context
        assert (context.width, context.height, context.pix_fmt) == (320, 180, "yuv420p")
        assert stream.average_rate == FPS
        assert (context.colorspace, context.color_primaries, context.color_trc, context.color_range) == (1, 1, 1, 1)
        frames = list(clip.decode(stream))
    assert [frame.time for frame in frames] == pytest.approx([number / FPS for number in range(90)])


def test_keyframes_come_every_two_seconds_at_the_latest(tmp_path: Path) -> None:
    encode(tmp_path / "clip.mp4", 150)
    with av.open(str(tmp_path / "clip.mp4")) as clip:
        keys = [number for number, frame in enumerate(clip.decode(video=0)) if frame.key_frame]
    assert keys[0] == 0
    assert max(np.diff([*keys, 150])) <= KEYFRAME_EVERY


def test_times_are_exact_multiples_of_a_frame(tmp_path: Path) -> None:
    encode(tmp_path / "clip.mp4", 70)
    with av.open(str(tmp_path / "clip.mp4")) as clip:
        stream = clip.streams.video[0]
        assert stream.time_base is not None
        times = sorted(packet.pts * stream.time_base for packet in clip.demux(stream) if packet.pts is not None)
    assert times == [Fraction(number, FPS) for number in range(70)]


def test_the_same_frame_may_be_drawn_over_while_earlier_ones_are_encoded(tmp_path: Path) -> None:
    encode(tmp_path / "clip.mp4", 60, Quality.FULL)
    with av.open(str(tmp_path / "clip.mp4")) as clip:
        lumas = [float(frame.to_ndarray()[:180].mean()) for frame in clip.decode(video=0)]
    assert lumas == pytest.approx([16 + number for number in range(60)], abs=2)


def test_a_clip_that_fails_leaves_nothing_behind(tmp_path: Path) -> None:
    def drawn_badly() -> None:
        with Encoder(tmp_path / "clip.mp4", SIZE, Quality.DRAFT) as encoder:
            encoder.add(Frame(SIZE).video)
            raise RuntimeError("drawing failed")

    with pytest.raises(RuntimeError, match="drawing failed"):
        drawn_badly()
    assert list(tmp_path.iterdir()) == []
