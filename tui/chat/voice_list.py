"""The voices that can be chosen, one's own first: the contract lists them apart from the public library."""

from __future__ import annotations

from collections.abc import AsyncIterator
from typing import TYPE_CHECKING

from tui.api.terms import Ownership

if TYPE_CHECKING:
    from tui.api.client import VideoAgentClient
    from tui.api.models import VoiceItem


async def every_voice(client: VideoAgentClient) -> AsyncIterator[VoiceItem]:
    """One's own voices, then the public library; a voice that stands in both lists comes once.

    Raises:
        ApiError: the lists cannot be read.
    """
    seen: set[str] = set()
    for ownership in (Ownership.PRIVATE, Ownership.PUBLIC):
        async for voice in client.iter_voices(type=ownership):
            if voice.voice_id not in seen:
                seen.add(voice.voice_id)
                yield voice
