"""Which answers approve a plan; what is unsure does not, for a wrong yes costs a render."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tui.studio.director.replies import is_go_ahead

GO = """
looks good, generate it|ok|OK!|yes please|approve|approved|ship it|perfect, render|👍|👍🏽|yes|Yes.|yep|
sure|go|go ahead|Go ahead, please|looks great to me|sounds good|great, thanks!|love it|I love it, go!|
perfect|lgtm|LGTM 🚀|do it|let's go|Let’s do it|render it|please render|generate the video|make it|
make the video|start rendering|no changes|no changes needed|nothing to change|it's perfect|
that looks perfect|all good|alright then|okay, proceed|continue|yes yes yes|Fine.|good to go|
works for me|ready|Awesome!!|ok 🙂|approve it|this is great, go ahead|yes, generate it now|"Go ahead"|
i'm happy with it|as is|no, it's fine|y
"""
STAY = """
yes, but make scene two shorter|no|nope|looks good except the ending|don't generate yet|do not render|
not yet|wait|stop|ok but no captions|shorter|make it shorter|make it vertical|yes?|is it ok?|
can you render it in 4K?|perfect except for the title|good, but change the voice|almost|I don't like it|
go back|remove scene 2|great idea, add a scene|yes and change the title to "Go"|not good|never mind|
what does it cost|looks bad|okay so scene 3 is wrong|generate a different script|another voice please|
no way|hmm|approve after you fix scene 2|use Maya|start over|start with a question|end with: go ahead|
add: yes please|the second|2|👎|🤔|...||render it without captions|make it pop|
continue with scene 3 only
"""


def table(text: str) -> list[str]:
    """The entries of a table written with bars."""
    return [entry.strip() for entry in text.replace("\n", "").split("|")]


@pytest.mark.parametrize("reply", table(GO))
def test_this_is_a_go_ahead(reply: str) -> None:
    assert is_go_ahead(reply)


@pytest.mark.parametrize("reply", table(STAY))
def test_this_is_not_a_go_ahead(reply: str) -> None:
    assert not is_go_ahead(reply)


@given(
    st.sampled_from(table(GO)),
    st.sampled_from(["but", "except", "not", "scene", "shorter", "captions", "instead", "wait"]),
)
def test_a_go_ahead_with_a_condition_is_none(reply: str, condition: str) -> None:
    assert not is_go_ahead(f"{reply} {condition} two")


@given(st.text(max_size=300))
def test_any_text_gets_an_answer(reply: str) -> None:
    assert is_go_ahead(reply) in {True, False}


def test_words_that_repeat_are_read_without_trying_every_way_to_cut_them() -> None:
    assert not is_go_ahead("make it make it " * 9 + "!x")
    assert is_go_ahead("yes " * 39)
