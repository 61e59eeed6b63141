"""Who and what the agent has chosen for its storyboard, as far as the storyboard tells. Pure, but for the names."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from tui.api.records import record
from tui.chat.view import ConversationView

if TYPE_CHECKING:
    from tui.api.client import VideoAgentClient

_STYLES_READ = 300
"""Styles looked through for a name: there is no reading of a single one."""


@record(frozen=True, slots=True)
class AgentCast:
    """What the newest storyboard was made with; empty where it does not tell."""

    look_id: str = ""
    voice_id: str = ""
    style_id: str = ""
    orientation: str = ""


def agent_cast(view: ConversationView) -> AgentCast:
    """What the newest storyboard of a session was made with."""
    for entry in reversed(view.entries):
        for key in reversed(entry.resource_ids):
            resource = view.resources.get(key)
            if resource is not None and resource.scenes:
                told = resource.metadata
                return AgentCast(
                    look_id=_text(told, "look_id", "avatar_id"),
                    voice_id=_text(told, "voice_id"),
                    style_id=_text(told, "style_id"),
                    orientation=_text(told, "orientation"),
                )
    return AgentCast()


def _text(told: Mapping[str, object], *keys: str) -> str:
    return next((value for key in keys if isinstance(value := told.get(key), str)), "")


class CastNames:
    """Names for ids, read once each."""

    def __init__(self) -> None:
        """Know none."""
        self._known: dict[tuple[str, str, str], str] = {}

    async def read(self, backend: str, client: VideoAgentClient, cast: AgentCast) -> dict[str, str]:
        """What to call everything of a cast, by the field it belongs to; what has no name there is left out.

        Args:
            backend: The name of the backend, since each has ids of its own.
            client: Who asks it.
            cast: What is to be named.
        """
        named = {"orientation": cast.orientation}
        for field, identifier in (("avatar", cast.look_id), ("voice", cast.voice_id), ("style", cast.style_id)):
            if identifier:
                named[field] = await self._name(backend, client, field, identifier)
        return {field: name for field, name in named.items() if name}

    async def _name(self, backend: str, client: VideoAgentClient, field: str, identifier: str) -> str:
        key = (backend, field, identifier)
        if key not in self._known:
            try:
                self._known[key] = await _READ[field](client, identifier)
            except Exception:  # a name that cannot be read is not shown; nothing depends on it
                return ""
        return self._known[key]


async def _person(client: VideoAgentClient, look_id: str) -> str:
    look = await client.get_avatar_look(look_id)
    return (await client.get_avatar_group(look.group_id)).name if look.group_id else look.name


async def _voice(client: VideoAgentClient, voice_id: str) -> str:
    return (await client.get_voice(voice_id)).name or ""


async def _style(client: VideoAgentClient, style_id: str) -> str:
    read = 0
    async for style in client.iter_styles():
        read += 1
        if style.style_id == style_id:
            return style.name
        if read >= _STYLES_READ:
            break
    return ""


_READ = {"avatar": _person, "voice": _voice, "style": _style}
