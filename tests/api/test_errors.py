"""Whatever a server or gateway answers, an error comes of it that can be shown."""

from __future__ import annotations

import json
from datetime import UTC, datetime

import httpx
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.api import contract
from tests.api.quick import MANY
from tui.api.errors import ApiError, RateLimitError, error_from_answer
from tui.api.retry import RetryPolicy, retry_after_s

JSON = st.recursive(
    st.none() | st.booleans() | st.floats() | st.text(),
    lambda part: st.lists(part) | st.dictionaries(st.sampled_from(["error", "code", "message", "param", "x"]), part),
)
BODIES = st.binary() | JSON.map(lambda value: json.dumps(value).encode())


@MANY
@given(st.integers(100, 999), BODIES, st.text(st.characters(min_codepoint=32, max_codepoint=126)))
def test_any_answer_makes_an_error_with_words_and_a_way_out(status: int, body: bytes, wait: str) -> None:
    error = error_from_answer(status, httpx.Headers({"retry-after": wait}), body)
    assert isinstance(error, ApiError)
    assert error.status == status
    assert error.message
    assert error.code
    assert error.way_out
    assert str(error)


def _examples() -> list[tuple[int, dict[str, object]]]:
    found = []
    for item in contract.DOCUMENT["paths"].values():
        for operation in item.values():
            for status, answer in operation["responses"].items():
                content = contract.resolve(answer).get("content", {}).get("application/json", {})
                if "example" in content:
                    found.append((int(status), content["example"]["error"]))
    return [pair for at, pair in enumerate(found) if pair not in found[:at]]


@pytest.mark.parametrize(("status", "said"), _examples())
def test_every_documented_refusal_is_kept_word_for_word(status: int, said: dict[str, object]) -> None:
    error = error_from_answer(status, httpx.Headers(), json.dumps({"error": said}).encode())
    assert {name: getattr(error, name) for name in said} == said


def test_a_message_as_long_as_a_book_is_cut() -> None:
    body = json.dumps({"error": {"code": "x", "message": "y" * 10**6}}).encode()
    assert len(error_from_answer(400, {}, body).message) == 2000


def test_a_body_nested_without_end_is_no_trap() -> None:
    assert error_from_answer(500, {}, b"[" * 200_000).code == "http_500"


def test_a_rate_limit_knows_its_seconds() -> None:
    error = error_from_answer(429, httpx.Headers({"Retry-After": "17"}), b"")
    assert isinstance(error, RateLimitError)
    assert error.retry_after_s == 17


@MANY
@given(
    st.text() | st.datetimes().map(lambda moment: moment.strftime("%a, %d %b %Y %H:%M:%S GMT")) | st.floats().map(str)
)
def test_any_retry_after_is_a_time_to_wait_or_nothing(value: str) -> None:
    seconds = retry_after_s(value, datetime(2026, 1, 1, tzinfo=UTC))
    assert seconds is None or 0 <= seconds < float("inf")


@MANY
@given(st.integers(0, 10**6), st.floats(0, 1))
def test_a_back_off_grows_and_stays_within_its_bounds(attempt: int, chance: float) -> None:
    policy = RetryPolicy()
    assert 0.75 <= policy.backoff_s(attempt, chance) <= policy.longest_wait_s
    assert policy.backoff_s(attempt, 0.5) <= policy.backoff_s(attempt + 1, 0.5)


def test_a_date_to_wait_for_is_counted_from_the_servers_own_clock() -> None:
    headers = {"date": "Wed, 21 Oct 2015 07:28:00 GMT", "retry-after": "Wed, 21 Oct 2015 07:28:30 GMT"}
    error = error_from_answer(429, headers, b"")
    assert isinstance(error, RateLimitError)
    assert error.retry_after_s == 30.0


@pytest.mark.parametrize("asked", ["1790000000", "1e300", "inf", "nan"])
def test_a_wait_nobody_would_ask_for_is_taken_for_none(asked: str) -> None:
    error = error_from_answer(429, {"retry-after": asked}, b"")
    assert isinstance(error, RateLimitError)
    assert error.retry_after_s is None
