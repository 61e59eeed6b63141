"""A home that is shared: with an earlier run of the same process id, a newer version, a program that holds it up."""

from __future__ import annotations

import os
import sqlite3
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tui.chat import shelf
from tui.chat.draft import Draft
from tui.chat.favourites import Favourite
from tui.chat.library import FILE_NAME, KnownSession, Library
from tui.chat.session_notes import Outcome
from tui.chat.transcript import Line, Pending, Transcript
from tui.chat.view import VideoView

TABLES = ("drafts", "takes", "sessions", "messages", "assets", "downloads", "notes", "favourites")


@pytest.fixture
def home(tmp_path: Path) -> Path:
    return tmp_path / "home"


def as_recorded_by(home: Path, process: int) -> None:
    """Give every take of a home the id of another process."""
    with sqlite3.connect(home / FILE_NAME) as link:
        link.execute("UPDATE takes SET process = ?", (process,))
    link.close()


def record_elsewhere(home: Path) -> None:
    """Record a take in a process that ends."""
    write = (
        "import sys; from pathlib import Path; from tui.chat.library import Library; from tui.chat.draft import Draft;"
        "Library(Path(sys.argv[1])).record('studio', None, Draft('A film'), 'A film')"
    )
    subprocess.run([sys.executable, "-c", write, str(home)], check=True)


def test_what_an_earlier_run_was_sending_is_adrift_although_this_one_has_its_process_id(home: Path) -> None:
    record_elsewhere(home)
    as_recorded_by(home, os.getpid())  # in a container every run has the same
    library = Library(home)
    (take,) = library.takes("studio")
    assert take.adrift
    own = library.record("studio", None, Draft("B"), "B")
    assert not own.adrift
    assert not next(one for one in library.takes("studio") if one.take_id == own.take_id).adrift


@pytest.mark.skipif(not Path("/proc/self/stat").exists(), reason="when a process began is not told here")
def test_what_an_earlier_run_was_sending_is_adrift_although_another_program_has_its_process_id(home: Path) -> None:
    record_elsewhere(home)
    with sqlite3.connect(home / FILE_NAME) as link:
        link.execute("UPDATE takes SET recorded_at = recorded_at - 3600")
    link.close()
    with subprocess.Popen([sys.executable, "-c", "input()"], stdin=subprocess.PIPE) as other:
        as_recorded_by(home, other.pid)
        library = Library(home)
        (take,) = library.takes("studio")
        assert take.adrift
        other.communicate(b"\n")


def use_everything(library: Library) -> None:
    library.save_draft("studio", None, Draft("A film"))
    take = library.record("studio", "s1", Draft("A film"), "A film")
    library.mark_answered(take.take_id, "s1")
    library.save_session(KnownSession("studio", "s1", "Brew", "thinking", "thinking", None, 1.0, 2.0))
    library.save_lines("studio", "s1", (Line(1.0, "user", "text", "A film"),))
    library.save_asset("studio", "abc", "asset_1")
    library.save_download("studio", "v1", Path("/videos/brew.mp4"), 99)
    library.notes.add_outcome("studio", "s1", Outcome(videos=(VideoView("v1", "completed"),)))
    library.notes.rename("studio", "s1", "Mine")
    library.favourites.star("studio", "voice", Favourite("v", "Warm", starred=True))
    library.favourites.use("studio", "voice", "w", "Cool")


def test_columns_that_a_newer_version_has_added_do_no_harm(home: Path) -> None:
    library = Library(home)
    with sqlite3.connect(home / FILE_NAME) as newer:
        for table in TABLES:
            newer.execute(f"ALTER TABLE {table} ADD COLUMN more TEXT NOT NULL DEFAULT ''")
        newer.execute("PRAGMA user_version = 99")
    newer.close()
    use_everything(library)
    assert library.take_notice() == ""
    library.close()
    again = Library(home)
    assert again.take_notice() == ""
    assert again.draft("studio", None).text == "A film"
    assert [one.title for one in again.sessions()] == ["Brew"]
    assert again.session("studio", "s1") == again.sessions()[0]
    assert len(again.lines("studio", "s1")) == len(again.downloads("studio", "v1")) == 1
    assert again.notes.note("studio", "s1").name == "Mine"
    assert [one.id for one in again.favourites.all("studio", "voice")] == ["v", "w"]


def test_a_program_that_holds_the_file_for_long_is_waited_for(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shelf, "_BUSY_S", 0.01)
    library = Library(home)
    other = sqlite3.connect(home / FILE_NAME, isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    tries: list[int] = []
    written = shelf.Shelf._written

    def third_time(self: shelf.Shelf, steps: Sequence[shelf.Step], durable: bool) -> int:
        tries.append(1)
        if len(tries) == 3:
            other.execute("COMMIT")
        return written(self, steps, durable)

    monkeypatch.setattr(shelf.Shelf, "_written", third_time)
    library.save_draft("studio", None, Draft("A film"))
    assert library.take_notice() == ""
    other.close()
    assert Library(home).draft("studio", None).text == "A film"


@pytest.mark.skipif(os.name != "posix", reason="who may read a file is told otherwise there")
def test_what_is_kept_is_for_its_user_alone(tmp_path: Path) -> None:
    tmp_path.chmod(0o755)
    library = Library(tmp_path)
    library.save_draft("studio", None, Draft("A secret film"))
    rights = {file.name: file.stat().st_mode & 0o077 for file in tmp_path.glob(f"{FILE_NAME}*")}
    assert rights == dict.fromkeys((FILE_NAME, f"{FILE_NAME}-wal", f"{FILE_NAME}-shm"), 0)


LINES = st.lists(st.builds(Line, st.sampled_from([None, 1.0, 2.0]), st.just("user"), st.just("text"), st.text("ab")))


@given(st.lists(LINES.map(tuple), max_size=5))
def test_only_what_differs_is_written_and_all_is_read_back(tellings: list[tuple[Line, ...]]) -> None:
    library = Library(None)
    kept: tuple[Line, ...] = ()
    for lines in tellings:
        library.save_lines("studio", "s1", lines, kept)
        kept = lines
        assert library.lines("studio", "s1") == lines


@given(st.lists(LINES.map(tuple), min_size=1, max_size=4), st.lists(st.integers(0, 6), max_size=3))
def test_what_is_shown_is_the_same_whatever_was_shown_before(
    tellings: list[tuple[Line, ...]], after: list[int]
) -> None:
    pending = tuple(Pending(f"k{number}", "mine", after=at) for number, at in enumerate(sorted(after)))
    used = Transcript(pending=pending)
    for lines in tellings:
        shown = Transcript(lines, pending).entries()
        used = Transcript((*used.lines[: len(lines) // 2], *lines[len(lines) // 2 :]), pending, (), used._shown)
        assert used.entries() == Transcript(used.lines, pending).entries()
        assert [entry.content for entry in shown if not entry.pending] == [line.content for line in lines]
