"""The line to a language model: any endpoint that speaks the OpenAI chat protocol, heard word by word.

A key is sent to the endpoint alone and is never part of a message. Asking stops within a tenth of a second when the
stop file appears, whatever the endpoint is doing, and ends by itself when the endpoint says nothing for too long.
"""

from __future__ import annotations

import asyncio
import json
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field

import httpx

from tui.studio.director.model_answer import ANSWER_LIMIT, Answer, WritingError, trouble_in, whole_answer
from tui.studio.director.model_places import Endpoint, endpoint_from, names_there
from tui.studio.listening import Ear
from tui.studio.stage.task import Stopped

__all__ = ["ContextError", "Endpoint", "Patience", "WritingError", "answer_of", "endpoint_from"]

GLANCE_S = 0.1
"""Seconds between two looks for the stop file."""
BUSY = frozenset({429, 502, 503, 504})
"""Statuses of an endpoint that may answer in a moment: too many asked, or the model is being loaded."""

Messages = Sequence[Mapping[str, str]]
Schema = Mapping[str, object]


@dataclass(frozen=True, slots=True)
class Patience:
    """How long an endpoint is waited for, in seconds."""

    silence_s: float = 180.0
    """Until the next word: a large model on a small machine reads for minutes before it speaks."""
    whole_s: float = 600.0
    """For one answer; what has come by then is what there is."""
    busy_s: float = 30.0
    """The longest wait that a busy endpoint may ask for."""
    tries: int = 3
    """How often a busy endpoint is asked."""


PATIENCE = Patience()


class ContextError(WritingError):
    """There was more to read than the model can take in."""


class _RefusedError(WritingError):
    """The endpoint refused the request as it was put."""


class _BusyError(WritingError):
    """The endpoint may answer in a moment."""

    def __init__(self, message: str, wait_s: float) -> None:
        super().__init__(message)
        self.wait_s = wait_s


def answer_of(
    endpoint: Endpoint,
    messages: Messages,
    ear: Ear,
    schema: Schema | None = None,
    *,
    prose: bool = False,
    patience: Patience = PATIENCE,
) -> str:
    """What the model says to messages; what has come of it when it breaks off after it began.

    Args:
        endpoint: The model.
        messages: What it is told.
        ear: Hears the text as it grows; its stop file ends the asking.
        schema: What the answer should be, as JSON Schema; held to by the servers that can.
        prose: Whether plain words are wanted instead of JSON.
        patience: How long it is waited for.

    Raises:
        WritingError: The endpoint did not answer as one of its kind.
        ContextError: The messages are too long for the model.
        Stopped: The stop file appeared.
    """
    return asyncio.run(_answered_or_stopped(_Asking(endpoint, messages, ear.on_text, schema, prose, patience), ear))


async def _answered_or_stopped(asking: _Asking, ear: Ear) -> str:
    asked = asyncio.create_task(asking.answer())
    while True:
        done, _ = await asyncio.wait({asked}, timeout=GLANCE_S)
        if done:
            return asked.result()
        if ear.stop and ear.stop.exists():
            asked.cancel()
            await asyncio.wait({asked})
            raise Stopped


