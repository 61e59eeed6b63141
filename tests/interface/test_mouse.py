"""What a user without a keyboard at hand reaches with the mouse alone; only words have to be typed."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

import pytest
from textual import events
from textual.geometry import Offset
from textual.screen import ModalScreen
from textual.widgets import Input

from tests.interface.conftest import Opener, Stage
from tests.interface.views import COMPLETED, REVIEWING, said
from tui.chat.view import ConversationView, State
from tui.screens.choices_menu import ChoicesMenu
from tui.screens.help import HelpScreen
from tui.screens.sessions import SessionsScreen
from tui.screens.settings import SettingsScreen
from tui.screens.storyboard import StoryboardScreen
from tui.widgets.find_bar import FindBar
from tui.widgets.transcript import Transcript

if TYPE_CHECKING:
    from textual.screen import Screen

TALK = ConversationView(
    state=State.COMPLETED,
    session_id="sess_1",
    entries=tuple(said(str(at), "user" if at % 2 else "model", f"Line {at} about tea.") for at in range(60)),
)


async def click_on(stage: Stage, words: str, nth: int = 0) -> None:
    """Click where words stand on the screen."""
    lines = stage.screen_text().split("\n")
    places = [(line.index(words), row) for row, line in enumerate(lines) if words in line]
    assert places, f"{words!r} is not on the screen"
    widget, region = stage.app.screen.get_widget_at(*places[nth])  # what the event names is what is clicked
    assert await stage.pilot.click(widget, offset=Offset(*places[nth]) - region.offset)


def over(stage: Stage, kind: type[Screen[object]] | type[ModalScreen[object]]) -> Callable[[], bool]:
    return lambda: isinstance(stage.app.screen, kind)


@pytest.mark.parametrize(
    ("words", "kind"),
    [
        ("choices", ChoicesMenu),
        ("sessions", SessionsScreen),
        ("F1 keys", HelpScreen),
    ],
)
async def test_a_word_in_the_last_line_opens_its_screen_and_a_click_beside_it_closes_it(
    open_app: Opener, words: str, kind: type[Screen[object]]
) -> None:
    async with open_app(size=(160, 36)) as stage:
        await stage.show(COMPLETED)
        await click_on(stage, words, nth=-1)
        await stage.until(over(stage, kind))
        await stage.pilot.pause()
        await stage.pilot.click(offset=(0, 0))
        await stage.until(lambda: stage.app.screen is stage.chat)


async def test_a_second_click_of_a_double_click_does_not_go_on_to_what_lies_below(open_app: Opener) -> None:
    async with open_app() as stage:
        await stage.show(COMPLETED)
        await stage.pilot.press("f1")
        await stage.until(over(stage, HelpScreen))
        stage.app.action_settings()
        await stage.until(over(stage, SettingsScreen))
        await stage.pilot.click(offset=(0, 0), times=2)
        await stage.until(over(stage, HelpScreen))


async def test_the_keys_a_frame_names_are_clicked(open_app: Opener) -> None:
    async with open_app() as stage:
        await stage.show(COMPLETED)
        await stage.pilot.press("f2")
        await stage.until(over(stage, SettingsScreen))
        await stage.pilot.pause()
        await click_on(stage, "esc closes")
        await stage.until(lambda: stage.app.screen is stage.chat)


async def test_the_palette_leads_to_everything_and_closes_once(open_app: Opener) -> None:
    async with open_app() as stage:
        await stage.show(COMPLETED)
        await click_on(stage, "^p palette")
        await stage.until(lambda: stage.app.screen is not stage.chat)
        await stage.pilot.pause()
        await stage.pilot.click(offset=(0, 35))
        await stage.until(lambda: stage.app.screen is stage.chat)
        assert "stop" not in stage.conversation.asked


async def test_a_scene_is_chosen_and_the_storyboard_approved(open_app: Opener) -> None:
    async with open_app() as stage:
        await stage.show(REVIEWING)
        await click_on(stage, "edit")
        await stage.until(over(stage, StoryboardScreen))
        await stage.pilot.pause()
        await click_on(stage, "Meet the can")
        await stage.until(lambda: stage.app.screen.query_one(Input).value == "Meet the can")
        await click_on(stage, "approve")
        await stage.until(lambda: "approve" in stage.conversation.asked)


async def test_words_are_found_older_and_newer_and_the_line_closed(open_app: Opener) -> None:
    async with open_app() as stage:
        await stage.show(TALK)
        await stage.chat.run_action("screen.find")
        await stage.pilot.press(*"tea")
        await stage.until(lambda: "1 of 60" in stage.screen_text())
        await click_on(stage, "older")
        await stage.until(lambda: "2 of 60" in stage.screen_text())
        await click_on(stage, "newer")
        await stage.until(lambda: "1 of 60" in stage.screen_text())
        await click_on(stage, "esc close")
        await stage.until(lambda: not stage.chat.query(FindBar))
        assert stage.app.focused is stage.composer


async def test_the_wheel_goes_back_in_the_talk_and_the_mark_to_its_end(open_app: Opener) -> None:
    async with open_app() as stage:
        await stage.show(TALK)
        transcript = stage.chat.query_one(Transcript)
        await stage.until(lambda: transcript.at_end and transcript.max_scroll_y > 0)
        for _ in range(4):
            transcript.post_message(
                events.MouseScrollUp(transcript, 5, 5, 0, 0, 0, shift=False, meta=False, ctrl=False)
            )
        await stage.until(lambda: not transcript.at_end)
        more = (*TALK.entries, said("61", "model", "And another one."))
        await stage.show(ConversationView(state=State.COMPLETED, session_id="sess_1", entries=more))
        await stage.until(lambda: "new below" in stage.screen_text())
        await click_on(stage, "new below")
        await stage.until(lambda: transcript.at_end and "And another one." in stage.screen_text())


async def test_one_leaves_by_a_click(open_app: Opener) -> None:
    async with open_app() as stage:
        await stage.show(COMPLETED)
        await click_on(stage, "^q quit")
        await stage.until(lambda: not stage.app.is_running or stage.app._exit)


async def test_who_clicks_in_the_conversation_goes_on_typing_in_the_message(open_app: Opener) -> None:
    async with open_app() as stage:
        await stage.show(TALK)
        await stage.type("tea")
        await click_on(stage, "about tea", nth=-1)
        await stage.type(" and milk")
        assert stage.composer.text == "tea and milk"
        stage.chat.query_one(Transcript).focus()
        await stage.until(lambda: stage.chat.focused is stage.chat.query_one(Transcript))
        await stage.type("!")
        await stage.until(lambda: stage.composer.text == "tea and milk!")
        await stage.type("!")
        assert stage.composer.text == "tea and milk!!"
