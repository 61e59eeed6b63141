"""Takes of one family: what was forked from what, sent to the other backend, or sent again in the same words."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from tui.chat.draft import Draft
from tui.chat.library import Library, Take, TakeState
from tui.chat.recalled import recalled
from tui.chat.transcript import plain
from tui.chat.view import ConversationView, State


@dataclass(frozen=True, slots=True)
class TakeStory:
    """A take, and what came of it."""

    take: Take
    view: ConversationView
    """The session it opened, as far as it is known here."""
    later: tuple[Take, ...] = ()
    """What was said in its session afterwards, oldest first."""
    name: str = ""
    """What the user calls its session."""
    videos: int = 0
    """How many videos its session has made."""

    @property
    def title(self) -> str:
        """What to call it: the user's name for its session, its title, or how its prompt begins."""
        return self.name or self.view.title or plain(self.take.draft.text)

    @property
    def unsent(self) -> bool:
        """Whether it surely never reached the backend."""
        return not self.take.session_id and self.take.state in {TakeState.RECORDED, TakeState.WITHDRAWN}


def family(takes: Sequence[Take], of: Take) -> tuple[Take, ...]:
    """The takes that open a session and belong together with one of them, the latest first.

    Two belong together when one was made from the other, or when they say the same.
    """
    openings = [take for take in takes if take.opening]
    kin = {of.take_id} - {0}
    texts = {_words(of)}
    while True:
        found = {
            take.take_id
            for take in openings
            if take.take_id in kin or take.draft.origin in kin or _words(take) in texts
        }
        found |= {take.draft.origin for take in openings if take.take_id in found} - {0}
        if found <= kin:
            break
        kin |= found
        texts |= {_words(take) for take in openings if take.take_id in kin}
    return tuple(sorted((take for take in openings if take.take_id in kin), key=lambda take: -take.take_id))


def _words(take: Take) -> str:
    return plain(take.draft.text).casefold()


def opening_of(library: Library, backend: str, session_id: str) -> Take | None:
    """The take that opened a session; one made of what the session shows when it was not sent from here.

    Such a take has the id 0 and knows nothing of what was chosen.
    """
    takes = [take for take in library.takes(backend, session_id) if take.opening]
    if takes:
        return takes[-1]
    said = next((line for line in library.lines(backend, session_id) if line.role == "user"), None)
    if said is None:
        return None
    at = said.created_at or 0.0
    return Take(0, backend, session_id, True, said.content, Draft(said.content), TakeState.ANSWERED, at, sent_at=at)  # noqa: FBT003  # opening


def stories(library: Library, of: Take) -> tuple[TakeStory, ...]:
    """The family of a take with what came of each, the latest first."""
    all_takes = library.takes(limit=5000)
    kin = family(all_takes, of)
    found = tuple(story(library, take, all_takes) for take in kin)
    return found if of in kin else (story(library, of, all_takes), *found)


def story(library: Library, take: Take, takes: Sequence[Take]) -> TakeStory:
    """A take with what came of it."""
    view = recalled(library, take.backend, take.session_id) if take.session_id else None
    note = library.notes.note(take.backend, take.session_id)
    later = tuple(
        one
        for one in reversed(takes)
        if take.session_id
        and (one.backend, one.session_id) == (take.backend, take.session_id)
        and not one.opening
        and one.state is TakeState.ANSWERED
    )
    nothing = ConversationView(state=State.DRAFT, backend=take.backend)
    return TakeStory(take, view or nothing, later, note.name, len(note.outcome.videos))
