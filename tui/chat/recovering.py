"""What an earlier, ended process left half sent: given back, or found to have arrived."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from dataclasses import dataclass

from tui.api.client import VideoAgentClient
from tui.api.errors import ApiError
from tui.api.terms import MessageRole
from tui.chat.draft import Draft
from tui.chat.library import KnownSession, Library, Take, TakeState
from tui.chat.seeking import SKEW_S, seek
from tui.chat.transcript import Line, plain
from tui.chat.view import State

LATE_S = 300.0
"""Seconds after which a session that was asked for is listed if it was ever opened."""
_GIVEN_BACK = "given back after a restart"


@dataclass(frozen=True, slots=True)
class Recovered:
    """What came of takes that were adrift."""

    drafts: tuple[Draft, ...] = ()
    """Those that never went out or did not arrive: to be restored."""
    session_ids: tuple[str, ...] = ()
    """Sessions that were opened although their answer was never seen."""


async def recover_openings(client: VideoAgentClient, library: Library, backend: str, now: float) -> Recovered:
    """Settle the prompts of sessions that an ended process was sending.

    Those that cannot be asked about now stay as they are.
    """
    drafts: list[Draft] = []
    found: list[str] = []
    for take in await asyncio.to_thread(library.takes, backend, ""):
        if not (take.adrift or (take.opening and take.state is TakeState.UNKNOWN)):
            continue
        if take.state is TakeState.RECORDED or take.sent_at is None:
            await _give_back(library, take, drafts)
            continue
        try:
            session_id = await seek(client, library, backend, take.text, take.sent_at)
        except ApiError:
            continue
        if session_id is None:
            await _give_back_unfound(library, take, drafts, now - take.sent_at)
            continue
        await asyncio.to_thread(_account_for, library, take, session_id, now)
        found.append(session_id)
    return Recovered(tuple(drafts), tuple(found))


async def recover_messages(library: Library, backend: str, session_id: str, lines: Sequence[Line]) -> Recovered:
    """Settle the messages of a session that an ended process was sending, by what the session shows."""
    drafts: list[Draft] = []
    for take in await asyncio.to_thread(library.takes, backend, session_id):
        if not (take.adrift or take.state is TakeState.UNKNOWN):
            continue
        if take.sent_at is not None and any(_is_echo(line, take, take.sent_at) for line in lines):
            await asyncio.to_thread(library.mark_answered, take.take_id, session_id)
        else:
            await _give_back(library, take, drafts)
    return Recovered(tuple(drafts))


def _is_echo(line: Line, take: Take, sent_at: float) -> bool:
    if line.role != MessageRole.USER or plain(line.content) != plain(take.text):
        return False
    if line.own not in {"", take.key}:  # the echo of another message with the same words
        return False
    return line.created_at is None or line.created_at >= sent_at - SKEW_S


async def _give_back_unfound(library: Library, take: Take, drafts: list[Draft], ago_s: float) -> None:
    """Give back a prompt no session was found for; one sent just now may yet show up, and is looked for once more.

    That happens when the same prompt is sent again, so that what was paid for is not paid for twice.
    """
    if take.note == _GIVEN_BACK:  # at an earlier start, and it did not show up since
        await asyncio.to_thread(library.mark, take.take_id, TakeState.WITHDRAWN, _GIVEN_BACK)
        return
    state = TakeState.UNKNOWN if ago_s < LATE_S else TakeState.WITHDRAWN
    drafts.append(take.draft)
    await asyncio.to_thread(library.mark, take.take_id, state, _GIVEN_BACK)


async def _give_back(library: Library, take: Take, drafts: list[Draft]) -> None:
    drafts.append(take.draft)
    await asyncio.to_thread(library.mark, take.take_id, TakeState.WITHDRAWN, _GIVEN_BACK)


def _account_for(library: Library, take: Take, session_id: str, now: float) -> None:
    library.mark_answered(take.take_id, session_id)
    known = KnownSession(take.backend, session_id, "", State.THINKING.value, "", None, take.sent_at, now)
    library.save_session(known)
