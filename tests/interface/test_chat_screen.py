"""The chat screen, driven as a user drives it."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from textual.widgets import Markdown

from tests.interface.conftest import Opener, Stage
from tests.interface.fakes import FakeBackend
from tests.interface.views import COMPLETED, GENERATING, NOW, REVIEWING, said
from tui.app import ReeltalkApp
from tui.chat.draft import Choices, Pick
from tui.chat.view import ConversationView, Span, State, Trouble
from tui.settings import Folders, Settings
from tui.widgets import composer
from tui.widgets.composer import Composer
from tui.widgets.status_pane import StatusPane, StatusStrip
from tui.widgets.transcript import Transcript


async def test_what_is_typed_is_sent_with_enter_and_shown_as_said(open_app: Opener) -> None:
    async with open_app() as stage:
        await stage.type("Cold brew")
        await stage.pilot.press("enter")
        await stage.until(lambda: bool(stage.conversation.sent))
        assert stage.conversation.sent[0].text == "Cold brew"
        assert stage.composer.text == ""
        await stage.pilot.pause()
        assert "Cold brew" in stage.screen_text()
        assert "thinking" in stage.screen_text()


@pytest.mark.parametrize("key", ["ctrl+j", "shift+enter", "alt+enter"])
async def test_three_keys_break_the_line_without_sending(open_app: Opener, key: str) -> None:
    async with open_app() as stage:
        await stage.pilot.press("a", key, "b")
        assert stage.composer.text == "a\nb"
        assert not stage.conversation.sent


async def test_a_message_sent_before_the_backend_is_there_goes_out_when_it_is(open_app: Opener, tmp_path: Path) -> None:
    backend = FakeBackend(tmp_path, connected=False)
    async with open_app(backend) as stage:
        await stage.type("early bird")
        await stage.pilot.press("enter")
        await stage.pilot.pause()
        assert stage.chat.view.state is State.SENDING
        assert "early bird" in stage.screen_text()
        assert "connecting" in stage.screen_text()
        backend.may_connect.set()
        await stage.until(lambda: bool(backend.link.conversations and stage.conversation.sent))
        assert [draft.text for draft in stage.conversation.sent] == ["early bird"]


async def test_escape_brings_a_message_back_that_has_not_gone_out(open_app: Opener, tmp_path: Path) -> None:
    async with open_app(FakeBackend(tmp_path, connected=False)) as stage:
        await stage.type("wait")
        await stage.pilot.press("enter", "escape")
        await stage.until(lambda: stage.composer.text == "wait")
        assert not stage.chat.view.entries


async def test_a_backend_that_cannot_be_reached_says_why_and_r_tries_again(open_app: Opener, tmp_path: Path) -> None:
    backend = FakeBackend(tmp_path)
    backend.refusals.append(OSError("port 8765 is in use"))
    async with open_app(backend) as stage:
        await stage.until(lambda: stage.chat.link_word == "offline")
        assert "port 8765 is in use" in stage.screen_text()
        await stage.offered_long_ago()  # a key on its way when the offer appeared would not answer it
        await stage.pilot.press("r")
        await stage.until(lambda: stage.chat.link_word == "ready")
        assert stage.composer.text == ""


async def test_every_transition_is_shown_with_its_duration(open_app: Opener) -> None:
    async with open_app() as stage:
        await stage.show(GENERATING)
        text = stage.screen_text()
        assert "✓ thinking" in text
        assert "00:19" in text
        assert "62 %" in text
        assert "about 16 s left" in text


async def test_a_lone_a_approves_and_a_word_that_begins_with_a_does_not(
    open_app: Opener, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with open_app() as stage:
        await stage.show(REVIEWING)
        await stage.offered_long_ago()
        monkeypatch.setattr(composer, "_LONE_KEY_S", 60.0)  # a busy machine may take its time between two keys
        await stage.type("and")
        assert stage.composer._lone_timer is None, "no key is waiting to be meant"
        assert stage.conversation.asked == []
        assert stage.composer.text == "and"
        stage.composer.write("")
        monkeypatch.setattr(composer, "_LONE_KEY_S", 0.1)
        await stage.pilot.press("a")
        await stage.until(lambda: stage.conversation.asked == ["approve"])
        assert stage.composer.text == ""


async def test_a_key_already_on_its_way_does_not_answer_what_has_just_appeared(
    open_app: Opener, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(composer, "_SETTLE_S", 3600.0)  # however long a busy machine takes to show it
    async with open_app() as stage:
        await stage.show(REVIEWING)
        await stage.until(lambda: "a" in stage.composer.offered.actions)
        await stage.pilot.press("a")
        assert stage.composer._lone_timer is None, "no key is waiting to be meant"
        assert stage.conversation.asked == []
        assert stage.composer.text == "a"


async def test_approving_by_click(open_app: Opener) -> None:
    async with open_app() as stage:
        await stage.show(REVIEWING)
        await stage.pilot.pause()
        card = next(card for card in stage.chat.query("Card"))
        await stage.pilot.click(card, offset=(8, card.size.height))
        await stage.until(lambda: stage.conversation.asked == ["approve"])


async def test_stopping_asks_first_and_no_leaves_the_run_alone(open_app: Opener) -> None:
    async with open_app() as stage:
        await stage.show(GENERATING)
        await stage.pilot.press("escape")
        await stage.until(lambda: len(stage.app.screen_stack) == 2)
        await stage.pilot.press("n")
        await stage.until(lambda: len(stage.app.screen_stack) == 1)
        assert stage.conversation.asked == []
        await stage.pilot.press("escape")
        await stage.until(lambda: len(stage.app.screen_stack) == 2)
        await stage.pilot.press("y")
        await stage.until(lambda: stage.conversation.asked == ["stop"])


async def test_a_finished_video_is_downloaded_once_and_says_where_it_is(open_app: Opener) -> None:
    async with open_app() as stage:
        await stage.show(COMPLETED)
        await stage.pilot.press("f7")
        await stage.until(lambda: "Saved to" in stage.toasts())
        saved = stage.backend.videos / "cold-brew-launch-v61c.mp4"
        assert saved.read_bytes() == b"video"
        await stage.pilot.press("f7")
        await stage.pilot.pause()
        assert stage.conversation.asked == ["download"]
        assert "saved" in stage.screen_text()


async def test_the_link_that_is_copied_is_read_anew(open_app: Opener, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SSH_TTY", "/dev/pts/9")
    async with open_app() as stage:
        await stage.show(COMPLETED)
        await stage.pilot.press("f8")
        await stage.until(lambda: stage.app.clipboard == "https://x.invalid/v_61c.mp4?fresh")
        assert "OSC 52" in stage.toasts()


async def test_under_100_columns_the_status_is_one_line(open_app: Opener) -> None:
    async with open_app(size=(80, 24)) as stage:
        await stage.show(GENERATING)
        assert not stage.chat.query_one(StatusPane).display
        assert stage.chat.query_one(StatusStrip).display
        assert "● generating" in stage.screen_text()
        await stage.pilot.resize_terminal(120, 36)
        await stage.pilot.pause()
        assert stage.chat.query_one(StatusPane).display
        assert not stage.chat.query_one(StatusStrip).display


@pytest.mark.parametrize("size", [(80, 24), (60, 18), (40, 10)])
async def test_one_can_write_and_send_in_a_small_terminal(open_app: Opener, size: tuple[int, int]) -> None:
    async with open_app(size=size) as stage:
        await stage.show(REVIEWING)
        await stage.type("hello")
        assert "hello" in stage.screen_text()
        await stage.pilot.press("enter")
        await stage.until(lambda: bool(stage.conversation.sent))


async def test_under_70_columns_only_changed_choices_are_shown(open_app: Opener) -> None:
    async with open_app(size=(60, 24)) as stage:
        stage.chat.choices = Choices(voice=Pick("v1", "Warm female"))
        await stage.pilot.pause()
        assert "Warm female" in stage.screen_text()
        assert "any avatar" not in stage.screen_text()


async def test_the_box_grows_with_the_text_up_to_twelve_lines(open_app: Opener) -> None:
    async with open_app() as stage:
        assert stage.composer.size.height == 1
        stage.composer.write("\n".join("line" for _ in range(5)))
        await stage.pilot.pause()
        assert stage.composer.size.height == 5
        stage.composer.write("\n".join("line" for _ in range(40)))
        await stage.pilot.pause()
        assert stage.composer.size.height == 12


async def test_characters_and_speaking_time_are_counted(open_app: Opener) -> None:
    async with open_app() as stage:
        stage.composer.write("word " * 150)
        await stage.pilot.pause()
        assert "750 / 10,000 · 01:00 spoken" in str(stage.composer.border_subtitle)


HOSTILE = "[bold red]not bold[/] \x1b[2J\x1b]0;owned\x07 [@click=app.quit]x[/] \u202eevil"


@pytest.mark.parametrize("role", ["user", "model"])
@pytest.mark.parametrize("marked_up", ["", "\n\n**strong**"])
async def test_a_hostile_message_is_shown_as_text(open_app: Opener, role: str, marked_up: str) -> None:
    view = ConversationView(
        state=State.YOUR_TURN, title=HOSTILE, session_id="s[red]", entries=(said("1", role, HOSTILE + marked_up),)
    )
    async with open_app() as stage:
        await stage.show(view)
        await stage.pilot.pause()
        text = stage.screen_text()
        assert "[bold red]not bold" in text
        assert not {"\x1b", "\x07", "\u202e"} & set(text)
        assert stage.app.is_running


async def test_a_long_conversation_mounts_a_window_and_brings_the_rest_on_demand(open_app: Opener) -> None:
    entries = tuple(said(str(number), "user", f"message {number}") for number in range(1000))
    async with open_app() as stage:
        transcript = stage.chat.query_one(Transcript)
        stage.conversation.push(ConversationView(state=State.YOUR_TURN, session_id="s", entries=entries))
        assert 0 < len(transcript._mounted) < 50  # the rest of the window comes by itself, at any time from here on
        await stage.until(lambda: "message 999" in stage.screen_text())
        assert "message 900" not in stage.screen_text()
        await stage.until(lambda: len(transcript.query("PlainEntry")) == 50)
        await stage.pilot.press("ctrl+home")
        await stage.until(lambda: len(transcript.query("PlainEntry")) == 80)


async def test_new_words_below_are_marked_when_one_has_scrolled_up(open_app: Opener) -> None:
    entries = tuple(said(str(number), "user", f"message {number}") for number in range(60))
    view = ConversationView(state=State.YOUR_TURN, session_id="s", entries=entries)
    async with open_app() as stage:
        await stage.show(view)
        await stage.pilot.pause()
        await stage.pilot.press("ctrl+up")
        await stage.pilot.pause()
        place = stage.chat.query_one(Transcript).scroll_y
        await stage.show(replace(view, entries=(*entries, said("61", "model", "news"))))
        await stage.pilot.pause()
        assert stage.chat.query_one("#below").display
        assert stage.chat.query_one(Transcript).scroll_y == place
        await stage.pilot.press("ctrl+end")
        await stage.until(lambda: "news" in stage.screen_text())
        assert not stage.chat.query_one("#below").display


async def test_the_conversation_stays_at_its_end_while_one_is_there(open_app: Opener) -> None:
    entries = tuple(said(str(number), "user", f"message {number}") for number in range(60))
    view = ConversationView(state=State.YOUR_TURN, session_id="s", entries=entries)
    async with open_app() as stage:
        await stage.show(view)
        await stage.show(replace(view, entries=(*entries, said("61", "model", "news"))))
        await stage.pilot.pause()
        assert "news" in stage.screen_text()


async def test_an_entry_that_comes_again_is_the_same_widget(open_app: Opener) -> None:
    async with open_app() as stage:
        await stage.show(REVIEWING)
        before = list(stage.chat.query_one(Transcript).query("PlainEntry"))
        await stage.show(replace(REVIEWING, entries=(*REVIEWING.entries, said("3", "user", "go"))))
        await stage.pilot.pause()
        assert list(stage.chat.query_one(Transcript).query("PlainEntry"))[: len(before)] == before


async def test_a_click_on_markdown_that_is_being_updated_is_survived(open_app: Opener) -> None:
    """textual#6643: the compositor still finds a block that was just removed."""
    async with open_app() as stage:
        await stage.show(ConversationView(state=State.YOUR_TURN, entries=(said("1", "model", "**one**\n\ntwo"),)))
        await stage.pilot.pause()
        block = next(iter(stage.chat.query_one(Markdown).children))
        at = block.region.offset
        parent, block._parent = block._parent, None
        await stage.pilot.mouse_down(offset=(at.x, at.y))
        await stage.pilot.hover(offset=(at.x + 2, at.y))
        block._parent = parent
        assert stage.app.is_running


