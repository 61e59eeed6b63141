"""Earlier messages and cards are selected by the keyboard alone, copied, taken over into the message, opened."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st
from textual.widgets import Input

from tests.interface.conftest import Opener, Stage
from tests.interface.test_long_sessions import long_session
from tests.interface.views import COMPLETED, REVIEWING, TROUBLED, said
from tui.chat.view import ConversationView, State
from tui.screens.storyboard import StoryboardScreen
from tui.widgets.find_bar import FindBar
from tui.widgets.key_line import KeyLine
from tui.widgets.selecting import inserted, neighbour, source_of, top_in_sight, way_into
from tui.widgets.transcript import Transcript
from tui.widgets.transcript_items import Places, transcript_items
from tui.widgets.window import MOST, Window

SOURCE = "Two **points**:\n\n- one\n- [another](https://x.invalid)"
TALK = ConversationView(
    state=State.YOUR_TURN,
    session_id="s",
    entries=(said("1", "user", "A film."), said("2", "model", SOURCE), said("3", "user", "Go on.")),
)


def selected(stage: Stage) -> str:
    """The one message that is drawn as the selected one, by its key; empty for none."""
    transcript = stage.chat.query_one(Transcript)
    drawn = [key for key, widget in transcript._mounted.items() if widget.has_class("-selected")]
    assert drawn == ([transcript.selected] if transcript.selected else [])
    return transcript.selected


def last_line(stage: Stage) -> str:
    return " ".join(f"{hint.key} {hint.words}" for hint in stage.chat.query_one(KeyLine).hints)


async def shown(stage: Stage, view: ConversationView) -> None:
    """Show a session, laid out."""
    await stage.show(view)
    transcript = stage.chat.query_one(Transcript)
    await stage.until(lambda: bool(transcript.in_sight()) and transcript.at_end)


async def test_up_goes_from_message_to_message_and_escape_back_to_what_was_being_written(open_app: Opener) -> None:
    async with open_app(size=(80, 24)) as stage:
        await shown(stage, TALK)
        await stage.type("a draft")
        await stage.pilot.press("left", "left", "alt+up")
        assert selected(stage) == "3"
        assert "c copy" in last_line(stage)
        await stage.pilot.press("alt+up", "up", "up", "alt+down")
        assert selected(stage) == "2"
        await stage.pilot.press("escape")
        assert selected(stage) == ""
        assert stage.app.focused is stage.composer
        assert (stage.composer.text, stage.composer.cursor_location) == ("a draft", (0, 5))
        assert "c copy" not in last_line(stage)


async def test_below_the_newest_is_the_message_box_and_words_typed_meanwhile_are_written(open_app: Opener) -> None:
    async with open_app() as stage:
        await shown(stage, TALK)
        await stage.pilot.press("alt+up", "alt+down")
        assert stage.app.focused is stage.composer
        await stage.pilot.press("alt+up", "y")
        await stage.until(lambda: stage.composer.text == "y")
        assert selected(stage) == ""
        assert stage.app.focused is stage.composer


async def test_the_selected_message_is_copied_as_it_was_written_and_put_beside_a_draft(open_app: Opener) -> None:
    async with open_app() as stage:
        await shown(stage, TALK)
        await stage.pilot.press("alt+up", "alt+up", "c")
        await stage.until(lambda: stage.app.clipboard == SOURCE)
        assert selected(stage) == "2"
        await stage.pilot.press("e")
        assert stage.composer.text == SOURCE
        await stage.pilot.press("alt+up", "e")
        assert stage.composer.text == f"{SOURCE}\n\nGo on."
        await stage.pilot.press("ctrl+z")
        assert stage.composer.text == SOURCE


async def test_enter_opens_the_selected_card_and_the_selection_is_there_afterwards(open_app: Opener) -> None:
    async with open_app() as stage:
        await shown(stage, REVIEWING)
        await stage.pilot.press("alt+up")
        assert "⏎ edit" in last_line(stage)
        await stage.pilot.press("enter")
        await stage.until(lambda: isinstance(stage.app.screen, StoryboardScreen))
        await stage.pilot.press("escape")
        await stage.until(lambda: stage.app.screen is stage.chat)
        assert selected(stage) == "2/board_1"
        await stage.show(TALK)
        await stage.until(lambda: stage.app.focused is stage.composer)
        assert selected(stage) == ""


async def test_every_message_of_a_long_session_is_reached_while_only_a_part_is_mounted(open_app: Opener) -> None:
    async with open_app(size=(80, 24)) as stage:
        await shown(stage, long_session(300))
        transcript = stage.chat.query_one(Transcript)
        await stage.pilot.press("alt+up")
        for at in range(298, 230, -1):
            await stage.chat.action_select_message(-1)
            assert selected(stage) == str(at)
            assert len(transcript._mounted) <= MOST
        await stage.until(lambda: "said 232" in stage.screen_text() and "231" in transcript.in_sight())
        await stage.pilot.press("home")
        await stage.until(lambda: "said 0" in stage.screen_text())
        await stage.pilot.press("end")
        await stage.until(lambda: "said 299" in stage.screen_text())
        assert selected(stage) == "299"
        await stage.pilot.press("pageup")
        assert selected(stage) == "289"
        assert transcript.border_subtitle == "290 of 300"
        await stage.show(long_session(301))
        await stage.until(lambda: transcript.border_subtitle == "290 of 301")
        assert "289" in transcript.in_sight()


async def test_a_terminal_that_keeps_alt_and_up_for_itself_has_a_name_to_type(open_app: Opener) -> None:
    async with open_app() as stage:
        await shown(stage, TALK)
        await stage.type("/select")
        await stage.pilot.press("enter")
        await stage.until(lambda: selected(stage) == "3")
        assert stage.composer.text == ""


async def test_it_begins_at_what_was_looked_for_and_escape_goes_back_to_looking(open_app: Opener) -> None:
    async with open_app() as stage:
        await shown(stage, TALK)
        await stage.pilot.press("ctrl+f")
        await stage.until(lambda: bool(stage.chat.query(FindBar)))
        await stage.type("film")
        await stage.until(lambda: stage.chat.query_one(Transcript).marked == "1")
        await stage.pilot.press("alt+up")
        assert selected(stage) == "1"
        await stage.pilot.press("escape")
        assert isinstance(stage.app.focused, Input)


def test_cards_are_copied_as_what_stands_on_them() -> None:
    board, video = transcript_items(REVIEWING, Places())[-1], transcript_items(COMPLETED, Places())[-1]
    mishap = transcript_items(TROUBLED, Places())[-1]
    assert source_of(board).startswith("# Cold brew\n\n## 1. Mornings move fast\n\nMornings move fast, said in full.")
    assert source_of(video) == "Cold brew launch"
    assert "The video could not be made." in source_of(mishap)
    assert way_into(mishap) == ("try again", "screen.retry")
    assert way_into(replace(video, number=1, of=2)) == ("open", "screen.open_video('v_61c')")  # type: ignore[call-arg]  # a Finished


def test_a_text_put_into_a_draft_is_a_paragraph_of_its_own() -> None:
    assert inserted("new", "") == "new"
    assert inserted("new", "draft") == "\n\nnew"
    assert inserted("new", "draft\n", "more") == "\nnew\n\n"


@given(st.integers(0, 40), st.integers(-50, 50), st.integers(1, 41))
def test_no_step_leaves_the_conversation_but_one_below_the_newest(at: int, steps: int, count: int) -> None:
    keys = [str(number) for number in range(count)]
    gone = neighbour(keys, str(at), steps)
    assert (gone is None) == (at >= count or (steps == 1 and at == count - 1))
    assert gone is None or gone in keys


@given(st.integers(0, 500), st.integers(1, 60), st.integers(0, 500), st.integers(1, 90))
def test_an_item_is_brought_into_sight_whole_or_from_its_beginning(top: int, height: int, at: int, rows: int) -> None:
    now = top_in_sight(top, height, at, rows)
    assert now == at or (now <= at and at + rows <= now + height)
    if top <= at and at + rows <= top + height:
        assert now == top


@given(st.integers(1, 400), st.data())
def test_the_window_reaches_any_item_and_stays_small(count: int, data: st.DataObject) -> None:
    window = Window.at_end(count)
    for place in data.draw(st.lists(st.integers(0, count - 1), max_size=12)):
        window = window.reaching(place, count)
        assert 0 <= window.start <= place < window.stop <= count
        assert window.stop - window.start <= MOST
