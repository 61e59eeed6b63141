"""What can go wrong between us and a video agent: one exception for each kind of failure a person can act on.

Every error tells what happened (`message`), what the server called it (`code`, `param`, `doc_url`, `request_id`) and
what can be done (`way_out`). None of them ever holds a key.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from http import HTTPStatus
from typing import ClassVar

from tui.api.retry import moment, retry_after_s

_MESSAGE_LIMIT = 2000
"""Characters of a server's message that are kept; a person reads no more."""


@dataclass(eq=False)
class ApiError(Exception):
    """A call that did not succeed. `status` is the HTTP status, None when there was no answer."""

    message: str
    status: int | None = None
    code: str = ""
    param: str | None = None
    doc_url: str | None = None
    request_id: str | None = None
    may_have_arrived: bool = False
    """Whether the server may have done what was asked, although its answer says otherwise or is lost."""
    after_lost_answer: bool = False
    """Whether an earlier try of the same call may have been carried out."""

    way_out: ClassVar[str] = "Try again; if it stays, the request id helps support to find it."

    def __str__(self) -> str:
        notes = [note for note in (self.code, self.param and f"field {self.param}", self._request_note()) if note]
        return f"{self.message} ({', '.join(notes)})" if notes else self.message

    def _request_note(self) -> str:
        return f"request {self.request_id}" if self.request_id else ""


class AuthError(ApiError):
    """The key or token is missing, wrong or expired (401)."""

    way_out = "Check the API key, or sign in again."


class CredentialError(AuthError):
    """The key or token cannot be one: it was never sent."""

    way_out = "Copy the key again: it is one word of plain letters, digits and signs."


class PaymentError(ApiError):
    """The balance or the plan does not cover it (402)."""

    way_out = "Top up the balance or change the plan, or make the video on the studio, which costs nothing."


class ForbiddenError(ApiError):
    """A known caller, and not allowed (403)."""

    way_out = "Ask the owner of the workspace for the right, or use another key."


class NotFoundError(ApiError):
    """No such thing for this account (404, 410)."""

    way_out = "Check the id, and that it belongs to this account and backend."


class LinkExpiredError(NotFoundError):
    """A media link that no longer works; links are signed and expire."""

    way_out = "Read the video again for a fresh link."


class InvalidError(ApiError):
    """The request was refused as it is (400, 413, 422); `param` names the field, when the server does."""

    way_out = "Change what was sent: sending it again as it is will not help."


class ConflictError(ApiError):
    """The state of things does not allow it now (409)."""

    way_out = "Wait a moment and try again."


@dataclass(eq=False)
class RateLimitError(ApiError):
    """Too much at once (429). `retry_after_s` is how many seconds to wait, None when the server does not say."""

    retry_after_s: float | None = None

    way_out = "Wait, then try again; too many videos being made at once also cause this."


@dataclass(eq=False)
class ServerError(ApiError):
    """A fault on the server's side (5xx). `retry_after_s` is how many seconds it asks to wait, if it does."""

    may_have_arrived: bool = True
    retry_after_s: float | None = None

    way_out = "Try again in a while; look first whether it was done after all."


@dataclass(eq=False)
class UnreadableAnswerError(ApiError):
    """The server said yes with something that is not what the contract says."""

    may_have_arrived: bool = True

    way_out = "Check the address of the backend: something else may be answering there."


class NetworkError(ApiError):
    """The server could not be reached, or the connection broke."""

    way_out = "Check the connection, then try again."


@dataclass(eq=False)
class ApiTimeoutError(ApiError):
    """The server did not answer in time."""

    may_have_arrived: bool = True

    way_out = "Try again; look first whether it was done after all."


class AddressError(ApiError):
    """An address that must not or cannot be used: nothing was sent."""

    way_out = "Use an https:// address, or http:// on this machine."


def error_from_answer(status: int, headers: Mapping[str, str], body: bytes) -> ApiError:
    """Make the error an HTTP answer stands for.

    Args:
        status: the HTTP status, anything but a success.
        headers: the answer's headers, looked up without regard to case.
        body: the answer's body, which may be the contract's envelope, a gateway's page, or nothing.

    Returns:
        An error of the kind the status stands for, with all the answer tells.
    """
    said = _said(body)
    error = _KINDS.get(status, _kind_by_hundred(status))(
        message=said.get("message") or _plain_message(status),
        status=status,
        code=said.get("code") or f"http_{status}",
        param=said.get("param"),
        doc_url=said.get("doc_url"),
        request_id=headers.get("x-request-id"),
    )
    if isinstance(error, RateLimitError | ServerError):
        # A date is the server's; counted from its own clock, since this machine's may be wrong.
        error.retry_after_s = retry_after_s(headers.get("retry-after"), moment(headers.get("date")))
    return error


_KINDS: dict[int, type[ApiError]] = {
    401: AuthError,
    402: PaymentError,
    403: ForbiddenError,
    404: NotFoundError,
    408: ApiTimeoutError,
    409: ConflictError,
    410: NotFoundError,
    429: RateLimitError,
}


def _kind_by_hundred(status: int) -> type[ApiError]:
    if 400 <= status < 500:
        return InvalidError
    return ServerError if status >= 500 else UnreadableAnswerError


def _said(body: bytes) -> dict[str, str]:
    """The texts of an error envelope; what is missing or no text is left out."""
    try:
        answer = json.loads(body)
    except (ValueError, RecursionError):
        return {}
    error = answer.get("error", answer) if isinstance(answer, dict) else None
    if isinstance(error, str):
        error = {"message": error}
    if not isinstance(error, dict):
        return {}
    wanted = ((name, error.get(name)) for name in ("code", "message", "param", "doc_url"))
    return {name: text[:_MESSAGE_LIMIT] for name, text in wanted if isinstance(text, str)}


def _plain_message(status: int) -> str:
    try:
        return f"The server answered {status} {HTTPStatus(status).phrase} and did not say why."
    except ValueError:
        return f"The server answered {status} and did not say why."
