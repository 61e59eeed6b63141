"""A contact sheet of every look in both orientations, for looking at: `python -m tests.presenter_sheet OUT.png`.

Each is shown at a moment of its own, some at rest, some in the midst of a gesture.
"""

from __future__ import annotations

import sys
from itertools import islice
from pathlib import Path

import numpy as np
from PIL import Image

from tui.studio.casting.catalogue import Look, Person
from tui.studio.casting.people import PEOPLE
from tui.studio.narration.speech import MouthShape, Speech
from tui.studio.stage.figure.pose import open_eyed
from tui.studio.stage.presenter import seed_of
from tui.studio.stage.presenter_preview import draw_talking_preview
from tui.studio.stage.task import FPS

SIZES = ((284, 236), (156, 236))
COLUMNS = 5
GAP_PX = 6
GROUNDS = ("#b9d3df", "#e2d3bd", "#c9c2e0", "#bfdcc6", "#ecc9c4", "#c6d0e6")
SHAPES = "XDBEACFBHD"


def _said(number: int) -> Speech:
    """Four seconds of shapes, different for each look."""
    shapes = [SHAPES[(n * 7 + number * 3) % len(SHAPES)] for n in range(30)]
    mouths = tuple(MouthShape(shape, 0.3 + n / 8, 0.3 + (n + 1) / 8) for n, shape in enumerate(shapes))
    return Speech(np.zeros(4 * 24_000, np.float32), 24_000, (), mouths)


def _picture(person: Person, look: Look, number: int, size: tuple[int, int]) -> Image.Image:
    frames = draw_talking_preview(person, look, *size, _said(number), GROUNDS[number % len(GROUNDS)])
    at_s = open_eyed((0.1, 1.5)[number % 4 > 0], seed_of(person))
    return Image.fromarray(next(islice(frames, round(at_s * FPS), None)).rgb())


def main(target: Path) -> None:
    """Draw all looks, landscape and portrait side by side."""
    looks = [(person, look) for person in PEOPLE for look in person.looks]
    wide = sum(width + GAP_PX for width, _ in SIZES) + GAP_PX
    high = SIZES[0][1] + 2 * GAP_PX
    rows = -(-len(looks) // COLUMNS)
    sheet = Image.new("RGB", (COLUMNS * wide + GAP_PX, rows * high + GAP_PX), "#f4f5f8")
    for number, (person, look) in enumerate(looks):
        row, column = divmod(number, COLUMNS)
        x = column * wide + GAP_PX
        for size in SIZES:
            sheet.paste(_picture(person, look, number, size), (x, row * high + GAP_PX))
            x += size[0] + GAP_PX
    sheet.save(target, optimize=True)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
