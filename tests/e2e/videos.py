"""What a finished video holds, found by decoding it."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import av
import numpy as np
from numpy.typing import NDArray


@dataclass(frozen=True)
class Contents:
    """The streams of a video file, decoded to the end."""

    codec: str
    width_px: int
    height_px: int
    rate: float
    pixel_format: str
    frames: int
    video_s: float
    sound_codec: str
    sound_rate: int
    sound_s: float


def read_contents(path: Path) -> Contents:
    """Decode every frame and every sample."""
    with av.open(str(path)) as container:
        video, sound = container.streams.video[0], container.streams.audio[0]
        frames = samples = 0
        for frame in container.decode(video=0, audio=0):
            if isinstance(frame, av.VideoFrame):
                frames += 1
            else:
                samples += frame.samples
        rate = float(video.average_rate or 0)
        return Contents(
            codec=video.codec_context.name,
            width_px=video.width,
            height_px=video.height,
            rate=rate,
            pixel_format=str(video.codec_context.pix_fmt),
            frames=frames,
            video_s=frames / rate,
            sound_codec=sound.codec_context.name,
            sound_rate=sound.rate,
            sound_s=samples / sound.rate,
        )


def read_frames(path: Path, every_s: float = 1.0) -> list[NDArray[np.uint8]]:
    """RGB pictures of the video, one every so many seconds."""
    with av.open(str(path)) as container:
        step = round(float(container.streams.video[0].average_rate or 30) * every_s)
        return [
            frame.to_ndarray(format="rgb24")
            for number, frame in enumerate(container.decode(video=0))
            if number % step == 0
        ]


def read_speech(path: Path) -> NDArray[np.float32]:
    """The sound as mono 16 kHz samples, the form a recogniser takes."""
    resampler = av.AudioResampler(format="flt", layout="mono", rate=16_000)
    with av.open(str(path)) as container:
        parts = [piece.to_ndarray()[0] for frame in container.decode(audio=0) for piece in resampler.resample(frame)]
        parts += [piece.to_ndarray()[0] for piece in resampler.resample(None)]
    return np.concatenate(parts)


def is_faststart(path: Path) -> bool:
    """Whether a player can begin before the whole file is there: the index lies before the data."""
    head = path.read_bytes()
    return 0 < head.find(b"moov") < head.find(b"mdat")


def shows(frames: list[NDArray[np.uint8]], colour: tuple[int, int, int], share: float) -> bool:
    """Whether some frame has at least this share of its pixels within sight of the colour."""
    return any((np.abs(frame.astype(int) - colour).max(axis=2) < 40).mean() >= share for frame in frames)
