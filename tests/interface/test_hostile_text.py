"""Text from outside is shown, never obeyed; wide, narrow and right-to-left scripts keep the frame whole."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from tests.interface.conftest import Opener, Stage
from tests.interface.views import said
from tui.chat.view import ConversationView, ResourceView, SceneView, State, Trouble, VideoView
from tui.screens.ask_line import AskLine
from tui.screens.storyboard import StoryboardScreen
from tui.widgets import plain_text
from tui.widgets.plain_text import draws_joined, plain

HOSTILE = (
    "\x1b[31mred\x1b[0m \x1b]0;owned\x07 \x1b]52;c;aGFjaw==\x07 [bold]not bold[/bold] [@click=app.quit]quit[/] "
    "$text-error \x9b2J \u202egpj.exe\u202c \udcff <script>alert(1)</script> &amp; \x00\x08"
)
WIDE = "你好，世界。これは動画です。 안녕하세요 👩‍👩‍👧‍👦 🇩🇪 ⏱️ 🏳️‍🌈 👍🏽 שלום עולם مرحبا بالعالم é̂"


@pytest.fixture(autouse=True)
def a_terminal_that_joins_nothing(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Whatever the one is that the tests are run in."""
    monkeypatch.setenv("TERM", "xterm-256color")
    monkeypatch.delenv("TERM_PROGRAM", raising=False)
    plain_text._apart.cache_clear()
    yield
    plain_text._apart.cache_clear()


def everything(text: str) -> ConversationView:
    """A view in which a text is wherever a text from outside can be."""
    scene = SceneView(1, text, text, text, 5.0)
    return ConversationView(
        state=State.YOUR_TURN,
        session_id="s",
        title=text,
        entries=(
            said("1", "user", text),
            said("2", "model", f"# {text}\n\n**{text}** [{text}](https://x.invalid)"),
            said("3", "model", "Look.", resource_ids=("b",)),
            said("4", "model", f"Which?\n1. {text}\n2. {text} two"),
        ),
        resources={"b": ResourceView("b", "blueprint", title=text, scenes=(scene, scene))},
        video=VideoView("v", "completed", text, 3.0, "https://x.invalid/v.mp4"),
        trouble=Trouble(text, text + "!", text, "retry"),
        queued=(),
    )


@pytest.mark.parametrize("size", [(120, 36), (80, 24), (40, 10)])
@pytest.mark.parametrize("text", [HOSTILE, WIDE], ids=["hostile", "wide"])
async def test_nothing_breaks_the_frame_and_nothing_is_obeyed(
    open_app: Opener, size: tuple[int, int], text: str
) -> None:
    async with open_app(size=size) as stage:
        await stage.show(everything(text))
        await stage.pilot.pause(0.2)
        for _ in range(12):
            for row in stage.screen_text().split("\n"):
                assert cell_len(row) == size[0]
                assert sum(map(cell_len, row)) == size[0]  # as terminals count that join no emoji
                assert not any(ord(letter) < 0x20 or 0x7F <= ord(letter) < 0xA0 for letter in row)
            await stage.pilot.press("ctrl+up")
        assert stage.app.is_running
        assert stage.app.title == "reeltalk"


async def test_markup_is_shown_as_it_was_written(open_app: Opener) -> None:
    async with open_app() as stage:
        await stage.show(ConversationView(state=State.THINKING, session_id="s", entries=(said("1", "user", HOSTILE),)))
        await stage.pilot.pause()
        text = stage.screen_text()
        assert "[bold]not bold[/bold]" in text
        assert "^[[31mred" in text


def is_harmless(stage: Stage) -> bool:
    return not re.search(r"[\x00-\x09\x0b-\x1f\x7f-\x9f]", stage.screen_text())


async def test_a_storyboard_of_commands_is_read_and_edited_as_text(open_app: Opener) -> None:
    async with open_app() as stage:
        board = ResourceView(
            "b", "blueprint", title=HOSTILE, scenes=(SceneView(1, HOSTILE, HOSTILE, HOSTILE, 5.0),) * 2
        )
        stage.app.push_screen(StoryboardScreen(board, may_edit=True, may_approve=True))
        await stage.until(lambda: isinstance(stage.app.screen, StoryboardScreen))
        await stage.pilot.pause()
        assert "[@click=app.quit]" in stage.screen_text()
        assert is_harmless(stage)
        await stage.pilot.press("escape")


async def test_boxes_that_begin_with_text_from_outside_hold_no_commands(open_app: Opener) -> None:
    async with open_app() as stage:
        stage.composer.write(HOSTILE)
        await stage.pilot.pause()
        assert "^[[31mred" in stage.screen_text()
        assert is_harmless(stage)
        stage.app.push_screen(AskLine("rename", "Only here.", value=HOSTILE, placeholder=HOSTILE))
        await stage.until(lambda: isinstance(stage.app.screen, AskLine))
        await stage.pilot.pause()
        assert is_harmless(stage)


async def test_what_is_typed_in_any_script_is_sent_as_it_was_typed(open_app: Opener) -> None:
    async with open_app(size=(40, 10)) as stage:
        stage.composer.insert(WIDE)
        await stage.pilot.press("enter")
        await stage.until(lambda: bool(stage.conversation.sent))
        assert stage.conversation.sent[0].text == WIDE


async def test_a_question_can_be_answered_at_forty_by_ten(open_app: Opener) -> None:
    async with open_app(size=(40, 10)) as stage:
        view = ConversationView(
            state=State.YOUR_TURN, session_id="s", entries=(said("1", "model", "Who?\n1. Maya\n2. Theo"),)
        )
        await stage.show(view)
        await stage.offered_long_ago()
        await stage.pilot.press("1")
        await stage.until(lambda: [draft.text for draft in stage.conversation.sent] == ["1. Maya"])


async def test_a_toast_that_quotes_a_file_holds_no_commands(open_app: Opener) -> None:
    async with open_app(toasts=True) as stage:
        stage.app.notify(HOSTILE, title=HOSTILE, markup=False)
        await stage.until(lambda: bool(stage.toasts()))
        told = stage.toasts()
        assert "^[]0;owned^G" in told
        assert not {"\x1b", "\x07", "\x9b", "\u202e"} & set(told)
        assert not {"\x1b", "\x07"} & set(next(iter(stage.app._notifications)).title)


EMOJI = st.text("👩👧🧑🚀👍🏳🌈❤☝1a \u200d\ufe0f\U0001f3fb\U0001f3fd")


@given(EMOJI)
def test_emoji_are_as_wide_as_any_terminal_draws_them(text: str) -> None:
    shown = plain(text)
    assert cell_len(shown) == sum(map(cell_len, shown))
    assert [one for one in shown if one in "👩👧🚀❤1a"] == [one for one in text if one in "👩👧🚀❤1a"]


def test_only_terminals_that_join_emoji_are_given_joined_ones() -> None:
    assert draws_joined({"TERM": "xterm-kitty"})
    assert draws_joined({"TERM": "xterm-256color", "TERM_PROGRAM": "WezTerm"})
    assert not draws_joined({"TERM": "xterm-kitty", "TMUX": "/tmp/tmux-0/default,1,0"})
    assert not draws_joined({"TERM": "xterm-256color"})
