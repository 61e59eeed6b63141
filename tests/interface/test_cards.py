"""Cards, answered, edited and mended as a user does it."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from textual import events
from textual.widgets import Input, TextArea

from tests.chat.questions import TWO_AT_ONCE
from tests.interface.conftest import Opener, Stage
from tests.interface.views import BOARD, COMPLETED, NOW, REVIEWING, said
from tui.chat.asks import read_asks
from tui.chat.attachments import inline_text
from tui.chat.draft import Attachment, Draft, Source
from tui.chat.own_words import own_words
from tui.chat.view import ConversationView, Entry, Span, State, Trouble
from tui.screens.storyboard import StoryboardScreen
from tui.widgets import composer
from tui.widgets.card_lines import video_lines
from tui.widgets.pieces import cells, text_of
from tui.widgets.question_lines import question_lines
from tui.widgets.transcript_items import Finished, Places, Question, Transfer, transcript_items


def asking(text: str) -> ConversationView:
    return ConversationView(
        state=State.YOUR_TURN,
        status="waiting_for_input",
        session_id="sess_1",
        entries=(said("1", "user", "A film about tea."), said("2", "model", text)),
        spans=(Span(State.YOUR_TURN, "waiting_for_input", NOW),),
    )


async def settled(stage: Stage) -> None:
    """Wait until a card's keys count."""
    await stage.offered_long_ago()


async def test_a_number_answers_a_question(open_app: Opener) -> None:
    async with open_app() as stage:
        await stage.show(asking("Who should speak?\n1. Maya\n2. Theo"))
        await settled(stage)
        await stage.pilot.press("2")
        await stage.until(lambda: bool(stage.conversation.sent))
        assert stage.conversation.sent[0].text == "2. Theo"
        assert stage.composer.text == ""


