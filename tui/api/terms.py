"""The contract's own words and limits, with nothing imported beyond the standard library.

The interface needs these for its first frame, before pydantic and httpx are there; the models use the same ones.
"""

from __future__ import annotations

from enum import StrEnum

PROMPT_LIMIT = 10_000
"""Characters a prompt or message may have, at least 1."""
FILES_LIMIT = 20
"""Files one request may carry."""
FILE_BYTES_LIMIT = 32 * 1024 * 1024
"""Bytes one uploaded file may have (32 MB)."""
VISIBLE_MESSAGES = 40
"""Messages a session shows, newest first; older ones are gone from the API."""
PAGE_LIMIT = 100
"""Items one page of a list may have."""
AVATAR_PAGE_LIMIT = 50
"""Items one page of avatar groups or looks may have."""
RUNNING_LIMIT = 10
"""Jobs an account may have under way at once: sessions, renders and translations share them."""
WORDS_PER_MINUTE = 150
"""Speaking rate that planning assumes (contract behaviour, section 13)."""


class SessionMode(StrEnum):
    """Chat asks and shows a storyboard first; generate makes one video without asking."""

    GENERATE = "generate"
    CHAT = "chat"


class Orientation(StrEnum):
    """Which way the picture lies."""

    LANDSCAPE = "landscape"
    PORTRAIT = "portrait"


class SessionStatus(StrEnum):
    """Where a session stands; an answer may hold a word that is not here."""

    THINKING = "thinking"
    WAITING_FOR_INPUT = "waiting_for_input"
    REVIEWING = "reviewing"
    GENERATING = "generating"
    COMPLETED = "completed"
    FAILED = "failed"


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
