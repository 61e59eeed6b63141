"""A studio under uvicorn on loopback, for tests that speak HTTP to it."""

from __future__ import annotations

import socket
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any

import httpx
import uvicorn
from starlette.applications import Starlette

from tests.studio.quick_crew import QuickCrew
from tui.studio.crew import Crew
from tui.studio.server import build_app
from tui.studio.settings import StudioSettings
from tui.studio.studio import Studio

KEY = "key-for-tests"
PATIENCE_S = 120.0
web_get = partial(httpx.get, timeout=PATIENCE_S)
"""Fetch an address without the key; httpx's own five seconds are few on a busy machine."""


@dataclass
class Served:
    """A running studio and a client that has its key."""

    url: str
    house: Studio
    http: httpx.Client

    def data(self, method: str, path: str, **how: Any) -> Any:
        """Call an operation that must succeed; its data."""
        answer = self.http.request(method, path, **how)
        assert answer.status_code == 200, answer.text
        return answer.json()["data"]

    def create(self, prompt: str = "A video about tea.", **more: Any) -> Any:
        """Open a session."""
        return self.data("POST", "/v3/video-agents", json={"prompt": prompt, **more})

    def session(self, session_id: str) -> Any:
        """Read a session."""
        return self.data("GET", f"/v3/video-agents/{session_id}")

    def say(self, session_id: str, message: str, **more: Any) -> Any:
        """Send a message."""
        return self.data("POST", f"/v3/video-agents/{session_id}", json={"message": message, **more})

    def until(self, session_id: str, *statuses: str) -> Any:
        """Wait until a session stands at one of these."""
        return wait_for(lambda: self._reached(session_id, statuses), f"{session_id} to be {statuses}")

    def _reached(self, session_id: str, statuses: tuple[str, ...]) -> Any:
        session = self.session(session_id)
        return session if session["status"] in statuses else None

    def work_folder(self, session_id: str) -> Path:
        """Where the session's renders are made; made now."""
        folder = self.house.store.work_folder(session_id)
        folder.mkdir(parents=True, exist_ok=True)
        return folder


def wait_for(look: Callable[[], Any], what: str, patience_s: float = PATIENCE_S) -> Any:
    """Look again and again until there is something."""
    end = time.monotonic() + patience_s
    while time.monotonic() < end:
        found = look()
        if found:
            return found
        time.sleep(0.01)
    raise AssertionError(f"waited {patience_s} s for {what}")


@contextmanager
def serving(home: Path, crew: Crew | None = None, *, keyless: bool = False, **settings: Any) -> Iterator[Served]:
    """Serve a studio in a thread."""
    app = build_app(StudioSettings(home=home, api_key=None if keyless else KEY, **settings), crew or QuickCrew())
    with running(app) as url:
        app.state.studio.links.origin = url
        with httpx.Client(base_url=url, headers={"x-api-key": KEY}, timeout=120) as client:
            yield Served(url, app.state.studio, client)


@contextmanager
def running(app: Starlette | Callable[..., Any]) -> Iterator[str]:
    """Run an ASGI application in a thread; gives its URL."""
    listener = socket.socket()
    listener.bind(("127.0.0.1", 0))
    server = uvicorn.Server(uvicorn.Config(app, log_config=None, timeout_graceful_shutdown=2))
    thread = threading.Thread(target=server.run, args=([listener],))
    thread.start()
    try:
        wait_for(lambda: server.started or not thread.is_alive(), "the server to start")
        assert server.started
        yield f"http://127.0.0.1:{listener.getsockname()[1]}"
    finally:
        server.should_exit = True
        thread.join(20)
        listener.close()
    assert not thread.is_alive()
