"""The line to a language model: any endpoint that speaks the OpenAI chat protocol, heard word by word.

A key is sent to the endpoint alone and is never part of a message. Asking stops within a tenth of a second when the
stop file appears, whatever the endpoint is doing.
"""

from __future__ import annotations

import asyncio
import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field

import httpx

from tui.studio.listening import Ear
from tui.studio.stage.task import Stopped

URL, MODEL, KEY = "REELTALK_MODEL_URL", "REELTALK_MODEL", "REELTALK_MODEL_KEY"
"""Environment variables that connect a model."""
TIMEOUT_S = 90.0
ANSWER_LIMIT_BYTES = 1_000_000
GLANCE_S = 0.1
"""Seconds between two looks for the stop file."""

Messages = Sequence[Mapping[str, str]]


@dataclass(frozen=True, slots=True)
class Endpoint:
    """Where the model is; `base_url` ends before `/chat/completions`."""

    base_url: str
    model: str
    key: str = field(default="", repr=False)


class WritingError(Exception):
    """The model could not be used; the message says why, for the user."""


def endpoint_from(environ: Mapping[str, str]) -> Endpoint | None:
    """The endpoint that the environment names; None when it names none."""
    url, model = environ.get(URL, "").strip(), environ.get(MODEL, "").strip()
    if not url.startswith(("http://", "https://")) or not model:
        return None
    return Endpoint(url.rstrip("/"), model, environ.get(KEY, "").strip())


def answer_of(endpoint: Endpoint, messages: Messages, ear: Ear) -> str:
    """What the model says to messages.

    Raises:
        WritingError: The endpoint did not answer as one of its kind.
        Stopped: The stop file appeared.
    """
    return asyncio.run(_answered_or_stopped(endpoint, messages, ear))


async def _answered_or_stopped(endpoint: Endpoint, messages: Messages, ear: Ear) -> str:
    asked = asyncio.create_task(_answer(endpoint, messages, ear.on_text))
    while True:
        done, _ = await asyncio.wait({asked}, timeout=GLANCE_S)
        if done:
            return asked.result()
        if ear.stop and ear.stop.exists():
            asked.cancel()
            await asyncio.wait({asked})
            raise Stopped


async def _answer(endpoint: Endpoint, messages: Messages, on_text: Callable[[str], None]) -> str:
    body: dict[str, object] = {
        "model": endpoint.model,
        "messages": list(messages),
        "temperature": 0.4,
        "stream": True,
    }
    headers = {"authorization": f"Bearer {endpoint.key}"} if endpoint.key else {}
    limits = httpx.Timeout(TIMEOUT_S, connect=5.0)
    try:
        async with httpx.AsyncClient(timeout=limits, headers=headers) as client:
            try:
                return await _heard(client, endpoint, {**body, "response_format": {"type": "json_object"}}, on_text)
            except _RefusedError:  # older servers refuse what they do not know
                return await _heard(client, endpoint, body, on_text)
    except httpx.TimeoutException:
        raise WritingError(f"it did not answer within {TIMEOUT_S:.0f} seconds") from None
    except (httpx.HTTPError, httpx.InvalidURL):
        raise WritingError("its endpoint cannot be reached") from None


class _RefusedError(WritingError):
    """The endpoint refused the request as it was put."""


async def _heard(
    client: httpx.AsyncClient, endpoint: Endpoint, body: Mapping[str, object], on_text: Callable[[str], None]
) -> str:
    async with client.stream("POST", f"{endpoint.base_url}/chat/completions", json=body) as answer:
        _check(answer.status_code)
        if answer.headers.get("content-type", "").startswith("text/event-stream"):
            return await _streamed(answer, on_text)
        text = _whole(await _limited(answer))  # it does not stream
    on_text(text)
    return text


def _check(status: int) -> None:
    if status in {400, 422}:
        raise _RefusedError(f"its endpoint answered with status {status}")
    if status in {401, 403}:
        raise WritingError("its endpoint refused the key")
    if status != 200:
        raise WritingError(f"its endpoint answered with status {status}")


async def _streamed(answer: httpx.Response, on_text: Callable[[str], None]) -> str:
    text, size = "", 0
    async for line in answer.aiter_lines():
        size += len(line)
        if size > 8 * ANSWER_LIMIT_BYTES or len(text) > ANSWER_LIMIT_BYTES:
            raise WritingError("its answer has no end")
        event = line.removeprefix("data:").strip() if line.startswith("data:") else ""
        if event == "[DONE]":
            break
        if event and (added := _delta(event)):
            text += added
            on_text(text)
    if not text:
        raise WritingError("its endpoint broke off before it said anything")
    return text


def _delta(event: str) -> str:
    try:
        choices = json.loads(event)["choices"]
        return str(choices[0]["delta"].get("content") or "") if choices else ""
    except (ValueError, LookupError, TypeError, AttributeError):
        raise WritingError("its endpoint did not answer as one of its kind") from None


async def _limited(answer: httpx.Response) -> bytes:
    content = bytearray()
    async for chunk in answer.aiter_bytes():
        content += chunk
        if len(content) > ANSWER_LIMIT_BYTES:
            raise WritingError("its answer has no end")
    return bytes(content)


def _whole(content: bytes) -> str:
    try:
        return str(json.loads(content)["choices"][0]["message"]["content"])
    except (ValueError, LookupError, TypeError):
        raise WritingError("its endpoint did not answer as one of its kind") from None
