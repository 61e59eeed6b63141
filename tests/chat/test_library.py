"""What is kept outlasts restarts, broken files, full disks and many threads."""

from __future__ import annotations

import json
import os
import sqlite3
import subprocess
import sys
import threading
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.chat.vendor import Time
from tui.api.terms import Orientation, SessionMode
from tui.chat import shelf as shelves
from tui.chat.draft import Attachment, Choices, Draft, Pick, Source, joined
from tui.chat.keeping import draft_text, read_attachments, read_draft, read_spans
from tui.chat.library import FILE_NAME, KnownSession, Library, TakeState
from tui.chat.shelf import Shelf
from tui.chat.transcript import Line
from tui.chat.view import Span, State

ANOTHER = """
import sys
from pathlib import Path
from tui.chat.draft import Draft
from tui.chat.library import Library

Library(Path(sys.argv[1])).record("heygen", None, Draft("A film"), "A film")
print("recorded", flush=True)
sys.stdin.read()
"""


@pytest.mark.skipif(os.name == "nt", reason="asking after a process would end it on Windows")
def test_what_another_program_is_sending_is_its_own_until_that_ends(tmp_path: Path) -> None:
    words = [sys.executable, "-c", ANOTHER, str(tmp_path)]
    with subprocess.Popen(words, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as other:
        assert other.stdout is not None
        other.stdout.readline()
        library = Library(tmp_path)
        (take,) = library.takes()
        assert not take.adrift, "it may be on its way at this moment"
        other.kill()
        other.wait()
        assert take.adrift
    library.close()


def test_a_file_that_another_program_has_for_long_is_waited_for(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(shelves, "_BUSY_S", 0.02)
    monkeypatch.setattr(shelves, "_BUSY_TRIES", 10_000)
    busy, write = threading.Event(), Shelf._written

    def tried(shelf: Shelf, *given: Any) -> int:
        try:
            return write(shelf, *given)
        except sqlite3.OperationalError:
            busy.set()
            raise

    monkeypatch.setattr(Shelf, "_written", tried)
    shelf = Shelf(tmp_path / "kept.db", "CREATE TABLE IF NOT EXISTS kept (word TEXT)", 1)
    other = sqlite3.connect(tmp_path / "kept.db", isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    with ThreadPoolExecutor(1) as pool:
        writing = pool.submit(shelf.write, ("INSERT INTO kept VALUES (?)", ("tea",)))
        assert busy.wait(60)
        other.execute("ROLLBACK")
        writing.result()
    assert other.execute("SELECT word FROM kept").fetchall() == [("tea",)]
    assert not shelf.in_memory
    other.close()
    shelf.close()


FULL = Draft(
    "A film",
    (Attachment(Source.PATH, "/a/can.png", "can.png", "image/png", 12), Attachment(Source.URL, "https://x/y", "y")),
    Choices(
        mode=SessionMode.GENERATE,
        avatar=Pick("a", "Maya"),
        voice=Pick("v", "warm"),
        style=Pick("s", "Bold"),
        brand_kit=Pick("b", "Kit"),
        orientation=Orientation.PORTRAIT,
        incognito=True,
        callback_url="https://x/hook",
        callback_id="1",
    ),
)


@pytest.fixture
def home(tmp_path: Path) -> Path:
    return tmp_path / "home"


def test_everything_is_there_after_a_restart(home: Path, time: Time) -> None:
    first = Library(home, clock=time)
    first.save_draft("studio", None, FULL)
    take = first.record("studio", "s1", FULL, "A film")
    first.mark_sent(take.take_id, "{}", "A film\n\nwith notes")
    first.mark_answered(take.take_id, "s1")
    lines = (Line(1.0, "user", "text", "A film", (), "take-1", FULL.attachments), Line(None, "model", "odd", "Hm"))
    first.save_lines("studio", "s1", lines)
    span = Span(State.THINKING, "thinking", 1.0, 2.0)
    known = KnownSession("studio", "s1", "Brew", "thinking", "thinking", "v1", 1.0, 2.0, (span,))
    first.save_session(known)
    first.save_asset("studio", "abc", "asset_1")
    first.save_download("studio", "v1", Path("/videos/brew.mp4"), 99)
    first.close()
    again = Library(home, clock=time)
    assert again.draft("studio", None) == FULL
    kept = again.takes("studio")[0]
    assert (kept.state, kept.text, kept.draft) == (TakeState.ANSWERED, "A film\n\nwith notes", FULL)
    assert again.lines("studio", "s1") == lines
    assert again.session("studio", "s1") == known
    assert again.asset("studio", "abc") == "asset_1"
    assert again.downloads("studio", "v1")[0].path == Path("/videos/brew.mp4")
    assert again.prompts() == ("A film",)
    assert again.take_notice() == ""


def test_drafts_are_kept_for_each_session_and_forgotten_when_empty(library: Library) -> None:
    library.save_draft("studio", None, Draft("new"))
    library.save_draft("studio", "s1", Draft("one"))
    assert [library.draft("studio", key).text for key in (None, "s1", "s2")] == ["new", "one", ""]
    library.save_draft("studio", "s1", Draft())
    assert library.draft("studio", "s1") == Draft()


def test_a_broken_file_is_put_aside_and_said_once(home: Path) -> None:
    home.mkdir()
    (home / FILE_NAME).write_bytes(b"this was a library once" * 500)
    library = Library(home)
    assert "was broken" in library.take_notice()
    assert library.take_notice() == ""
    library.save_draft("studio", None, FULL)
    library.close()
    assert Library(home).draft("studio", None) == FULL
    assert (home / "library.broken-1.db").read_bytes().startswith(b"this was a library once")


def test_a_file_that_breaks_while_it_is_used_is_put_aside(home: Path) -> None:
    first = Library(home)
    for at in range(200):
        first.save_draft("studio", f"s{at}", Draft("x" * 500))
    first.close()
    with (home / FILE_NAME).open("r+b") as file:
        file.seek(8192)
        file.write(os.urandom(65536))
    library = Library(home)
    for at in range(200):
        library.draft("studio", f"s{at}")
    library.save_draft("studio", None, FULL)
    assert library.draft("studio", None) == FULL
    assert "was broken" in library.take_notice()


def test_a_home_that_cannot_be_written_is_read_and_the_rest_kept_in_memory(tmp_path: Path) -> None:
    blocked = tmp_path / "file"
    blocked.write_text("not a folder")
    library = Library(blocked)
    assert "cannot be written" in library.take_notice()
    library.save_draft("studio", None, FULL)
    assert library.draft("studio", None) == FULL
    assert library.take_notice() == ""


def test_a_disk_that_fills_up_loses_nothing_until_the_end(home: Path) -> None:
    library = Library(home)
    library.save_draft("studio", "s1", FULL)
    connection = library._shelf._connection
    pages = connection.execute("PRAGMA page_count").fetchone()[0]
    connection.execute(f"PRAGMA max_page_count={pages}")  # what SQLite answers is the same as on a full disk
    big = Draft("x" * 100_000)
    library.save_draft("studio", "s2", big)
    assert library.draft("studio", "s2") == big
    assert library.draft("studio", "s1") == FULL
    assert "full" in library.take_notice()


def test_a_file_that_may_only_be_read_is_still_read(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    first = Library(home)
    first.save_draft("studio", None, FULL)
    first.close()
    real = sqlite3.connect

    def read_only(where: object, *args: object, **kwargs: object) -> sqlite3.Connection:
        connection = real(where, *args, **kwargs)  # type: ignore[call-overload]
        if isinstance(where, Path):
            connection.execute("PRAGMA query_only=ON")
        return connection  # type: ignore[no-any-return]

    monkeypatch.setattr(sqlite3, "connect", read_only)
    library = Library(home)
    assert library.draft("studio", None) == FULL
    library.save_draft("studio", None, Draft("changed"))
    assert library.draft("studio", None).text == "changed"
    assert "cannot be written" in library.take_notice()


def test_many_threads_write_at_once(library: Library) -> None:
    def work(number: int) -> int:
        take = library.record("studio", f"s{number % 4}", Draft(f"t{number}"), f"t{number}")
        library.save_draft("studio", f"s{number % 4}", Draft(f"d{number}"))
        library.mark_sent(take.take_id, "{}", take.text)
        return take.take_id

    with ThreadPoolExecutor(8) as pool:
        ids = list(pool.map(work, range(60)))
    assert len(set(ids)) == 60
    assert {take.text for take in library.takes("studio")} == {f"t{number}" for number in range(60)}


def test_two_programs_share_a_home(home: Path) -> None:
    one, two = Library(home), Library(home)
    one.save_draft("studio", "s1", Draft("from one"))
    two.save_draft("studio", "s2", Draft("from two"))
    assert one.draft("studio", "s2").text == "from two"
    assert two.draft("studio", "s1").text == "from one"


def test_a_take_of_a_process_that_was_killed_is_adrift(home: Path) -> None:
    write = (
        "import os, signal, sys; from pathlib import Path; from tui.chat.library import Library;"
        "from tui.chat.draft import Draft;"
        "library = Library(Path(sys.argv[1])); take = library.record('studio', None, Draft('A film'), 'A film');"
        "library.mark_sent(take.take_id, '{}', 'A film'); os.kill(os.getpid(), signal.SIGKILL)"
    )
    subprocess.run([sys.executable, "-c", write, str(home)], check=False)
    library = Library(home)
    (take,) = library.takes("studio")
    assert take.adrift
    assert (take.state, take.text) == (TakeState.SENT, "A film")
    assert not library.takes("studio", "nothing")
    own = library.record("studio", None, Draft("B"), "B")
    assert not own.adrift


def test_a_name_that_is_no_text_can_be_kept(library: Library) -> None:
    odd = Draft("A film", (Attachment(Source.PATH, "/a/\udcff.png", "\udcff.png"),))
    take = library.record("studio", None, odd, "A \udcff film")
    assert library.takes("studio")[0].draft == odd
    assert take.take_id


drafts = st.builds(
    Draft,
    st.text(),
    st.lists(st.builds(Attachment, st.sampled_from(Source), st.text(min_size=1), st.text(min_size=1))).map(tuple),
    st.builds(
        Choices,
        st.sampled_from(SessionMode),
        st.one_of(st.none(), st.builds(Pick, st.text(min_size=1), st.text())),
        incognito=st.booleans(),
    ),
)


@given(drafts)
def test_every_draft_is_read_back_as_it_was(draft: Draft) -> None:
    assert read_draft(draft_text(draft)) == draft


json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(),
    lambda inner: st.lists(inner) | st.dictionaries(st.sampled_from(["text", "choices", "source", "state"]), inner),
)


@given(st.one_of(st.text(), json_values.map(json.dumps)))
def test_no_kept_text_breaks_the_reading(text: str) -> None:
    assert isinstance(read_draft(text), Draft)
    assert isinstance(read_attachments(text), tuple)
    assert isinstance(read_spans(text), tuple)


def test_drafts_that_came_back_are_joined_into_one() -> None:
    one = Draft("First", FULL.attachments[:1])
    both = joined([one, Draft(), Draft("Second", FULL.attachments, FULL.choices)])
    assert both == Draft("First\n\nSecond", FULL.attachments, FULL.choices)
