"""What survives the death of the server, told by killing it."""

from __future__ import annotations

import signal
import sqlite3
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path

import httpx
import pytest

from tests.studio.serving import KEY, wait_for

Start = Callable[[], "Child"]


class Child:
    """A studio in a process of its own."""

    def __init__(self, home: Path) -> None:
        self.process = subprocess.Popen(
            [sys.executable, "-m", "tests.studio.serve_quick", str(home)], stdout=subprocess.PIPE, text=True
        )
        assert self.process.stdout
        self.url = self.process.stdout.readline().strip()
        assert self.url, "the studio did not start"
        self.http = httpx.Client(base_url=self.url, headers={"x-api-key": KEY}, timeout=20)

    def data(self, method: str, path: str, **how: object) -> dict:
        answer = self.http.request(method, path, **how)  # type: ignore[arg-type]
        assert answer.status_code == 200, answer.text
        return answer.json()["data"]

    def until(self, session_id: str, *statuses: str) -> dict:
        def look() -> dict | None:
            session = self.data("GET", f"/v3/video-agents/{session_id}")
            return session if session["status"] in statuses else None

        return wait_for(look, f"{statuses}", 120)

    def end(self, how: signal.Signals) -> int:
        self.http.close()
        self.process.send_signal(how)
        try:
            return self.process.wait(60)
        finally:
            if self.process.poll() is None:
                self.process.kill()
            if self.process.stdout:
                self.process.stdout.close()


@pytest.fixture
def start(tmp_path: Path) -> Iterator[Start]:
    children: list[Child] = []

    def begin() -> Child:
        children.append(Child(tmp_path / "home"))
        return children[-1]

    yield begin
    for child in children:
        if child.process.poll() is None:
            child.end(signal.SIGKILL)


def hold(home: Path, session_id: str) -> Path:
    file = home / "sessions" / session_id / "work" / "hold"
    file.parent.mkdir(parents=True, exist_ok=True)
    file.touch()
    return file


def attempts(home: Path) -> int:
    """How often the newest render was started, as the studio's own database says."""
    with closing(sqlite3.connect(home / "studio.db")) as database:
        row = database.execute("SELECT attempts FROM jobs WHERE kind = 'render' ORDER BY seq DESC").fetchone()
    return row[0] if row else 0


@pytest.mark.parametrize("how", [signal.SIGKILL, signal.SIGTERM], ids=["killed", "ended"])
def test_a_render_goes_on_after_the_server_was_lost(start: Start, tmp_path: Path, how: signal.Signals) -> None:
    first = start()
    session_id = first.data("POST", "/v3/video-agents", json={"prompt": "tea", "mode": "chat"})["session_id"]
    first.until(session_id, "reviewing")
    held = hold(tmp_path / "home", session_id)
    first.data("POST", f"/v3/video-agents/{session_id}", json={"message": "go ahead"})
    before = first.until(session_id, "generating")
    first.data("POST", f"/v3/video-agents/{session_id}", json={"message": "And one thing more."})
    status = first.end(how)
    assert status == (0 if how is signal.SIGTERM else -signal.SIGKILL)
    held.unlink()
    second = start()
    after = second.until(session_id, "reviewing", "failed")
    assert second.data("GET", f"/v3/videos/{before['video_id']}")["status"] == "completed"
    said = [message["content"] for message in after["messages"]]
    assert "And one thing more." in said
    assert "tea" in said
    assert after["status"] == "reviewing"


def test_a_stop_that_was_asked_holds_after_the_server_was_killed(start: Start, tmp_path: Path) -> None:
    first = start()
    session_id = first.data("POST", "/v3/video-agents", json={"prompt": "tea", "mode": "chat"})["session_id"]
    first.until(session_id, "reviewing")
    hold(tmp_path / "home", session_id)
    first.data("POST", f"/v3/video-agents/{session_id}", json={"message": "go ahead"})
    first.until(session_id, "generating")
    first.data("POST", f"/v3/video-agents/{session_id}/stop")
    first.end(signal.SIGKILL)
    second = start()
    assert second.until(session_id, "waiting_for_input")["title"] == "tea"


def test_a_session_whose_server_dies_again_and_again_fails_with_a_reason(start: Start, tmp_path: Path) -> None:
    child = start()
    created = child.data("POST", "/v3/video-agents", json={"prompt": "tea", "mode": "chat"})
    session_id = created["session_id"]
    child.until(session_id, "reviewing")
    hold(tmp_path / "home", session_id)
    child.data("POST", f"/v3/video-agents/{session_id}", json={"message": "go ahead"})
    for attempt in range(1, 4):
        wait_for(lambda: attempts(tmp_path / "home") == attempt, f"attempt {attempt}")  # noqa: B023
        child.end(signal.SIGKILL)
        child = start()
    session = child.until(session_id, "failed")
    assert "ended several times" in session["messages"][0]["content"]
