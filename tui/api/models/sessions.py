"""Sessions: opening one, reading it, talking to it, stopping it."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field, StrictBool, ValidationInfo, field_validator
from pydantic_core import PydanticCustomError

from tui.api.models.assets import Files
from tui.api.models.wire import Answer, Count, Many, Open, Request, Text, UnixSeconds
from tui.api.terms import PROMPT_LIMIT, MessageType, Orientation, SessionMode, SessionStatus

Prompt = Annotated[str, Field(min_length=1, max_length=PROMPT_LIMIT)]
"""What a person says to the agent."""


class CreateVideoAgentRequest(Request):
    """Opens a session. `avatar_id` is a look's id, not an avatar group's."""

    prompt: Prompt
    mode: SessionMode = SessionMode.GENERATE
    avatar_id: str | None = None
    voice_id: str | None = None
    style_id: str | None = None
    brand_kit_id: str | None = None
    orientation: Orientation | None = None
    files: Files | None = None
    callback_url: str | None = None
    callback_id: str | None = None
    incognito_mode: StrictBool = False

    @field_validator("callback_id")
    @classmethod
    def _needs_callback_url(cls, value: str | None, info: ValidationInfo) -> str | None:
        if value is not None and info.data.get("callback_url") is None and "callback_url" in info.data:
            raise PydanticCustomError("callback_url_missing", "callback_id is only allowed together with callback_url")
        return value


class CreateVideoAgentResponse(Answer):
    """A session as just created; `video_id` may still be null."""

    session_id: str
    status: Open[SessionStatus]
    created_at: UnixSeconds
    video_id: str | None = None


class SessionMessage(Answer):
    """One line of the conversation. It has no id of its own."""

    role: Text
    content: Text
    type: Open[MessageType]
    created_at: UnixSeconds | None = None
    resource_ids: Many[str] = ()


class GetSessionResponse(Answer):
    """The state of a session, with its latest messages newest first. `progress` is percent."""

    session_id: str
    status: Open[SessionStatus]
    created_at: UnixSeconds
    progress: Count = 0
    title: str | None = None
    video_id: str | None = None
    messages: Many[SessionMessage] = ()


class SessionListItem(Answer):
    """A row of the list of sessions; it carries no status."""

    session_id: str
    created_at: UnixSeconds
    title: str | None = None


class SendMessageRequest(Request):
    """A further turn in a session, with what it changes from here on."""

    message: Prompt
    avatar_id: str | None = None
    voice_id: str | None = None
    brand_kit_id: str | None = None
    files: Files | None = None


class SendMessageResponse(Answer):
    """The receipt for a message. `run_id` names the processing it started."""

    session_id: str
    run_id: str
    title: str | None = None


class StopSessionRequest(Request):
    """Takes no fields."""


class StopSessionResponse(Answer):
    """The receipt for a stop."""

    session_id: str


class SessionResource(Answer):
    """Something the agent made or was given."""

    resource_id: str
    resource_type: str
    source_type: str | None = None
    url: str | None = None
    thumbnail_url: str | None = None
    preview_url: str | None = None
    created_at: UnixSeconds | None = None
    metadata: dict[str, object] | None = None
