"""Videos: what a session makes."""

from __future__ import annotations

from tui.api.models.wire import Answer, Open, UnixSeconds
from tui.api.terms import VideoStatus


class VideoDetail(Answer):
    """A video. Its links are signed and expire: read it again for fresh ones. `duration` is seconds."""

    id: str
    status: Open[VideoStatus]
    title: str | None = None
    created_at: UnixSeconds | None = None
    completed_at: UnixSeconds | None = None
    video_url: str | None = None
    thumbnail_url: str | None = None
    gif_url: str | None = None
    captioned_video_url: str | None = None
    subtitle_url: str | None = None
    duration: float | None = None
    folder_id: str | None = None
    output_language: str | None = None
    failure_code: str | None = None
    failure_message: str | None = None
    video_page_url: str | None = None


class DeleteVideoResponse(Answer):
    """The receipt for a removed video."""

    id: str
    deleted: bool = True
