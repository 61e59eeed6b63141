"""What can be chosen: styles, avatars and their looks, voices, brand kits."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from pathlib import Path

from starlette.requests import Request
from starlette.responses import Response

from tui.api.models import AvatarGroupItem, AvatarLookItem, BrandKitItem, VideoAgentStyle, VoiceDetail, VoiceItem
from tui.api.terms import AvatarType, CloneStatus, LookOrientation, Ownership
from tui.studio.casting.catalogue import BrandKit, Look, Person, Style, Voice
from tui.studio.casting.languages import language_called
from tui.studio.casting.people import PEOPLE
from tui.studio.catalogue import brand_kits, find_look, find_person, find_voice, styles, voices
from tui.studio.http import replies
from tui.studio.http.reading import choice, limit, query, studio, token
from tui.studio.http.routes import route
from tui.studio.pages import page_after
from tui.studio.refusals import not_found
from tui.studio.studio import Studio

SINCE = 1_767_225_600
"""When the studio's own people and voices came into being, in Unix seconds: 2026-01-01."""
OWNERSHIPS = frozenset(Ownership)
ENGINE = "starfish"
"""The engine name that clients look for in a voice that can speak freely written text."""


async def list_styles(request: Request) -> Response:
    """GET /v3/video-agents/styles."""
    house, tag = studio(request), query(request, "tag")
    designs = await asyncio.to_thread(styles, house.settings.styles_folder)
    found = [style for style in designs if tag is None or tag in style.tags]
    page = page_after(found, token(request), limit(request, 20, 100), f"styles:{tag}", lambda style: style.style_id)
    return replies.page(page, lambda style: style_item(house, style))


async def list_groups(request: Request) -> Response:
    """GET /v3/avatars."""
    house, found = studio(request), _owned(request, PEOPLE)
    page = page_after(found, token(request), limit(request, 20, 50), "avatars", lambda person: person.group_id)
    return replies.page(page, lambda person: group_item(house, person))


async def get_group(request: Request) -> Response:
    """GET /v3/avatars/{group_id}."""
    person = find_person(request.path_params["group_id"])
    if person is None:
        raise not_found("Avatar group", "avatar_group_not_found")
    return replies.data(group_item(studio(request), person))


async def list_looks(request: Request) -> Response:
    """GET /v3/avatars/looks."""
    house, group = studio(request), query(request, "group_id")
    kind = choice(request, "avatar_type", frozenset(AvatarType))
    people = [person for person in _owned(request, PEOPLE) if group is None or person.group_id == group]
    fits = kind is None or kind == AvatarType.STUDIO_AVATAR
    found = [(person, look) for person in people for look in person.looks if fits]
    listing = f"looks:{group}"
    page = page_after(found, token(request), limit(request, 20, 50), listing, lambda pair: pair[1].look_id)
    return replies.page(page, lambda pair: look_item(house, *pair))


async def get_look(request: Request) -> Response:
    """GET /v3/avatars/looks/{look_id}."""
    found = find_look(request.path_params["look_id"])
    if found is None:
        raise not_found("Avatar", "avatar_not_found")
    return replies.data(look_item(studio(request), *found))


async def list_voices(request: Request) -> Response:
    """GET /v3/voices."""
    house = studio(request)
    ownership = choice(request, "type", OWNERSHIPS) or Ownership.PUBLIC
    language, gender, engine = (query(request, name) for name in ("language", "gender", "engine"))
    found = [
        voice
        for voice in await asyncio.to_thread(voices)
        if ownership == owner(voice)
        and (engine is None or engine == ENGINE)
        and (language is None or speaks(voice, language))
        and (gender is None or voice.gender == gender.lower())
    ]
    listing = f"voices:{ownership}:{language}:{gender}:{engine}"
    page = page_after(found, token(request), limit(request, 20, 100), listing, lambda voice: voice.voice_id)
    return replies.page(page, lambda voice: voice_item(house, voice))


async def get_voice(request: Request) -> Response:
    """GET /v3/voices/{voice_id}."""
    voice = find_voice(request.path_params["voice_id"])
    if voice is None:
        raise not_found("Voice", "voice_not_found")
    item = voice_item(studio(request), voice)
    return replies.data(
        VoiceDetail(
            voice_id=item.voice_id,
            name=item.name,
            language=item.language,
            gender=item.gender,
            preview_audio_url=item.preview_audio_url,
            status=CloneStatus.COMPLETE,
            created_at=SINCE,
            support_pause=item.support_pause,
        )
    )


