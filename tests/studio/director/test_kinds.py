"""Moments, steps and single figures get scenes of their own kind, with nothing in them that was not said."""

from __future__ import annotations

from tui.studio.director.direct import direct
from tui.studio.director.plan import Wishes
from tui.studio.director.references import shown_text
from tui.studio.director.revise import revise
from tui.studio.storyboard import NumberScene, Scene, StepsScene, Storyboard, TimelineScene

HISTORY = (
    "A video about our bakery. Bread has been our life for long. In 1921 Anna Holm opened the shop on Mill Street. In "
    "1954 her son built the second oven. In 1998 the shop got its garden. Come and taste it today."
)
STEPS = (
    "A video about bread.\n\nHow to bake it:\n1. Mix flour and water.\n2. Let the dough rest for an hour.\n"
    "3. Bake it until it is brown.\n\nIt keeps for days. Eat it with butter."
)
FIGURE = (
    "A video about our bakery. We have baked rye bread for the people of this town for a very long time. "
    "We sold 12,500 loaves of it to our neighbours last year. Nobody in the whole valley bakes it as slowly as we do "
    "here. We open early."
)


def board_of(prompt: str) -> Storyboard:
    """The plan of a prompt without files."""
    return direct(prompt, [], Wishes()).storyboard


def only(board: Storyboard, kind: type[Scene]) -> Scene:
    """The one scene of a kind."""
    (found,) = [scene for scene in board.scenes if isinstance(scene, kind)]
    return found


def test_years_in_order_become_a_timeline() -> None:
    scene = only(board_of(HISTORY), TimelineScene)
    assert [moment.when for moment in scene.moments] == ["1921", "1954", "1998"]
    assert scene.moments[1].what == "Her son built the second oven"
    assert "second oven" in shown_text(scene)


def test_a_list_under_how_to_becomes_steps() -> None:
    scene = only(board_of(STEPS), StepsScene)
    assert scene.steps == ("Mix flour and water", "Let the dough rest for an hour", "Bake it until it is brown")


def test_one_telling_figure_is_shown_large_and_small_counts_and_years_are_not() -> None:
    scene = only(board_of(FIGURE), NumberScene)
    assert (scene.value, scene.unit, scene.label) == (
        12_500,
        "",
        "We sold 12,500 loaves of it to our neighbours last year",
    )
    plain = board_of("A video about us. We opened in 1999. We have 3 cats. Come at 9:30. It is 5-10 metres. Bye now.")
    assert not [one for one in plain.scenes if isinstance(one, NumberScene)]


def test_changed_words_change_the_figure_and_the_moments_too() -> None:
    board = board_of(FIGURE)
    changed = revise(board, 'change "12,500" to "13,000"').storyboard
    assert only(changed, NumberScene).value == 13_000
    moved = revise(board_of(HISTORY), 'change "1954" to "1955"').storyboard
    assert [moment.when for moment in only(moved, TimelineScene).moments] == ["1921", "1955", "1998"]
