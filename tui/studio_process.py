"""The embedded studio as a child process: started when needed, shared, ended with its parent, restarted when it dies.

One studio serves a home at a time (it holds a lock), and leaves its address in a file only the user can read. A second
Reeltalk on the same home uses that one, and starts its own on the same port when the first goes away, so that an
address once handed out stays good.
"""

from __future__ import annotations

import asyncio
import contextlib
import json
import os
import secrets
import sys
import time
from dataclasses import dataclass, field
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from tui.backends import BackendError
from tui.settings import Folders

STUDIO_PACKAGES = (
    "starlette",
    "uvicorn",
    "python_multipart",
    "numpy",
    "av",
    "skia",
    "PIL",
    "hibari",
    "onnxruntime",
    "pypdfium2",
    "filelock",
)
"""What the extra `reeltalk[studio]` brings, by the names it is imported under."""

HOW_TO_GET_THE_STUDIO = (
    "The embedded studio is not installed; get it with: pip install 'reeltalk[studio]' "
    "(or use --backend heygen with a key)."
)

START_TIMEOUT_S = 60.0
LOG_LIMIT_BYTES = 1_000_000
WATCH_EVERY_S = 2.0
RESTARTS_LIMIT = 5
"""How often in a row it is brought back; one that lasted for a while begins the count anew."""
LASTED_S = 60.0

_FROM_HERE = (
    "-P",
    "-c",
    f"import sys; sys.path.append({str(Path(__file__).parents[1])!r})\n"
    "import runpy; runpy.run_module('tui', run_name='__main__', alter_sys=True)",
)
"""How Python is told to run this very program: with -m it would first look in the folder the user happens to be in."""


@dataclass(frozen=True, slots=True)
class StudioAddress:
    """Where a running studio listens, and its key."""

    url: str
    api_key: str = field(repr=False)

    @property
    def port(self) -> int:
        """The port of the URL."""
        return int(self.url.rsplit(":", 1)[1])


def missing_packages() -> list[str]:
    """Names of the studio's packages that are not installed."""
    return [name for name in STUDIO_PACKAGES if find_spec(name) is None]


def address_file(folders: Folders) -> Path:
    """Where a running studio leaves its address."""
    return folders.studio / "address.json"


def read_address(folders: Folders) -> StudioAddress | None:
    """The address the last studio of this home left, whether it still runs or not."""
    try:
        stored = json.loads(address_file(folders).read_text(encoding="utf-8"))
        return StudioAddress(str(stored["url"]), str(stored["api_key"]))
    except (OSError, ValueError, KeyError, TypeError):
        return None


