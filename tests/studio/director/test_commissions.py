"""Facts in the very sentence that commissions a video are taken for facts; nothing is made of a mere subject."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tui.studio.director.brief import read_brief
from tui.studio.director.commissions import told_of
from tui.studio.director.direct import direct
from tui.studio.director.plan import Wishes, house_casting

WORDS = ("a", "our", "cafe", "called", "Spoke", "that", "opens", "with", "tea", ",", "and", "Oslo", "who", "is", "3")
SPOKE = (
    "A 20-second vertical film for a bicycle cafe called Spoke that opens on 3 May with free coffee for the first 50 "
    "guests, repairs while you wait, and a workshop every Thursday at six"
)


def said(prompt: str) -> tuple[str, ...]:
    """The sentences a prompt gives."""
    return tuple(item.text for item in read_brief(prompt).substance.said)


def test_what_is_told_of_the_thing_is_said() -> None:
    brief = read_brief(SPOKE)
    assert (brief.target_s, brief.substance.topic) == (20, "Spoke")
    assert said(SPOKE) == (
        "Spoke is a bicycle cafe.",
        "Spoke opens on 3 May with free coffee for the first 50 guests.",
        "Repairs while you wait.",
        "A workshop every Thursday at six.",
    )
    board = direct(SPOKE, [], Wishes(), house_casting()).storyboard
    assert board.title == "Spoke"
    assert [scene.narration for scene in board.scenes] == list(said(SPOKE))


@pytest.mark.parametrize(
    ("topic", "subject", "facts"),
    [
        (
            "Nordlys, a bakery in Oslo that opens at six, bakes 40 kinds of bread, and delivers by bicycle",
            "Nordlys",
            (
                "Nordlys is a bakery in Oslo.",
                "Nordlys opens at six.",
                "Nordlys bakes 40 kinds of bread.",
                "Nordlys delivers by bicycle.",
            ),
        ),
        ("our library that is open on Sundays", "our library", ("Our library is open on Sundays.",)),
        (
            "a choir called Blue Note with 40 voices",
            "Blue Note",
            ("Blue Note is a choir.", "40 voices."),
        ),
        ("a dog that saved a child", "a dog that saved a child", ()),
        ("the man who invented the telephone", "the man who invented the telephone", ()),
        ("a cafe called Spoke", "a cafe called Spoke", ()),
        ("how bees find flowers that are far away", "how bees find flowers that are far away", ()),
    ],
)
def test_only_of_what_is_named_or_one_s_own(topic: str, subject: str, facts: tuple[str, ...]) -> None:
    assert told_of(topic) == (subject, facts)


@given(st.lists(st.sampled_from(WORDS), max_size=12))
def test_nothing_is_told_but_in_the_user_s_own_words(parts: list[str]) -> None:
    topic = " ".join(parts).replace(" ,", ",")
    _, facts = told_of(topic)
    own = {part.strip(",").casefold() for part in parts} | {"is"}
    assert {word.strip(".,").casefold() for fact in facts for word in fact.split()} <= own | {""}


@pytest.mark.parametrize(
    ("prompt", "sentences"),
    [
        (
            "Mach ein kurzes Video: „Bienen leben in der Stadt. Sie finden dort mehr Blüten. Pflanzt Lavendel!“",
            ("Bienen leben in der Stadt.", "Sie finden dort mehr Blüten.", "Pflanzt Lavendel!"),
        ),
        ("Make a short video: “Bees live in cities. Plant lavender!”", ("Bees live in cities.", "Plant lavender!")),
        ("Mach ein kurzes Video über Bienen.", ()),
        ("A 20 second video in Spanish about bees.", ()),
        ("A video about tea. Tea is a leaf. A draft first.", ("Tea is a leaf.",)),
        ("A video about tea. Tea is a leaf. Just a quick draft, please.", ("Tea is a leaf.",)),
        ("A video about beer. A draft is served first.", ("A draft is served first.",)),
    ],
)
def test_a_wish_for_a_video_is_not_said_and_the_text_in_it_is(prompt: str, sentences: tuple[str, ...]) -> None:
    assert said(prompt) == sentences
