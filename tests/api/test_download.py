"""A download ends with the whole file under its name, or with nothing, whatever the connection does."""

# ruff: noqa: ASYNC240 (a test may wait for its own small files)
from __future__ import annotations

import asyncio
import os
import random
import time
from collections import deque
from collections.abc import Callable
from pathlib import Path

import httpx
import pytest

from tests.api.conftest import KEY, Waits
from tests.api.server import DROP, NEVER, Answer, ContractServer, Step
from tui.api.client import VideoAgentClient
from tui.api.download import LEFT_AFTER_S, _next_address
from tui.api.errors import (
    AddressError,
    ApiTimeoutError,
    LinkExpiredError,
    NetworkError,
    RateLimitError,
    ServerError,
    UnreadableAnswerError,
)
from tui.api.transport import Timeouts

FILE = random.Random(7).randbytes(1_000_000)
TAGGED = {"etag": '"v1"', "accept-ranges": "bytes"}
PATH = "/media/film.mp4"


def whole(headers: dict[str, str] | None = None, *, cut_at: int | None = None) -> Answer:
    if cut_at is None:
        return Answer(200, FILE, headers or {})
    return Answer(200, FILE[:cut_at], headers or {}, promised=len(FILE))


def rest(start: int, *, cut_at: int | None = None, total: int = len(FILE), claim: int | None = None) -> Answer:
    named = start if claim is None else claim
    headers = {**TAGGED, "content-range": f"bytes {named}-{total - 1}/{total}"}
    return Answer(206, FILE[start:cut_at], headers, promised=len(FILE) - start)


@pytest.fixture
def target(tmp_path: Path) -> Path:
    return tmp_path / "film.mp4"


def serve(server: ContractServer, *steps: Step, path: str = PATH) -> str:
    server.files[path] = deque(steps)
    return server.url + path


