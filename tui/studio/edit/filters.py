"""FFmpeg's sound filters over arrays: samples in, samples out, a second at a time.

Arrays are channels x samples, 32-bit floats, one channel or two.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from fractions import Fraction
from pathlib import Path

import av
import numpy as np
from av.filter import Graph
from numpy.typing import NDArray

Samples = NDArray[np.float32]
Filter = tuple[str, str]

CHUNK_S = 1
"""Seconds pushed through a filter at once, so that memory does not grow with the video."""
_LISTENING_HZ, _SILENT = 8000, 0.001
"""For telling whether there is anything to hear: -60 dB of full scale is nothing, at any rate."""
RESAMPLER = "filter_size=64:cutoff=0.98"
"""Images 115 dB down at 10 kHz, where the resampler's defaults leave them at 64."""


def filtered(samples: Samples, sample_rate: int, chain: Sequence[Filter]) -> Samples:
    """All of a sound, sent through a chain of filters."""
    if not samples.size:
        return samples
    pieces = [channels_of(frame) for frame in run(frames(samples, sample_rate), [*chain, PLANAR])]
    return np.concatenate(pieces, axis=1) if pieces else samples[:, :0]


PLANAR: Filter = ("aformat", "sample_fmts=fltp")
"""Ends a chain whose frames are read by `channels_of`."""


def channels_of(frame: av.AudioFrame) -> Samples:
    """A planar frame's samples."""
    return np.asarray(frame.to_ndarray(), np.float32)


def frames(samples: Samples, sample_rate: int) -> Iterator[av.AudioFrame]:
    """A sound as frames of a second each."""
    step = CHUNK_S * sample_rate
    return framed((samples[:, start : start + step] for start in range(0, samples.shape[1], step)), sample_rate)


def framed(pieces: Iterable[Samples], sample_rate: int) -> Iterator[av.AudioFrame]:
    """Pieces of a sound, one after another, as frames."""
    at = 0
    for piece in pieces:
        layout = "mono" if len(piece) == 1 else "stereo"
        frame = av.AudioFrame.from_ndarray(np.ascontiguousarray(piece, np.float32), format="fltp", layout=layout)
        frame.sample_rate = sample_rate
        frame.time_base = Fraction(1, sample_rate)
        frame.pts = at
        at += piece.shape[1]
        yield frame


def read_sound(path: Path, sample_rate: int, limit_s: float) -> Samples:
    """A sound file's beginning in stereo at a rate, at most so many seconds of it.

    Raises:
        ValueError: It has no sound that could be decoded.
    """
    pieces: list[Samples] = []
    left = round(limit_s * sample_rate)
    resampler = av.AudioResampler("fltp", "stereo", sample_rate)
    try:
        with av.open(str(path)) as container:
            for frame in container.decode(audio=0):
                for part in resampler.resample(frame):
                    pieces.append(channels_of(part)[:, :left])
                    left -= pieces[-1].shape[1]
                if left <= 0:
                    break
    except (av.FFmpegError, IndexError) as error:
        if not pieces:
            raise ValueError(f"{path.name} has no sound that could be read") from error
    return np.concatenate(pieces, axis=1) if pieces else np.zeros((2, 0), np.float32)


def is_audible(path: Path, limit_s: float = 120.0) -> bool:
    """Whether there is anything to hear in the beginning of a sound file."""
    try:
        samples = read_sound(path, _LISTENING_HZ, limit_s)
    except ValueError:
        return False
    return bool(samples.size) and float(np.abs(samples).max()) > _SILENT


def run(sound: Iterable[av.AudioFrame], chain: Sequence[Filter]) -> Iterator[av.AudioFrame]:
    """Send frames through a chain of FFmpeg filters that is built for the first of them."""
    graph: Graph | None = None
    for frame in sound:
        graph = graph or _graph(frame, chain)
        graph.push(frame)
        yield from _ready(graph)
    if graph:
        graph.push(None)
        yield from _ready(graph)


def _graph(first: av.AudioFrame, chain: Sequence[Filter]) -> Graph:
    graph = Graph()
    source = graph.add_abuffer(
        sample_rate=first.sample_rate,
        format=first.format.name,
        layout=first.layout.name,
        time_base=first.time_base or Fraction(1, first.sample_rate),
    )
    graph.link_nodes(source, *(graph.add(name, options) for name, options in chain), graph.add("abuffersink"))
    graph.configure()
    return graph


def _ready(graph: Graph) -> Iterator[av.AudioFrame]:
    while True:
        try:
            frame = graph.pull()
        except (av.error.BlockingIOError, av.error.EOFError):
            return
        if isinstance(frame, av.AudioFrame):
            yield frame
