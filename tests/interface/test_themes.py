"""Every theme can be read, wherever it is used; the user's own are taken as they are saved."""

from __future__ import annotations

from collections.abc import AsyncIterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from textual.color import Color

from tests.interface.conftest import Opener, Stage
from tests.interface.reading import ON_BLACK, ON_WHITE, runs
from tests.interface.views import COMPLETED, GENERATING, REVIEWING, TROUBLED
from tui.chat.draft import Attachment, Choices, Pick
from tui.screens.confirm import Confirm
from tui.screens.theme_colours import READABLE, contrast, worked_out
from tui.screens.theme_picker import ThemePicker
from tui.screens.themes import ThemeError, all_themes, our_themes, read_theme
from tui.settings import Folders, Settings

OURS, WRONG = all_themes((our_themes(),))


async def places(stage: Stage) -> AsyncIterator[str]:
    """The program in one place after the other, each with something to read in it."""
    yield "start"
    stage.chat.choices = Choices(voice=Pick("v", "Old"))
    stage.chat.attachments = (Attachment("path", "/x/brief.pdf", "brief.pdf", "application/pdf", 3_000),)
    for name, view in (("review", REVIEWING), ("making", GENERATING), ("done", COMPLETED), ("trouble", TROUBLED)):
        await stage.show(view)
        await stage.pilot.pause()
        yield name
    stage.composer.write("Something to send.")
    for severity in ("information", "warning", "error"):
        stage.chat.say("A toast about something.", severity=severity)
    await stage.pilot.pause()
    yield "toasts"
    stage.app.clear_notifications()
    for key in ("f1", "f2", "ctrl+g", "ctrl+o", "ctrl+s", "ctrl+p"):
        await stage.pilot.press(key)
        await stage.until(lambda: stage.app.screen is not stage.chat)
        await stage.pilot.pause(0.05)
        yield key
        await stage.pilot.press("escape")
        await stage.until(lambda: stage.app.screen is stage.chat)
    for screen in (ThemePicker(), Confirm("Stop?", "What was made is kept.", "stop")):
        stage.app.push_screen(screen)
        await stage.pilot.pause(0.02)
        yield type(screen).__name__
        stage.app.pop_screen()
        await stage.pilot.pause()


def test_there_are_at_least_eight_and_all_of_them_can_be_read_in() -> None:
    assert WRONG == ()
    assert len(OURS) >= 8
    for wanted in ("reeltalk-dark", "reeltalk-light", "contrast-dark", "contrast-light", "clear-dark", "terminal"):
        assert wanted in {theme.name for theme in OURS}


@pytest.mark.parametrize("name", [theme.name for theme in OURS])
async def test_every_word_on_every_screen_can_be_read(open_app: Opener, tmp_path: Path, name: str) -> None:
    settings = Settings(Folders(tmp_path / "home"), theme=name)
    terminal = ON_WHITE if name == "terminal-light" else ON_BLACK
    async with open_app(settings=settings, size=(110, 34)) as stage:
        seen = 0
        async for place in places(stage):
            words = [run for run in runs(stage.app, terminal) if run.is_words]
            faint = {
                f"{place}: {run.text.strip()!r}, {run.ink.hex} on {run.ground.hex}"
                for run in words
                if contrast(run.ink, run.ground) < READABLE
            }
            assert not faint, "\n".join(sorted(faint))
            seen += len(words)
        assert seen > 300


@pytest.mark.parametrize("name", ["terminal", "terminal-light"])
async def test_the_terminals_own_colours_are_all_that_is_used(open_app: Opener, tmp_path: Path, name: str) -> None:
    async with open_app(settings=Settings(Folders(tmp_path / "home"), theme=name)) as stage:
        async for place in places(stage):
            assert [run for run in runs(stage.app) if run.is_words and run.true_colour] == [], place


HEX = st.builds("#{:02x}{:02x}{:02x}".format, *[st.integers(0, 255)] * 3)
DIM = st.builds("#{:02x}{:02x}{:02x}".format, *[st.integers(0, 60)] * 3)


@given(primary=HEX, error=HEX, background=DIM, dark=st.booleans())
def test_any_colours_a_user_names_are_made_readable(primary: str, error: str, background: str, dark: bool) -> None:
    ground = Color.parse(background) if dark else Color.parse(background).inverse
    variables = worked_out({"primary": primary, "error": error, "background": ground.hex}, dark=dark)
    grounds = (ground, Color.parse(variables["block-cursor-background"]))
    for name in ("text", "text-muted", "text-primary", "text-error"):
        assert all(contrast(Color.parse(variables[name]), one) >= READABLE for one in grounds), name


