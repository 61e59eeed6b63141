"""What a video may cost is told from what is known, and nothing is guessed."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tui.api.models.users import CurrentUser
from tui.chat.account import balance_words, name_words
from tui.chat.cost import estimate, stated_seconds


@pytest.mark.parametrize(
    ("prompt", "seconds"),
    [
        ("A 30-second launch film", 30),
        ("make it 45s long", 45),
        ("a 2 minute explainer", 120),
        ("1.5 minutes about tea", 90),
        ("between 20-30 seconds", 30),
        ("30 to 60 sec", 60),
        ("a minute and a half on bees", 90),
        ("half a minute", 30),
        ("a 1:30 trailer", 90),
        ("a 3 second pause, then 20 seconds of film", 20),
        ("a film about 1984", None),
        ("the 90s were loud", 90),
        ("a video for 5 people", None),
        ("", None),
    ],
)
def test_the_length_a_prompt_asks_for_is_read(prompt: str, seconds: float | None) -> None:
    assert stated_seconds(prompt) == seconds


def test_a_minute_is_two_dollars() -> None:
    told = estimate("a one minute film, 60 seconds")
    assert told.usd == pytest.approx(1.998)
    assert "About 2.00 USD: 60 s by your prompt" in told.words


def test_a_storyboard_that_says_every_length_is_believed_over_the_prompt() -> None:
    assert estimate("30 seconds", [6.0, 7.5, 3.5]).seconds == 17
    assert estimate("30 seconds", [6.0, None]).seconds == 30


def test_without_a_length_the_price_of_a_minute_is_told_and_no_sum() -> None:
    told = estimate("A film about tea.")
    assert told.usd is None
    assert "2.00 USD a minute" in told.words


@given(st.text(max_size=200))
def test_any_prompt_can_be_read(prompt: str) -> None:
    seconds = stated_seconds(prompt)
    assert seconds is None or 5 <= seconds <= 999 * 60


@pytest.mark.parametrize(
    ("fields", "words"),
    [
        ({"wallet": {"currency": "usd", "remaining_balance": 1234.5}}, "1,234.50 USD"),
        ({"wallet": {"currency": "credits", "remaining_balance": 20.0}}, "20 credits"),
        ({"wallet": {"currency": "usd"}}, ""),
        (
            {
                "subscription": {
                    "plan": "pro",
                    "credits": {"premium_credits": {"remaining": 7}, "add_on_credits": {"remaining": 3}},
                }
            },
            "10 credits",
        ),
        ({"subscription": {"plan": "unlimited"}}, "unlimited plan"),
        ({"usage_based": {"remaining_credits": 5.0}}, "5 credits"),
        ({"usage_based": {"spending_current_usd": 12.0, "spending_cap_usd": 50.0}}, "12.00 of 50.00 USD spent"),
        ({}, ""),
    ],
)  # fmt: skip
def test_what_is_left_is_told_for_every_kind_of_account(fields: dict[str, object], words: str) -> None:
    assert balance_words(CurrentUser.model_validate({"username": "maya", **fields})) == words


def test_a_user_without_a_name_is_called_by_the_account() -> None:
    assert name_words(CurrentUser(username="maya")) == "maya"
