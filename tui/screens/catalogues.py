"""The backend's lists as rows a picker can show: people, looks, voices, styles, brand kits."""

from __future__ import annotations

from collections.abc import AsyncIterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from tui.api.terms import Orientation
from tui.chat.voice_list import every_voice
from tui.widgets.choice_words import Field

if TYPE_CHECKING:
    from tui.api.client import VideoAgentClient
    from tui.api.models import (
        AvatarGroupItem,
        AvatarLookItem,
        BrandKitItem,
        VideoAgentStyle,
        VoiceItem,
    )


@dataclass(frozen=True, slots=True)
class Row:
    """A thing that can be picked."""

    id: str
    name: str
    summary: str = ""
    """A few words beside the name."""
    details: tuple[tuple[str, str], ...] = ()
    """What the preview says, label and value."""
    warning: str = ""
    """Why it may not be what is wanted; empty when nothing speaks against it."""
    swatches: tuple[str, ...] = ()
    """Colours to show, #rrggbb."""
    picture: str = ""
    """Address of a still."""
    clip: str = ""
    """Address of a few seconds of moving picture."""
    sample: str = ""
    """Address of a few seconds of sound."""
    tags: tuple[str, ...] = ()
    """Words it can be filtered by."""
    note: str = ""
    """Why it stands first: a star, or that it was chosen lately."""

    def matches(self, query: str) -> bool:
        """Whether every word of the query is somewhere in the row."""
        hay = " ".join((self.name, self.summary, self.id, *(value for _, value in self.details))).casefold()
        return all(word in hay for word in query.casefold().split())


async def people(client: VideoAgentClient) -> AsyncIterator[Row]:
    """Avatar groups: a person each, whose looks are asked for next."""
    async for group in client.iter_avatar_groups():
        yield person_row(group)


async def looks(client: VideoAgentClient, group_id: str, orientation: Orientation | None) -> AsyncIterator[Row]:
    """The looks of a person."""
    async for look in client.iter_avatar_looks(group_id=group_id):
        yield look_row(look, orientation)


async def voices(client: VideoAgentClient) -> AsyncIterator[Row]:
    """Every voice, one's own first."""
    async for voice in every_voice(client):
        yield voice_row(voice)


async def styles(client: VideoAgentClient, orientation: Orientation | None) -> AsyncIterator[Row]:
    """Every style."""
    async for style in client.iter_styles():
        yield style_row(style, orientation)


async def brand_kits(client: VideoAgentClient) -> AsyncIterator[Row]:
    """Every brand kit."""
    async for kit in client.iter_brand_kits():
        yield kit_row(kit)


def rows_of(client: VideoAgentClient, field: Field, orientation: Orientation | None) -> AsyncIterator[Row]:
    """The list a field is picked from; for the avatar the people."""
    match field:
        case Field.VOICE:
            return voices(client)
        case Field.STYLE:
            return styles(client, orientation)
        case Field.KIT:
            return brand_kits(client)
        case _:
            return people(client)


def person_row(group: AvatarGroupItem) -> Row:
    """A person."""
    count = group.looks_count
    warning = f"This person is not ready: {_words(group.status)}." if _unready(group.status) else ""
    return Row(
        group.id,
        group.name,
        f"{count} look{'s' * (count != 1)}",
        _details(("gender", group.gender), ("looks", str(count)), ("state", _words(group.status))),
        warning,
        picture=group.preview_image_url or "",
        clip=group.preview_video_url or "",
        tags=_present(group.gender),
    )


def look_row(look: AvatarLookItem, orientation: Orientation | None) -> Row:
    """A look; one that is not ready, or of another shape than asked for, says so."""
    shape = look.preferred_orientation
    warning = ""
    if _unready(look.status):
        warning = f"This look is not ready: {_words(look.status)}."
    elif orientation and shape and shape not in {orientation.value, "square"}:
        warning = f"This look suits {shape}; the video is to be {orientation.value}."
    details = _details(
        ("kind", _words(look.avatar_type)),
        ("shape", _words(shape)),
        ("tags", ", ".join(look.tags or ())),
        ("state", _words(look.status)),
    )
    return Row(
        look.id,
        look.name,
        _words(shape),
        details,
        warning,
        picture=look.preview_image_url or "",
        clip=look.preview_video_url or "",
        tags=(*_present(_words(shape)), *(look.tags or ())),
    )


def voice_row(voice: VoiceItem) -> Row:
    """A voice."""
    summary = " ".join(word for word in (voice.gender, voice.language) if word)
    details = _details(("language", voice.language), ("gender", voice.gender), ("library", _words(voice.type)))
    tags = _present(voice.gender, voice.language)
    return Row(voice.voice_id, voice.name, summary, details, sample=voice.preview_audio_url or "", tags=tags)


def style_row(style: VideoAgentStyle, orientation: Orientation | None) -> Row:
    """A style; one made for another shape than asked for says so."""
    tags = ", ".join(style.tags or ())
    ratio = style.aspect_ratio or ""
    fits = {Orientation.LANDSCAPE: "16:9", Orientation.PORTRAIT: "9:16"}
    clash = orientation is not None and ratio in fits.values() and ratio != fits[orientation]
    warning = f"This style was made for {ratio}; the video is to be {orientation}." if clash else ""
    return Row(
        style.style_id,
        style.name,
        tags,
        _details(("tags", tags), ("made for", ratio)),
        warning,
        picture=style.thumbnail_url or "",
        clip=style.preview_video_url or "",
        tags=tuple(style.tags or ()),
    )


def kit_row(kit: BrandKitItem) -> Row:
    """A brand kit."""
    colours = tuple(kit.colors or ())
    details = _details(("logo", "yes" if kit.logo_url else "none"))
    count = f"{len(colours)} colour{'s' * (len(colours) != 1)}"
    return Row(kit.brand_kit_id, kit.name, count, details, swatches=colours, picture=kit.logo_url or "")


def _unready(status: object) -> bool:
    return status is not None and _words(status) not in {"completed", "complete"}


def _words(value: object) -> str:
    return str(value).replace("_", " ") if value else ""


def _present(*words: str | None) -> tuple[str, ...]:
    return tuple(word for word in words if word)


def _details(*pairs: tuple[str, str | None]) -> tuple[tuple[str, str], ...]:
    return tuple((label, value) for label, value in pairs if value)
