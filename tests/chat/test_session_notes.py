"""A session's name, its place in the list and what came of it are kept here, and nothing that expires."""

from __future__ import annotations

from pathlib import Path

from tests.chat.vendor import Time
from tui.api.models import SessionListItem
from tui.chat.library import KnownSession, Library
from tui.chat.session_list import SessionRow, matching, session_rows
from tui.chat.session_notes import Outcome, outcome_of
from tui.chat.view import ConversationView, Entry, ResourceView, SceneView, State, VideoView

SIGNED = "https://files.example.com/x?Signature=SECRET"
BOARD = ResourceView(
    "b1", "blueprint", SIGNED, title="Plan", scenes=(SceneView(1, "hook", "Hi", "Hello", 2.5, SIGNED),)
)
VIEW = ConversationView(
    entries=(Entry("1", "model", "resource", "", resource_ids=("b1",)),),
    resources={"b1": BOARD},
    video=VideoView("v1", "completed", "Brew", 30.0, SIGNED, SIGNED, SIGNED, "https://app.heygen.com/v1"),
)


def known(session_id: str, began: float, state: str = "completed", backend: str = "heygen") -> KnownSession:
    return KnownSession(backend, session_id, f"Title {session_id}", state, state, None, began, began + 5)


def test_what_came_of_a_session_is_kept_over_restarts_without_its_links(tmp_path: Path) -> None:
    library = Library(tmp_path)
    library.notes.add_outcome("heygen", "s1", outcome_of(VIEW))
    library.notes.add_outcome("heygen", "s1", Outcome(videos=(VideoView("v2", "completed", "Second"),)))
    library.close()
    assert b"SECRET" not in b"".join(path.read_bytes() for path in tmp_path.iterdir())
    outcome = Library(tmp_path).notes.note("heygen", "s1").outcome
    assert outcome.board is not None
    assert outcome.board.scenes == (SceneView(1, "hook", "Hi", "Hello", 2.5),)
    assert [video.video_id for video in outcome.videos] == ["v1", "v2"]


def test_names_and_what_came_of_a_session_do_not_disturb_each_other(library: Library) -> None:
    library.notes.rename("heygen", "s1", "  My film ")
    library.notes.add_outcome("heygen", "s1", outcome_of(VIEW))
    library.notes.hide("heygen", "s1")
    note = library.notes.note("heygen", "s1")
    assert (note.name, note.hidden, len(note.outcome.videos)) == ("My film", True, 1)
    library.notes.bring_back("heygen", "s1")
    assert not library.notes.note("heygen", "s1").hidden


def test_the_list_merges_backend_library_and_what_is_followed(library: Library) -> None:
    library.notes.rename("heygen", "s1", "Mine")
    library.notes.hide("heygen", "s4")
    library.notes.add_outcome("heygen", "s2", outcome_of(VIEW))
    rows = session_rows(
        [known("s1", 100.0), known("s2", 200.0, "thinking"), known("s4", 400.0), known("t1", 50.0, backend="studio")],
        [
            ("heygen", SessionListItem(session_id=one, created_at=at, title=None))
            for one, at in (("s2", 200), ("s3", 300))
        ],
        [ConversationView(State.GENERATING, backend="heygen", session_id="s2", title="New title", progress=40)],
        library.notes.all(),
        {("heygen", "s3"): "A film about tea", ("heygen", "s1"): "A film about rain"},
    )
    assert [row.session_id for row in rows] == ["s3", "s2", "s1", "t1"]
    fresh, followed, mine, other = rows
    assert (fresh.state, fresh.shown_title) == (None, "A film about tea")
    assert (followed.state, followed.live, followed.progress, followed.videos) == (State.GENERATING, True, 40, 1)
    assert followed.title == "New title"
    assert (mine.shown_title, mine.live, mine.state) == ("Mine", False, State.COMPLETED)
    assert other.backend == "studio"
    assert SessionRow("heygen", "s9", title=" ", name="\n").shown_title == "untitled"
    assert [row.session_id for row in matching(rows, "mine heygen")] == ["s1"]
    assert [row.session_id for row in matching(rows, "generating")] == ["s2"]
    assert [row.session_id for row in matching(rows, "rain")] == ["s1"]


def test_a_broken_library_file_still_has_a_place_for_notes(tmp_path: Path) -> None:
    (tmp_path / "library.db").write_bytes(b"no database" * 100)
    library = Library(tmp_path, Time())
    library.notes.rename("heygen", "s1", "Kept")
    assert library.notes.note("heygen", "s1").name == "Kept"
