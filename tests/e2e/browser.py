"""A headless Chromium, spoken to over its DevTools protocol; what its page receives is drawn by pyte."""

from __future__ import annotations

import asyncio
import base64
import os
import shutil
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import aiohttp
import pyte

from tests.e2e.terminal import UNREAD_BY_PYTE

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")

QUIET = (
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--disable-quic",
)
"""What keeps a browser from asking its maker for anything."""


class Page:
    """A page, its keyboard, and the terminal it shows."""

    def __init__(self, socket: aiohttp.ClientWebSocketResponse, columns: int = 250, rows: int = 80) -> None:
        self._socket = socket
        self._asked = 0
        self._answers: dict[int, asyncio.Future[dict[str, Any]]] = {}
        self._screen = pyte.Screen(columns, rows)
        self._stream = pyte.ByteStream(self._screen)
        self.addresses: list[str] = []

    @property
    def text(self) -> str:
        return "\n".join(line.rstrip() for line in self._screen.display)

    async def listen(self) -> None:
        async for message in self._socket:
            told = message.json()
            if "id" in told:
                self._answers.pop(told["id"]).set_result(told.get("result", {}))
            elif told["method"] == "Network.webSocketFrameReceived":
                self._draw(told["params"]["response"])
            elif told["method"] == "Network.requestWillBeSent":
                self.addresses.append(told["params"]["request"]["url"])

    async def ask(self, method: str, **params: Any) -> dict[str, Any]:
        self._asked += 1
        self._answers[self._asked] = asyncio.get_running_loop().create_future()
        answer = self._answers[self._asked]
        await self._socket.send_json({"id": self._asked, "method": method, "params": params})
        return await asyncio.wait_for(answer, 30)

    async def type(self, text: str) -> None:
        for character in text:
            await self.ask("Input.dispatchKeyEvent", type="keyDown", text=character, key=character)
            await self.ask("Input.dispatchKeyEvent", type="keyUp", key=character)

    async def shows(self, words: str, timeout_s: float = 120) -> str:
        return await self.until(lambda text: words in text, words, timeout_s)

    async def until(self, holds: Callable[[str], bool], what: str, timeout_s: float = 120) -> str:
        for _ in range(round(timeout_s / 0.1)):
            if holds(self.text):
                return self.text
            await asyncio.sleep(0.1)
        raise AssertionError(f"waited for {what}; the page shows:\n{self.text}")

    async def picture(self) -> bytes:
        return base64.b64decode((await self.ask("Page.captureScreenshot"))["data"])

    def _draw(self, frame: dict[str, Any]) -> None:
        if frame["opcode"] == 2:
            self._stream.feed(UNREAD_BY_PYTE.sub(b"", base64.b64decode(frame["payloadData"])))


@asynccontextmanager
async def browser(profile: Path) -> AsyncIterator[Page]:
    """A browser with one empty page, ended with the block."""
    assert CHROMIUM
    process = await asyncio.create_subprocess_exec(
        CHROMIUM, "--headless=new", "--disable-gpu", "--remote-debugging-port=0", f"--user-data-dir={profile}",
        "--window-size=1280,800", *QUIET, *(["--no-sandbox"] if os.geteuid() == 0 else []), "about:blank",
        stderr=asyncio.subprocess.PIPE, stdout=asyncio.subprocess.DEVNULL,
    )  # fmt: skip
    try:
        port = await asyncio.wait_for(_port(process), 60)
        async with aiohttp.ClientSession() as session:
            async with session.get(f"http://127.0.0.1:{port}/json/list") as answer:
                target = next(one for one in await answer.json() if one["type"] == "page")
            async with session.ws_connect(target["webSocketDebuggerUrl"], max_msg_size=0) as socket:
                page = Page(socket)
                listening = asyncio.create_task(page.listen())
                await page.ask("Network.enable")
                await page.ask("Page.enable")
                await page.ask("Emulation.setFocusEmulationEnabled", enabled=True)
                yield page
                listening.cancel()
    finally:
        process.terminate()
        await process.wait()


async def _port(process: asyncio.subprocess.Process) -> str:
    assert process.stderr
    async for line in process.stderr:
        if b"DevTools listening on" in line:
            return line.split(b":")[2].split(b"/")[0].decode()
    raise AssertionError("the browser did not start")
