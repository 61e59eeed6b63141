"""What the status pane says: pure functions from the conversation's view and a clock to lines of pieces."""

from __future__ import annotations

from rich.cells import cell_len

from tui.chat.view import ConversationView, Span, State
from tui.widgets.durations import clock, roughly
from tui.widgets.pieces import Line, Piece, Tone, cells
from tui.widgets.plain_text import one_line, short_id
from tui.widgets.state_words import GLYPHS, MEANINGS, TONES, WORKING

_BAR_FULL, _BAR_EDGE, _BAR_EMPTY = "━", "╸", "─"
_SPANS_SHOWN = 12
_SPANS_KEPT = 2


def status_lines(view: ConversationView, now: float, width: int, height: int | None = None) -> tuple[Line, ...]:
    """Everything the pane shows at `now` (Unix seconds); blocks are set apart by an empty line.

    A terminal and a test read the same lines: every figure in them comes from the view or from `now`.

    Args:
        view: The session.
        now: The moment.
        width: Cells of a line.
        height: Lines there is room for; earlier transitions make way first. None for as many as there are.
    """
    for shown in range(_SPANS_SHOWN, _SPANS_KEPT, -1):
        lines = _laid_out(view, now, width, shown)
        if height is None or rows_taken(lines, width) <= height:
            return lines
    return _laid_out(view, now, width, _SPANS_KEPT)


