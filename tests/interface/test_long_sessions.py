"""A session of thousands of messages: a part is mounted, all of it is reached and found, places are kept."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from textual.content import Content
from textual.css.stylesheet import Stylesheet
from textual.dom import DOMNode
from textual.widgets import Input

from tests.interface.conftest import Opener, Stage
from tests.interface.views import REVIEWING, said
from tui.chat.view import ConversationView, State
from tui.widgets.find_bar import FindBar
from tui.widgets.finding import found_in
from tui.widgets.lit import lit
from tui.widgets.transcript import Transcript
from tui.widgets.transcript_items import Places, transcript_items
from tui.widgets.window import MOST, WINDOW, Window

MANY = 2_000
_SETTLED_S = 0.5
"""Seconds after which no place is held any more."""


def long_session(count: int = MANY) -> ConversationView:
    entries = tuple(
        said(
            str(number),
            "model" if number % 2 else "user",
            f"**{number}** said" if number % 20 == 1 else f"said {number}",
        )
        for number in range(count)
    )
    return ConversationView(state=State.COMPLETED, session_id="s", entries=entries)


async def opened_in_the_middle(stage: Stage) -> Transcript:
    await stage.show(long_session())
    transcript = stage.chat.query_one(Transcript)
    await stage.until(lambda: transcript.max_scroll_y > 0 and transcript.at_end)
    transcript.reveal("1000")
    await stage.until(lambda: "said 1000" in stage.screen_text())
    await stage.pilot.pause(0.5)
    return transcript


async def test_all_of_it_can_be_scrolled_to_while_only_a_part_is_mounted(open_app: Opener) -> None:
    async with open_app() as stage:
        await stage.show(long_session(300))
        transcript = stage.chat.query_one(Transcript)
        await stage.until(lambda: transcript.at_end and transcript.max_scroll_y > 0)
        for _ in range(40):
            await stage.pilot.press("ctrl+home")
            await stage.pilot.pause(0.02)
            assert len(transcript._mounted) <= MOST
            if transcript._window.start == 0:
                break
        transcript.scroll_home(animate=False)
        await stage.until(lambda: "said 0" in stage.screen_text())
        await stage.pilot.press("ctrl+end")
        await stage.until(lambda: "said 299" in stage.screen_text())
        assert len(transcript._mounted) == WINDOW


async def test_words_said_long_ago_are_found_and_n_goes_on_to_older_ones(open_app: Opener) -> None:
    async with open_app() as stage:
        await stage.show(long_session())
        await stage.pilot.press("ctrl+f")
        await stage.until(lambda: bool(stage.chat.query(FindBar)))
        await stage.type("SAID 12")
        await stage.until(lambda: "1 of 105" in stage.screen_text())
        await stage.until(lambda: "said 1299" in stage.screen_text() or "said 1298" in stage.screen_text())
        await stage.pilot.press("enter", "n", "n")
        await stage.until(lambda: "3 of " in stage.screen_text())
        await stage.pilot.press("N")
        await stage.until(lambda: "2 of " in stage.screen_text())
        assert len(stage.chat.query(".-found")) == 1
        await stage.pilot.press("escape")
        await stage.until(lambda: not stage.chat.query(FindBar))
        assert stage.app.focused is stage.composer


async def test_what_was_found_stays_in_sight_whatever_size_the_terminal_becomes(open_app: Opener) -> None:
    words = "many words that are broken into more lines where there is less room for them " * 2
    entries = tuple(said(str(at), "user", f"{'needle ' if at in {7, 28} else ''}{at} {words}") for at in range(30))
    async with open_app() as stage:
        await stage.show(ConversationView(state=State.COMPLETED, session_id="s", entries=entries))
        await stage.pilot.press("ctrl+f")
        await stage.until(lambda: bool(stage.chat.query(FindBar)))
        await stage.type("needle")
        await stage.until(lambda: "1 of 2" in stage.screen_text())
        for size in ((60, 16), (120, 36)):
            await stage.pilot.pause(_SETTLED_S)
            await stage.pilot.resize_terminal(*size)
            await stage.until(lambda: "needle 28" in stage.screen_text())
        await stage.pilot.pause(_SETTLED_S)
        assert "needle 28" in stage.screen_text()


@pytest.mark.parametrize("role", ["user", "model"])
async def test_words_far_down_in_a_long_message_are_brought_into_sight(open_app: Opener, role: str) -> None:
    gap = "\n" if role == "user" else "\n\n"
    text = gap.join(f"line {number}{' holds the needle' * (number == 20)}" for number in range(40))
    entries = (said("1", "user", "A film."), said("2", role, text))
    async with open_app() as stage:
        await stage.show(ConversationView(state=State.YOUR_TURN, session_id="s", entries=entries))
        await stage.until(lambda: "line 3" in stage.screen_text())
        await stage.pilot.press("ctrl+f")
        await stage.until(lambda: bool(stage.chat.query(FindBar)))
        await stage.type("needle")
        await stage.until(lambda: "holds the needle" in stage.screen_text())
        assert "line 39" not in stage.screen_text()
        await stage.pilot.pause(_SETTLED_S)
        await stage.pilot.resize_terminal(60, 16)
        await stage.until(lambda: "holds the needle" in stage.screen_text())


async def test_what_nobody_said_is_told_so(open_app: Opener) -> None:
    async with open_app() as stage:
        await stage.show(long_session(10))
        await stage.pilot.press("ctrl+f")
        await stage.until(lambda: bool(stage.chat.query(FindBar)))
        stage.chat.query_one(FindBar).query_one(Input).value = "no such words"
        await stage.until(lambda: "nothing said holds that" in stage.screen_text())


async def test_a_folded_message_opens_when_something_is_found_in_it(open_app: Opener) -> None:
    text = "\n".join(f"point {number}" for number in range(40)) + "\nneedle"
    async with open_app() as stage:
        await stage.show(
            ConversationView(
                state=State.THINKING, session_id="s", entries=(said("1", "user", text), said("2", "model", "x"))
            )
        )
        await stage.pilot.press("ctrl+f")
        await stage.until(lambda: bool(stage.chat.query(FindBar)))
        await stage.type("needle")
        await stage.until(lambda: "1" in stage.chat.told.unfolded)


async def test_the_place_is_kept_while_messages_come_and_while_the_width_changes(open_app: Opener) -> None:
    async with open_app() as stage:
        transcript = await opened_in_the_middle(stage)
        place = transcript._place()
        assert place is not None
        view = long_session()
        await stage.show(replace(view, entries=(*view.entries, said("new", "model", "news"))))
        await stage.until(lambda: stage.chat.query_one("#below").display)
        assert transcript._place() == place
        await stage.pilot.resize_terminal(80, 24)
        await stage.pilot.pause(0.6)
        await stage.until(lambda: (after := transcript._place()) is not None and after.key == place.key)


async def test_words_on_a_card_are_found_too() -> None:
    items = transcript_items(REVIEWING, Places())
    assert found_in(items, "meet  the CAN") == ["2/board_1"]
    assert found_in(items, "  ") == []


@given(
    st.integers(0, 5_000),
    st.lists(st.sampled_from(["earlier", "later", "more", "end", "around", "grown"]), max_size=60),
)
def test_a_window_is_never_empty_or_too_large_and_reaches_both_ends(count: int, moves: list[str]) -> None:
    window = Window.at_end(count)
    for move in moves:
        after = count + 7 if move == "more" else count
        window = moved(window, move, count, after)
        count = after
        assert 0 <= window.start <= window.stop <= count
        assert window.stop - window.start <= MOST
        assert window.stop > window.start or count == 0
    assert reached(window, count) == (0, count)


def moved(window: Window, move: str, count: int, after: int) -> Window:
    match move:
        case "earlier":
            return window.earlier()
        case "later":
            return window.later(count)
        case "around":
            return Window.around(count // 3, count)
        case "grown":
            return window.grown_at_end(count)
        case "more":
            return window.after_change(count, after)
    return Window.at_end(count)


def reached(window: Window, count: int) -> tuple[int, int]:
    """How far up, and then how far down, one comes by scrolling."""
    for _ in range(count):
        window = window.earlier()
    start = window.start
    for _ in range(count):
        window = window.later(count)
    return start, window.stop


@given(st.integers(1, 5_000), st.data())
def test_a_window_around_an_item_holds_it(count: int, data: st.DataObject) -> None:
    place = data.draw(st.integers(0, count - 1))
    window = Window.around(place, count)
    assert window.start <= place < window.stop


async def test_scrolling_where_there_is_nothing_to_scroll_does_not_lose_the_end(open_app: Opener) -> None:
    view = ConversationView(state=State.YOUR_TURN, session_id="s", entries=(said("1", "user", "A film."),))
    tall = said("2", "model", "\n".join(f"line {number}" for number in range(80)) + "\nthe last of them")
    async with open_app() as stage:
        await stage.show(view)
        await stage.pilot.press("ctrl+up")
        await stage.pilot.pause()
        await stage.show(replace(view, entries=(*view.entries, tall)))
        await stage.until(lambda: "the last of them" in stage.screen_text())


async def test_another_session_is_read_from_its_end_wherever_the_one_before_was_left(open_app: Opener) -> None:
    async with open_app() as stage:
        await opened_in_the_middle(stage)
        other = tuple(said(f"other {number}", "user", f"elsewhere {number}") for number in range(40))
        await stage.show(ConversationView(state=State.YOUR_TURN, session_id="t", entries=other))
        await stage.until(lambda: "elsewhere 39" in stage.screen_text())
        await stage.show(
            ConversationView(state=State.YOUR_TURN, session_id="t", entries=(*other, said("x", "model", "new")))
        )
        await stage.until(lambda: stage.chat.query_one(Transcript).at_end and "new" in stage.screen_text())


def lit_words(stage: Stage) -> set[str]:
    """What is drawn in reverse in the conversation."""
    transcript = stage.chat.query_one(Transcript).region
    strips = stage.app.screen._compositor.render_strips()[transcript.y : transcript.bottom]
    found = (one.text.strip() for strip in strips for one in strip if one.style and one.style.reverse)
    return {words for words in found if words}


async def test_the_words_that_were_found_are_lit_in_words_in_markdown_and_on_cards(open_app: Opener) -> None:
    entries = (
        said("1", "user", "About oat milk, please."),
        said("9", "model", "So **Oat\nmilk** it is.\n\n- oat milk foams"),
        *REVIEWING.entries[1:],
    )
    async with open_app() as stage:
        await stage.show(replace(REVIEWING, entries=entries))
        await stage.pilot.press("ctrl+f")
        await stage.until(lambda: bool(stage.chat.query(FindBar)))
        await stage.type("meet the can")
        await stage.until(lambda: "Meet the can" in lit_words(stage))
        stage.chat.query_one(Input).value = "oat milk"
        await stage.until(lambda: {"Oat milk", "oat milk"} <= lit_words(stage))
        await stage.pilot.press("enter", "n")
        await stage.until(lambda: lit_words(stage) == {"oat milk"})
        await stage.pilot.press("escape")
        await stage.until(lambda: not lit_words(stage))


@given(st.text(max_size=40), st.text(max_size=12))
def test_lighting_words_changes_none(text: str, words: str) -> None:
    assert lit(Content(text), words).plain == Content(text).plain


async def test_the_keys_and_the_marks_around_it_style_no_message_anew(
    open_app: Opener, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with open_app() as stage:
        transcript = await opened_in_the_middle(stage)
        shown = transcript._mounted.values()
        messages = {node for widget in shown for node in widget.walk_children(with_self=True)}
        styled: list[DOMNode] = []
        apply = Stylesheet.apply

        def noted(self: Stylesheet, node: DOMNode, **rest: object) -> None:
            styled.append(node)
            apply(self, node, **rest)  # type: ignore[arg-type]  # handed on as it came

        monkeypatch.setattr(Stylesheet, "apply", noted)
        assert stage.chat.query_one("#later").display
        transcript.focus()
        await stage.until(lambda: transcript.has_focus)
        stage.composer.focus()
        await stage.until(lambda: stage.composer.has_focus)
        assert transcript in styled
        await stage.show(ConversationView(session_id="another"))
        await stage.until(lambda: not stage.chat.query_one("#later").display)
        assert not [node for node in styled if node in messages]
