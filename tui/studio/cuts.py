"""A video's other cut, with or without captions: made from the same plan when somebody first asks for it.

The cut a storyboard asks for is delivered; most videos are never wanted in the other one, and drawing both at once
takes two fifths longer. Speech, sound and every scene that another revision had in that cut are found in the cache.
"""

from __future__ import annotations

import asyncio
import contextlib
import logging
import threading
from collections.abc import Callable
from concurrent.futures import BrokenExecutor, Executor
from pathlib import Path
from uuid import uuid4

from tui.api.terms import VideoStatus
from tui.studio.crew import Crew
from tui.studio.delivery import Kept, kept_plan, place
from tui.studio.stage.task import Stopped
from tui.studio.store.jobs import JobKind
from tui.studio.store.store import Store
from tui.studio.store.videos import Video

log = logging.getLogger(__name__)

LOOK_EVERY_S = 0.2
"""How often, in seconds, a cut that stands back looks whether it may go on."""


class NoOtherCutError(LookupError):
    """This cut cannot be made: the video is gone, or was made before plans were kept with videos."""


class Cuts:
    """Makes other cuts, each once and one at a time; renders of sessions go before them.

    Args:
        store: Knows the videos, and whether anything is being rendered.
        crew: Makes them.
        stage: Executor they are made with.
        attempts: How often one is begun before it is given up, when a worker dies under it.
    """

    def __init__(self, store: Store, crew: Crew, stage: Executor, attempts: int) -> None:
        self._store, self._crew, self._stage, self._attempts = store, crew, stage, attempts
        self._making: dict[Path, asyncio.Task[None]] = {}
        self._turn = threading.Lock()
        self._closing = threading.Event()

    async def file(self, video: Video, *, captions: bool) -> Path:
        """A finished video with captions or without, made now if it is not there.

        Raises:
            NoOtherCutError: It cannot be made.
            Stopped: The studio is closing.
            BrokenExecutor: Its workers died again and again.
        """
        folder = self._store.video_folder(video.id)
        if video.captioned == captions:
            return folder / "video.mp4"
        target = folder / ("captioned.mp4" if captions else "clean.mp4")
        if not await asyncio.to_thread(target.exists):
            await self._made(video, target, captions)
        return target

    async def _made(self, video: Video, target: Path, captions: bool) -> None:  # noqa: FBT001  (never called by hand)
        if target not in self._making:
            making = asyncio.create_task(asyncio.to_thread(self._make, video, target, captions))
            making.add_done_callback(lambda _: self._making.pop(target, None))
            self._making[target] = making
        # Shielded: whoever asked may hang up, and finds the cut when asking again.
        await asyncio.shield(self._making[target])

    async def close(self) -> None:
        """Give up what is being made; its finished scenes are kept."""
        self._closing.set()
        await asyncio.gather(*self._making.values(), return_exceptions=True)

    def _make(self, video: Video, target: Path, captions: bool) -> None:  # noqa: FBT001
        with self._turn:
            plan = self._plan(video)
            log.info("video %s: making its cut %s captions", video.id, "with" if captions else "without")
            board = plan.storyboard.model_copy(update={"captions": captions})
            folder = self._store.work_folder(video.session_id)
            made = self._patiently(
                lambda stop: (
                    self._crew.produce(
                        board, plan.pictures, folder, self._stage, lambda _: self._give_way(stop), stop
                    ).video
                )
            )
            self._plan(video)  # it may have been deleted meanwhile, and its folder with it
            place(made, target)

    def _plan(self, video: Video) -> Kept:
        known = self._store.videos.find(video.id)
        plan = kept_plan(self._store.video_folder(video.id))
        if plan is None or known is None or known.status is not VideoStatus.COMPLETED:
            raise NoOtherCutError(video.id)
        return plan

    def _patiently(self, work: Callable[[Path], Path]) -> Path:
        """Work while nothing is rendered; stand back when something is, and go on afterwards."""
        deaths = 0
        while True:
            while self._is_rendering() and not self._closing.wait(LOOK_EVERY_S):
                pass
            if self._closing.is_set():
                raise Stopped
            stop = self._store.home / "cache" / f"stop-cut-{uuid4().hex}"
            try:
                return work(stop)
            except Stopped:
                continue
            except BrokenExecutor:
                deaths += 1
                if deaths >= self._attempts or self._closing.is_set():
                    raise
            finally:
                stop.unlink(missing_ok=True)

    def _give_way(self, stop: Path) -> None:
        if self._closing.is_set() or self._is_rendering():
            with contextlib.suppress(OSError):
                stop.touch()

    def _is_rendering(self) -> bool:
        return self._store.jobs.count_open(JobKind.RENDER) > 0
