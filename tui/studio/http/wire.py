"""Requests of the contract as only the studio's server reads them: signed uploads, voices and webhooks.

Unlike those of sessions, the contract's schemas of these do not refuse what they do not know.
"""

from __future__ import annotations

from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field

from tui.api.models import CompleteUploadRequest, CreateDirectUploadRequest
from tui.api.models.wire import WholeNumber

EVENTS = {
    "video_agent.success": "A session has ended with a video.",
    "video_agent.fail": "A session has failed or was stopped.",
}
"""What the studio tells, and when."""

FOREIGN_EVENTS = (
    "avatar_video.success",
    "avatar_video.fail",
    "avatar_video_gif.success",
    "avatar_video_gif.fail",
    "video_translate.success",
    "video_translate.fail",
    "video_translate.preflight.validation_failed",
    "video_translate.preflight.download_failed",
    "personalized_video",
    "instant_avatar.success",
    "instant_avatar.fail",
    "photo_avatar_generation.success",
    "photo_avatar_generation.fail",
    "photo_avatar_train.success",
    "photo_avatar_train.fail",
    "photo_avatar_add_motion.success",
    "photo_avatar_add_motion.fail",
    "proofread_creation.success",
    "proofread_creation.fail",
    "live_avatar.success",
    "live_avatar.fail",
    "avatar_video_caption.success",
    "avatar_video_caption.fail",
    "hyperframes_video.success",
    "hyperframes_video.fail",
    "ai_clipping.success",
    "ai_clipping.fail",
    "batch.finished",
)
"""Events of the vendor's other products: a receiver may ask for them, they never happen here."""

EVENT_NAMES = frozenset({*EVENTS, *FOREIGN_EVENTS})


class _Request(BaseModel):
    model_config = ConfigDict(extra="ignore", frozen=True, hide_input_in_errors=True)


class OpenUpload(CreateDirectUploadRequest):
    """Opens a signed upload."""

    model_config = ConfigDict(extra="ignore")


class CompleteUpload(CompleteUploadRequest):
    """Ends a signed upload."""

    model_config = ConfigDict(extra="ignore")


class DesignVoiceRequest(_Request):
    """A search for a voice by description."""

    prompt: Annotated[str, Field(min_length=1, max_length=1000)]
    gender: str | None = None
    locale: str | None = None
    seed: Annotated[WholeNumber, Field(ge=0)] = 0


class TextToSpeechRequest(_Request):
    """Speech to make."""

    text: Annotated[str, Field(min_length=1, max_length=5000)]
    voice_id: str
    input_type: str = "text"
    speed: Annotated[float, Field(ge=0.5, le=2.0)] = 1.0
    language: str | None = None
    locale: str | None = None


class CreateWebhookEndpointRequest(_Request):
    """Registers a receiver."""

    url: str
    events: tuple[str, ...] | None = None
    entity_id: str | None = None


class UpdateWebhookEndpointRequest(_Request):
    """Changes a receiver; what is absent stays, `events` null means all."""

    url: str | None = None
    events: tuple[str, ...] | None = None
