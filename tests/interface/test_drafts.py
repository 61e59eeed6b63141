"""What is written is kept, recalled and given back; what is attached goes along; a session left is taken up again."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.interface.conftest import Opener, Stage
from tests.interface.fakes import FakeBackend, FakeConversation
from tests.interface.views import GENERATING
from tui.chat.draft import Attachment, Choices, Draft, Pick, Source
from tui.chat.view import State, Trouble
from tui.widgets.bars import AttachmentsBar


async def test_a_draft_is_kept_as_it_is_typed_and_comes_back(open_app: Opener, tmp_path: Path) -> None:
    backend = FakeBackend(tmp_path)
    async with open_app(backend) as stage:
        await stage.type("half a thou")
        await stage.until(lambda: backend.kept.kept.get(None, Draft()).text == "half a thou")
    again = FakeBackend(tmp_path)
    again.kept = backend.kept
    async with open_app(again) as stage:
        assert stage.composer.text == "half a thou"


async def test_typing_wins_over_the_draft_that_is_restored_later(open_app: Opener, tmp_path: Path) -> None:
    backend = FakeBackend(tmp_path)
    backend.kept.kept[None] = Draft("the old draft", choices=Choices(voice=Pick("v1", "Warm")))
    async with open_app(backend) as stage:
        assert stage.composer.text == "the old draft"
        assert stage.chat.choices.voice == Pick("v1", "Warm")
        await stage.type("!")
        await stage.pilot.press("enter")
        await stage.until(lambda: bool(stage.conversation.sent))
        await stage.until(lambda: backend.kept.kept[None].text == "")
        assert stage.chat.choices.voice == Pick("v1", "Warm")


async def test_up_recalls_earlier_prompts_and_down_comes_back_to_what_was_written(
    open_app: Opener, tmp_path: Path
) -> None:
    async with open_app(FakeBackend(tmp_path, prompts=("first", "second"))) as stage:
        await stage.type("new")
        await stage.pilot.press("home", "up")
        assert stage.composer.text == "second"
        await stage.pilot.press("up")
        assert stage.composer.text == "first"
        await stage.pilot.press("down", "down")
        assert stage.composer.text == "new"


async def test_what_cannot_be_sent_stays_in_the_box_and_says_why(open_app: Opener) -> None:
    async with open_app() as stage:
        stage.composer.write("x" * 10_001)
        await stage.pilot.press("enter")
        await stage.pilot.pause()
        assert "10,001" in stage.toasts()
        assert len(stage.composer.text) == 10_001
        assert not stage.conversation.sent


async def test_a_message_that_failed_to_go_out_comes_back_into_the_box(
    open_app: Opener, monkeypatch: pytest.MonkeyPatch
) -> None:
    class RefusedError(Exception):
        trouble = Trouble("The key was not accepted.", action="login")
        draft = Draft("precious words")

    async def send(_: Draft) -> None:
        raise RefusedError

    async with open_app() as stage:
        monkeypatch.setattr(stage.conversation, "send", send)
        await stage.type("precious words")
        await stage.pilot.press("enter")
        await stage.until(lambda: stage.composer.text == "precious words")
        await stage.pilot.pause()
        assert "The key was not accepted." in stage.screen_text()


async def test_a_dropped_file_is_attached_and_can_be_removed(open_app: Opener, tmp_path: Path) -> None:
    picture = tmp_path / "a can.png"
    picture.write_bytes(b"\x89PNG\r\n\x1a\n" + b"\0\0\0\rIHDR\0\0\0\1\0\0\0\1\x08\2\0\0\0" + bytes(200))
    async with open_app() as stage:
        stage.app.post_message(_paste(f"'{picture}'"))
        await stage.until(lambda: bool(stage.chat.attachments))
        assert stage.composer.text == ""
        assert "a can.png" in stage.screen_text()
        stage.chat.action_detach(0)
        await stage.pilot.pause()
        assert "a can.png" not in stage.screen_text()


async def test_a_page_named_png_is_refused_by_its_bytes(open_app: Opener, tmp_path: Path) -> None:
    page = tmp_path / "fake.png"
    page.write_text("<!doctype html><html><body>no picture</body></html>")
    async with open_app() as stage:
        stage.app.post_message(_paste(str(page)))
        await stage.until(lambda: "not a picture" in stage.toasts())
        assert stage.chat.attachments == ()


async def test_pasted_words_are_pasted(open_app: Opener) -> None:
    async with open_app() as stage:
        stage.app.post_message(_paste("a line / with a slash"))
        await stage.until(lambda: stage.composer.text == "a line / with a slash")


async def test_a_new_session_leaves_the_old_one_and_keeps_what_was_typed(open_app: Opener) -> None:
    async with open_app() as stage:
        await stage.show(GENERATING)
        first = stage.conversation
        await stage.type("next")
        await stage.pilot.press("ctrl+n")
        await stage.until(lambda: len(stage.backend.link.conversations) == 2)
        assert not first.closed  # it is at work, and goes on being followed
        assert stage.composer.text == "next"
        await stage.until(lambda: stage.chat.view.state is State.DRAFT)


async def test_a_session_under_way_when_one_left_is_taken_up_again(open_app: Opener, tmp_path: Path) -> None:
    backend = FakeBackend(tmp_path)
    backend.kept.last_session = "sess_8f2a"
    async with open_app(backend) as stage:
        await stage.until(lambda: stage.conversation.asked == ["follow sess_8f2a"])


async def test_what_was_being_written_in_a_session_is_there_when_it_is_taken_up(
    open_app: Opener, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def follow(talk: FakeConversation, _session_id: str) -> None:
        talk.push(GENERATING)

    monkeypatch.setattr(FakeConversation, "follow", follow)
    backend = FakeBackend(tmp_path)
    backend.kept.last_session = "sess_8f2a"
    backend.kept.save(GENERATING.session_id, Draft("half a thought"))
    async with open_app(backend) as stage:
        await stage.until(lambda: stage.composer.text == "half a thought")


async def test_leaving_with_a_run_in_flight_says_it_will_be_there(
    open_app: Opener, capsys: pytest.CaptureFixture[str]
) -> None:
    async with open_app() as stage:
        await stage.show(GENERATING)
        await stage.pilot.press("ctrl+q")
        await stage.pilot.pause()
    assert "will be there next time" in capsys.readouterr().err


async def test_attachments_go_along_and_leave_the_bar(open_app: Opener) -> None:
    async with open_app() as stage:
        stage.chat.attachments = (Attachment(Source.PATH, "/x/brief.pdf", "brief.pdf", "application/pdf", 41_000),)
        await stage.until(lambda: _in_bar(stage, "brief.pdf"))
        await stage.type("use it")
        await stage.until(lambda: stage.composer.text == "use it")
        await stage.pilot.press("enter")
        await stage.until(lambda: bool(stage.conversation.sent))
        assert stage.conversation.sent[0].attachments[0].name == "brief.pdf"
        await stage.until(lambda: not _in_bar(stage, "brief.pdf") and "brief.pdf" in stage.screen_text())


def _in_bar(stage: Stage, name: str) -> bool:
    """Whether the bar over the message box shows an attachment."""
    bar = stage.chat.query_one(AttachmentsBar)
    return bar.display and name in str(bar.render())


def _paste(text: str) -> object:
    from textual.events import Paste

    return Paste(text)
