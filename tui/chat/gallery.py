"""Previews by their address: fetched once, kept in a bounded folder, decoded off the event loop.

It knows no terminal and no client: how a file is fetched is given to it.
"""

from __future__ import annotations

import asyncio
import contextlib
import hashlib
import os
import time
from collections import OrderedDict
from collections.abc import Awaitable, Callable
from pathlib import Path
from urllib.parse import parse_qsl, urlencode, urlsplit

from tui.chat.pixels import HALVES, LOOK, Grain, Ground, NoPictureError, Pixels, decode

Fetch = Callable[[str, Path], Awaitable[object]]
"""Brings a file to the disk."""

KEPT_BYTES = 96 * 1024 * 1024
"""What the folder may hold; the files used longest ago go first."""
FRESH_S = 24 * 3600.0
"""A file is fetched anew after a day: what is behind an address may have changed."""
_DECODED_BYTES = 16 * 1024 * 1024
"""Decoded pictures kept in memory: a few kilobytes each as characters, up to some megabytes as real pictures."""
_AT_ONCE = 4
_SIGNATURES = ("expires", "signature", "policy", "key-pair-id", "sig", "token", "x-amz-", "x-goog-")


def lasting_key(url: str) -> str:
    """What stays the same of an address when it is signed anew, or a studio starts at another port."""
    if url.startswith(LOOK):
        return url
    parts = urlsplit(url)
    kept = [(name, value) for name, value in parse_qsl(parts.query) if not name.lower().startswith(_SIGNATURES)]
    host = "here" if parts.hostname in {"127.0.0.1", "::1", "localhost"} else parts.netloc
    return f"{host}{parts.path}?{urlencode(kept)}"


class Gallery:
    """Pictures, clips and samples by their address.

    Args:
        folder: where they are kept.
        fetch: how one is fetched; what it raises is told to whoever asked.
    """

    def __init__(self, folder: Path, fetch: Fetch) -> None:
        self._folder, self._fetch = folder, fetch
        self._decoded: OrderedDict[tuple[str, int, int, Ground, Grain], Pixels] = OrderedDict()
        self._on_the_way: dict[str, asyncio.Task[Path]] = {}
        self._places = asyncio.Semaphore(_AT_ONCE)

    async def pixels(
        self, where: str, room_px: tuple[int, int], ground: Ground = (0, 0, 0), grain: Grain = HALVES
    ) -> Pixels:
        """The picture at an address or path, made to fit.

        Raises:
            NoPictureError: It cannot be had or shown; the message says why.
        """
        key = (lasting_key(where), *room_px, ground, grain)
        if key in self._decoded:
            self._decoded.move_to_end(key)
            return self._decoded[key]
        path = await self.file(where) if _is_web(where) else Path(where)
        made = await asyncio.to_thread(decode, path, room_px, ground, grain)
        self._decoded[key] = made
        held = sum(len(one.rgb) for one in self._decoded.values())
        while held > _DECODED_BYTES and len(self._decoded) > 1:
            held -= len(self._decoded.popitem(last=False)[1].rgb)
        return made

    async def file(self, url: str) -> Path:
        """The file behind an address; asked for twice at once, it is fetched once.

        Raises:
            NoPictureError: It cannot be had; the message says why.
        """
        key = lasting_key(url)
        if key not in self._on_the_way:
            task = asyncio.create_task(self._bring(url, key))
            self._on_the_way[key] = task
            task.add_done_callback(lambda done: self._arrived(key, done))
        return await asyncio.shield(self._on_the_way[key])

    async def close(self) -> None:
        """Stop fetching."""
        for task in list(self._on_the_way.values()):
            task.cancel()
            with contextlib.suppress(asyncio.CancelledError, NoPictureError):
                await task

    def _arrived(self, key: str, task: asyncio.Task[Path]) -> None:
        self._on_the_way.pop(key, None)
        if not task.cancelled():
            task.exception()  # whoever still waits for it is told; nobody may be left to

    async def _bring(self, url: str, key: str) -> Path:
        suffix = Path(urlsplit(url).path).suffix[:8]
        target = self._folder / f"{hashlib.sha256(key.encode()).hexdigest()[:32]}{suffix}"
        if await asyncio.to_thread(_fresh, target):
            return target
        async with self._places:
            try:
                await asyncio.to_thread(target.parent.mkdir, parents=True, exist_ok=True)
                await self._fetch(url, target)
            except NoPictureError:
                raise
            except Exception as error:  # whatever keeps a preview away is a reason to show words instead
                raise NoPictureError(f"It could not be fetched: {str(error) or type(error).__name__}") from error
        await asyncio.to_thread(_make_room, self._folder, KEPT_BYTES)
        return target


def _is_web(where: str) -> bool:
    return where.startswith(("https://", "http://", LOOK))


def _fresh(path: Path) -> bool:
    """Whether the file is there and young enough; if so, it counts as used now."""
    with contextlib.suppress(OSError):
        found = path.stat()
        if found.st_size and time.time() - found.st_mtime < FRESH_S:
            os.utime(path, (time.time(), found.st_mtime))
            return True
    return False


def _make_room(folder: Path, limit_bytes: int) -> None:
    """Remove the files used longest ago until the rest fits."""
    with contextlib.suppress(OSError):
        found = sorted((entry.stat().st_atime, entry.stat().st_size, entry.path) for entry in os.scandir(folder))
        total = sum(size for _, size, _ in found)
        for _, size, path in found[:-1]:
            if total <= limit_bytes:
                break
            Path(path).unlink(missing_ok=True)
            total -= size
