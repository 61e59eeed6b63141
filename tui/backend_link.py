"""The real backend behind the interface's seams: settings in, a connected client and a conversation out.

Imported after the first frame's modules are drawn; what is heavy (httpx, pydantic, SQLite) is imported in a thread.
"""

from __future__ import annotations

import asyncio
import contextlib
import gc
import time
from collections.abc import Sequence
from dataclasses import replace
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING

from tui.chat.draft import Draft
from tui.chat.view import State
from tui.settings import BackendChoice, Settings

if TYPE_CHECKING:
    from tui.api.client import VideoAgentClient
    from tui.backends import OpenBackend
    from tui.chat.conversation import Conversation
    from tui.chat.library import Library
    from tui.screens import seams

_AT_WORK = frozenset({State.SENDING, State.THINKING, State.GENERATING, State.OFFLINE})
_RECENT_S = 2 * 24 * 3600.0
_UNDER_WAY = frozenset({State.SENDING, State.THINKING, State.YOUR_TURN, State.GENERATING, State.OFFLINE})
HEAVY_MODULES = ("tui.api.client", "tui.chat.conversation", "tui.studio_process", "anyio._backends._asyncio")
"""What a connection needs, imported off the event loop so that typing goes on."""


class LibraryDrafts:
    """Drafts and earlier prompts of one backend, out of the library."""

    def __init__(self, library: Library, backend: str) -> None:
        self._library = library
        self._backend = backend

    def load(self, session_id: str | None) -> Draft:
        """The draft kept for a session, or for the next new one."""
        return self._library.draft(self._backend, session_id)

    def save(self, session_id: str | None, draft: Draft) -> None:
        """Keep a draft."""
        self._library.save_draft(self._backend, session_id, draft)

    def prompts(self) -> Sequence[str]:
        """What was sent before, oldest first."""
        return self._library.prompts()[::-1]

    def unfinished(self) -> str | None:
        """The session that was under way when the program was left; None when the last one had come to its end."""
        session_id, state, _ = next(iter(self._library.last_seen(self._backend)), ("", "", 0.0))
        return session_id if state in _UNDER_WAY else None

    def under_way(self) -> Sequence[str]:
        """The sessions that were at work when they were last seen, not long ago; the latest first."""
        since = time.time() - _RECENT_S
        known = self._library.last_seen(self._backend)
        return [session_id for session_id, state, at in known if state in _AT_WORK and at >= since]

    def take_notice(self) -> str:
        """What became of the library's file, said once."""
        return self._library.take_notice()

    @property
    def lasting(self) -> bool:
        """Whether what is kept is on the disk."""
        return self._library.lasting


class OpenLink:
    """A connected backend, as the interface sees it."""

    def __init__(self, backend: OpenBackend, library: Library) -> None:
        self.name = backend.name
        self.client: VideoAgentClient = backend.client
        self._backend = backend
        self._library = library

    def conversation(self) -> Conversation:
        """A new conversation, with nothing sent yet."""
        from tui.chat.conversation import Conversation

        return Conversation(self.client, self._library, self.name)

    def front(self, conversation: seams.Conversation) -> None:
        """Tell the client's pauses to the conversation on the screen."""
        hears = getattr(conversation, "heard_waiting", None)
        self._backend.waits.listeners[:] = [hears] if hears else []

    async def close(self) -> None:
        """End what was started for the connection."""
        await self._backend.close()


class SettingsBackend:
    """The backend that the settings ask for."""

    def __init__(self, settings: Settings, library: Library | None = None) -> None:
        self._settings = settings
        self._library = library
        self.name = "" if settings.backend is BackendChoice.AUTO else str(settings.backend)
        self.videos: Path = settings.folders.videos

    async def drafts(self) -> LibraryDrafts:
        """Open what survives; `name` is the chosen backend's from then on."""
        library = await asyncio.to_thread(self._open_library)
        self.name = await asyncio.to_thread(_chosen_name, self._settings)
        return LibraryDrafts(library, self.name)

    async def library(self) -> Library:
        """Open what is kept of sessions and takes."""
        return await asyncio.to_thread(self._open_library)

    def elsewhere(self, name: str) -> SettingsBackend:
        """Another backend with the same files."""
        return SettingsBackend(replace(self._settings, backend=BackendChoice(name)), self._library)

    async def connect(self) -> OpenLink:
        """Connect, starting the studio when that is the backend.

        Raises:
            BackendError: It cannot be used; the message says why and what to do.
        """
        from tui.backends import open_backend

        for module in HEAVY_MODULES:
            await asyncio.to_thread(import_module, module)
        await _ready_tls(of_this_machine=_chosen_name(self._settings) == "studio")
        gc.freeze()  # these modules stay: looking through them at every full collection takes longer than a frame
        library = await asyncio.to_thread(self._open_library)
        backend = await open_backend(self._settings)
        self.name = backend.name
        return OpenLink(backend, library)

    def _open_library(self) -> Library:
        from tui.chat.library import Library

        library = self._library or Library(self._settings.folders.home)
        self._library = library
        return library


async def _ready_tls(*, of_this_machine: bool) -> None:
    """Read the certificates that are trusted, which takes a while, before the first client is made."""
    from tui.api.transport import tls_context

    await asyncio.to_thread(tls_context, trust_env=not of_this_machine)


def _chosen_name(settings: Settings) -> str:
    from tui.backends import chosen_backend
    from tui.credentials import CredentialError, find_credential

    credential = None
    with contextlib.suppress(CredentialError):  # told when connecting, where there is somebody to tell
        credential = find_credential()
    return str(chosen_backend(settings, credential))
