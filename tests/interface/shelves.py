"""A library as days of work leave it."""

from __future__ import annotations

from dataclasses import replace

from tests.interface.views import NOW, SCENES
from tui.chat.draft import Choices, Draft, Pick
from tui.chat.library import KnownSession, Library, Take
from tui.chat.session_notes import Outcome
from tui.chat.transcript import Line
from tui.chat.view import ResourceView, SceneView, Span, State, VideoView

FILM = "A 30-second film about cold brew, upbeat."
CALM = "A 30-second film about cold brew, calm."
MAYA = Choices(avatar=Pick("look_1", "Maya, studio"), voice=Pick("voice_1", "Warm"))


def keep(
    library: Library,
    draft: Draft,
    session_id: str,
    *,
    title: str = "",
    state: State = State.COMPLETED,
    backend: str = "fake",
    seconds: float | None = None,
    scenes: tuple[SceneView, ...] = (),
    at: float = NOW,
) -> Take:
    """Put a session into the library as if it had been sent from here."""
    take = library.record(backend, None, draft, draft.text)
    library.mark_sent(take.take_id, "{}", draft.text)
    library.mark_answered(take.take_id, session_id)
    spans = (Span(State.THINKING, "thinking", at, at + 12), Span(state, "", at + 12))
    library.save_session(KnownSession(backend, session_id, title, state.value, state.value, None, at, at + 60, spans))
    lines = [
        Line(at, "user", "text", draft.text),
        Line(at + 12, "model", "resource", "Here is the storyboard.", (f"board_{session_id}",)),
    ]
    library.save_lines(backend, session_id, lines)
    board = ResourceView(f"board_{session_id}", "blueprint", title=title, scenes=scenes) if scenes else None
    videos = (VideoView(f"v_{session_id}", "completed", title, seconds),) if seconds else ()
    library.notes.add_outcome(backend, session_id, Outcome(board, videos))
    return replace(take, session_id=session_id)


def stocked(library: Library) -> tuple[Take, Take]:
    """Two takes of one prompt, and a session that has nothing to do with them."""
    first = keep(
        library,
        Draft(FILM, choices=MAYA),
        "s_film",
        title="Cold brew launch",
        seconds=31.2,
        scenes=SCENES,
        at=NOW - 900,
    )
    second = keep(
        library,
        Draft(CALM, choices=replace(MAYA, voice=None), origin=first.take_id),
        "s_calm",
        title="Cold brew, calm",
        state=State.YOUR_TURN,
        scenes=(SceneView(1, "hook", "Dawn in the café", "At dawn.", 7.0), *SCENES[1:]),
        at=NOW - 600,
    )
    keep(library, Draft("Why the sky is blue"), "s_sky", title="The sky", state=State.FAILED, at=NOW - 300)
    return first, second
