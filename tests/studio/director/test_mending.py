"""What code puts right in a model's script: what the user gave holds, whatever the model says."""

from __future__ import annotations

import json
import re

import pytest

from tests.studio.director.briefs import Case
from tests.studio.director.corpus import CORPUS
from tests.studio.director.endpoints import Model, Sent, event, model, spoken
from tests.studio.director.test_corpus import letters
from tui.studio.director import framing
from tui.studio.director.brief import read_brief
from tui.studio.director.confer import confer
from tui.studio.director.plan import Plan, Wishes, house_casting
from tui.studio.director.sentences import split_sentences, vocabulary

BREW = (
    "A 20-second introduction to cold brew coffee, presented by Maya. Use one part coffee to eight parts water. Steep "
    "it for 16 hours in the fridge. It is less bitter than hot coffee. Show “Slow is smooth” on screen. "
    "End with: drink it tomorrow."
)


def script(*says: str, title: str = "Cold Brew at Home") -> str:
    """A model's answer."""
    return json.dumps({"title": title, "scenes": [{"say": say, "headline": ""} for say in says]})


def written(served: Model, prompt: str) -> Plan:
    """A plan with the model connected."""
    plan = confer(prompt, [], Wishes(), endpoint=served.where, may_ask=False)
    assert isinstance(plan, Plan)
    return plan


def said(plan: Plan) -> list[str]:
    """What each scene says."""
    return [scene.narration for scene in plan.storyboard.scenes]


GOOD = (
    "Cold brew coffee takes patience, not heat.",
    "Steep coffee in water for 16 hours in the fridge.",
    "You get a cup less bitter than hot coffee.",
    "It is worth the wait for a smooth coffee.",
)


def test_what_the_brief_gives_word_for_word_holds_whatever_the_model_says() -> None:
    with model(spoken(script(*GOOD))) as served:
        plan = written(served, BREW)
    assert "small-model wrote the words" in plan.message
    assert said(plan)[0] == GOOD[0]
    assert said(plan)[-1] == "Drink it tomorrow."
    assert "Use one part coffee to eight parts water." in said(plan)  # the model forgot it
    assert "Slow is smooth" in [getattr(scene, "headline", "") for scene in plan.storyboard.scenes]
    assert "Maya" in plan.message


def test_figures_nobody_gave_are_not_said_where_the_user_gave_the_facts() -> None:
    invented = "Seventy of a 100 baristas in 1987 cold brewed coffee in the fridge."
    with model(spoken(script(*GOOD, invented))) as served:
        plan = written(served, BREW)
    assert "1987" not in " ".join(said(plan))
    assert GOOD[0] in said(plan)


def test_figures_a_model_knows_are_named_to_be_checked() -> None:
    leaves = ("Leaves eat light every day.", "In 1779 a doctor found that plants clean the air.", "Thank a tree today.")
    with model(spoken(script(*leaves, title="Leaves"))) as served:
        plan = written(served, "make a 10 second video about photosynthesis")
    assert "check its facts, above all 1779" in plan.message


@pytest.mark.parametrize(
    ("says", "why"),
    [
        (("The knight rode out.", "A dragon slept in the hills.", "The queen waited at the gate for word."), "another"),
        (("Der Kaffee zieht lange.", "Das Wasser bleibt kalt.", "Morgen wird er getrunken und genossen."), "English"),
        (("Coffee is cold coffee brew.",) * 5, "again and again"),
        (("Cats purr when they are happy.", "So listen closely next time.", "..."), "repeats its instructions"),
    ],
)
def test_a_lost_model_gives_way_to_the_editor_who_says_so(says: tuple[str, ...], why: str) -> None:
    with model(spoken(script(*says))) as served:
        plan = written(served, BREW)
        assert len(served.asked) == 2
    assert why in plan.message
    assert "I wrote this without small-model" in plan.message
    assert "Steep it for 16 hours in the fridge." in " ".join(said(plan))


def test_a_small_model_that_cannot_write_json_is_asked_in_plain_words() -> None:
    circling = event(
        content='{"title": "x", "scenes": [{"say": "' + "Plants make food that they need to survive. " * 40
    )
    prose = "Leaves turn light into sugar. They breathe in the air around us. Oxygen is what they leave for you."
    with model(Sent([circling]), spoken(prose)) as served:
        plan = written(served, "make a 10 second video about photosynthesis")
    assert said(plan) == list(split_sentences(prose))
    assert "photosynthesis in" in served.asked[1]["messages"][-1]["content"]
    assert "response_format" not in served.asked[1]


def test_labels_marks_and_unfinished_sentences_are_not_said() -> None:
    says = (
        "**Scene 1:** Leaves eat light.",
        "Narrator: Roots drink water. [music] And then the",
        "Thank a tree for it.",
    )
    with model(spoken(script(*says))) as served:
        plan = written(served, "make an 8 second video about photosynthesis")
    assert said(plan) == ["Leaves eat light.", "Roots drink water.", "Thank a tree for it."]


def test_a_script_too_long_is_cut_to_the_length() -> None:
    words = sorted(
        vocabulary("river stone cloud lamp road horse glass paper tower bread field winter garden bridge candle")
    )
    says = [
        f"The {first} and the {then} of the old {last} stand side by side."
        for first, then, last in zip(words, words[5:] + words[:5], words[9:] + words[:9], strict=True)
    ]
    with model(spoken(script(*says))) as served:
        plan = written(served, "make a 20 second video about photosynthesis")
        assert len(served.asked) == 1
    assert 17 <= plan.storyboard.estimated_s <= 24


TRACED = [case for case in CORPUS if not case.files][::6]


@pytest.mark.parametrize("case", TRACED, ids=lambda case: case.name)
def test_every_sentence_has_a_source_with_a_model_as_well(case: Case) -> None:
    prompt = case.prompt
    told = script("It is time to look at what this is for you.", "That is the heart of it.", "Now you know the way.")
    with model(spoken(told)) as served:
        plan = written(served, prompt)
    topic = read_brief(prompt, house_casting().names).substance.topic
    allowed = {letters(line) for line in framing.every_line(topic)}
    sources = [letters(prompt), letters(" ".join(scene["say"] for scene in json.loads(told)["scenes"]))]
    parts = [part for say in said(plan) for part in split_sentences(say)]
    strange = [part for part in parts if letters(part) not in allowed and not any(letters(part) in s for s in sources)]
    assert strange == []
    assert not re.search(r"[{}]", " ".join(parts))
