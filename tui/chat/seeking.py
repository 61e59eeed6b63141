"""Looks whether a session whose answer was lost was opened after all, so that nothing is paid for twice."""

from __future__ import annotations

import asyncio
from enum import Enum

from tui.api.client import VideoAgentClient
from tui.api.errors import NotFoundError
from tui.api.models import GetSessionResponse, SessionListItem
from tui.api.terms import MessageRole
from tui.chat.library import Library
from tui.chat.transcript import plain

SKEW_S = 900.0
"""Seconds this machine's clock and the server's may differ for a session with the very prompt."""
NEAR_S = 120.0
"""Seconds between sending and creation for a session that does not show its prompt yet."""
LOOKED_AT = 40
"""Sessions read before giving up; the list is newest first."""


class _Likeness(Enum):
    SAME = "same"
    OTHER = "other"
    UNTOLD = "untold"


async def seek(client: VideoAgentClient, library: Library, backend: str, text: str, sent_at: float) -> str | None:
    """The session that a prompt opened; None when none is listed.

    Args:
        client: asks the backend.
        library: knows the sessions that are accounted for.
        backend: its name in the library.
        text: the prompt as it was sent.
        sent_at: Unix seconds at which it was.

    Raises:
        ApiError: the backend could not be asked.
    """
    known = await asyncio.to_thread(_accounted_for, library, backend)
    untold: list[str] = []
    looked = 0
    async for item in client.iter_sessions(limit=20):
        if item.created_at < sent_at - SKEW_S or looked >= LOOKED_AT:
            break
        looked += 1
        if item.session_id in known:
            continue
        likeness = await _likeness(client, item, text)
        if likeness is _Likeness.SAME:
            return item.session_id
        if likeness is _Likeness.UNTOLD and abs(item.created_at - sent_at) <= NEAR_S:
            untold.append(item.session_id)
    return untold[0] if len(untold) == 1 else None


def _accounted_for(library: Library, backend: str) -> set[str]:
    sessions = {session.session_id for session in library.sessions(backend)}
    return sessions | {take.session_id for take in library.takes(backend)}


async def _likeness(client: VideoAgentClient, item: SessionListItem, text: str) -> _Likeness:
    try:
        session = await client.get_session(item.session_id)
    except NotFoundError:
        return _Likeness.UNTOLD
    return _compare(session, text)


def _compare(session: GetSessionResponse, text: str) -> _Likeness:
    """Whether a session's first user message is the prompt; a full window may have lost its beginning."""
    said = [message.content for message in session.messages if message.role == MessageRole.USER]
    if not said:
        return _Likeness.UNTOLD
    return _Likeness.SAME if any(plain(one) == plain(text) for one in said) else _Likeness.OTHER
