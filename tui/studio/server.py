"""The server: the contract's operations over HTTP, on a loopback port."""

from __future__ import annotations

import asyncio
import errno
import signal
import socket
import sqlite3
import threading
from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import asynccontextmanager, contextmanager
from typing import Any

import uvicorn
from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware

from tui.studio import telemetry
from tui.studio.crew import Crew
from tui.studio.http import account, assets, catalogue, media, sessions, videos, voices, webhooks
from tui.studio.http.middleware import Address, Envelope, KeyCheck, refuse, refuse_route
from tui.studio.refusals import Refusal
from tui.studio.settings import StudioSettings
from tui.studio.studio import Studio, build_studio

__all__ = ["ListenError", "PortInUseError", "StudioSettings", "build_app", "serve_studio"]

GRACE_S = 2
"""How long open requests may take once the server was told to end, in seconds."""

ROUTES = [
    *catalogue.ROUTES,  # /v3/video-agents/styles wins over /v3/video-agents/{session_id}
    *sessions.ROUTES,
    *videos.ROUTES,
    *assets.ROUTES,
    *voices.ROUTES,
    *account.ROUTES,
    *webhooks.ROUTES,
    *media.ROUTES,
]


class ListenError(RuntimeError):
    """The address or port cannot be listened on; the message says why and what to do."""


class PortInUseError(ListenError):
    """The port is taken by another program."""


def build_app(settings: StudioSettings, crew: Crew | None = None) -> Starlette:
    """The server as an ASGI application.

    Args:
        settings: How the studio runs.
        crew: Who plans and produces; the real crew when none is given.

    Raises:
        OSError: The home cannot be written, or the database in it cannot be opened.
    """
    telemetry.keep_inside(settings.home)
    house = build_studio(settings, crew)

    @asynccontextmanager
    async def lifespan(_: Starlette) -> AsyncIterator[None]:
        async with house.open():
            yield

    app = Starlette(
        routes=ROUTES,
        lifespan=lifespan,
        middleware=[Middleware(Envelope), Middleware(KeyCheck, api_key=settings.api_key), Middleware(Address)],
        exception_handlers={Refusal: refuse, HTTPException: refuse_route},
    )
    app.router.redirect_slashes = False  # a redirect would be an answer outside the contract
    app.state.studio = house
    return app


def serve_studio(settings: StudioSettings, ready: Callable[[str], None], crew: Crew | None = None) -> None:
    """Serve until SIGTERM or SIGINT, then end in good order: running jobs go on at the next start.

    Args:
        settings: How the studio runs.
        ready: Told the URL once requests are answered.
        crew: Who plans and produces; the real crew when none is given.

    Raises:
        ListenError: The port is taken, or the address cannot be used.
        OSError: The home cannot be written, or the database in it cannot be used.
        ClusterError: The cluster that is asked for cannot be used.
    """
    listener = listen(settings.host, settings.port)
    try:
        app = build_app(settings, crew)
        url = url_of(listener)
        house: Studio = app.state.studio
        house.links.origin = url
        config = uvicorn.Config(
            app,
            log_config=None,
            access_log=False,
            ws="none",
            server_header=False,
            timeout_graceful_shutdown=GRACE_S,
            lifespan="off",  # opened here, so that what goes wrong with it arrives here
        )
        asyncio.run(_served(house, _Server(config, lambda: ready(url)), listener))
    except sqlite3.Error as error:
        raise OSError(f"the studio's database cannot be used: {error}") from error
    finally:
        listener.close()


async def _served(house: Studio, server: uvicorn.Server, listener: socket.socket) -> None:
    async with house.open():
        await server.serve([listener])


def listen(host: str, port: int) -> socket.socket:
    """A listening socket.

    Raises:
        ListenError: The port is taken, or the address is none of this machine's.
    """
    if not host:  # the system would take it for every address there is
        raise ListenError("The host is empty. Name an address of this machine, such as 127.0.0.1.")
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    listener = socket.socket(family, socket.SOCK_STREAM)
    try:
        if hasattr(signal, "SIGKILL"):  # on Windows this option would let two servers share a port
            listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        listener.bind((host, port))
        listener.listen(128)
    except (OSError, UnicodeError, TypeError) as error:  # the last two: a name that none can have
        listener.close()
        raise _cannot_listen(host, port, error) from error
    return listener


def _cannot_listen(host: str, port: int, error: Exception) -> ListenError:
    number = getattr(error, "errno", None)
    if number == errno.EADDRINUSE:
        return PortInUseError(
            f"Port {port} on {host} is in use by another program. Choose another port; 0 takes a free one."
        )
    why = getattr(error, "strerror", None) or "it is no name of a machine"
    if number in {errno.EACCES, errno.EPERM}:
        return ListenError(f"Port {port} on {host} may not be used ({why}). Choose another port; 0 takes a free one.")
    return ListenError(f"{host} cannot be listened on ({why}). Name an address of this machine, such as 127.0.0.1.")


def url_of(listener: socket.socket) -> str:
    """The address clients use; a wildcard host is reached by loopback."""
    address: tuple[Any, ...] = listener.getsockname()
    host = {"0.0.0.0": "127.0.0.1", "::": "::1"}.get(address[0], address[0])  # noqa: S104
    return f"http://[{host}]:{address[1]}" if ":" in host else f"http://{host}:{address[1]}"


class _Server(uvicorn.Server):
    """Uvicorn, telling when it answers, and returning after a signal instead of raising it again."""

    def __init__(self, config: uvicorn.Config, ready: Callable[[], None]) -> None:
        super().__init__(config)
        self._ready = ready

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        """Start, then tell."""
        await super().startup(sockets)
        if self.started and not self.should_exit:
            self._ready()

    @contextmanager
    def capture_signals(self) -> Iterator[None]:
        """Take the signals that mean "end" while serving."""
        if threading.current_thread() is not threading.main_thread():
            yield
            return
        former = {number: signal.signal(number, self.handle_exit) for number in (signal.SIGINT, signal.SIGTERM)}
        try:
            yield
        finally:
            for number, handler in former.items():
                signal.signal(number, handler)
