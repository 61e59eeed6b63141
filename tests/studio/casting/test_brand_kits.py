"""Brand kits: what their files may say, and what they do to a design."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tui.studio.casting.brand_kits import BrandKitError, apply, read_brand_kits
from tui.studio.casting.catalogue import BrandKit, Style
from tui.studio.casting.colour import contrast
from tui.studio.casting.styles import STYLES
from tui.studio.stage.text import Font, set_text
from tui.studio.stage.typefaces import FONTS

COLOURS = st.integers(0, 0xFFFFFF).map(lambda number: f"#{number:06x}")


def test_a_kit_is_read_with_its_logo_found_beside_it(tmp_path: Path) -> None:
    (tmp_path / "logo.png").write_bytes(b"png")
    (tmp_path / "Acme Inc.toml").write_text('name = "Acme"\ncolors = ["#0A7CFF", "#ffb020"]\nlogo = "logo.png"\n')
    (kit,) = read_brand_kits(tmp_path)
    assert kit == BrandKit("brand_acme_inc", "Acme", ("#0a7cff", "#ffb020"), str(tmp_path / "logo.png"))


def test_a_folder_that_is_not_there_holds_no_kits(tmp_path: Path) -> None:
    assert read_brand_kits(tmp_path / "none") == ()


@pytest.mark.parametrize(
    ("text", "field"),
    [
        ("name = ", "file"),
        ("colors = []", "name"),
        ('name = ""', "name"),
        ('name = "A"\ncolors = "#ffffff"', "colors"),
        ('name = "A"\ncolors = ["#fff"]', "colors, entry 1"),
        ('name = "A"\ncolors = ["#ffffff", 3]', "colors, entry 2"),
        ('name = "A"\nlogo = "gone.png"', "logo"),
        ('name = "A"\nlogo = "logo.svg"', "logo"),
        ('name = "A"\ncolour = "red"', "colour"),
        ('name = "A"\nfonts = "Lora"', "fonts"),
        ('name = "A"\nfonts.headline = "Lora"', "fonts.headline"),
        ('name = "A"\nfonts.text = "Comic Sans"', "fonts.text"),
        ('name = "A"\nfonts.text = ["Lora"]', "fonts.text"),
        ('name = "A"\nfonts.display = "gone.ttf"', "fonts.display"),
    ],
)
def test_a_kit_that_cannot_be_used_names_its_file_and_field(tmp_path: Path, text: str, field: str) -> None:
    (tmp_path / "bad.toml").write_text(text)
    with pytest.raises(BrandKitError, match=f"bad.toml: {field}: ") as caught:
        read_brand_kits(tmp_path)
    assert caught.value.field == field


def test_a_kit_brings_type_of_its_own(tmp_path: Path) -> None:
    (tmp_path / "own.ttf").write_bytes((FONTS / "Lora.ttf").read_bytes())
    (tmp_path / "a.toml").write_text('name = "A"\n[fonts]\ndisplay = "own.ttf"\ntext = "Mono"\n')
    (kit,) = read_brand_kits(tmp_path)
    design = apply(STYLES[0], kit)
    assert (design.display_font, design.text_font) == (str(tmp_path / "own.ttf"), "Mono")
    assert design.palette == STYLES[0].palette
    widths = {set_text("Typeface", Font(font, 600, "#ffffff"), 60, 900).width_px for font in (kit.display_font, "Lora")}
    assert len(widths) == 1


def test_a_kit_without_colours_leaves_a_design_alone() -> None:
    assert apply(STYLES[0], BrandKit("brand_a", "A")) is STYLES[0]


@pytest.mark.parametrize("style", STYLES, ids=lambda style: style.style_id)
@given(colors=st.lists(COLOURS, min_size=1, max_size=4).map(tuple))
def test_text_stays_readable_in_any_brand_colours(style: Style, colors: tuple[str, ...]) -> None:
    palette = apply(style, BrandKit("brand_a", "A", colors)).palette
    worst = min(
        contrast(ink, ground)
        for ink in (palette.ink, palette.muted, palette.accent, palette.second)
        for ground in (*palette.ground, *palette.glow)
    )
    assert worst >= 4.5


def test_a_brand_colour_that_reads_well_is_kept_as_it_is() -> None:
    kit = BrandKit("brand_a", "A", ("#ffcc00",))
    assert apply(STYLES[0], kit).palette.accent == "#ffcc00"
