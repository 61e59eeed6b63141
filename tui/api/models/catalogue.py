"""What can be chosen: styles, avatars and their looks, voices, brand kits."""

from __future__ import annotations

from tui.api.models.wire import Answer, Count, Flag, Many, Open, Text, UnixSeconds
from tui.api.terms import AvatarType, CloneStatus, LookOrientation, Ownership, TrainingStatus


class VideoAgentStyle(Answer):
    """A curated visual style. `aspect_ratio` is the shape it was made for, such as "16:9"."""

    style_id: str
    name: Text
    thumbnail_url: str | None = None
    preview_video_url: str | None = None
    tags: Many[str] = ()
    aspect_ratio: str | None = None


class AvatarError(Answer):
    """Why the training of an avatar failed."""

    code: Text
    message: Text


class AvatarGroupItem(Answer):
    """A character with one or more looks. Its id cannot be used as `avatar_id`."""

    id: str
    name: Text
    looks_count: Count
    created_at: UnixSeconds
    gender: str | None = None
    preview_image_url: str | None = None
    preview_video_url: str | None = None
    default_voice_id: str | None = None
    consent_status: str | None = None
    status: Open[TrainingStatus] | None = None
    error: AvatarError | None = None


class AvatarLookItem(Answer):
    """One outfit, pose or style of a character; its id is what `avatar_id` takes. Sizes are pixels."""

    id: str
    name: Text
    avatar_type: Open[AvatarType]
    group_id: str | None = None
    gender: str | None = None
    preview_image_url: str | None = None
    preview_video_url: str | None = None
    tags: Many[str] = ()
    default_voice_id: str | None = None
    supported_api_engines: Many[str] = ()
    image_width: int | None = None
    image_height: int | None = None
    preferred_orientation: Open[LookOrientation] | None = None
    status: Open[TrainingStatus] | None = None
    error: AvatarError | None = None


class VoiceItem(Answer):
    """A voice in a list. `preview_audio_url` may be an address no browser opens, such as s3://."""

    voice_id: str
    name: Text
    language: Text
    gender: Text
    type: Open[Ownership]
    support_pause: Flag
    support_locale: Flag
    preview_audio_url: str | None = None


class VoiceDetail(Answer):
    """One voice, and how its cloning is coming on."""

    voice_id: str
    support_pause: Flag
    name: str | None = None
    language: str | None = None
    gender: str | None = None
    preview_audio_url: str | None = None
    status: Open[CloneStatus] | None = None
    failure_message: str | None = None
    created_at: UnixSeconds | None = None
    support_interactive_avatar: Flag = False


class BrandKitItem(Answer):
    """A brand kit. `colors` are hex colours."""

    brand_kit_id: str
    name: Text
    colors: Many[str] = ()
    logo_url: str | None = None