async def test_focus_regained_restyles_nothing(open_app: Opener, monkeypatch: pytest.MonkeyPatch) -> None:
    async with open_app() as stage:
        await stage.show(COMPLETED)
        restyled: list[object] = []
        monkeypatch.setattr(stage.app, "update_styles", lambda node, **_: restyled.append(node))
        stage.app.app_focus = False
        stage.app.app_focus = True
        assert stage.chat not in restyled


async def test_the_theme_changes_live(open_app: Opener) -> None:
    async with open_app() as stage:
        await stage.until(lambda: "reeltalk-light" in stage.app.available_themes)
        before = stage.composer.styles.background
        stage.app.theme = "reeltalk-light"
        await stage.pilot.pause()
        assert stage.composer.styles.background != before


async def test_a_key_can_be_moved_by_its_commands_id(open_app: Opener, tmp_path: Path) -> None:
    settings = Settings(Folders(tmp_path / "home"), keys={"new": "f2"})
    async with open_app(settings=settings) as stage:
        assert "F2 new" in stage.screen_text()
        await stage.pilot.press("f2")
        await stage.until(lambda: len(stage.backend.link.conversations) == 2)


async def test_f1_lists_the_keys_as_they_are(open_app: Opener, tmp_path: Path) -> None:
    settings = Settings(Folders(tmp_path / "home"), keys={"new": "f2"})
    async with open_app(settings=settings) as stage:
        await stage.pilot.press("f1")
        await stage.until(lambda: len(stage.app.screen_stack) == 2)
        await stage.pilot.pause()
        assert "F2  New session" in stage.screen_text()
        await stage.pilot.press("escape")
        await stage.until(lambda: len(stage.app.screen_stack) == 1)


