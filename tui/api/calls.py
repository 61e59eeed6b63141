"""Typed calls: a request of the contract in, the model it is answered with out; lists as one long iterator."""

from __future__ import annotations

from collections.abc import AsyncIterator, Mapping
from typing import Any, TypeVar
from urllib.parse import quote

import pydantic_core
from pydantic import BaseModel, ValidationError

from tui.api.errors import InvalidError, UnreadableAnswerError
from tui.api.models import Page, Request
from tui.api.transport import Call, Reply, Transport

ModelT = TypeVar("ModelT", bound=BaseModel)
Params = Mapping[str, str | int | None]
"""A query; what is None is left out."""


def path_to(*parts: str) -> str:
    """The path of an operation under the base URL, each part escaped.

    Raises:
        InvalidError: when an id is empty or only dots, which would name another operation.
    """
    for part in parts:
        if not part.strip("."):
            raise InvalidError("An id is missing or cannot be one.", code="invalid_parameter")
    return "/".join(("v3", *(quote(part, safe="") for part in parts)))


def json_call(method: str, path: str, timeout_s: float, request: Request | None = None) -> Call:
    """A call that carries a request of the contract, or nothing at all."""
    if request is None:
        return Call(method, path, timeout_s)
    body = request.model_dump_json(exclude_none=True).encode()
    return Call(method, path, timeout_s, headers={"Content-Type": "application/json"}, body=body)


async def ask(transport: Transport, call: Call, model: type[ModelT]) -> ModelT:
    """Make a call that is answered with one thing.

    Raises:
        ApiError: when it fails, or its answer is not what the contract says.
    """
    reply = await transport.send(call)
    answer = _json_object(reply)
    if answer.get("data") is None and answer.get("error"):
        # A refusal under a success's status; what it says is worth more than that it is odd.
        raise transport.refusal(reply.status, reply.headers, reply.body)
    if answer.get("data") is None:
        raise _unreadable(reply, "it holds no data")
    return _read(model, answer["data"], reply)


async def ask_page(transport: Transport, path: str, model: type[ModelT], params: Params) -> Page[ModelT]:
    """Read one page of a list.

    Raises:
        ApiError: when it fails, or its answer is not what the contract says.
    """
    query = {name: value for name, value in params.items() if value is not None}
    reply = await transport.send(Call("GET", path, transport.timeouts.read_s, params=query))
    page = _read(Page[Any], _json_object(reply), reply)
    return page.model_copy(update={"data": tuple(_read(model, item, reply) for item in page.data)})


async def every(transport: Transport, path: str, model: type[ModelT], params: Params) -> AsyncIterator[ModelT]:
    """Go through a whole list, reading the next page when the one before is used up.

    Raises:
        UnreadableAnswerError: when the server sends in circles: a cursor comes a second time.
    """
    seen: set[str] = set()
    token: str | None = None
    while True:
        page = await ask_page(transport, path, model, {**params, "token": token})
        for item in page.data:
            yield item
        token = page.next_token
        if not page.has_more or not token:
            return
        if token in seen:
            raise UnreadableAnswerError("The list goes in circles: the server named the same next page twice.")
        seen.add(token)


def page_size(wanted: int | None, limit: int) -> int | None:
    """The page size to ask for, None for the server's own.

    Raises:
        InvalidError: when the contract does not allow it.
    """
    if wanted is not None and not 1 <= wanted <= limit:
        raise InvalidError(f"A page has 1 to {limit} items, not {wanted}.", code="invalid_parameter", param="limit")
    return wanted


def _json_object(reply: Reply) -> dict[str, Any]:
    if not reply.body.strip():
        raise _unreadable(reply, "it is empty")
    try:
        answer = pydantic_core.from_json(reply.body)
    except ValueError:
        page = "html" in reply.headers.get("content-type", "") or reply.body.lstrip().startswith(b"<")
        raise _unreadable(reply, "it is a web page" if page else "it is no JSON") from None
    if not isinstance(answer, dict):
        raise _unreadable(reply, "it is no JSON object")
    return answer


def _read(model: type[ModelT], data: object, reply: Reply) -> ModelT:
    try:
        return model.model_validate(data)
    except ValidationError as error:
        problem = error.errors(include_input=False, include_url=False)[0]
        where = ".".join(str(part) for part in problem["loc"])
        raise _unreadable(reply, f"{model.__name__} {where}: {problem['msg']}") from None


def _unreadable(reply: Reply, why: str) -> UnreadableAnswerError:
    return UnreadableAnswerError(
        f"The server said yes, but its answer cannot be read: {why}.",
        status=reply.status,
        code="unreadable_answer",
        request_id=reply.headers.get("x-request-id"),
    )
