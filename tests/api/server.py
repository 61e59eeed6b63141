"""A real HTTP server that holds every request against the contract, and fails in the ways a test asks for."""

from __future__ import annotations

import json
import socket
import threading
from collections import deque
from dataclasses import dataclass, field
from typing import Any

import uvicorn
from starlette.requests import ClientDisconnect, Request
from starlette.types import Receive, Scope, Send
from uvicorn.protocols.http.h11_impl import H11Protocol

from tests.api import contract


@dataclass(frozen=True)
class Answer:
    """What to answer. `promised` is a Content-Length that may be more than is sent: the connection then breaks."""

    status: int = 200
    body: bytes = b""
    headers: dict[str, str] = field(default_factory=dict)
    promised: int | None = None

    @classmethod
    def of(cls, data: object, status: int = 200, **headers: str) -> Answer:
        named = {name.replace("_", "-"): value for name, value in headers.items()}
        return cls(status, json.dumps(data).encode(), {"content-type": "application/json", **named})

    @classmethod
    def refusal(cls, status: int, code: str, message: str, **headers: str) -> Answer:
        error = {"code": code, "message": message, "param": None, "doc_url": None}
        return cls.of({"error": error}, status, **headers)


DROP = "drop"
"""The connection is broken without an answer."""
NEVER = "never"
"""No answer comes at all."""
Step = Answer | str


@dataclass(frozen=True)
class Seen:
    """A request as it arrived."""

    method: str
    path: str
    query: dict[str, str]
    headers: dict[str, str]
    body: bytes
    template: str | None
    operation_id: str | None

    @property
    def json(self) -> Any:
        return json.loads(self.body)


class _Wire(H11Protocol):
    """Hands its connections out, so that they can be broken."""

    open: dict[tuple[str, int], Any] = {}  # noqa: RUF012 (one server runs at a time)

    def connection_made(self, transport: Any) -> None:
        super().connection_made(transport)
        self.open[transport.get_extra_info("peername")] = transport

    def connection_lost(self, exc: Exception | None) -> None:
        super().connection_lost(exc)
        self.open.pop(self.transport.get_extra_info("peername"), None)


class ContractServer:
    """Answers every operation with the contract's own examples, unless `script` says otherwise."""

    def __init__(self) -> None:
        self.reset()
        self._socket = socket.create_server(("127.0.0.1", 0))
        self.port = self._socket.getsockname()[1]
        config = uvicorn.Config(self._app, http=_Wire, log_level="critical", lifespan="off", interface="asgi3")
        self._server = _Server(config)
        self._thread = threading.Thread(target=self._server.run, kwargs={"sockets": [self._socket]}, daemon=True)

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    def reset(self) -> None:
        """Forget all requests, scripts and complaints."""
        self.script: deque[Step] = deque()
        self.files: dict[str, deque[Step]] = {}
        self.seen: list[Seen] = []
        self.complaints: list[str] = []

    def start(self) -> None:
        self._thread.start()
        assert self._server.up.wait(60)

    def stop(self) -> None:
        self._server.should_exit = True
        self._thread.join(60)

    async def _app(self, scope: Scope, receive: Receive, send: Send) -> None:
        try:
            await self._serve(scope, receive, send)
        except ClientDisconnect:
            return
        except Exception as error:
            self.complaints.append(f"the server itself broke: {error!r}")
            raise

    async def _serve(self, scope: Scope, receive: Receive, send: Send) -> None:
        request = Request(scope, receive)
        body = await request.body()
        path = request.scope["raw_path"].decode()
        seen = self._look(request, path, body)
        self.seen.append(seen)
        steps = self.files.get(path, self.script)
        step = steps.popleft() if steps else self._example(seen)
        await self._take(step, scope, receive, send)

    async def _take(self, step: Step, scope: Scope, receive: Receive, send: Send) -> None:
        if step == DROP:
            _Wire.open[tuple(scope["client"])].abort()
            return
        if step == NEVER:
            while (await receive())["type"] != "http.disconnect":
                pass
            return
        assert isinstance(step, Answer)
        length = len(step.body) if step.promised is None else step.promised
        headers = {"content-length": str(length), **step.headers}
        raw = [(name.encode(), value.encode()) for name, value in headers.items() if value]
        await send({"type": "http.response.start", "status": step.status, "headers": raw})
        await send({"type": "http.response.body", "body": step.body, "more_body": step.promised is not None})
        if step.promised is not None:
            _Wire.open[tuple(scope["client"])].close()

    def _look(self, request: Request, path: str, body: bytes) -> Seen:
        found = contract.operation(request.method, path)
        template, operation = found or (None, {})
        seen = Seen(
            request.method,
            path,
            dict(request.query_params),
            dict(request.headers),
            body,
            template,
            operation.get("operationId"),
        )
        if path.startswith("/v3/"):
            self.complaints += [f"{request.method} {path}: {said}" for said in self._against(seen, operation)]
        return seen

    def _against(self, seen: Seen, operation: dict[str, Any]) -> list[str]:
        if not operation:
            return ["no such operation in the contract"]
        return [*_query_problems(seen, operation), *_body_problems(seen, operation), *_header_problems(seen)]

    def _example(self, seen: Seen) -> Answer:
        if seen.template is None:
            return Answer.refusal(404, "not_found", "No such path.")
        operation = contract.operation(seen.method, seen.path)
        assert operation
        answer = contract.example(contract.answer_schema(operation[1]))
        if "has_more" in answer:
            answer |= {"has_more": False, "next_token": None}
        return Answer.of(answer)


class _Server(uvicorn.Server):
    def __init__(self, config: uvicorn.Config) -> None:
        super().__init__(config)
        self.up = threading.Event()

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        await super().startup(sockets)
        self.up.set()


def _query_problems(seen: Seen, operation: dict[str, Any]) -> list[str]:
    known = {
        parameter["name"]: parameter["schema"]
        for parameter in map(contract.resolve, operation.get("parameters", ()))
        if parameter["in"] == "query"
    }
    said = [f"query {name} is unknown" for name in seen.query.keys() - known.keys()]
    for name in seen.query.keys() & known.keys():
        schema = known[name]
        value: object = int(seen.query[name]) if schema["type"] == "integer" else seen.query[name]
        said += contract.problems(schema, value)
    return said


def _body_problems(seen: Seen, operation: dict[str, Any]) -> list[str]:
    wanted = operation.get("requestBody")
    if not seen.body:
        return ["a body is required"] if wanted and wanted.get("required") else []
    if not wanted:
        return ["a body that the contract does not know"]
    kind = seen.headers.get("content-type", "").partition(";")[0]
    if kind not in wanted["content"]:
        return [f"content type {kind!r} is not in the contract"]
    if kind == "multipart/form-data":
        return [] if b'name="file"' in seen.body else ["no part called file"]
    return contract.problems(wanted["content"][kind]["schema"], seen.json)


def _header_problems(seen: Seen) -> list[str]:
    key, bearer = "x-api-key" in seen.headers, seen.headers.get("authorization", "").startswith("Bearer ")
    said = [] if key != bearer else ["there must be a key or a token, and not both"]
    if int(seen.headers.get("content-length", 0)) != len(seen.body):
        said.append("the length is not the body's")
    return said
