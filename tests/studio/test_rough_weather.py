"""Connections that break, stops that cross with messages, closing in the middle: nothing is lost, nothing is left."""

from __future__ import annotations

import asyncio
import os
import socket
import sqlite3
import threading
import time
from concurrent.futures import CancelledError, Future, ThreadPoolExecutor
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from tests.studio.quick_crew import PNG, QuickCrew
from tests.studio.serving import KEY, Served, running, serving, wait_for
from tui.studio.crew import Planned
from tui.studio.fetch import fetch, is_public
from tui.studio.pages import write_cursor
from tui.studio.store.database import Database
from tui.studio.store.jobs import Jobs
from tui.studio.workers import WorkerPool


class HeldCrew(QuickCrew):
    """Revises only when it is let go."""

    def __init__(self) -> None:
        super().__init__()
        self.revising, self.let_go = threading.Event(), threading.Event()

    def revise(self, *given: Any, **more: Any) -> Planned:
        self.revising.set()
        assert self.let_go.wait(30)
        return super().revise(*given, **more)


def test_an_upload_that_broke_off_can_be_sent_again_under_its_key(served: Served) -> None:
    boundary = b"x" * 20
    head = b"--" + boundary + b'\r\nContent-Disposition: form-data; name="file"; filename="a.png"\r\n\r\n'
    body = head + PNG + b"\r\n--" + boundary + b"--\r\n"
    headers = {"Idempotency-Key": "torn", "Content-Type": f"multipart/form-data; boundary={boundary.decode()}"}
    host, port = served.url.removeprefix("http://").split(":")
    with socket.create_connection((host, int(port))) as line:
        lines = [f"POST /v3/assets HTTP/1.1\r\nHost: {host}\r\nx-api-key: {KEY}\r\nContent-Length: {len(body)}\r\n"]
        lines += [f"{name}: {value}\r\n" for name, value in headers.items()]
        line.sendall("".join(lines).encode() + b"\r\n" + body[:60])
        answers = served.house.store.database
        wait_for(lambda: answers.one("SELECT 1 FROM answers WHERE key = 'torn'"), "the upload to begin")

    def again() -> Any:
        answer = served.http.post("/v3/assets", content=body, headers=headers)
        return answer if answer.status_code != 409 else None  # 409 while the server has not seen the line break

    assert wait_for(again, "the broken upload to be given up").status_code == 200


@pytest.mark.parametrize("number", [2**63, -(2**63) - 1, 10**30])
def test_a_cursor_with_a_number_no_list_reaches_is_refused(served: Served, number: int) -> None:
    answer = served.http.get("/v3/video-agents", params={"token": write_cursor("sessions", number)})
    assert (answer.status_code, answer.json()["error"]["param"]) == (400, "token")


def test_what_is_said_while_a_stop_takes_effect_is_taken_after_it(tmp_path: Path) -> None:
    crew = HeldCrew()
    with serving(tmp_path / "home", crew) as served:
        session_id = served.create(mode="chat")["session_id"]
        served.until(session_id, "reviewing")
        served.say(session_id, "make it blue")
        assert crew.revising.wait(30)
        served.data("POST", f"/v3/video-agents/{session_id}/stop", json={})
        served.say(session_id, "make it green instead")
        crew.let_go.set()
        session = served.until(session_id, "reviewing")
        assert any(message["content"] == "Added: make it green instead" for message in session["messages"])


def test_what_was_said_before_a_stop_does_not_undo_it(tmp_path: Path) -> None:
    crew = HeldCrew()
    with serving(tmp_path / "home", crew) as served:
        session_id = served.create(mode="chat")["session_id"]
        served.until(session_id, "reviewing")
        served.say(session_id, "make it blue")
        assert crew.revising.wait(30)
        served.say(session_id, "and longer")
        served.data("POST", f"/v3/video-agents/{session_id}/stop", json={})
        crew.let_go.set()
        session = served.until(session_id, "waiting_for_input")
        assert session["messages"][0]["content"].startswith("Stopped.")


