"""Brings a file to the disk: whole or not at all, going on where a broken connection left off."""

from __future__ import annotations

import asyncio
import os
import re
import secrets
import time
from collections.abc import AsyncIterator
from contextlib import AbstractAsyncContextManager, asynccontextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

import httpx

from tui.api.address import is_loopback, web_address
from tui.api.errors import (
    AddressError,
    ApiError,
    ForbiddenError,
    LinkExpiredError,
    NetworkError,
    NotFoundError,
    UnreadableAnswerError,
)
from tui.api.faults import fault
from tui.api.media_types import sniff
from tui.api.transport import Transport
from tui.api.uploads import Progress

CHUNK_BYTES = 64 * 1024
"""Bytes written at a time."""
LEFT_AFTER_S = 3600.0
"""A part that nothing was written to for so long belongs to nobody: every time-out is far shorter."""
_ERROR_BYTES = 64 * 1024
"""Bytes of a refusal that are read."""
_REDIRECTS = 5
_CONTENT_RANGE = re.compile(r"bytes (\d+)-(\d+)/(\d+|\*)")


@dataclass
class _State:
    """How far a download is, and how the rest of the same file can be asked for."""

    received: int = 0
    total: int | None = None
    validator: str = ""

    def range_headers(self) -> dict[str, str]:
        """Ask for the rest, if the server named the version of the file: another version must not be appended."""
        if self.received and self.validator:
            return {"Range": f"bytes={self.received}-", "If-Range": self.validator}
        return {}

    @property
    def complete(self) -> bool:
        return self.received == self.total