def write_address(folders: Folders, address: StudioAddress) -> None:
    """Leave a studio's address for other runs; readable by the user alone.

    Raises:
        OSError: The home cannot be written.
    """
    path = address_file(folders)
    partial = path.with_suffix(f".{os.getpid()}")
    descriptor = os.open(partial, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    with os.fdopen(descriptor, "w", encoding="utf-8") as file:
        json.dump({"url": address.url, "api_key": address.api_key}, file)
    partial.replace(path)


class StudioProcess:
    """A studio for this run: somebody else's on the same home, or a child of ours."""

    def __init__(self, folders: Folders) -> None:
        self._folders = folders
        self._child: asyncio.subprocess.Process | None = None
        self._watching: asyncio.Task[None] | None = None
        self._address: StudioAddress | None = None

    async def start(self) -> StudioAddress:
        """Find or start a studio and keep it running until `end`.

        Raises:
            BackendError: It cannot be started; the message says why and what to do.
        """
        if missing_packages():
            raise BackendError(HOW_TO_GET_THE_STUDIO)
        try:
            self._address = await asyncio.wait_for(self._reach(), START_TIMEOUT_S)
        except TimeoutError as error:
            raise BackendError(f"The studio did not start in {START_TIMEOUT_S:.0f} s; see {self.log}.") from error
        self._watching = asyncio.create_task(self._watch())
        return self._address

    async def end(self) -> None:
        """End our child, if the studio is ours; its work goes on at the next start."""
        if self._watching:
            self._watching.cancel()
            with contextlib.suppress(asyncio.CancelledError):
                await self._watching
        await self._end_child()

    @property
    def pid(self) -> int | None:
        """The process id of our child; None while the studio is somebody else's."""
        return self._child.pid if self._child else None

    @property
    def log(self) -> Path:
        """Where the child's messages go."""
        return self._folders.logs / "studio.log"

    async def _reach(self) -> StudioAddress:
        """Use the running studio, or start one; another that is just starting is waited for."""
        fresh_port = False
        while True:
            known = self._address or await asyncio.to_thread(read_address, self._folders)
            if known and await _answers(known):
                return known
            key = known.api_key if known else secrets.token_urlsafe(24)
            answer = await self._spawn(key, known.port if known and not fresh_port else 0)
            if url := answer.get("url"):
                return StudioAddress(url, key)
            await self._end_child()
            match answer.get("code"):
                case "locked":
                    await asyncio.sleep(0.3)
                case "port_in_use" if not fresh_port:
                    fresh_port = True
                case _:
                    raise BackendError(answer.get("error") or f"The studio ended at its start; see {self.log}.")

    async def _spawn(self, key: str, port: int) -> dict[str, Any]:
        log = await asyncio.to_thread(self._open_log)
        try:
            self._child = await asyncio.create_subprocess_exec(
                sys.executable, *_FROM_HERE, "--home", str(self._folders.home), "serve", "--child", "--port", str(port),
                stdin=asyncio.subprocess.PIPE, stdout=asyncio.subprocess.PIPE, stderr=log,
            )  # fmt: skip
        finally:
            os.close(log)
        stdin, stdout = self._child.stdin, self._child.stdout
        if stdin is None or stdout is None:
            return {}
        with contextlib.suppress(ConnectionError):
            stdin.write(f"{key}\n".encode())
            await stdin.drain()
        line = await stdout.readline()
        try:
            answer = json.loads(line)
        except ValueError:
            return {}
        return answer if isinstance(answer, dict) else {}

    def _open_log(self) -> int:
        try:
            self._folders.home.mkdir(mode=0o700, parents=True, exist_ok=True)
            self._folders.logs.mkdir(mode=0o700, parents=True, exist_ok=True)
            if self.log.exists() and self.log.stat().st_size > LOG_LIMIT_BYTES:
                self.log.replace(self.log.with_suffix(".old.log"))
            return os.open(self.log, os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600)
        except OSError as error:
            raise BackendError(
                f"{self._folders.home} cannot be written ({error.strerror}). "
                "Choose another folder with --home or REELTALK_HOME."
            ) from error

    async def _watch(self) -> None:
        """Bring the studio back when it dies; not for ever when it dies again and again."""
        in_row = 0
        while in_row < RESTARTS_LIMIT:
            began = time.monotonic()
            await self._gone()
            in_row = 1 if time.monotonic() - began > LASTED_S else in_row + 1
            with contextlib.suppress(BackendError, OSError):
                self._address = await self._reach()

    async def _gone(self) -> None:
        if self._child and self._child.returncode is None:
            await self._child.wait()
            return
        while True:
            if not self._address or not await _answers(self._address):
                return
            await asyncio.sleep(WATCH_EVERY_S)

    async def _end_child(self) -> None:
        child, self._child = self._child, None
        if child is None or child.returncode is not None:
            return
        if child.stdin:
            child.stdin.close()
        try:
            await asyncio.wait_for(child.wait(), 5)
        except TimeoutError:
            child.kill()
            await child.wait()


async def _answers(address: StudioAddress) -> bool:
    from tui.api.client import VideoAgentClient  # httpx is loaded after the first frame
    from tui.api.errors import ApiError
    from tui.api.retry import RetryPolicy

    try:
        # Not `wait_for`: in Python 3.11 it swallows a cancellation that comes as the answer does, and `end` never ends.
        async with (
            asyncio.timeout(3),
            VideoAgentClient(address.url, api_key=address.api_key, policy=RetryPolicy(retries=0)) as client,
        ):
            await client.get_current_user()
    except (ApiError, TimeoutError):
        return False
    return True
