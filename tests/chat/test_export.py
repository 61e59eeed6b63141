"""A conversation can be kept as a text, without its secrets."""

from __future__ import annotations

import json

from tui.chat.draft import Attachment, Source
from tui.chat.export import to_json, to_markdown
from tui.chat.view import ConversationView, Entry, ResourceView, SceneView, Span, State, VideoView

SIGNED = "https://files.example.com/v1.mp4?Signature=SECRET"
VIEW = ConversationView(
    state=State.COMPLETED,
    status="completed",
    backend="heygen",
    title="Cold\nbrew",
    session_id="s1",
    video_id="v1",
    spans=(Span(State.THINKING, "thinking", 1.0, 5.0), Span(State.COMPLETED, "completed", 5.0)),
    entries=(
        Entry("1", "user", "text", "# A film\n- loud", 1_790_000_000.0, (), (Attachment(Source.PATH, "/a", "a.png"),)),
        Entry("2", "model", "resource", "The plan", None, ("i1", "b1", "i2")),
        Entry("3", "user", "text", "ok", pending=True),
    ),
    resources={
        **{key: ResourceView(key, "image", SIGNED) for key in ("i1", "i2")},
        "b1": ResourceView(
            "b1", "blueprint", SIGNED, scenes=(SceneView(1, "title", "Brew", "Say\nthis.", 6.2, SIGNED),)
        ),
    },
    video=VideoView("v1", "completed", "Brew", 30.0, SIGNED, SIGNED, SIGNED, "https://app.heygen.com/videos/v1"),
)


def test_markdown_holds_what_was_said_as_quotations() -> None:
    text = to_markdown(VIEW)
    assert text.startswith("# Cold brew\n")
    assert "> # A film\n> - loud" in text
    assert "- attached: a.png" in text
    assert "1. **Brew** (6.2 s): Say this." in text
    assert "- Length: 30.0 s" in text
    assert [line.split(" · ")[0] for line in text.splitlines() if line[:2] == "##"] == ["## You", "## Agent", "## You"]
    assert "\n\n\n" not in text
    assert "not seen in the session" in text
    assert "2026-09-21" in text


def test_json_holds_everything_needed_to_read_it_again() -> None:
    data = json.loads(to_json(VIEW))
    assert (data["format"], data["version"], data["session_id"], data["state"]) == (
        *("reeltalk.conversation", 1, "s1", "completed"),
    )
    assert [one["content"] for one in data["messages"]] == ["# A film\n- loud", "The plan", "ok"]
    assert data["storyboards"]["b1"][0]["narration"] == "Say\nthis."
    assert data["spans"][0] == {"state": "thinking", "status": "thinking", "started_at": 1.0, "ended_at": 5.0}


def test_no_signed_link_is_exported() -> None:
    assert "SECRET" not in to_markdown(VIEW) + to_json(VIEW)


def test_an_empty_conversation_can_be_exported() -> None:
    assert to_markdown(ConversationView()).startswith("# Untitled")
    assert json.loads(to_json(ConversationView()))["messages"] == []
