"""The user's own voices and pronunciations, over HTTP and in `doctor`."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from tests.studio.casting.test_voice_files import dropped
from tests.studio.serving import Served
from tui.settings import Folders
from tui.studio.casting.extra_voices import extra_voices
from tui.studio.telemetry import keep_inside
from tui.verbs.doctor import voices_found


@pytest.fixture
def inside(served: Served, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The served studio's home, which its processes keep to."""
    for name in ("HIBARI_HOME", "HF_HOME", "REELTALK_VOICES", "REELTALK_PRONUNCIATIONS"):
        monkeypatch.setenv(name, os.environ.get(name, ""))  # put back afterwards
    keep_inside(served.house.settings.home)
    return served.house.settings.home


def test_a_voice_s_broken_file_is_named_where_voices_are_listed_and_keeps_nobody_else_from_work(
    served: Served, inside: Path
) -> None:
    (inside / "voices").mkdir()
    dropped(inside / "voices", "anna", network=b"<html>")
    answer = served.http.get("/v3/voices")
    assert answer.status_code == 400
    assert "anna.onnx" in answer.json()["error"]["message"]
    assert served.create(voice_id="voice_heart")["session_id"]


@pytest.mark.skipif(not extra_voices(), reason="needs reeltalk[voices]")
def test_a_voice_dropped_in_is_listed_as_the_user_s_own(served: Served, inside: Path) -> None:
    (inside / "voices").mkdir()
    dropped(inside / "voices")
    (mine,) = served.data("GET", "/v3/voices", params={"type": "private"})
    assert (mine["voice_id"], mine["language"], mine["type"]) == ("voice_de_de_thorsten_medium", "German", "private")
    german = {"type": "private", "language": "de"}
    assert [item["voice_id"] for item in served.data("GET", "/v3/voices", params=german)] == [mine["voice_id"]]
    assert {item["type"] for item in served.data("GET", "/v3/voices")} == {"public"}, "the contract's default"


def test_a_broken_list_of_pronunciations_is_named_when_something_is_to_be_said(served: Served, inside: Path) -> None:
    (inside / "pronunciations.toml").write_text("Nguyen = win")
    asked = {"text": "Hello, Nguyen.", "voice_id": "voice_heart"}
    answer = served.http.post("/v3/voices/speech", json=asked)
    assert answer.status_code == 400
    assert "pronunciations.toml" in answer.json()["error"]["message"]


def test_doctor_tells_the_languages_and_what_is_wrong_with_a_file(tmp_path: Path) -> None:
    folders = Folders(tmp_path)
    fine = voices_found(folders)
    assert fine.ok
    assert "English" in fine.found
    (folders.studio / "voices").mkdir(parents=True)
    dropped(folders.studio / "voices", "anna", network=b"")
    (folders.studio / "pronunciations.toml").write_text("Nguyen = 3")
    broken = voices_found(folders)
    assert not broken.ok
    assert "anna.onnx" in broken.way_out
    assert "Nguyen" in broken.way_out
