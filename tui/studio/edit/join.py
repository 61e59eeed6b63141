"""Scenes and sound into one MP4. Pictures are copied as they are; only the sound is encoded."""

from __future__ import annotations

import io
from collections.abc import Iterator, Sequence
from fractions import Fraction
from pathlib import Path
from typing import IO, TYPE_CHECKING, Any

import av

from tui.studio.edit.about import About, Chapter
from tui.studio.stage.task import FPS, SceneClip

if TYPE_CHECKING:
    from av.audio.stream import AudioStream
    from av.container import InputContainer, OutputContainer
    from av.packet import Packet

    AnyPacket = Packet[Any]
    from av.video.stream import VideoStream

SOUND_RATE_HZ = 48_000
SOUND_BITS_PER_S = 160_000
_CHUNK = 1024  # samples of an AAC frame
_LANGUAGES = {
    "ar": "ara", "de": "deu", "en": "eng", "es": "spa", "fr": "fra", "hi": "hin", "it": "ita", "ja": "jpn", "ko": "kor",
    "nl": "nld", "pl": "pol", "pt": "por", "ru": "rus", "sv": "swe", "tr": "tur", "zh": "zho",
}  # fmt: skip
"""The three letters that MP4 wants (ISO 639-2) for the two that storyboards have."""


def join(clips: Sequence[SceneClip], sound: Path, target: Path, about: About | str) -> None:
    """Put the scenes one after another, lay the sound under them, and write an MP4 that plays while it downloads.

    The sound is cut, or continued in silence, to the length of the picture. The file appears whole or not at all.

    Args:
        clips: Scenes in order, all from the same encoder settings and size.
        sound: A sound file. What `encode_sound` wrote for this length is taken as it is; anything else that FFmpeg
            decodes is encoded now.
        target: The MP4 to write.
        about: Title, language and chapters, for players and file managers; or just the title.

    Raises:
        ValueError: There is no scene, or a scene holds another number of frames than it says.
    """
    if not clips:
        raise ValueError("a video needs at least one scene")
    part = target.with_name(f"{target.name}.part")
    try:
        _write(clips, sound, part, About(about) if isinstance(about, str) else about)
        part.replace(target)
    finally:
        part.unlink(missing_ok=True)


