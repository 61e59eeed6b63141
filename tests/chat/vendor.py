"""A scripted video agent on loopback that has the vendor's manners, good and bad."""

from __future__ import annotations

import asyncio
import json
import re
from collections import deque
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager, contextmanager, suppress
from dataclasses import dataclass, field
from typing import Any

import uvicorn
from starlette.requests import Request
from starlette.types import Receive, Scope, Send


@dataclass
class Answer:
    """What the server says: a status, a body, headers; or nothing at all."""

    status: int = 200
    body: Any = None
    headers: dict[str, str] = field(default_factory=dict)
    cut: bool = False


def refusal(status: int, code: str, *, param: str | None = None, **headers: str) -> Answer:
    body = {"error": {"code": code, "message": f"refused: {code}", "param": param, "doc_url": None}}
    return Answer(status, body, {name.replace("_", "-"): value for name, value in headers.items()})


CUT = Answer(cut=True)
HTML_502 = Answer(502, "<html><body><h1>502 Bad Gateway</h1></body></html>")
NOT_FOUND = refusal(404, "not_found")


class Time:
    """A clock that moves only by what is slept."""

    def __init__(self) -> None:
        self.now = 1_790_000_000.0
        self.slept: list[float] = []

    def __call__(self) -> float:
        return self.now

    async def sleep(self, seconds: float) -> None:
        self.slept.append(seconds)
        self.now += seconds
        await asyncio.sleep(0)


class Vendor:
    """Answers by script where there is one, else by what it holds."""

    def __init__(self, time: Time) -> None:
        self.time = time
        self.base_url = ""
        self.requests: list[tuple[str, str, Any]] = []
        self.script: dict[str, deque[Any]] = {}
        self.sessions: dict[str, dict[str, Any]] = {}
        self.videos: dict[str, dict[str, Any]] = {}
        self.resources: dict[str, dict[str, Any]] = {}
        self.uploads: list[bytes] = []
        self.files: dict[str, bytes] = {}
        self.holds: dict[str, tuple[asyncio.Event, asyncio.Event]] = {}
        """Calls that wait: the first event tells that one came, the second lets it go on."""

    def says(self, what: str, *answers: Any) -> None:
        """Script the next answers of a call: "POST create", "GET session", "GET video", ...

        A dict changes the session (or is the answer's data), an `Answer` is sent as it is; after the last one the
        server answers by what it holds.
        """
        self.script.setdefault(what, deque()).extend(answers)

    def count(self, what: str) -> int:
        return sum(1 for name, *_ in self.requests if name == what)

    def open_session(self, prompt: str, session_id: str | None = None, **more: Any) -> str:
        session_id = session_id or f"sess_{len(self.sessions) + 1}"
        self.sessions[session_id] = {
            "session_id": session_id,
            "status": "thinking",
            "progress": 0,
            "title": None,
            "video_id": None,
            "created_at": int(self.time.now),
            "messages": [],
            **more,
        }
        self.say(session_id, "user", prompt)
        return session_id

    def say(self, session_id: str, role: str, content: str, **more: Any) -> None:
        line = {"role": role, "content": content, "type": "text", "created_at": int(self.time.now), **more}
        self.sessions[session_id]["messages"].insert(0, line)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            return
        request = Request(scope, receive)
        body = await request.body()
        what, subject = _route(request)
        is_json = "json" in request.headers.get("content-type", "")
        self.requests.append((what, subject, json.loads(body) if is_json and body else body))
        if what in self.holds:
            came, may_go_on = self.holds[what]
            came.set()
            await may_go_on.wait()
        scripted = self.script.get(what)
        step = scripted.popleft() if scripted else None
        if callable(step):
            step = step()
        answer = step if isinstance(step, Answer) else self._answer(what, subject, body, step)
        await _send(answer, send)

    def _answer(self, what: str, subject: str, body: bytes, step: dict[str, Any] | None) -> Answer:
        answers = {
            "POST create": lambda: self._create(json.loads(body), step),
            "GET sessions": self._list,
            "GET session": lambda: self._read(subject, step),
            "POST message": lambda: self._message(subject, json.loads(body), step),
            "POST stop": lambda: _data({"session_id": subject}) if subject in self.sessions else NOT_FOUND,
            "GET videos": lambda: Answer(200, {"data": list(self.videos.values()), "has_more": False}),
            "GET video": lambda: self._kept(self.videos, subject, step),
            "GET resource": lambda: self._kept(self.resources, subject, step),
            "POST asset": lambda: self._upload(body),
            "GET file": lambda: Answer(200, self.files[subject]) if subject in self.files else NOT_FOUND,
        }
        return answers.get(what, lambda: NOT_FOUND)()

    def _create(self, request: dict[str, Any], step: dict[str, Any] | None) -> Answer:
        session = self.sessions[self.open_session(request["prompt"], **(step or {}))]
        return _data({key: session[key] for key in ("session_id", "status", "video_id", "created_at")})

    def _list(self) -> Answer:
        rows = sorted(self.sessions.values(), key=lambda one: -one["created_at"])
        items = [{key: one[key] for key in ("session_id", "title", "created_at")} for one in rows]
        return Answer(200, {"data": items, "has_more": False, "next_token": None})

    def _read(self, subject: str, step: dict[str, Any] | None) -> Answer:
        if subject not in self.sessions:
            return NOT_FOUND
        session = self.sessions[subject]
        session.update(step or {})
        return _data({**session, "messages": session["messages"][:40]})

    def _message(self, subject: str, request: dict[str, Any], step: dict[str, Any] | None) -> Answer:
        if subject not in self.sessions:
            return NOT_FOUND
        self.say(subject, "user", request["message"])
        self.sessions[subject]["status"] = "thinking"
        return _data({"session_id": subject, "run_id": "run_1", "title": None, **(step or {})})

    def _kept(self, kept: dict[str, dict[str, Any]], subject: str, step: dict[str, Any] | None) -> Answer:
        if subject not in kept:
            return NOT_FOUND
        kept[subject].update(step or {})
        return _data(kept[subject])

    def _upload(self, body: bytes) -> Answer:
        self.uploads.append(body)
        asset_id = f"asset_{len(self.uploads)}"
        return _data({"asset_id": asset_id, "url": "", "mime_type": "image/png", "size_bytes": len(body)})


