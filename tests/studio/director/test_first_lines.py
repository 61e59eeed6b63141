"""A video opens on what the user wrote; a line of the director's own stands there only where that is not enough."""

from __future__ import annotations

import pytest

from tui.studio.director.direct import direct
from tui.studio.director.plan import Wishes, house_casting
from tui.studio.storyboard import BulletsScene, NumberScene, Storyboard, TitleScene

CASTING = house_casting()
BEES = (
    "A 40-second video about city bees. The city is a meadow: bees find more flowers here than in the fields. London "
    "had 1,200 hives in 2010 and 5,300 in 2020. What you can do: plant lavender, leave a dish of water, and mow less "
    "often. Do not use sprays."
)


def planned(prompt: str) -> Storyboard:
    """The plan for a prompt."""
    return direct(prompt, [], Wishes(), CASTING).storyboard


@pytest.mark.parametrize(
    ("prompt", "opening"),
    [
        (BEES, "The city is a meadow: bees find more flowers here than in the fields."),
        (
            "A video about rain gardens. They drink the storm. They cost little. They need no watering.",
            "Rain gardens. They drink the storm.",
        ),
        ("A video about our bakery. We sold 1,250 loaves. A loaf is warm. We open at nine.", "Our bakery."),
        ("A video about tea. Who drank it first? A Chinese emperor did. He liked it.", "Who drank it first?"),
        ("A video about tea. Tea is a leaf.", "Let's talk about tea."),
        ("A video about how tides work. The moon pulls. The sea follows. Twice a day.", "Here is how tides work."),
    ],
)
def test_a_video_opens_on_what_there_is_to_say(prompt: str, opening: str) -> None:
    assert planned(prompt).scenes[0].narration == opening


def test_a_telling_figure_keeps_its_own_scene() -> None:
    board = planned("A video about our bakery. We sold 1,250 loaves. A loaf is warm. We open at nine.")
    assert any(isinstance(scene, NumberScene) and scene.value == 1250 for scene in board.scenes)


def test_what_is_said_under_the_title_is_not_the_title_again() -> None:
    title = planned("A video about rain gardens. They drink the storm. They cost little. They need no care.").scenes[0]
    assert isinstance(title, TitleScene)
    assert (title.headline, title.subline) == ("Rain Gardens", "They drink the storm")


def test_points_stand_under_what_leads_in_to_them() -> None:
    points = next(scene for scene in planned(BEES).scenes if isinstance(scene, BulletsScene))
    assert points.headline == "What you can do"
    assert points.points == ("Plant lavender", "Leave a dish of water", "Mow less often")
