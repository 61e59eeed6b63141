"""Asking tmux or the terminal itself how pictures are drawn, where the environment does not tell."""

from __future__ import annotations

import asyncio
from contextlib import suppress
from typing import Any

from textual.app import App

from tui.chat.picture_means import TMUX_ASKS, Means, told_by_attributes, told_by_tmux

_PATIENCE_S = 3.0
"""A terminal that has not answered by then is taken to have nothing to say; its answer is still not read as keys."""


async def means_of_tmux() -> Means:
    """The means of the terminal that shows this tmux session."""
    try:
        asked = await asyncio.create_subprocess_exec(
            "tmux",
            "display-message",
            "-p",
            TMUX_ASKS,
            stdout=asyncio.subprocess.PIPE,
            stderr=asyncio.subprocess.DEVNULL,
        )
        said, _ = await asyncio.wait_for(asked.communicate(), _PATIENCE_S)
    except (OSError, TimeoutError):
        return Means.BLOCKS
    return told_by_tmux(said.decode(errors="replace"))


def _settle(answer: asyncio.Future[str], said: str) -> None:
    if not answer.done():
        answer.set_result(said)


async def means_of_terminal(app: App[Any]) -> Means:
    """The means the terminal itself tells of."""
    from tui.widgets.terminal_answers import ASK_ATTRIBUTES, listen

    loop = asyncio.get_running_loop()
    answer: asyncio.Future[str] = loop.create_future()

    def answered(said: str) -> None:
        with suppress(RuntimeError):  # the program may have ended meanwhile
            loop.call_soon_threadsafe(_settle, answer, said)

    driver = app._driver
    if driver is None:
        return Means.BLOCKS
    listen(answered)
    driver.write(ASK_ATTRIBUTES)
    try:
        return told_by_attributes(await asyncio.wait_for(answer, _PATIENCE_S))
    except TimeoutError:
        return Means.BLOCKS
