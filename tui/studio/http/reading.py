"""What a request says, read strictly: anything unclear is refused with the name of the field at fault."""

from __future__ import annotations

import asyncio
import re
from collections.abc import AsyncIterator, Collection
from typing import TypeVar

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails
from starlette.requests import ClientDisconnect, Request

from tui.studio.refusals import Refusal, invalid, too_large
from tui.studio.studio import Studio

Model = TypeVar("Model", bound=BaseModel)

JSON_BYTES_LIMIT = 128 * 1024 * 1024
"""Bytes of a JSON body: files in base64 fit, more and larger ones are to be uploaded."""
THREAD_FROM_BYTES = 256 * 1024
"""From this size on a body is parsed in a thread, to keep the loop free."""
DRAIN_LIMIT = 256 * 1024 * 1024
"""Bytes that are read and thrown away before a client that sends too much is cut off."""

_TAGS = {"url", "asset_id", "base64"}
_WHOLE = re.compile(r"\d{1,9}", re.ASCII)


class BrokenOffError(Refusal):
    """The client went away before its request was complete: nobody has been answered."""


def studio(request: Request) -> Studio:
    """The studio that serves this request."""
    found: Studio = request.app.state.studio
    return found


async def read_json(request: Request, model: type[Model]) -> Model:
    """The request's JSON body as a model.

    Raises:
        Refusal: It is no JSON, too large, or not what the model takes.
    """
    body = await read_body(request)
    kind = request.headers.get("content-type", "").partition(";")[0].strip().lower()
    if kind != "application/json":
        raise invalid("Content-Type must be application/json.")
    try:
        if len(body) > THREAD_FROM_BYTES:
            return await asyncio.to_thread(model.model_validate_json, body, strict=True)
        return model.model_validate_json(body, strict=True)
    except ValidationError as error:
        raise refusal_of(error.errors(include_url=False, include_input=False)[0]) from None


async def read_body(request: Request, limit: int = JSON_BYTES_LIMIT) -> bytes:
    """The request's body.

    Raises:
        Refusal: It is larger than the limit.
    """
    body = bytearray()
    async for chunk in whole_stream(request):
        if len(body) <= limit:
            body += chunk
    if len(body) > limit:
        raise too_large(f"The request is over {limit // 2**20} MB. Upload large files and name them by asset_id.")
    return bytes(body)


async def whole_stream(request: Request, limit: int = DRAIN_LIMIT) -> AsyncIterator[bytes]:
    """The body in pieces, to its end even when its reader has had enough: a client hears only after it has sent all.

    Raises:
        Refusal: It goes on beyond all measure, or the client went away.
    """
    seen = 0
    try:
        async for chunk in request.stream():
            seen += len(chunk)
            if seen > limit:
                raise too_large(f"The request is over {limit} bytes.")
            yield chunk
    except ClientDisconnect:
        message = "The request ended before its body was complete."
        raise BrokenOffError(400, "invalid_parameter", message) from None


def refusal_of(error: ErrorDetails) -> Refusal:
    """What is wrong with a body, as the contract says it: one field, one sentence."""
    param = param_of(error["loc"])
    if error["type"] == "json_invalid":
        return invalid(f"The body is not JSON: {error['msg'].removeprefix('Invalid JSON: ')}.")
    if error["type"] == "extra_forbidden":
        return invalid(f"{param} is not a field of this request.", param)
    if error["type"] == "missing":
        return invalid(f"{param} is required.", param)
    context = error.get("ctx", {})
    if error["type"] in {"string_too_short", "string_too_long"}:
        bound = "at least {min_length}" if error["type"] == "string_too_short" else "at most {max_length}"
        return invalid(f"{param} must have {bound.format(**context)} characters.", param)
    return invalid(f"{param or 'The body'}: {error['msg']}.", param)


def param_of(loc: tuple[int | str, ...]) -> str | None:
    """A field's place as a client writes it, such as `files[0].url`."""
    text = ""
    for at, part in enumerate(loc):
        if isinstance(part, int):
            text += f"[{part}]"
        elif at > 0 and isinstance(loc[at - 1], int) and part in _TAGS:
            continue  # which of the union's members it is, not a field
        else:
            text += f".{part}" if text else part
    return text or None


def query(request: Request, name: str) -> str | None:
    """A query parameter.

    Raises:
        Refusal: It is given more than once.
    """
    values = request.query_params.getlist(name)
    if len(values) > 1:
        raise invalid(f"{name} may be given once.", name)
    return values[0] if values else None


def choice(request: Request, name: str, allowed: Collection[str]) -> str | None:
    """A query parameter that is one of a few words.

    Raises:
        Refusal: It is another word.
    """
    value = query(request, name)
    if value is not None and value not in allowed:
        raise invalid(f"{name} must be one of {', '.join(sorted(allowed))}.", name)
    return value


def limit(request: Request, default: int, cap: int) -> int:
    """The page size asked for.

    Raises:
        Refusal: It is no whole number from 1 to the cap.
    """
    value = query(request, "limit")
    if value is None:
        return default
    if not _WHOLE.fullmatch(value) or not 1 <= int(value) <= cap:
        raise invalid(f"limit must be a whole number from 1 to {cap}.", "limit")
    return int(value)


def token(request: Request) -> str | None:
    """The cursor of the page asked for; None for the first."""
    return query(request, "token")
