"""Links to media: signed, valid for an hour, good without a key.

A player or a browser cannot send a header, and a key must never stand in a URL; so a link carries its own permission
for one path and a limited time.
"""

from __future__ import annotations

import hashlib
import hmac
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from urllib.parse import quote, urlencode

_asked_at: ContextVar[str | None] = ContextVar("asked_at", default=None)
"""The origin of the request that is being answered."""


class Links:
    """Makes and checks links.

    Args:
        secret: Signs; kept with the studio's data, so that a link outlives a restart.
        life_s: How long a link works, in seconds.
        origin: Scheme, host and port that links start with where no request is being answered.
        clock: Seconds since 1970.
    """

    def __init__(
        self, secret: bytes, *, life_s: int, origin: str = "http://127.0.0.1", clock: Callable[[], float] = time.time
    ) -> None:
        self._secret, self._life_s, self._clock = secret, life_s, clock
        self.origin = origin

    def to(self, path: str, method: str = "GET") -> str:
        """A link to a path of this server, such as `/media/videos/1/video.mp4`."""
        expires = int(self._clock()) + self._life_s
        query = urlencode({"expires": expires, "signature": self._sign(method, path, expires)})
        return f"{_asked_at.get() or self.origin}{quote(path)}?{query}"

    def allows(self, path: str, query: Mapping[str, str], method: str = "GET") -> bool:
        """Whether a request's query carries a signature for this path that has not expired."""
        expires, signature = query.get("expires", ""), query.get("signature", "")
        if not (expires.isascii() and expires.isdecimal() and len(expires) < 12) or int(expires) < self._clock():
            return False
        wanted = self._sign(method, path, int(expires))
        return hmac.compare_digest(wanted.encode(), signature.encode("utf-8", "replace"))

    def _sign(self, method: str, path: str, expires: int) -> str:
        return hmac.new(self._secret, f"{method} {path} {expires}".encode(), hashlib.sha256).hexdigest()


@contextmanager
def asked_at(origin: str) -> Iterator[None]:
    """Have links start with the origin a request came by, while it is answered.

    Behind a tunnel or a proxy, and on a machine with several addresses, nobody but the client knows how it is reached.
    """
    before = _asked_at.set(origin)
    try:
        yield
    finally:
        _asked_at.reset(before)
