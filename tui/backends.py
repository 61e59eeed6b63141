"""Which backend this run talks to: its address, its key, and for the studio the process behind it.

Nothing above this module knows more of a backend than a name, a base URL and a client.
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from tui.credentials import ENVIRONMENT_KEY, Credential, CredentialError, find_credential
from tui.settings import BackendChoice, Settings

if TYPE_CHECKING:
    from tui.api.client import VideoAgentClient
    from tui.api.transport import Waiting


class BackendError(Exception):
    """The backend cannot be reached or used; the message says why and what to do."""


class NoCredentialError(BackendError):
    """The heygen backend was asked for and there is no usable key."""


@dataclass(frozen=True, slots=True)
class Waits:
    """Hands the client's pauses before a repeated call on to whoever shows them."""

    listeners: list[Callable[[Waiting], None]] = field(default_factory=list)

    def __call__(self, waiting: Waiting) -> None:
        """Tell every listener."""
        for listener in tuple(self.listeners):
            listener(waiting)


@dataclass(frozen=True, slots=True)
class OpenBackend:
    """A backend ready for use. `close` ends what was started for it."""

    name: str
    base_url: str
    client: VideoAgentClient
    waits: Waits
    close: Callable[[], Awaitable[None]]


def chosen_backend(settings: Settings, credential: Credential | None) -> BackendChoice:
    """The backend `auto` stands for: heygen when a key is configured."""
    if settings.backend is not BackendChoice.AUTO:
        return settings.backend
    return BackendChoice.HEYGEN if credential else BackendChoice.STUDIO


async def open_backend(settings: Settings) -> OpenBackend:
    """Connect to the chosen backend, starting the studio when that is it.

    Raises:
        NoCredentialError: heygen was asked for without a usable key.
        BackendError: The studio cannot be started.
    """
    try:
        credential = None if settings.backend is BackendChoice.STUDIO else find_credential()
    except CredentialError as error:
        raise NoCredentialError(str(error)) from error
    if chosen_backend(settings, credential) is BackendChoice.STUDIO:
        return await _open_studio(settings)
    if credential is None:
        raise NoCredentialError(
            f"The heygen backend needs a key: run reeltalk login or set {ENVIRONMENT_KEY}; --backend studio needs none."
        )
    return _open_heygen(settings, credential)


def _open_heygen(settings: Settings, credential: Credential) -> OpenBackend:
    from tui.api.client import VideoAgentClient  # httpx is loaded after the first frame
    from tui.api.errors import AddressError

    waits, base = Waits(), settings.api_base
    try:
        client = VideoAgentClient(base, api_key=credential.api_key, bearer=credential.bearer, on_wait=waits)
    except AddressError as error:
        named = "REELTALK_API_BASE" if "@" in base else f"REELTALK_API_BASE={base}"  # what is before an @ is secret
        raise BackendError(f"{named} cannot be used: {error.message} {error.way_out}") from None
    return OpenBackend("heygen", settings.api_base, client, waits, client.close)


async def _open_studio(settings: Settings) -> OpenBackend:
    from tui.api.client import VideoAgentClient  # httpx is loaded after the first frame
    from tui.studio_process import StudioProcess

    studio = StudioProcess(settings.folders)
    address = await studio.start()
    waits = Waits()
    client = VideoAgentClient(address.url, api_key=address.api_key, on_wait=waits)

    async def close() -> None:
        await client.close()
        await studio.end()

    return OpenBackend("studio", address.url, client, waits, close)
