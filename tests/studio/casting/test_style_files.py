"""Designs of one's own: copied, changed, read back, and refused in words that name the file and the field."""

from __future__ import annotations

from pathlib import Path

import pytest

from tui.studio.casting.catalogue import Style
from tui.studio.casting.colour import contrast
from tui.studio.casting.style_files import CHOICES, StyleError, all_styles, find_style, read_styles, style_toml
from tui.studio.casting.styles import STYLES, style
from tui.studio.stage.captions import MANNERS as CAPTIONS
from tui.studio.stage.ground import GROUNDS
from tui.studio.stage.motion import MOTIONS
from tui.studio.stage.panels import MANNERS
from tui.studio.stage.scenes.column import ORNAMENTS
from tui.studio.stage.scenes.lower_third import MANNERS as LOWER_THIRDS
from tui.studio.stage.texture import TEXTURES
from tui.studio.stage.transition import TRANSITIONS
from tui.studio.stage.typefaces import FAMILIES


def test_what_a_file_may_choose_is_what_the_stage_draws() -> None:
    drawn = {
        "ground": GROUNDS,
        "display_font": set(FAMILIES) - {"Emoji"},
        "text_font": set(FAMILIES) - {"Emoji"},
        "panels": MANNERS,
        "texture": {"", *TEXTURES},
        "motion": MOTIONS,
        "transition": TRANSITIONS,
        "captions": CAPTIONS,
        "lower_third": LOWER_THIRDS,
        "ornament": {"", *ORNAMENTS},
    }
    assert {field: set(known) for field, known in CHOICES.items()} == {field: set(of) for field, of in drawn.items()}


@pytest.mark.parametrize("design", STYLES, ids=lambda design: design.style_id)
def test_a_design_written_out_is_read_back_as_it_was(tmp_path: Path, design: Style) -> None:
    (tmp_path / f"{design.style_id.removeprefix('style_')}.toml").write_text(style_toml(design))
    assert read_styles(tmp_path) == (design,)


def test_a_file_says_only_what_it_changes(tmp_path: Path) -> None:
    text = 'name = "Mine"\nlike = "style_poster"\ncaptions = "pill"\n[palette]\naccent = "#0B3D91"\n'
    (tmp_path / "My own.toml").write_text(text)
    (mine,) = read_styles(tmp_path)
    assert (mine.style_id, mine.name, mine.captions, mine.palette.accent) == ("style_my_own", "Mine", "pill", "#0b3d91")
    assert (mine.ground, mine.display_font) == (style("style_poster").ground, "Oswald")


def test_colours_that_would_not_read_are_moved_until_they_do(tmp_path: Path) -> None:
    (tmp_path / "faint.toml").write_text(
        'name = "Faint"\nlike = "style_clean_slate"\n[palette]\nink = "#dddddd"\nmuted = "#eeeeee"\n'
    )
    (faint,) = read_styles(tmp_path)
    for ink in (faint.palette.ink, faint.palette.muted):
        assert min(contrast(ink, ground) for ground in faint.palette.ground) >= 4.5


def test_a_folder_that_is_not_there_holds_no_designs(tmp_path: Path) -> None:
    assert read_styles(tmp_path / "none") == ()


@pytest.mark.parametrize(
    ("text", "field"),
    [
        ("name = ", "file"),
        ('like = "style_poster"', "name"),
        ('name = "A"', "palette"),
        ('name = "A"\nlike = "style_none"', "like"),
        ('name = "A"\nlike = ["x"]', "like"),
        ('name = "A"\nlike = "style_poster"\nmotion = "jump"', "motion"),
        ('name = "A"\nlike = "style_poster"\nmotion = 3', "motion"),
        ('name = "A"\nlike = "style_poster"\ntransition = ["cut"]', "transition"),
        ('name = "A"\nlike = "style_poster"\ndark = "yes"', "dark"),
        ('name = "A"\nlike = "style_poster"\ntags = "bold"', "tags"),
        ('name = "A"\nlike = "style_poster"\ncolour = "red"', "colour"),
        ('name = "A"\nlike = "style_poster"\npalette = 3', "palette"),
        ('name = "A"\nlike = "style_poster"\n[palette]\nink = "black"', "palette.ink"),
        ('name = "A"\nlike = "style_poster"\n[palette]\nglow = ["#ffffff"]', "palette.glow"),
        (
            'name = "A"\nlike = "style_poster"\n[palette]\nglow = ["#ffffff", "#fff", "#ffffff"]',
            "palette.glow, entry 2",
        ),
        ('name = "A"\nlike = "style_poster"\n[palette]\nglows = []', "palette.glows"),
    ],
)
def test_a_design_that_cannot_be_used_names_its_file_and_field(tmp_path: Path, text: str, field: str) -> None:
    (tmp_path / "bad.toml").write_text(text)
    with pytest.raises(StyleError, match=f"bad.toml: {field}: ") as caught:
        read_styles(tmp_path)
    assert caught.value.field == field


def test_own_designs_follow_the_studio_s_and_are_found_like_them(tmp_path: Path) -> None:
    (tmp_path / "mine.toml").write_text('name = "Mine"\nlike = "style_poster"\n')
    assert [design.style_id for design in all_styles(tmp_path)] == [*(own.style_id for own in STYLES), "style_mine"]
    assert find_style("style_mine", tmp_path).name == "Mine"
    assert all_styles(tmp_path / "none") == all_styles(None) == STYLES
    with pytest.raises(KeyError):
        find_style("style_mine", None)


@pytest.mark.parametrize("name", ["poster.toml", "My-One.toml"])
def test_two_designs_of_one_id_are_told(tmp_path: Path, name: str) -> None:
    for file in ("my one.toml", name):
        (tmp_path / file).write_text('name = "Mine"\nlike = "style_poster"\n')
    with pytest.raises(StyleError, match="another design; rename it"):
        all_styles(tmp_path)
    assert find_style("style_poster", tmp_path) == style("style_poster"), "no file is read for it"
