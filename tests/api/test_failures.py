"""What the client does when things go wrong: what is sent again, after how long, and what a person is told."""

from __future__ import annotations

import logging
import os
import socket
import traceback
from collections import deque
from collections.abc import Awaitable, Callable
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
from pathlib import Path
from typing import Any

import httpx
import pytest

from tests.api.conftest import KEY, Waits
from tests.api.server import DROP, NEVER, Answer, ContractServer
from tui.api.client import VideoAgentClient
from tui.api.errors import (
    AddressError,
    ApiError,
    ApiTimeoutError,
    AuthError,
    ConflictError,
    CredentialError,
    ForbiddenError,
    InvalidError,
    NetworkError,
    NotFoundError,
    PaymentError,
    RateLimitError,
    ServerError,
    UnreadableAnswerError,
)
from tui.api.models import CreateVideoAgentRequest, SendMessageRequest
from tui.api.retry import RetryPolicy, retry_after_s
from tui.api.terms import SessionStatus
from tui.api.transport import ANSWER_BYTES_LIMIT, Timeouts
from tui.api.uploads import FileChangedError

CREATE = CreateVideoAgentRequest(prompt="tea")
FAULT = Answer.refusal(500, "internal_error", "It broke.")
HTML = Answer(502, b"<html><h1>Bad gateway</h1></html>", {"content-type": "text/html"})
Make = Callable[..., VideoAgentClient]
Ask = Callable[[VideoAgentClient], Awaitable[Any]]


def slow_down(seconds: str) -> Answer:
    return Answer.refusal(429, "rate_limit_exceeded", "Slow down.", retry_after=seconds)


POSTS: dict[str, Ask] = {
    "create": lambda c: c.create_session(CREATE),
    "message": lambda c: c.send_message("s", SendMessageRequest(message="go")),
    "stop": lambda c: c.stop_session("s"),
}


@pytest.mark.parametrize("ask", POSTS.values(), ids=POSTS)
@pytest.mark.parametrize("step", [DROP, FAULT, HTML, Answer(503), Answer(504)], ids=lambda step: str(step)[:24])
async def test_a_lost_post_is_never_sent_twice(
    client: VideoAgentClient, server: ContractServer, waits: Waits, ask: Ask, step: Answer | str
) -> None:
    server.script.append(step)
    with pytest.raises((NetworkError, ServerError)) as caught:
        await ask(client)
    assert len(server.seen) == 1
    assert waits == []
    assert caught.value.may_have_arrived


async def test_a_create_that_times_out_is_not_sent_again(make_client: Make, server: ContractServer) -> None:
    server.script.append(NEVER)
    client = make_client(timeouts=Timeouts(write_s=0.2))
    with pytest.raises(ApiTimeoutError) as caught:
        await client.create_session(CREATE)
    assert caught.value.may_have_arrived
    assert len(server.seen) == 1


async def test_a_create_that_reached_nobody_is_known_to_be_unsent(make_client: Make) -> None:
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    client = make_client(base_url=f"http://127.0.0.1:{port}")
    with pytest.raises(NetworkError, match="nothing answers at that port") as caught:
        await client.create_session(CREATE)
    assert not caught.value.may_have_arrived


async def test_a_throttled_create_waits_exactly_what_it_was_told(
    client: VideoAgentClient, server: ContractServer, waits: Waits
) -> None:
    server.script.extend([slow_down("7"), slow_down("30")])
    await client.create_session(CREATE)
    assert waits == [7, 30]
    assert len({seen.body for seen in server.seen}) == 1
    assert [(told.wait_s, told.attempt) for told in waits.told] == [(7, 1), (30, 2)]


async def test_a_wait_that_is_too_long_is_the_callers_to_decide(
    client: VideoAgentClient, server: ContractServer, waits: Waits
) -> None:
    server.script.append(slow_down("31"))
    with pytest.raises(RateLimitError) as caught:
        await client.get_session("s")
    assert caught.value.retry_after_s == 31
    assert waits == []


async def test_throttling_without_a_time_backs_off(
    client: VideoAgentClient, server: ContractServer, waits: Waits
) -> None:
    server.script.extend([Answer(429), Answer(429), Answer(429)])
    with pytest.raises(RateLimitError) as caught:
        await client.create_session(CREATE)
    assert waits == [1, 2]
    assert caught.value.retry_after_s is None


