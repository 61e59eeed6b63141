"""The contract's own words and limits, with nothing imported beyond the standard library.

The models use the same ones as the interface, whose first frame is drawn before pydantic and httpx are there.
"""

from __future__ import annotations

from enum import StrEnum

from tui.api.first_terms import (
    AVATAR_PAGE_LIMIT,
    FILE_BYTES_LIMIT,
    FILES_LIMIT,
    PAGE_LIMIT,
    PROMPT_LIMIT,
    RUNNING_LIMIT,
    VISIBLE_MESSAGES,
    WORDS_PER_MINUTE,
    Orientation,
    SessionMode,
    SessionStatus,
)

__all__ = [
    "AVATAR_PAGE_LIMIT",
    "FILES_LIMIT",
    "FILE_BYTES_LIMIT",
    "PAGE_LIMIT",
    "PROMPT_LIMIT",
    "RUNNING_LIMIT",
    "VISIBLE_MESSAGES",
    "WORDS_PER_MINUTE",
    "AvatarType",
    "BillingType",
    "CloneStatus",
    "LookOrientation",
    "MessageRole",
    "MessageType",
    "Orientation",
    "Ownership",
    "ResourceType",
    "SessionMode",
    "SessionStatus",
    "SourceType",
    "TrainingStatus",
    "VideoStatus",
    "WebhookEventName",
]


class MessageType(StrEnum):
    """What a message of a session is."""

    TEXT = "text"
    RESOURCE = "resource"
    ERROR = "error"


class MessageRole(StrEnum):
    """Who wrote a message."""

    USER = "user"
    MODEL = "model"


class ResourceType(StrEnum):
    """Kinds of resource named in prose; the contract leaves the word free."""

    IMAGE = "image"
    VIDEO = "video"
    DRAFT = "draft"
    AVATAR = "avatar"
    VOICE = "voice"
    BLUEPRINT = "blueprint"


class SourceType(StrEnum):
    """Where a resource came from."""

    GENERATED = "generated"
    USER_UPLOADED = "user_uploaded"


class VideoStatus(StrEnum):
    """How far the rendering of a video is."""

    PENDING = "pending"
    PROCESSING = "processing"
    COMPLETED = "completed"
    FAILED = "failed"


class Ownership(StrEnum):
    """Stock (public) or one's own (private)."""

    PUBLIC = "public"
    PRIVATE = "private"


class AvatarType(StrEnum):
    """Kinds of look."""

    STUDIO_AVATAR = "studio_avatar"
    DIGITAL_TWIN = "digital_twin"
    PHOTO_AVATAR = "photo_avatar"


class TrainingStatus(StrEnum):
    """How far the training of one's own avatar is."""

    PROCESSING = "processing"
    PENDING_CONSENT = "pending_consent"
    FAILED = "failed"
    COMPLETED = "completed"


class LookOrientation(StrEnum):
    """The shape a look suits."""

    PORTRAIT = "portrait"
    LANDSCAPE = "landscape"
    SQUARE = "square"


class CloneStatus(StrEnum):
    """How far the cloning of one's own voice is; the contract says "complete" here, "completed" elsewhere."""

    PROCESSING = "processing"
    COMPLETE = "complete"
    FAILED = "failed"


class BillingType(StrEnum):
    """Which of a user's `wallet`, `subscription` and `usage_based` is filled."""

    WALLET = "wallet"
    SUBSCRIPTION = "subscription"
    USAGE_BASED = "usage_based"


class WebhookEventName(StrEnum):
    """The events a Video Agent session ends with; other products' events are kept as the words they came as."""

    VIDEO_AGENT_SUCCESS = "video_agent.success"
    VIDEO_AGENT_FAIL = "video_agent.fail"
