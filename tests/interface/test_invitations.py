"""The screen says what one can do now: in the empty box, in the last line, in the choices, in the header."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from textual.widgets._toast import Toast

from tests.interface.conftest import Opener, Stage
from tests.interface.fakes import FakeBackend
from tests.interface.views import ASKING, BOARD, COMPLETED, GENERATING, NOW, REVIEWING, TROUBLED, said
from tui.chat.agent_cast import AgentCast, CastNames, agent_cast
from tui.chat.draft import Choices, Pick
from tui.chat.library import KnownSession
from tui.chat.view import ConversationView, Entry, ResourceView, State, VideoView
from tui.widgets.choice_words import choices_line
from tui.widgets.examples import EXAMPLES
from tui.widgets.invitations import FIRST, card_hints, invitation
from tui.widgets.pieces import text_of
from tui.widgets.transcript_items import Finished, Places, Said, Storyboard, offer, transcript_items

CAST = {"look_id": "look_1", "voice_id": "voice_2", "style_id": "style_3", "orientation": "portrait"}


def invited(view: ConversationView) -> str:
    return invitation(view, offer(transcript_items(view, Places())), "^n")


@pytest.mark.parametrize(
    ("view", "words"),
    [
        (ConversationView(), FIRST),
        (ASKING, "Press 1–"),
        (REVIEWING, "Press a to make the video"),
        (GENERATING, "Say what to change; the agent takes it up"),
        (COMPLETED, "^n begins another"),
        (TROUBLED, "Press r to try again"),
        (ConversationView(state=State.STOPPED, session_id="s"), "how to go on"),
        (ConversationView(state=State.YOUR_TURN, session_id="s", entries=(said("1", "model", "Hm."),)), "Answer"),
    ],
)
def test_the_empty_box_says_what_one_can_do_now(view: ConversationView, words: str) -> None:
    assert words in invited(view)


def last_line(stage: Stage) -> str:
    return stage.screen_text().splitlines()[-1]


async def test_the_last_line_names_a_cards_keys_while_nothing_is_written(open_app: Opener) -> None:
    async with open_app(size=(80, 24)) as stage:
        await stage.show(REVIEWING)
        await stage.pilot.pause()
        assert "Press a to make the video" in stage.screen_text()
        assert "a approve   e edit" in last_line(stage)
        assert "F1 keys   ^q quit" in last_line(stage)
        await stage.type("now")
        await stage.pilot.pause()
        assert "approve" not in last_line(stage)
        await stage.pilot.press("backspace", "backspace", "backspace")
        await stage.pilot.pause()
        assert "a approve" in last_line(stage)


def test_every_key_the_last_line_names_is_offered_by_the_card() -> None:
    for view in (ASKING, REVIEWING, COMPLETED, TROUBLED):
        offered = offer(transcript_items(view, Places()))
        hints = card_hints(offered)
        assert hints
        assert all(hint.key in offered.actions or hint.words == "answer" for hint in hints)


async def test_tab_writes_an_example_and_enter_makes_its_video(open_app: Opener) -> None:
    async with open_app() as stage:
        await stage.pilot.press("tab")
        await stage.until(lambda: stage.composer.text == EXAMPLES[0])
        await stage.pilot.press("tab")
        await stage.until(lambda: stage.composer.text == EXAMPLES[1])
        await stage.pilot.press("enter")
        await stage.until(lambda: [draft.text for draft in stage.conversation.sent] == [EXAMPLES[1]])


async def test_till_a_session_has_a_title_its_first_words_stand_in_the_header(open_app: Opener) -> None:
    async with open_app() as stage:
        await stage.type("A film about tea")
        await stage.pilot.press("enter")
        await stage.until(lambda: "A film about tea" in stage.screen_text().splitlines()[0])
        await stage.show(replace(stage.conversation.view, title="Tea at Noon"))
        await stage.until(lambda: "Tea at Noon" in stage.screen_text().splitlines()[0])


async def test_a_toast_leaves_the_message_box_and_the_cards_keys_in_sight(open_app: Opener) -> None:
    for size in ((80, 24), (120, 36)):
        async with open_app(size=size, toasts=True) as stage:
            await stage.show(REVIEWING)
            stage.chat.say("Saved to a rather long path that takes more than one line of a toast. " * 3)
            await stage.until(lambda stage=stage: bool(stage.chat.query(Toast)))
            await stage.until(lambda stage=stage: stage.chat.query_one(Toast).region.height > 0)
            toast = stage.chat.query_one(Toast).region
            assert not toast.overlaps(stage.composer.region)
            assert not toast.overlaps(stage.chat.query_one("#status").region) or size[0] < 100
            assert "or type what to change" in stage.screen_text()


def told_with_board(text: str) -> ConversationView:
    entries = (
        said("1", "user", "A film."),
        said("2", "model", "Three scenes."),
        Entry("3", "model", "resource", text, NOW, resource_ids=("board_1",)),
    )
    return replace(REVIEWING, entries=entries)


def test_what_only_leads_in_the_scenes_is_not_left_over() -> None:
    lines = [f"{scene.number}. {scene.narration}" for scene in BOARD.scenes]
    view = told_with_board("Scene by scene:\n\n" + "\n".join(lines) + "\n\nSay go ahead.")
    spoken = [item.entry.content.strip() for item in transcript_items(view, Places()) if isinstance(item, Said)]
    assert spoken == ["A film.", "Three scenes.", "Say go ahead."]


async def test_the_agent_is_named_once_for_what_it_says_in_one_go(open_app: Opener) -> None:
    async with open_app() as stage:
        await stage.show(told_with_board("Say go ahead."))
        await stage.pilot.pause()
        assert stage.screen_text().count("agent  ") == 1
        late = replace(told_with_board("").entries[2], content="Say go ahead.", created_at=NOW + 3600)
        await stage.show(replace(REVIEWING, entries=(*told_with_board("").entries[:2], late)))
        await stage.until(lambda: stage.screen_text().count("agent  ") == 2)


def test_a_video_stands_where_it_was_brought_however_late_it_is_seen() -> None:
    film = ResourceView("r", "video", metadata={"video_id": "v_1"})
    older = ResourceView("q", "video", metadata={"video_id": "v_0", "duration": 14.6})
    view = replace(
        REVIEWING,
        entries=(
            said("1", "user", "A film."),
            said("2", "model", "Your first one is ready.", resource_ids=("q",)),
            said("3", "model", "It is ready.", resource_ids=("r",)),
            said("4", "user", "Make it blue."),
            Entry("5", "model", "resource", "It is blue.", NOW, resource_ids=("board_1",)),
        ),
        resources={"board_1": BOARD, "r": film, "q": older},
        video=VideoView("v_1", "completed", "Tea", 15.0),
    )
    items = transcript_items(view, Places())
    kinds = [type(item) for item in items]
    assert kinds.index(Finished) < kinds.index(Storyboard)
    assert offer(items).actions["a"] == "approve"
    assert [one.resource_id for item in items if isinstance(item, Said) for one in item.resources] == ["q"]


async def test_a_card_moves_to_where_it_belongs_once_that_is_known(open_app: Opener) -> None:
    film = ResourceView("r", "video", metadata={"video_id": "v_1"})
    ready = said("3", "model", "It is ready.", resource_ids=("r",))
    board = Entry("5", "model", "resource", "It is blue.", NOW, resource_ids=("board_1",))
    entries = (said("1", "user", "A film."), ready, said("4", "user", "Make it blue."), board)
    view = replace(REVIEWING, entries=entries, video=VideoView("v_1", "completed", "Tea", 15.0))
    async with open_app(size=(120, 50)) as stage:
        await stage.show(view)
        await stage.until(lambda: "storyboard ·" in stage.screen_text() and "╭─ video" in stage.screen_text())
        assert stage.screen_text().index("storyboard ·") < stage.screen_text().index("╭─ video")
        await stage.show(replace(view, resources={"board_1": BOARD, "r": film}))
        await stage.until(lambda: stage.screen_text().index("╭─ video") < stage.screen_text().index("storyboard ·"))


def test_an_earlier_card_that_waits_has_the_keys() -> None:
    assert COMPLETED.video is not None
    view = replace(REVIEWING, video=COMPLETED.video)  # nothing tells when the video came
    items = transcript_items(view, Places())
    assert isinstance(items[-1], Finished)
    assert offer(items).actions["a"] == "approve"


def cast_board() -> ConversationView:
    return replace(REVIEWING, resources={"board_1": replace(BOARD, metadata=CAST)})


async def test_the_choices_say_what_the_agent_has_chosen_and_what_the_user_has(open_app: Opener) -> None:
    class Names:
        async def get_avatar_look(self, look_id: str) -> Any:
            return SimpleNamespace(name="Teal jacket", group_id="maya")

        async def get_avatar_group(self, group_id: str) -> Any:
            return SimpleNamespace(name="Maya")

        async def get_voice(self, voice_id: str) -> Any:
            raise ConnectionError

    async with open_app() as stage:
        for name in ("get_avatar_look", "get_avatar_group", "get_voice"):
            setattr(stage.backend.link.client, name, getattr(Names(), name))
        await stage.show(cast_board())
        await stage.until(lambda: "◇ Maya · any voice · ◇ Style 3" in stage.screen_text())
        assert "◇ portrait" in stage.screen_text()
        stage.chat.choices = Choices(avatar=Pick("look_9", "Theo"))
        await stage.until(lambda: " Theo · any voice" in stage.screen_text())
        await stage.pilot.press("ctrl+g")
        await stage.until(lambda: "◇ Style 3" in stage.screen_text() and "style  " in stage.screen_text())
        await stage.pilot.press("escape", "ctrl+n")
        await stage.until(lambda: "◇" not in stage.screen_text())


async def test_a_name_is_read_once() -> None:
    asked: list[str] = []

    class Client:
        async def get_voice(self, voice_id: str) -> Any:
            asked.append(voice_id)
            return SimpleNamespace(name="Clara")

    names = CastNames()
    for _ in range(2):
        assert await names.read("studio", Client(), AgentCast(voice_id="v")) == {"voice": "Clara"}  # type: ignore[arg-type]
    assert asked == ["v"]


def test_a_plan_of_another_shape_tells_what_it_can() -> None:
    assert agent_cast(cast_board()).style_id == "style_3"
    odd = replace(REVIEWING, resources={"board_1": replace(BOARD, metadata={"voice_id": 7, "avatar_id": "a"})})
    assert agent_cast(odd) == AgentCast(look_id="a")
    assert agent_cast(ConversationView()) == AgentCast()


def test_in_a_narrow_bar_what_was_chosen_by_either_comes() -> None:
    line = choices_line(Choices(), 60, changed_only=True, by_agent={"voice": "Clara"})
    assert text_of(line).strip().startswith("◇ Clara")


async def test_who_comes_back_is_told_which_sessions_wait_and_a_click_goes_there(
    open_app: Opener, tmp_path: Path
) -> None:
    backend = FakeBackend(tmp_path / "videos")
    for session_id, title, state in (("s1", "Bees dance", "your turn"), ("s2", "Sky", "completed")):
        backend.shelf.save_session(KnownSession("fake", session_id, title, state, "", None, NOW, NOW))
    async with open_app(backend) as stage:
        await stage.until(lambda: "◆ Bees dance" in stage.screen_text())
        assert "◆ Sky" not in stage.screen_text()
        row = next(at for at, line in enumerate(stage.screen_text().splitlines()) if "Bees dance" in line)
        column = stage.screen_text().splitlines()[row].index("Bees")
        await stage.pilot.click(offset=(column + 1, row))
        await stage.until(lambda: stage.conversation.asked == ["follow s1"])
