"""Taking a take to the other backend: the words and files go along; what was chosen is looked for by its name there."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from tui.chat.draft import Choices, Draft, Pick, Source
from tui.chat.voice_list import every_voice

if TYPE_CHECKING:
    from tui.api.client import VideoAgentClient

_LOOKED_AT = 400
"""Rows of a list that are looked through for a name."""


@dataclass(frozen=True, slots=True)
class Carried:
    """A draft for the other backend, and what could not go along, in words."""

    draft: Draft
    left: tuple[str, ...] = ()


async def carry(draft: Draft, client: VideoAgentClient, take_id: int) -> Carried:
    """Make a draft fit for another backend; ids mean nothing there, names may.

    Args:
        draft: what was sent.
        client: talks to the other backend.
        take_id: the take it comes from.

    Raises:
        ApiError: the other backend's lists cannot be read.
    """
    choices = draft.choices
    found = Choices(
        mode=choices.mode,
        orientation=choices.orientation,
        incognito=choices.incognito,
        avatar=await _look(choices.avatar, client),
        voice=await _found(choices.voice, lambda: _voices(client)),
        style=await _found(choices.style, lambda: _styles(client)),
        brand_kit=await _found(choices.brand_kit, lambda: _kits(client)),
    )
    files = tuple(one for one in draft.attachments if one.source is not Source.ASSET)
    left = [
        f"{word} {before.name or before.id}"
        for word, before, after in (
            ("avatar", choices.avatar, found.avatar),
            ("voice", choices.voice, found.voice),
            ("style", choices.style, found.style),
            ("brand kit", choices.brand_kit, found.brand_kit),
        )
        if before and not after
    ]
    left += [f"file {one.name}" for one in draft.attachments if one.source is Source.ASSET]
    return Carried(replace(draft, choices=found, attachments=files, origin=take_id), tuple(left))


async def _found(wanted: Pick | None, rows: Callable[[], AsyncIterator[Pick]]) -> Pick | None:
    """What a list calls by the same name, or knows by the same id."""
    if wanted is None:
        return None
    seen = 0
    async for row in rows():
        if row.id == wanted.id or (row.name and row.name.casefold() == wanted.name.casefold()):
            return row
        seen += 1
        if seen >= _LOOKED_AT:
            break
    return None


async def _look(wanted: Pick | None, client: VideoAgentClient) -> Pick | None:
    """The look of the same person by the same name; a person alone is not enough, since their looks differ."""
    if wanted is None:
        return None
    person, _, look = wanted.name.partition(", ")
    group = await _found(Pick("", person), lambda: _people(client)) if look else None
    if group is None:
        return None
    found = await _found(Pick(wanted.id, look), lambda: _looks(client, group.id))
    return Pick(found.id, f"{group.name}, {found.name}") if found else None


async def _people(client: VideoAgentClient) -> AsyncIterator[Pick]:
    async for group in client.iter_avatar_groups():
        yield Pick(group.id, group.name)


async def _looks(client: VideoAgentClient, group_id: str) -> AsyncIterator[Pick]:
    async for look in client.iter_avatar_looks(group_id=group_id):
        yield Pick(look.id, look.name)


async def _voices(client: VideoAgentClient) -> AsyncIterator[Pick]:
    async for voice in every_voice(client):
        yield Pick(voice.voice_id, voice.name)


async def _styles(client: VideoAgentClient) -> AsyncIterator[Pick]:
    async for style in client.iter_styles():
        yield Pick(style.style_id, style.name)


async def _kits(client: VideoAgentClient) -> AsyncIterator[Pick]:
    async for kit in client.iter_brand_kits():
        yield Pick(kit.brand_kit_id, kit.name)
