"""A request that is not granted: which status, which code, and why, in the contract's words."""

from __future__ import annotations

from collections.abc import Mapping


class Refusal(Exception):  # noqa: N818  (an answer of the server, not a fault of it)
    """Ends the handling of a request with an error envelope."""

    def __init__(
        self,
        status: int,
        code: str,
        message: str,
        *,
        param: str | None = None,
        headers: Mapping[str, str] | None = None,
    ) -> None:
        super().__init__(message)
        self.status, self.code, self.message, self.param = status, code, message, param
        self.headers = dict(headers or {})


def invalid(message: str, param: str | None = None) -> Refusal:
    """A parameter is missing or has a value that is not allowed."""
    return Refusal(400, "invalid_parameter", message, param=param)


def not_found(what: str, code: str = "not_found") -> Refusal:
    """There is no such thing here; `what` starts the sentence, such as "Session"."""
    return Refusal(404, code, f"{what} was not found.")


def conflict(message: str, code: str = "conflict") -> Refusal:
    """The request clashes with the present state and may work later."""
    return Refusal(409, code, message)


def too_large(message: str, param: str | None = None) -> Refusal:
    """More bytes than are taken."""
    return Refusal(413, "payload_too_large", message, param=param)


def slow_down(message: str, retry_after_s: int) -> Refusal:
    """Too much at once."""
    return Refusal(429, "rate_limit_exceeded", message, headers={"Retry-After": str(retry_after_s)})
