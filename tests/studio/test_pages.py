"""Pages over lists that change while they are read."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tui.api.terms import SessionMode
from tui.studio.pages import page_after, read_cursor, write_cursor
from tui.studio.refusals import Refusal
from tui.studio.store.sessions import Brief
from tui.studio.store.store import Store, new_id


@given(
    before=st.integers(0, 12),
    limit=st.integers(1, 5),
    between=st.lists(st.integers(0, 3), max_size=8),
)
@settings(max_examples=25, deadline=None)
def test_every_session_is_listed_once_however_many_come_meanwhile(
    tmp_path_factory: pytest.TempPathFactory, before: int, limit: int, between: list[int]
) -> None:
    store = Store(tmp_path_factory.mktemp("home"))

    def add() -> str:
        session_id = new_id()
        store.sessions.add(session_id, SessionMode.CHAT, Brief(prompt="x"), 0)
        return session_id

    ids = [add() for _ in range(before)]
    seen, token, arriving = [], None, iter(between)
    while True:
        page = store.sessions.page(limit, token)
        assert len(page.items) <= limit
        seen += [session.id for session in page.items]
        for _ in range(next(arriving, 0)):
            add()
        token = page.next_token
        if token is None:
            break
    assert seen == ids[::-1]
    store.close()


@given(items=st.lists(st.text(min_size=1), unique=True), limit=st.integers(1, 7))
def test_a_list_in_memory_is_cut_without_loss_or_repeat(items: list[str], limit: int) -> None:
    seen: list[str] = []
    token = None
    while True:
        page = page_after(items, token, limit, "things", str)
        seen += page.items
        token = page.next_token
        if token is None:
            break
    assert seen == items


@given(st.text(max_size=80))
def test_a_made_up_token_is_refused_not_crashed_on(token: str) -> None:
    with pytest.raises(Refusal):
        read_cursor("sessions", token, int)


@given(st.text(), st.integers(0, 2**62) | st.text())
def test_a_cursor_is_read_by_its_own_list_only(listing: str, key: int | str) -> None:
    token = write_cursor(listing, key)
    assert read_cursor(listing, token, type(key)) == key
    with pytest.raises(Refusal):
        read_cursor(listing + "x", token, type(key))


def test_the_home_is_for_its_owner_alone(tmp_path: Path) -> None:
    Store(tmp_path / "home").close()
    assert (tmp_path / "home").stat().st_mode & 0o077 == 0


def test_a_database_that_others_may_read_is_closed_to_them(tmp_path: Path) -> None:
    Store(tmp_path).close()
    (tmp_path / "studio.db").chmod(0o644)  # as an older version, or a copy, left it
    Store(tmp_path).close()
    assert (tmp_path / "studio.db").stat().st_mode & 0o077 == 0
