"""The pictures in `screenshots/` say what the program says today; `python -m tests.screenshots` makes them anew."""

from __future__ import annotations

import difflib
from pathlib import Path

from tests.screenshots.drawing import lines, png
from tests.screenshots.outlines import outlined
from tests.screenshots.session import take_all

KEPT = Path(__file__).parents[2] / "screenshots"


async def test_the_pictures_show_the_program_as_it_is() -> None:
    stale = []
    for name, svg in (await take_all()).items():
        kept = KEPT / f"{name}.svg"
        was = lines(kept.read_text(encoding="utf-8")) if kept.exists() else []
        stale += difflib.unified_diff(was, lines(svg), f"{name}.svg", f"{name} now", lineterm="", n=1)
    assert not stale, "run python -m tests.screenshots\n" + "\n".join(stale[:80])


def test_no_picture_leaves_its_frames_to_a_font_or_fetches_one() -> None:
    for kept in sorted(KEPT.glob("*.svg")):
        svg = kept.read_text(encoding="utf-8")
        assert not [sign for sign in svg if "\u2500" <= sign <= "\u259f"], kept.name
        assert "url(" not in svg.replace("url(#", ""), kept.name


def test_a_frame_is_drawn_to_the_edges_of_its_cells() -> None:
    row = '<text class="a" x="12.2" y="20" textLength="48.8" clip-path="url(#l)">──╮a</text>'
    line, corner, letter = outlined(row).replace("><", ">\n<").splitlines()
    assert 'd="M12.20 12.90h' in line
    assert "M23.60 12.90h13.00v" in line  # to 36.6, where the third cell begins
    assert "H36.60" in corner
    assert 'x="48.8"' in letter
    assert 'textLength="12.2" lengthAdjust="spacingAndGlyphs"' in letter


def test_a_picture_can_be_drawn_in_the_programs_own_font() -> None:
    drawn = png((KEPT / "start.svg").read_text(encoding="utf-8"))
    assert drawn[:8] == b"\x89PNG\r\n\x1a\n"
    assert len(drawn) > 20_000
