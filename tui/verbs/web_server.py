"""textual-serve, made safe to leave open: every request must show the key, and come from its own page."""

from __future__ import annotations

import logging
import re
import secrets
import socket
from urllib.parse import urlsplit

from aiohttp import web
from aiohttp.typedefs import Handler, Middleware
from textual_serve.server import Server

_COOKIE = "reeltalk"
_TAKE_KEYS = """<script>
new MutationObserver(() => document.querySelector(".xterm-helper-textarea")?.focus())
  .observe(document.body, {attributeFilter: ["class"]});
</script>"""
"""Gives the terminal the keys as soon as something is drawn; the page would wait for a click."""
_OUTSIDE_STYLE = re.compile(r"<link\s[^>]*https://[^>]*>")


class KeyedServer(Server):
    """Serves to whoever has the key."""

    def __init__(self, command: str, host: str, port: int, key: str) -> None:
        """Take what to run for each page, where to listen and what opens it."""
        super().__init__(command, host=host, port=port, title="Reeltalk")
        self._key = key
        self._cookie = f"{_COOKIE}-{port}"

    def initialize_logging(self) -> None:
        """Log what goes wrong, and no addresses."""
        logging.basicConfig(level=logging.WARNING, format="%(message)s")

    async def on_startup(self, app: web.Application) -> None:
        """Print nothing: the address has been printed."""

    async def _make_app(self) -> web.Application:
        app = await super()._make_app()
        app.middlewares.append(self._guard())
        return app

    def _guard(self) -> Middleware:
        @web.middleware
        async def guard(request: web.Request, handler: Handler) -> web.StreamResponse:
            given = request.query.get("key", "")
            shown = given or request.cookies.get(self._cookie, "")
            if not secrets.compare_digest(shown.encode(), self._key.encode()) or not self._is_own(request):
                raise web.HTTPForbidden(text="Open the address that reeltalk web has printed.")
            if given:
                found = web.HTTPSeeOther(request.path)
                found.set_cookie(self._cookie, self._key, httponly=True, samesite="Strict")
                raise found
            return _kept_at_home(await handler(request), request.host)

        return guard

    def _is_own(self, request: web.Request) -> bool:
        """Whether a request that says where it comes from comes from our page."""
        origin = request.headers.get("Origin")
        return origin is None or urlsplit(origin).netloc == request.host


def _kept_at_home(response: web.StreamResponse, host: str) -> web.StreamResponse:
    """The answer without textual-serve's font from Google, fetching nothing elsewhere, and ready for keys."""
    if response.content_type == "text/html" and isinstance(response, web.Response) and response.text:
        response.text = _OUTSIDE_STYLE.sub("", response.text).replace("</body>", f"{_TAKE_KEYS}</body>")
    if not response.prepared:
        response.headers["Content-Security-Policy"] = (
            "default-src 'self'; style-src 'self' 'unsafe-inline'; script-src 'self' 'unsafe-inline'; "
            f"img-src 'self' data:; font-src 'self' data:; connect-src 'self' ws://{host}"
        )
    return response


def free_port(host: str, port: int) -> int:
    """The port to listen on, a free one for 0.

    Raises:
        OSError: It is taken, or the host is none of ours.
    """
    family = socket.getaddrinfo(host, port)[0][0]
    with socket.socket(family, socket.SOCK_STREAM) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        probe.bind((host, port))
        return int(probe.getsockname()[1])


def serve(command: str, host: str, port: int, key: str) -> None:
    """Serve until the program is ended."""
    KeyedServer(command, host, port, key).serve()
