"""What the sessions screen says of a session: its row, and what stands beside the list. Pure."""

from __future__ import annotations

import textwrap
import time
from collections.abc import Iterable

from rich.cells import cell_len

from tui.chat.own_words import first_words
from tui.chat.session_list import SessionRow
from tui.chat.view import ConversationView, State
from tui.widgets.durations import length
from tui.widgets.pieces import Line, Piece, Tone, cells
from tui.widgets.plain_text import one_line, plain
from tui.widgets.state_words import GLYPHS, TONES

_STATE_CELLS = 13
_DAY_S = 24 * 3600


def when_words(moment: float, now: float) -> str:
    """A moment as one says it: 10:02 today, Sat 10:02 this week, 21 Nov this year, 2025-11-21."""
    then, today = time.localtime(moment), time.localtime(now)
    if then[:3] == today[:3]:
        return time.strftime("%H:%M", then)
    if 0 <= now - moment < 6 * _DAY_S:
        return time.strftime("%a %H:%M", then)
    return time.strftime("%d %b", then) if then.tm_year == today.tm_year else time.strftime("%Y-%m-%d", then)


def state_pieces(state: State | None, *, live: bool, progress: int | None = None) -> tuple[Piece, ...]:
    """A state in a column of its own; one not known says so."""
    if state is None:
        return (Piece("· not opened".ljust(_STATE_CELLS), Tone.MUTED),)
    word = f"{progress} %" if state is State.GENERATING and progress is not None and live else state.value
    return (Piece(f"{GLYPHS[state]} {word}".ljust(_STATE_CELLS), TONES[state]),)


def session_line(row: SessionRow, now: float, width: int, *, current: bool = False) -> Line:
    """A session in `width` cells: state, title, and as there is room videos, backend, when."""
    moment = row.began_at or row.seen_at
    when = when_words(moment, now) if moment else ""
    videos = f"{row.videos} video{'s' * (row.videos != 1)}" if row.videos else ""
    right: list[Piece] = [Piece(f" {when:>10}", Tone.MUTED)]
    if width >= 50:
        right.insert(0, Piece(f" {row.backend:<6}", Tone.MUTED))
    if width >= 62:
        right.insert(0, Piece(f" {videos:>8} ", Tone.MUTED))
    state = state_pieces(row.state, live=row.live, progress=row.progress)
    mark = Piece("▸" if current else " ", Tone.ACCENT)
    room = max(width - cells((mark, *state, *right)) - 1, 4)
    title = one_line(row.shown_title, room)
    tone = Tone.STRONG if current else Tone.MUTED if not (row.name or row.title) else Tone.PLAIN
    return (mark, *state, Piece(title + " " * (room - cell_len(title) + 1), tone), *right)


def session_preview(row: SessionRow, view: ConversationView | None, now: float, width: int) -> tuple[Line, ...]:
    """What stands beside the list for the session the cursor is on."""
    lines: list[Line] = [(Piece(one_line(row.shown_title, width), Tone.STRONG),)]
    if row.name and row.title:
        lines.append((Piece(one_line(row.title, width), Tone.MUTED),))
    lines += [(), (*state_pieces(row.state, live=row.live, progress=row.progress), Piece(_seen(row, now), Tone.MUTED))]
    lines += [_fact("backend", row.backend), _fact("session", one_line(row.session_id, width - 9))]
    if row.began_at:
        lines.append(_fact("begun", when_words(row.began_at, now)))
    if view is None:
        return (*lines, (), *_wrapped("Nothing of it was seen from here yet; ⏎ opens it.", width, Tone.MUTED, 3))
    if view.video:
        seconds = length(view.video.duration_s) if view.video.duration_s is not None else ""
        lines.append(_fact("video", " · ".join(word for word in (seconds, view.video.status) if word)))
    return (*lines, *_sayings(view, width))


def _sayings(view: ConversationView, width: int) -> Iterable[Line]:
    prompt = first_words(view)
    answer = next((entry.content for entry in reversed(view.entries) if entry.role != "user" and entry.content), "")
    if prompt:
        yield from ((), (Piece("you", Tone.KEY),), *_wrapped(prompt, width, Tone.PLAIN, 8))
    if answer:
        yield from ((), (Piece("agent, last", Tone.GOOD),), *_wrapped(answer, width, Tone.PLAIN, 8))


def _wrapped(text: str, width: int, tone: Tone, most: int) -> list[Line]:
    rows = [row for part in plain(text).splitlines() for row in textwrap.wrap(part, max(width, 10))]
    shown = rows[:most]
    if len(rows) > most:
        shown[-1] = one_line(shown[-1] + " " * 2 + "…", width)
    return [(Piece(row, tone),) for row in shown]


def _fact(name: str, what: str) -> Line:
    return (Piece(f"{name:<9}", Tone.MUTED), Piece(what))


def _seen(row: SessionRow, now: float) -> str:
    if row.live:
        return "followed now"
    return f"seen {when_words(row.seen_at, now)}" if row.seen_at else ""