def left_in(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def ranges(server: ContractServer) -> list[str | None]:
    return [seen.headers.get("range") for seen in server.seen]


def start_of(requested: str | None) -> int:
    assert requested
    return int(requested.removeprefix("bytes=").removesuffix("-"))


async def test_a_download_is_the_file_byte_for_byte(
    client: VideoAgentClient, server: ContractServer, target: Path
) -> None:
    told: list[tuple[int, int | None]] = []
    link = serve(server, whole())
    assert await client.download(link, target, lambda done, total: told.append((done, total))) == target
    assert target.read_bytes() == FILE
    assert left_in(target.parent) == ["film.mp4"]
    assert told[-1] == (len(FILE), len(FILE))
    assert [done for done, _ in told] == sorted(done for done, _ in told)


class _Resuming(deque[Step]):
    """Answers each request for a rest with that rest, cut again and again."""

    def __init__(self, server: ContractServer, cuts: list[int | None]) -> None:
        super().__init__([whole(TAGGED, cut_at=cuts.pop(0))])
        self._server, self._cuts = server, cuts

    def popleft(self) -> Step:
        if len(self):
            return super().popleft()
        start = start_of(ranges(self._server)[-1])
        return rest(start, cut_at=self._cuts.pop(0))

    def __bool__(self) -> bool:
        return True


async def test_a_cut_download_goes_on_where_it_broke_and_ends_identical(
    client: VideoAgentClient, server: ContractServer, target: Path, waits: Waits
) -> None:
    server.files[PATH] = _Resuming(server, [300_000, 500_000, 700_000, 900_000, None])
    await client.download(server.url + PATH, target)
    assert target.read_bytes() == FILE
    starts = [start_of(asked) for asked in ranges(server)[1:]]
    assert starts == sorted(starts)
    assert 0 < starts[0] <= 300_000
    assert {seen.headers["if-range"] for seen in server.seen[1:]} == {'"v1"'}
    # Each try got further, so none of them counts as a repeat of the one before.
    assert waits == [1, 1, 1, 1]


@pytest.mark.parametrize("headers", [{}, {"etag": 'W/"v1"'}, {**TAGGED, "accept-ranges": "none"}])
async def test_without_a_sure_version_the_file_is_fetched_anew(
    client: VideoAgentClient, server: ContractServer, target: Path, headers: dict[str, str]
) -> None:
    link = serve(server, whole(headers, cut_at=400_000), whole(headers))
    await client.download(link, target)
    assert ranges(server) == [None, None]
    assert target.read_bytes() == FILE


async def test_a_file_that_changed_meanwhile_is_not_mixed(
    client: VideoAgentClient, server: ContractServer, target: Path
) -> None:
    other = b"other" * 1000
    link = serve(server, whole(TAGGED, cut_at=400_000), Answer(200, other, {"etag": '"v2"'}))
    await client.download(link, target)
    assert target.read_bytes() == other


async def test_what_a_killed_download_left_is_removed_by_the_next_one(
    client: VideoAgentClient, server: ContractServer, target: Path
) -> None:
    dead, alive = (target.with_name(f".reeltalk-{name}.part") for name in ("dead", "alive"))
    for part in (dead, alive):
        part.write_bytes(b"half a film")
    long_ago = time.time() - LEFT_AFTER_S - 60
    os.utime(dead, (long_ago, long_ago))
    await client.download(serve(server, whole()), target)
    assert left_in(target.parent) == [alive.name, target.name]


@pytest.mark.parametrize(
    "wrong",
    [
        Answer(206, FILE[5:], {"content-range": f"bytes 5-{len(FILE) - 1}/{len(FILE)}"}),
        Answer(206, FILE[5:], {"content-range": "bytes 400000-500000/500001"}),
        Answer(206, FILE[5:]),
        Answer(416, b"", {"content-range": "bytes */5"}),
    ],
    ids=["another start", "another size", "no range named", "416"],
)
async def test_a_part_that_does_not_fit_is_thrown_away(
    client: VideoAgentClient, server: ContractServer, target: Path, wrong: Answer
) -> None:
    link = serve(server, whole(TAGGED, cut_at=400_000), wrong, whole(TAGGED))
    await client.download(link, target)
    assert target.read_bytes() == FILE
    assert ranges(server)[2] is None


@pytest.mark.parametrize("status", [403, 404, 410])
async def test_a_dead_link_leaves_no_file(
    client: VideoAgentClient, server: ContractServer, target: Path, status: int
) -> None:
    link = serve(server, Answer(status, b"<Error>AccessDenied</Error>"))
    with pytest.raises(LinkExpiredError) as caught:
        await client.download(link, target)
    assert caught.value.status == status
    assert "fresh link" in caught.value.way_out
    assert left_in(target.parent) == []


async def test_a_download_that_fails_leaves_what_was_there(
    client: VideoAgentClient, server: ContractServer, target: Path
) -> None:
    target.write_bytes(b"the old film")
    # Only the first try gets further than ever before; those after it count against the retries.
    link = serve(server, whole(cut_at=300_000), *[whole(cut_at=200_000)] * 3)
    with pytest.raises(NetworkError):
        await client.download(link, target)
    assert target.read_bytes() == b"the old film"
    assert left_in(target.parent) == ["film.mp4"]
    assert len(server.seen) == 3


async def test_a_web_page_is_not_saved_as_a_film(
    client: VideoAgentClient, server: ContractServer, target: Path
) -> None:
    link = serve(server, Answer(200, b"\n<!DOCTYPE html><title>Sign in</title>"))
    with pytest.raises(UnreadableAnswerError, match="web page"):
        await client.download(link, target)
    assert left_in(target.parent) == []


async def test_a_packed_answer_is_not_saved_as_it_is(
    client: VideoAgentClient, server: ContractServer, target: Path
) -> None:
    link = serve(server, Answer(200, b"\x1f\x8b\x08", {"content-encoding": "gzip"}))
    with pytest.raises(UnreadableAnswerError):
        await client.download(link, target)
    assert server.seen[0].headers["accept-encoding"] == "identity"
    assert left_in(target.parent) == []


async def test_faults_and_throttling_are_waited_out(
    client: VideoAgentClient, server: ContractServer, target: Path, waits: Waits
) -> None:
    link = serve(server, Answer(503), Answer(429, b"", {"retry-after": "9"}), whole())
    await client.download(link, target)
    assert waits == [1, 9]
    assert target.read_bytes() == FILE
    for steps, kind in (([Answer(500)] * 3, ServerError), ([DROP] * 3, NetworkError)):
        with pytest.raises(kind):
            await client.download(serve(server, *steps), target)
    with pytest.raises(RateLimitError):
        await client.download(serve(server, Answer(429, b"", {"retry-after": "99"})), target)


async def test_a_download_that_stands_still_is_given_up(
    make_client: Callable[..., VideoAgentClient], server: ContractServer, target: Path
) -> None:
    client = make_client(timeouts=Timeouts(between_bytes_s=0.2))
    with pytest.raises(ApiTimeoutError):
        await client.download(serve(server, NEVER, NEVER, NEVER), target)
    assert left_in(target.parent) == []


async def test_a_download_whose_listener_fails_leaves_nothing(
    client: VideoAgentClient, server: ContractServer, target: Path
) -> None:
    class EnoughError(Exception):
        pass

    def stop(done: int, total: int | None) -> None:
        raise EnoughError

    with pytest.raises(EnoughError):
        await client.download(serve(server, whole()), target, stop)
    assert left_in(target.parent) == []


async def test_a_cancelled_download_leaves_nothing(
    client: VideoAgentClient, server: ContractServer, target: Path
) -> None:
    link = serve(server, whole(cut_at=300_000), NEVER)
    begun = asyncio.Event()
    task = asyncio.create_task(client.download(link, target, lambda done, total: begun.set()))
    await begun.wait()
    assert len(left_in(target.parent)) == 1
    task.cancel()
    with pytest.raises(asyncio.CancelledError):
        await task
    assert left_in(target.parent) == []


async def test_an_empty_file_is_a_file(client: VideoAgentClient, server: ContractServer, target: Path) -> None:
    await client.download(serve(server, Answer(200, b"")), target)
    assert target.read_bytes() == b""


async def test_the_key_goes_to_no_other_host(client: VideoAgentClient, server: ContractServer, target: Path) -> None:
    serve(server, whole())
    elsewhere = f"http://localhost:{server.port}{PATH}"
    await client.download(elsewhere, target)
    link = serve(server, Answer(302, b"", {"location": elsewhere}), path="/hop")
    serve(server, whole())
    await client.download(link, target)
    sent = [(seen.headers["host"].partition(":")[0], seen.headers.get("x-api-key")) for seen in server.seen]
    assert sent == [("localhost", None), ("127.0.0.1", KEY), ("localhost", None)]
    assert target.read_bytes() == FILE


async def test_redirects_end_somewhere(client: VideoAgentClient, server: ContractServer, target: Path) -> None:
    link = serve(server, *[Answer(302, b"", {"location": PATH})] * 9)
    with pytest.raises(UnreadableAnswerError):
        await client.download(link, target)
    assert len(server.seen) == 6


@pytest.mark.parametrize(
    ("location", "followed"),
    [
        ("http://storage.example/film.mp4", False),
        ("ftp://storage.example/film.mp4", False),
        ("https://storage.example/film.mp4", True),
        ("/other.mp4", True),
        ("http://127.0.0.1:8765/film.mp4", True),
    ],
)
def test_a_redirect_does_not_lead_from_a_safe_address_to_one_in_clear(location: str, followed: bool) -> None:
    if followed:
        assert _next_address(httpx.URL("https://a.example/film.mp4"), location).path.endswith(".mp4")
    else:
        with pytest.raises(AddressError):
            _next_address(httpx.URL("https://a.example/film.mp4"), location)


@pytest.mark.parametrize("url", ["s3://bucket/key", "file:///etc/passwd", "nonsense", ""])
async def test_only_web_addresses_are_fetched(client: VideoAgentClient, target: Path, url: str) -> None:
    with pytest.raises(AddressError):
        await client.download(url, target)


async def test_a_folder_that_is_not_there_is_told_before_anything_is_fetched(
    client: VideoAgentClient, server: ContractServer, tmp_path: Path
) -> None:
    with pytest.raises(FileNotFoundError):
        await client.download(serve(server, whole()), tmp_path / "no" / "film.mp4")
    assert server.seen == []
