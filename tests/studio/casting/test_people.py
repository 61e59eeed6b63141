"""Who can present."""

from __future__ import annotations

import re

import pytest

from tui.studio.casting.catalogue import Framing
from tui.studio.casting.people import PEOPLE, look
from tui.studio.casting.voices import voice
from tui.studio.stage.figure.clothes import CLOTHES
from tui.studio.stage.figure.hair import HAIR

LOOKS = [(person, worn) for person in PEOPLE for worn in person.looks]


def test_there_is_a_choice_of_people_each_with_a_change_of_clothes() -> None:
    assert len(PEOPLE) >= 12
    assert all(len(person.looks) >= 2 for person in PEOPLE)
    assert {person.age for person in PEOPLE} >= {"young", "adult", "senior"}
    assert len({person.skin for person in PEOPLE}) == len(PEOPLE)


def test_no_two_people_are_of_one_stamp() -> None:
    assert len({person.hair_style for person in PEOPLE}) >= 12
    assert len({person.build for person in PEOPLE}) >= 6
    assert len({person.face for person in PEOPLE}) == len(PEOPLE)
    decades = {word for person in PEOPLE for word in person.description.split() if word.endswith("ties")}
    assert decades >= {"twenties", "thirties", "forties", "fifties", "sixties", "seventies"}


def test_every_framing_can_be_had_and_most_people_have_a_choice() -> None:
    assert {worn.framing for _, worn in LOOKS} == set(Framing)
    assert sum(len({worn.framing for worn in person.looks}) > 1 for person in PEOPLE) >= 12


def test_ids_are_readable_and_all_different() -> None:
    ids = [person.group_id for person in PEOPLE] + [worn.look_id for _, worn in LOOKS]
    assert len(set(ids)) == len(ids)
    assert all(re.fullmatch(r"(person|look)(_[a-z]+)+", one) for one in ids)


@pytest.mark.parametrize(("person", "worn"), LOOKS, ids=lambda value: getattr(value, "look_id", ""))
def test_a_look_is_found_by_its_id_with_whose_it_is(person, worn) -> None:
    assert look(worn.look_id) == (person, worn)
    assert worn.group_id == person.group_id
    assert worn.clothes in CLOTHES
    assert person.hair_style in HAIR


def test_everyone_has_a_voice_that_exists_and_suits() -> None:
    for person in PEOPLE:
        assert voice(person.default_voice_id).gender == person.gender, person.name


def test_everyone_is_described() -> None:
    assert all(person.description.endswith(".") and len(person.description) > 30 for person in PEOPLE)


def test_an_unknown_look_is_refused() -> None:
    with pytest.raises(KeyError):
        look("look_nobody")
