"""A video's animated preview: there as soon as its link is followed, made once, and gone with its video."""

from __future__ import annotations

import io
import shutil
import threading
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import httpx
import pytest
from PIL import Image

from tests.studio.edit.test_poster import encode_moving
from tests.studio.quick_crew import QuickCrew
from tests.studio.serving import Served, serving, wait_for
from tui.studio.animations import animate
from tui.studio.delivery import PREVIEW
from tui.studio.production import Production
from tui.studio.store.jobs import JobKind

WAIT_S = 60.0


class FilmingCrew(QuickCrew):
    """Leaves videos that can be decoded."""

    def produce(self, *given: Any) -> Production:
        made = super().produce(*given)
        made.video.unlink()
        encode_moving(made.video, 90)
        return made


def _made(served: Served) -> Any:
    created = served.create()
    served.until(created["session_id"], "completed")
    return served.data("GET", f"/v3/videos/{created['video_id']}") | {"session_id": created["session_id"]}


def _folder(served: Served, video: Any) -> Path:
    return served.house.store.video_folder(video["id"])


def _moves(content: bytes) -> bool:
    with Image.open(io.BytesIO(content)) as picture:
        return picture.format == "WEBP" and picture.is_animated  # type: ignore[attr-defined]


def test_a_preview_is_made_when_its_link_is_first_followed_and_kept_as_long_as_its_video(tmp_path: Path) -> None:
    with serving(tmp_path / "home", FilmingCrew()) as served, ThreadPoolExecutor(2) as clients:
        video = _made(served)
        assert not (_folder(served, video) / PREVIEW).exists()
        asked = [clients.submit(httpx.request, method, video["gif_url"], timeout=WAIT_S) for method in ("HEAD", "GET")]
        about, whole = (answer.result() for answer in asked)
        assert (about.status_code, whole.status_code) == (200, 200)
        assert whole.headers["content-type"] == about.headers["content-type"] == "image/webp"
        assert about.headers["etag"] == whole.headers["etag"], "made once for both"
        assert int(about.headers["content-length"]) == len(whole.content)
        assert _moves(whole.content)
        part = httpx.get(video["gif_url"], headers={"range": "bytes=0-3"}, timeout=WAIT_S)
        assert (part.status_code, part.content, part.headers["etag"]) == (206, b"RIFF", whole.headers["etag"])
        assert sorted(file.name for file in _folder(served, video).glob("preview*")) == [PREVIEW]
        served.data("DELETE", f"/v3/videos/{video['id']}")
        assert not _folder(served, video).exists()
        assert httpx.get(video["gif_url"], timeout=WAIT_S).status_code == 404


def test_a_preview_needs_nothing_but_the_video(tmp_path: Path) -> None:
    with serving(tmp_path / "home", FilmingCrew()) as served:
        video = _made(served)
    shutil.rmtree(tmp_path / "home" / "cache", ignore_errors=True)
    with serving(tmp_path / "home", QuickCrew()) as served:
        shutil.rmtree(served.house.store.work_folder(video["session_id"]))
        for beside in _folder(served, video).iterdir():
            if beside.name != "video.mp4":
                beside.unlink()
        link = served.data("GET", f"/v3/videos/{video['id']}")["gif_url"]
        assert _moves(httpx.get(link, timeout=WAIT_S).content)


class HeldCrew(FilmingCrew):
    """Its second production waits until it may go on."""

    def __init__(self) -> None:
        super().__init__()
        self.may_go_on = threading.Event()

    def produce(self, *given: Any) -> Production:
        if self.begun:
            assert self.may_go_on.wait(WAIT_S)
        return super().produce(*given)


@pytest.mark.parametrize("patience_s", [WAIT_S, 0.0])
def test_a_render_goes_before_a_preview_but_not_for_ever(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, patience_s: float
) -> None:
    monkeypatch.setattr("tui.studio.animations.STANDS_BACK_S", patience_s)
    crew, renders = HeldCrew(), []
    with serving(tmp_path / "home", crew) as served, ThreadPoolExecutor(1) as client:
        video = _made(served)
        jobs, submit = served.house.store.jobs, served.house.desk.submit

        def noted(work: Any, *given: Any) -> Any:
            if work is animate:
                renders.append(jobs.count_open(JobKind.RENDER))
            return submit(work, *given)

        monkeypatch.setattr(served.house.desk, "submit", noted)
        other = served.create("Moss.")
        wait_for(lambda: jobs.count_open(JobKind.RENDER), "the render")
        asked = client.submit(httpx.get, video["gif_url"], timeout=WAIT_S)
        wait_for(lambda: renders or (patience_s and served.house.animations._making), "the preview to be asked for")
        crew.may_go_on.set()
        assert _moves(asked.result().content)
        served.until(other["session_id"], "completed")
    assert renders == ([0] if patience_s else [1])


def test_a_preview_of_a_file_that_cannot_be_read_is_refused_in_words(served: Served) -> None:
    video = _made(served)  # of noughts and ones, not pictures
    answer = httpx.get(video["gif_url"], timeout=WAIT_S)
    assert (answer.status_code, answer.json()["error"]["code"]) == (500, "internal_error")
    assert "no picture" in answer.json()["error"]["message"]
    assert not list(_folder(served, video).glob("preview*"))
    (_folder(served, video) / "video.mp4").unlink()
    assert httpx.get(video["gif_url"], timeout=WAIT_S).status_code == 404
