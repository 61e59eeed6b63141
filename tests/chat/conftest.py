from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable
from pathlib import Path

import pytest

from tests.chat.vendor import Time, Vendor, serving
from tui.api.client import VideoAgentClient
from tui.chat.conversation import Conversation
from tui.chat.library import Library
from tui.chat.polling import Schedule
from tui.chat.view import ConversationView, State


@pytest.fixture
def time() -> Time:
    return Time()


@pytest.fixture
async def vendor(time: Time) -> AsyncIterator[Vendor]:
    async with serving(Vendor(time)) as running:
        yield running


@pytest.fixture
async def client(vendor: Vendor, time: Time) -> AsyncIterator[VideoAgentClient]:
    async with VideoAgentClient(vendor.base_url, "key", sleep=time.sleep) as open_client:
        yield open_client


@pytest.fixture
def library(tmp_path: Path, time: Time) -> Library:
    return Library(tmp_path / "home", clock=time)


REMOTE = Schedule(loopback=False, jitter=lambda: 1.0)


@pytest.fixture
async def conversation(client: VideoAgentClient, library: Library, time: Time) -> AsyncIterator[Conversation]:
    """A conversation that behaves as with the vendor, on a clock that does not wait."""
    talk = Conversation(client, library, "heygen", clock=time, sleep=time.sleep, schedule=REMOTE)
    yield talk
    await talk.close()


@pytest.fixture
def views(conversation: Conversation) -> list[ConversationView]:
    """Every view the conversation published."""
    seen: list[ConversationView] = []
    conversation.subscribe(seen.append)
    return seen


async def until(
    conversation: Conversation, wanted: State | Callable[[ConversationView], object], seconds: float = 30
) -> ConversationView:
    """Wait for a view; real seconds only bound a test that hangs."""
    holds = (lambda view: view.state is wanted) if isinstance(wanted, State) else wanted
    found = asyncio.Event()
    leave = conversation.subscribe(lambda view: found.set() if holds(view) else None)
    try:
        if not holds(conversation.view):
            async with asyncio.timeout(seconds):
                await found.wait()
    except TimeoutError:
        pytest.fail(f"never came; the view is {conversation.view}")
    finally:
        leave()
    return conversation.view
