"""A session as it was last seen from here, out of the library: to look at, compare and export without a connection."""

from __future__ import annotations

from tui.chat.library import Library
from tui.chat.transcript import Transcript
from tui.chat.view import ConversationView, State


def recalled(library: Library, backend: str, session_id: str) -> ConversationView | None:
    """What the library holds of a session, as a view; None when it was never seen from here."""
    known = library.session(backend, session_id)
    lines = library.lines(backend, session_id)
    if known is None and not lines:
        return None
    outcome = library.notes.note(backend, session_id).outcome
    board, videos = outcome.board, outcome.videos
    return ConversationView(
        state=State(known.state) if known and known.state in set(State) else State.THINKING,
        status=known.status if known else "",
        backend=backend,
        title=known.title if known else "",
        session_id=session_id,
        video_id=known.video_id if known else None,
        spans=known.spans if known else (),
        entries=Transcript(lines=lines).entries(),
        resources={board.resource_id: board} if board else {},
        video=videos[-1] if videos else None,
        earlier_videos=tuple(video for video in videos[:-1] if video.status == "completed"),
    )
