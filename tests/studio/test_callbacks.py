"""Who is told when a session ends, and that it is really they who are told."""

from __future__ import annotations

import hashlib
import hmac
import json
import threading
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import Response, StreamingResponse
from starlette.routing import Route

from tests.studio.serving import Served, running, serving, wait_for


@dataclass
class Receiver:
    """A web server that keeps what it is sent; `answers` are its next statuses, then 200."""

    url: str = ""
    answers: list[int] = field(default_factory=list)
    calls: list[tuple[dict[str, str], bytes]] = field(default_factory=list)

    async def take(self, request: Request) -> Response:
        self.calls.append((dict(request.headers), await request.body()))
        return Response(status_code=self.answers.pop(0) if self.answers else 200)


@pytest.fixture
def receiver() -> Iterator[Receiver]:
    found = Receiver()
    with running(Starlette(routes=[Route("/hook", found.take, methods=["POST"])])) as url:
        found.url = f"{url}/hook"
        yield found


@pytest.fixture
def studio(tmp_path: Path) -> Iterator[Served]:
    with serving(tmp_path / "home", callback_secret="whsec_own", callback_delays_s=(0.01, 0.01)) as served:
        yield served


def told(receiver: Receiver, number: int = 1) -> list[dict]:
    wait_for(lambda: len(receiver.calls) >= number, f"{number} calls")
    return [json.loads(body) for _, body in receiver.calls]


def test_success_is_told_with_the_video_and_the_callers_tag(studio: Served, receiver: Receiver) -> None:
    created = studio.create(callback_url=receiver.url, callback_id="my-tag")
    [body] = told(receiver)
    assert body["event_type"] == "video_agent.success"
    data = body["event_data"]
    assert (data["session_id"], data["video_id"]) == (created["session_id"], created["video_id"])
    assert data["callback_id"] == "my-tag"
    assert studio.http.get(data["url"]).headers["content-type"] == "video/mp4"
    events = studio.data("GET", "/v3/webhooks/events", params={"entity_id": created["video_id"]})
    assert [event["event_data"] for event in events] == [data]


def test_failure_is_told_with_the_reason(studio: Served, receiver: Receiver) -> None:
    studio.create("break the plan", callback_url=receiver.url)
    [body] = told(receiver)
    assert body["event_type"] == "video_agent.fail"
    assert "ValueError" in body["event_data"]["msg"]


def test_a_call_is_signed_over_its_very_bytes(studio: Served, receiver: Receiver) -> None:
    studio.create(callback_url=receiver.url)
    told(receiver)
    headers, body = receiver.calls[0]
    wanted = hmac.new(b"whsec_own", body, hashlib.sha256).hexdigest()
    assert headers["heygen-signature"] == wanted
    assert headers["heygen-timestamp"].isdecimal()
    assert headers["heygen-event-id"]


def test_a_call_that_is_not_accepted_is_repeated_as_the_same_event(studio: Served, receiver: Receiver) -> None:
    receiver.answers = [500, 404]
    created = studio.create(callback_url=receiver.url)
    studio.until(created["session_id"], "completed")
    told(receiver, 3)
    assert len({headers["heygen-event-id"] for headers, _ in receiver.calls}) == 1


def test_a_receiver_that_never_answers_delays_nobody_and_is_given_up(studio: Served, receiver: Receiver) -> None:
    receiver.answers = [500] * 99
    created = studio.create(callback_url=receiver.url)
    assert studio.until(created["session_id"], "completed")
    wait_for(lambda: studio.house.store.webhooks.next_due() is None, "the call to be given up")
    assert len(receiver.calls) == 3


def test_a_receiver_whose_answer_never_ends_holds_up_nobody(studio: Served, receiver: Receiver) -> None:
    enough = threading.Event()

    def for_ever() -> Iterator[bytes]:
        while not enough.wait(0.01):
            yield b"."

    async def take(request: Request) -> Response:
        del request
        return StreamingResponse(for_ever())

    try:
        with running(Starlette(routes=[Route("/hook", take, methods=["POST"])])) as url:
            studio.create(callback_url=f"{url}/hook")
            wait_for(lambda: studio.house.store.database.one("SELECT 1 FROM deliveries"), "the first call to be due")
            studio.create(callback_url=receiver.url)
            assert told(receiver)
            wait_for(lambda: studio.house.store.webhooks.next_due() is None, "both calls to settle")
            enough.set()
    finally:
        enough.set()
    states = studio.house.store.database.all("SELECT DISTINCT state FROM deliveries")
    assert [row["state"] for row in states] == ["delivered"]


