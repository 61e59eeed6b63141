"""The studio as it ships: a prompt over HTTP to a video that decodes. Slow, for it speaks, draws and encodes."""

from __future__ import annotations

import io
import time
import wave
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import av
import numpy as np
import pytest
from PIL import Image

from tests.studio.serving import Served, serving
from tests.studio.stage.test_film import film as screen_recording
from tui.studio.studio_crew import StudioCrew

PROMPT = "A 10-second hello about cold brew coffee. It steeps for twelve hours in cold water. It tastes sweeter."


@pytest.fixture(scope="module")
def studio(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    home = tmp_path_factory.mktemp("home")
    with serving(home, StudioCrew(home / "brand-kits")) as served:
        yield served


@pytest.fixture(scope="module")
def followed(studio: Served) -> list[tuple[str, int]]:
    """Every (status, progress) of a session that the server told, to the end."""
    created = studio.create(PROMPT, orientation="portrait")
    seen: list[tuple[str, int]] = []
    end = time.monotonic() + 150
    while time.monotonic() < end:
        session = studio.session(created["session_id"])
        seen.append((session["status"], session["progress"]))
        if session["status"] in {"completed", "failed"}:
            break
        time.sleep(0.05)
    assert seen[-1][0] == "completed", session["messages"]
    return seen


def test_progress_is_of_frames_done_and_never_goes_back(followed: list[tuple[str, int]]) -> None:
    progress = [percent for status, percent in followed if status == "generating"]
    assert progress == sorted(progress)
    assert len(set(progress)) > 8
    assert followed[-1][1] == 100


def test_the_server_answers_while_frames_are_drawn(followed: list[tuple[str, int]]) -> None:
    answers = [percent for status, percent in followed if status == "generating"]
    assert len(answers) > 10, "one that waits for frames answers once or twice in all that time"


def test_the_video_decodes_with_sound_and_the_size_that_was_asked(
    studio: Served, followed: list[tuple[str, int]], tmp_path: Path
) -> None:
    video = studio.data("GET", "/v3/videos")[0]
    file = tmp_path / "video.mp4"
    file.write_bytes(studio.http.get(video["video_url"]).content)
    with av.open(str(file)) as container:
        picture, sound = container.streams.video[0], container.streams.audio[0]
        assert (picture.codec_context.name, sound.codec_context.name) == ("h264", "aac")
        assert (picture.width, picture.height, picture.average_rate) == (720, 1280, 30)
        frames = sum(1 for _ in container.decode(picture))
    assert frames / 30 == pytest.approx(video["duration"], abs=0.1)
    assert "cold brew" in studio.http.get(video["subtitle_url"]).text.lower()
    captions = studio.http.get(f"{video['subtitle_url']}&format=vtt")
    assert captions.text.startswith("WEBVTT")
    assert captions.headers["content-type"].startswith("text/vtt")
    assert Image.open(io.BytesIO(studio.http.get(video["thumbnail_url"]).content)).height == 1280
    preview = studio.http.get(video["gif_url"]).content
    assert Image.open(io.BytesIO(preview)).is_animated
    assert len(preview) < 400_000, "small enough for a page"


@pytest.fixture(scope="module")
def with_clip(studio: Served, tmp_path_factory: pytest.TempPathFactory) -> tuple[list[Any], Any]:
    """A plan's scenes and its video: a draft that shows an attached video whose frames are ever brighter."""
    film = screen_recording(tmp_path_factory.mktemp("film") / "tour.mp4")
    asset = studio.data("POST", "/v3/assets", files={"file": (film.name, film.read_bytes())})
    prompt = "Our bakery opens at six. We bake rye bread every day. A draft first."
    files = [{"type": "asset_id", "asset_id": asset["asset_id"]}]
    session_id = studio.create(prompt, mode="chat", files=files)["session_id"]
    session = studio.until(session_id, "reviewing", "waiting_for_input")
    assert session["status"] == "reviewing", session["messages"]
    told = " ".join(message["content"] for message in session["messages"])
    assert "plays in its scene, without its sound" in told, told
    blueprint = session["messages"][0]["resource_ids"][0]
    board = studio.data("GET", f"/v3/video-agents/{session_id}/resources/{blueprint}")["metadata"]
    studio.say(session_id, "go ahead")
    session = studio.until(session_id, "completed", "failed")
    assert session["status"] == "completed", session["messages"]
    return board["scenes"], studio.data("GET", f"/v3/videos/{session['video_id']}")


def test_an_attached_video_plays_in_its_scene(studio: Served, with_clip: tuple[list[Any], Any]) -> None:
    scenes, video = with_clip
    assert [scene["kind"] for scene in scenes].count("clip") == 1
    moving = [np.ptp(pixels, axis=0) > 60 for pixels in np.array_split(_lumas(studio, video["video_url"]), 12)]
    assert max(area.mean() for area in moving) > 0.1, "a tenth of the frame goes from dark to bright within a piece"


def test_the_other_cut_of_a_video_is_the_same_but_for_its_captions(
    studio: Served, with_clip: tuple[list[Any], Any]
) -> None:
    video = with_clip[1]
    assert video["captioned_video_url"] == video["video_url"]
    captioned, clean = (_lumas(studio, f"{video['video_url']}&captions={cut}") for cut in ("on", "off"))
    assert len(captioned) == len(clean) == round(video["duration"] * 30)
    differs = np.abs(captioned.astype(int) - clean) > 40
    low = round(differs.shape[1] * 0.8)
    assert differs[:, low:].any(axis=(1, 2)).mean() > 0.5, "words are there most of the time"
    assert differs[:, :low].mean() < 0.001, "nothing else"


def _lumas(studio: Served, link: str) -> np.ndarray:
    """Every frame of a video, small and grey."""
    with av.open(io.BytesIO(studio.http.get(link).content)) as container:
        return np.stack(
            [frame.reformat(240, 135, format="gray8").to_ndarray()[:, :240] for frame in container.decode(video=0)]
        )


def test_previews_are_made_when_they_are_asked_for(studio: Served) -> None:
    look = studio.data("GET", "/v3/avatars/looks", params={"limit": 1})[0]
    style = studio.data("GET", "/v3/video-agents/styles", params={"limit": 1})[0]
    voice = studio.data("GET", "/v3/voices", params={"limit": 1})[0]
    for link in (look["preview_image_url"], style["thumbnail_url"]):
        picture = Image.open(io.BytesIO(studio.http.get(link).content)).convert("RGB")
        assert len(picture.getcolors(1 << 24) or ()) > 100
    with wave.open(io.BytesIO(studio.http.get(voice["preview_audio_url"]).content)) as sample:
        assert sample.getnframes() / sample.getframerate() > 1.5


def test_a_look_talks_in_its_clip_with_sound_as_long_as_the_picture(studio: Served) -> None:
    look = studio.data("GET", "/v3/avatars/looks", params={"limit": 1})[0]
    with av.open(io.BytesIO(studio.http.get(look["preview_video_url"]).content)) as clip:
        picture, sound = clip.streams.video[0], clip.streams.audio[0]
        assert (picture.width, picture.height) == (640, 640)
        assert float(picture.duration * picture.time_base) == pytest.approx(
            float(sound.duration * sound.time_base), abs=0.05
        )
        loudest = max(np.abs(frame.to_ndarray()).max() for frame in clip.decode(audio=0))
    assert loudest > 0.1


def test_a_style_moves_for_three_seconds_and_one_of_the_user_s_own_follows_its_file(studio: Served) -> None:
    folder = studio.house.settings.styles_folder
    folder.mkdir(exist_ok=True)
    shown = []
    for ground in ("#203040", "#402030"):
        colours = f'[palette]\nground = ["{ground}", "{ground}"]\nglow = ["{ground}", "{ground}", "{ground}"]\n'
        (folder / "sample.toml").write_text(f'name = "Mine"\nlike = "style_night_aurora"\n{colours}')
        mine = studio.data("GET", "/v3/video-agents/styles", params={"limit": 100})[-1]
        assert mine["style_id"] == "style_sample"
        with av.open(io.BytesIO(studio.http.get(mine["preview_video_url"]).content)) as clip:
            frames = [frame.to_ndarray(format="rgb24").astype(int) for frame in clip.decode(video=0)]
        assert len(frames) == 90
        assert np.abs(frames[5] - frames[60]).max() > 100, "points appear"
        shown.append(frames[0].mean(axis=(0, 1)))
    assert shown[0][0] < shown[1][0]
    assert shown[0][2] > shown[1][2]


def test_text_is_spoken_with_the_time_of_every_word(studio: Served) -> None:
    body = {"text": "Hello from the studio.", "voice_id": "voice_heart", "speed": 1.25}
    spoken = studio.data("POST", "/v3/voices/speech", json=body)
    assert [word["word"].strip(".").lower() for word in spoken["word_timestamps"]] == ["hello", "from", "the", "studio"]
    with wave.open(io.BytesIO(studio.http.get(spoken["audio_url"]).content)) as sound:
        assert sound.getnframes() / sound.getframerate() == pytest.approx(spoken["duration"], abs=0.01)


@pytest.mark.parametrize("text", [" ", "\x00", "...", "🙂"])
def test_text_that_cannot_be_spoken_is_refused(studio: Served, text: str) -> None:
    answer = studio.http.post("/v3/voices/speech", json={"text": text, "voice_id": "voice_heart"})
    assert answer.status_code == 400
    assert answer.json()["error"]["code"] == "tts_text_invalid"