def test_a_plan_that_nobody_has_seen_is_shown_before_it_is_rendered(tmp_path: Path) -> None:
    crew = HeldCrew()
    with serving(tmp_path / "home", crew) as served:
        session_id = served.create(mode="chat")["session_id"]
        served.until(session_id, "reviewing")
        served.say(session_id, "make it blue")
        assert crew.revising.wait(30)
        served.say(session_id, "go ahead")  # said of the plan before this one
        crew.let_go.set()
        session = served.until(session_id, "reviewing", "generating", "completed")
        assert session["status"] == "reviewing"
        assert crew.begun == []
        served.say(session_id, "go ahead")
        served.until(session_id, "completed")


def test_a_disk_that_is_full_to_the_last_byte_still_takes_the_reason(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    full, reserve, commit = threading.Event(), tmp_path / "home" / "reserve", Database._commit

    def no_room(database: Database) -> None:
        if full.is_set() and reserve.exists():
            database._link.execute("ROLLBACK")
            raise sqlite3.OperationalError("database or disk is full")
        commit(database)

    def no_row(jobs: Jobs, *given: Any, **more: Any) -> None:
        if full.is_set() and reserve.exists():
            raise sqlite3.OperationalError("database or disk is full")
        requeue(jobs, *given, **more)

    requeue = Jobs.requeue
    monkeypatch.setattr("tui.studio.jobs.AFTER_FAULT_S", 0.01)
    monkeypatch.setattr(Database, "_commit", no_room)
    monkeypatch.setattr(Jobs, "requeue", no_row)
    with serving(tmp_path / "home") as served:
        session_id = served.create(mode="chat")["session_id"]
        served.until(session_id, "reviewing")
        hold = served.work_folder(session_id) / "hold"
        hold.touch()
        served.say(session_id, "go ahead")
        served.until(session_id, "generating")
        full.set()
        hold.with_name("fail").touch()
        session = served.until(session_id, "failed")
        assert "full" in session["messages"][0]["content"]
        assert not reserve.exists()
        full.clear()
        hold.with_name("fail").unlink()
        hold.unlink()
        served.say(session_id, "make it green")
        assert reserve.stat().st_size > 0  # for the next time
        served.until(session_id, "reviewing")


def test_a_session_whose_files_were_long_in_coming_is_counted_when_it_begins(tmp_path: Path) -> None:
    crew, asked, sent = HeldCrew(), threading.Event(), threading.Event()

    def slow(request: Request) -> Response:  # in a thread, not on the loop
        asked.set()
        assert sent.wait(30)
        return Response(PNG)

    with (
        running(Starlette(routes=[Route("/can.png", slow)])) as web,
        serving(tmp_path / "home", crew, jobs_limit=1, allow_private_urls=True) as served,
        ThreadPoolExecutor(1) as clients,
    ):
        session_id = served.create(mode="chat")["session_id"]
        served.until(session_id, "reviewing")
        body = {"prompt": "About a can.", "files": [{"type": "url", "url": f"{web}/can.png"}]}
        late = clients.submit(served.http.post, "/v3/video-agents", json=body)
        assert asked.wait(30)
        served.say(session_id, "make it blue")
        assert crew.revising.wait(30)  # the one run there is room for
        sent.set()
        assert late.result().status_code == 429
        crew.let_go.set()


def test_a_plan_whose_turn_had_not_come_when_the_studio_closed_is_made_at_the_next_start(tmp_path: Path) -> None:
    class Closing(QuickCrew):
        def plan(self, *given: Any, **more: Any) -> Planned:
            planning.set()
            assert closed.wait(30)
            raise CancelledError  # what a pool gives that is shut down before the task began

    planning, closed = threading.Event(), threading.Event()
    with serving(tmp_path / "home", Closing()) as served:
        session_id = served.create()["session_id"]
        assert planning.wait(30)
        served.house.agent.close()
        closed.set()
    with serving(tmp_path / "home") as served:
        assert served.until(session_id, "completed", "failed")["status"] == "completed"


def test_a_session_that_is_refused_leaves_no_files(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from tui.studio.http import sessions
    from tui.studio.refusals import slow_down

    with serving(tmp_path / "home") as served:
        asset = served.data("POST", "/v3/assets", files={"file": ("a.png", PNG)})["asset_id"]
        looks: list[int] = []

        def full_at_the_second_look(house: object) -> None:
            looks.append(1)
            if len(looks) == 2:  # another session took the last place while the files came in
                raise slow_down("full", 1)

        monkeypatch.setattr(sessions, "check_room", full_at_the_second_look)
        wanted = {"prompt": "Tea.", "files": [{"type": "asset_id", "asset_id": asset}]}
        assert served.http.post("/v3/video-agents", json=wanted).status_code == 429
        assert list((tmp_path / "home" / "sessions").iterdir()) == []


def test_a_message_that_is_refused_leaves_no_files(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from tui.studio.http import sessions
    from tui.studio.refusals import slow_down

    def full(house: object) -> None:
        raise slow_down("full", 1)

    with serving(tmp_path / "home") as served:
        asset = served.data("POST", "/v3/assets", files={"file": ("a.png", PNG)})["asset_id"]
        session_id = served.create(mode="chat")["session_id"]
        served.until(session_id, "reviewing")
        monkeypatch.setattr(sessions, "check_room", full)
        said = {"message": "Show this.", "files": [{"type": "asset_id", "asset_id": asset}]}
        assert served.http.post(f"/v3/video-agents/{session_id}", json=said).status_code == 429
        assert list(served.house.store.materials_folder(session_id).iterdir()) == []


def test_a_video_that_was_deleted_in_the_last_moment_leaves_no_files(tmp_path: Path) -> None:
    class Slow(QuickCrew):
        def produce(self, *given: Any, **more: Any) -> Any:
            made = super().produce(*given, **more)
            producing.set()
            assert let_go.wait(30)
            return made

    producing, let_go = threading.Event(), threading.Event()
    with serving(tmp_path / "home", Slow()) as served:
        created = served.create()
        assert producing.wait(30)
        served.data("DELETE", f"/v3/videos/{created['video_id']}")
        let_go.set()
        served.until(created["session_id"], "failed")
        assert list((tmp_path / "home" / "videos").iterdir()) == []


def test_what_a_killed_server_was_receiving_is_thrown_away(tmp_path: Path) -> None:
    with serving(tmp_path / "home") as served:
        asset = served.data("POST", "/v3/assets", files={"file": ("a.png", PNG)})["asset_id"]
    assets = tmp_path / "home" / "assets"
    (assets / f"{'0' * 32}.arriving").write_bytes(PNG)
    (assets / f"{asset}.{'1' * 32}").write_bytes(PNG)
    with serving(tmp_path / "home"):
        assert [file.name for file in assets.iterdir()] == [asset]


@pytest.mark.skipif(os.name != "posix", reason="who may read a file is told otherwise there")
def test_its_data_are_for_its_user_alone_whoever_made_the_folder(tmp_path: Path) -> None:
    home = tmp_path / "home"
    home.mkdir(mode=0o755)
    with serving(home):
        found = {file.name: file.stat().st_mode & 0o077 for file in home.glob("studio.db*")}
    assert "studio.db" in found
    assert set(found.values()) == {0}
    assert home.stat().st_mode & 0o077 == 0


class HeldDesk:
    """An executor that finishes nothing until it is let go."""

    def __init__(self) -> None:
        self.waiting: list[tuple[Future[None], Path]] = []

    def submit(self, make: Any, *given: Any) -> Future[None]:
        self.waiting.append((Future(), given[-1]))
        return self.waiting[-1][0]

    def let_go(self) -> None:
        for future, target in self.waiting:
            target.write_bytes(PNG)
            future.set_result(None)


@pytest.fixture
def gallery(served: Served, monkeypatch: pytest.MonkeyPatch) -> HeldDesk:
    desk = HeldDesk()
    monkeypatch.setattr(served.house.previews, "_desk", desk)
    return desk


def test_many_previews_in_the_making_hold_up_nothing_else(served: Served, gallery: HeldDesk) -> None:
    looks = [look["preview_image_url"] for look in served.data("GET", "/v3/avatars/looks", params={"limit": 50})]
    wanted = (looks * 3)[: 2 * (os.cpu_count() or 1) + 20]
    assert len(set(wanted)) >= min(len(wanted), len(looks))
    callers = [threading.Thread(target=served.http.get, args=(url,)) for url in wanted]
    for caller in callers:
        caller.start()
    wait_for(lambda: len(gallery.waiting) >= len(set(wanted)), "every preview to be asked for", 20)
    assert served.until(served.create()["session_id"], "completed")
    gallery.let_go()
    for caller in callers:
        caller.join(30)


def test_speech_is_thrown_away_once_its_link_has_expired(served: Served, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = served.house.store.home / "cache" / "speech"
    folder.mkdir()
    for name, age_s in (("old.wav", 7200), ("new.wav", 60)):
        (folder / name).write_bytes(b"RIFF")
        os.utime(folder / name, (time.time() - age_s,) * 2)

    def spoken(make: Any, *given: Any) -> Future[Any]:
        given[-1].write_bytes(b"RIFF")
        done: Future[Any] = Future()
        done.set_result(SimpleNamespace(duration_s=1.0, words=()))
        return done

    monkeypatch.setattr(type(served.house.desk), "submit", lambda _, *given: spoken(*given))
    voice = served.data("GET", "/v3/voices")[0]["voice_id"]
    answer = served.data("POST", "/v3/voices/speech", json={"text": "Hello.", "voice_id": voice})
    assert served.http.get(answer["audio_url"]).content == b"RIFF"
    assert len(list(folder.iterdir())) == 2
    assert not (folder / "old.wav").exists()


def open_files_limit() -> int:
    import resource

    return resource.getrlimit(resource.RLIMIT_NOFILE)[0]


def test_a_worker_may_open_the_hundreds_of_files_that_drawing_takes() -> None:
    resource = pytest.importorskip("resource")
    before, most = resource.getrlimit(resource.RLIMIT_NOFILE)
    resource.setrlimit(resource.RLIMIT_NOFILE, (min(before, 256), most))  # what some systems begin with
    pool = WorkerPool(1)
    try:
        assert pool.submit(open_files_limit).result(60) >= min(4096, most)
    finally:
        resource.setrlimit(resource.RLIMIT_NOFILE, (before, most))
        pool.shutdown(cancel_futures=True)


async def test_a_host_with_an_address_that_leads_nowhere_is_fetched_from_by_another(
    served: Served, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    port = int(served.url.rpartition(":")[2])
    with socket.socket() as nobody:
        nobody.bind(("127.0.0.2", 0))

        async def two(*_: object, **__: object) -> list[Any]:
            return [(0, 0, 0, "", (address, port)) for address in ("127.0.0.2", "127.0.0.1")]

        monkeypatch.setattr(asyncio.get_running_loop(), "getaddrinfo", two)
        asset = served.data("POST", "/v3/assets", files={"file": ("a.png", PNG)})
        there = asset["url"].replace("127.0.0.1", "files.example")
        await fetch(there, tmp_path / "a.png", "files[0].url", allow_private=True)
    assert (tmp_path / "a.png").read_bytes() == PNG


def test_a_poll_reads_none_of_the_plans_a_session_has_been_through(
    served: Served, monkeypatch: pytest.MonkeyPatch
) -> None:
    session_id = served.create(mode="chat")["session_id"]
    before = served.until(session_id, "reviewing")
    monkeypatch.setattr("tui.studio.store.sessions.Brief", None)  # reading a brief would fail now
    assert served.session(session_id) == before
    assert served.http.get("/v3/video-agents/nobody").status_code == 404


@pytest.mark.parametrize(
    ("address", "public"),
    [
        ("8.8.8.8", True),
        ("2606:4700::1111", True),
        ("64:ff9b::808:808", True),
        ("64:ff9b::7f00:1", False),
        ("64:ff9b:1::1", False),
        ("::7f00:1", False),
        ("::ffff:10.0.0.1", False),
        ("2002:7f00:1::", False),
        ("fec0::1", False),
        ("fe80::1%eth0", False),
        ("100.64.0.1", False),
        ("224.0.0.1", False),
        ("localhost", False),
    ],
)
def test_a_private_address_is_known_in_every_spelling(address: str, public: bool) -> None:
    assert is_public(address) is public
