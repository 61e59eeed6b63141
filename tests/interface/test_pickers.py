"""Pickers: paged, searched, previewed, and never in the way of an id that is not in the list."""

from __future__ import annotations

from pathlib import Path

from textual.color import Color
from textual.widgets import OptionList

from tests.interface.conftest import Opener, Stage
from tests.interface.reading import runs
from tests.interface.views import REVIEWING
from tui.api.terms import Orientation, SessionMode
from tui.chat.draft import Choices, Pick
from tui.screens.picker import Picker
from tui.screens.pickers import EXAMPLE_KIT
from tui.studio.casting.brand_kits import read_brand_kits


async def opened(stage: Stage, field: str) -> Picker:
    stage.chat.action_choose(field)
    await stage.until(lambda: isinstance(stage.app.screen, Picker))
    picker = stage.app.screen
    assert isinstance(picker, Picker)
    await stage.until(lambda: any(one.option_count > 1 for one in picker.query(OptionList)))
    await stage.pilot.pause()
    return picker


async def closed(stage: Stage) -> None:
    await stage.until(lambda: stage.app.screen is stage.chat)
    await stage.pilot.pause()


async def test_a_list_is_read_page_by_page_as_one_goes_down(open_app: Opener) -> None:
    async with open_app() as stage:
        picker = await opened(stage, "voice")
        assert stage.backend.link.client.given < 100
        await stage.pilot.press(*["pagedown"] * 12)
        await stage.until(lambda: picker.query_one(OptionList).option_count > 100)


async def test_the_first_row_leaves_it_to_the_agent(open_app: Opener) -> None:
    async with open_app() as stage:
        stage.chat.choices = Choices(voice=Pick("v", "Old"))
        await opened(stage, "voice")
        assert "let the agent choose" in stage.screen_text()
        await stage.pilot.press("enter")
        await closed(stage)
        assert stage.chat.choices.voice is None


async def test_a_search_reads_on_until_it_finds(open_app: Opener) -> None:
    async with open_app() as stage:
        await opened(stage, "voice")
        await stage.type("voice 187")
        await stage.until(lambda: "voice_187" in stage.screen_text())
        await stage.pilot.press("enter")
        await closed(stage)
        assert stage.chat.choices.voice == Pick("voice_187", "Voice 187")


async def test_an_id_that_is_in_no_list_can_be_typed(open_app: Opener) -> None:
    async with open_app() as stage:
        await opened(stage, "style")
        await stage.type("my_own_id")
        await stage.until(lambda: "use this id" in stage.screen_text())
        await stage.until(lambda: stage.backend.link.client.given == 200)
        await stage.pilot.press("enter")
        await closed(stage)
        assert stage.chat.choices.style == Pick("my_own_id", "my_own_id")


async def test_an_avatar_is_picked_in_two_steps_person_then_look(open_app: Opener) -> None:
    async with open_app() as stage:
        await opened(stage, "avatar")
        await stage.pilot.press("down", "enter")
        await stage.until(lambda: "Look 0" in stage.screen_text())
        await stage.pilot.press("down")
        await stage.until(lambda: "not ready" in stage.screen_text())
        await stage.pilot.press("up", "enter")
        await closed(stage)
        assert stage.chat.choices.avatar == Pick("group_0_look_0", "Person 0, Look 0")


async def test_a_look_of_another_shape_says_so(open_app: Opener) -> None:
    async with open_app() as stage:
        stage.chat.choices = Choices(orientation=Orientation.LANDSCAPE)
        await opened(stage, "avatar")
        await stage.pilot.press("down", "enter")
        await stage.until(lambda: "suits portrait" in stage.screen_text())


async def test_escape_changes_nothing_and_from_the_looks_goes_back_to_the_people(open_app: Opener) -> None:
    async with open_app() as stage:
        await opened(stage, "avatar")
        await stage.pilot.press("down", "enter")
        await stage.until(lambda: "Look 0" in stage.screen_text())
        await stage.pilot.press("escape")
        await stage.until(lambda: "Person 0" in stage.screen_text())
        await stage.pilot.press("escape")
        await closed(stage)
        assert stage.chat.choices == Choices()


