"""Briefs and edits in the words of many people: enough is understood of them, and nothing is damaged."""

from __future__ import annotations

import tempfile
from pathlib import Path

import pytest

from tests.studio.director import strangers_report
from tests.studio.director.corpus import MUST
from tests.studio.director.enclosed import materials_of
from tests.studio.director.stranger_revisions import CASTING, PROMPT, TOUR
from tests.studio.director.strangers import Stranger
from tests.studio.director.strangers_report import EDITS, EVERYBODY
from tests.studio.director.test_corpus import letters
from tui.studio.director import framing
from tui.studio.director.brief import read_brief
from tui.studio.director.comparisons import sides_of
from tui.studio.director.direct import direct
from tui.studio.director.direct import said_name as name_said
from tui.studio.director.plan import Plan, Wishes
from tui.studio.director.references import shown_text
from tui.studio.director.revise import revise
from tui.studio.director.sentences import split_sentences
from tui.studio.director.tongues import language_of
from tui.studio.storyboard import ComparisonScene, Storyboard

UNSHOWN = {"bar", "line", "pie", "vs"}
"""How a chart is drawn, and what joins the heads of two columns."""


def planned(name: str) -> Storyboard:
    """The storyboard for a stranger's brief."""
    prompt = next(case.prompt for case in EVERYBODY if case.name == name)
    return direct(prompt, [], Wishes(), CASTING).storyboard


def revised(message: str) -> Plan:
    """The tour's plan after an edit."""
    return revise(TOUR, message, [], CASTING, PROMPT)


def test_enough_is_understood_of_strangers() -> None:
    done = strangers_report.found()
    for matter, (good, total) in strangers_report.shares(done).items():
        missed = [(name, got) for name, of, met, got in done if of == matter and not met]
        assert good / total >= (0.95 if matter in MUST else 0.9), missed


def test_the_held_out_part_is_as_large_as_it_should_be() -> None:
    assert len({case.prompt for case in EVERYBODY}) == len(EVERYBODY) >= 100
    assert len({case.message for case in EDITS}) >= 110


@pytest.mark.parametrize("case", EVERYBODY, ids=lambda case: case.name)
def test_no_script_runs_far_past_the_length_asked_for(case: Stranger) -> None:
    board = direct(case.prompt, [], Wishes(), CASTING).storyboard
    assert case.target_s is None or board.estimated_s <= 1.1 * case.target_s


def test_a_table_of_two_columns_becomes_a_comparison() -> None:
    scene = next(scene for scene in planned("versus-table").scenes if isinstance(scene, ComparisonScene))
    assert (scene.left.title, scene.right.title) == ("Train", "Plane")
    assert scene.right.points == ("Door to door: 6 hours", "Price: 120 euros", "CO2: 180 kg")


def test_before_and_after_are_two_columns() -> None:
    scene = next(scene for scene in planned("before-after").scenes if isinstance(scene, ComparisonScene))
    assert (scene.left.title, scene.left.points[0]) == ("Before", "Invoices took two days")
    assert (scene.right.title, scene.right.points[-1]) == ("After", "One in a thousand is wrong")


def test_sentences_that_only_follow_one_another_are_no_comparison() -> None:
    assert sides_of(["The lamp folds flat.", "The battery lasts two days."], "The Heron lamp") is None


def test_a_comparison_takes_other_words_and_stays_one() -> None:
    board = planned("percent-vs")
    scene = revise(board, 'change "ten years" to "six years"', [], CASTING).storyboard.scenes[1]
    assert isinstance(scene, ComparisonScene)
    assert "Lasts six years" in scene.right.points


@pytest.mark.parametrize(
    "fact", ["The tour takes two hours.", "btw dogs are welcome", "Our guide speaks English. She is a biologist."]
)
def test_a_fact_sent_late_is_taken_in_and_said_to_be(fact: str) -> None:
    plan = revised(fact)
    assert len(plan.storyboard.scenes) == len(TOUR.scenes) + 1
    assert plan.message.startswith("I took that in")


@pytest.mark.parametrize(
    "remark", ["what is the weather", "this is boring", "the title is too long", "is it any good?", "hmm"]
)
def test_a_remark_is_no_fact(remark: str) -> None:
    assert revised(remark).storyboard is TOUR


def test_a_scene_that_should_go_somewhere_is_moved_and_not_removed() -> None:
    board = revised("scene 5 should go before scene 3").storyboard
    assert "".join(scene.scene_id for scene in board.scenes) == "abecdfg"


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Der Honig wird kalt geschleudert und nie erhitzt.", "German"),
        ("Nous avons douze mille livres et deux chats.", "French"),
        ("The man in the van has a plan for the die.", ""),
        ("Photosynthesis", ""),
    ],
)
def test_a_language_is_told_only_where_it_is_plain(text: str, language: str) -> None:
    assert language_of(text) == language


@pytest.mark.parametrize("case", EVERYBODY, ids=lambda case: case.name)
def test_nothing_is_said_that_a_stranger_did_not_write(case: Stranger) -> None:
    topic = read_brief(case.prompt, CASTING.names, ()).substance.topic
    allowed = {letters(line) for line in framing.every_line(topic)}
    written = letters(case.prompt)
    for scene in direct(case.prompt, [], Wishes(), CASTING).storyboard.scenes:
        for part in map(letters, split_sentences(scene.narration)):
            # A row of a table is told in its own words and those of its head, which do not stand side by side.
            from_a_table = "|---" in case.prompt and set(part.split()) <= set(written.split())
            assert part in allowed or part in written or from_a_table


@pytest.mark.parametrize("case", EVERYBODY, ids=lambda case: case.name)
def test_every_word_on_screen_is_a_stranger_s_own(case: Stranger) -> None:
    topic = read_brief(case.prompt, CASTING.names, ()).substance.topic
    own = " ".join(map(letters, (case.prompt, *framing.every_line(topic), "introduction untitled")))
    with tempfile.TemporaryDirectory() as folder:
        materials = materials_of(case, Path(folder))
        filed = (f"{file.name} {name_said(file.name)} {file.text}" for file in materials)
        own += " ".join(map(letters, filed))
        board = direct(case.prompt, materials, Wishes(), CASTING).storyboard
    for scene in board.scenes:
        strange = set(letters(shown_text(scene)).split()) - set(letters(f"{own} {scene.narration}").split())
        assert not {word for word in strange if not word.replace(",", "").isdigit()} - UNSHOWN


def test_the_angle_taken_leads_and_gives_another_storyboard() -> None:
    prompt = (
        "A video about our lamp, either about the price or about the design. It folds flat. The price is 59 euros. "
        "The design won a prize."
    )
    boards = [direct(prompt, [], Wishes(focus=focus), CASTING).storyboard for focus in ("price", "design")]
    told = [" ".join(scene.narration for scene in board.scenes) for board in boards]
    assert told[0].index("59 euros") < told[0].index("a prize")
    assert told[1].index("a prize") < told[1].index("59 euros")