@pytest.mark.parametrize("step", [DROP, FAULT, HTML], ids=["drop", "500", "html"])
async def test_a_read_that_fails_twice_is_tried_a_third_time(
    client: VideoAgentClient, server: ContractServer, waits: Waits, step: Answer | str
) -> None:
    server.script.extend([step, step])
    assert (await client.get_session("s")).status == SessionStatus.THINKING
    assert waits == [1, 2]


async def test_a_read_gives_up_after_its_last_try(
    client: VideoAgentClient, server: ContractServer, waits: Waits
) -> None:
    server.script.extend([FAULT, DROP, HTML, FAULT])
    with pytest.raises(ServerError, match="502 Bad Gateway"):
        await client.get_session("s")
    assert len(server.seen) == 3


async def test_a_slow_read_is_cut_and_tried_again(make_client: Make, server: ContractServer, waits: Waits) -> None:
    server.script.append(NEVER)
    await make_client(timeouts=Timeouts(read_s=0.2)).get_session("s")
    assert len(server.seen) == 2


async def test_a_busy_server_is_given_the_time_it_asks_for(
    client: VideoAgentClient, server: ContractServer, waits: Waits
) -> None:
    server.script.append(Answer.refusal(503, "service_unavailable", "Soon.", retry_after="12"))
    await client.get_session("s")
    assert waits == [12]


async def test_an_answer_beyond_all_measure_is_not_read_to_its_end(
    client: VideoAgentClient, server: ContractServer
) -> None:
    server.script.append(Answer(200, b" " * (ANSWER_BYTES_LIMIT + 1)))
    with pytest.raises(UnreadableAnswerError, match="over 16 MB"):
        await client.get_session("s")


async def test_the_number_of_retries_can_be_set(make_client: Make, server: ContractServer) -> None:
    server.script.extend([FAULT])
    with pytest.raises(ServerError):
        await make_client(policy=RetryPolicy(retries=0)).get_session("s")
    assert len(server.seen) == 1


@pytest.mark.parametrize("delete", [VideoAgentClient.delete_video, VideoAgentClient.delete_asset])
async def test_a_delete_whose_answer_was_lost_counts_as_done_and_of_what_never_was_it_does_not(
    client: VideoAgentClient, server: ContractServer, delete: Callable[..., Awaitable[Any]]
) -> None:
    server.script.extend([DROP, Answer.refusal(404, "not_found", "Gone.")])
    assert (await delete(client, "a")).id == "a"
    server.script.append(Answer.refusal(404, "not_found", "Never was."))
    with pytest.raises(NotFoundError):
        await delete(client, "b")


async def test_an_upload_is_sent_again_under_the_same_name(
    client: VideoAgentClient, server: ContractServer, tmp_path: Path
) -> None:
    path = tmp_path / "a.pdf"
    path.write_bytes(b"%PDF-1.7 " + b"x" * 700_000)
    told: list[int] = []
    server.script.extend([DROP, Answer.refusal(409, "request_in_progress", "Still at it.")])
    await client.upload_asset(path, lambda done, total: told.append(done))
    keys = [seen.headers["idempotency-key"] for seen in server.seen]
    assert len(keys) == 3
    assert len(set(keys)) == 1
    assert path.read_bytes() in server.seen[2].body
    assert told.count(path.stat().st_size) == 3


async def test_a_file_that_shrinks_while_it_is_sent_is_told(
    client: VideoAgentClient, server: ContractServer, tmp_path: Path
) -> None:
    path = tmp_path / "a.wav"
    path.write_bytes(bytes(2_000_000))
    with pytest.raises(FileChangedError, match=r"a\.wav changed"):
        await client.upload_asset(path, lambda done, total: os.truncate(path, 300_000))
    assert server.seen == []


async def test_a_file_that_grows_while_it_is_sent_is_sent_as_it_was(
    client: VideoAgentClient, server: ContractServer, tmp_path: Path
) -> None:
    path = tmp_path / "a.wav"
    path.write_bytes(bytes(600_000))
    await client.upload_asset(path, lambda done, total: os.truncate(path, 900_000))
    assert bytes(600_000) in server.seen[0].body
    assert bytes(600_001) not in server.seen[0].body


