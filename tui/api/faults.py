"""Turns what goes wrong below HTTP into errors a person can act on."""

from __future__ import annotations

import socket
import ssl
from collections.abc import Iterator

import httpx

from tui.api.errors import ApiError, ApiTimeoutError, NetworkError, UnreadableAnswerError

_NEVER_SENT = (
    httpx.ConnectError,
    httpx.ConnectTimeout,
    httpx.PoolTimeout,
    httpx.ProxyError,
    httpx.LocalProtocolError,
    httpx.UnsupportedProtocol,
)


def time_out(where: str, seconds: float) -> ApiTimeoutError:
    """The error for an answer that did not come in time."""
    return ApiTimeoutError(f"{where} did not answer within {seconds:g} seconds.")


def fault(error: httpx.RequestError, where: str, seconds: float) -> ApiError:
    """Translate a fault of the connection.

    Args:
        error: what the HTTP library raised.
        where: the server's host and port, for the message.
        seconds: how long an answer was waited for.

    Returns:
        The error that tells it, with `may_have_arrived` false only when the request surely never left.
    """
    arrived = not isinstance(error, _NEVER_SENT)
    if isinstance(error, httpx.ConnectTimeout | httpx.PoolTimeout):
        return ApiTimeoutError(f"{where} could not be reached in time.", may_have_arrived=False)
    if isinstance(error, httpx.TimeoutException):
        return time_out(where, seconds)
    if isinstance(error, httpx.DecodingError):
        return UnreadableAnswerError(f"The answer of {where} could not be read.")
    if arrived:
        return NetworkError(f"The connection to {where} broke before the answer was there.", may_have_arrived=True)
    return NetworkError(f"{where} could not be reached{_why(error)}.")


def _why(error: BaseException) -> str:
    for cause in _causes(error):
        if isinstance(cause, socket.gaierror):
            return ": its name was not found"
        if isinstance(cause, ssl.SSLCertVerificationError):
            return ": its certificate is not trusted"
        if isinstance(cause, ssl.SSLError):
            return ": no safe connection could be made (is it an http:// address?)"
        if isinstance(cause, ConnectionRefusedError):
            return ": nothing answers at that port"
    return ""


def _causes(error: BaseException) -> Iterator[BaseException]:
    """The error and everything that led to it, some of which comes in groups (one for each address tried)."""
    seen: set[int] = set()
    waiting: list[BaseException | None] = [error]
    while waiting:
        cause = waiting.pop()
        if cause is None or id(cause) in seen:
            continue
        seen.add(id(cause))
        yield cause
        waiting += [cause.__cause__, cause.__context__]
        if isinstance(cause, BaseExceptionGroup):
            waiting += cause.exceptions