class Download:
    """One file on its way from `url` to `target`.

    Args:
        transport: the connections and the retries to use.
        url: where the file is; a key is sent along only to the backend itself.
        target: where the file will be; what is there is replaced at the end, in one step.
        on_progress: told of bytes received and, when known, of all bytes.
    """

    def __init__(self, transport: Transport, url: str, target: Path, on_progress: Progress | None = None) -> None:
        self._transport = transport
        self._url = web_address(url)
        self._target = target
        self._on_progress = on_progress
        self._state = _State()

    async def run(self) -> Path:
        """Download the file.

        Returns:
            The target, which now holds the whole file.

        Raises:
            LinkExpiredError: when the link no longer works.
            ApiError: when the file could not be had; nothing is left behind.
            OSError: when the disk does not take it; nothing is left behind.
        """
        await asyncio.to_thread(_sweep, self._target.parent)
        part = self._target.with_name(f".reeltalk-{secrets.token_hex(6)}.part")
        file = _new_file(part)
        try:
            with file:
                await self._fill(file)
                await asyncio.to_thread(_settle, file)
            await asyncio.to_thread(part.replace, self._target)
        except BaseException:
            part.unlink(missing_ok=True)
            raise
        return self._target

    async def _fill(self, file: BinaryIO) -> None:
        failures, furthest = 0, 0
        while True:
            try:
                await self._once(file)
            except ApiError as error:
                # Getting further than ever before is progress, so a long file may survive many cuts.
                failures = 0 if self._state.received > furthest else failures
                furthest = max(furthest, self._state.received)
                await self._transport.pause(error, failures, repeatable=True)
                failures += 1
            else:
                return

    async def _once(self, file: BinaryIO) -> None:
        where = self._url.host
        try:
            async with self._answer() as answer:
                await self._take(answer, file)
        except httpx.RequestError as error:
            raise fault(error, where, self._transport.timeouts.between_bytes_s) from None
        if self._state.total is not None and not self._state.complete:
            raise NetworkError(f"The connection to {where} ended before the file did.")

    @asynccontextmanager
    async def _answer(self) -> AsyncIterator[httpx.Response]:
        """The answer at the end of the redirects, each of which is checked before it is followed."""
        url = self._url
        for _ in range(_REDIRECTS + 1):
            async with self._get(url) as answer:
                if not answer.has_redirect_location:
                    yield answer
                    return
                url = _next_address(url, answer.headers["location"])
        raise UnreadableAnswerError(f"{self._url.host} only sends from one address to the next.")

    def _get(self, url: httpx.URL) -> AbstractAsyncContextManager[httpx.Response]:
        timeouts = self._transport.timeouts
        return self._transport.http.stream(
            "GET",
            url,
            # Bytes must arrive as they lie there, or a range would not fit what is already here.
            headers={"Accept": "*/*", "Accept-Encoding": "identity", **self._state.range_headers()},
            auth=self._transport.auth_for(url),
            timeout=httpx.Timeout(timeouts.between_bytes_s, connect=timeouts.connect_s),
        )

    async def _take(self, answer: httpx.Response, file: BinaryIO) -> None:
        if answer.status_code == 206 and self._goes_on(answer):
            pass
        elif answer.status_code == 200:
            await self._start_over(file, answer)
        elif answer.status_code in {206, 416}:
            await self._start_over(file)
            raise NetworkError(f"{answer.url.host} sent another part of the file than was asked for.")
        else:
            raise await self._refusal(answer)
        await self._write(answer, file)

    def _goes_on(self, answer: httpx.Response) -> bool:
        """Whether the part that comes is exactly what is missing, of the same file."""
        found = _CONTENT_RANGE.fullmatch(answer.headers.get("content-range", "").strip())
        if not found or not self._state.received:
            return False
        same_size = found[3] == "*" or self._state.total is None or int(found[3]) == self._state.total
        return int(found[1]) == self._state.received and same_size

    async def _start_over(self, file: BinaryIO, answer: httpx.Response | None = None) -> None:
        await asyncio.to_thread(_empty, file)
        self._state = _State()
        if answer is None:
            return
        encoded = answer.headers.get("content-encoding", "identity") != "identity"
        if encoded:
            raise UnreadableAnswerError(f"{answer.url.host} sent the file packed, which was not asked for.")
        self._state.total = _length(answer.headers.get("content-length"))
        self._state.validator = _validator(answer.headers)

    async def _write(self, answer: httpx.Response, file: BinaryIO) -> None:
        async for chunk in answer.aiter_raw(CHUNK_BYTES):
            if not self._state.received and sniff(chunk) == "text/html":
                raise UnreadableAnswerError(f"The link leads to a web page of {answer.url.host}, not to a file.")
            await asyncio.to_thread(file.write, chunk)
            self._state.received += len(chunk)
            if self._on_progress:
                self._on_progress(self._state.received, self._state.total)

    async def _refusal(self, answer: httpx.Response) -> ApiError:
        body = b""
        async for chunk in answer.aiter_bytes():
            body += chunk
            if len(body) > _ERROR_BYTES:
                break
        error = self._transport.refusal(answer.status_code, answer.headers, body)
        if isinstance(error, NotFoundError | ForbiddenError):
            return LinkExpiredError("The link no longer works.", status=error.status, code=error.code)
        return error


def _next_address(here: httpx.URL, location: str) -> httpx.URL:
    there = web_address(str(here.join(location)))
    if here.scheme == "https" and there.scheme == "http" and not is_loopback(there):
        raise AddressError(f"{here.host} sends from a safe address to one that is not.")
    return there


def _validator(headers: httpx.Headers) -> str:
    """What names this version of the file; a weak tag does not say that the bytes are the same (RFC 9110, 13.1.5)."""
    if headers.get("accept-ranges", "").lower() == "none":
        return ""
    etag: str = headers.get("etag", "")
    return etag if etag and not etag.startswith("W/") else headers.get("last-modified", "")


def _length(value: str | None) -> int | None:
    return int(value) if value and value.isascii() and value.isdigit() else None


def _sweep(folder: Path) -> None:
    """Remove what downloads left in a folder that were killed; one that goes on has been written to just now."""
    now = time.time()
    for part in folder.glob(".reeltalk-*.part"):
        with suppress(OSError):  # another program has been quicker, or may do what we may not
            if now - part.stat().st_mtime > LEFT_AFTER_S:
                part.unlink()


def _new_file(path: Path) -> BinaryIO:
    # Not in a thread: a cancelled wait for it would leave the file behind.
    return path.open("xb")


def _empty(file: BinaryIO) -> None:
    file.seek(0)
    file.truncate()


def _settle(file: BinaryIO) -> None:
    """Make sure the bytes are on the disk before the name says so."""
    file.flush()
    os.fsync(file.fileno())
