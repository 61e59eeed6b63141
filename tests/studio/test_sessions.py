"""How a session moves, over HTTP."""

from __future__ import annotations

import sqlite3
import threading
from pathlib import Path
from typing import Any

import pytest

from tests.studio.quick_crew import QuickCrew
from tests.studio.serving import Served, serving, wait_for


def test_generate_gives_its_video_id_at_once_and_renders_without_asking(served: Served) -> None:
    created = served.create()
    assert created["status"] == "thinking"
    session = served.until(created["session_id"], "completed", "failed")
    assert session["status"] == "completed"
    assert session["progress"] == 100
    assert session["video_id"] == created["video_id"]
    video = served.data("GET", f"/v3/videos/{created['video_id']}")
    assert video["status"] == "completed"
    assert video["duration"] == 3.0
    for link in ("video_url", "thumbnail_url", "subtitle_url", "captioned_video_url"):
        assert served.http.get(video[link], headers={"x-api-key": ""}).status_code == 200


def test_a_captioned_version_is_offered_whatever_cut_was_delivered(served: Served) -> None:
    videos = []
    for prompt in ("A video about tea.", "A video about tea, no captions."):
        created = served.create(prompt)
        served.until(created["session_id"], "completed")
        videos.append(served.data("GET", f"/v3/videos/{created['video_id']}"))
    with_captions, without = videos
    same = [served.http.get(with_captions[link]).content for link in ("video_url", "captioned_video_url")]
    assert same[0] == same[1]
    other = [served.http.get(without[link]).content for link in ("video_url", "captioned_video_url")]
    assert other == [b"no captions", same[0]]
    assert "Hello there." in served.http.get(without["subtitle_url"]).text


def test_the_title_is_null_until_there_is_a_plan(served: Served) -> None:
    created = served.create("A film about moss.", mode="chat")
    assert served.until(created["session_id"], "reviewing")["title"] == "A film about moss."
    assert served.create("x", mode="chat")["video_id"] is None


def test_a_plan_is_rehearsed_while_it_waits_for_approval_and_only_then(tmp_path: Path) -> None:
    crew = QuickCrew()
    with serving(tmp_path / "home", crew) as served:
        served.until(served.create("A film about rain.")["session_id"], "completed")
        served.until(served.create("A film about moss.", mode="chat")["session_id"], "reviewing")
        wait_for(lambda: crew.rehearsed, "the rehearsal")
    assert crew.rehearsed == ["A film about moss."]


def test_chat_pauses_with_its_storyboard_as_a_blueprint(served: Served) -> None:
    created = served.create(mode="chat")
    session = served.until(created["session_id"], "reviewing")
    newest = session["messages"][0]
    assert (newest["role"], newest["type"]) == ("model", "resource")
    blueprint, *stills = (
        served.data("GET", f"/v3/video-agents/{session['session_id']}/resources/{resource_id}")
        for resource_id in newest["resource_ids"]
    )
    assert blueprint["resource_type"] == "blueprint"
    assert blueprint["metadata"]["version"] == 1
    plan = blueprint["metadata"]
    assert all(scene["seconds"] > 0 for scene in plan["scenes"])
    assert sum(scene["seconds"] for scene in plan["scenes"]) == pytest.approx(plan["estimated_s"], abs=0.4)  # rounded
    assert [still["resource_type"] for still in stills] == ["image"] * 3
    assert served.http.get(stills[0]["url"]).content.startswith(b"\x89PNG")
    assert session["video_id"] is None


def test_a_go_ahead_renders_and_the_video_is_named_in_a_message(served: Served) -> None:
    session_id = served.create(mode="chat")["session_id"]
    served.until(session_id, "reviewing")
    receipt = served.say(session_id, "go ahead")
    assert receipt["session_id"] == session_id
    session = served.until(session_id, "completed")
    resource = served.data(
        "GET", f"/v3/video-agents/{session_id}/resources/{session['messages'][0]['resource_ids'][0]}"
    )
    assert resource["resource_type"] == "video"
    assert resource["metadata"]["video_id"] == session["video_id"]
    assert served.http.get(resource["url"]).headers["content-type"] == "video/mp4"


