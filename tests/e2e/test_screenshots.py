"""The pictures in `screenshots/` say what the program says today; `python -m tests.screenshots` makes them anew."""

from __future__ import annotations

import difflib
from pathlib import Path

from tests.screenshots.drawing import lines, png
from tests.screenshots.session import take_all

KEPT = Path(__file__).parents[2] / "screenshots"


async def test_the_pictures_show_the_program_as_it_is() -> None:
    stale = []
    for name, svg in (await take_all()).items():
        kept = KEPT / f"{name}.svg"
        was = lines(kept.read_text(encoding="utf-8")) if kept.exists() else []
        stale += difflib.unified_diff(was, lines(svg), f"{name}.svg", f"{name} now", lineterm="", n=1)
    assert not stale, "run python -m tests.screenshots\n" + "\n".join(stale[:80])


def test_a_picture_can_be_drawn_in_the_programs_own_font() -> None:
    drawn = png((KEPT / "start.svg").read_text(encoding="utf-8"))
    assert drawn[:8] == b"\x89PNG\r\n\x1a\n"
    assert len(drawn) > 20_000
