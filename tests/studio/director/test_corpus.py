"""The corpus of briefs: enough is understood of it, and nothing is said that nobody gave."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.studio.director import corpus
from tests.studio.director.briefs import Case
from tests.studio.director.corpus import CORPUS, MUST, checks
from tests.studio.director.enclosed import materials_of
from tui.studio.director import framing
from tui.studio.director.brief import read_brief
from tui.studio.director.direct import direct
from tui.studio.director.direct import said_name as name_said
from tui.studio.director.plan import Wishes, house_casting
from tui.studio.director.sentences import split_sentences

CASTING = house_casting()


def letters(text: str) -> str:
    """A text as bare words."""
    return " ".join(re.findall(r"\w+", text.lower()))


def test_enough_of_the_corpus_is_understood() -> None:
    done = [check for case in CORPUS for check in checks(case)]
    for matter in {check.matter for check in done}:
        mine = [check for check in done if check.matter == matter]
        share = sum(check.met for check in mine) / len(mine)
        missed = [(check.case, check.got) for check in mine if not check.met]
        assert share >= (0.99 if matter in MUST else 0.9), (matter, missed)


def test_the_corpus_is_as_large_and_as_varied_as_it_should_be() -> None:
    assert len(CORPUS) >= 120
    assert len({case.name for case in CORPUS}) == len(CORPUS)
    assert sum(bool(case.files) for case in CORPUS) >= 15


def test_the_report_says_the_shares(capsys: pytest.CaptureFixture[str]) -> None:
    assert corpus.main() == 0
    assert re.search(r"orientation\s+\d+\.\d% of \d+, at least 99%", capsys.readouterr().out)


@pytest.mark.parametrize("case", CORPUS, ids=lambda case: case.name)
def test_every_sentence_has_a_source(case: Case, tmp_path: Path) -> None:
    materials = materials_of(case, tmp_path)
    names = tuple(material.name for material in materials)
    topic = read_brief(case.prompt, CASTING.names, names).substance.topic
    sources = [letters(case.prompt), *(letters(material.text) for material in materials)]
    sources += [letters(name_said(name)) for name in names]
    allowed = {letters(line) for line in framing.every_line(topic)}
    board = direct(case.prompt, materials, Wishes(), CASTING).storyboard
    said = [part for scene in board.scenes for part in split_sentences(scene.narration)]
    strange = [
        part for part in said if letters(part) not in allowed and not any(letters(part) in text for text in sources)
    ]
    assert strange == []
