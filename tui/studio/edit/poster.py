"""Stills and small moving pictures of a finished video."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import islice
from pathlib import Path
from typing import Any

import av
from av.video.reformatter import Colorspace, Interpolation, VideoReformatter
from PIL import Image, ImageFilter, ImageStat

PREVIEW_LONG_SIDE_PX = 480
PREVIEW_FPS = 10
_MOMENTS = 4
_GIF_COLOURS = 128
_HALF_FRAME_S = 1 / 60
_GLANCE_PX = 320
"""The width at which a picture is looked at for whether it shows anything."""
_SHARP, _WORDS = 60, 0.003
"""A step of brightness, of 256, that is an edge; and how much of a picture is edges with one short word in it. Of the
designs' grounds alone most have a tenth of that."""
_CONTRASTED = 30.0
"""How much brightness varies, in steps of 256, in a photograph without sharp edges that still shows something."""


def poster(picture: Image.Image, target: Path) -> None:
    """Write a picture as a video's poster, a JPEG."""
    _save(target, lambda part: picture.save(part, "JPEG", quality=88, optimize=True, progressive=True))


def says_something(picture: Image.Image) -> bool:
    """Whether there is anything to see: neither words nor much light and shade is no poster."""
    small = picture.convert("L").resize((_GLANCE_PX, round(_GLANCE_PX * picture.height / picture.width)))
    inside = (1, 1, small.width - 1, small.height - 1)  # the filter leaves the rim as it is
    edges = small.filter(ImageFilter.FIND_EDGES).crop(inside).histogram()
    return sum(edges[_SHARP:]) > _WORDS * sum(edges) or ImageStat.Stat(small).stddev[0] > _CONTRASTED


def preview(video: Path, target: Path, seconds: float = 3.0) -> None:
    """Write an animated picture of the video: four moments of it, `seconds` long in all, looping.

    The target's name chooses the format: `.gif`, else WebP, which is a seventh of the size.

    Raises:
        ValueError: There is no picture in the video's file.
    """
    try:
        frames = _highlights(video, seconds)
    except (av.FFmpegError, IndexError, StopIteration) as error:
        raise ValueError(f"{video.name} has no picture that could be read: {error}") from None
    timing: dict[str, Any] = {"save_all": True, "duration": 1000 // PREVIEW_FPS, "loop": 0}
    if target.suffix.lower() == ".gif":
        frames = _in_one_palette(frames)
        _save(target, lambda part: frames[0].save(part, "GIF", append_images=frames[1:], optimize=False, **timing))
    else:
        _save(
            target, lambda part: frames[0].save(part, "WEBP", append_images=frames[1:], quality=60, method=2, **timing)
        )


def _in_one_palette(frames: list[Image.Image]) -> list[Image.Image]:
    """Frames with the colours that serve all of them best, undithered: noise is what makes a GIF large."""
    width, height = frames[0].size
    samples = frames[:: max(1, len(frames) // _MOMENTS)]
    sheet = Image.new("RGB", (width, height * len(samples)))
    for number, sample in enumerate(samples):
        sheet.paste(sample, (0, number * height))
    palette = sheet.quantize(_GIF_COLOURS, method=Image.Quantize.MEDIANCUT)
    return [frame.quantize(palette=palette, dither=Image.Dither.NONE) for frame in frames]


def _save(target: Path, write: Callable[[Path], None]) -> None:
    part = target.with_name(f"{target.name}.part")
    try:
        write(part)
        part.replace(target)
    finally:
        part.unlink(missing_ok=True)


def _pictures(
    video: Path, from_s: float, step_s: float | None, long_side_px: int | None = None
) -> Iterator[Image.Image]:
    """Frames from a moment on, every `step_s` seconds; the last frame when the video ends before the moment."""
    reformatter = VideoReformatter()
    shown: av.VideoFrame | None = None
    with av.open(str(video)) as container:
        stream = container.streams.video[0]
        container.seek(round(max(0.0, from_s) * av.time_base))
        due = from_s - _HALF_FRAME_S
        for frame in container.decode(stream):
            shown = frame
            if (frame.time or 0.0) < due:
                continue
            yield _rgb(reformatter, frame, long_side_px)
            shown = None
            due += step_s or 0.0
        if shown is not None and (shown.time or 0.0) < due:
            yield _rgb(reformatter, shown, long_side_px)


def _rgb(reformatter: VideoReformatter, frame: av.VideoFrame, long_side_px: int | None) -> Image.Image:
    scale = (long_side_px or max(frame.width, frame.height)) / max(frame.width, frame.height)
    picture = reformatter.reformat(
        frame,
        width=round(frame.width * scale),
        height=round(frame.height * scale),
        format="rgb24",
        src_colorspace=Colorspace.ITU709,
        interpolation=Interpolation.AREA if scale < 1 else Interpolation.BILINEAR,
        threads=1,
    )
    return Image.fromarray(picture.to_ndarray())


def _length_s(video: Path) -> float:
    with av.open(str(video)) as container:
        return (container.duration or 0) / av.time_base


def _highlights(video: Path, seconds: float) -> list[Image.Image]:
    """Small frames of moments spread over the video, each moving for its share of the time.

    Each begins at a keyframe: decoding from there to an exact moment would take longer than all the rest.
    """
    length_s = _length_s(video)
    each = max(1, round(seconds * PREVIEW_FPS / _MOMENTS))
    frames: list[Image.Image] = []
    for number in range(_MOMENTS):
        moment_s = min(length_s * (number + 0.5) / _MOMENTS, length_s - each / PREVIEW_FPS)
        from_s = _keyframe_before(video, max(0.0, moment_s))
        frames += islice(_pictures(video, from_s, 1 / PREVIEW_FPS, PREVIEW_LONG_SIDE_PX), each)
    return frames


def _keyframe_before(video: Path, at_s: float) -> float:
    with av.open(str(video)) as container:
        container.seek(round(at_s * av.time_base))
        packet = next(container.demux(video=0))
        return float((packet.pts or 0) * (packet.time_base or 0))
