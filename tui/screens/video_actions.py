"""What a user can do with the finished video: save it, open it, play it here, save its subtitles, copy its link."""

from __future__ import annotations

import asyncio
from dataclasses import replace
from typing import TYPE_CHECKING

from textual import work

from tui.chat.video_names import file_name
from tui.chat.view import State
from tui.screens.chat_actions import ChatActions
from tui.widgets.transcript_items import Transfer

if TYPE_CHECKING:
    from pathlib import Path

    from tui.screens.seams import Progress


class VideoActions(ChatActions):
    """Actions on the video of the session on the screen."""

    @work(group="download", exclusive=True)
    async def action_download(self) -> None:
        """Save the video in the home folder."""
        if path := await self.fetch():
            self.say(f"Saved to {path}")

    @work(group="download", exclusive=True)
    async def action_open_video(self) -> None:
        """Save the video if that has not been done, and open it with the system's player."""
        path = await self.fetch()
        if path is None:
            return
        from tui.screens.opening import open_outside

        if not open_outside(path):
            self.say(f"Nothing here opens videos. It is saved at {path}", severity="warning")

    async def fetch(self) -> Path | None:
        """The video's file, downloaded once; None when there is no video or it could not be fetched."""
        video = self.view.video
        if video is None or self.view.state not in {State.COMPLETED, State.YOUR_TURN, State.THINKING, State.STOPPED}:
            self.say("There is no finished video yet.")
            return None
        done = self.transfers.get(video.video_id)
        saved = done.path if done else None
        if saved is not None:
            there: bool = await asyncio.to_thread(saved.is_file)
            if there:
                return saved
        try:
            await asyncio.to_thread(self.videos.mkdir, parents=True, exist_ok=True)
            path = await self.desk.download(self.videos / file_name(video), self._progress_of(video.video_id))
        except Exception as error:  # the user is told, and can ask again
            self.transfers.pop(video.video_id, None)
            self.redraw()
            self.say(f"The video could not be saved: {error}", severity="error")
            return None
        from tui.chat.film_facts import frame_size

        self.transfers[video.video_id] = Transfer(path=path, size_px=await asyncio.to_thread(frame_size, path))
        self.redraw()
        return path

    def _progress_of(self, video_id: str) -> Progress:
        """What takes a download's progress to the screen, a step of at least 1 % at a time."""

        def tell(done: int, total: int | None) -> None:
            before = self.transfers.get(video_id, Transfer())
            if before.done == 0 or done - before.done >= (total or 10_000_000) / 100 or done == total:
                self.transfers[video_id] = Transfer(done, total)
                self.redraw()

        return tell

    async def action_copy_link(self) -> None:
        """Copy a fresh link to the video."""
        if self.view.video is None:
            self.say("There is no video yet.")
        else:
            self._copy("link", await self.desk.video_link())

    @work(group="download", exclusive=True)
    async def action_preview_video(self) -> None:
        """Save the video if that has not been done, and play it here."""
        video, path = self.view.video, await self.fetch()
        if path is None:
            return
        from tui.screens.preview import PreviewScreen

        title = video.title if video and video.title else path.name
        if await self.app.push_screen_wait(PreviewScreen(path, title)) == "open":
            await self.run_action("screen.open_video")

    @work(group="download", exclusive=True)
    async def action_save_subtitles(self) -> None:
        """Save the video's subtitles beside it."""
        if path := await self._subtitles():
            self.say(f"Subtitles saved to {path}")

    async def _subtitles(self) -> Path | None:
        video = self.view.video
        if video is None or not video.subtitle_url:
            self.say("There are no subtitles to save yet.")
            return None
        target = (self.videos / file_name(video)).with_suffix(".srt")
        try:
            await asyncio.to_thread(self.videos.mkdir, parents=True, exist_ok=True)
            path = await self.desk.save_subtitles(target)
        except Exception as error:  # the user is told, and can ask again
            self.say(f"The subtitles could not be saved: {error}", severity="error")
            return None
        self.transfers[video.video_id] = replace(self.transfers.get(video.video_id, Transfer()), subtitles=path)
        self.redraw()
        return path
