# ruff: noqa: T201  (a report is printed)
"""How much is understood of briefs and edits that were written without knowledge of the reader.

`python -m tests.studio.director.strangers_report` prints the shares and what was missed; the corpus command prints the
shares after its own.
"""

from __future__ import annotations

import sys
import tempfile
from collections.abc import Iterable, Iterator
from pathlib import Path

from tests.studio.director.enclosed import materials_of
from tests.studio.director.further_revisions import FURTHER_REVISIONS, LAST_QUESTIONS, LAST_REVISIONS, QUESTIONS
from tests.studio.director.further_strangers import FURTHER
from tests.studio.director.last_strangers import LAST
from tests.studio.director.later_strangers import LATER, LATER_ANSWERS, LATER_QUESTIONS, LATER_REVISIONS
from tests.studio.director.newest_strangers import NEWEST
from tests.studio.director.stranger_answers import LAST_ANSWERS, STRANGER_ANSWERS, Answer, answered
from tests.studio.director.stranger_revisions import CASTING, PROMPT, STRANGER_REVISIONS, TOUR, Wished
from tests.studio.director.strangers import STRANGERS, Stranger
from tui.studio.director.brief import Brief, read_brief
from tui.studio.director.direct import direct
from tui.studio.director.plan import Plan, Wishes
from tui.studio.director.references import shown_text
from tui.studio.director.revise import revise
from tui.studio.storyboard import Storyboard, pictures_of

EVERYBODY = (*STRANGERS, *FURTHER, *LAST, *LATER, *NEWEST)
EDITS = (*STRANGER_REVISIONS, *FURTHER_REVISIONS, *LAST_REVISIONS, *LATER_REVISIONS)
ANSWERS = (*STRANGER_ANSWERS, *LAST_ANSWERS, *LATER_ANSWERS)
ASKED = (*QUESTIONS, *LAST_QUESTIONS, *LATER_QUESTIONS)
Found = tuple[str, str, bool, object]
"""Whose expectation it is, what it is about, whether it is met, and what came instead."""


def stranger_checks(case: Stranger) -> Iterator[Found]:
    """Every expectation of a stranger's brief, looked at."""
    with tempfile.TemporaryDirectory() as folder:
        materials = materials_of(case, Path(folder))
        brief = read_brief(case.prompt, CASTING.names, tuple(material.name for material in materials))
        plan = direct(case.prompt, materials, Wishes(), CASTING)
    for matter, met, got in (*_read(case, brief), *_written(case, plan)):
        yield case.name, matter, met, got


def _read(case: Stranger, brief: Brief) -> Iterator[tuple[str, bool, object]]:
    yield "length", brief.target_s == case.target_s, brief.target_s
    yield "orientation", brief.orientation == case.orientation, brief.orientation
    yield "presenter", case.presenter is None or brief.presenter.wanted == case.presenter, brief.presenter.wanted
    if case.captions is not None:
        yield "captions", brief.captions == case.captions, brief.captions
    if case.names:
        yield "named ids", set(case.names) <= set(brief.presenter.names), brief.presenter.names
    if case.colors:
        yield "colours", brief.colors == case.colors, brief.colors
    if case.language:
        yield "language", brief.language == case.language, brief.language
    if case.verbatim:
        yield "verbatim script", brief.substance.verbatim, brief.substance.said


def _written(case: Stranger, plan: Plan) -> Iterator[tuple[str, bool, object]]:
    board = plan.storyboard
    spoken = " ".join(scene.narration for scene in board.scenes)
    shown = " ".join(map(shown_text, board.scenes)) + board.title
    for words in case.heard:
        yield "heard", _bare(words) in _bare(spoken), (words, spoken)
    for words in case.unheard:
        yield "not said, not shown", words.lower() not in shown.lower(), (words, spoken)
    if case.title:
        yield "title", board.title == case.title, board.title
    seen = {picture.asset_id for scene in board.scenes for picture in pictures_of(scene)}
    if case.shown:
        yield "files seen", {f"asset_{name}" for name in case.shown} <= seen, seen
    if case.ends_with:
        yield "ends with", _bare(case.ends_with) in _bare(board.scenes[-1].narration), board.scenes[-1].narration
    for words in case.on_screen:
        yield "on-screen strings", words in shown, words
    kinds = [scene.kind for scene in board.scenes]
    for kind in case.kinds:
        yield "kinds of scene", kind in kinds, kinds


def _bare(text: str) -> str:
    return " ".join(text.lower().replace("’", "'").split()).strip(" .!?")


def revision_check(case: Wished) -> Found:
    """Whether a stranger's edit did what was meant, and nothing else."""
    plan = revise(TOUR, case.message, [], CASTING, PROMPT)
    met = case.meant(plan.storyboard) and (case.named is None or damaged(plan.storyboard) <= set(case.named))
    return case.message, "edits", met, plan.message


def answer_check(case: Answer) -> Found:
    """Whether a stranger's answer to a question of the director's settled what was meant."""
    plan = answered(case)
    return case.text, "answers", case.meant(plan), plan.message


def question_check(question: str, told: str) -> Found:
    """Whether a stranger's question was answered, and nothing changed by it."""
    plan = revise(TOUR, question, [], CASTING, PROMPT)
    return question, "questions", plan.storyboard is TOUR and told.lower() in plan.message.lower(), plan.message


def damaged(board: Storyboard) -> set[str]:
    """Letters of the scenes that are not what they were."""
    now = {scene.scene_id: scene for scene in board.scenes}
    return {scene.scene_id for scene in TOUR.scenes if now.get(scene.scene_id) != scene}


def found() -> list[Found]:
    """Every check of every stranger."""
    briefs = [check for case in EVERYBODY for check in stranger_checks(case)]
    edits, told = map(revision_check, EDITS), map(answer_check, ANSWERS)
    return [*briefs, *edits, *told, *(question_check(*asked) for asked in ASKED)]


def shares(done: Iterable[Found]) -> dict[str, tuple[int, int]]:
    """By matter: how many are met, of how many."""
    counts: dict[str, tuple[int, int]] = {}
    for _, matter, met, _ in done:
        good, total = counts.get(matter, (0, 0))
        counts[matter] = (good + met, total + 1)
    return counts


def main() -> int:
    """Print what was missed and the shares."""
    done = found()
    for name, matter, met, got in done:
        if not met:
            print(f"not understood: {name}: {matter}: {got!r}")
    for matter, (good, total) in sorted(shares(done).items()):
        print(f"strangers: {matter:20} {good / total:7.1%} of {total:3}")
    later = {"edits", "answers", "questions"}
    whole = {name for name, matter, _, _ in done if matter not in later}
    missed = {name for name, matter, met, _ in done if matter not in later and not met}
    print(f"{len(whole) - len(missed)} of {len(whole)} strangers' briefs understood in every point")
    return 0


if __name__ == "__main__":
    sys.exit(main())
