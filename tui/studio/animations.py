"""A video's animated preview, behind `gif_url`: made from the finished file when somebody first asks, then kept.

Few ever ask, and making it takes a thirtieth of what the whole video does. It needs nothing but the video itself, so
that it can be had after a restart, and when the pieces the video was made of are long gone.
"""

from __future__ import annotations

import asyncio
import logging
import shutil
import time
from concurrent.futures import BrokenExecutor, Executor
from pathlib import Path

from tui.api.terms import VideoStatus
from tui.studio.delivery import PREVIEW, find
from tui.studio.off_the_loop import in_a_worker
from tui.studio.stage.task import Stopped
from tui.studio.store.jobs import JobKind
from tui.studio.store.store import Store
from tui.studio.store.videos import Video

log = logging.getLogger(__name__)

LOOK_EVERY_S = 0.2
"""How often, in seconds, a preview that stands back looks whether it may be made."""
STANDS_BACK_S = 10.0
"""How long, in seconds, one stands back for renders: it is made in a third of a second, and somebody waits for it."""


def animate(video: Path, target: Path) -> None:
    """Make a finished video's preview from moments of all of it; runs in a worker.

    Raises:
        ValueError: There is no picture in the video's file.
    """
    from tui.studio.edit.poster import preview

    preview(video, target)


class NoAnimationError(LookupError):
    """There is no video to make a preview of, or it was deleted meanwhile."""


class Animations:
    """Makes animated previews, each once; renders of sessions go before them, within reason.

    Args:
        store: Knows the videos, and whether anything is being rendered.
        desk: Executor they are made with.
        attempts: How often one is begun before it is given up, when a worker dies under it.
    """

    def __init__(self, store: Store, desk: Executor, attempts: int) -> None:
        self._store, self._desk, self._attempts = store, desk, attempts
        self._making: dict[Path, asyncio.Task[None]] = {}

    async def file(self, video: Video) -> Path:
        """A finished video's preview, made now if it is not there.

        Raises:
            NoAnimationError: There is no video any more, or not yet.
            Stopped: The studio is closing.
            BrokenExecutor: Its workers died again and again.
            ValueError: The video's file cannot be read.
        """
        target = self._store.video_folder(video.id) / PREVIEW
        if not await asyncio.to_thread(target.exists):
            await self._made(video, target)
        return target

    async def _made(self, video: Video, target: Path) -> None:
        if target not in self._making:
            making = asyncio.create_task(self._make(video, target))
            making.add_done_callback(lambda _: self._making.pop(target, None))
            self._making[target] = making
        making = self._making[target]
        try:
            # Shielded: whoever asked may hang up, and finds the preview when asking again.
            await asyncio.shield(making)
        except asyncio.CancelledError:
            if making.cancelled():
                raise Stopped from None
            raise

    async def close(self) -> None:
        """Give up what is being made."""
        under_way = list(self._making.values())
        for making in under_way:
            making.cancel()
        await asyncio.gather(*under_way, return_exceptions=True)

    async def _make(self, video: Video, target: Path) -> None:
        await self._stand_back()
        source = await asyncio.to_thread(find, target.parent, "video")
        if source is None or video.status is not VideoStatus.COMPLETED:
            raise NoAnimationError(video.id)
        log.info("video %s: making its animated preview", video.id)
        try:
            await self._work(source, target)
        finally:
            if self._store.videos.find(video.id) is None:  # deleted meanwhile: nothing of it comes back
                shutil.rmtree(target.parent, ignore_errors=True)
                raise NoAnimationError(video.id)

    async def _stand_back(self) -> None:
        until = time.monotonic() + STANDS_BACK_S
        while time.monotonic() < until and self._store.jobs.count_open(JobKind.RENDER):  # noqa: ASYNC110  (the database tells nobody)
            await asyncio.sleep(LOOK_EVERY_S)

    async def _work(self, source: Path, target: Path) -> None:
        for left in reversed(range(self._attempts)):
            try:
                return await in_a_worker(self._desk, animate, source, target)
            except BrokenExecutor:
                if not left:
                    raise
        return None
