"""Fetches a file from an address somebody else chose: over HTTPS, from public hosts, within limits.

The host is looked up once, every address it has is checked, and the connection goes to the address that was checked, so
that a name cannot lead to a private machine between the check and the call. Redirects are followed by the same rules.
"""

from __future__ import annotations

import asyncio
import contextlib
import ipaddress
import socket
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import unquote, urlsplit

from tui.api.terms import FILE_BYTES_LIMIT
from tui.studio.refusals import Refusal

if TYPE_CHECKING:
    import httpx

REDIRECTS_LIMIT = 5
PATIENCE_S = 30.0
"""How long one file may take in all, in seconds."""
USER_AGENT = "reeltalk-studio"

_GLOBAL_UNICAST = ipaddress.IPv6Network("2000::/3")
"""All that is given out of IPv6 (RFC 4291, 2.4); what lies outside stays on a machine or a site."""
_NAT64 = ipaddress.IPv6Network("64:ff9b::/96")
"""IPv4 addresses as networks without IPv4 spell them (RFC 6052)."""


async def fetch(url: str, target: Path, param: str, *, allow_private: bool = False) -> str:
    """Fetch a file into `target`; returns a name for it.

    Args:
        url: Where it is.
        target: The file to write.
        param: The request's field, named in a refusal.
        allow_private: Take private addresses and plain HTTP as well.

    Raises:
        Refusal: The address is not allowed (`invalid_parameter`), or the file could not be had (`download_failed`).
    """
    import httpx

    try:
        async with asyncio.timeout(PATIENCE_S), httpx.AsyncClient(trust_env=False, timeout=10) as client:
            return await _follow(client, url, target, param, allow_private)
    except TimeoutError:
        raise _failed(url, f"it took longer than {PATIENCE_S:.0f} seconds", param) from None
    except (httpx.HTTPError, httpx.InvalidURL, UnicodeError) as error:
        raise _failed(url, f"{type(error).__name__}: {error}", param) from None


async def _follow(client: httpx.AsyncClient, url: str, target: Path, param: str, allow_private: bool) -> str:  # noqa: FBT001
    for _ in range(REDIRECTS_LIMIT + 1):
        response = await _answer(client, await _requests(client, url, param, allow_private))
        try:
            if response.is_redirect:
                url = str(_logical(url).join(response.headers.get("location", "")))
                continue
            if response.status_code != 200:
                raise _failed(url, f"its server answered {response.status_code}", param)
            await _save(response, url, target, param)
        finally:
            await response.aclose()
        return Path(unquote(urlsplit(url).path)).name or "download"
    raise _failed(url, f"it redirects more than {REDIRECTS_LIMIT} times", param)


def _logical(url: str) -> httpx.URL:
    import httpx

    return httpx.URL(url)


async def _answer(client: httpx.AsyncClient, requests: list[httpx.Request]) -> httpx.Response:
    """The answer of the first machine that can be reached; not every address a host has leads to it from here."""
    import httpx

    for request in requests[:-1]:
        with contextlib.suppress(httpx.ConnectError, httpx.ConnectTimeout):
            return await client.send(request, stream=True)
    return await client.send(requests[-1], stream=True)


async def _requests(client: httpx.AsyncClient, url: str, param: str, allow_private: bool) -> list[httpx.Request]:  # noqa: FBT001
    """The request for an address, aimed at each machine of its host, all of which have been checked."""
    asked = _logical(url)
    if not asked.host or asked.scheme not in ({"https", "http"} if allow_private else {"https"}):
        raise Refusal(400, "invalid_parameter", f"{url} is not an https:// address.", param=param)
    addresses = await _addresses_of(
        asked.host, asked.port or (443 if asked.scheme == "https" else 80), url, param, allow_private
    )
    headers = {"Host": asked.netloc.decode("ascii"), "User-Agent": USER_AGENT, "Accept": "*/*"}
    aimed = [asked.copy_with(host=address) for address in addresses]
    return [
        client.build_request("GET", there, headers=headers, extensions={"sni_hostname": asked.host}) for there in aimed
    ]


async def _addresses_of(host: str, port: int, url: str, param: str, allow_private: bool) -> list[str]:  # noqa: FBT001
    try:
        found = await asyncio.get_running_loop().getaddrinfo(host, port, type=socket.SOCK_STREAM)
    except OSError:
        raise _failed(url, f"the host {host} is not known", param) from None
    addresses = list(dict.fromkeys(str(entry[4][0]) for entry in found))
    if not allow_private and not all(is_public(address) for address in addresses):
        raise Refusal(
            400, "invalid_parameter", f"{host} is a private address, which the studio does not fetch from.", param=param
        )
    return addresses


def is_public(address: str) -> bool:
    """Whether an IP address belongs to the public internet."""
    try:
        found = ipaddress.ip_address(address.partition("%")[0])
    except ValueError:
        return False
    if isinstance(found, ipaddress.IPv6Address):
        if found in _NAT64:  # another spelling of an IPv4 address
            return is_public(str(ipaddress.IPv4Address(int(found) & 0xFFFF_FFFF)))
        if found not in _GLOBAL_UNICAST or (found.sixtofour and not found.sixtofour.is_global):
            return False
    return found.is_global and not found.is_multicast


async def _save(response: httpx.Response, url: str, target: Path, param: str) -> None:
    written = 0
    with target.open("wb") as file:
        async for piece in response.aiter_bytes():
            written += len(piece)
            if written > FILE_BYTES_LIMIT:
                raise _failed(url, "it is over 32 MB", param)
            file.write(piece)


def _failed(url: str, why: str, param: str) -> Refusal:
    return Refusal(400, "download_failed", f"{url} could not be fetched: {why}.", param=param)