def test_anything_else_revises_and_pauses_again(served: Served) -> None:
    session_id = served.create(mode="chat")["session_id"]
    served.until(session_id, "reviewing")
    for number, wish in enumerate(("Say more.", "And more."), start=2):
        served.say(session_id, wish)
        session = served.until(session_id, "reviewing")
        blueprint = served.data(
            "GET", f"/v3/video-agents/{session_id}/resources/{session['messages'][0]['resource_ids'][0]}"
        )
        assert blueprint["metadata"]["revision"] == number
        assert blueprint["metadata"]["scenes"][-1]["narration"] == wish


def test_a_message_after_completion_makes_another_video_in_the_same_session(served: Served) -> None:
    session_id = served.create(mode="chat")["session_id"]
    served.until(session_id, "reviewing")
    served.say(session_id, "go ahead")
    first = served.until(session_id, "completed")["video_id"]
    served.say(session_id, "Longer, please.")
    served.until(session_id, "reviewing")
    served.say(session_id, "go ahead")
    second = served.until(session_id, "completed")["video_id"]
    videos = served.http.get(f"/v3/video-agents/{session_id}/videos").json()
    assert [video["id"] for video in videos["data"]] == [second, first]
    assert videos["has_more"] is False
    assert [video["status"] for video in videos["data"]] == ["completed", "completed"]


def test_a_go_ahead_for_what_is_made_already_makes_nothing_again(served: Served) -> None:
    session_id = served.create(mode="chat")["session_id"]
    served.until(session_id, "reviewing")
    served.say(session_id, "go ahead")
    video_id = served.until(session_id, "completed")["video_id"]
    served.say(session_id, "go ahead")
    session = wait_for(
        lambda: (
            (found := served.session(session_id))["messages"][0]["role"] == "model"
            and found["status"] == "completed"
            and found
        ),
        "an answer",
    )
    assert session["video_id"] == video_id
    assert "rendered already" in session["messages"][0]["content"]


def test_a_message_while_it_renders_is_taken_afterwards(served: Served) -> None:
    session_id = served.create(mode="chat")["session_id"]
    served.until(session_id, "reviewing")
    hold = served.work_folder(session_id) / "hold"
    hold.touch()
    served.say(session_id, "go ahead")
    served.until(session_id, "generating")
    served.say(session_id, "One thing more.")
    assert served.session(session_id)["status"] == "generating"
    hold.unlink()
    session = served.until(session_id, "reviewing")
    assert served.data("GET", f"/v3/videos/{session['video_id']}")["status"] == "completed"
    blueprint = served.data(
        "GET", f"/v3/video-agents/{session_id}/resources/{session['messages'][0]['resource_ids'][0]}"
    )
    assert blueprint["metadata"]["scenes"][-1]["narration"] == "One thing more."


def test_a_message_while_the_stills_are_drawn_is_taken_before_the_plan_is_shown(tmp_path: Path) -> None:
    class SlowPencil(QuickCrew):
        drawing, let_go = threading.Event(), threading.Event()

        def board(self, *given: Any) -> Any:
            self.drawing.set()
            assert self.let_go.wait(60)
            return super().board(*given)

    with serving(tmp_path / "home", crew := SlowPencil()) as served:
        session_id = served.create(mode="chat")["session_id"]
        assert crew.drawing.wait(60)
        served.say(session_id, "And one thing more.")
        crew.let_go.set()
        session = served.until(session_id, "reviewing")
    said = [message["content"] for message in session["messages"]]
    assert "Added: And one thing more." in said
    assert sum(message["type"] == "resource" for message in session["messages"]) == 1, "no plan that is out of date"