async def test_why_a_server_cannot_be_reached_is_told(make_client: Make, server: ContractServer) -> None:
    never = RetryPolicy(retries=0)
    for address, words in (
        (f"https://127.0.0.1:{server.port}", "no safe connection"),
        ("https://nowhere.invalid", "its name was not found"),
    ):
        with pytest.raises(NetworkError, match=words) as caught:
            await make_client(base_url=address, policy=never).create_session(CREATE)
        assert not caught.value.may_have_arrived
    assert server.seen == []


async def test_a_server_that_takes_no_connection_in_time_was_not_reached(make_client: Make) -> None:
    with socket.socket() as full:
        full.bind(("127.0.0.1", 0))
        full.listen(0)
        port = full.getsockname()[1]
        waiting = [socket.socket() for _ in range(4)]
        for one in waiting:
            one.setblocking(False)
            one.connect_ex(("127.0.0.1", port))
        client = make_client(base_url=f"http://127.0.0.1:{port}", timeouts=Timeouts(connect_s=0.2))
        with pytest.raises(ApiTimeoutError, match="could not be reached in time") as caught:
            await client.create_session(CREATE)
        for one in waiting:
            one.close()
    assert not caught.value.may_have_arrived


KINDS = [
    (400, "invalid_parameter", InvalidError),
    (401, "authentication_failed", AuthError),
    (402, "insufficient_credit", PaymentError),
    (403, "forbidden", ForbiddenError),
    (404, "not_found", NotFoundError),
    (409, "conflict", ConflictError),
    (413, "payload_too_large", InvalidError),
    (422, "invalid_parameter", InvalidError),
    (500, "internal_error", ServerError),
    (504, "gateway_timeout", ServerError),
]


@pytest.mark.parametrize(("status", "code", "kind"), KINDS)
async def test_a_refusal_keeps_all_it_says(
    client: VideoAgentClient, server: ContractServer, status: int, code: str, kind: type[ApiError]
) -> None:
    said = {"code": code, "message": "Because.", "param": "prompt", "doc_url": "https://example.com/doc"}
    server.script.append(Answer.of({"error": said}, status, x_request_id="req-1"))
    with pytest.raises(ApiError) as caught:
        await client.create_session(CREATE)
    error = caught.value
    assert type(error) is kind
    assert (error.status, error.request_id) == (status, "req-1")
    assert {name: getattr(error, name) for name in said} == said
    assert str(error) == f"Because. ({code}, field prompt, request req-1)"
    assert error.way_out


BODIES = [
    b"",
    b"<html>no</html>",
    b"null",
    b"[]",
    b'"no"',
    b"{",
    b'{"error": null}',
    b'{"error": {"code": 5}}',
    b"\xff",
]


@pytest.mark.parametrize("body", BODIES)
async def test_a_refusal_without_an_envelope_is_told_by_its_status(
    client: VideoAgentClient, server: ContractServer, body: bytes
) -> None:
    server.script.append(Answer(403, body))
    with pytest.raises(ForbiddenError, match="403 Forbidden") as caught:
        await client.get_session("s")
    assert caught.value.code == "http_403"


UNREADABLE = [
    (Answer(200), "empty"),
    (Answer(200, b"<!doctype html><p>Sign in", {"content-type": "text/html"}), "web page"),
    (Answer(200, b"nope"), "no JSON"),
    (Answer.of([]), "no JSON object"),
    (Answer.of({}), "no data"),
    (Answer.of({"data": {"session_id": "s", "status": "thinking"}}), "created_at: Field required"),
    (Answer.refusal(200, "odd_server", "No, after all."), "No, after all"),
    (Answer(200, b"garbage", {"content-encoding": "gzip"}), "could not be read"),
    (Answer(302, b"", {"location": "https://elsewhere.example/"}), "302 Found"),
]


@pytest.mark.parametrize(("answer", "words"), UNREADABLE, ids=[words for _, words in UNREADABLE])
async def test_a_yes_that_cannot_be_read_has_its_own_error(
    client: VideoAgentClient, server: ContractServer, answer: Answer, words: str
) -> None:
    server.script.append(answer)
    with pytest.raises(UnreadableAnswerError, match=words) as caught:
        await client.create_session(CREATE)
    assert caught.value.may_have_arrived
    assert len(server.seen) == 1


