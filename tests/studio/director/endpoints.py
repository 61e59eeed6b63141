"""Language models' endpoints of every manner, over real HTTP: what they send is given byte for byte."""

from __future__ import annotations

import asyncio
import json
import threading
from collections.abc import AsyncIterator, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import JSONResponse, Response, StreamingResponse
from starlette.routing import Route

from tests.studio.serving import running
from tui.studio.director.model_link import Endpoint


@dataclass
class Sent:
    """One answer: its bytes, part by part; after the last one it may hold the line open until `go_on`."""

    parts: Sequence[bytes]
    status: int = 200
    headers: Mapping[str, str] = field(default_factory=lambda: {"content-type": "text/event-stream"})
    holds: bool = False
    go_on: threading.Event = field(default_factory=threading.Event)

    async def stream(self) -> AsyncIterator[bytes]:
        """The bytes as they are sent."""
        for part in self.parts:
            yield part
        if self.holds:
            await asyncio.to_thread(self.go_on.wait, 30)


@dataclass
class Model:
    """An endpoint with answers in store, the last of which it repeats."""

    answers: list[Sent]
    models: tuple[str, ...] = ()
    asked: list[dict[str, Any]] = field(default_factory=list)
    where: Endpoint = field(default_factory=lambda: Endpoint("", ""))

    async def answer(self, request: Request) -> Response:
        """The next answer."""
        self.asked.append(await request.json())
        answer = self.answers.pop(0) if len(self.answers) > 1 else self.answers[0]
        return StreamingResponse(answer.stream(), answer.status, answer.headers)

    async def listed(self, _: Request) -> Response:
        """The models that are there."""
        return JSONResponse({"object": "list", "data": [{"id": name} for name in self.models]})


@contextmanager
def model(*answers: Sent, models: tuple[str, ...] = ()) -> Iterator[Model]:
    """Serve answers; lines still held open are let go at the end."""
    served = Model(list(answers), models)
    routes = [
        Route("/v1/chat/completions", served.answer, methods=["POST"]),
        Route("/v1/models", served.listed, methods=["GET"]),
    ]
    with running(Starlette(routes=routes)) as url:
        served.where = Endpoint(f"{url}/v1", "small-model", "secret-key")
        try:
            yield served
        finally:
            for answer in answers:
                answer.go_on.set()


def event(**delta: Any) -> bytes:
    """One event of a stream."""
    return b"data: " + json.dumps({"choices": [{"index": 0, "delta": delta}]}, ensure_ascii=False).encode() + b"\n\n"


DONE = b"data: [DONE]\n\n"


def spoken(text: str, *, step: int = 40) -> Sent:
    """An answer in a stream, some characters an event."""
    return Sent([*(event(content=text[at : at + step]) for at in range(0, len(text), step)), DONE])


def refusal(status: int, message: str, **headers: str) -> Sent:
    """An error, as the protocol words it."""
    told = json.dumps({"error": {"message": message}}).encode()
    named = {name.replace("_", "-"): value for name, value in headers.items()}
    return Sent([told], status, {"content-type": "application/json", **named})