def test_a_message_can_change_presenter_and_voice(served: Served) -> None:
    looks = served.data("GET", "/v3/avatars/looks")
    session_id = served.create(mode="chat")["session_id"]
    served.until(session_id, "reviewing")
    served.say(session_id, "Other people, please.", avatar_id=looks[-1]["id"], voice_id="voice_oak")
    session = served.until(session_id, "reviewing")
    board = served.data("GET", f"/v3/video-agents/{session_id}/resources/{session['messages'][0]['resource_ids'][0]}")[
        "metadata"
    ]
    assert (board["look_id"], board["voice_id"]) == (looks[-1]["id"], "voice_oak")


def test_a_generate_session_takes_no_messages(served: Served) -> None:
    session_id = served.create()["session_id"]
    answer = served.http.post(f"/v3/video-agents/{session_id}", json={"message": "hello"})
    assert answer.status_code == 400
    assert answer.json()["error"]["param"] == "session_id"


def test_forty_messages_are_shown_newest_first(served: Served) -> None:
    session_id = served.create("prompt", mode="chat")["session_id"]
    served.until(session_id, "reviewing")
    hold = served.work_folder(session_id) / "hold"
    hold.touch()
    served.say(session_id, "go ahead")
    served.until(session_id, "generating")
    for number in range(45):
        served.say(session_id, f"wish {number}")
    messages = served.session(session_id)["messages"]
    assert [message["content"] for message in messages] == [f"wish {number}" for number in range(44, 4, -1)]
    served.data("POST", f"/v3/video-agents/{session_id}/stop")
    served.until(session_id, "waiting_for_input")


class TestStop:
    def test_in_chat_waits_for_input_and_keeps_what_was_made(self, served: Served) -> None:
        session_id = served.create(mode="chat")["session_id"]
        served.until(session_id, "reviewing")
        hold = served.work_folder(session_id) / "hold"
        hold.touch()
        served.say(session_id, "go ahead")
        video_id = served.until(session_id, "generating")["video_id"]
        answer = served.http.post(f"/v3/video-agents/{session_id}/stop", content=b"")
        assert answer.json() == {"data": {"session_id": session_id}}
        session = served.until(session_id, "waiting_for_input")
        assert session["title"]
        assert served.data("GET", f"/v3/videos/{video_id}")["failure_code"] == "stopped"
        hold.unlink()
        served.say(session_id, "go ahead")
        again = served.until(session_id, "completed")
        assert again["video_id"] != video_id

    def test_in_generate_fails_the_session_and_its_video(self, served: Served, tmp_path: Path) -> None:
        first = served.create(mode="chat")["session_id"]
        served.until(first, "reviewing")
        (served.work_folder(first) / "hold").touch()
        served.say(first, "go ahead")
        served.until(first, "generating")
        created = served.create()
        served.until(created["session_id"], "generating")
        served.data("POST", f"/v3/video-agents/{created['session_id']}/stop", json={})
        session = served.until(created["session_id"], "failed")
        assert session["messages"][0]["type"] == "error"
        video = served.data("GET", f"/v3/videos/{created['video_id']}")
        assert (video["status"], video["failure_code"]) == ("failed", "stopped")
        served.data("POST", f"/v3/video-agents/{first}/stop", json={})

    def test_where_nothing_runs_changes_nothing(self, served: Served) -> None:
        session_id = served.create(mode="chat")["session_id"]
        before = served.until(session_id, "reviewing")
        served.data("POST", f"/v3/video-agents/{session_id}/stop", json={})
        assert served.session(session_id) == before


class TestFailure:
    def test_of_a_render_says_why_and_what_to_do(self, served: Served) -> None:
        session_id = served.create(mode="chat")["session_id"]
        served.until(session_id, "reviewing")
        (served.work_folder(session_id) / "fail").touch()
        served.say(session_id, "go ahead")
        session = served.until(session_id, "failed")
        assert session["messages"][0]["type"] == "error"
        assert "Free some space" in session["messages"][0]["content"]
        video = served.data("GET", f"/v3/videos/{session['video_id']}")
        assert (video["status"], video["failure_code"]) == ("failed", "disk_full")
        (served.work_folder(session_id) / "fail").unlink()
        served.say(session_id, "go ahead")
        assert served.until(session_id, "completed")["video_id"] != session["video_id"]

    def test_of_a_plan_fails_session_and_video(self, served: Served) -> None:
        created = served.create("break the plan")
        session = served.until(created["session_id"], "failed")
        assert "ValueError" in session["messages"][0]["content"]
        assert served.data("GET", f"/v3/videos/{created['video_id']}")["status"] == "failed"