@dataclass(slots=True)
class _Asking:
    """One question to a model, put again as often as it takes."""

    endpoint: Endpoint
    messages: Messages
    on_text: Callable[[str], None]
    schema: Schema | None
    prose: bool
    patience: Patience
    heard: Answer = field(default_factory=Answer)

    async def answer(self) -> str:
        """What it says.

        Raises:
            WritingError: The endpoint did not answer.
        """
        limits = httpx.Timeout(self.patience.silence_s, connect=5.0)
        headers = {"authorization": f"Bearer {self.endpoint.key}"} if self.endpoint.key else {}
        # A proxy for the internet has no business with a model on this machine.
        async with httpx.AsyncClient(timeout=limits, headers=headers, trust_env=not self.endpoint.is_here) as client:
            try:
                async with asyncio.timeout(self.patience.whole_s):
                    await self._put(client)
            except (TimeoutError, httpx.TimeoutException):
                self._or_fail("it took too long to answer" if self.heard.thought else "it did not answer in time")
            except httpx.HTTPError:
                self._or_fail("its endpoint cannot be reached")
            except httpx.InvalidURL:
                raise WritingError("its endpoint has no address that can be read") from None
        if not self.heard.text.strip():
            raise WritingError(self.heard.trouble or "it said nothing")
        return self.heard.text

    def _or_fail(self, why: str) -> None:
        """What has come before an endpoint fell silent may still be a script; nothing is none."""
        if not self.heard.text:
            raise WritingError(why) from None

    async def _put(self, client: httpx.AsyncClient) -> None:
        """Ask in the best way first; older servers refuse what they do not know, and are asked more plainly."""
        refused: WritingError = WritingError("its endpoint refused the question")
        for body in self._bodies():
            try:
                return await self._patiently(client, body)
            except _RefusedError as error:
                refused = error
        raise refused

    def _bodies(self) -> list[dict[str, object]]:
        """The question in ever plainer words."""
        plain = {"model": self.endpoint.model, "messages": list(self.messages), "stream": True}
        usual = {**plain, "temperature": 0.4}
        held = {"type": "json_schema", "json_schema": {"name": "script", "strict": True, "schema": self.schema}}
        by_schema = [{**usual, "response_format": held}] if self.schema else []
        as_json = [] if self.prose else [*by_schema, {**usual, "response_format": {"type": "json_object"}}]
        return [*as_json, usual, plain]

    async def _patiently(self, client: httpx.AsyncClient, body: Mapping[str, object]) -> None:
        for left in range(self.patience.tries - 1, -1, -1):
            try:
                return await self._ask(client, body)
            except _BusyError as error:
                if not left or error.wait_s > self.patience.busy_s:
                    raise WritingError(str(error)) from None
                await asyncio.sleep(error.wait_s)
        return None

    async def _ask(self, client: httpx.AsyncClient, body: Mapping[str, object]) -> None:
        async with client.stream("POST", f"{self.endpoint.base_url}/chat/completions", json=body) as answer:
            if answer.status_code != 200:
                await self._complain(client, answer)
            self.heard = Answer()
            if not answer.headers.get("content-type", "").startswith("text/event-stream"):
                self.heard = whole_answer(await _limited(answer))  # it does not stream
                return self.on_text(self.heard.text)
            async for content in answer.aiter_bytes():
                if self.heard.feed(content):
                    self.on_text(self.heard.text)
                if self.heard.ended:
                    break
        return None

    async def _complain(self, client: httpx.AsyncClient, answer: httpx.Response) -> None:
        status, told = answer.status_code, _told(await _limited(answer), self.endpoint.key)
        if status in {400, 413, 422} and _is_about_length(told):
            raise ContextError("the brief is longer than it can read")
        if status in {400, 405, 415, 422, 501}:
            raise _RefusedError(f"its endpoint refused the question{_quoted(told)}")
        if status in {401, 403}:
            raise WritingError("its endpoint refused the key")
        if status == 404:
            raise WritingError(f"it is not at {self.endpoint.base_url}{await self._others(client)}")
        if status in BUSY:
            raise _BusyError(f"its endpoint is busy (status {status})", _wait_s(answer.headers.get("retry-after")))
        raise WritingError(f"its endpoint answered with status {status}{_quoted(told)}")

    async def _others(self, client: httpx.AsyncClient) -> str:
        """The models that are there, for one who mistyped a name."""
        found: tuple[str, ...] = ()
        with suppress(httpx.HTTPError, httpx.InvalidURL):
            answer = await client.get(f"{self.endpoint.base_url}/models", timeout=5.0)
            found = names_there(answer.content) if answer.status_code == 200 else ()
        return f" (status 404); there is {', '.join(found[:5])}" if found else " (status 404)"


def _told(content: bytes, key: str) -> str:
    """What an error says, without the key should the server repeat it."""
    try:
        told = trouble_in(json.loads(content))
    except (ValueError, RecursionError):
        told = ""
    return told.replace(key, "…") if key else told


def _quoted(told: str) -> str:
    return f": {told.rstrip('.')}" if told else ""


def _is_about_length(told: str) -> bool:
    said = told.lower()
    return "context" in said and any(word in said for word in ("exceed", "length", "maximum", "window", "long"))


def _wait_s(retry_after: str | None) -> float:
    """Seconds that a busy endpoint asks to be left alone; a date counts as a long time, nothing as two seconds."""
    if retry_after is None:
        return 2.0
    try:
        return max(0.0, float(retry_after))
    except ValueError:
        return float("inf")


async def _limited(answer: httpx.Response) -> bytes:
    content = bytearray()
    async for chunk in answer.aiter_bytes():
        content += chunk
        if len(content) > 8 * ANSWER_LIMIT:
            raise WritingError("its answer has no end")
    return bytes(content)
