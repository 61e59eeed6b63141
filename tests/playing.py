"""Whether a finished video plays: its file's structure read box by box, its pictures and its sound looked through.

`structure` reads the MP4 without FFmpeg; `watch` and `listen` decode it whole with FFmpeg; `second_opinion` decodes it
whole with GStreamer's own demuxer, OpenH264 and FAAD, where those are installed (none of them shares code with FFmpeg).
"""

from __future__ import annotations

import os
import shutil
import struct
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import av
import numpy as np
from numpy.typing import NDArray

FPS = 30
_NESTED = {b"moov", b"trak", b"mdia", b"minf", b"stbl", b"edts", b"udta", b"meta", b"ilst"}
_LUMA = (64, 36)
"""Size at which pictures are compared."""
_STILL = 0.02
"""Mean change of luma, in steps of 256, under which two pictures count as the same."""
_BLACK = 20.0
"""Mean luma under which a picture counts as black; 16 is the blackest there is."""


@dataclass(frozen=True)
class Track:
    """What a track's tables say."""

    kind: str
    duration_s: float
    """Length of its edit list: what players show."""
    samples: int
    sized: int
    """Samples with a size in the table; every one must have one."""
    even: bool
    """Whether all samples but the last last equally long."""
    language: str
    """Three letters (ISO 639-2)."""


@dataclass(frozen=True)
class Structure:
    """The file's outermost boxes, in order, and its tracks."""

    boxes: tuple[str, ...]
    tracks: tuple[Track, ...]
    title: str
    chapters: tuple[tuple[float, str], ...]
    """Where each begins, in seconds, and its title."""

    def track(self, kind: str) -> Track:
        """The first track of a kind: `vide` or `soun`."""
        return next(track for track in self.tracks if track.kind == kind)


def structure(path: Path) -> Structure:
    """Read an MP4's boxes; a box that is cut off or overlaps its parent raises."""
    data = path.read_bytes()
    outer = list(_boxes(data, 0, len(data)))
    moov = next((start, end) for name, start, end in outer if name == b"moov")
    scale = _movie_scale(data, *moov)
    tracks = tuple(_track(data, start, end, scale) for name, start, end in _boxes(data, *moov) if name == b"trak")
    about = {name: data[inner:close] for name, inner, close in _all(data, *moov)}
    # ilst > ©nam > data > type, locale, text
    title = about[b"\xa9nam"][16:].decode() if b"\xa9nam" in about else ""
    return Structure(tuple(name.decode("latin-1") for name, *_ in outer), tracks, title, _chapters(about.get(b"chpl")))


def _chapters(box: bytes | None) -> tuple[tuple[float, str], ...]:
    """Nero's chapters: starts in tenths of microseconds, each with its title."""
    found, at = [], 9
    for _ in range(box[8] if box else 0):
        start, size = struct.unpack_from(">QB", box or b"", at)
        found.append((start / 1e7, (box or b"")[at + 9 : at + 9 + size].decode()))
        at += 9 + size
    return tuple(found)


def _boxes(data: bytes, start: int, end: int) -> Iterator[tuple[bytes, int, int]]:
    while start < end:
        size, name = struct.unpack_from(">I4s", data, start)
        head = 8
        if size == 1:
            size, head = struct.unpack_from(">Q", data, start + 8)[0], 16
        assert head <= size <= end - start, f"{name!r} at {start} is cut off"
        yield name, start + head, start + size
        start += size


def _all(data: bytes, start: int, end: int) -> Iterator[tuple[bytes, int, int]]:
    for name, inner, close in _boxes(data, start, end):
        yield name, inner, close
        if name in _NESTED:
            yield from _all(data, inner + (4 if name == b"meta" else 0), close)


def _movie_scale(data: bytes, start: int, end: int) -> int:
    head = next(inner for name, inner, _ in _boxes(data, start, end) if name == b"mvhd")
    return int(struct.unpack_from(">I", data, head + (20 if data[head] else 12))[0])


def _track(data: bytes, start: int, end: int, scale: int) -> Track:
    found = {name: inner for name, inner, _ in _all(data, start, end)}
    kind = data[found[b"hdlr"] + 8 : found[b"hdlr"] + 12].decode()
    runs = struct.unpack_from(">I", data, found[b"stts"] + 4)[0]
    times = [struct.unpack_from(">II", data, found[b"stts"] + 8 + 8 * run) for run in range(runs)]
    sized = struct.unpack_from(">I", data, found[b"stsz"] + 8)[0]
    counts = [count for count, _ in times]
    even = runs == 1 or (runs == 2 and counts[1] == 1)
    packed = struct.unpack_from(">H", data, found[b"mdhd"] + (32 if data[found[b"mdhd"]] else 20))[0]
    language = "".join(chr(0x60 + (packed >> shift & 31)) for shift in (10, 5, 0))
    return Track(kind, _edited_s(data, found, scale), sum(counts), sized, even, language)


