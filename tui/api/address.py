"""Which addresses may be used, and which of them may be shown a key. Pure."""

from __future__ import annotations

import ipaddress

import httpx

from tui.api.errors import AddressError

_PORTS = {"http": 80, "https": 443}


def is_loopback(url: httpx.URL) -> bool:
    """Whether an address stays on this machine."""
    host = url.host.strip("[]")
    if host == "localhost" or host.endswith(".localhost"):
        return True
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False


def origin(url: httpx.URL) -> tuple[str, str, int | None]:
    """Scheme, host and port: what must be alike for two addresses to be the same server."""
    return url.scheme, url.host, url.port or _PORTS.get(url.scheme)


def web_address(text: str) -> httpx.URL:
    """Read a web address.

    Raises:
        AddressError: when it is none.
    """
    try:
        url = httpx.URL(text.strip())
    except (httpx.InvalidURL, TypeError):
        raise AddressError("This is not an address that can be opened.") from None
    if url.scheme not in _PORTS or not url.host:
        raise AddressError(f"An address that can be opened starts with https://, not {url.scheme or 'a bare word'}.")
    return url


def base_address(text: str, *, allow_http: bool) -> httpx.URL:
    """Read the address of a backend, to which a key will be sent.

    Args:
        text: the address, with or without a path before `/v3`.
        allow_http: whether plain http is accepted beyond this machine.

    Raises:
        AddressError: when it is none, carries a password, or would send the key in clear.
    """
    url = web_address(text)
    if url.userinfo:
        raise AddressError("The backend's address must not carry a user name or password.")
    if url.scheme == "http" and not allow_http and not is_loopback(url):
        raise AddressError(
            f"A key must not travel in clear: {url.host} is not on this machine and the address is http://."
        )
    return url.copy_with(query=None, fragment=None, path=url.path.rstrip("/") + "/")
