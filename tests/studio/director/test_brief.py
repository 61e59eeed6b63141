"""What is understood of prompts of many shapes."""

from __future__ import annotations

import pytest

from tests.studio.director.briefs import BRIEFS, Case
from tui.api.terms import Orientation
from tui.studio.director.brief import read_brief
from tui.studio.director.direct import direct
from tui.studio.director.plan import Wishes, house_casting

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


@pytest.mark.parametrize(
    ("prompt", "orientation", "target_s"),
    [
        ("A 20-second portrait video that introduces the Heron lamp. It folds flat.", Orientation.PORTRAIT, 20),
        ("A portrait video about tea. Tea is a leaf.", Orientation.PORTRAIT, None),
        ("A 20-second landscape film about tea. Tea is a leaf.", Orientation.LANDSCAPE, 20),
        ("a 45 second portrait-format film introducing our shop. We open at nine.", Orientation.PORTRAIT, 45),
        ("A 1-minute horizontal tutorial which teaches how to fold a crane. Fold it.", Orientation.LANDSCAPE, 60),
        ("A film in portrait format about bees. Bees dance.", Orientation.PORTRAIT, None),
        ("Portrait-mode video, half a minute, about hats. Hats are warm.", Orientation.PORTRAIT, 30),
        ("20s landscape: the Heron lamp folds flat. It costs 59 euros.", Orientation.LANDSCAPE, 20),
        ("Portrait of a lighthouse keeper: he has lived there for 30 years.", None, None),
        ("A portrait painter shows her studio. It has high windows.", None, None),
        ("A landscape painter teaches. He is 90.", None, None),
        ("My portrait video won a prize. It hangs in the hall.", None, None),
    ],
)
def test_a_video_named_by_its_shape_is_a_wish_and_a_painter_is_not(
    prompt: str, orientation: Orientation | None, target_s: float | None
) -> None:
    brief = read_brief(prompt, NAMES)
    assert (brief.orientation, brief.target_s) == (orientation, target_s)


@pytest.mark.parametrize("shape", ["square video", "1:1 video", "4:5 clip", "square animation"])
def test_a_shape_that_cannot_be_had_is_told(shape: str) -> None:
    plan = direct(f"A 15-second {shape} about hats. Hats are warm. Hats are round.", [], Wishes())
    assert shape.split(maxsplit=1)[0] in plan.message
    assert "not possible" in plan.message
    assert plan.storyboard.orientation is Orientation.LANDSCAPE


def test_particulars_are_read() -> None:
    brief = read_brief(
        "A video for busy parents about lunch. Language: Spanish. Font: Futura. Colours #ff8800 and #003366. Eat well.",
        NAMES,
    )
    assert (brief.audience, brief.language, brief.fonts) == ("busy parents", "Spanish", ("Futura",))
    assert brief.colors == ("#ff8800", "#003366")


@pytest.mark.parametrize("title", ["The City Is a Meadow", "“The City Is a Meadow”"])
def test_what_follows_a_title_in_its_line_is_said(title: str) -> None:
    brief = read_brief(
        f"A film about city bees.\nTitle: {title}. One hive is home to 50,000 bees. "
        "Leave the dandelions. End with: plant something that blooms."
    )
    assert brief.substance.title.strip("“”") == "The City Is a Meadow"
    assert [said.text for said in brief.substance.said] == ["One hive is home to 50,000 bees.", "Leave the dandelions."]
    assert brief.substance.closing == "Plant something that blooms."


def test_a_title_of_two_short_sentences_stays_whole() -> None:
    assert read_brief("A film about bees.\nTitle: Less spray. More bees.").substance.title == "Less spray. More bees"
