"""Sends files: as one part of a form, or raw; read as they are sent, so that none is held in memory."""

from __future__ import annotations

import asyncio
import secrets
from collections.abc import AsyncIterator, Callable
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from tui.api.media_types import HEAD_BYTES, sniff

CHUNK_BYTES = 256 * 1024
"""Bytes read from the disk at a time."""

Progress = Callable[[int, int | None], None]
"""Told of bytes done, and of all bytes when that is known; starts anew when a transfer does."""


class FileChangedError(OSError):
    """The file became shorter while it was sent."""


@dataclass(frozen=True, slots=True)
class FileOnDisk:
    """A file to be sent: its size and type as found when it was looked at."""

    path: Path
    size_bytes: int
    mime_type: str

    @classmethod
    async def look(cls, path: Path) -> FileOnDisk:
        """Look at a file, off the event loop.

        Raises:
            OSError: when it cannot be read.
        """
        return await asyncio.to_thread(cls._look, path)

    @classmethod
    def _look(cls, path: Path) -> FileOnDisk:
        with path.open("rb") as file:
            head = file.read(HEAD_BYTES)
            size_bytes = file.seek(0, 2)
        return cls(path, size_bytes, sniff(head) or "application/octet-stream")

    async def chunks(self, on_progress: Progress | None = None) -> AsyncIterator[bytes]:
        """The file's bytes, exactly as many as were there when it was looked at."""
        file = await asyncio.to_thread(self.path.open, "rb")
        try:
            sent = 0
            while sent < self.size_bytes:
                chunk = await self._read(file, min(CHUNK_BYTES, self.size_bytes - sent))
                yield chunk
                sent += len(chunk)
                if on_progress:
                    on_progress(sent, self.size_bytes)
        finally:
            file.close()

    async def _read(self, file: BinaryIO, limit: int) -> bytes:
        chunk = await asyncio.to_thread(file.read, limit)
        if not chunk:
            raise FileChangedError(f"{self.path.name} changed while it was being sent.")
        return chunk


@dataclass(frozen=True, slots=True)
class FormFile:
    """A multipart form with one file in it, which can be opened again for another try."""

    file: FileOnDisk
    field: str = "file"
    boundary: str = ""

    @classmethod
    def of(cls, file: FileOnDisk) -> FormFile:
        """A form with a boundary that no file holds by chance."""
        return cls(file, boundary=secrets.token_hex(16))

    @property
    def headers(self) -> dict[str, str]:
        """The headers that go with the form."""
        size_bytes = len(self._head()) + self.file.size_bytes + len(self._tail())
        return {"Content-Type": f"multipart/form-data; boundary={self.boundary}", "Content-Length": str(size_bytes)}

    async def chunks(self, on_progress: Progress | None = None) -> AsyncIterator[bytes]:
        """The form's bytes."""
        yield self._head()
        async for chunk in self.file.chunks(on_progress):
            yield chunk
        yield self._tail()

    def _head(self) -> bytes:
        # The three characters that would end the name early are escaped as browsers do it.
        name = self.file.path.name.replace('"', "%22").replace("\r", "%0D").replace("\n", "%0A")
        return (
            f"--{self.boundary}\r\n"
            f'Content-Disposition: form-data; name="{self.field}"; filename="{name}"\r\n'
            f"Content-Type: {self.file.mime_type}\r\n\r\n"
        ).encode("utf-8", errors="replace")

    def _tail(self) -> bytes:
        return f"\r\n--{self.boundary}--\r\n".encode("ascii")
