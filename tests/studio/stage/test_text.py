"""Text stays within its box, whatever it says."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tui.studio.stage import typefaces
from tui.studio.stage.brush import draw_sprite
from tui.studio.stage.layout import Box
from tui.studio.stage.text import Align, Font, Span, clean, fitted, runs_left, set_text
from tui.studio.stage.typefaces import family_list

FONT = Font("Inter", 600, "#ffffff", 1.25)
BOXES = st.tuples(st.integers(160, 900), st.integers(60, 500))


@settings(max_examples=120, deadline=None)
@given(text=st.text(max_size=300), box=BOXES, align=st.sampled_from(Align))
def test_any_text_fits_its_box(text: str, box: tuple[int, int], align: Align) -> None:
    font = Font("Jakarta", 800, "#ffffff", 1.15, -0.01, align)
    block = fitted(text, font, box, (90, 24))
    assert 24 <= block.size_px <= 90
    assert block.width_px <= box[0] + 0.5
    assert block.height_px <= max(box[1], 24 * 1.15 * 1.1)


@settings(max_examples=60, deadline=None)
@given(words=st.lists(st.text("abcdefghij", min_size=1, max_size=9), min_size=1, max_size=40))
def test_what_is_drawn_stays_within_what_is_measured(words: list[str]) -> None:
    block = fitted(" ".join(words), FONT, (500, 300), (60, 24))
    box = Box(0, 0, 560, 360)
    drawn = draw_sprite(box, lambda canvas: block.draw(canvas, 30, 30)).pixels[..., 3] > 40
    rows, columns = np.flatnonzero(drawn.any(axis=1)), np.flatnonzero(drawn.any(axis=0))
    assert columns[0] >= 28
    assert columns[-1] <= 30 + block.width_px + 2
    assert rows[-1] <= 30 + block.height_px + 0.1 * block.size_px


@settings(max_examples=40, deadline=None)
@given(words=st.lists(st.text("abcdefghij", min_size=2, max_size=9), min_size=8, max_size=30))
def test_balancing_never_costs_a_line(words: list[str]) -> None:
    text = " ".join(words)
    block = set_text(text, FONT, 32, 420)
    loose = set_text(text, FONT, 32, 420).paragraph  # laid out anew below, without balancing
    loose.layout(420)
    assert block.lines == round(loose.Height / (32 * 1.25))


def test_a_short_text_is_set_as_large_as_wanted() -> None:
    assert fitted("Hello", FONT, (600, 300), (84, 30)).size_px == 84


def test_words_are_kept_whole_where_a_smaller_size_allows_it() -> None:
    block = fitted("Incomprehensibilities", FONT, (400, 300), (90, 24))
    assert block.lines == 1
    assert block.size_px < 90


def test_a_text_too_long_ends_in_an_ellipsis_at_a_word() -> None:
    block = fitted("never ending story " * 200, FONT, (400, 100), (40, 24))
    assert block.text.endswith(("ending…", "never…", "story…"))


def test_lines_are_of_like_length() -> None:
    block = set_text("Cold brew coffee, the patient way", FONT, 40, 560)
    assert block.lines == 2
    assert block.width_px < 420


@pytest.mark.parametrize("text", ["مرحبا بالعالم", "שלום עולם", "123 مرحبا"])
def test_scripts_that_run_left_are_told(text: str) -> None:
    assert runs_left(text)


@pytest.mark.parametrize("text", ["Hello", "12", "", "Hello مرحبا"])
def test_other_scripts_are_told(text: str) -> None:
    assert not runs_left(text)


def test_white_space_and_control_characters_do_not_reach_the_picture() -> None:
    assert clean("  two\n\tlines\x00 \x1b[31m ") == "two lines [31m"


def test_emoji_are_drawn_in_colour() -> None:
    block = set_text("🎬🧊", FONT, 60, 400)
    pixels = draw_sprite(Box(0, 0, 200, 100), lambda canvas: block.draw(canvas, 10, 10)).pixels
    seen = pixels[pixels[..., 3] > 200].astype(int)
    assert (seen[:, :3].max(axis=1) - seen[:, :3].min(axis=1)).max() > 60


def test_a_run_may_have_a_colour_of_its_own() -> None:
    block = set_text([Span("white ", "#ffffff"), Span("red", "#ff0000")], FONT, 60, 400)
    pixels = draw_sprite(Box(0, 0, 400, 100), lambda canvas: block.draw(canvas, 10, 10)).pixels
    assert ((pixels[..., 2] > 200) & (pixels[..., 0] < 50)).sum() > 50
    assert (pixels[..., :3].min(axis=-1) > 200).sum() > 50


def test_weights_differ() -> None:
    light, heavy = (set_text("Weight", Font("Jakarta", weight, "#ffffff"), 60, 600).width_px for weight in (400, 800))
    assert heavy > light * 1.03


def test_no_other_fonts_are_looked_for_when_ours_will_do() -> None:
    ours = len(family_list("Plain", "Jakarta", 800))
    assert len(family_list("Plain text – “quoted” 🎬 żółć Ελληνικά Привет", "Jakarta", 800)) == ours


def test_a_character_our_fonts_lack_is_looked_for_in_others(monkeypatch: pytest.MonkeyPatch) -> None:
    theirs = (typefaces.FONTS / "Lora.ttf", typefaces.FONTS / "NotoColorEmoji.ttf")
    monkeypatch.setattr(typefaces, "_other_fonts", lambda *, heavy: theirs)
    found = typefaces._fallbacks.__wrapped__(frozenset("é🎬"), 500)
    assert [name.rpartition("-")[0] for name in found] == [str(path) for path in theirs]
    assert typefaces._fallbacks.__wrapped__(frozenset("\U0010fffd"), 500) == []


SCRIPTS = (
    "القهوة الباردة",
    "קפה קר",
    "ठंडी कॉफ़ी",
    "ঠান্ডা কফি",
    "ਠੰਢੀ ਕੌਫੀ",
    "குளிர் காபி",
    "กาแฟเย็น",
    "ცივი ყავა",
    "Սառը սուրճ",
)


@pytest.mark.parametrize("weight", [500, 800])
@pytest.mark.parametrize("text", SCRIPTS)
def test_larger_scripts_need_no_fonts_of_the_machine(monkeypatch: pytest.MonkeyPatch, text: str, weight: int) -> None:
    monkeypatch.setattr(typefaces, "_SYSTEM_FOLDERS", ())
    ours = typefaces._other_fonts.__wrapped__(heavy=weight >= 600)
    monkeypatch.setattr(typefaces, "_other_fonts", lambda *, heavy: ours)
    (found,) = typefaces._fallbacks.__wrapped__(frozenset(text.replace(" ", "")), weight)
    assert Path(found.rpartition("-")[0]).parent == typefaces.FONTS / "scripts"
    assert ("Bold" in found) == (weight >= 600)


def test_letters_that_join_are_not_spaced() -> None:
    spaced = Font("Inter", 500, "#ffffff", 1.25, 0.3)
    plain = Font("Inter", 500, "#ffffff", 1.25, 0.0)
    assert set_text("سلام", spaced, 40, 600).width_px == set_text("سلام", plain, 40, 600).width_px
    assert set_text("abcd", spaced, 40, 600).width_px > set_text("abcd", plain, 40, 600).width_px


def test_a_headline_becomes_a_little_smaller_rather_than_leave_a_word_alone() -> None:
    font = Font("Jakarta", 800, "#ffffff", 1.12, -0.012)
    block = fitted("Cold brew, the patient way", font, (590, 800), (92, 40), 5)
    assert block.lines == 2
    assert 92 * 0.86 <= block.size_px < 92