def encode_sound(sound: Path, frames: int, target: Path) -> None:
    """Encode a sound as AAC, exactly as long as so many pictures, so that joining only has to copy it."""
    part = target.with_name(f"{target.name}.part")
    try:
        with part.open("wb") as file:
            _encode_sound(sound, frames * SOUND_RATE_HZ // FPS, file)
        part.replace(target)
    finally:
        part.unlink(missing_ok=True)


def _write(clips: Sequence[SceneClip], sound: Path, part: Path, about: About) -> None:
    frames = sum(clip.frames for clip in clips)
    with (
        av.open(str(clips[0].path)) as first,
        _encoded(sound, frames) as audio,
        av.open(str(part), "w", format="mp4", options={"movflags": "+faststart"}) as output,
    ):
        output.metadata["title"] = about.title
        if about.chapters:
            output.set_chapters(_chapters(about.chapters, frames))
        picture_out = output.add_stream_from_template(first.streams.video[0])
        sound_out = output.add_stream_from_template(audio.streams.audio[0])
        sound_out.metadata["language"] = _LANGUAGES.get(about.language.split("-")[0].lower(), "und")
        _interleave(output, _pictures(clips, picture_out), _sounds(audio.demux(audio=0), sound_out))


def _chapters(chapters: Sequence[Chapter], frames: int) -> list[av.container.core.Chapter]:
    """Chapters as the container counts them, in frames, each until the next begins."""
    starts = [round(chapter.starts_at_s * FPS) for chapter in chapters]
    return [
        {
            "id": number,
            "start": start,
            "end": end,
            "time_base": Fraction(1, FPS),
            "metadata": {"title": chapter.title},
        }
        for number, (chapter, start, end) in enumerate(zip(chapters, starts, [*starts[1:], frames], strict=True))
    ]


def _encoded(sound: Path, frames: int) -> InputContainer:
    """The sound as AAC of exactly the picture's length: the file itself if it is that, else encoded in memory."""
    container = av.open(str(sound))
    samples = frames * SOUND_RATE_HZ // FPS
    stream = container.streams.audio[0]
    length = Fraction(stream.duration or 0) * (stream.time_base or 1) * SOUND_RATE_HZ
    if stream.codec_context.name == "aac" and stream.rate == SOUND_RATE_HZ and abs(length - samples) <= _CHUNK:
        return container
    container.close()
    buffer = io.BytesIO()
    _encode_sound(sound, samples, buffer)
    buffer.seek(0)
    return av.open(buffer, "r")


def _interleave(output: OutputContainer, pictures: Iterator[AnyPacket], sounds: Iterator[AnyPacket]) -> None:
    """Mux both in order of time, so that a player finds the sound beside its picture."""
    waiting = next(sounds, None)
    for picture in pictures:
        while waiting is not None and _seconds(waiting) <= _seconds(picture):
            output.mux(waiting)
            waiting = next(sounds, None)
        output.mux(picture)
    while waiting is not None:
        output.mux(waiting)
        waiting = next(sounds, None)


def _seconds(packet: AnyPacket) -> Fraction:
    return (packet.dts or 0) * (packet.time_base or Fraction(1, FPS))


def _pictures(clips: Sequence[SceneClip], stream: VideoStream) -> Iterator[AnyPacket]:
    """The packets of all scenes, each scene moved to where the one before it ended."""
    before = 0
    for clip in clips:
        count = 0
        with av.open(str(clip.path)) as container:
            source = container.streams.video[0]
            ticks = round(1 / (source.time_base or Fraction(1, FPS)) / FPS)
            for packet in container.demux(source):
                if packet.dts is None or packet.pts is None:
                    continue
                packet.pts += before * ticks
                packet.dts += before * ticks
                packet.stream = stream
                count += 1
                yield packet
        if count != clip.frames:
            raise ValueError(f"{clip.path} holds {count} frames, not {clip.frames}")
        before += count


def _sounds(packets: Iterator[AnyPacket], stream: AudioStream) -> Iterator[AnyPacket]:
    for packet in packets:
        if packet.dts is not None:
            packet.stream = stream
            yield packet


def _encode_sound(sound: Path, samples: int, file: IO[bytes]) -> None:
    """Write the sound as AAC in an MP4, exactly so many samples long."""
    with av.open(file, "w", format="mp4") as output:
        stream = output.add_stream("aac", rate=SOUND_RATE_HZ)
        stream.bit_rate = SOUND_BITS_PER_S
        stream.layout = "stereo"
        # The encoder's default search takes two and a half times as long, and speech at 160 kbit/s gains nothing by it.
        stream.options = {"aac_coder": "fast"}
        position = 0
        for frame in _frames_of_length(sound, samples):
            frame.pts = position
            frame.time_base = Fraction(1, SOUND_RATE_HZ)
            position += frame.samples
            output.mux(stream.encode(frame))
        output.mux(stream.encode(None))


def _frames_of_length(sound: Path, samples: int) -> Iterator[av.AudioFrame]:
    """The file's sound at 48 kHz stereo, cut or followed by silence, as frames that add up to `samples`."""
    left = samples
    for frame in _decoded(sound):
        if left <= 0:
            return
        yield frame if frame.samples <= left else _cut(frame, left)
        left -= frame.samples
    while left > 0:
        yield _silence(min(left, _CHUNK))
        left -= _CHUNK


def _decoded(sound: Path) -> Iterator[av.AudioFrame]:
    resampler = av.AudioResampler("fltp", "stereo", SOUND_RATE_HZ, frame_size=_CHUNK)
    with av.open(str(sound)) as source:
        for frame in source.decode(audio=0):
            yield from resampler.resample(frame)
    yield from resampler.resample(None)


def _cut(frame: av.AudioFrame, samples: int) -> av.AudioFrame:
    short = av.AudioFrame.from_ndarray(frame.to_ndarray()[:, :samples].copy(), "fltp", "stereo")
    short.sample_rate = SOUND_RATE_HZ
    return short


def _silence(samples: int) -> av.AudioFrame:
    frame = av.AudioFrame("fltp", "stereo", samples)
    for plane in frame.planes:
        plane.update(bytes(plane.buffer_size))
    frame.sample_rate = SOUND_RATE_HZ
    return frame
