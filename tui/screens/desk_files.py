"""Files that come over the desk's connection: previews, a video, its other cuts and subtitles, a fresh link to it."""

from __future__ import annotations

import asyncio
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from tui.chat.pixels import LOOK, NoPictureError
from tui.chat.view import ConversationView, VideoView
from tui.screens.seams import Backend, Conversation, Link, Progress

if TYPE_CHECKING:
    from tui.chat.saving import Part

_PREVIEW_BYTES = 64 * 1024 * 1024
"""A preview of more is not fetched on."""


def _not_too_large(done: int, total: int | None) -> None:
    if max(done, total or 0) > _PREVIEW_BYTES:
        raise NoPictureError("Its preview is too large to fetch.")


class DeskFiles(Protocol):
    """Fetches files for the conversation on the screen."""

    link: Link | None
    connect_ended: asyncio.Event
    _conversation: Conversation | None

    @property
    def view(self) -> ConversationView:
        """The conversation at this moment."""

    @property
    def backend(self) -> Backend:
        """The backend that is talked to."""

    @property
    def backend_name(self) -> str:
        """The backend's name, as far as it is known."""

    async def bring(self, url: str, target: Path) -> None:
        """Fetch a preview into a file, once it is known whether there is a connection to fetch it by.

        Raises:
            NoPictureError: There is none.
            ApiError: It cannot be had.
        """
        from tui.api.errors import LinkExpiredError

        if self.link is None:  # a presenter of a kept draft is shown before there can be one
            await self.connect_ended.wait()
        if self.link is None:
            raise NoPictureError(f"{self.backend_name} is not connected.")
        if url.startswith(LOOK):
            look = await self.link.client.get_avatar_look(url.removeprefix(LOOK))
            url = look.preview_image_url or ""
        if not url:
            raise NoPictureError("There is no picture of it.")
        try:
            await self.link.client.download(url, target, _not_too_large)
        except LinkExpiredError:
            fresh = await self._signed_anew(url)
            if fresh is None:
                raise
            await self.link.client.download(fresh, target, _not_too_large)

    async def _signed_anew(self, url: str) -> str | None:
        """The link by which a picture of the session on the screen can be had by now; None when it has no other."""
        from tui.chat.fresh_links import signed_anew

        known = signed_anew(url, self.view)
        if known is None and self._conversation is not None:
            await self._conversation.refresh_links()
            known = signed_anew(url, self.view)
        return known

    async def look_name(self, look_id: str) -> str:
        """What a look is called; empty when that cannot be told."""
        if self.link is None:
            await self.connect_ended.wait()
        if self.link is None:
            return ""
        with suppress(Exception):  # its id is shown instead
            return str(getattr(await self.link.client.get_avatar_look(look_id), "name", ""))
        return ""

    async def download(self, video_id: str, target: Path, on_progress: Progress) -> Path:
        """Fetch a video of the session.

        Raises:
            ConnectionError: There is no conversation to fetch it from.
        """
        if self._conversation is None or self.link is None:
            raise ConnectionError("There is no connection yet.")
        if self.view.video is not None and self.view.video.video_id == video_id:
            return await self._conversation.download(target, on_progress)
        from tui.chat.saving import Part

        return await self.save_part(video_id, Part.VIDEO, target, on_progress)

    async def save_part(self, video_id: str, part: Part, target: Path, on_progress: Progress | None = None) -> Path:
        """Fetch a file of a video, by a fresh link.

        Raises:
            ConnectionError: There is no connection.
            ChatError: The video has no such file, or the disk does not take it.
        """
        if self.link is None:
            raise ConnectionError("There is no connection yet.")
        from tui.chat.saving import save

        library = await self.backend.library()
        return await save(self.link.client, library, self.link.name, video_id, part, target, on_progress)

    async def video_link(self, video: VideoView) -> str:
        """A fresh link to a video, since links expire; the one known when it cannot be read again."""
        known = video.video_url or video.page_url or ""
        if self.link is None:
            return known
        try:
            detail = await self.link.client.get_video(video.video_id)
        except Exception:  # the link that is known may still work
            return known
        return detail.video_url or detail.video_page_url or known
