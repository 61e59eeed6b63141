"""Who leaves is told what becomes of a run, truly for each backend, and nothing when nothing is open."""

from __future__ import annotations

from tui.chat.parting import parting_words


def test_nothing_is_said_when_nothing_is_open() -> None:
    assert parting_words(set()) == ""


def test_each_backend_is_told_as_it_is() -> None:
    assert "studio rests" in parting_words({"studio"})
    assert "HeyGen meanwhile" in parting_words({"heygen"})
    both = parting_words({"studio", "heygen"})
    assert "next time" in both
    assert "rests" not in both


def test_an_unsent_message_is_said_to_be_a_draft() -> None:
    assert "kept as a draft" in parting_words(set(), unsent=True)


def test_words_that_nothing_keeps_are_said_again() -> None:
    assert parting_words(set(), unsent=True, unkept="half a thought").endswith(
        "could not be kept. It was:\nhalf a thought"
    )
