"""A video's other cut: made when it is asked for, once, and never in the way of a render."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import httpx
import pytest

from tests.studio.quick_crew import QuickCrew
from tests.studio.serving import Served, serving, wait_for, web_get
from tui.studio.delivery import PLAN
from tui.studio.production import Production
from tui.studio.storyboard import Storyboard

CAPTIONED = bytes(range(256)) * 40


class LongRenders(QuickCrew):
    """Its renders of moss take until another production has been stopped."""

    def produce(self, storyboard: Storyboard, *given: Any) -> Production:
        if storyboard.title == "Moss.":
            wait_for(lambda: self.stopped, "another to be stopped")
        return super().produce(storyboard, *given)


def _made(served: Served, prompt: str) -> Any:
    created = served.create(prompt)
    served.until(created["session_id"], "completed")
    return served.data("GET", f"/v3/videos/{created['video_id']}") | {"session_id": created["session_id"]}


def test_either_cut_can_be_had_of_any_video_and_is_made_once(tmp_path: Path) -> None:
    crew = QuickCrew()
    with serving(tmp_path / "home", crew) as served:
        for prompt in ("A video about tea.", "Moss, no captions."):
            video = _made(served, prompt)
            crew.begun.clear()
            for _ in range(2):
                for captions, content in (("on", CAPTIONED), ("off", b"no captions")):
                    answer = web_get(f"{video['video_url']}&captions={captions}")
                    assert (answer.status_code, answer.content) == (200, content)
                    assert answer.headers["content-type"] == "video/mp4"
            assert crew.begun == [(prompt, "no captions" in prompt)], "the one that was not delivered"


def test_a_cut_is_of_the_plan_its_video_was_made_from(tmp_path: Path) -> None:
    crew = QuickCrew()
    with serving(tmp_path / "home", crew) as served:
        session_id = served.create("A video about tea.", mode="chat")["session_id"]
        served.until(session_id, "reviewing")
        served.say(session_id, "go ahead")
        first = served.until(session_id, "completed")["video_id"]
        scenes = len(list(served.work_folder(session_id).glob("*.clip")))
        served.say(session_id, "Say more.")
        served.until(session_id, "reviewing")
        for clip in served.work_folder(session_id).glob("*.clip"):
            clip.unlink()
        link = served.data("GET", f"/v3/videos/{first}")["video_url"]
        assert web_get(f"{link}&captions=off").content == b"no captions"
        assert len(list(served.work_folder(session_id).glob("*.clip"))) == scenes


def test_a_render_goes_before_a_cut_and_who_asked_for_it_has_it_afterwards(tmp_path: Path) -> None:
    crew = LongRenders()
    with serving(tmp_path / "home", crew) as served, ThreadPoolExecutor(1) as client:
        video = _made(served, "Tea, no captions.")
        hold = served.work_folder(video["session_id"]) / "hold"
        hold.touch()
        crew.begun.clear()
        asked = client.submit(httpx.get, video["captioned_video_url"], timeout=60)
        wait_for(lambda: crew.begun, "the cut to be begun")
        other = served.create("Moss.")
        served.until(other["session_id"], "completed")
        wait_for(lambda: len(crew.begun) == 3, "the cut to go on")
        assert not asked.done()
        hold.unlink()
        assert asked.result().content == CAPTIONED
    assert [title for title, _ in crew.begun] == ["Tea, no captions.", "Moss.", "Tea, no captions."]
    assert not list((tmp_path / "home" / "cache").glob("stop-*"))


def test_a_cut_nobody_waits_for_any_more_is_there_for_the_next_who_asks(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    crew = QuickCrew()
    monkeypatch.setattr("tui.studio.http.media.CUT_PATIENCE_S", 0.01)
    with serving(tmp_path / "home", crew) as served:
        video = _made(served, "Tea, no captions.")
        hold = served.work_folder(video["session_id"]) / "hold"
        hold.touch()
        crew.begun.clear()

        def begun() -> bool:
            answer = web_get(video["captioned_video_url"])
            assert (answer.status_code, answer.json()["error"]["code"]) == (503, "not_ready")
            assert int(answer.headers["retry-after"]) > 0
            return bool(crew.begun)

        wait_for(begun, "the cut to be begun")  # on a busy machine patience may end before that
        hold.unlink()
        folder = served.house.store.video_folder(video["id"])
        wait_for((folder / "captioned.mp4").exists, "the cut")
        assert web_get(video["captioned_video_url"]).content == CAPTIONED


def test_a_studio_closes_though_a_cut_is_being_made(tmp_path: Path) -> None:
    crew = QuickCrew()
    with serving(tmp_path / "home", crew) as served:
        video = _made(served, "Tea, no captions.")
        (served.work_folder(video["session_id"]) / "hold").touch()
        crew.begun.clear()
        with pytest.raises(httpx.ReadTimeout):
            httpx.get(video["captioned_video_url"], timeout=httpx.Timeout(60, read=0.2))
        wait_for(lambda: crew.begun, "the cut to be begun")
    assert crew.stopped == ["Tea, no captions."]


def test_what_cannot_be_cut_is_told(served: Served) -> None:
    video = _made(served, "Tea, no captions.")
    answer = web_get(f"{video['video_url']}&captions=maybe")
    assert (answer.status_code, answer.json()["error"]["param"]) == (400, "captions")
    folder = served.house.store.video_folder(video["id"])
    (folder / PLAN).unlink()
    assert served.data("GET", f"/v3/videos/{video['id']}")["captioned_video_url"] is None, "an older studio's video"
    assert web_get(f"{video['video_url']}&captions=on").status_code == 404
    assert web_get(f"{video['video_url']}&captions=off").content == b"no captions"


def test_a_cut_that_fails_says_why_and_can_be_asked_for_again(served: Served) -> None:
    video = _made(served, "Tea, no captions.")
    fail = served.work_folder(video["session_id"]) / "fail"
    fail.touch()
    answer = web_get(video["captioned_video_url"])
    assert (answer.status_code, answer.json()["error"]["code"]) == (500, "disk_full")
    fail.unlink()
    assert web_get(video["captioned_video_url"]).content == CAPTIONED


def test_a_deleted_video_has_no_cuts(served: Served) -> None:
    video = _made(served, "Tea, no captions.")
    served.data("DELETE", f"/v3/videos/{video['id']}")
    assert web_get(video["captioned_video_url"]).status_code == 404
