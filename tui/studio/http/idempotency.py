"""Idempotency-Key: the first answer for a key is given again for 24 hours, whatever the repeat's body says."""

from __future__ import annotations

import re
import time

from starlette.requests import Request
from starlette.responses import Response

from tui.studio.http.reading import BrokenOffError, studio, whole_stream
from tui.studio.http.replies import refused
from tui.studio.http.routes import Handler
from tui.studio.refusals import Refusal, conflict, invalid

HEADER = "Idempotency-Key"
_KEY = re.compile(r"[A-Za-z0-9_\-:.]{1,255}")


def once(handler: Handler) -> Handler:
    """Make a handler answer a repeated key with its first answer."""

    async def handle(request: Request) -> Response:
        key = request.headers.get(HEADER)
        if key is None:
            return await handler(request)
        if not _KEY.fullmatch(key):
            raise invalid(f"{HEADER} takes 1 to 255 of A-Z, a-z, 0-9, _ - : and dots.", HEADER)
        answers = studio(request).store.answers
        route = f"{request.method} {request.url.path}"
        kept = answers.open(route, key, int(time.time()))
        if kept is None:
            return await _first(handler, request, route, key)
        async for _ in whole_stream(request):
            pass
        if kept.status is None:
            raise conflict("A request with this key has not finished yet.", "request_in_progress")
        return Response(kept.body, kept.status, media_type="application/json")

    return handle


async def _first(handler: Handler, request: Request, route: str, key: str) -> Response:
    answers = studio(request).store.answers
    try:
        answer = await handler(request)
    except BrokenOffError:  # what was sent by half will be sent again, under the same key
        answers.drop(route, key)
        raise
    except Refusal as refusal:
        answer = refused(refusal)
    except BaseException:
        answers.drop(route, key)
        raise
    answers.close(route, key, answer.status_code, bytes(answer.body))
    return answer