def rows_taken(lines: tuple[Line, ...], width: int) -> int:
    """Rows the lines take when the long ones are broken."""
    return sum(max(-(-cells(line) // width), 1) for line in lines)


def _laid_out(view: ConversationView, now: float, width: int, spans: int) -> tuple[Line, ...]:
    blocks = (
        (_heading(view, now, width), *_progress(view, width), *_meaning(view)),
        _trouble(view),
        _waiting(view, width),
        _transitions(view, now, width, spans),
        _identities(view, width),
        _polling(view, now),
    )
    lines: list[Line] = []
    for block in blocks:
        if block:
            lines += [(), *block] if lines else block
    return tuple(lines)


def status_line(view: ConversationView, now: float, width: int) -> Line:
    """The pane in one line, for a terminal too narrow for it."""
    parts: list[Piece] = [_state_piece(view), Piece(f" {clock(_in_state_s(view, now))}", Tone.MUTED)]
    if view.progress is not None and view.state is State.GENERATING:
        parts.append(Piece(f"  {bar(view.progress, 12)} {view.progress} %", Tone.WORKING))
    said = (view.trouble.what if view.trouble else "") or view.notice or _stopping(view) or _unknown_status(view)
    if view.eta_s is not None and view.state in WORKING:
        left = Piece(f"  about {roughly(view.eta_s)} left", Tone.MUTED)
        if not said or cells((*parts, left)) + 2 + cell_len(said) <= width:
            parts.append(left)
    rest = width - cells(parts) - 2
    if said and rest > 8:
        parts.append(Piece("  " + one_line(said, rest), Tone.BAD if view.trouble else Tone.WARN))
    return tuple(parts)


def bar(percent: int, width: int) -> str:
    """A bar of `width` cells, filled to `percent`; the edge is a glyph, so that it reads without colour."""
    filled = round(max(0, min(percent, 100)) * width / 100)
    if filled >= width:
        return _BAR_FULL * width
    return _BAR_FULL * filled + _BAR_EDGE + _BAR_EMPTY * (width - filled - 1)


def _in_state_s(view: ConversationView, now: float) -> float:
    if not view.spans:
        return 0.0
    last = view.spans[-1]
    return (now if last.ended_at is None else last.ended_at) - last.started_at


def _state_piece(view: ConversationView) -> Piece:
    return Piece(f"{GLYPHS[view.state]} {view.state.value}", TONES[view.state])


def _heading(view: ConversationView, now: float, width: int) -> Line:
    state = _state_piece(view)
    if not view.spans:
        return (state,)
    time_in = clock(_in_state_s(view, now))
    return (state, Piece(time_in.rjust(width - len(state.text)), Tone.MUTED))


def _meaning(view: ConversationView) -> tuple[Line, ...]:
    if stopping := _stopping(view):
        return ((Piece(stopping, Tone.WARN),),)
    unknown = _unknown_status(view)
    if view.progress is not None and view.state is State.GENERATING and not unknown:
        return ()
    return ((Piece(unknown or MEANINGS[view.state], Tone.MUTED),),)


def _stopping(view: ConversationView) -> str:
    return "Stopping at the next checkpoint…" if view.stopping and view.state in WORKING else ""


def _unknown_status(view: ConversationView) -> str:
    """A status we have no word for, as it came."""
    known = not view.status or view.status.replace("_", " ") in _STATUSES_KNOWN
    return "" if known else f"The API says “{one_line(view.status, 40)}”."


_STATUSES_KNOWN = frozenset(
    {"thinking", "waiting for input", "reviewing", "generating", "completed", "failed", "pending", "processing"}
)


def _progress(view: ConversationView, width: int) -> tuple[Line, ...]:
    if view.progress is None or view.state is not State.GENERATING:
        return ()
    figure = f" {view.progress:>3} %"
    lines: list[Line] = [(Piece(bar(view.progress, width - len(figure)), Tone.WORKING), Piece(figure))]
    if view.eta_s is not None:
        lines.append((Piece(f"about {roughly(view.eta_s)} left", Tone.MUTED),))
    return tuple(lines)


def _trouble(view: ConversationView) -> tuple[Line, ...]:
    trouble = view.trouble
    if trouble is None:
        return ()
    lines: list[Line] = [(Piece(f"✗ {trouble.what}", Tone.BAD),)]
    if trouble.why:
        lines.append((Piece(trouble.why),))
    if trouble.way_out:
        lines.append((Piece(f"→ {trouble.way_out}", Tone.ACCENT),))
    return tuple(lines)


def _waiting(view: ConversationView, width: int) -> tuple[Line, ...]:
    lines: list[Line] = []
    if view.notice:
        lines.append((Piece(view.notice, Tone.WARN),))
    queued = [(Piece("queued  ", Tone.MUTED), Piece(one_line(text, width - 8))) for text in view.queued]
    return (*lines, *queued)


def _transitions(view: ConversationView, now: float, width: int, shown: int) -> tuple[Line, ...]:
    lines = [_transition(span, now, width) for span in view.spans[-shown:]]
    hidden = len(view.spans) - len(lines)
    if hidden:
        lines.insert(0, (Piece(f"… {hidden} earlier", Tone.MUTED),))
    if view.state in WORKING and view.state is not State.SENDING:
        lines.append((Piece(f"○ {State.COMPLETED.value}", Tone.MUTED),))
    return tuple(lines)


def _transition(span: Span, now: float, width: int) -> Line:
    ended = span.ended_at is not None
    resting = span.state in {State.COMPLETED, State.FAILED, State.STOPPED}
    glyph = "✓" if ended and not resting else GLYPHS[span.state]
    lasted = clock((span.ended_at or now) - span.started_at) if ended or not resting else ""
    word = f"{glyph} {span.state.value}"
    tone = Tone.MUTED if ended else TONES[span.state]
    return (Piece(word, tone), Piece(lasted.rjust(width - len(word)), Tone.MUTED))


def _identities(view: ConversationView, width: int) -> tuple[Line, ...]:
    room = width - 14
    return tuple(
        (
            Piece(f"{name:<8}", Tone.MUTED),
            Piece(short_id(value, room).ljust(room + 1)),
            Piece("copy", Tone.BUTTON, f"screen.copy_id('{name}')"),
        )
        for name, value in (("session", view.session_id), ("video", view.video_id))
        if value
    )


def _polling(view: ConversationView, now: float) -> tuple[Line, ...]:
    if view.polled_at is None:
        return ()
    words = f"asked {roughly(now - view.polled_at)} ago"
    if view.next_poll_at is not None:
        left = view.next_poll_at - now
        words += f" · next in {roughly(left)}" if left >= 1 else " · asking"
    return ((Piece(words, Tone.MUTED),),)
