"""What is understood of prompts of many shapes."""

from __future__ import annotations

import pytest

from tests.studio.director.briefs import BRIEFS, Case
from tui.studio.director.brief import read_brief
from tui.studio.director.plan import house_casting

NAMES = house_casting().names


@pytest.mark.parametrize("case", BRIEFS, ids=lambda case: case.name)
def test_a_brief_is_read_as_it_is_meant(case: Case) -> None:
    brief = read_brief(case.prompt, NAMES)
    substance = brief.substance
    read = {
        "target_s": brief.target_s,
        "orientation": brief.orientation,
        "verbatim": substance.verbatim,
        "closing": substance.closing,
        "opening": substance.opening,
        "captions": brief.captions,
        "presenter": brief.presenter.wanted,
        "presenter_gender": brief.presenter.gender,
        "voice_gender": brief.voice.gender,
        "title": substance.title,
        "on_screen": substance.on_screen,
    }
    assert read == {name: getattr(case, name) for name in read}
    assert case.topic in {None, substance.topic}
    assert case.said in {None, tuple(said.text for said in substance.said)}
    assert set(case.presenter_names) <= set(brief.presenter.names)
    assert set(case.voice_words) <= set(brief.voice.words)
    assert set(case.tone) <= set(brief.tone)
    assert set(case.style) <= set(brief.style)


@pytest.mark.parametrize("case", BRIEFS, ids=lambda case: case.name)
def test_an_instruction_is_never_content(case: Case) -> None:
    said = " ".join(said.text for said in read_brief(case.prompt, NAMES).substance.said)
    assert [words for words in case.never_said if words.lower() in said.lower()] == []
