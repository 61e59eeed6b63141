"""The status pane and its one line, followed through a run as a user sees them: all they say, when it is so."""

from __future__ import annotations

from dataclasses import replace

from tests.interface.conftest import Opener, Stage
from tests.interface.views import COMPLETED, GENERATING, NOW, REVIEWING, TROUBLED
from tui.chat.view import ConversationView, Span, State

STALL = "no change for 6 min; healthy sessions have been quiet for 5"
LONG = tuple(Span(State.THINKING, "thinking", NOW + n, NOW + n + 1) for n in range(30))


def pane(stage: Stage) -> str:
    """What the right of the screen says, its lines put together."""
    columns = stage.app.size.width - 33
    return " ".join(" ".join(line[columns:].strip("│ ") for line in stage.screen_text().split("\n")).split())


async def says(stage: Stage, view: ConversationView, *words: str, never: str = "no such words") -> None:
    """The pane comes to say the words of a view, and not others; figures come with the next second."""
    await stage.show(view)
    await stage.until(lambda: all(one in pane(stage) for one in words) and never not in pane(stage))


async def test_the_pane_says_what_is_known_and_no_more(open_app: Opener) -> None:
    async with open_app() as stage:
        await says(stage, ConversationView(), "○ draft", "Nothing has been sent yet.")
        await says(stage, replace(GENERATING, state=State.SENDING, status="", progress=None), "↑ sending")
        await says(stage, replace(GENERATING, state=State.THINKING, status="dreaming"), "“dreaming”")
        await says(stage, replace(GENERATING, progress=None, eta_s=None), "● generating", never="%")
        await says(stage, replace(GENERATING, progress=10, eta_s=None), "10 %", never="left")
        await says(stage, GENERATING, "62 %", "about 16 s left", "✓ thinking 00:19")
        await says(stage, replace(GENERATING, notice=STALL), "no change for 6 min; healthy")
        await says(stage, replace(GENERATING, stopping=True), "next checkpoint")
        await says(stage, replace(GENERATING, queued=("and a blue hat",)), "queued and a blue hat")
        await says(stage, replace(GENERATING, spans=LONG), "earlier")
        await says(stage, REVIEWING, "◆ your turn")
        await says(stage, TROUBLED, "✗ failed", "✗ The video could not be made. The render broke off. → Try again.")
        await says(stage, COMPLETED, "✓ completed", "The video is ready.")


async def test_the_line_of_a_narrow_terminal_says_the_same_in_short(open_app: Opener) -> None:
    async with open_app(size=(80, 24)) as stage:
        for view, words in (
            (GENERATING, ("● generating", "62 %", "about 16 s left")),
            (replace(GENERATING, notice=STALL), ("no change for 6 min",)),
            (replace(GENERATING, stopping=True), ("next checkpoint",)),
            (replace(GENERATING, status="dreaming", state=State.THINKING), ("“dreaming”",)),
            (TROUBLED, ("✗ failed", "could not be made")),
            (COMPLETED, ("✓ completed",)),
        ):
            await stage.show(view)
            await stage.until(lambda words=words: all(one in stage.screen_text().split("\n")[1] for one in words))  # type: ignore[misc]
