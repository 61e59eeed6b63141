"""Around every request: an id, the key, and an envelope for whatever goes wrong."""

from __future__ import annotations

import hmac
import ipaddress
import logging
import re
from urllib.parse import urlsplit

from starlette.datastructures import Headers, MutableHeaders
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from tui.studio.failures import UPGRADED, storage_failure
from tui.studio.http.replies import refused
from tui.studio.installed import UpgradedError
from tui.studio.links import asked_at
from tui.studio.refusals import Refusal
from tui.studio.store.store import new_id

log = logging.getLogger(__name__)

_HOST = re.compile(r"(?:[A-Za-z0-9._-]{1,253}|\[[0-9A-Fa-f:.]{2,45}\])(?::\d{1,5})?")
"""A name or an address, and maybe a port; a link begins with nothing else."""


class Envelope:
    """Gives every answer an X-Request-Id, and every fault an envelope."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Handle one request."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        request_id = new_id()
        started = False

        async def send_with_id(message: Message) -> None:
            nonlocal started
            if message["type"] == "http.response.start":
                started = True
                MutableHeaders(scope=message)["X-Request-Id"] = request_id
            await send(message)

        try:
            await self._app(scope, receive, send_with_id)
        except Exception as error:
            refusal = refusal_of(error)
            unexpected = refusal.code == "internal_error"
            log.error("request %s: %s %r: %s", request_id, scope["method"], scope["path"], error, exc_info=unexpected)
            if started:
                raise
            await refused(refusal)(scope, receive, send_with_id)


def refusal_of(error: Exception) -> Refusal:
    """An unexpected fault as an answer: what the user can mend is said, the rest is in the log."""
    found = UPGRADED if isinstance(error, UpgradedError) else storage_failure(error)
    if found:
        return Refusal(500, found.code, found.message)
    return Refusal(500, "internal_error", "The studio broke on this request; its log has the details.")


async def refuse(request: Request, error: Exception) -> Response:
    """The answer to a `Refusal`."""
    del request
    if not isinstance(error, Refusal):
        raise error
    return refused(error)


async def refuse_route(request: Request, error: Exception) -> Response:
    """The answer where no route fits: unknown paths and methods."""
    if not isinstance(error, HTTPException):
        raise error
    path = request.url.path
    if error.status_code == 404:
        return refused(Refusal(404, "not_found", f"There is nothing at {path}."))
    if error.status_code == 405:
        allowed = (error.headers or {}).get("Allow", "")
        message = f"{request.method} is not possible at {path}; {allowed} is."
        return refused(Refusal(405, "method_not_allowed", message, headers=error.headers))
    return refused(Refusal(error.status_code, "invalid_parameter", str(error.detail), headers=error.headers))


class Address:
    """Has the links of an answer lead to where its request was sent."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Handle one request."""
        host = Headers(scope=scope).get("host", "") if scope["type"] == "http" else ""
        if not _HOST.fullmatch(host):
            await self._app(scope, receive, send)
            return
        with asked_at(f"{scope['scheme']}://{host}"):
            await self._app(scope, receive, send)


class KeyCheck:
    """Lets a request under /v3 pass with the right key only.

    Args:
        app: What to guard.
        api_key: The key; None, or an empty one, lets everybody pass but web pages of other origins, which could use a
            studio on the user's machine without the user's knowledge.
    """

    def __init__(self, app: ASGIApp, api_key: str | None) -> None:
        self._app, self._key = app, api_key or None  # a key of no letters would be guessed by sending none

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Handle one request."""
        refusal = self._refusal(scope) if scope["type"] == "http" and not _is_media(scope["path"]) else None
        if refusal is None:
            await self._app(scope, receive, send)
        else:
            await refused(refusal)(scope, receive, send)

    def _refusal(self, scope: Scope) -> Refusal | None:
        headers = Headers(scope=scope)
        if self._key is None:
            return None if _is_local(headers) else Refusal(403, "forbidden", "This studio serves its own machine only.")
        if any(hmac.compare_digest(key.encode(), self._key.encode()) for key in _keys(headers)):
            return None
        return Refusal(401, "authentication_failed", "The API key is missing or wrong: send it as x-api-key.")


def _keys(headers: Headers) -> list[str]:
    scheme, _, bearer = headers.get("authorization", "").partition(" ")
    return [headers.get("x-api-key", ""), bearer.strip() if scheme.lower() == "bearer" else ""]


def _is_media(path: str) -> bool:
    return path.startswith("/media/")


def _is_local(headers: Headers) -> bool:
    """Whether a request came by an address rather than a foreign name, and from no page of another origin."""
    host = headers.get("host", "")
    origin = headers.get("origin")
    if origin is not None and urlsplit(origin).netloc != host:
        return False
    name = urlsplit(f"//{host}").hostname or ""
    try:
        ipaddress.ip_address(name)
    except ValueError:
        return name == "localhost"
    return True
