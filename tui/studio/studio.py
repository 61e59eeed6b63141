"""The studio put together: what a request handler can reach."""

from __future__ import annotations

import asyncio
import contextlib
from collections.abc import AsyncIterator
from concurrent.futures import Executor
from contextlib import asynccontextmanager
from dataclasses import dataclass

from tui.studio.agent import Agent
from tui.studio.animations import Animations
from tui.studio.callbacks import Callbacks
from tui.studio.crew import Crew
from tui.studio.cuts import Cuts
from tui.studio.jobs import JobRunner
from tui.studio.links import Links
from tui.studio.previews import Previews
from tui.studio.settings import StudioSettings
from tui.studio.store.jobs import JobKind
from tui.studio.store.store import Store
from tui.studio.studio_crew import StudioCrew
from tui.studio.workers import WorkerPool


@dataclass(frozen=True, slots=True)
class Studio:
    """The parts of a running studio."""

    settings: StudioSettings
    store: Store
    links: Links
    agent: Agent
    jobs: JobRunner
    callbacks: Callbacks
    previews: Previews
    cuts: Cuts
    animations: Animations
    desk: Executor
    stage: Executor

    @asynccontextmanager
    async def open(self) -> AsyncIterator[None]:
        """Work while the server serves; then put running jobs back and end the workers."""
        self.agent.recover()
        self.jobs.start(self.agent.work, self.agent.give_up)
        delivering = asyncio.create_task(self.callbacks.run())
        try:
            yield
        finally:
            delivering.cancel()
            self.agent.close()
            await self.animations.close()
            self.desk.shutdown(wait=False, cancel_futures=True)
            self.stage.shutdown(wait=False, cancel_futures=True)
            await self.jobs.close()
            await self.cuts.close()
            with contextlib.suppress(asyncio.CancelledError):
                await delivering
            self.store.close()


def build_studio(settings: StudioSettings, crew: Crew | None = None) -> Studio:
    """Put a studio together.

    Args:
        settings: How it runs.
        crew: Who plans and produces; the real crew when none is given.

    Raises:
        OSError: The home cannot be written, or the database in it cannot be opened.
        ClusterError: The cluster that is asked for cannot be used.
    """
    store = Store(settings.home)
    links = Links(store.secret("links"), life_s=settings.link_life_s)
    callbacks = Callbacks(store, links, settings)
    desk, stage = WorkerPool(1), _stage(settings)
    jobs = JobRunner(store, {JobKind.PLAN: 1, JobKind.RENDER: settings.renders_at_once})
    crew = crew or _crew(settings, store)
    agent = Agent(
        store,
        crew,
        desk=desk,
        stage=stage,
        callbacks=callbacks,
        settings=settings,
        wake=jobs.wake,
    )
    previews = Previews(store.home / "cache", desk, settings.styles_folder)
    cuts = Cuts(store, crew, stage, settings.attempts)
    animations = Animations(store, desk, settings.attempts)
    return Studio(settings, store, links, agent, jobs, callbacks, previews, cuts, animations, desk, stage)


def _crew(settings: StudioSettings, store: Store) -> Crew:
    memory = settings.home / "memory.json"
    return StudioCrew(settings.kits_folder, store.pieces_folder, memory, settings.styles_folder)


def _stage(settings: StudioSettings) -> Executor:
    """What renders: this machine's processes, or a cluster's and one of this machine's for what stays here."""
    here = WorkerPool(settings.workers)
    if settings.cluster is None:
        return here
    from tui.studio.cluster import connect

    return connect(settings.cluster, here)
