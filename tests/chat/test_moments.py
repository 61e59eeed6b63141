"""A server may tell times in another unit, or none: nothing that shows or keeps them breaks on it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.chat.vendor import Vendor
from tui.api.models import SessionListItem
from tui.chat.conversation import Conversation
from tui.chat.export import to_json, to_markdown
from tui.chat.export_html import to_html
from tui.chat.moments import told_moment
from tui.chat.session_list import session_rows
from tui.verbs.listing import _moment


@pytest.mark.parametrize("told", [1_790_000_000_000, 10**18, 10**30, -(10**20), 0])
async def test_a_session_whose_times_are_none_is_shown_listed_and_exported(
    conversation: Conversation, vendor: Vendor, told: int
) -> None:
    vendor.videos["v1"] = {"id": "v1", "status": "completed", "created_at": told, "completed_at": told}
    vendor.open_session("A film", "s1", status="completed", video_id="v1", created_at=told)
    vendor.say("s1", "model", "It is ready.", created_at=told)
    await conversation.follow("s1")
    view = conversation.view
    assert [entry.content for entry in view.entries][-1] == "It is ready."
    assert view.entries[-1].created_at is None
    for export in (to_html, to_markdown, to_json):
        assert "It is ready." in export(view)
    (row,) = session_rows((), [("heygen", SessionListItem(session_id="s1", created_at=told))], (), {})
    assert row.began_at is None


@given(st.none() | st.integers() | st.floats())
def test_every_moment_that_counts_as_told_can_be_shown(told: float | None) -> None:
    moment = told_moment(told)
    assert moment is None or moment == told
    assert _moment(moment) or moment is None
