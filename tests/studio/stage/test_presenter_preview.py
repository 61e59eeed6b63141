"""The short clip of a look."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from tui.studio.casting.catalogue import Framing
from tui.studio.casting.people import PEOPLE
from tui.studio.narration.speech import MouthShape, Speech
from tui.studio.stage.presenter_preview import draw_talking_preview
from tui.studio.stage.task import FPS

MAYA = PEOPLE[0]
SPEECH = Speech(
    np.zeros(72_000, np.float32), 24_000, (), tuple(MouthShape("DBEACF"[n % 6], n / 8, (n + 1) / 8) for n in range(22))
)


@pytest.mark.parametrize("size", [(320, 320), (320, 180), (180, 320)])
@pytest.mark.parametrize("framing", Framing)
def test_a_look_talks_for_as_long_as_it_is_heard(size, framing) -> None:
    worn = replace(MAYA.looks[0], framing=framing)
    pictures = [frame.rgb()[::4, ::4].astype(int) for frame in draw_talking_preview(MAYA, worn, *size, SPEECH)]
    assert len(pictures) == round(3.4 * FPS)
    moved = [np.abs(one - other).mean() for one, other in zip(pictures[:-10:10], pictures[10::10], strict=True)]
    assert min(moved) > 0.02
    assert all(abs(picture[0] - pictures[0][0]).max() < 4 for picture in pictures), "the head is never cut"


def test_the_ground_is_of_the_colour_asked_for() -> None:
    frame = next(draw_talking_preview(MAYA, MAYA.looks[0], 320, 320, SPEECH, ground="#204060"))
    assert np.abs(frame.rgb()[1, 1].astype(int) - (0x20, 0x40, 0x60)).max() < 12