async def list_brand_kits(request: Request) -> Response:
    """GET /v3/brand-kits."""
    house = studio(request)
    size, after = limit(request, 20, 100), token(request)
    found = await asyncio.to_thread(brand_kits, house.settings.kits_folder)
    page = page_after(found, after, size, "brand kits", lambda kit: kit.brand_kit_id)
    return replies.page(page, lambda kit: kit_item(house, kit))


def speaks(voice: Voice, language: str) -> bool:
    """Whether a voice speaks a language, given by name or as a code such as en or en-US."""
    asked = language_called(language)
    return asked is not None and asked.name == voice.language


def owner(voice: Voice) -> Ownership:
    """Whose a voice is: a file in the voices folder is the user's own."""
    return Ownership.PRIVATE if voice.engine == "piper" else Ownership.PUBLIC


def style_item(house: Studio, style: Style) -> VideoAgentStyle:
    """A style as the contract shows it."""
    return VideoAgentStyle(
        style_id=style.style_id,
        name=style.name,
        thumbnail_url=house.links.to(f"/media/previews/style/{style.style_id}.png"),
        preview_video_url=house.links.to(f"/media/previews/style/{style.style_id}.mp4"),
        tags=style.tags,
        aspect_ratio="16:9",
    )


def group_item(house: Studio, person: Person) -> AvatarGroupItem:
    """A person as the contract shows them: a group of looks."""
    first = person.looks[0].look_id
    return AvatarGroupItem(
        id=person.group_id,
        name=person.name,
        gender=person.gender,
        preview_image_url=house.links.to(f"/media/previews/look/{first}.png"),
        preview_video_url=house.links.to(f"/media/previews/look/{first}.mp4"),
        looks_count=len(person.looks),
        default_voice_id=person.default_voice_id,
        created_at=SINCE,
    )


def look_item(house: Studio, person: Person, look: Look) -> AvatarLookItem:
    """A look as the contract shows it."""
    return AvatarLookItem(
        id=look.look_id,
        name=look.name,
        avatar_type=AvatarType.STUDIO_AVATAR,
        group_id=person.group_id,
        gender=person.gender,
        preview_image_url=house.links.to(f"/media/previews/look/{look.look_id}.png"),
        preview_video_url=house.links.to(f"/media/previews/look/{look.look_id}.mp4"),
        tags=look.tags,
        default_voice_id=person.default_voice_id,
        image_width=1280,
        image_height=720,
        preferred_orientation=LookOrientation.LANDSCAPE,
    )


def voice_item(house: Studio, voice: Voice) -> VoiceItem:
    """A voice as the contract shows it."""
    return VoiceItem(
        voice_id=voice.voice_id,
        name=voice.name,
        language=voice.language,
        gender=voice.gender,
        type=owner(voice),
        preview_audio_url=house.links.to(f"/media/previews/voice/{voice.voice_id}.wav"),
        support_pause=False,
        support_locale=False,
    )


def kit_item(house: Studio, kit: BrandKit) -> BrandKitItem:
    """A brand kit as the contract shows it."""
    logo = f"/media/logos/{kit.brand_kit_id}{Path(kit.logo).suffix}" if kit.logo else None
    return BrandKitItem(
        brand_kit_id=kit.brand_kit_id,
        name=kit.name,
        colors=kit.colors,
        logo_url=house.links.to(logo) if logo else None,
    )


def _owned(request: Request, people: Sequence[Person]) -> Sequence[Person]:
    """All people, or none when the user's own are asked for: the studio has stock only."""
    return () if choice(request, "ownership", OWNERSHIPS) == Ownership.PRIVATE else people


ROUTES = [
    route("/v3/video-agents/styles", GET=list_styles),
    route("/v3/avatars", GET=list_groups),
    route("/v3/avatars/looks", GET=list_looks),
    route("/v3/avatars/looks/{look_id}", GET=get_look),
    route("/v3/avatars/{group_id}", GET=get_group),
    route("/v3/brand-kits", GET=list_brand_kits),
]
