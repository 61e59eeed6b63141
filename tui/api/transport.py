"""One call over HTTP: who makes it, how long it may take, when it is tried again, what its failure means."""

from __future__ import annotations

import asyncio
import os
import random
import ssl
import sys
from collections.abc import AsyncIterator, Awaitable, Callable, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from importlib import metadata
from importlib.util import find_spec

import httpx

from tui.api.address import base_address, is_loopback, origin
from tui.api.credentials import Credential
from tui.api.errors import (
    ApiError,
    ApiTimeoutError,
    ConflictError,
    NetworkError,
    RateLimitError,
    ServerError,
    UnreadableAnswerError,
    error_from_answer,
)
from tui.api.faults import fault, time_out
from tui.api.retry import RetryPolicy

if find_spec("sniffio") is None:  # httpcore asks for it twice a call, and each time every folder is searched for it
    sys.modules["sniffio"] = None  # type: ignore[assignment]  # how Python is told that a module is not there
_CERTIFICATES = ("SSL_CERT_FILE", "SSL_CERT_DIR")
_SAFE_METHODS = frozenset({"GET", "HEAD", "PUT", "DELETE"})
"""Methods that may be sent again after a fault: doing them twice is doing them once."""

ANSWER_BYTES_LIMIT = 16 * 1024 * 1024
"""Bytes of an answer that are read: the longest of the contract's have less than one MB."""

Body = bytes | Callable[[], AsyncIterator[bytes]]
"""What is sent: bytes, or something that can be opened anew for each try."""


@dataclass(frozen=True, slots=True)
class Timeouts:
    """How long each kind of call may take, in seconds."""

    connect_s: float = 10.0
    """For a connection to be made, whatever the call."""
    read_s: float = 30.0
    write_s: float = 120.0
    upload_s: float = 600.0
    between_bytes_s: float = 60.0
    """How long a download may stand still; there is no limit to the whole of it."""


@dataclass(frozen=True, slots=True)
class Call:
    """One call to be made. `timeout_s` is for the whole of it, answer included.

    `path` counts from the base URL; an absolute address is called as it is, and is not shown the key.
    """

    method: str
    path: str
    timeout_s: float
    params: Mapping[str, str | int] = field(default_factory=dict)
    headers: Mapping[str, str] = field(default_factory=dict)
    body: Body | None = None

    @property
    def repeatable(self) -> bool:
        """Whether sending it twice does no more than sending it once."""
        return self.method in _SAFE_METHODS or "Idempotency-Key" in self.headers


@dataclass(frozen=True, slots=True)
class Reply:
    """A successful answer."""

    status: int
    headers: httpx.Headers
    body: bytes


@dataclass(frozen=True, slots=True)
class Waiting:
    """A pause before a call is tried again: why, for how many seconds, and which try failed (from 1)."""

    error: ApiError
    wait_s: float
    attempt: int


