"""What every verb that talks to a backend does around its work: opening, closing, and putting errors into words."""

from __future__ import annotations

import asyncio
import signal
import sys
from collections.abc import AsyncIterator, Coroutine
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from tui.api.errors import ApiError, NotFoundError
from tui.backends import BackendError, NoCredentialError, OpenBackend, open_backend
from tui.chat import troubles
from tui.chat.conversation import Conversation
from tui.chat.draft import Problem
from tui.chat.library import Library
from tui.chat.troubles import ChatError
from tui.chat.view import ConversationView, Trouble
from tui.settings import BackendChoice, Settings
from tui.verbs.ending import exit_of_trouble, say, say_trouble
from tui.verbs.exits import AUTH, ENDED, FAILED, INTERRUPTED, USAGE
from tui.verbs.progress import ProgressLines
from tui.verbs.words import call_line

_LEAST_CHARS = 4
"""Characters of an id that may stand for all of it."""


class Refused(Exception):  # noqa: N818  # said as it is read: raise Refused
    """A call that cannot be carried out; the message says why and the way out."""

    def __init__(self, message: str, status: int = FAILED) -> None:
        """Carry the exit status that goes with it."""
        super().__init__(message)
        self.status = status


def carried_out(work: Coroutine[Any, Any, int]) -> int:
    """Do the work; the exit status is the return value, and no error is a traceback."""
    try:
        return asyncio.run(_until_told_to_end(work))
    except KeyboardInterrupt:
        say("interrupted. What was sent is kept.")
        return INTERRUPTED
    except (Refused, BackendError) as error:
        say(str(error))
        return getattr(error, "status", AUTH if isinstance(error, NoCredentialError) else FAILED)
    except ChatError as error:
        return _told(error.trouble)
    except ApiError as error:
        return _told(troubles.of_error(error))


async def _until_told_to_end(work: Coroutine[Any, Any, int]) -> int:
    """The work, which SIGTERM ends as ctrl+c does: in good order, and with the call that goes on."""
    told = asyncio.Event()
    doing = asyncio.current_task()

    def end() -> None:
        told.set()
        if doing:
            doing.cancel()

    with suppress(NotImplementedError, RuntimeError):  # Windows has no such signal, and a thread is not told of it
        asyncio.get_running_loop().add_signal_handler(signal.SIGTERM, end)
    try:
        return await work
    except asyncio.CancelledError:
        if not told.is_set():
            raise
        say("ended. What was sent is kept.")
        return ENDED


def _told(trouble: Trouble) -> int:
    say_trouble(trouble)
    return exit_of_trouble(trouble)


@dataclass(frozen=True, slots=True)
class Desk:
    """A backend ready for use, and what is kept here."""

    settings: Settings
    backend: OpenBackend
    library: Library


@dataclass(frozen=True, slots=True)
class Talk:
    """A conversation with a session, and where its progress is told."""

    desk: Desk
    session_id: str
    conversation: Conversation
    lines: ProgressLines


@asynccontextmanager
async def desk(settings: Settings, library: Library | None = None) -> AsyncIterator[Desk]:
    """Open the backend of the settings and what is kept here; both are closed at the end."""
    library = library or Library(settings.folders.home)
    try:
        if notice := library.take_notice():
            say(notice)
        backend = await open_backend(settings)
        try:
            yield Desk(settings, backend, library)
        finally:
            await backend.close()
    finally:
        library.close()


@asynccontextmanager
async def talk(settings: Settings, session: str) -> AsyncIterator[Talk]:
    """Open the conversation with a session, wherever it is; it is not followed yet.

    Args:
        settings: of the run.
        session: the session's id; of one that was seen from here, its beginning is enough.

    Raises:
        Refused: no such session is known, here or at the backend.
    """
    library = Library(settings.folders.home)
    settings, session_id = known_place(settings, library, session)
    async with desk(settings, library) as open_desk:
        if library.session(open_desk.backend.name, session_id) is None:
            await _must_be_there(open_desk, session_id)
        async with conversation(open_desk) as (conversing, lines):
            yield Talk(open_desk, session_id, conversing, lines)


async def looked(talking: Talk) -> ConversationView:
    """Follow the session, and give what the first look brought.

    Raises:
        ChatError: it cannot be read, and that will not change by itself.
    """
    await talking.conversation.follow(talking.session_id)
    view = talking.conversation.view
    if talking.conversation.halted and view.trouble:
        raise ChatError(view.trouble)
    return view


@asynccontextmanager
async def conversation(open_desk: Desk) -> AsyncIterator[tuple[Conversation, ProgressLines]]:
    """A conversation without a session yet, whose waits are told as they come."""
    conversing = Conversation(open_desk.backend.client, open_desk.library, open_desk.backend.name)
    open_desk.backend.waits.listeners.append(conversing.heard_waiting)
    lines = ProgressLines(sys.stderr)
    try:
        yield conversing, lines
    except asyncio.CancelledError:
        lines.end()
        if session_id := conversing.view.session_id:
            say(f"session {session_id} on {open_desk.backend.name}; to go on: {_watching(open_desk, session_id)}")
        raise
    finally:
        lines.end()
        await conversing.close()


def _watching(open_desk: Desk, session_id: str) -> str:
    return call_line(open_desk.settings, "watch", session_id)


def known_place(settings: Settings, library: Library, session: str) -> tuple[Settings, str]:
    """The backend a session was seen on and its whole id, also by its video's id; as given when it was never seen.

    Raises:
        Refused: several sessions begin so.
    """
    asked_for = asked_for_backend(settings)
    seen = [one for one in library.sessions() if asked_for in {None, one.backend}]
    found = [one for one in seen if session in {one.session_id, one.video_id}][:1]
    if not found and len(session) >= _LEAST_CHARS:
        found = [one for one in seen if one.session_id.startswith(session)]
    if len({one.session_id for one in found}) > 1:
        ids = ", ".join(one.session_id for one in found)
        raise Refused(f"“{session}” is how several sessions begin: {ids}. Give more of the id.", USAGE)
    if not found:
        return settings, session
    return on_backend(settings, found[0].backend), found[0].session_id


def asked_for_backend(settings: Settings) -> str | None:
    """The backend that was named in this call; what was seen elsewhere is not looked for then."""
    named = settings.fixed.get("backend") == "--backend" and settings.backend is not BackendChoice.AUTO
    return settings.backend.value if named else None


def on_backend(settings: Settings, name: str) -> Settings:
    """The settings with a backend by its name."""
    return replace(settings, backend=BackendChoice(name)) if name in set(BackendChoice) else settings


async def _must_be_there(open_desk: Desk, session_id: str) -> None:
    try:
        await open_desk.backend.client.get_session(session_id)
    except NotFoundError as error:
        listing = call_line(open_desk.settings, "list", "sessions")
        raise Refused(
            f"There is no session “{session_id}” on {open_desk.backend.name}. Those there are: {listing}"
        ) from error


def refused(problems: list[Problem]) -> bool:
    """Say every problem; whether there is any."""
    for problem in problems:
        say(f"{problem.message} {problem.way_out}")
    return bool(problems)


def target_problems(output: Path | None) -> list[Problem]:
    """What keeps a file from being written where the user wants it, found before anything is sent."""
    if output is None:
        return []
    if output.exists() or output.is_symlink():
        what = "is a folder" if output.is_dir() else "exists already"
        return [Problem("output", f"{output} {what}.", "Name a new file with --output.")]
    if not output.absolute().parent.is_dir():
        return [Problem("output", f"The folder of {output} does not exist.", "Make it first, or name another.")]
    return []
