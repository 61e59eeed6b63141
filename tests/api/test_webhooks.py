"""Only a call that was signed with our secret, just now, is believed."""

from __future__ import annotations

import hashlib
import hmac
import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.api.quick import FEW
from tui.api.terms import WebhookEventName
from tui.api.webhooks import WebhookRefusedError, event_id, verify

SECRET = "whsec_not_to_be_seen"
NOW = 1_711_929_600.0
BODY = json.dumps(
    {
        "event_type": "video_agent.success",
        "event_data": {"video_id": "v", "session_id": "s", "callback_id": None, "brand_new": 1},
    }
).encode()


def headers(body: bytes = BODY, *, name: str = "Heygen-Signature", at: float = NOW) -> dict[str, str]:
    signature = hmac.new(SECRET.encode(), body, hashlib.sha256).hexdigest()
    return {name: signature, "Heygen-Timestamp": str(int(at)), "Heygen-Event-Id": "evt-1"}


@pytest.mark.parametrize("name", ["Heygen-Signature", "heygen-signature", "Signature", "SIGNATURE"])
def test_a_genuine_call_is_read_under_either_header(name: str) -> None:
    delivery = verify(BODY, headers(name=name), SECRET, NOW)
    assert delivery.event_type is WebhookEventName.VIDEO_AGENT_SUCCESS
    assert (delivery.event_data.video_id, delivery.event_data.session_id) == ("v", "s")
    assert delivery.event_data.model_extra == {"brand_new": 1}


def test_an_event_we_do_not_know_is_read_too() -> None:
    body = BODY.replace(b"video_agent.success", b"batch.finished")
    assert verify(body, headers(body), SECRET, NOW).event_type == "batch.finished"


def test_a_repeat_is_known_by_its_event_id() -> None:
    assert event_id(headers()) == "evt-1"
    assert event_id({}) is None


@pytest.mark.parametrize("away_s", [-300, 0, 300])
def test_five_minutes_either_way_are_allowed(away_s: int) -> None:
    assert verify(BODY, headers(at=NOW + away_s), SECRET, NOW)


@pytest.mark.parametrize("at", ["-301", "+301"])
def test_an_old_or_early_call_is_refused(at: str) -> None:
    with pytest.raises(WebhookRefusedError, match="five minutes"):
        verify(BODY, headers(at=NOW + int(at)), SECRET, NOW)


@FEW
@given(st.binary(max_size=200), st.integers(0, 199))
def test_a_body_that_was_touched_is_refused(other: bytes, at: int) -> None:
    touched = BODY[:at] + other + BODY[at + len(other) :]
    if touched == BODY:
        return
    with pytest.raises(WebhookRefusedError, match="does not fit"):
        verify(touched, headers(), SECRET, NOW)


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"Heygen-Signature": None}, "not signed"),
        ({"Heygen-Signature": ""}, "does not fit"),
        ({"Heygen-Signature": "0" * 64}, "does not fit"),
        ({"Heygen-Signature": "ß\ud800"}, "does not fit"),
        ({"Heygen-Timestamp": None}, "when it was sent"),
        ({"Heygen-Timestamp": "nan"}, "not a number"),
        ({"Heygen-Timestamp": "9" * 5000}, "not a number"),
        ({"Heygen-Timestamp": "٣"}, "not a number"),
    ],
)
def test_a_call_with_poor_papers_is_refused(changes: dict[str, str | None], words: str) -> None:
    papers = {name: value for name, value in {**headers(), **changes}.items() if value is not None}
    with pytest.raises(WebhookRefusedError, match=words) as caught:
        verify(BODY, papers, SECRET, NOW)
    assert SECRET not in str(caught.value)


def test_without_a_secret_nothing_is_believed() -> None:
    signature = hmac.new(b"", BODY, hashlib.sha256).hexdigest()
    with pytest.raises(WebhookRefusedError, match="no signing secret"):
        verify(BODY, {**headers(), "Heygen-Signature": signature}, "", NOW)


@pytest.mark.parametrize("body", [b"", b"nope", b"[]", b'{"event_type": "video_agent.success", "event_data": {}}'])
def test_a_signed_call_that_says_nothing_is_refused(body: bytes) -> None:
    with pytest.raises(WebhookRefusedError, match="not a delivery"):
        verify(body, headers(body), SECRET, NOW)