@pytest.mark.parametrize(
    ("one", "other", "ratio"), [("#000000", "#ffffff", 21.0), ("#777777", "#ffffff", 4.48), ("#ff0000", "#ffffff", 4.0)]
)
def test_contrast_is_measured_as_the_guidelines_do(one: str, other: str, ratio: float) -> None:
    assert contrast(Color.parse(one), Color.parse(other)) == pytest.approx(ratio, abs=0.01)


@pytest.mark.parametrize(
    "text", ["primary = 3", "dark = true", 'primary = "blau"', "primary =", 'primary = "red"\nvariables = 1']
)
def test_a_theme_that_cannot_be_used_is_named(tmp_path: Path, text: str) -> None:
    path = tmp_path / "odd.toml"
    path.write_text(text)
    with pytest.raises(ThemeError, match=r"odd\.toml"):
        read_theme(path)


async def test_a_theme_of_the_users_own_is_drawn_anew_when_it_is_saved(open_app: Opener, tmp_path: Path) -> None:
    home = tmp_path / "home"
    (home / "themes").mkdir(parents=True)
    mine = home / "themes" / "mine.toml"
    mine.write_text('primary = "#88aaff"\nbackground = "#101010"\n')
    async with open_app(settings=Settings(Folders(home), theme="mine")) as stage:
        await stage.until(lambda: "mine" in stage.app.themes.names)
        assert stage.chat.styles.background.hex == "#101010"
        mine.write_text('primary = "#88aaff"\nbackground = "#202830"\n')
        await stage.until(lambda: stage.chat.styles.background.hex == "#202830")
        mine.write_text("primary = ")
        await stage.until(lambda: "mine.toml" in stage.toasts())


async def test_moving_to_a_theme_shows_it_and_escape_puts_the_old_one_back(open_app: Opener, tmp_path: Path) -> None:
    async with open_app() as stage:
        await stage.until(lambda: len(stage.app.themes.names) >= 8)
        before = stage.chat.styles.background
        stage.app.action_change_theme()
        await stage.pilot.pause()
        await stage.type("newsprint")
        await stage.until(lambda: stage.app.theme == "newsprint")
        await stage.until(lambda: stage.chat.styles.background != before)
        await stage.pilot.press("escape")
        await stage.until(lambda: stage.chat.styles.background == before)
        assert stage.app.theme == "reeltalk-dark"
        assert not (tmp_path / "home" / "settings.toml").exists()


async def test_the_palette_shows_a_theme_while_its_row_is_marked(open_app: Opener, tmp_path: Path) -> None:
    async with open_app() as stage:
        await stage.until(lambda: len(stage.app.themes.names) >= 8)
        await stage.pilot.press("ctrl+p")
        await stage.type("fjord")
        await stage.until(lambda: stage.app.theme == "fjord")
        await stage.pilot.press("escape")
        await stage.until(lambda: stage.app.theme == "reeltalk-dark")
        await stage.pilot.press("ctrl+p")
        await stage.type("fjord")
        await stage.until(lambda: stage.app.theme == "fjord")
        await stage.pilot.press("enter")
        await stage.until((tmp_path / "home" / "settings.toml").exists)
        assert stage.app.settings.theme == stage.app.theme == "fjord"


async def test_every_row_of_the_palette_can_be_read_in_the_theme_that_is_shown(open_app: Opener) -> None:
    async with open_app() as stage:
        await stage.until(lambda: len(stage.app.themes.names) >= 8)
        await stage.pilot.press("ctrl+p")
        await stage.type("change the theme")  # a row with a help text
        await stage.until(lambda: "Choose the colours" in stage.screen_text())
        stage.app.theme = "reeltalk-light"
        await stage.pilot.pause()
        words = [run for run in runs(stage.app) if "Choose the colours" in run.text]
        assert words
        assert all(contrast(run.ink, run.ground) >= READABLE for run in words)


async def test_without_colour_words_and_glyphs_still_tell_the_state(
    open_app: Opener, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    async with open_app() as stage:
        await stage.show(GENERATING)
        assert stage.app.no_color
        assert "● generating" in stage.screen_text()
        assert {run.ink.rgb for run in runs(stage.app) if run.is_words and len(set(run.ink.rgb)) > 1} == set()
