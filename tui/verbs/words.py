"""What the verbs print of a session, its storyboard and its videos: plain text, safe in a terminal. Pure."""

from __future__ import annotations

import shlex
import textwrap
import time
from collections.abc import Iterable, Sequence

from rich.cells import cell_len

from tui.chat.run_once import agents_turn
from tui.chat.session_notes import newest_board
from tui.chat.view import ConversationView, Entry, ResourceView, SceneView, State, VideoView
from tui.settings import Settings, default_home
from tui.widgets.durations import length, size
from tui.widgets.plain_text import one_line, plain
from tui.widgets.retelling import beyond_card

WIDTH = 100
"""Cells a line of prose is wrapped at."""
_CELL_LIMIT = 60
"""Cells of one column of a table in a terminal."""


def call_line(settings: Settings, *words: str) -> str:
    """A call of this program, for the user to copy into a shell; it reaches the same home."""
    home = settings.folders.home
    placed = () if home == default_home() else ("--home", str(home))
    return shlex.join(("reeltalk", *placed, *words))


def plan_waiting(view: ConversationView) -> ResourceView | None:
    """The storyboard that waits to be approved; None when there is none, or something else is asked."""
    board = newest_board(view.entries, view.resources)
    if view.state is not State.YOUR_TURN or board is None:
        return None
    last = next((entry for entry in reversed(view.entries) if entry.role != "user"), None)
    shown_last = last is not None and board.resource_id in last.resource_ids
    return board if shown_last or view.status == "reviewing" else None


def asked(view: ConversationView) -> str:
    """What the agent said in its turn, with the storyboard it wants approved, if it shows one."""
    return "\n\n".join(part for entry in agents_turn(view) for part in _contents(entry, view) if part)


def session_text(view: ConversationView, videos: Sequence[VideoView], name: str = "") -> str:
    """Where a session stands, what was said with the storyboards in their place, and its videos."""
    state = view.state.value
    if view.state is State.GENERATING and view.progress is not None:
        state += f", {view.progress} %"
    facts = [("session", view.session_id), ("backend", view.backend), ("state", state), ("notice", view.notice)]
    prompt = next((entry.content for entry in view.entries if entry.role == "user"), "")
    head = [one_line(name or view.title or prompt or "untitled", WIDTH)]
    head += [f"{label:<8} {one_line(str(what), WIDTH)}" for label, what in facts if what]
    if view.trouble:
        head.append(f"{'trouble':<8} {plain(' '.join((view.trouble.what, view.trouble.why)).strip())}")
    head += [f"{'video':<8} {video_line(video)}" for video in videos]
    return "\n\n".join(["\n".join(head), *(_said(entry, view) for entry in view.entries)])


def video_line(video: VideoView) -> str:
    """A video in a line: its id, how far it is, how long, how large, what it is called."""
    figures = [video.status]
    figures += [length(video.duration_s)] if video.duration_s is not None else []
    figures += [size(video.size_bytes)] if video.size_bytes else []
    return "  ".join(plain(part) for part in (video.video_id, *figures, one_line(video.title, WIDTH)) if part)


def storyboard_text(board: ResourceView) -> str:
    """Every scene: its number, kind, length and headline, and what is said in it."""
    lengths = [scene.seconds for scene in board.scenes if scene.seconds is not None]
    count = len(board.scenes)
    words = ["storyboard", f"{count} scene{'s' * (count != 1)}", *([length(sum(lengths))] if lengths else [])]
    return "\n".join([" · ".join(words), *(_scene(scene) for scene in board.scenes)])


def _scene(scene: SceneView) -> str:
    seconds = length(scene.seconds) if scene.seconds is not None else ""
    head = f"{scene.number:>2}  {one_line(scene.kind, 10):<10} {seconds:>5}  {one_line(scene.headline, WIDTH)}".rstrip()
    said = one_line(scene.narration, 100_000)
    return "\n".join([head, *textwrap.wrap(said, WIDTH, initial_indent="    ", subsequent_indent="    ")])


def _said(entry: Entry, view: ConversationView) -> str:
    who = "you" if entry.role == "user" else "agent" if entry.role == "model" else plain(entry.role)
    when = time.strftime("  %Y-%m-%d %H:%M", time.localtime(entry.created_at)) if entry.created_at else ""
    unseen = "  not seen in the session yet" if entry.pending else ""
    files = "\n".join(f"attached: {one_line(one.name, WIDTH)}" for one in entry.attachments)
    body = textwrap.indent("\n".join(part for part in (*_contents(entry, view), files) if part), "  ")
    return f"{who}{when}{unseen}\n{body}"


def _contents(entry: Entry, view: ConversationView) -> tuple[str, ...]:
    """What a message says, and the storyboards it shows; what both tell is told once."""
    boards = [view.resources[one] for one in entry.resource_ids if one in view.resources]
    boards = [one for one in boards if one.scenes]
    content = beyond_card(entry.content, boards[-1]) if boards else entry.content
    return (prose(content), *(storyboard_text(board) for board in boards))


def prose(text: str) -> str:
    """Text from outside, wrapped; its own lines stay, and nothing in it is obeyed by a terminal."""
    return "\n".join(
        row for line in plain(text).strip().splitlines() for row in (textwrap.wrap(line, WIDTH - 2) or [""])
    )


def table(rows: Iterable[Sequence[str]], *, for_people: bool) -> str:
    """Rows as columns that stand below each other; for a program, as fields between tabs, uncut."""
    flat = [[one_line(cell, _CELL_LIMIT if for_people else 100_000) for cell in row] for row in rows]
    if not for_people:
        return "\n".join("\t".join(row) for row in flat)
    widths = [max(cell_len(cell) for cell in column) for column in zip(*flat, strict=True)]
    return "\n".join(_padded(row, widths) for row in flat)


def _padded(row: Sequence[str], widths: Sequence[int]) -> str:
    cells = (cell + " " * (width - cell_len(cell)) for cell, width in zip(row, widths, strict=True))
    return "  ".join(cells).rstrip()