async def test_a_key_in_the_first_half_second_does_not_answer_even_when_another_question_was_open(
    open_app: Opener, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with open_app() as stage:
        await stage.show(asking("Who should speak?\n1. Maya\n2. Theo"))
        await settled(stage)
        monkeypatch.setattr(composer, "_SETTLE_S", 3600.0)  # however long a busy machine takes to show the other
        other = asking("Which tone?\n1. Warm\n2. Bold")
        await stage.show(replace(other, entries=(*other.entries[:1], replace(other.entries[1], key="3"))))
        await stage.until(lambda: "Which tone?" in stage.screen_text())
        await stage.pilot.press("1")
        assert stage.composer._lone_timer is None, "no key is waiting to be meant"
        assert not stage.conversation.sent
        monkeypatch.setattr(composer, "_SETTLE_S", 0.0)
        await stage.pilot.press("enter")
        await stage.until(lambda: [draft.text for draft in stage.conversation.sent] == ["1. Warm"])


async def test_enter_on_a_hasty_key_says_that_a_question_has_appeared(
    open_app: Opener, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(composer, "_SETTLE_S", 3600.0)
    async with open_app() as stage:
        await stage.show(asking("Who should speak?\n1. Maya\n2. Theo"))
        await stage.pilot.press("1", "enter")
        assert "just appeared" in stage.toasts()
        assert not stage.conversation.sent


async def test_a_click_answers_and_a_sentence_that_begins_with_a_number_does_not(
    open_app: Opener, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(composer, "_LONE_KEY_S", 60.0)  # a busy machine may take its time between two keys
    async with open_app() as stage:
        await stage.show(asking("Who should speak?\n- Maya\n- Theo"))
        await settled(stage)
        await stage.type("2 of them")
        assert stage.composer._lone_timer is None, "no key is waiting to be meant"
        assert not stage.conversation.sent
        card = stage.chat.query_one("Card")
        await stage.pilot.click(card, offset=(6, 2))
        await stage.until(lambda: [draft.text for draft in stage.conversation.sent] == ["Maya"])
        assert stage.composer.text == "2 of them"


async def test_several_questions_are_sent_together_when_each_is_answered(open_app: Opener) -> None:
    async with open_app() as stage:
        await stage.show(asking(TWO_AT_ONCE))
        await settled(stage)
        assert "2 questions" in stage.screen_text()
        await stage.pilot.press("1")
        await stage.until(lambda: "✓1" in stage.screen_text())
        await stage.pilot.press("2")
        await stage.until(lambda: "✓2" in stage.screen_text())
        assert not stage.conversation.sent
        await stage.pilot.press("4")
        await stage.until(lambda: bool(stage.conversation.sent))
        said_lines = stage.conversation.sent[0].text.splitlines()
        assert said_lines == ["2. Open the subject with questions", "4. Portrait (9:16), for phones"]


async def test_what_is_picked_goes_along_with_words_of_ones_own(open_app: Opener) -> None:
    async with open_app() as stage:
        await stage.show(asking(TWO_AT_ONCE))
        await settled(stage)
        await stage.pilot.press("3")
        await stage.until(lambda: "✓3" in stage.screen_text())
        await stage.type("say it is green")
        await stage.pilot.press("enter")
        await stage.until(lambda: bool(stage.conversation.sent))
        assert stage.conversation.sent[0].text.endswith("YouTube\n\nsay it is green")


async def test_the_choice_can_be_left_to_the_agent(open_app: Opener) -> None:
    async with open_app() as stage:
        await stage.show(asking(TWO_AT_ONCE))
        await settled(stage)
        await stage.pilot.press("5")
        await stage.until(lambda: [draft.text for draft in stage.conversation.sent] == ["You choose."])


async def test_an_answered_question_offers_nothing_more(open_app: Opener) -> None:
    async with open_app() as stage:
        view = asking("Warm or bold?")
        await stage.show(replace(view, state=State.THINKING, entries=(*view.entries, said("3", "user", "warm"))))
        await stage.until(lambda: "Warm or bold?" in stage.screen_text())
        assert "1" not in stage.composer.offered.actions
        await stage.pilot.press("1")
        assert stage.composer.text == "1", "a letter like any other"
        assert not stage.conversation.sent


async def test_a_scene_is_opened_and_its_words_changed_and_sent_naming_it(open_app: Opener) -> None:
    async with open_app() as stage:
        await stage.show(REVIEWING)
        await settled(stage)
        await stage.pilot.press("e")
        await stage.until(lambda: isinstance(stage.app.screen, StoryboardScreen))
        await stage.pilot.press("down", "enter")
        words = stage.app.screen.query_one(TextArea)
        assert words.text == "Meet the can, said in full."
        words.text = "Meet the new can."
        await stage.pilot.pause()
        assert "send 1 edit" in stage.screen_text()
        await stage.pilot.press("ctrl+s")
        await stage.until(lambda: bool(stage.conversation.sent))
        assert stage.conversation.sent[0].text == "Scene 2 should say: “Meet the new can.”"


async def test_keys_faster_than_the_list_are_meant_for_the_scene_they_went_to(open_app: Opener) -> None:
    async with open_app() as stage:
        await stage.show(REVIEWING)
        await settled(stage)
        stage.chat.action_open_board()
        await stage.until(lambda: isinstance(stage.app.screen, StoryboardScreen))
        await stage.pilot.pause()
        for key in ("down", "down", "e"):  # all of them on their way before any of them is taken
            stage.app.post_message(events.Key(key, key if len(key) == 1 else None))
        await stage.until(lambda: isinstance(stage.app.focused, TextArea))
        await stage.pilot.press("!")
        stage.app.post_message(events.Key("ctrl+up", None))
        stage.app.post_message(events.Key("asterisk", "*"))
        await stage.until(lambda: "send 2 edits" in stage.screen_text())
        await stage.pilot.press("ctrl+s")
        await stage.until(lambda: bool(stage.conversation.sent))
        assert "Scene 2 should say: “*Meet the can, said in full.”" in stage.conversation.sent[0].text
        assert "Scene 3 should say: “Make it tonight, said in full.!”" in stage.conversation.sent[0].text


async def test_edits_are_dropped_only_when_asked_twice_and_a_approves(open_app: Opener) -> None:
    async with open_app() as stage:
        await stage.show(REVIEWING)
        await settled(stage)
        stage.chat.action_open_board()
        await stage.until(lambda: isinstance(stage.app.screen, StoryboardScreen))
        await stage.pilot.pause()
        stage.app.screen.query_one("#headline", Input).value = "Slow magic"
        await stage.pilot.pause()
        await stage.pilot.press("escape")
        assert isinstance(stage.app.screen, StoryboardScreen)
        await stage.pilot.press("escape")
        await stage.until(lambda: not isinstance(stage.app.screen, StoryboardScreen))
        stage.chat.action_open_board()
        await stage.until(lambda: isinstance(stage.app.screen, StoryboardScreen))
        await stage.pilot.pause()
        await stage.pilot.press("a")
        await stage.until(lambda: stage.conversation.asked == ["approve"])


async def test_what_the_card_shows_is_not_said_above_it_again(open_app: Opener) -> None:
    lines = [f"Scene {scene.number}: {scene.headline}\n{scene.narration}" for scene in BOARD.scenes]
    told = "Here is the plan.\n\n" + "\n\n".join(lines)
    entries = (REVIEWING.entries[0], Entry("2", "model", "resource", told, NOW, resource_ids=("board_1",)))
    async with open_app() as stage:
        await stage.show(replace(REVIEWING, entries=entries))
        await stage.pilot.pause()
        text = stage.screen_text()
        assert "Here is the plan." in text
        assert text.count("Meet the can, said in full.") == 1


async def test_an_error_is_told_once_with_the_key_that_mends_it(open_app: Opener) -> None:
    view = ConversationView(
        state=State.FAILED,
        session_id="s",
        entries=(said("1", "user", "A film."), Entry("2", "model", "error", "The render broke off.", NOW)),
        spans=(Span(State.FAILED, "failed", NOW),),
        trouble=Trouble("The run failed.", "The render broke off.", "Send a message to try again.", "edit"),
    )
    async with open_app() as stage:
        await stage.show(view)
        await settled(stage)
        assert stage.screen_text().count("The render broke off.") <= 2  # the card, and the reason in the status pane
        await stage.pilot.press("e")
        await stage.until(lambda: stage.composer.text == "A film.")


async def test_a_refused_key_names_the_command_that_gives_another(open_app: Opener) -> None:
    trouble = Trouble("The key was not accepted.", "Unauthorized", "", "login")
    async with open_app() as stage:
        await stage.show(ConversationView(state=State.FAILED, session_id="s", trouble=trouble))
        await settled(stage)
        assert "Run reeltalk login in a shell." in stage.screen_text()
        await stage.pilot.press("r")
        await stage.until(lambda: stage.conversation.asked == ["retry"])


async def test_a_card_names_a_key_that_works_while_a_message_is_in_the_box(open_app: Opener) -> None:
    trouble = Trouble("The server cannot be reached.", "", "", "retry")
    async with open_app() as stage:
        await stage.show(ConversationView(state=State.FAILED, session_id="s", trouble=trouble))
        await stage.until(lambda: " r try again" in stage.screen_text())
        await stage.type("tea")
        await stage.until(lambda: "F9 try again" in stage.screen_text())
        await stage.pilot.press("f9")
        await stage.until(lambda: stage.conversation.asked == ["retry"])


async def test_a_refused_message_is_said_to_be_in_the_box_again_and_no_letter_is_offered(open_app: Opener) -> None:
    trouble = Trouble("The request was refused (photo.png).", "It cannot be fetched.", "", "edit")
    async with open_app() as stage:
        await stage.show(ConversationView(state=State.DRAFT, trouble=trouble))
        await stage.until(lambda: " e edit and send again" in stage.screen_text())
        stage.chat.take_back(Draft("A film about tea"))
        await stage.until(lambda: "Your message is in the box again" in stage.screen_text())
        assert "edit and send again" not in stage.screen_text()
        await stage.type(".")
        await stage.until(lambda: "Your message is in the box again" not in stage.screen_text())


async def test_text_that_travelled_in_a_message_is_shown_as_the_file_it_came_from(open_app: Opener) -> None:
    notes = Attachment(Source.PATH, "/x/notes.md", "notes.md", "text/markdown", 30)
    content = inline_text("A film about tea.", [("notes.md", "Steep it\n\nfor three minutes.")])
    view = ConversationView(
        state=State.FAILED,
        session_id="s",
        entries=(said("1", "user", content, attachments=(notes,)),),
        trouble=Trouble("The run failed.", "", "", "edit"),
    )
    async with open_app() as stage:
        await stage.show(view)
        await stage.until(lambda: "notes.md" in stage.screen_text())
        assert "Steep it" not in stage.screen_text()
        stage.chat.action_edit_again()  # the file goes along again, once
        assert stage.composer.text == "A film about tea."
        assert stage.chat.attachments == (notes,)


def test_only_the_text_of_attached_files_is_taken_away() -> None:
    notes = Attachment(Source.PATH, "/x/notes.md", "notes.md", "text/markdown", 30)
    quoted = said("1", "user", "Say: Text of the attached file notes.md:\nis a line of ours.", attachments=(notes,))
    assert own_words(quoted) == quoted.content
    assert own_words(said("1", "user", inline_text("", [("notes.md", "Tea.")]), attachments=(notes,))) == ""
    other = said("1", "user", inline_text("A film.", [("other.md", "Tea.")]), attachments=(notes,))
    assert own_words(other) == other.content


async def test_messages_that_wait_are_listed_and_escape_takes_the_last_one_back(open_app: Opener) -> None:
    async with open_app() as stage:
        view = ConversationView(
            state=State.GENERATING,
            session_id="s",
            entries=(said("1", "user", "A film."),),
            queued=("shorter", "redder"),
        )
        await stage.show(view)
        assert "waiting for your turn" in stage.screen_text()
        assert "esc take back" in stage.screen_text()
        await stage.pilot.press("escape")
        await stage.until(lambda: stage.composer.text == "redder")
        assert stage.conversation.view.queued == ("shorter",)


async def test_escape_before_any_answer_stops_and_gives_the_prompt_back(open_app: Opener) -> None:
    async with open_app() as stage:
        await stage.type("A film about tea")
        await stage.pilot.press("enter")
        await stage.until(lambda: stage.chat.view.state is State.THINKING)
        await stage.pilot.press("escape")
        await stage.until(lambda: stage.conversation.asked == ["stop"])
        await stage.until(lambda: stage.composer.text == "A film about tea")


async def test_a_long_prompt_is_folded_and_opens_whole(open_app: Opener) -> None:
    text = "\n".join(f"point {number}" for number in range(40))
    async with open_app() as stage:
        await stage.show(ConversationView(state=State.THINKING, session_id="s", entries=(said("1", "user", text),)))
        await stage.until(lambda: "more characters" in stage.screen_text())
        assert "point 15" not in stage.screen_text()
        stage.chat.action_unfold("1")
        await stage.until(lambda: "point 15" in stage.screen_text())


@pytest.mark.parametrize("width", [20, 38, 70])
def test_a_long_choice_goes_on_below_its_own_words(width: int) -> None:
    asked = read_asks("Which?\n1. " + "many words " * 12 + "\n2. 你好世界 你好世界 你好世界 你好世界")
    lines = question_lines(Question("k", asked, open=True), width)
    assert all(cells(line) <= width for line in lines[1:-1])
    second = next(line for line in lines[2:] if text_of(line).strip())
    assert text_of(second).startswith("   " if width < 70 else " ")


def test_a_videos_card_says_what_is_known_of_it() -> None:
    assert COMPLETED.video is not None
    view = replace(COMPLETED, video=replace(COMPLETED.video, subtitle_url="https://x.invalid/v.srt"))
    transfers = {"v_61c": Transfer(path=Path("/videos/a.mp4"), size_px=(1280, 720))}
    (card,) = (item for item in transcript_items(view, Places(), transfers) if isinstance(item, Finished))
    said_of_it = [text_of(line).strip() for line in video_lines(card, 60)]
    assert "31 s · landscape · 1280×720 · 3.1 MB" in said_of_it
    assert "with subtitles · made in 60 s" in said_of_it
    saved = replace(card, transfer=Transfer(path=Path("/a/long/folder/name.mp4")))
    narrow = [text_of(line) for line in video_lines(saved, 24)]
    assert any(line.startswith("  saved  …") and line.endswith("/name.mp4") for line in narrow)
    assert all(cells(line) <= 24 for line in video_lines(saved, 24)[:-1])
    again = replace(view, state=State.THINKING)  # what is made now is another video: how long this one took is not told
    (card,) = (item for item in transcript_items(again, Places(), transfers) if isinstance(item, Finished))
    assert card.facts == ("with subtitles",)


async def test_a_megabyte_of_the_agents_newest_words_is_folded(open_app: Opener) -> None:
    endless = said("2", "model", "line\n" * 200_000)
    async with open_app() as stage:
        await stage.show(ConversationView(state=State.YOUR_TURN, session_id="s", entries=(endless,)))
        await stage.until(lambda: "999,9" in stage.screen_text())
        await stage.type("tea")
        assert stage.composer.text == "tea"
