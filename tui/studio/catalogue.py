"""What can be chosen, looked up by the ids a request gives."""

from __future__ import annotations

from pathlib import Path

from tui.studio.casting.brand_kits import BrandKitError, read_brand_kits
from tui.studio.casting.catalogue import BrandKit, Look, Person, Style, Voice
from tui.studio.casting.people import PEOPLE
from tui.studio.casting.style_files import StyleError, all_styles
from tui.studio.casting.styles import STYLES
from tui.studio.casting.voice_files import VoiceFileError
from tui.studio.casting.voices import listed_voices, voice
from tui.studio.refusals import invalid
from tui.studio.settings import StudioSettings

_LOOKS: dict[str, tuple[Person, Look]] = {look.look_id: (person, look) for person in PEOPLE for look in person.looks}
_PEOPLE = {person.group_id: person for person in PEOPLE}
_STYLES = {style.style_id for style in STYLES}


def find_person(group_id: str) -> Person | None:
    """The person of a group id."""
    return _PEOPLE.get(group_id)


def find_look(look_id: str) -> tuple[Person, Look] | None:
    """A look and whose it is."""
    return _LOOKS.get(look_id)


def find_voice(voice_id: str) -> Voice | None:
    """The voice of an id: the studio's own, the extra's, or a file of the user's."""
    try:
        return voice(voice_id)
    except KeyError:
        return None


def voices() -> tuple[Voice, ...]:
    """The studio's voices, the extra's, and after them the user's own.

    Raises:
        Refusal: A voice's file cannot be read; the message names it and what is wrong.
    """
    try:
        return listed_voices()
    except VoiceFileError as error:
        raise invalid(f"A voice cannot be used: {error}", "voice_id") from None


def styles(folder: Path) -> tuple[Style, ...]:
    """The studio's styles, and after them the user's own.

    Raises:
        Refusal: A style's file cannot be read; the message names it and what is wrong.
    """
    try:
        return all_styles(folder)
    except StyleError as error:
        raise invalid(f"A style cannot be used: {error}", "style_id") from None


def brand_kits(folder: Path) -> tuple[BrandKit, ...]:
    """The user's brand kits.

    Raises:
        Refusal: A kit's file cannot be read; the message names it and what is wrong.
    """
    try:
        return read_brand_kits(folder)
    except BrandKitError as error:
        raise invalid(f"A brand kit cannot be used: {error}", "brand_kit_id") from None


def check_choices(
    settings: StudioSettings,
    *,
    avatar_id: str | None = None,
    voice_id: str | None = None,
    style_id: str | None = None,
    brand_kit_id: str | None = None,
) -> None:
    """Check that everything chosen is there.

    Raises:
        Refusal: Something is not; for an avatar group's id the message names its looks.
    """
    if avatar_id is not None and avatar_id not in _LOOKS:
        raise invalid(_not_a_look(avatar_id), "avatar_id")
    if voice_id is not None and find_voice(voice_id) is None:
        raise invalid(f"There is no voice {voice_id}; GET /v3/voices lists them.", "voice_id")
    if style_id is not None and not _is_style(style_id, settings.styles_folder):
        raise invalid(f"There is no style {style_id}; GET /v3/video-agents/styles lists them.", "style_id")
    kits = brand_kits(settings.kits_folder) if brand_kit_id is not None else ()
    if brand_kit_id is not None and brand_kit_id not in {kit.brand_kit_id for kit in kits}:
        raise invalid(f"There is no brand kit {brand_kit_id}; GET /v3/brand-kits lists them.", "brand_kit_id")


def _is_style(style_id: str, folder: Path) -> bool:
    """Whether there is such a style. A broken file of the user's is no matter to who chose one of the studio's own."""
    return style_id in _STYLES or style_id in {style.style_id for style in styles(folder)}


def _not_a_look(avatar_id: str) -> str:
    person = _PEOPLE.get(avatar_id)
    if person is None:
        return f"There is no avatar look {avatar_id}; GET /v3/avatars/looks lists them."
    looks = ", ".join(look.look_id for look in person.looks)
    return f"{avatar_id} is the id of an avatar group; avatar_id takes one of its looks: {looks}."