async def test_an_unknown_status_survives(client: VideoAgentClient, server: ContractServer) -> None:
    server.script.append(Answer.of({"data": {"session_id": "s", "status": "dreaming", "created_at": 1, "mood": "odd"}}))
    session = await client.get_session("s")
    assert session.status == "dreaming"
    assert session.model_extra == {"mood": "odd"}


async def test_a_key_is_in_no_error_log_or_repr(
    make_client: Make, server: ContractServer, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    client = make_client(policy=RetryPolicy(retries=0))
    echo = Answer.refusal(401, f"bad_{KEY}", f"The key {KEY} is wrong.")
    for step in (echo, DROP, HTML, Answer(200, KEY.encode()), NEVER):
        server.script.append(step)
        with pytest.raises(ApiError) as caught:
            await make_client(policy=RetryPolicy(retries=0), timeouts=Timeouts(read_s=0.2)).get_session("s")
        shown = [str(caught.value), repr(caught.value), "".join(traceback.format_exception(caught.value))]
        assert all(KEY not in text for text in shown)
    assert all(seen.headers["x-api-key"] == KEY for seen in server.seen)
    assert KEY not in repr(client) + repr(client._transport.credential) + repr(
        vars(client._transport.credential).keys()
    )
    assert KEY not in caplog.text


@pytest.mark.parametrize("key", ["", "  ", "two words", "line\nbreak", "schlüssel", "sk_\x00"])
def test_a_key_that_cannot_be_one_is_refused_unshown(key: str) -> None:
    with pytest.raises(CredentialError) as caught:
        VideoAgentClient("https://api.example.com", api_key=key)
    assert not key.strip() or key.strip() not in str(caught.value)


@pytest.mark.parametrize("url", ["http://api.example.com", "http://127.0.0.1.example.com", "http://10.0.0.1:8080"])
def test_a_key_must_not_travel_in_clear(url: str) -> None:
    with pytest.raises(AddressError, match="in clear"):
        VideoAgentClient(url, api_key=KEY)
    assert VideoAgentClient(url, api_key=KEY, allow_http=True)


@pytest.mark.parametrize(
    "url", ["http://127.0.0.1:1", "http://localhost", "http://[::1]:81", "https://api.example.com"]
)
def test_this_machine_and_safe_addresses_are_fine(url: str) -> None:
    assert VideoAgentClient(url, api_key=KEY).base_url.startswith(url)


@pytest.mark.parametrize(
    "url", ["", "api.example.com", "ftp://a", "https://", "https://me:pw@a.example", "http://[", "s3://b/k"]
)
def test_an_address_that_is_none_is_refused(url: str) -> None:
    with pytest.raises(AddressError):
        VideoAgentClient(url, api_key=KEY)


async def test_a_base_address_may_have_a_path(make_client: Make, server: ContractServer) -> None:
    server.files["/proxy/v3/users/me"] = deque([FAULT])
    with pytest.raises(ServerError):
        await make_client(base_url=server.url + "/proxy/", policy=RetryPolicy(retries=0)).get_current_user()


async def test_a_proxy_of_the_environment_is_not_used_for_this_machine(
    make_client: Make, server: ContractServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HTTP_PROXY", "http://127.0.0.1:9")
    monkeypatch.setenv("ALL_PROXY", "http://127.0.0.1:9")
    assert (await make_client().get_current_user()).username == "text"


async def test_the_server_of_these_tests_does_complain(server: ContractServer) -> None:
    async with httpx.AsyncClient(trust_env=False, headers={"x-api-key": "k"}) as plain:
        await plain.post(f"{server.url}/v3/video-agents", json={"prompt": "", "auto_proceed": True})
        await plain.get(f"{server.url}/v3/videos", params={"limit": 101, "page": 2})
        await plain.get(f"{server.url}/v3/nothing")
    complaints = " ".join(server.complaints)
    server.complaints.clear()
    for words in ("should be non-empty", "auto_proceed", "maximum of 100", "page is unknown", "no such operation"):
        assert words in complaints


def test_retry_after_may_be_a_date() -> None:
    now = datetime(2026, 1, 1, tzinfo=UTC)
    later = now + timedelta(seconds=90)
    assert retry_after_s(format_datetime(later, usegmt=True), now) == 90
    assert retry_after_s(format_datetime(now, usegmt=True), later) == 0
