"""What a user can do with the finished videos: save them, open them, play them here, save other cuts, copy a link.

Every action takes a video's id; without one it is about the last video that can be watched.
"""

from __future__ import annotations

import asyncio
from dataclasses import replace
from typing import TYPE_CHECKING

from textual import work

from tui.chat.video_names import file_name
from tui.chat.view import VideoView, finished_videos
from tui.screens.chat_actions import ChatActions
from tui.widgets.transcript import Transcript
from tui.widgets.transcript_items import Transfer

if TYPE_CHECKING:
    from pathlib import Path

    from tui.chat.saving import Part
    from tui.screens.seams import Progress

_NONE_YET = "There is no finished video yet."


class VideoActions(ChatActions):
    """Actions on the videos of the session on the screen."""

    def video(self, video_id: str = "") -> VideoView | None:
        """A video of the session that can be watched: the one of this id, else the last."""
        videos = finished_videos(self.view)
        return next((video for video in videos if video.video_id == video_id), videos[-1] if videos else None)

    @work(group="download", exclusive=True)
    async def action_download(self, video_id: str = "") -> None:
        """Save the video in the home folder."""
        if path := await self.fetch(video_id):
            self.say(f"Saved to {path}")

    @work(group="download", exclusive=True)
    async def action_open_video(self, video_id: str = "") -> None:
        """Save the video if that has not been done, and open it with the system's player."""
        path = await self.fetch(video_id)
        if path is None:
            return
        from tui.screens.opening import open_outside

        if not open_outside(path):
            self.say(f"Nothing here opens videos. It is saved at {path}", severity="warning")

    async def fetch(self, video_id: str = "") -> Path | None:
        """The video's file, downloaded once; None when there is no video or it could not be fetched."""
        video = self.video(video_id)
        if video is None:
            self.say(_NONE_YET)
            return None
        done = self.transfers.get(video.video_id, Transfer())
        if done.path is not None and await asyncio.to_thread(done.path.is_file):
            return done.path
        try:
            await asyncio.to_thread(self.videos.mkdir, parents=True, exist_ok=True)
            target = self.videos / file_name(video)
            path = await self.desk.download(video.video_id, target, self._progress_of(video.video_id))
        except Exception as error:  # the user is told, and can ask again
            self._note(video.video_id, done=0, total=None)
            self.say(f"The video could not be saved: {error}", severity="error")
            return None
        from tui.chat.film_facts import frame_size

        size_px = await asyncio.to_thread(frame_size, path)
        size_bytes = (await asyncio.to_thread(path.stat)).st_size
        self._note(video.video_id, done=size_bytes, path=path, size_px=size_px)
        return path

    def _note(self, video_id: str, **changes: object) -> None:
        """Show what has become of a video's files."""
        known = self.transfers.get(video_id, Transfer())
        self.transfers[video_id] = replace(known, **changes)  # type: ignore[arg-type]  # its own fields
        self.redraw()

    def _progress_of(self, video_id: str) -> Progress:
        """What takes a download's progress to the screen, a step of at least 1 % at a time."""

        def tell(done: int, total: int | None) -> None:
            before = self.transfers.get(video_id, Transfer())
            if before.done == 0 or done - before.done >= (total or 10_000_000) / 100 or done == total:
                self._note(video_id, done=done, total=total)

        return tell

    async def action_copy_link(self, video_id: str = "") -> None:
        """Copy a fresh link to the video."""
        video = self.video(video_id)
        if video is None:
            self.say(_NONE_YET)
        else:
            self._copy("link", await self.desk.video_link(video))

    @work(group="download", exclusive=True)
    async def action_preview_video(self, video_id: str = "") -> None:
        """Save the video if that has not been done, and play it here."""
        video, path = self.video(video_id), await self.fetch(video_id)
        if video is None or path is None:
            return
        from tui.screens.preview import PreviewScreen

        if await self.app.push_screen_wait(PreviewScreen(path, video.title or path.name)) == "open":
            self.action_open_video(video.video_id)

    @work(group="videos")
    async def action_videos(self) -> None:
        """Show every video of the session, to do with any what its card offers."""
        videos = finished_videos(self.view)
        if not videos:
            self.say(_NONE_YET)
            return
        from tui.screens.videos import VideosScreen, wishes

        said = wishes(self.query_one(Transcript).items)
        asked = await self.app.push_screen_wait(VideosScreen(videos, said, self.transfers))
        if asked is not None:
            await self.run_action(f"screen.{asked.action}({asked.video_id!r})")

    @work(group="download", exclusive=True)
    async def action_save_as(self, video_id: str = "") -> None:
        """Save another cut of the video, or its subtitles: which is asked."""
        video = self.video(video_id)
        if video is None:
            self.say(_NONE_YET)
            return
        from tui.screens.one_of import OneOf
        from tui.screens.video_files import files_of

        files = files_of(video)
        if not files:
            self.say("There is nothing of this video to save but the video itself.")
            return
        chosen = await self.app.push_screen_wait(OneOf("save as", tuple(file.way for file in files)))
        for file in files:
            if file.way.name == chosen:
                await self._save(video, file.part, file.word, file.ending)

    @work(group="download", exclusive=True)
    async def action_save_subtitles(self, video_id: str = "") -> None:
        """Save the video's subtitles beside it."""
        from tui.chat.saving import Part

        video = self.video(video_id)
        if video is None or not video.subtitle_url:
            self.say("There are no subtitles to save yet.")
        else:
            await self._save(video, Part.SUBTITLES, "subtitles", ".srt")

    async def _save(self, video: VideoView, part: Part, word: str, ending: str) -> None:
        """Save a file of a video beside it, and show on its card that it is being fetched, and where it is."""
        target = self.videos / (file_name(video).removesuffix(".mp4") + ending)
        self._note(video.video_id, making=word)
        try:
            await asyncio.to_thread(self.videos.mkdir, parents=True, exist_ok=True)
            path = await self.desk.save_part(video.video_id, part, target)
        except Exception as error:  # the user is told, and can ask again
            self.say(f"That could not be saved: {error}", severity="error")
            return
        finally:
            self._note(video.video_id, making="")
        others = dict(self.transfers[video.video_id].others) | {word: path}
        self._note(video.video_id, others=tuple(others.items()))
        self.say(f"{word[:1].upper()}{word[1:]} saved to {path}")