_ROUTES = tuple(
    (what, re.compile(pattern))
    for what, pattern in (
        ("POST create", r"POST /v3/video-agents()"),
        ("GET sessions", r"GET /v3/video-agents()"),
        ("GET session", r"GET /v3/video-agents/([^/]+)"),
        ("POST message", r"POST /v3/video-agents/([^/]+)"),
        ("POST stop", r"POST /v3/video-agents/([^/]+)/stop"),
        ("GET videos", r"GET /v3/video-agents/([^/]+)/videos"),
        ("GET resource", r"GET /v3/video-agents/[^/]+/resources/([^/]+)"),
        ("GET video", r"GET /v3/videos/([^/]+)"),
        ("POST asset", r"POST /v3/assets()"),
        ("GET file", r"GET /files/(.+)"),
    )
)


def _route(request: Request) -> tuple[str, str]:
    line = f"{request.method} {request.url.path}"
    found = ((what, match[1]) for what, pattern in _ROUTES if (match := pattern.fullmatch(line)))
    return next(found, ("?", line))


def _data(data: dict[str, Any]) -> Answer:
    return Answer(200, {"data": data})


async def _send(answer: Answer, send: Send) -> None:
    if answer.cut:  # the request was read; half an answer is all that comes
        await send({"type": "http.response.start", "status": 200, "headers": [(b"content-length", b"1000")]})
        await send({"type": "http.response.body", "body": b"{", "more_body": True})
        return
    content = answer.body
    if not isinstance(content, bytes):
        content = (content if isinstance(content, str) else json.dumps(content)).encode()
    headers = {"content-type": "text/html" if isinstance(answer.body, str) else "application/json"} | answer.headers
    pairs = [(name.encode(), value.encode()) for name, value in headers.items()]
    pairs.append((b"content-length", str(len(content)).encode()))
    await send({"type": "http.response.start", "status": answer.status, "headers": pairs})
    await send({"type": "http.response.body", "body": content})


class _Server(uvicorn.Server):
    """A server that leaves the test run's signals alone."""

    @contextmanager
    def capture_signals(self) -> Iterator[None]:
        yield


@asynccontextmanager
async def serving(vendor: Vendor) -> AsyncIterator[Vendor]:
    """Serve on a free loopback port."""
    config = uvicorn.Config(vendor, host="127.0.0.1", port=0, log_level="critical", lifespan="off", ws="none")
    server = _Server(config)
    task = asyncio.create_task(server.serve())
    while not server.started:  # noqa: ASYNC110  # uvicorn tells it in no other way
        await asyncio.sleep(0.005)
    port = server.servers[0].sockets[0].getsockname()[1]
    vendor.base_url = f"http://127.0.0.1:{port}"
    try:
        yield vendor
    finally:
        server.should_exit = server.force_exit = True
        with suppress(asyncio.CancelledError):
            await task
