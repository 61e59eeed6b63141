"""An exported page needs nothing else, obeys nothing in what was said, and can be read back."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from html.parser import HTMLParser
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.chat.test_export import SIGNED, VIEW
from tui.chat.export import to_json
from tui.chat.export_html import pictures_of, to_html
from tui.chat.importing import ImportFailed, parse_export, read_export
from tui.chat.view import ConversationView, Entry, State

PNG = b"\x89PNG\r\n\x1a\n" + bytes(24)
HOSTILE = (
    "</script><script>alert(1)</script> <img src=x onerror=alert(1)> [go](javascript:alert(1)) "
    "![spy](https://tracker.example/p.png) <!-- \x1b[31m <iframe src='https://evil.example'></iframe>"
)


class Elements(HTMLParser):
    """What a browser would make of a page."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.found: list[tuple[str, dict[str, str | None]]] = []
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.append((tag, dict(attrs)))


def test_the_poster_and_the_scenes_pictures_are_in_the_page() -> None:
    assert pictures_of(VIEW) == (SIGNED,)
    page = to_html(VIEW, {SIGNED: PNG}, name="My film")
    pictures = [attrs for tag, attrs in Elements(page).found if tag == "img"]
    assert len(pictures) == 2
    assert all((one["src"] or "").startswith("data:image/png;base64,iVBOR") for one in pictures)
    assert "<h1>My film</h1>" in page
    assert "SECRET" not in page


def test_what_is_no_picture_is_not_put_into_the_page() -> None:
    page = to_html(VIEW, {SIGNED: b"<svg onload=alert(1)>"})
    assert "<img" not in page


@pytest.mark.parametrize("role", ["user", "model", "system", '"><script>alert(1)</script>'])
def test_a_hostile_message_is_text_and_nothing_else(role: str) -> None:
    entry = Entry("1", role, "text", HOSTILE, 1_790_000_000.0)
    page = to_html(replace(VIEW, title=HOSTILE, entries=(entry,)))
    elements = Elements(page).found
    scripts = [attrs for tag, attrs in elements if tag == "script"]
    assert scripts == [{"type": "application/json", "id": "reeltalk-conversation"}]
    assert not {"iframe", "img"} & {tag for tag, _ in elements}
    assert not [attrs for _, attrs in elements if any(name.startswith("on") for name in attrs)]
    links = [attrs["href"] or "" for tag, attrs in elements if tag == "a"]
    assert all(link.startswith("https://") for link in links)
    assert "default-src 'none'" in page


@pytest.mark.parametrize("write", [to_json, to_html])
def test_what_was_exported_can_be_looked_at_again(write: object, tmp_path: Path) -> None:
    path = tmp_path / "export.any"
    path.write_text(write(VIEW), encoding="utf-8")  # type: ignore[operator]
    view = read_export(path)
    assert (view.title, view.backend, view.session_id, view.state) == ("Cold\nbrew", "heygen", "s1", State.COMPLETED)
    assert [entry.content for entry in view.entries] == [entry.content for entry in VIEW.entries]
    assert view.entries[0].attachments[0].name == "a.png"
    assert view.resources["b1"].scenes[0].narration == "Say\nthis."
    assert view.spans == VIEW.spans
    assert view.video is not None
    assert (view.video.duration_s, view.video.page_url) == (30.0, "https://app.heygen.com/videos/v1")


@given(st.text())
def test_any_words_survive_the_page(said: str) -> None:
    view = ConversationView(entries=(Entry("1", "model", "text", said),))
    said = said.encode("utf-8", "replace").decode()
    page = to_html(view).encode("utf-8", "replace").decode()
    assert parse_export(page).entries[0].content == json.loads(json.dumps(said))


@given(
    st.recursive(
        st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=8),
        lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=8), inner, max_size=3),
        max_leaves=12,
    ),
    st.sampled_from(["messages", "spans", "storyboards", "video", "title", "state", "backend"]),
)
def test_a_file_from_anyone_is_read_or_refused_but_never_crashes(value: object, key: str) -> None:
    data = {**json.loads(to_json(VIEW)), key: value}
    parse_export(json.dumps(data))
    data["messages"] = [{"role": value, "content": value, "type": value, "created_at": value, "resource_ids": value}]
    parse_export(json.dumps(data))


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("hello", "no exported conversation"),
        ("<html><body>hi</body></html>", "no exported conversation"),
        ("[1, 2]", "no conversation that was exported"),
        ('{"format": "reeltalk.conversation", "version": 2}', "later version"),
        ("[" * 100_000, "no exported conversation"),
    ],
)
def test_what_is_no_export_is_refused_by_name(text: str, why: str, tmp_path: Path) -> None:
    path = tmp_path / "thing.json"
    path.write_text(text)
    with pytest.raises(ImportFailed, match=re.escape(why)) as refused:
        read_export(path)
    assert "thing.json" in str(refused.value)


def test_a_file_that_is_not_there_or_not_text_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ImportFailed, match="cannot be read"):
        read_export(tmp_path / "nowhere.json")
    (tmp_path / "film.mp4").write_bytes(bytes(range(256)))
    with pytest.raises(ImportFailed, match="no text"):
        read_export(tmp_path / "film.mp4")
