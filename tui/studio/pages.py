"""Lists cut into pages by opaque cursors.

A cursor names the last item shown, not a position, so that items that come or go between two pages neither repeat nor
hide others.
"""

from __future__ import annotations

import base64
import binascii
import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

from tui.studio.refusals import Refusal, invalid

_MOST = 2**63 - 1
"""The largest number a list counts to: the database's."""

Item = TypeVar("Item")
Key = TypeVar("Key", int, str)


@dataclass(frozen=True, slots=True)
class Page(Generic[Item]):
    """One page of a list; `next_token` is None on the last."""

    items: Sequence[Item]
    next_token: str | None = None


def write_cursor(listing: str, key: int | str) -> str:
    """A token for the items after `key`; `listing` names the list with its filters, so that it fits no other."""
    text = json.dumps([listing, key], separators=(",", ":"))
    return base64.urlsafe_b64encode(text.encode()).decode().rstrip("=")


def read_cursor(listing: str, token: str, kind: type[Key]) -> Key:
    """The key in a token.

    Raises:
        Refusal: It is no token of this list.
    """
    try:
        padded = token.encode("ascii") + b"=" * (-len(token) % 4)
        found = json.loads(base64.b64decode(padded, altchars=b"-_", validate=True))
    except (UnicodeError, binascii.Error, ValueError, RecursionError):
        raise _unknown_token() from None
    match found:
        case [str(name), key] if name == listing and type(key) is kind and (isinstance(key, str) or abs(key) <= _MOST):
            return key
    raise _unknown_token()


def page_of(found: Sequence[Item], limit: int, listing: str, key_of: Callable[[Item], int | str]) -> Page[Item]:
    """A page of `limit` out of a query that asked for one item more, to know whether another page exists."""
    if len(found) <= limit:
        return Page(found)
    shown = found[:limit]
    return Page(shown, write_cursor(listing, key_of(shown[-1])))


def page_after(
    items: Sequence[Item], token: str | None, limit: int, listing: str, id_of: Callable[[Item], str]
) -> Page[Item]:
    """A page of a list that is in memory, in its own order.

    Raises:
        Refusal: The token is not of this list, or its item has gone.
    """
    start = 0
    if token is not None:
        last = read_cursor(listing, token, str)
        ids = [id_of(item) for item in items]
        if last not in ids:
            raise _unknown_token()
        start = ids.index(last) + 1
    return page_of(items[start : start + limit + 1], limit, listing, id_of)


def _unknown_token() -> Refusal:
    return invalid("token is not a cursor of this list; take next_token of the page before.", "token")