def _edited_s(data: bytes, found: dict[bytes, int], scale: int) -> float:
    if b"elst" not in found:
        return float("nan")
    at = found[b"elst"]
    count = struct.unpack_from(">I", data, at + 4)[0]
    wide = data[at]
    size, form = (20, ">Q") if wide else (12, ">I")
    return float(sum(struct.unpack_from(form, data, at + 8 + size * n)[0] for n in range(count)) / scale)


@dataclass(frozen=True)
class Pictures:
    """What the frames show, in order."""

    frames: int
    uneven: int
    """Frames that are not exactly a thirtieth of a second after the one before."""
    still_s: float
    """The longest stretch in which nothing moves."""
    black_s: float
    """The longest stretch that is black."""
    width_px: int
    height_px: int


def watch(path: Path) -> Pictures:
    """Decode every frame."""
    still = black = longest_still = longest_black = frames = uneven = 0
    before: NDArray[np.int16] | None = None
    with av.open(str(path)) as container:
        stream = container.streams.video[0]
        stream.thread_type = "AUTO"
        for frame in container.decode(stream):
            uneven += round((frame.time or 0.0) * FPS, 3) != frames
            frames += 1
            luma = frame.reformat(*_LUMA, format="gray8", interpolation="AREA").to_ndarray().astype(np.int16)
            still = still + 1 if before is not None and np.abs(luma - before).mean() < _STILL else 0
            black = black + 1 if luma.mean() < _BLACK else 0
            longest_still, longest_black = max(longest_still, still), max(longest_black, black)
            before = luma
        return Pictures(frames, uneven, longest_still / FPS, longest_black / FPS, stream.width, stream.height)


def listen(path: Path) -> NDArray[np.float32]:
    """The sound as a player gets it: 48 kHz, both channels, what comes before the start cut off."""
    pieces = []
    with av.open(str(path)) as container:
        for frame in container.decode(audio=0):
            samples = frame.to_ndarray()
            early = round(max(0.0, -(frame.time or 0.0)) * frame.sample_rate)
            pieces.append(samples[:, early:])
    return np.concatenate(pieces, axis=1)


def clipped(sound: NDArray[np.float32]) -> int:
    """How often three samples or more in a row stand at full scale."""
    full = (np.abs(sound) >= 0.999).any(axis=0).astype(int)
    return int((np.convolve(full, np.ones(3, int), "valid") == 3).sum())


def offset_s(sound: NDArray[np.float32], speech: NDArray[np.float32], expected_s: float, rate: int) -> float:
    """How much later than expected a speech is heard in a sound, by correlation; both mono at one rate."""
    most = round(0.25 * rate)
    begin = round(expected_s * rate) - most
    piece = speech[: round(1.5 * rate)]
    window = np.pad(sound, (max(0, -begin), most * 2 + len(piece)))[max(0, begin) :][: len(piece) + 2 * most]
    length = 1 << (len(window) + len(piece)).bit_length()
    fit = np.fft.irfft(np.fft.rfft(window, length) * np.conj(np.fft.rfft(piece, length)), length)[: 2 * most]
    return (int(fit.argmax()) - most) / rate


@dataclass(frozen=True)
class Opinion:
    """What GStreamer decoded: how many pictures, and the sound, mono at 48 kHz."""

    frames: int
    sound: NDArray[np.float32]


def second_opinion(path: Path) -> Opinion | None:
    """Decode every frame and sample with GStreamer; None where it is not installed."""
    if not shutil.which("gst-launch-1.0"):
        return None
    seen = "d.video_0 ! queue ! h264parse ! openh264dec ! videoconvert ! videoscale ! video/x-raw,format=GRAY8"
    heard = "d.audio_0 ! queue ! aacparse ! faad ! audioconvert ! audio/x-raw,format=S16LE,channels=1"
    pixels = len(_launched(path, f"{seen},width=4,height=4"))
    return Opinion(pixels // 16, (np.frombuffer(_launched(path, heard), "<i2") / np.float32(32_768)).astype(np.float32))


def _launched(path: Path, chain: str) -> bytes:
    target = path.with_name(f"{path.stem}-{os.getpid()}.raw")
    command = f"gst-launch-1.0 -q filesrc location={path} ! qtdemux name=d {chain} ! filesink location={target}"
    try:
        done = subprocess.run(command.split(), capture_output=True, text=True, timeout=900, check=False)
        assert done.returncode == 0, done.stderr
        assert "ERROR" not in done.stderr, done.stderr
        return target.read_bytes()
    finally:
        target.unlink(missing_ok=True)
