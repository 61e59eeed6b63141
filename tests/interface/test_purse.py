"""Money: the balance is shown where it is spent, and nothing that costs goes out unasked."""

from __future__ import annotations

from pathlib import Path
from types import SimpleNamespace

import pytest

from tests.interface.conftest import Opener, Stage
from tests.interface.fakes import FakeBackend
from tests.interface.views import ASKING, REVIEWING
from tui.screens.confirm import Confirm
from tui.settings import Folders, Settings


@pytest.fixture
def paid(tmp_path: Path) -> FakeBackend:
    """HeyGen, with an account."""
    backend = FakeBackend(tmp_path / "videos")
    backend.name = backend.link.name = "heygen"
    balances = iter((42.1, 40.1))

    async def get_current_user() -> SimpleNamespace:
        wallet = SimpleNamespace(currency="usd", remaining_balance=next(balances))
        return SimpleNamespace(wallet=wallet, subscription=None, usage_based=None)

    backend.link.client.get_current_user = get_current_user  # type: ignore[attr-defined]
    return backend


async def asked(stage: Stage) -> str:
    await stage.until(lambda: isinstance(stage.app.screen, Confirm))
    await stage.pilot.pause()
    return stage.screen_text()


async def test_the_balance_is_in_the_header(open_app: Opener, paid: FakeBackend) -> None:
    async with open_app(paid) as stage:
        await stage.until(lambda: "42.10 USD" in stage.screen_text().splitlines()[0])


async def test_the_first_message_of_a_session_waits_for_a_yes_and_the_next_does_not(
    open_app: Opener, paid: FakeBackend
) -> None:
    async with open_app(paid) as stage:
        await stage.until(lambda: "42.10 USD" in stage.screen_text())
        await stage.type("a 30 second film")
        await stage.pilot.press("enter")
        text = await asked(stage)
        assert "About 1.00 USD" in text
        assert "42.10 USD" in text
        await stage.pilot.press("n")
        await stage.until(lambda: stage.app.screen is stage.chat)
        assert stage.composer.text == "a 30 second film"
        assert stage.conversation.sent == []
        await stage.pilot.press("enter")
        await asked(stage)
        await stage.pilot.press("y")
        await stage.until(lambda: len(stage.conversation.sent) == 1)
        await stage.type("and a cat")
        await stage.pilot.press("enter")
        await stage.until(lambda: len(stage.conversation.sent) == 2)


async def answer_yes(stage: Stage) -> None:
    assert "costs" in await asked(stage) or "cost" in stage.screen_text()
    await stage.pilot.press("y")
    await stage.until(lambda: stage.app.screen is stage.chat)


async def test_an_approval_a_number_and_an_edit_wait_for_a_yes_too(open_app: Opener, paid: FakeBackend) -> None:
    async with open_app(paid) as stage:
        await stage.show(REVIEWING)
        await stage.pilot.press("f5")
        assert "About 0.57 USD: 17 s by the storyboard" in await asked(stage)
        await stage.pilot.press("n")
        await stage.until(lambda: stage.app.screen is stage.chat)
        assert stage.conversation.asked == []
        await stage.pilot.press("f5")
        await answer_yes(stage)
        await stage.until(lambda: stage.conversation.asked == ["approve"])
        await stage.show(ASKING)
        stage.chat.action_pick(0)
        await answer_yes(stage)
        await stage.until(lambda: len(stage.conversation.sent) == 1)


async def test_a_fork_costs_anew_and_is_asked_about_anew(open_app: Opener, paid: FakeBackend) -> None:
    async with open_app(paid) as stage:
        for count in (1, 2):
            await stage.type("a film")
            await stage.pilot.press("enter")
            await answer_yes(stage)
            await stage.until(lambda: bool(stage.conversation.sent))
            await stage.pilot.press("ctrl+n")
            await stage.until(lambda count=count: len(stage.backend.link.conversations) == count + 1)


async def test_it_is_not_asked_when_it_is_turned_off(open_app: Opener, paid: FakeBackend, tmp_path: Path) -> None:
    async with open_app(paid, settings=Settings(Folders(tmp_path / "home"), ask_cost=False)) as stage:
        await stage.type("a film")
        await stage.pilot.press("enter")
        await stage.until(lambda: len(stage.conversation.sent) == 1)


async def test_the_studio_asks_nothing_and_shows_no_balance(open_app: Opener) -> None:
    async with open_app() as stage:
        await stage.type("a film")
        await stage.pilot.press("enter")
        await stage.until(lambda: len(stage.conversation.sent) == 1)
        assert "USD" not in stage.screen_text()
