"""Scenes and sound made one file, read back by decoding it."""

from __future__ import annotations

import wave
from pathlib import Path

import av
import numpy as np
import pytest

from tests.studio.edit.test_encode import encode
from tui.studio.edit.join import join
from tui.studio.stage.task import FPS, SceneClip


def tone(path: Path, seconds: float) -> Path:
    count = round(seconds * 48_000)
    wave_form = (np.sin(np.arange(count) * 0.05) * 12_000).astype("<i2")
    with wave.open(str(path), "wb") as sound:
        sound.setnchannels(2)
        sound.setsampwidth(2)
        sound.setframerate(48_000)
        sound.writeframes(np.repeat(wave_form, 2).tobytes())
    return path


def clips(folder: Path, *lengths: int) -> list[SceneClip]:
    made = []
    for number, length in enumerate(lengths):
        encode(folder / f"{number}.mp4", length)
        made.append(SceneClip(folder / f"{number}.mp4", length))
    return made


def boxes(path: Path) -> list[bytes]:
    """Names of the file's outermost boxes, in order."""
    data, names, place = path.read_bytes(), [], 0
    while place < len(data):
        names.append(data[place + 4 : place + 8])
        place += int.from_bytes(data[place : place + 4], "big")
    return names


def test_scenes_follow_one_another_without_a_gap(tmp_path: Path) -> None:
    join(clips(tmp_path, 40, 61, 7), tone(tmp_path / "s.wav", 3.6), tmp_path / "v.mp4", "Cold brew")
    with av.open(str(tmp_path / "v.mp4")) as video:
        times = [frame.time for frame in video.decode(video=0)]
        assert video.metadata["title"] == "Cold brew"
    assert times == pytest.approx([number / FPS for number in range(108)])


@pytest.mark.parametrize("sound_s", [0.4, 2.0, 5.0])
def test_picture_and_sound_end_within_a_frame_of_each_other(tmp_path: Path, sound_s: float) -> None:
    join(clips(tmp_path, 35, 30), tone(tmp_path / "s.wav", sound_s), tmp_path / "v.mp4", "t")
    with av.open(str(tmp_path / "v.mp4")) as video:
        lengths = [float(s.duration * s.time_base) for s in (video.streams.video[0], video.streams.audio[0])]
        audio = video.streams.audio[0].codec_context
        assert (audio.name, audio.sample_rate, audio.layout.name) == ("aac", 48_000, "stereo")
    assert abs(lengths[0] - lengths[1]) <= 1 / FPS


def test_the_sound_is_heard_where_it_was_put(tmp_path: Path) -> None:
    join(clips(tmp_path, 60), tone(tmp_path / "s.wav", 1.0), tmp_path / "v.mp4", "t")
    with av.open(str(tmp_path / "v.mp4")) as video:
        heard = np.concatenate([frame.to_ndarray() for frame in video.decode(audio=0)], axis=1)[0]
    assert np.abs(heard[4_800:43_200]).max() > 0.3
    assert np.abs(heard[52_800:]).max() < 0.01


def test_the_index_comes_before_the_pictures(tmp_path: Path) -> None:
    join(clips(tmp_path, 20), tone(tmp_path / "s.wav", 1.0), tmp_path / "v.mp4", "t")
    names = boxes(tmp_path / "v.mp4")
    assert names.index(b"moov") < names.index(b"mdat")


def test_pictures_are_not_encoded_again(tmp_path: Path) -> None:
    parts = clips(tmp_path, 20, 25)
    join(parts, tone(tmp_path / "s.wav", 1.5), tmp_path / "v.mp4", "t")

    def payload(path: Path) -> list[bytes]:
        with av.open(str(path)) as container:
            return [bytes(packet) for packet in container.demux(video=0) if packet.size]

    assert payload(tmp_path / "v.mp4") == payload(parts[0].path) + payload(parts[1].path)


def test_a_clip_shorter_than_it_says_is_refused_and_leaves_no_video(tmp_path: Path) -> None:
    made = clips(tmp_path, 20)
    with pytest.raises(ValueError, match="holds 20 frames, not 30"):
        join([SceneClip(made[0].path, 30)], tone(tmp_path / "s.wav", 1.0), tmp_path / "v.mp4", "t")
    assert not [path for path in tmp_path.iterdir() if path.name.startswith("v.mp4")]


def test_no_scenes_make_no_video(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="at least one scene"):
        join([], tone(tmp_path / "s.wav", 1.0), tmp_path / "v.mp4", "t")


def test_sound_and_picture_stay_together(tmp_path: Path) -> None:
    """A click half a second in is heard half a second in, whatever the encoder puts before the sound."""
    samples = np.zeros((96_000, 2), "<i2")
    samples[24_000:24_200] = 20_000
    with wave.open(str(tmp_path / "s.wav"), "wb") as sound:
        sound.setnchannels(2)
        sound.setsampwidth(2)
        sound.setframerate(48_000)
        sound.writeframes(samples.tobytes())
    join(clips(tmp_path, 60), tmp_path / "s.wav", tmp_path / "v.mp4", "t")
    with av.open(str(tmp_path / "v.mp4")) as video:
        assert next(video.decode(video=0)).time == 0
        video.seek(0)
        frames = list(video.decode(audio=0))
    loud = [
        float(frame.time or 0) + int(np.argmax(np.abs(frame.to_ndarray()[0]) > 0.3)) / 48_000
        for frame in frames
        if np.abs(frame.to_ndarray()[0]).max() > 0.3
    ]
    assert loud[0] == pytest.approx(0.5, abs=0.005)