async def test_an_example_can_be_started_from(open_app: Opener) -> None:
    async with open_app() as stage:
        stage.chat.action_use_example(0)
        assert stage.composer.text.startswith("A 30-second introduction")
        assert isinstance(stage.app.focused, Composer)


async def test_a_failed_run_says_what_happened_why_and_what_to_do(open_app: Opener) -> None:
    trouble = Trouble("The render broke off.", "The disk is full.", "Free some space, then try again.", "retry")
    view = ConversationView(
        state=State.FAILED, session_id="s", trouble=trouble, spans=(Span(State.FAILED, "failed", NOW),)
    )
    async with open_app() as stage:
        await stage.show(view)
        await stage.pilot.pause()
        text = stage.screen_text()
        for words in ("The render broke off.", "The disk is full.", "Free some space", "try again"):
            assert words in text


async def test_a_program_started_in_the_background_takes_keys_when_it_is_looked_at(tmp_path: Path) -> None:
    backend = FakeBackend(tmp_path / "videos")
    app = ReeltalkApp(Settings(Folders(tmp_path / "home")), backend)
    app.set_reactive(ReeltalkApp.app_focus, False)
    async with app.run_test() as pilot:
        await pilot.pause()
        assert app.focused is None
        await pilot.press("a", "b")
        await Stage(app, backend, pilot).until(lambda: app.chat.query_one(Composer).text == "ab")