def register(studio: Served, receiver: Receiver, **more: object) -> dict:
    return studio.data("POST", "/v3/webhooks/endpoints", json={"url": receiver.url, **more})


@pytest.mark.parametrize(
    ("wanted", "number"), [(None, 1), (["video_agent.success"], 1), (["video_agent.fail", "batch.finished"], 0)]
)
def test_a_registered_receiver_gets_the_events_it_asked_for(
    studio: Served, receiver: Receiver, wanted: list[str] | None, number: int
) -> None:
    register(studio, receiver, events=wanted)
    studio.until(studio.create()["session_id"], "completed")
    wait_for(lambda: studio.house.store.webhooks.next_due() is None, "deliveries to settle")
    assert len(receiver.calls) == number


def test_a_receiver_of_one_session_is_told_of_no_other(studio: Served, receiver: Receiver) -> None:
    session_id = studio.create(mode="chat")["session_id"]
    studio.until(session_id, "reviewing")
    register(studio, receiver, entity_id=session_id)
    studio.until(studio.create()["session_id"], "completed")
    studio.say(session_id, "go ahead")
    assert [body["event_data"]["session_id"] for body in told(receiver)] == [session_id]


def test_a_secret_is_shown_once_and_signs_until_it_is_rotated(studio: Served, receiver: Receiver) -> None:
    made = register(studio, receiver)
    place = f"/v3/webhooks/endpoints/{made['endpoint_id']}"
    assert studio.data("GET", "/v3/webhooks/endpoints")[0]["secret"] is None
    secret = studio.data("POST", f"{place}/rotate-secret")["secret"]
    assert secret.startswith("whsec_")
    assert secret != made["secret"]
    studio.create()
    told(receiver)
    headers, body = receiver.calls[0]
    assert headers["heygen-signature"] == hmac.new(secret.encode(), body, hashlib.sha256).hexdigest()


def test_a_receiver_can_be_changed_and_removed(studio: Served, receiver: Receiver) -> None:
    made = register(studio, receiver, events=["video_agent.fail"])
    place = f"/v3/webhooks/endpoints/{made['endpoint_id']}"
    changed = studio.data("PATCH", place, json={"events": None})
    assert (changed["url"], changed["events"]) == (receiver.url, None)
    assert studio.http.patch(place, json={"url": "nowhere"}).json()["error"]["param"] == "url"
    assert studio.data("DELETE", place) == {}
    assert studio.data("GET", "/v3/webhooks/endpoints") == []


def waiting_call(studio: Served, receiver: Receiver) -> str:
    """Register a receiver that refuses its first call, whose repeat is due in an hour; returns the receiver's path."""
    made = register(studio, receiver)
    receiver.answers = [500]
    studio.create()
    told(receiver)
    wait_for(lambda: (studio.house.store.webhooks.next_due() or 0) > time.time() + 60, "the repeat to be noted")
    return f"/v3/webhooks/endpoints/{made['endpoint_id']}"


def call_now(studio: Served) -> None:
    """Let the hour pass in the store; another event wakes the one who delivers."""
    studio.house.store.database.run("UPDATE deliveries SET due_at = 0 WHERE state = 'waiting'")
    studio.create()


class TestARepeatThatIsStillDue:
    @pytest.fixture
    def patient(self, tmp_path: Path) -> Iterator[Served]:
        with serving(tmp_path / "patient", callback_delays_s=(3600.0,)) as served:
            yield served

    def test_is_not_made_once_the_receiver_is_removed(self, patient: Served, receiver: Receiver) -> None:
        place = waiting_call(patient, receiver)
        assert patient.data("DELETE", place) == {}
        assert patient.house.store.webhooks.next_due() is None

    def test_is_signed_with_the_secret_that_was_rotated_to(self, patient: Served, receiver: Receiver) -> None:
        place = waiting_call(patient, receiver)
        secret = patient.data("POST", f"{place}/rotate-secret")["secret"]
        call_now(patient)
        told(receiver, 3)
        for headers, body in receiver.calls[1:]:
            wanted = hmac.new(secret.encode(), body, hashlib.sha256).hexdigest()
            assert headers["heygen-signature"] == wanted

    def test_goes_to_the_address_the_receiver_has_by_then(self, patient: Served, receiver: Receiver) -> None:
        place = waiting_call(patient, receiver)
        patient.data("PATCH", place, json={"url": f"{receiver.url}?moved=1"})
        assert [row["url"] for row in patient.house.store.database.all("SELECT url FROM deliveries")] == [
            f"{receiver.url}?moved=1"
        ]
