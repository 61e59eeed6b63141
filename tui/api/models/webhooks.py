"""The call a server makes when a session ends."""

from __future__ import annotations

from pydantic import SerializerFunctionWrapHandler, model_serializer

from tui.api.models.wire import Answer, Open
from tui.api.terms import WebhookEventName


class WebhookEventData(Answer):
    """What an event is about. A signal, not a truth: read the video again."""

    video_id: str
    session_id: str | None = None
    url: str | None = None
    callback_id: str | None = None
    gif_download_url: str | None = None
    video_page_url: str | None = None
    video_share_page_url: str | None = None
    folder_id: str | None = None
    msg: str | None = None

    @model_serializer(mode="wrap")
    def _without_what_is_unknown(self, write: SerializerFunctionWrapHandler) -> dict[str, object]:
        """The contract lets `session_id` and `url` be absent, but not null."""
        return {name: value for name, value in write(self).items() if value is not None}


class WebhookDelivery(Answer):
    """The body of a webhook call."""

    event_type: Open[WebhookEventName]
    event_data: WebhookEventData
