"""Lists written inside a line are steps, figures told in a row are charts, two things compared are two columns."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.studio.director.test_kinds import board_of, only
from tui.studio.director.inline_lists import one_item_a_line
from tui.studio.director.series import series
from tui.studio.storyboard import ChartKind, ChartScene, ComparisonScene, StepsScene

TOMATO = ("Water it the day before", "Dig a deep hole", "Set it up to the first leaves", "Water again")
IN_A_LINE = (
    "How to plant a tomato. 1. {}. 2. {}. 3. {}. 4. {}. Keep it in the shade.",
    "How to plant a tomato: 1. {} 2. {} 3. {} 4. {}. Keep it in the shade.",
    "A video on how to plant a tomato: 1) {}, 2) {}, 3) {}, 4) {}. Keep it in the shade.",
    "How to plant a tomato - (1) {}; (2) {}; (3) {} and (4) {}. Keep it in the shade.",
    "How to plant a tomato. First {}, second {}, third {}, finally {}. Keep it in the shade.",
    "How to plant a tomato. First, {}; then {}; after that {}; and finally {}. Keep it in the shade.",
    "How to plant a tomato. First, {}. Second, {}. Third, {}. Fourth, {}. Keep it in the shade.",
)
NO_LISTS = (
    "We meet on 1. May and on 2. June and on 3. July.",
    "Room 1. It has a sofa. Room 2. It has a bed.",
    "In 2021: 5 shops. In 2022: 8 shops. The price is 1.50. Version 2.1 is out.",
    "Anna took first place, second place went to Ben, third place to Carl.",
    "The final score was 1. The game lasted 2. Nobody knows why.",
    "First impressions count, then comes the rest.",
)


@pytest.mark.parametrize("told", IN_A_LINE)
def test_a_list_inside_a_line_becomes_steps_and_what_follows_it_none(told: str) -> None:
    scene = only(board_of(told.format(*TOMATO)), StepsScene)
    assert isinstance(scene, StepsScene)
    assert scene.steps == TOMATO
    assert "shade" not in scene.narration


def test_a_step_that_begins_with_wait_is_a_step() -> None:
    scene = only(board_of("How to reset it: (1) unplug it, (2) wait a minute, (3) plug it in."), StepsScene)
    assert isinstance(scene, StepsScene)
    assert scene.steps == ("Unplug it", "Wait a minute", "Plug it in")


def test_the_words_that_lead_in_to_steps_name_the_video_and_no_step_is_lost_to_the_title() -> None:
    board = board_of("How to fold a letter: 1. Lay it flat 2. Fold it 3. Press the crease.")
    assert board.title == "How to Fold a Letter"
    scene = only(board, StepsScene)
    assert isinstance(scene, StepsScene)
    assert len(scene.steps) == 3


@pytest.mark.parametrize("told", NO_LISTS)
def test_dates_decimals_rooms_and_ranks_are_no_lists(told: str) -> None:
    assert one_item_a_line(told) == told


@given(st.text(alphabet="12345.)( abAB,;:-–\n", max_size=60))
def test_parting_lists_loses_no_word(text: str) -> None:
    def letters(told: str) -> list[str]:
        return [letter.lower() for letter in told if letter in "abAB"]

    assert letters(one_item_a_line(text)) == letters(text)


@pytest.mark.parametrize(
    ("told", "head", "labels", "values", "unit", "kind"),
    [
        ("Loans: 2021: 12,000, 2022: 14,500, 2023: 17,200.", "Loans", "2021 2022 2023",
         (12e3, 14.5e3, 17.2e3), "", "line"),
        ("Passengers: 2019: 1.2 million, 2020: 0.3 million, 2021: 0.6 million.", "Passengers", "2019 2020 2021",
         (1.2, 0.3, 0.6), "million", "line"),
        ("Revenue by quarter: Q1 €2.1m, Q2 €2.4m, Q3 €2.2m.", "Revenue by quarter", "Q1 Q2 Q3", (2.1, 2.4, 2.2),
         "million €", "line"),
        ("Visitors: Jan 300, Feb 340 and Mar 510.", "Visitors", "Jan Feb Mar", (300, 340, 510), "", "line"),
        ("Members were 120 in 2021, 180 in 2022 and 240 in 2023.", "Members", "2021 2022 2023",
         (120, 180, 240), "", "line"),
        ("Sales: North: $120k; South: $95k; East: $143k.", "Sales", "North South East", (120, 95, 143),
         "thousand $", "bar"),
        ("Votes: Anna 52, Ben 41, Carl 12.", "Votes", "Anna Ben Carl", (52, 41, 12), "", "bar"),
        ("Market share: Apple 42%, Samsung 31%, others 27%.", "Market share", "Apple Samsung Others",
         (42, 31, 27), "%", "pie"),
    ],
)  # fmt: skip
def test_figures_told_one_after_the_other_become_a_chart(
    told: str, head: str, labels: str, values: tuple[float, ...], unit: str, kind: str
) -> None:
    scene = only(board_of(f"A video about our year. {told} Come and see us soon."), ChartScene)
    assert isinstance(scene, ChartScene)
    assert (scene.headline, scene.labels, scene.values) == (head, tuple(labels.split()), values)
    assert (scene.unit, scene.chart) == (unit, ChartKind(kind))
    assert scene.narration == told


@pytest.mark.parametrize(
    "lines",
    ["Loans:\n2021: 12,000\n2022: 14,500\n2023: 17,200", "Loans:\n- 2021: 12,000\n- 2022: 14,500\n- 2023: 17,200"],
)
def test_figures_on_lines_of_their_own_become_a_chart_under_what_leads_in_to_them(lines: str) -> None:
    board = board_of(f"{lines}\n\nWe lend bikes too.")
    scene = only(board, ChartScene)
    assert isinstance(scene, ChartScene)
    assert (board.title, scene.headline, scene.values) == ("Loans", "Loans", (12_000, 14_500, 17_200))


def test_figures_told_in_an_order_for_a_chart_are_drawn_as_it_says() -> None:
    board = board_of("Make a pie chart of our sales: North: $120k, South: $95k, East: $143k. Thanks to all of you.")
    scene = only(board, ChartScene)
    assert isinstance(scene, ChartScene)
    assert (scene.chart, scene.values) == (ChartKind.PIE, (120, 95, 143))


@pytest.mark.parametrize(
    "told",
    [
        "Opening hours: Monday 9, Tuesday 10, Wednesday 11.",
        "Ingredients: flour 500 g, sugar 200 g, butter 250 g.",
        "Dates: May 3, June 5, July 8.",
        "We grew in 2019, 2020 and 2021.",
        "We have 3 cats, 2 dogs and 5 fish.",
        "It costs 12 euros, takes 3 hours and holds 20 people.",
    ],
)
def test_hours_dates_ingredients_and_counts_of_several_things_are_no_series(told: str) -> None:
    assert series(told) is None


@given(st.text(alphabet="QJan 0123456789,.:;%€$mk-–()", max_size=80))
def test_whatever_is_read_as_a_series_can_be_drawn(text: str) -> None:
    found = series(text)
    assert found is None or 3 <= len(found.labels) == len(found.values) <= 12


@pytest.mark.parametrize(
    "told",
    [
        "Compare tea and coffee: tea has less caffeine, coffee wakes you faster, tea keeps for years, coffee goes "
        "stale.",
        "Compare tea and coffee. Tea has less caffeine and keeps for years. Coffee wakes you faster. It goes stale.",
        "A video comparing tea and coffee. Tea has less caffeine, coffee wakes you faster. Tea keeps for years, but "
        "coffee goes stale.",
        "Compare tea and coffee: Tea: has less caffeine, keeps for years. Coffee: wakes you faster, goes stale.",
        "Compare tea with coffee: Tea: has less caffeine, keeps for years. Coffee: wakes you faster, goes stale.",
    ],
)  # fmt: skip
def test_two_things_compared_have_their_points_on_their_own_sides(told: str) -> None:
    scene = only(board_of(told), ComparisonScene)
    assert isinstance(scene, ComparisonScene)
    assert (scene.left.title, scene.right.title) == ("Tea", "Coffee")
    assert "caffeine" in scene.left.points[0]
    assert "Keeps for years" in scene.left.points or "keeps for years" in scene.left.points[0]
    assert scene.right.points == ("Wakes you faster", "Goes stale") or "goes stale" in scene.right.points[1]


def test_things_of_one_kind_are_told_apart_by_what_differs_in_their_names() -> None:
    told = "Compare electric cars and petrol cars: electric is quiet, petrol cars fill up in five minutes."
    board = board_of(told)
    scene = only(board, ComparisonScene)
    assert isinstance(scene, ComparisonScene)
    assert (scene.left.points, scene.right.points) == (("Is quiet",), ("Fill up in five minutes",))
    assert board.target_s is None