class TestWorkers:
    def test_one_that_dies_is_replaced_and_the_work_goes_on(self, tmp_path: Path) -> None:
        with serving(tmp_path / "home", QuickCrew(scenes_in_workers=True)) as served:
            session_id = served.create(mode="chat")["session_id"]
            served.until(session_id, "reviewing")
            (served.work_folder(session_id) / "murder").write_text("2")
            served.say(session_id, "go ahead")
            assert served.until(session_id, "completed", "failed")["status"] == "completed"

    def test_one_that_dies_every_time_fails_the_session_with_a_reason(self, tmp_path: Path) -> None:
        with serving(tmp_path / "home", QuickCrew(scenes_in_workers=True), attempts=2) as served:
            session_id = served.create(mode="chat")["session_id"]
            served.until(session_id, "reviewing")
            (served.work_folder(session_id) / "murder").write_text("99")
            served.say(session_id, "go ahead")
            session = served.until(session_id, "completed", "failed")
            assert session["status"] == "failed"
            assert served.data("GET", f"/v3/videos/{session['video_id']}")["failure_code"] == "worker_died"


@pytest.mark.parametrize("broken", ["claim", "end"])
def test_a_store_that_fails_for_a_while_delays_work_and_loses_none(
    served: Served, monkeypatch: pytest.MonkeyPatch, broken: str
) -> None:
    monkeypatch.setattr("tui.studio.jobs.AFTER_FAULT_S", 0.01)
    table = served.house.store.jobs
    real, faults = getattr(table, broken), [sqlite3.OperationalError("database or disk is full")] * 2

    def sometimes(*given: object) -> object:
        if faults:
            raise faults.pop()
        return real(*given)

    monkeypatch.setattr(table, broken, sometimes)
    session = served.until(served.create()["session_id"], "completed", "failed")
    assert faults == []
    assert session["status"] == "completed"


def test_more_sessions_than_the_limit_are_told_to_wait(tmp_path: Path) -> None:
    with serving(tmp_path / "home", jobs_limit=1) as served:
        session_id = served.create(mode="chat")["session_id"]
        served.until(session_id, "reviewing")
        (served.work_folder(session_id) / "hold").touch()
        served.say(session_id, "go ahead")
        served.until(session_id, "generating")
        answer = served.http.post("/v3/video-agents", json={"prompt": "another"})
        assert answer.status_code == 429
        assert int(answer.headers["retry-after"]) > 0
        assert answer.json()["error"]["code"] == "rate_limit_exceeded"
        served.data("POST", f"/v3/video-agents/{session_id}/stop", json={})
        served.until(session_id, "waiting_for_input")
        served.create()


@pytest.mark.parametrize("running", [True, False])
def test_deleting_a_video_stops_its_render_and_removes_its_files(served: Served, running: bool) -> None:
    session_id = served.create(mode="chat")["session_id"]
    served.until(session_id, "reviewing")
    hold = served.work_folder(session_id) / "hold"
    if running:
        hold.touch()
    served.say(session_id, "go ahead")
    video_id = served.until(session_id, "generating" if running else "completed")["video_id"]
    assert served.data("DELETE", f"/v3/videos/{video_id}") == {"id": video_id, "deleted": True}
    assert served.http.get(f"/v3/videos/{video_id}").status_code == 404
    session = served.until(session_id, "waiting_for_input" if running else "completed")
    assert session["video_id"] is None
    assert not served.house.store.video_folder(video_id).exists()
