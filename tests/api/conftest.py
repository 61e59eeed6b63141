"""A server of the contract, and clients of it that do not wait."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable, Iterator

import pytest

from tests.api.server import ContractServer
from tui.api.client import VideoAgentClient
from tui.api.transport import Waiting

KEY = "sk_V2_the_secret_that_nobody_sees"


@pytest.fixture(scope="session")
def _running_server() -> Iterator[ContractServer]:
    server = ContractServer()
    server.start()
    yield server
    server.stop()


@pytest.fixture
def server(_running_server: ContractServer) -> Iterator[ContractServer]:
    """A server that must have nothing to complain of when the test is over."""
    _running_server.reset()
    yield _running_server
    assert _running_server.complaints == []


class Waits(list[float]):
    """The waits a client asked for, none of which it had to sit through."""

    def __init__(self) -> None:
        super().__init__()
        self.told: list[Waiting] = []

    async def sleep(self, seconds: float) -> None:
        self.append(seconds)


@pytest.fixture
def waits() -> Waits:
    return Waits()


@pytest.fixture
async def make_client(server: ContractServer, waits: Waits) -> AsyncIterator[Callable[..., VideoAgentClient]]:
    """Makes clients of the server, with no jitter."""
    made: list[VideoAgentClient] = []

    def make(**changes: object) -> VideoAgentClient:
        given: dict[str, object] = {
            "base_url": server.url,
            "api_key": KEY,
            "sleep": waits.sleep,
            "chance": lambda: 0.5,
            "on_wait": waits.told.append,
        }
        client = VideoAgentClient(**{**given, **changes})  # type: ignore[arg-type]  # any of its parameters
        made.append(client)
        return client

    yield make
    for client in made:
        await client.close()


@pytest.fixture
def client(make_client: Callable[..., VideoAgentClient]) -> VideoAgentClient:
    return make_client()
