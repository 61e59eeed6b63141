"""How a call proves who makes it, without the key ever being seen anywhere else."""

from __future__ import annotations

import re
from collections.abc import Generator
from typing import Self

import httpx

from tui.api.errors import ApiError, CredentialError

_SENDABLE = re.compile(r"[\x21-\x7e]+")
HIDDEN = "…"
"""What stands in a text where a key stood."""


class Credential(httpx.Auth):
    """An API key, a bearer token, or nothing. Its value is in no repr and no message."""

    def __init__(self, header: str = "", prefix: str = "", secret: str = "") -> None:
        self._header = header
        self._prefix = prefix
        self._secret = secret

    @classmethod
    def of(cls, api_key: str | None, bearer: str | None) -> Self:
        """Take what there is; a key wins over a token, since a call carries one of them.

        Raises:
            CredentialError: when it holds what no header can.
        """
        if api_key is not None:
            return cls("x-api-key", "", _checked(api_key, "API key"))
        if bearer is not None:
            return cls("authorization", "Bearer ", _checked(bearer, "token"))
        return cls()

    def __repr__(self) -> str:
        return f"<Credential {self._header or 'none'}>"

    def auth_flow(self, request: httpx.Request) -> Generator[httpx.Request, httpx.Response, None]:
        """Put the header on, at the last moment."""
        if self._header:
            request.headers[self._header] = self._prefix + self._secret
        yield request

    def hide(self, text: str) -> str:
        """The text without the key, should a server have echoed it."""
        return text.replace(self._secret, HIDDEN) if self._secret else text

    def scrub(self, error: ApiError) -> ApiError:
        """The error without the key in any of its texts."""
        error.message = self.hide(error.message)
        error.code = self.hide(error.code)
        error.param = error.param and self.hide(error.param)
        error.doc_url = error.doc_url and self.hide(error.doc_url)
        error.request_id = error.request_id and self.hide(error.request_id)
        return error


def _checked(secret: str, name: str) -> str:
    # An unsendable value would come back whole in the HTTP library's complaint.
    secret = secret.strip()
    if not _SENDABLE.fullmatch(secret):
        raise CredentialError(f"The {name} is empty or holds spaces, line breaks or letters a key cannot have.")
    return secret