async def test_the_menu_changes_what_has_few_values_in_place(open_app: Opener) -> None:
    async with open_app() as stage:
        await stage.pilot.press("ctrl+g")
        await stage.until(lambda: stage.app.screen is not stage.chat)
        await stage.pilot.press(*["down"] * 5, "enter")
        await stage.until(lambda: stage.chat.choices.mode is SessionMode.GENERATE)
        await stage.until(lambda: stage.app.screen is not stage.chat)
        await stage.pilot.press("escape")
        await closed(stage)
        assert "generate" in stage.screen_text()


async def test_what_a_message_cannot_change_is_fixed_once_the_session_is_open(open_app: Opener) -> None:
    async with open_app() as stage:
        await stage.show(REVIEWING)
        stage.chat.action_choose("style")
        await stage.until(lambda: "fixed for this session" in stage.toasts())
        assert stage.app.screen is stage.chat


async def test_a_list_that_cannot_be_read_says_so_and_an_id_still_works(open_app: Opener) -> None:
    async with open_app() as stage:

        def broken(**_: object) -> object:
            async def rows() -> object:
                raise OSError("no route to host")
                yield

            return rows()

        stage.backend.link.client.iter_brand_kits = broken
        stage.chat.action_choose("kit")
        await stage.until(lambda: "no route to host" in stage.screen_text())
        await stage.type("kit_9")
        await stage.pilot.press("enter")
        await closed(stage)
        assert stage.chat.choices.brand_kit == Pick("kit_9", "kit_9")


async def test_where_there_is_no_brand_kit_it_is_said_how_one_is_made(open_app: Opener) -> None:
    async with open_app(size=(80, 24)) as stage:
        stage.backend.link.client.count = 0
        stage.chat.action_choose("kit")
        await stage.until(lambda: "There are none here" in stage.screen_text())
        await stage.pilot.press("escape")
        await closed(stage)
        stage.chat.backend_name = "studio"
        stage.chat.action_choose("kit")
        await stage.until(lambda: "There is none yet" in stage.screen_text())
        assert 'name = "Acme"' in stage.screen_text()


def test_the_brand_kit_that_is_given_as_an_example_is_one(tmp_path: Path) -> None:
    (tmp_path / "acme.toml").write_text("\n".join(EXAMPLE_KIT))
    (kit,) = read_brand_kits(tmp_path)
    assert (kit.name, tuple(kit.colors)) == ("Acme", ("#0a7cff", "#ffffff"))


async def test_a_brand_kit_shows_its_colours_in_its_row_and_beside_it(open_app: Opener) -> None:
    async with open_app() as stage:
        picker = await opened(stage, "kit")
        row = next(run for run in runs(stage.app) if run.text.strip() == "██")
        assert row.ink == Color.parse("#ff0000")
        await stage.pilot.press("down")
        await stage.until(lambda: "#ff0000" in stage.screen_text())
        assert any(run.ground == Color.parse("#ff0000") for run in runs(stage.app))
        await stage.pilot.press("enter")
        await closed(stage)
        assert picker is not stage.app.screen
        assert stage.chat.choices.brand_kit == Pick("kit_0", "Kit 0")


async def test_what_is_chosen_already_is_where_the_cursor_starts(open_app: Opener) -> None:
    async with open_app() as stage:
        stage.chat.choices = Choices(voice=Pick("voice_7", "Voice 7"))
        await opened(stage, "voice")
        await stage.pilot.press("enter")
        await closed(stage)
        assert stage.chat.choices.voice == Pick("voice_7", "Voice 7")


async def test_a_file_is_found_by_typing_its_path(open_app: Opener, tmp_path: object) -> None:
    from pathlib import Path

    from textual.widgets import Input

    from tui.screens.attach import AttachScreen

    assert isinstance(tmp_path, Path)
    (tmp_path / "notes.md").write_text("# Notes\n\nCold brew is steeped for a day.\n")
    async with open_app() as stage:
        await stage.pilot.press("ctrl+o")
        await stage.until(lambda: isinstance(stage.app.screen, AttachScreen))
        stage.app.screen.query_one(Input).value = f"{tmp_path}/no"
        await stage.until(lambda: "notes.md" in stage.screen_text())
        await stage.pilot.press("enter")
        await stage.until(lambda: bool(stage.chat.attachments))
        assert stage.chat.attachments[0].name == "notes.md"