class Transport:
    """Sends calls to one backend.

    Args:
        base_url: the backend's address, without `/v3`.
        credential: who makes the calls.
        policy: when calls are repeated.
        timeouts: how long they may take.
        sleep: waits the given seconds.
        chance: a number from 0 to 1, for the jitter.
        on_wait: told of every pause before a call is repeated.
        allow_http: lets a key travel in clear beyond this machine.
    """

    def __init__(
        self,
        base_url: str,
        credential: Credential,
        *,
        policy: RetryPolicy | None = None,
        timeouts: Timeouts | None = None,
        sleep: Callable[[float], Awaitable[None]] = asyncio.sleep,
        chance: Callable[[], float] = random.random,
        on_wait: Callable[[Waiting], None] | None = None,
        allow_http: bool = False,
    ) -> None:
        self.base_url = base_address(base_url, allow_http=allow_http)
        self.policy = policy or RetryPolicy()
        self.timeouts = timeouts or Timeouts()
        self.credential = credential
        self._sleep = sleep
        self._chance = chance
        self._on_wait = on_wait
        # A proxy that is set for the world cannot reach a server on this machine.
        self.http = httpx.AsyncClient(
            headers={"User-Agent": user_agent(), "Accept": "application/json"},
            trust_env=not is_loopback(self.base_url),
            verify=tls_context(trust_env=not is_loopback(self.base_url)),
            follow_redirects=False,
            # Shorter than servers keep a quiet connection (5 s is usual): a POST on one that is just being
            # closed would be lost, and must not be repeated.
            limits=httpx.Limits(max_connections=20, max_keepalive_connections=10, keepalive_expiry=2.0),
        )

    async def close(self) -> None:
        """Close the connections."""
        await self.http.aclose()

    async def send(self, call: Call) -> Reply:
        """Make a call, and repeat it where that is right.

        Raises:
            ApiError: of the kind that tells what went wrong with the last try.
        """
        attempt, lost = 0, False
        while True:
            try:
                return await self._once(call)
            except ApiError as error:
                error.after_lost_answer = lost
                await self.pause(error, attempt, repeatable=call.repeatable)
                lost = lost or error.may_have_arrived
                attempt += 1

    async def pause(self, error: ApiError, attempt: int, *, repeatable: bool) -> None:
        """Wait before another try, or raise the error when there must be none.

        Args:
            error: why the last try failed.
            attempt: which try that was, counted from 0.
            repeatable: whether the call may be sent again after a fault.
        """
        wait_s = self._wait_s(error, attempt, repeatable=repeatable)
        if wait_s is None or attempt >= self.policy.retries or wait_s > self.policy.longest_wait_s:
            raise error
        if self._on_wait:
            self._on_wait(Waiting(error, wait_s, attempt + 1))
        await self._sleep(wait_s)

    def _wait_s(self, error: ApiError, attempt: int, *, repeatable: bool) -> float | None:
        backoff_s = self.policy.backoff_s(attempt, self._chance())
        match error:
            case RateLimitError():
                return backoff_s if error.retry_after_s is None else error.retry_after_s
            case ServerError() if repeatable:
                return max(backoff_s, error.retry_after_s or 0.0)
            case NetworkError() | ApiTimeoutError() if repeatable:
                return backoff_s
            case ConflictError(code="request_in_progress") if repeatable:
                return backoff_s
        return None

    async def _once(self, call: Call) -> Reply:
        url = self.base_url.join(call.path)
        where = url.netloc.decode("ascii")
        try:
            async with asyncio.timeout(call.timeout_s):
                async with self.http.stream(
                    call.method,
                    url,
                    params=dict(call.params) or None,
                    headers=dict(call.headers),
                    content=call.body() if callable(call.body) else call.body,
                    auth=self.auth_for(url),
                    timeout=httpx.Timeout(call.timeout_s, connect=min(self.timeouts.connect_s, call.timeout_s)),
                ) as response:
                    body = await _whole(response, where)
        except httpx.RequestError as error:
            # "from None": the library's own errors hold the request, and the request holds the key.
            raise fault(error, where, call.timeout_s) from None
        except TimeoutError:
            raise time_out(where, call.timeout_s) from None
        if not response.is_success:
            raise self.refusal(response.status_code, response.headers, body)
        return Reply(response.status_code, response.headers, body)

    def auth_for(self, url: httpx.URL) -> Credential:
        """Who to be for an address: a key goes to the backend it belongs to and nowhere else."""
        return self.credential if origin(url) == origin(self.base_url) else Credential()

    def refusal(self, status: int, headers: httpx.Headers, body: bytes) -> ApiError:
        """The error an answer stands for, without the key, should it hold it."""
        return self.credential.scrub(error_from_answer(status, headers, body))


async def _whole(response: httpx.Response, where: str) -> bytes:
    """The body of an answer.

    Raises:
        UnreadableAnswerError: It is beyond all measure.
    """
    body = bytearray()
    async for piece in response.aiter_bytes():
        body += piece
        if len(body) > ANSWER_BYTES_LIMIT:
            limit = ANSWER_BYTES_LIMIT // 2**20
            raise UnreadableAnswerError(f"The answer of {where} is over {limit} MB.", status=response.status_code)
    return bytes(body)


@lru_cache(maxsize=2)
def tls_context(*, trust_env: bool) -> ssl.SSLContext:
    """What is trusted over TLS; made once, since reading the certificates takes 30 ms: first call it in a thread.

    Args:
        trust_env: whether SSL_CERT_FILE and SSL_CERT_DIR are heeded. As a proxy, they are set for the world, and a
            server on this machine must not be out of reach for them.

    Raises:
        NetworkError: what they name cannot be read.
    """
    try:
        return httpx.create_ssl_context(trust_env=trust_env)
    except OSError as error:
        named = " and ".join(f"{name}={os.environ[name]}" for name in _CERTIFICATES if os.environ.get(name))
        raise NetworkError(f"The certificates of {named} cannot be read ({error}). Correct it or unset it.") from error


def user_agent() -> str:
    """Who we say we are: name, version and, when the installed package tells one, a page about it."""
    try:
        about = metadata.metadata("reeltalk")
    except metadata.PackageNotFoundError:
        return "reeltalk"
    pages = [value.partition(",")[2].strip() for value in about.get_all("Project-URL") or ()]
    return f"reeltalk/{about['Version']}" + (f" (+{pages[0]})" if pages else "")
