"""What a user keeps choosing is offered, can be read and cleared, and stays out of incognito sessions."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.studio.director.directing import DirectingCrew, talk
from tests.studio.serving import Served, serving
from tui.studio.director.memory import Memory, read_memory, write_memory

PROMPT = (
    "A video about otters. Otters hold hands while they sleep. A group of otters is called a raft. Pups cannot dive."
)


@pytest.fixture
def memory(tmp_path: Path) -> Path:
    return tmp_path / "memory.json"


@pytest.fixture
def served(tmp_path: Path, memory: Path) -> Iterator[Served]:
    with serving(tmp_path / "home", DirectingCrew(tmp_path / "kits", None, memory)) as running:
        yield running


def made_with(served: Served, *edits: str, **more: object) -> None:
    """Make a video after some edits."""
    chat = talk(served, PROMPT, **more)
    for edit in (*edits, "go ahead"):
        chat.says(edit)


def test_what_was_chosen_twice_is_offered_and_told(served: Served) -> None:
    made_with(served, "use Leo and make it vertical")
    assert not talk(served, PROMPT).board()["look_id"].startswith("look_leo")
    made_with(served, "use Leo and make it vertical")
    chat = talk(served, PROMPT)
    assert chat.board()["look_id"].startswith("look_leo")
    assert chat.board()["orientation"] == "portrait"
    assert "As you usually choose: Leo Marchetti" in chat.said()[1]


def test_what_the_prompt_says_goes_before_habit(served: Served) -> None:
    for _ in range(2):
        made_with(served, "use Leo and make it vertical")
    board = talk(served, f"{PROMPT} Use Amara as the presenter. Landscape.").board()
    assert board["look_id"].startswith("look_amara")
    assert board["orientation"] == "landscape"


def test_it_can_be_read_and_cleared_in_words(served: Served, memory: Path) -> None:
    for _ in range(2):
        made_with(served, "use Leo")
    chat = talk(served, PROMPT)
    chat.says("what do you remember about me?")
    assert "Presenter: Leo Marchetti" in chat.said()[1]
    chat.says("forget what I like")
    assert not memory.exists()
    assert not talk(served, PROMPT).board()["look_id"].startswith("look_leo")


def test_incognito_neither_reads_nor_writes(served: Served, memory: Path) -> None:
    for _ in range(2):
        made_with(served, "use Leo", incognito_mode=True)
    assert not memory.exists()
    for _ in range(2):
        made_with(served, "use Leo")
    before = memory.read_bytes()
    assert not talk(served, PROMPT, incognito_mode=True).board()["look_id"].startswith("look_leo")
    made_with(served, "use Amara", incognito_mode=True)
    assert memory.read_bytes() == before


def test_the_file_is_plain_and_a_broken_one_is_as_none(memory: Path) -> None:
    write_memory(memory, Memory().with_choices({"look_id": "look_leo_navy_blazer"}))
    assert json.loads(memory.read_text())["chosen"] == {"look_id": ["look_leo_navy_blazer"]}
    memory.write_text("{not json")
    assert read_memory(memory) == Memory()


def test_a_habit_is_what_was_chosen_most_and_more_than_once() -> None:
    remembered = Memory()
    for name in ("a", "b", "b"):
        assert remembered.usual("look_id") is None
        remembered = remembered.with_choices({"look_id": name})
    assert remembered.usual("look_id") == "b"
    assert remembered.with_choices({"look_id": "a"}).usual("look_id") is None
