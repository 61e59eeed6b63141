"""What is printed stays in its place and obeys nobody, whatever stands in it."""

from __future__ import annotations

import shlex
from dataclasses import replace
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from tests.api.quick import FEW
from tui.chat.view import ConversationView, Entry, ResourceView, SceneView, State
from tui.settings import Folders, Settings, default_home
from tui.verbs.words import call_line, plan_waiting, session_text, table

ANY = st.text(max_size=60)
BOARD = ResourceView("r1", "blueprint", scenes=(SceneView(1, "title", "Tea", "Tea is a leaf.", 3.0),))
SHOWN = ConversationView(
    state=State.YOUR_TURN,
    status="reviewing",
    session_id="s1",
    entries=(Entry("1", "user", "text", "Tea"), Entry("2", "model", "resource", "A plan.", resource_ids=("r1",))),
    resources={"r1": BOARD},
)


@FEW
@given(st.lists(st.tuples(ANY, ANY, ANY), min_size=1, max_size=5))
def test_a_field_never_becomes_two_and_a_row_never_breaks(rows: list[tuple[str, str, str]]) -> None:
    lines = table(rows, for_people=False).split("\n")
    assert [line.count("\t") for line in lines] == [2] * len(rows)
    assert len(table(rows, for_people=True).split("\n")) == len(rows)


@FEW
@given(ANY, ANY, ANY)
def test_a_shown_session_holds_no_control_code(title: str, said: str, name: str) -> None:
    view = ConversationView(title=title, session_id="s1", entries=(Entry("1", "model", "text", said),))
    text = session_text(view, (), name)
    assert all(letter == "\n" or ord(letter) >= 0x20 for letter in text)
    assert not set(text) & set(map(chr, range(0x7F, 0xA0)))


@FEW
@given(ANY.filter(lambda text: "\0" not in text))
def test_a_call_is_copied_into_a_shell_as_it_is_meant(text: str) -> None:
    elsewhere = Settings(Folders(Path("/tmp/my films")))
    assert shlex.split(call_line(elsewhere, "send", "s1", text)) == [
        "reeltalk",
        "--home",
        "/tmp/my films",
        "send",
        "s1",
        text,
    ]
    assert shlex.split(call_line(Settings(Folders(default_home())), "show", "s1")) == ["reeltalk", "show", "s1"]


def test_a_plan_waits_only_while_it_is_the_last_thing_shown() -> None:
    assert plan_waiting(SHOWN) is BOARD
    assert plan_waiting(replace(SHOWN, state=State.GENERATING)) is None
    asked = Entry("3", "model", "text", "One more thing: which voice?")
    later = replace(SHOWN, status="waiting_for_input", entries=(*SHOWN.entries, asked))
    assert plan_waiting(later) is None
